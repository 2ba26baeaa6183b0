"""The chart of units with their positions in boxes: dropping into them, walking, adding, folding."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from orgeditor.drawing.frames import frame_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import box_order
from orgeditor.model.verbs.editing import set_field, set_project

Key = Qt.Key


@pytest.fixture
def boxes(hands):
    hands.session.perform(set_project, hands.org, unit_arrangement="boxes")
    hands.canvas.set_mode("units")
    return hands


def corner(hands, key: str) -> QPointF:
    """Return a point of a box at its upper right corner, where no card stands."""
    scene = hands.canvas.scene
    box = frame_of(scene, scene.slot(key))
    return QPointF(*hands.canvas.view.to_screen(box.right() - 3, box.top() + 3))


def test_units_show_their_positions_in_boxes_and_else_do_not(boxes) -> None:
    scene = boxes.canvas.scene
    assert scene.tree.ids == [
        "all", "director", "brand-unit", "brand", "content", "pr", "digital-unit", "digital", "web",
    ]  # fmt: skip
    boxes.session.undo()
    assert boxes.canvas.scene.tree.ids == ["all", "brand-unit", "digital-unit"]


def test_one_unit_alone_may_be_a_box(hands) -> None:
    hands.canvas.set_mode("units")
    hands.session.perform(set_field, hands.org, ["digital-unit"], "arrangement", "boxes")
    scene = hands.canvas.scene
    assert scene.tree.ids == ["all", "brand-unit", "digital-unit", "digital", "web"]
    assert [scene.id(slot) for slot in scene.layout.boxed] == ["digital-unit"]


def test_a_position_dropped_into_a_box_moves_into_the_unit(boxes) -> None:
    boxes.drag(boxes.at("content"), corner(boxes, "digital-unit"))
    assert boxes.position("content").unit == "digital-unit"
    boxes.session.undo()
    assert boxes.position("content").unit == "brand-unit"


def test_a_unit_dropped_into_a_box_becomes_part_of_it(boxes) -> None:
    boxes.drag(boxes.at("digital-unit"), corner(boxes, "brand-unit"))
    assert boxes.org.get(Unit, "digital-unit").parent == "brand-unit"


def test_a_unit_dropped_between_positions_becomes_part_of_their_unit(boxes) -> None:
    boxes.drag(boxes.at("digital-unit"), boxes.at("content", dx=0.01))
    assert boxes.org.get(Unit, "digital-unit").parent == "brand-unit"


def test_positions_change_their_order_inside_a_box(boxes) -> None:
    inside = lambda: box_order(boxes.org, "brand-unit")  # noqa: E731 - asked again and again
    assert inside() == ["brand", "content", "pr"]
    boxes.lift(boxes.at("pr"), boxes.at("content", dx=0.01))
    assert boxes.canvas.pointer.gesture.target == -1
    boxes.release(boxes.at("content", dx=0.01))
    assert inside() == ["brand", "pr", "content"]
    assert boxes.position("pr").manager == "brand"
    assert str(boxes.session.document.history.undoable.label) == "Reorder PR manager"
    boxes.drag(boxes.at("pr"), boxes.at("content", dx=0.99))
    assert inside() == ["brand", "content", "pr"]


def test_whoever_leads_in_a_unit_stands_first(boxes, qtbot) -> None:
    with qtbot.waitSignal(boxes.session.refused) as told:
        boxes.drag(boxes.at("pr"), boxes.at("brand", dx=0.01))
    assert "Brand stands first" in str(told.args[0])


def test_a_position_dropped_between_others_joins_its_like_in_their_box(boxes) -> None:
    boxes.drag(boxes.at("web"), boxes.at("brand", dx=0.01))
    assert box_order(boxes.org, "brand-unit") == ["web", "brand", "content", "pr"]


def test_a_click_on_the_ground_of_a_box_selects_the_unit(boxes) -> None:
    boxes.click(corner(boxes, "digital-unit"))
    assert boxes.session.selection == ("digital-unit",)
    boxes.click(corner(boxes, "brand-unit"), keys=Qt.KeyboardModifier.ControlModifier)
    assert boxes.session.selection == ("digital-unit", "brand-unit")
    boxes.drag(corner(boxes, "all"), boxes.at("pr"))
    assert "pr" in boxes.session.selection


def test_arrows_lead_to_the_nearest_card(boxes, qtbot) -> None:
    boxes.session.select(["brand"])
    for key, found in ((Key.Key_Up, "brand-unit"), (Key.Key_Up, "director"), (Key.Key_Up, "all")):
        qtbot.keyClick(boxes.canvas, key)
        assert boxes.session.selection == (found,)
    boxes.session.select(["content"])
    qtbot.keyClick(boxes.canvas, Key.Key_Right)
    assert boxes.session.selection != ("content",)


def test_enter_adds_a_position_beside_a_position_and_a_unit_beside_a_unit(boxes, qtbot) -> None:
    boxes.session.select(["pr"])
    qtbot.keyClick(boxes.canvas, Key.Key_Return)
    added = boxes.org.get(Position, boxes.session.selection[0])
    assert (added.unit, added.manager) == ("brand-unit", "brand")
    boxes.session.select(["brand-unit"])
    boxes.canvas.add_sibling()
    assert boxes.org.find(Unit, boxes.session.selection[0]) is not None


def test_a_folded_box_is_a_card_that_tells_how_much_is_inside(boxes) -> None:
    boxes.canvas.folds.fold({"brand-unit"})
    scene = boxes.canvas.scene
    slot = scene.slot("brand-unit")
    assert (scene.layout.box_of(slot), scene.card(slot).below) == (-1, "3 below")
    assert not scene.card(slot).heading
    assert scene.card(scene.slot("digital-unit")).heading
