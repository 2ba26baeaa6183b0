"""The line that says what to look at, in the dialogs of print: its mends are done, and the preview follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton

from orgeditor.drawing.sight import Sight
from orgeditor.files.sheets import Cancelled
from orgeditor.files.templates import organization_from
from orgeditor.gui import jobs
from orgeditor.gui.printing import ChartDialog, PreviewDialog, ReportDialog
from orgeditor.gui.printing.dialog import PagesDialog
from orgeditor.gui.printing.printer import Printer
from orgeditor.gui.session import Session
from orgeditor.messages import use_language
from orgeditor.model.document import Document
from orgeditor.model.records import PROJECT_ID, Person, Position
from orgeditor.model.scenario import Scenario
from orgeditor.model.verbs.editing import set_project
from orgeditor.model.verbs.scenarios import branch
from tests.matrix.offices import MATRIX, office
from tests.redaction.marked import MOMENT


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    for kind in (ChartDialog, PreviewDialog, ReportDialog):
        kind.forget()
    yield
    for kind in (ChartDialog, PreviewDialog, ReportDialog):
        kind.forget()
    use_language("en")


def shown(qtbot, made: PagesDialog) -> PagesDialog:
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def chart(qtbot) -> PagesDialog:
    session = Session(Document(organization_from("marketing")))
    made = ChartDialog(session, "positions", frozenset(), Sight())
    made.options.choose({"form": "page"})
    return shown(qtbot, made)


def press(dialog: PagesDialog, words: str) -> None:
    """Press a link of the list by its words."""
    links = {link.text(): link for link in dialog.preflight.list.findChildren(QPushButton)}
    links[words].click()


def kinds(dialog: PagesDialog) -> list[str]:
    return [remark.kind for remark in dialog.preflight.remarks]


def test_a_quiet_line_opens_a_list(chart: PagesDialog) -> None:
    line = chart.preflight
    assert line.button.text() == f"{len(line.remarks)} things to look at"
    assert not line.list.isVisible()
    line.button.click()
    assert line.list.isVisible()
    assert line.list.height() > 40


def test_where_nothing_is_wrong_one_line_says_so(qtbot) -> None:
    session = Session(Document(office()))
    session.perform(set_project, session.organization, title="Launch", date="2026-01-31")
    session.document.mark_saved()
    made = shown(qtbot, PreviewDialog(session, MATRIX))
    assert made.preflight.remarks == ()
    assert made.preflight.quiet.isVisible()
    assert not made.preflight.button.isVisible()


def test_a_mend_changes_the_boxes_and_the_pages(chart: PagesDialog) -> None:
    assert "smallest-type" in kinds(chart)
    press(chart, "As a book")
    assert chart.options.form.currentData() == "book"
    assert len(chart.printout.pages.pages) > 3
    assert "smallest-type" not in kinds(chart)


def test_larger_paper_is_chosen_in_its_box(chart: PagesDialog) -> None:
    press(chart, "A2, landscape")
    assert chart.options.paper.currentData() == "A2"
    assert chart.printout.pages.point >= 6.95


def test_a_redaction_profile_is_chosen_for_the_session(chart: PagesDialog) -> None:
    name = next(p.name for p in chart.session.organization.of(Person).values())
    press(chart, "No names")
    assert chart.session.redaction.id == "no-names"
    assert "personal-data" not in kinds(chart)
    assert name not in chart.preflight.told


def test_marks_are_left_out_of_a_matrix(qtbot) -> None:
    made = shown(qtbot, PreviewDialog(Session(Document(office())), MATRIX))
    made.options.marks.setChecked(True)
    press(made, "Leave the marks out")
    assert not made.options.marks.isChecked()
    assert "findings-marked" not in kinds(made)


def test_columns_are_shown_again(qtbot) -> None:
    made = shown(qtbot, PreviewDialog(Session(Document(office())), MATRIX))
    made.options.choose({"parties": ()})
    made.options.columns.list.item(0).setCheckState(made.options.columns.list.item(0).checkState().Unchecked)  # fmt: skip
    assert "columns-hidden" in kinds(made)
    press(made, "Show all columns")
    assert "columns-hidden" not in kinds(made)
    assert made.options.columns.chosen == ()


def test_what_is_folded_is_shown(qtbot) -> None:
    session = Session(Document(organization_from("marketing")))
    org = session.organization
    positions = org.of(Position)
    folded = frozenset(p.manager for p in positions.values() if p.manager and positions[p.manager].manager)  # fmt: skip
    made = shown(qtbot, ChartDialog(session, "positions", folded, Sight()))
    press(made, "Show what is folded")
    assert "folded-away" not in kinds(made)


def test_a_jump_closes_the_dialog_and_names_the_records(chart: PagesDialog) -> None:
    cut = next(remark for remark in chart.preflight.remarks if remark.kind == "text-cut")
    press(chart, "Show on the chart")
    assert chart.wanted == cut.records
    assert not chart.isVisible()


def test_a_page_is_brought_into_view(qtbot) -> None:
    session = Session(Document(organization_from("marketing")))
    made = shown(qtbot, ChartDialog(session, "positions", frozenset(), Sight()))
    made.options.choose({"book": "size"})
    made.pages.reveal(4)
    top = -made.pages.mapTo(made.pages.parentWidget(), made.pages.rect().topLeft()).y()
    assert abs(top - made.pages.page_rect(3).top()) < 30


def test_stopped_it_offers_to_look_again(chart: PagesDialog, monkeypatch) -> None:
    with monkeypatch.context() as stopping:

        def stopped(*_: object) -> None:
            raise Cancelled

        stopping.setattr(jobs, "run_here", stopped)
        chart.tell_of_pages()
    assert chart.preflight.stopped.isVisible()
    assert not chart.preflight.button.isVisible()
    chart.preflight.stopped.click()
    assert not chart.preflight.stopped.isVisible()
    assert chart.preflight.remarks


def test_it_speaks_chinese(qtbot) -> None:
    use_language("zh_CN")
    session = Session(Document(organization_from("marketing", "zh_CN")))
    made = shown(qtbot, ChartDialog(session, "positions", frozenset(), Sight()))
    assert made.preflight.button.text() == f"有 {len(made.preflight.remarks)} 处需要留意"
    made.options.choose({"form": "page"})
    press(made, "做成图册")
    assert made.options.form.currentData() == "book"


def test_the_details_of_the_document_are_where_pages_without_a_title_lead(qtbot) -> None:
    made = shown(qtbot, PreviewDialog(Session(Document(office())), MATRIX))
    press(made, "Fill in the document’s details")
    assert made.wanted == (PROJECT_ID,)


def test_changes_that_are_not_saved_are_told_and_saved(chart: PagesDialog) -> None:
    session = chart.session
    assert "unsaved" not in kinds(chart)
    session.perform(set_project, session.organization, client="Acme")
    chart._look()
    assert "unsaved" in kinds(chart)

    def save() -> None:
        session.document.mark_saved()

    session.save_wanted.connect(save)
    press(chart, "Save the document")
    assert "unsaved" not in kinds(chart)


def test_paper_that_the_printer_lacks_is_told(qtbot, monkeypatch) -> None:
    printer = Printer("Desk jet", frozenset(("A4", "Letter")))
    monkeypatch.setattr("orgeditor.gui.printing.dialog.default_printer", lambda: printer)
    session = Session(Document(organization_from("marketing")))
    made = shown(qtbot, ChartDialog(session, "positions", frozenset(), Sight()))
    assert "paper-not-in-printer" not in kinds(made)
    made.choose({"page": "A3"})
    assert "paper-not-in-printer" in kinds(made)
    assert "Desk jet has no A3" in made.preflight.told
    [told] = [r for r in made.preflight.remarks if r.kind == "paper-not-in-printer"]
    made.preflight.mended.emit(told.mends[0])
    assert made.printout.pages.paper.name in printer.papers
    assert "paper-not-in-printer" not in kinds(made)


def test_a_scenario_gives_way_to_the_baseline(qtbot) -> None:
    session = Session(Document(office()))
    document = session.document
    session.perform(branch, document.scenarios, document.baseline.id, MOMENT, name="Plan B")
    plan = next(key for key in document.scenarios.of(Scenario) if key != document.baseline.id)
    session.show_scenario(plan)
    made = shown(qtbot, PreviewDialog(session, MATRIX))
    assert "scenario" in kinds(made)
    press(made, "Take the baseline")
    assert document.shown == document.baseline.id
    assert made.result() == PagesDialog.DialogCode.Rejected


def test_a_very_large_chart_is_looked_at_when_that_is_asked_for(chart: PagesDialog, monkeypatch) -> None:  # fmt: skip
    monkeypatch.setattr("orgeditor.gui.printing.dialog.MANY", 10)
    chart.tell_of_pages()
    assert chart.preflight.remarks == ()
    assert chart.preflight.stopped.isVisible()
    chart.preflight.stopped.click()
    assert chart.preflight.remarks
