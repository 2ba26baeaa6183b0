"""Scenarios in the window: made, shown everywhere, locked, promoted, undone."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPushButton, QToolButton

from orgeditor.analysis.following import Trees
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.pages.things import Text
from orgeditor.analysis.rules import Check
from orgeditor.analysis.trend import snapshots
from orgeditor.drawing.scene import ChartScene
from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.snapshots import organization_in
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.outline.record_tree import record_of
from orgeditor.gui.scenarios.card import Card
from orgeditor.gui.scenarios.comparing import CompareDialog
from orgeditor.gui.scenarios.describing import Describing
from orgeditor.gui.scenarios.merging import MergeReview
from orgeditor.gui.scenarios.overlay import OverlayDialog
from orgeditor.gui.scenarios.tools import Tools
from orgeditor.gui.sections import Section
from orgeditor.messages import seen, verbatim
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.records import Person, Position
from orgeditor.model.scenario import BASELINE, Scenario
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position
from orgeditor.model.verbs.scenarios import rename
from tests.window.conftest import position

WHY = "Rivals decide <b>faster</b>"


def answered(qtbot, name: str, why: str = "", source: str = "") -> None:
    """Answer the dialog that comes next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Describing)
        dialog.name.setText(name)
        dialog.why.setPlainText(why)
        if source:
            dialog.source.setCurrentIndex(dialog.source.findData(source))
        dialog.accept()

    QTimer.singleShot(0, answer)


@pytest.fixture
def branched(window, qtbot):
    """A window with a scenario beside the baseline, in which a position is gone; it is shown."""
    answered(qtbot, "Fewer layers", WHY)
    window.actions_by_id["scenario-new"].trigger()
    session = window.session
    session.document.do(delete(session.organization, [position(window, "P04")]))
    return window


def cards(window) -> list[Card]:
    return [
        window.scenarios.list.itemWidget(window.scenarios.list.item(row))
        for row in range(window.scenarios.list.count())
    ]


