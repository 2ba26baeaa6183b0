"""An edit that nobody would see is gone to: undone far away, dropped at the end of a long stack."""

from __future__ import annotations

import pytest

from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.sights import corner_of, shows
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.positions import add_position, move_positions
from tests.sample_organizations import large_organization


@pytest.fixture
def wide(qtbot) -> Canvas:
    canvas = Canvas(Session(Document(large_organization(400))))
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.zoom_to(1.0)
    return canvas


def seen(canvas: Canvas, key: str) -> bool:
    return shows(canvas.scene.layout, canvas.scene.slot(key), canvas.view)


def test_what_is_undone_out_of_sight_is_shown(wide: Canvas) -> None:
    session, last = wide.session, wide.scene.id(len(wide.scene) - 1)
    wide.fly_to(last)
    session.perform(set_field, session.organization, [last], "title", "Renamed")
    wide.fly_to("p0")
    assert not seen(wide, last)
    session.undo()
    assert session.organization.get(Position, last).title != "Renamed"
    assert seen(wide, last)


def test_what_is_in_sight_lets_the_chart_stand(wide: Canvas) -> None:
    wide.fly_to("p0")
    view = wide.view
    wide.session.perform(set_field, wide.session.organization, ["p0"], "title", "Renamed")
    assert wide.view == view


def test_an_edit_of_very_many_does_not_move_the_chart(wide: Canvas) -> None:
    wide.fly_to("p0")
    view = wide.view
    keys = [k for k in wide.scene.tree.ids if not seen(wide, k)][:250]
    wide.session.perform(set_field, wide.session.organization, keys, "grade", "X")
    assert wide.view == view


def test_a_card_that_moves_does_not_make_the_others_run_about(wide: Canvas) -> None:
    session, tree = wide.session, wide.scene.tree
    moved, other = (tree.ids[i] for i in tree.children(0)[:2])
    below = tree.ids[tree.children(tree.index[other])[0]]
    session.select([moved])
    wide.fit()
    wide.zoom_out()
    before = corner_of(wide.scene, "p0", wide.view)
    session.perform(move_positions, session.organization, [moved], below)
    assert corner_of(wide.scene, "p0", wide.view) == pytest.approx(before)
    held = corner_of(wide.scene, below, wide.view)
    session.undo()
    assert corner_of(wide.scene, below, wide.view) == pytest.approx(held)


def test_where_an_added_card_is_undone_the_one_above_is_current(wide: Canvas) -> None:
    session = wide.session
    first = session.perform(add_position, session.organization, title="First", manager="p3")
    below = first.changes[0].id
    second = session.perform(add_position, session.organization, title="Second", manager=below)
    session.select([second.changes[0].id])
    session.undo()
    assert session.selection == (below,)
    session.undo()
    assert session.selection == ("p3",)
