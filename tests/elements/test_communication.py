"""Hand-overs, links, swimlanes, and processes made of a matrix."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt

from orgeditor.analysis import communication
from orgeditor.analysis.communication import (
    LANE,
    STEP_HEIGHT,
    STEP_WIDTH,
    gaps_by_units,
    hand_overs,
    links_by_units,
    step_at,
    steps_of,
    swimlanes,
    talking_units,
    ties,
    units_of,
    unlinked,
)
from orgeditor.analysis.completeness import ASPECTS, State, completeness
from orgeditor.analysis.rules import check
from orgeditor.analysis.unit_links import UnitLinks
from orgeditor.drawing import unit_links
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.files.templates import organization_from
from orgeditor.gui.elements.communication import communication_section
from orgeditor.gui.elements.picture import toward
from orgeditor.gui.elements.swimlanes import SwimlanesPage
from orgeditor.gui.session import Session
from orgeditor.messages import t
from orgeditor.model.codes import Duty
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, edit_of
from orgeditor.model.elements.communication import Link, Process, Step
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Matrix,
    OwnCode,
    OwnCodeSet,
    Position,
    Responsibility,
    Role,
    Unit,
)
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.entering import add_records, set_cells
from orgeditor.model.verbs.processes import add_step, move_step, process_of_group
from tests.model.random_edits import small_organization


def records():
    return [
        Unit(id="all", name="All", rank="B"),
        Unit(id="sales", name="Sales", parent="all", rank="C"),
        Unit(id="north", name="North", parent="sales", rank="D"),
        Unit(id="south", name="South", parent="sales", rank="E"),
        Unit(id="ops", name="Operations", parent="all", rank="F"),
        Role(id="rep", name="Representative"),
        Position(id="n", title="Rep North", unit="north", roles=("rep",)),
        Position(id="s", title="Rep South", unit="south", roles=("rep",)),
        Position(id="o", title="Clerk", unit="ops"),
        Process(id="p", name="Offer", rank="B"),
        Step(id="1", name="Ask", process="p", party="rep", hands_on="request", rank="B"),
        Step(id="2", name="Reckon", process="p", party="o", hands_on="price", rank="C"),
        Step(id="3", name="Check", process="p", party="o", rank="D"),
        Step(id="4", name="Offer", process="p", party="n", rank="E"),
    ]


@pytest.fixture
def org():
    return Organization(records())


def link(source, target, **values):
    given = {"purpose": "Offers", "channel": "CRM", "rhythm": "week"} | values
    return {"source": source, "target": target} | given


def test_a_party_stands_where_it_is_or_where_its_players_are(org):
    assert units_of(org, "sales") == {"sales"}
    assert units_of(org, "o") == {"ops"}
    assert units_of(org, "rep") == {"north", "south"}
    assert units_of(org, "") == frozenset()


def test_hand_overs_are_between_steps_of_different_parties(org):
    found = [(over.before, over.after, over.units) for over in hand_overs(org, "p")]
    assert found == [("1", "2", ("sales", "ops")), ("3", "4", ("ops", "north"))]


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        (("o", "n"), ["1"]),
        (("rep", "o"), []),
        (("sales", "ops"), []),
        (("ops", "north"), []),
        (("south", "ops"), ["3"]),
        (("north", "south"), ["1", "3"]),
    ],
)
def test_a_link_of_parties_units_or_what_they_are_parts_of_is_enough(org, ends, left):
    org.apply(add_records(org, Link, [link(*ends)]))
    if ends == ("o", "n"):
        # A link of two positions is one of their units, in which the role stands, too.
        left = []
    assert [over.before for over in unlinked(org)] == left


def test_rules_of_links(org):
    rows = [link("sales", "ops", channel="", mode="collaboration")]
    org.apply(add_records(org, Link, rows))
    found = {finding.rule for finding in check(org)}
    assert {"link-complete", "collaboration-ends"} <= found
    assert "hand-over-linked" not in found
    org.apply(set_cells(org, [("3", "party", "")]))
    assert any(f.rule == "step-done" and f.subjects == ("3",) for f in check(org))


def test_lanes_come_in_the_order_of_the_steps_and_no_two_boxes_touch(org):
    found = swimlanes(org, "p")
    assert [lane.party for lane in found.lanes] == ["rep", "o", "n"]
    assert [box.step for box in found.boxes] == ["1", "2", "3", "4"]
    for box in found.boxes:
        assert step_at(found, box.x + STEP_WIDTH / 2, box.y + STEP_HEIGHT / 2) == box.step
        lane = next(lane for lane in found.lanes if lane.y <= box.y <= lane.y + LANE)
        assert org.get(Step, box.step).party == lane.party
    assert found.gaps == {("1", "2"), ("3", "4")}
    assert swimlanes(Organization([Process(id="e")]), "e").boxes == ()


def test_units_that_talk_stand_in_the_order_of_the_structure(org):
    assert talking_units(org) == ["north", "south", "ops"]
    org.apply(add_records(org, Link, [link("sales", "o")]))
    assert talking_units(org) == ["sales", "north", "south", "ops"]
    assert [found.channel for found in links_by_units(org)[frozenset({"ops", "sales"})]] == ["CRM"]


def test_links_and_missing_ones_tie_cards_of_a_chart_together(org):
    assert [(tie.ends, tie.missing) for tie in ties(org, "units")] == [
        (("north", "ops"), True),
        (("ops", "south"), True),
    ]
    # The heads of the units in which a role stands, and the position itself.
    assert {tie.ends for tie in ties(org, "positions")} == {("n", "o"), ("o", "s")}
    org.apply(add_records(org, Link, [{"source": "n", "target": "o"}]))
    assert (("north", "ops"), False) in [(tie.ends, tie.missing) for tie in ties(org, "units")]
    seen, hidden = (ChartScene(org, "units", sight=Sight(links=show)) for show in (True, False))
    assert (seen.slot("north"), seen.slot("ops"), False) in seen.ties.links
    assert hidden.ties.links == []


def test_what_is_deleted_takes_steps_and_links_along(org):
    org.apply(add_records(org, Link, [link("sales", "o")]))
    org.apply(delete(org, ["o", "p"]))
    assert not org.of(Link)
    assert not org.of(Step)


def test_a_group_of_activities_becomes_a_process():
    org = small_organization()
    org.apply(process_of_group(org, "m1", "g1"))
    [process] = org.of(Process).values()
    assert process.name == "Plan"
    [step] = steps_of(org, process.id)
    assert (step.name, step.activity, step.party) == ("Budget", "a1", "r1")
    with pytest.raises(Refused, match="no activity"):
        process_of_group(org, "m1", "a1")


def test_completeness_asks_for_links(org):
    place = next(n for n, aspect in enumerate(ASPECTS) if aspect.id == "communication")
    assert {line.answers[place].state for line in completeness(org)} == {State.MISSING}
    org.apply(add_records(org, Link, [link("south", "ops")]))
    states = {line.unit: line.answers[place].state for line in completeness(org)}
    assert states["south"] is State.FILLED
    assert states["ops"] is State.PARTIAL
    assert states["north"] is State.MISSING


def test_the_section_draws_makes_and_opens(qtbot):
    session = Session(Document(organization_from("marketing")))
    section = communication_section(session)
    qtbot.addWidget(section)
    section.resize(1600, 900)
    section.show()
    qtbot.waitExposed(section)
    lanes = section.pages[0].widget
    lanes._fill_menu()
    [group] = [action for action in lanes.make.menu().actions() if action.text() == "Sales"]
    group.trigger()
    qtbot.waitUntil(lambda: lanes.chooser.currentText() == "Sales" and bool(lanes._laid_out.boxes))
    picture = lanes.picture
    box = lanes._laid_out.boxes[0]
    at = picture._origin() + QPointF(box.x + 30, box.y + 20) * picture.zoom
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert session.selection == (box.step,)
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert section.page.widget.chosen_records() == [box.step]
    section.tabs.setCurrentIndex(4)
    section.grab()
    made = len(session.organization.of(Process))
    session.undo()
    assert len(session.organization.of(Process)) == made - 1


def test_wide_lanes_begin_legible_and_are_fitted_when_that_is_asked_for(qtbot):
    page = SwimlanesPage(Session(Document(organization_from("marketing"))))
    qtbot.addWidget(page)
    page.resize(640, 500)
    page.show()
    qtbot.waitExposed(page)
    picture = page.picture
    picture.grab()
    assert picture.zoom == 0.8
    assert picture.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(picture, Qt.Key.Key_Exclam)
    assert picture.zoom < 0.8
    assert page._laid_out.width * picture.zoom <= picture.viewport().width()
    assert page.minimumSizeHint().width() <= 640


def test_a_step_moves_among_those_of_its_process_and_into_another_lane(org):
    def order():
        return [(step.id, step.party) for step in steps_of(org, "p")]

    before = order()
    org.apply(move_step(org, "1", "n", 2))
    assert order() == [before[1], before[2], ("1", "n"), before[3]]
    org.apply(move_step(org, "1", "rep", 0))
    assert order() == before
    assert not move_step(org, "1", "rep", 0).changes
    org.apply(edit := add_step(org, "p", "2"))
    made = edit.changes[0].id
    assert order() == [*before[:2], (made, before[1][1]), *before[2:]]


def test_steps_are_dragged_moved_by_keys_added_and_deleted_in_the_lanes(qtbot):
    session = Session(Document(organization_from("marketing")))
    section = communication_section(session)
    qtbot.addWidget(section)
    section.resize(1600, 900)
    section.show()
    qtbot.waitExposed(section)
    lanes = section.pages[0].widget
    picture = lanes.picture
    picture.grab()
    first, second = lanes._laid_out.boxes[:2]

    def parties():
        return [(step.id, step.party) for step in steps_of(session.organization, lanes.chooser.currentData())]  # fmt: skip

    def at(box):
        return (picture._origin() + QPointF(box.x + 30, box.y + 20) * picture.zoom).toPoint()

    before = parties()
    button, view = Qt.MouseButton.LeftButton, picture.viewport()
    qtbot.mousePress(view, button, pos=at(first))
    qtbot.mouseMove(view, at(second))
    shown = view.grab().toImage()
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert view.grab().toImage() != shown
    qtbot.mouseRelease(view, button, pos=at(second))
    assert parties() == before
    qtbot.mousePress(view, button, pos=at(first))
    qtbot.mouseMove(view, at(second))
    qtbot.mouseRelease(view, button, pos=at(second))
    assert parties() == [before[1], (first.step, before[1][1]), *before[2:]]
    session.undo()
    assert parties() == before
    picture.grab()
    session.select([first.step])
    qtbot.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert parties()[:2] == [before[1], before[0]]
    session.undo()
    picture.grab()
    qtbot.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert parties()[0] == (first.step, before[1][1])
    session.undo()
    lanes.add.click()
    assert len(parties()) == len(before) + 1
    assert section.page.widget.objectName() == "table-steps"
    section.tabs.setCurrentIndex(0)
    picture.grab()
    session.select([first.step])
    qtbot.keyClick(picture, Qt.Key.Key_Delete)
    assert before[0] not in parties()


def test_the_letters_of_an_own_code_set_say_who_does_a_step():
    org = small_organization()
    own = OwnCodeSet(
        id="own", name="Ours", codes=(OwnCode(letter="D", name="Does", duty=Duty.DOES),)
    )
    org.apply(edit_of(t("x"), [(None, own)]))
    matrix = org.get(Matrix, "m1")
    org.apply(edit_of(t("x"), [(matrix, replace(matrix, own_codes="own"))]))
    cells = [cell for cell in org.of(Responsibility).values() if cell.activity == "a1"]
    org.apply(edit_of(t("x"), [(cell, replace(cell, codes=("D",))) for cell in cells]))
    org.apply(process_of_group(org, "m1", "g1"))
    [step] = org.of(Step).values()
    assert step.party == "r1"


def test_the_matrix_of_units_is_walked_by_keys_and_leads_to_links_and_to_what_lacks_one(qtbot):
    session = Session(Document(organization_from("marketing")))
    section = communication_section(session)
    qtbot.addWidget(section)
    section.resize(1600, 900)
    section.show()
    section.tabs.setCurrentIndex(4)
    picture = section.page.widget
    picture.grab()
    kinds = set()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    before = picture.viewport().grab().toImage()
    for _ in range(12):
        kinds.add(type(session.organization[session.selection[-1]]))
        qtbot.keyClick(picture, Qt.Key.Key_Right)
        qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert Link in kinds
    assert picture.viewport().grab().toImage() != before
    gap = next(over for over in unlinked(session.organization))
    session.select([gap.before])
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert section.page.widget.objectName() == "table-steps"


@pytest.mark.parametrize(
    ("across", "down", "wanted"), [(1, 0, "right"), (-1, 0, "at"), (0, 1, "below"), (0, -1, "at")]
)
def test_an_arrow_key_leads_to_the_nearest_in_its_direction(across, down, wanted):
    spots = [("at", 0.0, 0.0), ("right", 40.0, 1.0), ("far", 9.0, 90.0), ("below", 2.0, 30.0)]
    assert toward(spots, "at", across, down)[0] == wanted
    assert toward(spots, "gone", across, down)[0] == "at"
    assert toward([], "gone", across, down) is None


def test_lanes_of_units_hold_the_steps_of_all_who_stand_in_them(org, qtbot):
    found = swimlanes(org, "p", by_unit=True)
    assert [lane.party for lane in found.lanes] == ["sales", "ops", "north"]
    session = Session(Document(org))
    section = communication_section(session)
    qtbot.addWidget(section)
    section.resize(1600, 900)
    section.show()
    lanes = section.pages[0].widget
    lanes.lanes.setCurrentIndex(1)
    lanes.picture.grab()
    assert lanes._laid_out == found
    before = steps_of(org, "p")
    session.select([before[0].id])
    qtbot.keyClick(lanes.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    after = steps_of(org, "p")
    assert [step.id for step in after[:2]] == [before[1].id, before[0].id]
    assert after[1].party == before[0].party


def test_the_matrix_of_many_units_paints_what_is_seen_and_keeps_its_names_in_sight(
    qtbot, monkeypatch
):
    units = [Unit(id=f"u{n}", name=f"Unit {n}", rank=f"{n:04}B") for n in range(400)]
    links = [Link(id=f"l{n}", source=f"u{n}", target=f"u{n + 1}") for n in range(399)]
    session = Session(Document(Organization([*units, *links])))
    section = communication_section(session)
    qtbot.addWidget(section)
    section.resize(1200, 700)
    section.show()
    section.tabs.setCurrentIndex(4)
    picture = section.page.widget
    picture.zoom_to(1.0)
    picture.grab()
    painted: list[str] = []
    cell, named = unit_links._paint_cell, unit_links.draw_text_ending
    monkeypatch.setattr(
        unit_links, "_paint_cell", lambda *given: painted.append("") or cell(*given)
    )
    monkeypatch.setattr(unit_links, "draw_text_ending", lambda *given: painted.append(given[3]) or named(*given))  # fmt: skip
    session.select(["l200"])
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert session.selection == ("l201",)
    painted.clear()
    picture.grab()
    assert "Unit 201" in painted
    assert len(painted) < 100
    # The names cover cells, which no click reaches.
    table = UnitLinks([u.id for u in units])
    assert table.at(5000.0, 3000.0) is not None
    assert table.at(5000.0, 3000.0, 4900.0, 2000.0) is None


def test_a_hand_over_of_a_role_lacks_its_link_in_each_unit_that_plays_it(org):
    assert gaps_by_units(org) == {
        frozenset({"north", "ops"}): "1",
        frozenset({"south", "ops"}): "1",
    }


def test_the_lanes_of_one_process_ask_about_no_other(org, monkeypatch):
    org.apply(add_records(org, Process, [{"id": f"q{n}", "name": f"Q {n}"} for n in range(50)]))
    asked = []
    steps = communication.steps_of
    monkeypatch.setattr(communication, "steps_of", lambda *given: asked.append(given[1]) or steps(*given))  # fmt: skip
    swimlanes(org, "p")
    communication.swimlanes_in_parts(org, "p", 500.0)
    assert set(asked) == {"p"}
