"""The preview of the chart: what it shows is what is printed and saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdf
import pytest

from orgeditor.drawing.sight import Sight
from orgeditor.files.sheets import Cancelled
from orgeditor.files.templates import organization_from
from orgeditor.gui import jobs
from orgeditor.gui.printing import ChartDialog
from orgeditor.gui.printing.printer import print_on, printer_for
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Person
from orgeditor.model.redaction import standard_profiles
from tests.report.test_pages import reporting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    ChartDialog.forget()
    yield
    ChartDialog.forget()


@pytest.fixture
def dialog(qtbot) -> ChartDialog:
    return shown(qtbot, Session(Document(organization_from("marketing"))))


def shown(qtbot, session: Session) -> ChartDialog:
    made = ChartDialog(session, "positions", frozenset(), Sight())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(box: object, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def texts(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def test_all_of_the_dialog_is_on_the_screen(dialog: ChartDialog) -> None:
    room = dialog.screen().availableGeometry().size()
    assert dialog.size().boundedTo(room) == dialog.size()


def test_what_can_be_read_on_no_page_begins_as_a_book(dialog: ChartDialog) -> None:
    assert dialog.options.form.currentData() == "book"
    assert dialog.printout.pages.point >= 7.0
    assert "On one page of A3, letters would be under 7 pt." in dialog.told
    choose(dialog.options.form, "page")
    assert "On one page" not in dialog.told


def test_what_can_be_read_on_a_page_begins_there(qtbot) -> None:
    few = shown(qtbot, Session(Document(reporting([-1, *[0] * 20]))))
    assert (few.options.form.currentData(), few.options.paper.currentData()) == ("page", "A4")
    assert few.printout.pages.point >= 7.0
    many = shown(qtbot, Session(Document(reporting([-1, *[0] * 50]))))
    assert (many.options.form.currentData(), many.options.paper.currentData()) == ("page", "A3")
    assert many.printout.pages.point >= 7.0


def test_the_size_of_the_letters_is_told_and_what_makes_them_larger(dialog: ChartDialog) -> None:
    choose(dialog.options.form, "page")
    assert "The smallest letters come out at 3.7 pt." in dialog.told
    assert "under 7 pt" in dialog.preflight.told
    choose(dialog.options.paper, "A0")
    assert "The smallest letters come out at 9.9 pt." in dialog.told
    assert "under 7 pt" not in dialog.preflight.told


def test_one_page_has_the_layout_of_the_screen_where_that_is_chosen(dialog: ChartDialog) -> None:
    assert not dialog.options.arranged.isVisible()
    choose(dialog.options.form, "page")
    assert dialog.options.arranged.isVisible()
    best = dialog.printout.pages.point
    choose(dialog.options.arranged, "screen")
    assert dialog.printout.pages.point < 0.7 * best
    output = dialog.output()
    assert output
    assert output.layout == "screen"
    mend = next(m for r in dialog.preflight.remarks for m in r.mends if "layout" in m.settings)
    dialog.choose(mend.settings)
    assert dialog.printout.pages.point == best


def test_the_printer_and_the_pdf_get_the_pages_of_the_preview(
    dialog: ChartDialog, tmp_path: Path
) -> None:
    choose(dialog.options.labels, "zh_CN")
    choose(dialog.options.orientation, False)
    assert dialog.save_pdf(tmp_path / "saved.pdf")
    printer = printer_for(dialog.printout)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(printer, dialog.printout)
    saved, printed = texts(tmp_path / "saved.pdf"), texts(tmp_path / "printed.pdf")
    assert [" ".join(sorted(t.split())) for t in saved] == [" ".join(sorted(t.split())) for t in printed]  # fmt: skip
    assert len(saved) == len(dialog.printout.pages.pages)
    assert "公关经理" in "".join(saved)
    width, height = pypdf.PdfReader(tmp_path / "printed.pdf").pages[0].mediabox[2:]
    assert width < height


def test_hidden_names_stay_hidden_and_the_footer_says_so(qtbot, tmp_path: Path) -> None:
    session = Session(Document(organization_from("marketing")))
    name = next(p.name for p in session.organization.of(Person).values())
    session.keep_from_view(names=True, pay=False)
    made = shown(qtbot, session)
    assert made.save_pdf(tmp_path / "a.pdf")
    told = " ".join(texts(tmp_path / "a.pdf"))
    assert name not in told
    assert "without names" in told


def test_what_was_chosen_holds_for_the_next_preview(qtbot, dialog: ChartDialog) -> None:
    choose(dialog.options.paper, "ANSI-D")
    dialog.close()
    assert shown(qtbot, dialog.session).options.paper.currentData() == "ANSI-D"


def test_a_book_shows_what_is_chosen_of_it(dialog: ChartDialog, tmp_path: Path) -> None:
    options = dialog.options
    choose(options.form, "page")
    assert not options.split.isVisible()
    assert not options.least.isVisible()
    choose(options.form, "book")
    assert options.split.isVisible()
    assert options.least.isVisible()
    few = len(dialog.printout.pages.pages)
    assert few > 3
    choose(options.split, "level")
    many = len(dialog.printout.pages.pages)
    assert many > few
    choose(options.least, 10.0)
    assert dialog.printout.pages.point >= 10.0
    assert f"{len(dialog.printout.pages.pages)} pages" in dialog.told
    assert dialog.save_pdf(tmp_path / "book.pdf")
    assert len(texts(tmp_path / "book.pdf")) == len(dialog.printout.pages.pages)


def test_cancel_keeps_the_pages_that_there_were(dialog: ChartDialog, monkeypatch) -> None:
    before = dialog.printout

    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(jobs, "run_here", stopped)
    choose(dialog.options.form, "page")
    assert dialog.printout is before


def test_a_poster_begins_with_a_map_of_its_sheets(dialog: ChartDialog, tmp_path: Path) -> None:
    options = dialog.options
    choose(options.form, "poster")
    assert options.overlap.isVisible()
    assert options.least.isVisible()
    assert not options.split.isVisible()
    pages = dialog.printout.pages
    assert pages.point >= 7.0
    assert [mark.title for mark in pages.bookmarks][:2] == ["Map of the sheets", "A1"]
    choose(options.paper, "A0")
    assert len(dialog.printout.pages.pages) < len(pages.pages)
    assert dialog.save_pdf(tmp_path / "poster.pdf")
    assert len(texts(tmp_path / "poster.pdf")) == len(dialog.printout.pages.pages)


def test_a_dialog_that_is_closed_lays_out_nothing_any_more(dialog: ChartDialog, monkeypatch) -> None:  # fmt: skip
    laid_out: list[str] = []
    monkeypatch.setattr(ChartDialog, "renew", lambda _: laid_out.append(""))
    before = dialog.printout
    dialog.reject()
    dialog.session.redact(standard_profiles()[0])
    assert laid_out == []
    assert dialog.printout is before
