"""The legend on the canvas says what the colours stand for, and changes them."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from orgeditor.model.records import Shade, Unit
from orgeditor.model.verbs.editing import set_field


def lines(hands) -> list[str]:
    return [
        line.text() for line in hands.canvas.legend.findChildren(QToolButton) if line.isVisible()
    ]


def test_the_legend_follows_what_the_chart_is_coloured_by(hands) -> None:
    assert lines(hands) == ["Marketing", "Brand", "Digital"]
    hands.session.perform(set_field, hands.session.organization, ["web"], "grade", "P3")
    hands.canvas.look(colour_by="grade")
    assert lines(hands) == ["P3", "none"]
    hands.canvas.legend.want(False)
    assert not hands.canvas.legend.isVisible()


def test_a_colour_chosen_for_a_unit_is_the_units_own(hands) -> None:
    legend, org = hands.canvas.legend, hands.session.organization
    legend.choose(hands.canvas.scene.legend()[1], "#123456")
    assert "#123456" in {unit.colour for unit in org.of(Unit).values()}
    assert "#123456" in hands.canvas.scene.colours()
    hands.session.undo()
    assert "#123456" not in hands.canvas.scene.colours()


def test_a_colour_chosen_for_a_value_is_kept_in_the_document(hands) -> None:
    hands.canvas.look(colour_by="filled")
    hands.canvas.legend.choose(hands.canvas.scene.legend()[0], "#123456")
    assert [shade.colour for shade in hands.session.organization.of(Shade).values()] == ["#123456"]
    assert "#123456" in hands.canvas.scene.colours()


def test_the_legend_follows_edits_after_a_moment(hands, qtbot) -> None:
    hands.canvas.look(colour_by="grade")
    hands.session.perform(set_field, hands.session.organization, ["web"], "grade", "P3")
    qtbot.waitUntil(lambda: "P3" in lines(hands))