def words(card: Card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_a_new_scenario_is_shown_and_switching_takes_all_views_along(branched, qtbot):
    window, session = branched, branched.session
    assert session.document.scenario.name == "Fewer layers"
    assert window.switcher.text().strip() == "Fewer layers"
    assert "Fewer layers" in window.windowTitle()
    shown = len(window.canvas.scene.whole_tree().index)
    window.actions_by_id["scenario-next"].trigger()
    assert session.document.shown == BASELINE
    assert len(window.canvas.scene.whole_tree().index) == shown + 1
    assert window.switcher.text().strip() == "Baseline"
    key = position(window, "P04")
    above = session.organization.get(Position, key).manager
    session.select([key])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert session.document.scenario.name == "Fewer layers"
    assert session.selection == (above,)
    assert list(map(record_of, window.outline.structure.selectedItems())) == [above]
    assert window.status._figures.text().startswith(f"{shown} positions")


def test_what_was_added_in_a_scenario_stays_behind_when_the_baseline_is_shown_again(branched):
    session, canvas = branched.session, branched.canvas
    session.perform(add_position, session.organization, title="Planner")
    positions = session.organization.of(Position)
    made = next(key for key, added in positions.items() if added.title == "Planner")
    for scenario in (BASELINE, session.document.shown, BASELINE):
        session.show_scenario(scenario)
        assert len(canvas.scene) == len(canvas.scene.layout.x) == len(canvas.scene.tree)
    assert made not in canvas.scene.tree.index


def test_the_switchers_menu_shows_another(branched):
    menu = branched.switcher.menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Fewer layers"]
    next(a for a in menu.actions() if a.text() == "Baseline").trigger()
    assert branched.session.document.shown == BASELINE


def test_long_names_make_neither_menu_nor_dialog_as_wide_as_they_are(branched, qtbot):
    document = branched.session.document
    long = "An alternative that somebody has described in its name " * 4
    document.do(rename(document.scenarios, document.shown, long))
    menu = branched.switcher.menu()
    menu.aboutToShow.emit()
    assert menu.sizeHint().width() < 600
    assert any(long.strip() in action.toolTip() for action in menu.actions())
    sources = {document.shown: verbatim(long)}
    asked = Describing(verbatim("New"), Scenario(id="", name="A", source=document.shown), sources=sources)  # fmt: skip
    qtbot.addWidget(asked)
    assert asked.sizeHint().width() < 700


def test_cards_tell_what_each_has_more_or_less_than_the_baseline(branched, qtbot):
    branched.show_section(Section.SCENARIOS)
    qtbot.waitUntil(lambda: not any("Counting…" in words(card) for card in cards(branched)))
    baseline, made = cards(branched)
    assert {"Baseline", "60", "head-count"} <= set(words(baseline))
    assert {"Fewer layers", WHY, "59", "−1"} <= set(words(made))
    button = baseline.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert branched.session.document.shown == BASELINE
    qtbot.waitUntil(lambda: not any("Counting…" in words(card) for card in cards(branched)))
    assert "−1" in words(cards(branched)[1])


def test_pay_that_is_hidden_is_not_on_the_cards(branched, qtbot):
    branched.session.keep_from_view(names=False, pay=True)
    branched.show_section(Section.SCENARIOS)
    qtbot.waitUntil(lambda: not any("Counting…" in words(card) for card in cards(branched)))
    assert not any("cost a year" in words(card) for card in cards(branched))


def test_a_locked_one_refuses_with_the_reason(branched):
    session, told = branched.session, []
    session.refused.connect(lambda reason: told.append(str(reason)))
    branched.actions_by_id["scenario-lock"].trigger()
    assert branched.actions_by_id["scenario-lock"].isChecked()
    key = position(branched, "P05")
    assert session.perform(set_field, session.organization, [key], "title", "Other") is None
    branched.actions_by_id["undo"].trigger()
    assert all("“Fewer layers” is locked." in one for one in told)
    assert len(told) == 2
    branched.actions_by_id["scenario-lock"].trigger()
    assert session.perform(set_field, session.organization, [key], "title", "Other")


def test_undo_in_the_section_is_about_scenarios_and_elsewhere_about_the_one_shown(branched):
    session = branched.session
    branched.show_section(Section.SCENARIOS)
    branched.actions_by_id["scenario-delete"].trigger()
    assert session.document.shown == BASELINE
    assert len(session.document.scenarios) == 1
    assert branched.actions_by_id["undo"].text() == "Undo: Delete Fewer layers"
    branched.actions_by_id["undo"].trigger()
    branched.scenarios.step(1)
    assert session.document.scenario.name == "Fewer layers"
    assert len(session.organization.of(Position)) == 59
    branched.show_section(Section.STRUCTURE)
    branched.actions_by_id["undo"].trigger()
    assert len(session.organization.of(Position)) == 60
    assert len(session.document.scenarios) == 2


def test_archived_ones_are_put_out_of_sight_and_the_baseline_never(branched):
    branched.show_section(Section.SCENARIOS)
    branched.actions_by_id["scenario-archive"].trigger()
    branched.scenarios.step(1)
    assert [card.scenario.id for card in cards(branched)] == [BASELINE]
    branched.scenarios.archived.setChecked(True)
    assert len(cards(branched)) == 2
    branched.scenarios.choose(BASELINE)
    for name in ("archive", "promote", "delete"):
        assert not branched.actions_by_id[f"scenario-{name}"].isEnabled()


@pytest.mark.parametrize("put_away", ["archive", "delete"])
def test_undo_chooses_again_what_was_put_away(branched, put_away):
    made = branched.session.document.shown
    branched.session.show_scenario(BASELINE)
    branched.show_section(Section.SCENARIOS)
    branched.scenarios.choose(made)
    branched.actions_by_id[f"scenario-{put_away}"].trigger()
    assert branched.scenarios.list.currentRow() == 0
    assert branched.scenarios.chosen == BASELINE
    branched.actions_by_id["undo"].trigger()
    assert branched.scenarios.list.currentRow() == 1
    assert branched.scenarios.chosen == made


def test_f2_on_a_card_renames_it(branched, qtbot):
    branched.show_section(Section.SCENARIOS)
    branched.scenarios.choose(branched.session.document.shown)
    branched.activateWindow()
    qtbot.waitUntil(branched.isActiveWindow)
    branched.scenarios.list.setFocus()
    answered(qtbot, "Fewer still")
    qtbot.keyClick(branched.scenarios.list, Qt.Key.Key_F2)
    assert branched.session.document.scenario.name == "Fewer still"


def test_promoting_makes_it_the_baseline(branched):
    branched.show_section(Section.SCENARIOS)
    made = branched.session.document.shown
    branched.actions_by_id["scenario-promote"].trigger()
    document = branched.session.document
    assert document.baseline.id == made
    assert document.scenarios.get(Scenario, BASELINE).name == "Former baseline"


def test_a_name_that_is_taken_is_refused_with_a_sentence(branched, qtbot):
    told = []
    branched.session.refused.connect(lambda reason: told.append(str(reason)))
    answered(qtbot, "fewer layers")
    branched.actions_by_id["scenario-new"].trigger()
    assert told == ["There is a scenario of that name already."]


def test_pages_that_are_handed_over_name_the_scenario(branched):
    org = branched.session.handed_over()
    assert org.letterhead.title.endswith(" · Fewer layers")
    assert org.project.title == branched.session.organization.project.title
    branched.session.show_scenario(BASELINE)
    assert branched.session.handed_over().letterhead == org.project


def test_saved_and_opened_again_they_are_all_there(branched, tmp_path):
    session = branched.session
    session.file.save(session.document, tmp_path / "plan.orgz")
    document, file = open_file(tmp_path / "plan.orgz")
    file.close()
    assert document.shown == BASELINE
    assert len(document.organization.of(Position)) == 60
    made = next(key for key in document.scenarios.of(Scenario) if key != BASELINE)
    document.show(made)
    assert document.organization == session.organization
    assert document.scenario.why == WHY


def test_names_of_people_stay_hidden_in_whatever_scenario(branched):
    session = branched.session
    gone = position(branched, "P05")
    holder = session.organization.get(Position, gone).holders[0].person
    name = session.organization[holder].name
    session.document.do(delete(session.organization, [gone, holder]))
    session.keep_from_view(names=True, pay=False)
    session.show_scenario(BASELINE)
    assert session.organization[holder].name == name
    assert name not in seen(f"Move {name}")


def reviewed(qtbot, act) -> None:
    """Do something with the review page that comes next, and merge."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeReview)
        act(dialog)
        dialog.accept()

    QTimer.singleShot(0, answer)


def texts(review: MergeReview) -> list[str]:
    """Return what the tree of a review says, row by row."""
    model, found = review.model, []

    def walk(parent) -> None:
        for row in range(model.rowCount(parent)):
            cells = [str(model.index(row, c, parent).data() or "") for c in range(4)]
            found.append(" | ".join(cells))
            walk(model.index(row, 0, parent))

    walk(QModelIndex())
    return found


def title(window, code: str) -> str:
    return window.session.organization.get(Position, position(window, code)).title


def retitle(window, code: str, name: str) -> None:
    org = window.session.organization
    window.session.document.do(set_field(org, [position(window, code)], "title", name))


def test_updating_reviews_what_the_baseline_has_become_and_is_one_step(branched, qtbot):
    session = branched.session
    made = session.document.shown
    retitle(branched, "P05", "Mine")
    session.show_scenario(BASELINE)
    retitle(branched, "P05", "Theirs")
    retitle(branched, "P06", "News")
    session.show_scenario(made)
    said = []
    reviewed(qtbot, lambda review: said.extend([*texts(review), review.told.text()]))
    branched.actions_by_id["scenario-update"].trigger()
    assert any("Changed on both sides · 1" in one for one in said)
    assert any(one.endswith("| Mine | Theirs") for one in said)
    assert "In 1 conflict mine stands." in said[-1]
    assert (title(branched, "P05"), title(branched, "P06")) == ("Mine", "News")
    [taken] = snapshots(session.organization)
    assert taken.name == "Before: Update “Fewer layers” from the baseline"
    session.undo()
    assert snapshots(session.organization) == []
    assert title(branched, "P06") != "News"
    reviewed(qtbot, lambda review: review.take_theirs.click())
    branched.actions_by_id["scenario-update"].trigger()
    assert title(branched, "P05") == "Theirs"
    told = []
    session.refused.connect(lambda reason: told.append(str(reason)))
    branched.actions_by_id["scenario-update"].trigger()
    assert told == ["There is nothing new to bring into “Fewer layers”."]


def test_merging_into_the_baseline_takes_a_snapshot_first_and_is_one_step(branched, qtbot):
    session = branched.session
    before = dict(session.document.table(BASELINE))
    retitle(branched, "P05", "Mine")
    reviewed(qtbot, lambda review: None)
    branched.actions_by_id["scenario-merge"].trigger()
    assert session.document.shown == BASELINE
    assert title(branched, "P05") == "Mine"
    assert len(session.organization.of(Position)) == 59
    [taken] = snapshots(session.organization)
    assert taken.name == "Before: Merge “Fewer layers” into the baseline"
    assert organization_in(taken).table == before
    session.undo()
    assert session.organization.table == before


def test_what_is_not_ticked_does_not_come(branched, qtbot):
    session = branched.session
    retitle(branched, "P05", "Mine")
    key = position(branched, "P05")
    reviewed(qtbot, lambda review: review.model.tick([(key, "title")], ticked=False))
    branched.actions_by_id["scenario-merge"].trigger()
    assert title(branched, "P05") != "Mine"
    assert len(session.organization.of(Position)) == 59


def test_a_loop_that_two_moves_make_is_told_and_not_made(branched, qtbot):
    session = branched.session
    org = session.organization
    first, second = position(branched, "P02"), position(branched, "P05")
    made = session.document.shown
    session.document.do(set_field(org, [first], "manager", second))
    session.show_scenario(BASELINE)
    session.document.do(set_field(org, [second], "manager", first))
    said = []
    reviewed(qtbot, lambda review: said.extend([*texts(review), review.told.text()]))
    session.show_scenario(made)
    branched.actions_by_id["scenario-merge"].trigger()
    assert said[0].startswith("Cannot stand together · 1")
    assert "close a loop" in said[1]
    assert sum("Reports to" in one for one in said[:6]) == 2, "both moves are told below it"
    assert "In 1 conflict mine stands." in said[-1]
    assert session.organization.get(Position, second).manager == first
    session.undo()
    reviewed(qtbot, lambda review: review.take_theirs.click())
    session.show_scenario(made)
    branched.actions_by_id["scenario-merge"].trigger()
    org = session.organization
    assert (org.get(Position, first).manager, org.get(Position, second).manager != first) == (
        second,
        True,
    )


def test_the_comparison_is_saved_as_pages_and_as_a_workbook(branched, tmp_path):
    session = branched.session
    dialog = CompareDialog(session, BASELINE, session.document.shown, branched)
    assert dialog.save_pdf(tmp_path / "both.pdf")
    assert dialog.save_workbook(tmp_path / "both.xlsx")
    written = read_workbook(tmp_path / "both.xlsx")
    cells = {str(cell) for sheet in written.sheets for row in sheet.rows for cell in row}
    assert "From “Baseline” to “Fewer layers”" in cells
    pages = " ".join(
        thing.words for page in dialog.printout.pages.pages for thing in page.things if isinstance(thing, Text)
    )  # fmt: skip
    assert "Positions closed: 1" in pages
    dialog.options._boxes[1].setCurrentIndex(0)
    pages = " ".join(
        thing.words for page in dialog.printout.pages.pages for thing in page.things if isinstance(thing, Text)
    )  # fmt: skip
    assert "Positions closed" not in pages
    session.keep_from_view(names=True, pay=False)
    hidden = CompareDialog(session, BASELINE, session.document.shown, branched)
    assert [part.id for part in hidden.options.chosen_parts] == ["figures", "changes", "people"]


def test_both_stand_on_one_chart_with_what_became_of_each(branched, qtbot, tmp_path):
    session = branched.session
    org = session.organization
    moved = position(branched, "P05")
    was = session.document.table(BASELINE)[moved].manager
    top = next(key for key, p in org.of(Position).items() if not p.manager)
    session.document.do(set_field(org, [moved], "manager", top))
    compared = CompareDialog(session, BASELINE, session.document.shown, branched)
    dialog = OverlayDialog(session, compared.told_of, branched)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.chart.scene is not None)
    scene = dialog.chart.scene
    assert set(dialog.overlay.fates.values()) == {"moved", "removed"}
    assert dialog.overlay.fates[was] == "removed"
    assert (scene.slot(was), scene.slot(moved)) in scene.ties.moves
    marks = {swatch.label: swatch.mark for swatch in scene.legend()}
    assert marks["Removed"] == "−"
    assert len(set(marks.values())) == len(marks)
    told = lambda: [one.text() for one in dialog.key.findChildren(QPushButton)]  # noqa: E731
    assert told() == ["Removed · 1", f"Moved · {len(dialog.overlay.moves)}"]
    here = [key for key, fate in dialog.overlay.fates.items() if fate == "moved" and scene.slot(key) >= 0]  # fmt: skip
    places = []
    for _ in range(len(here) + 1):
        dialog.key.findChildren(QPushButton)[1].click()
        places.append(scene.slot(dialog.chart._marked))
    assert places == [*sorted(map(scene.slot, here)), min(map(scene.slot, here))]
    assert dialog.save_pdf(tmp_path / "one.pdf")
    read = PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
    assert "From “Baseline” to “Fewer layers”" in read
    dialog.units.click()
    qtbot.waitUntil(lambda: dialog.chart.scene is not None)
    assert dialog.chart.scene.mode == "units"
    assert dialog.minimumSizeHint().width() < 940, "it goes on a small screen"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What became of positions is not to be seen on this chart.
    assert told() == []
    assert dialog.key.findChild(QLabel).text() == "Nothing differs on this chart."


def test_what_was_compared_is_let_go_once_it_is_closed(branched, monkeypatch):
    shown = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog.objectName()))
    section = branched.scenarios
    section.compare()
    section.put_beside()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(shown) == 2
    assert not section.findChildren(QDialog)


def test_the_same_figures_of_all_cards_stand_in_one_column(branched, qtbot):
    answered(qtbot, "Below it")
    branched.actions_by_id["scenario-new"].trigger()
    branched.show_section(Section.SCENARIOS)
    qtbot.waitUntil(lambda: not any("Counting…" in words(card) for card in cards(branched)))
    QApplication.processEvents()
    lefts = [
        [one.mapTo(branched.scenarios, QPoint()).x() for one in card.findChildren(QLabel) if one.text() in ("head-count", "layers")]
        for card in cards(branched)
    ]  # fmt: skip
    assert len(lefts) == 3
    assert lefts[0] == lefts[1] == lefts[2]


def test_tools_show_words_whole_or_not_at_all(branched, qtbot):
    tools = Tools(branched.actions_by_id, QCheckBox("Show the archive"))
    qtbot.addWidget(tools)
    tools.resize(1400, 50)
    tools.show()
    button = tools.findChild(QToolButton, "tool-scenario-beside")
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    tools.resize(700, 50)
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    tools.resize(1400, 50)
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def _some_edit(draw: random.Random, org) -> Edit:
    """Return a move, a deletion or a change of grade of a position, the same whatever the ids."""
    seats = sorted(org.of(Position).values(), key=lambda seat: seat.code)
    one, other = draw.sample(seats, 2)
    if draw.random() < 0.2:
        return delete(org, [one.id])
    if draw.random() < 0.5:
        return set_field(org, [one.id], "manager", other.id)
    return set_field(org, [one.id], "fte", draw.random())


def test_trees_and_figures_that_were_kept_are_those_that_stand(branched):
    session, draw = branched.session, random.Random(11)
    session.show_scenario(BASELINE)
    keys = list(session.document.scenarios.of(Scenario))
    for _ in range(40):
        session.show_scenario(draw.choice(keys))
        if draw.random() < 0.4:
            with suppress(Refused):
                session.document.do(_some_edit(draw, session.organization))
        elif draw.random() < 0.3:
            session.undo()
        fresh = Trees(session.organization)
        for kind in ("positions", "units"):
            assert session.trees.of(kind).ids == fresh.of(kind).ids
            assert session.trees.of(kind).parent.tolist() == fresh.of(kind).parent.tolist()
        assert session.measures().whole() == Measures(session.organization).whole()
        branched.checker.check()
        found = {(one.rule, one.subjects) for one in branched.checker.found}
        assert found == {(one.rule, one.subjects) for one in Check(session.organization).found}


def _regraded(session, draw: random.Random) -> None:
    """Grade every position anew, so that a switch is a large edit."""
    org = session.organization
    session.document.do(set_field(org, sorted(org.of(Position)), "grade", f"G{draw.random()}"))


def test_a_layout_that_was_left_and_taken_up_again_is_that_of_what_stands(branched):
    session, canvas, draw = branched.session, branched.canvas, random.Random(5)
    _regraded(session, draw)
    session.show_scenario(BASELINE)
    keys = list(session.document.scenarios.of(Scenario))
    taken_up = 0
    take_up = canvas.scene.lay_out_again

    def counted(laid) -> None:
        nonlocal taken_up
        taken_up += 1
        take_up(laid)

    canvas.scene.lay_out_again = counted
    for _ in range(30):
        session.show_scenario(draw.choice(keys))
        if draw.random() < 0.3:
            with suppress(Refused):
                session.document.do(_some_edit(draw, session.organization))
        elif draw.random() < 0.2:
            session.undo()
        if draw.random() < 0.2:
            session.select([draw.choice(sorted(session.organization.of(Position)))])
            canvas.folds.toggle()
        fresh = ChartScene(session.organization, "positions", canvas.folds.standing(), sight=canvas.scene.sight)  # fmt: skip
        shown = canvas.scene
        assert [shown.id(slot) for slot in range(len(shown))] == [fresh.id(s) for s in range(len(fresh))]  # fmt: skip
        assert shown.layout.x.tolist() == fresh.layout.x.tolist()
        assert shown.layout.y.tolist() == fresh.layout.y.tolist()
        assert sorted(shown.ties.dotted) == sorted(fresh.ties.dotted)
    assert taken_up > 3


def test_what_a_left_layout_follows_in_place_is_its_own(branched):
    """Assistants, dotted lines and filters of one scenario are not those of the other, whatever follows."""
    session, canvas = branched.session, branched.canvas
    by_code = {p.code: key for key, p in session.organization.of(Position).items()}
    made = session.document.shown
    _regraded(session, random.Random(3))
    org = session.organization
    people = sorted(org.of(Person))[:5]
    session.document.do(set_field(org, people, "notes", "so many that it is a large edit"))
    session.show_scenario(BASELINE)
    session.show_scenario(made)
    session.document.do(set_field(org, [by_code["P10"]], "assistant", True))
    session.document.do(set_field(org, [by_code["P11"]], "dotted", (by_code["P02"],)))
    for scenario in (BASELINE, made) * 2:
        session.show_scenario(scenario)
        session.document.do(set_field(session.organization, [by_code["P12"]], "manager", by_code["P03" if scenario == made else "P01"]))  # fmt: skip
        fresh, shown = ChartScene(session.organization, "positions", sight=canvas.scene.sight), canvas.scene  # fmt: skip
        assert shown.layout.x.tolist() == fresh.layout.x.tolist()
        assert sorted(shown.ties.dotted) == sorted(fresh.ties.dotted)
