"""Slides and Word documents from the window: in the client's look, into the deck that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from pptx import Presentation
from pptx.util import Mm
from PySide6.QtWidgets import QFileDialog, QWidget

from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.slides import chart_to_pptx
from orgeditor.files.templates import organization_from
from orgeditor.gui import handover, where
from orgeditor.gui.deliveries.picking import PickDialog
from orgeditor.gui.exporting import OfficeDialog, RedactionDialog, RosterDialog, office
from orgeditor.gui.handover import Handover
from orgeditor.gui.printing.report import ReportDialog
from orgeditor.gui.session import Session
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.output import Output
from orgeditor.model.records import Matrix, Unit
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from pathlib import Path


TOLD: list[str] = []
"""What was said of each file that was written."""


@pytest.fixture
def session() -> Session:
    return Session(Document(organization_from("marketing")))


@pytest.fixture
def answers(monkeypatch) -> list[bool]:
    """Agree to every dialog; keep whether those about slides and documents asked for the deck that is there."""
    asked: list[bool] = []

    def agree(dialog: OfficeDialog) -> OfficeDialog.DialogCode:
        asked.append(dialog.way.isVisibleTo(dialog))
        return OfficeDialog.DialogCode.Accepted

    monkeypatch.setattr(OfficeDialog, "exec", agree)
    monkeypatch.setattr(RedactionDialog, "exec", lambda _: RedactionDialog.DialogCode.Accepted)
    monkeypatch.setattr(OfficeDialog, "_last", {})
    return asked


def over(session: Session, qtbot, path: Path, monkeypatch) -> Handover:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return Handover(session, window, lambda _, about: TOLD.append(about), lambda _: None)


def test_the_deck_that_is_there_is_drawn_anew_where_that_is_wanted(
    session: Session, qtbot, tmp_path: Path, answers, monkeypatch
) -> None:
    path = tmp_path / "deck.pptx"
    hand = over(session, qtbot, path, monkeypatch)
    hand.chart("units", frozenset(), Sight())
    theirs = Presentation(str(path))
    theirs.slides.add_slide(theirs.slide_layouts[5]).shapes.title.text = "Their own"
    theirs.save(str(path))
    unit = next(iter(session.organization.of(Unit)))
    session.perform(set_field, session.organization, [unit], "name", "Renamed by us")
    hand.chart("units", frozenset(), Sight())
    assert answers == [False, True]
    assert TOLD[-1].endswith("drawn anew, 0 new")
    slides = Presentation(str(path)).slides
    assert slides[len(slides) - 1].shapes.title.text == "Their own"
    said = [s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame]
    assert any("Renamed by us" in text.replace("\n", " ") for text in said)


def test_slides_that_were_kept_are_told(session, qtbot, tmp_path, answers, monkeypatch) -> None:
    path = tmp_path / "deck.pptx"
    hand = over(session, qtbot, path, monkeypatch)
    hand.chart("positions", frozenset(), Sight())
    told: list[str] = []
    monkeypatch.setattr(office, "tell", lambda _parent, _title, text: told.append(str(text)))
    hand.chart("positions", frozenset(), Sight(focus=next(iter(session.organization.of(Unit)))))
    assert not told
    small = Session(Document(organization_from("marketing")))
    over(small, qtbot, path, monkeypatch).chart("positions", frozenset(), Sight())
    assert "no longer there" in told[0]


def test_a_matrix_goes_out_as_slides_and_cards_in_the_client_s_look(
    session: Session, qtbot, tmp_path: Path, answers, monkeypatch
) -> None:
    matrix = next(iter(session.organization.of(Matrix)))
    over(session, qtbot, tmp_path / "m.pptx", monkeypatch).matrix(matrix)
    deck = Presentation(str(tmp_path / "m.pptx"))
    assert all(any(shape.has_table for shape in slide.shapes) for slide in deck.slides)
    template = docx.Document()
    template.sections[0].page_width = Mm(200)
    template.save(str(tmp_path / "client.docx"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "client.docx"), ""))  # fmt: skip
    chosen = OfficeDialog(tmp_path / "c.docx")
    qtbot.addWidget(chosen)
    chosen._choose.click()
    assert chosen._named.text() == "client.docx"
    over(session, qtbot, tmp_path / "c.docx", monkeypatch).role_cards(_parties(session))
    assert round(docx.Document(str(tmp_path / "c.docx")).sections[0].page_width / Mm(1)) == 200


def _parties(session: Session) -> list[str]:
    from orgeditor.analysis.role_card import carded, matrix_views

    return carded(matrix_views(session.organization))[:1]


def test_a_template_that_is_none_is_told_and_nothing_is_written(
    session: Session, qtbot, tmp_path: Path, answers, monkeypatch
) -> None:
    wrong = tmp_path / "wrong.potx"
    wrong.write_text("no template")
    monkeypatch.setattr(OfficeDialog, "_last", {".pptx": wrong})
    told: list[str] = []
    monkeypatch.setattr(handover, "tell", lambda _parent, _title, text: told.append(str(text)))
    over(session, qtbot, tmp_path / "c.pptx", monkeypatch).chart("units", frozenset(), Sight())
    assert "wrong.potx" in told[0]
    assert not (tmp_path / "c.pptx").exists()


def test_the_report_is_saved_as_slides_and_as_a_document(
    session: Session, qtbot, tmp_path: Path, answers
) -> None:
    dialog = ReportDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.save_slides(tmp_path / "r.pptx")
    assert dialog.save_document(tmp_path / "r.docx")
    titles = {s.shapes.title.text_frame.text for s in Presentation(str(tmp_path / "r.pptx")).slides}
    assert {"Measures", "Contents"} <= titles
    assert docx.Document(str(tmp_path / "r.docx")).inline_shapes
    ReportDialog.forget()


def test_a_dialog_says_what_becomes_of_the_file_that_is_there(
    session: Session, qtbot, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(OfficeDialog, "_last", {})
    made, theirs, torn = (tmp_path / f"{name}.pptx" for name in ("made", "theirs", "torn"))
    chart_to_pptx(made, session.organization, ChartSheet(mode="units"))
    Presentation().save(str(theirs))
    torn.write_bytes(b"no deck")
    for path, button, into in (
        (tmp_path / "new.pptx", "Write", False),
        (made, "Update the slides", True),
        (theirs, "Add the slides", True),
        (torn, "Replace the file", False),
    ):
        dialog = OfficeDialog(path)
        qtbot.addWidget(dialog)
        assert dialog.go_on.text() == button
        assert ("into_slides" in dialog.wanted) == into
        assert dialog.way.isVisibleTo(dialog) == into
        if into:
            dialog.way.setCurrentIndex(1)
            assert dialog.go_on.text() == "Replace the file"
            assert not dialog.wanted


@pytest.mark.parametrize("named", ["r.csv", "r"])
def test_a_file_that_is_there_is_replaced_only_where_that_is_wanted(
    named: str, session: Session, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "r.csv").write_text("kept")
    answers, asked = iter((str(tmp_path / named), "")), []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), "CSV (*.csv)"))
    monkeypatch.setattr(where, "agrees", lambda _, question: bool(asked.append(str(question))))
    assert where.ask_where(None, "", tmp_path / "x.csv", (".xlsx", ".csv")) is None
    assert asked == ["r.csv is there already. Replace it?"]
    answers = iter((str(tmp_path / named),))
    monkeypatch.setattr(where, "agrees", lambda *_: True)
    assert where.ask_where(None, "", tmp_path / "x.csv", (".xlsx", ".csv")) == tmp_path / "r.csv"


@pytest.mark.parametrize("typed", ["ours", "ours.rules.json"])
def test_a_kind_of_file_of_our_own_is_replaced_only_where_that_is_wanted(
    typed: str, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "ours.rules.json").write_text("kept")
    answers, asked = iter((str(tmp_path / typed), "")), []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    monkeypatch.setattr(where, "agrees", lambda _, question: bool(asked.append(str(question))))
    names = {"rules.json": t("Rule profiles")}
    assert where.ask_where(None, "", tmp_path, (".rules.json",), names) is None
    assert asked == ["ours.rules.json is there already. Replace it?"]


def test_of_a_deck_that_is_there_is_asked_once(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "d.pptx").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "d.pptx"), ""))
    monkeypatch.setattr(where, "agrees", lambda *_: pytest.fail("asked twice"))
    assert where.ask_where(None, "", tmp_path, (".pptx",)) == tmp_path / "d.pptx"


def test_enter_means_what_a_dialog_is_for_wherever_the_focus_is(
    session: Session, qtbot, tmp_path: Path
) -> None:
    output = Output(what="raci", format="xlsx")
    redaction = RedactionDialog(session, t("Export the matrix"), t("Choose a file…"), None, output)
    office_dialog, roster = OfficeDialog(tmp_path / "d.pptx"), RosterDialog(session, "en")
    pick = PickDialog(t("Columns"), [("a", "A"), ("b", "B")], ("b",))
    for dialog, meant, other in (
        (redaction, redaction.go_on, redaction.preflight.button),
        (office_dialog, office_dialog.go_on, office_dialog.way),
        (roster, roster.export, roster.sheets),
        (pick, pick.take, pick.list.list),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        meant.setFocus()
        other.setFocus()
        assert meant.isDefault(), dialog.objectName()
