"""The preview shows what comes out: its pages are those of the printer and of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMessageBox

from orgeditor.gui import theme
from orgeditor.gui.printing import PreviewDialog
from orgeditor.gui.printing.printer import print_on, printer_for
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.verbs.editing import set_field
from tests.matrix.offices import MATRIX, office
from tests.matrix.organizations import sized


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    PreviewDialog.forget()
    yield
    PreviewDialog.forget()


@pytest.fixture
def dialog(qtbot) -> PreviewDialog:
    return shown(qtbot, Session(Document(office())), MATRIX)


def shown(qtbot, session: Session, matrix: str) -> PreviewDialog:
    made = PreviewDialog(session, matrix)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    # More than the screen of the offscreen platform has, so that letters can be told.
    made.resize(1240, 820)
    return made


def choose(box: object, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def page_sizes(path: Path) -> list[tuple[int, int]]:
    """Return width and height of the pages in whole mm."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in pdf]


def printed(dialog: PreviewDialog, path: Path, first: int = 0, last: int = 0) -> None:
    """Print into a file, as a printer would."""
    printer = printer_for(dialog.printout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFromTo(first, last)
    print_on(printer, dialog.printout)


def test_pdf_and_printer_give_the_pages_of_the_preview(dialog: PreviewDialog, tmp_path: Path) -> None:  # fmt: skip
    assert dialog.save_pdf(tmp_path / "saved.pdf")
    printed(dialog, tmp_path / "printed.pdf")
    saved, printed_texts = texts(tmp_path / "saved.pdf"), texts(tmp_path / "printed.pdf")
    assert saved == printed_texts
    assert "Write the brief" in saved[0]
    assert page_sizes(tmp_path / "printed.pdf") == page_sizes(tmp_path / "saved.pdf") == [(297, 210)]  # fmt: skip


def test_paper_orientation_and_language_are_followed(dialog: PreviewDialog, tmp_path: Path) -> None:
    choose(dialog.options.paper, "A3")
    choose(dialog.options.orientation, False)
    choose(dialog.options.labels, "zh_CN")
    assert dialog.save_pdf(tmp_path / "m.pdf")
    assert page_sizes(tmp_path / "m.pdf") == [(297, 420)]
    assert "撰写简报" in texts(tmp_path / "m.pdf")[0]


def test_the_picture_on_the_screen_is_that_of_the_pdf(dialog: PreviewDialog, tmp_path: Path) -> None:  # fmt: skip
    """Chips stand at the same place to a pixel or two, at the same size."""
    dialog.save_pdf(tmp_path / "m.pdf")
    room = dialog.pages.page_rect(0)
    screen = dialog.pages.grab(room).toImage().convertToFormat(QImage.Format.Format_RGB32)
    with pypdfium2.PdfDocument(tmp_path / "m.pdf") as pdf:
        scale = room.width() / pdf[0].get_width()
        bitmap = pdf[0].render(scale=scale).to_numpy()
    reds = [
        (x, y)
        for y in range(0, min(room.height(), bitmap.shape[0]), 2)
        for x in range(0, min(room.width(), bitmap.shape[1]), 2)
        if screen.pixelColor(x, y).name() == "#c0392b"
    ]
    assert len(reds) > 20
    # pypdfium2 gives blue, green, red.
    same = sum(1 for x, y in reds if tuple(bitmap[y, x][:3]) == (0x2B, 0x39, 0xC0))
    assert same > 0.85 * len(reds)


def test_grey_has_no_colour_and_marks_are_there_when_asked_for(dialog: PreviewDialog) -> None:
    def colours() -> set[str]:
        image = QImage(600, 430, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(2, 2)
        dialog.printout.paint(painter, 0)
        painter.end()
        return {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }

    assert "#c0392b" in colours()
    assert "#b3261e" not in colours()
    dialog.options.marks.setChecked(True)
    assert "#b3261e" in colours()
    dialog.options.marks.setChecked(False)
    choose(dialog.options.ink, "grey")
    assert "#c0392b" not in colours()


def test_the_size_of_letters_and_pages_are_told(dialog: PreviewDialog, qtbot) -> None:
    assert dialog.told == "1 page\nLetters come out at 9 pt."
    large = shown(qtbot, Session(Document(sized(40, 60))), "m")
    assert "7 pt" in large.told
    assert "side by side" in large.preflight.told


def test_a_range_of_pages_is_printed(qtbot, tmp_path: Path) -> None:
    large = shown(qtbot, Session(Document(sized(80, 10))), "m")
    count = len(large.printout.pages.pages)
    assert count > 3
    printed(large, tmp_path / "two.pdf", 2, 3)
    found = texts(tmp_path / "two.pdf")
    assert [f"Page {n} of {count}" in text for n, text in zip((2, 3), found, strict=True)] == [True] * 2  # fmt: skip


def test_a_folder_that_is_not_there_is_told(dialog: PreviewDialog, tmp_path: Path, qtbot) -> None:
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, read)
    assert not dialog.save_pdf(tmp_path / "nowhere" / "m.pdf")
    assert "No such file or directory" in told[0]


def test_what_was_chosen_holds_for_the_next_preview(dialog: PreviewDialog, qtbot) -> None:
    choose(dialog.options.paper, "Letter")
    dialog.options.marks.setChecked(True)
    again = shown(qtbot, Session(Document(office())), MATRIX)
    assert again.options.paper.currentData() == "Letter"
    assert again.options.marks.isChecked()


def test_a_character_that_no_font_has_is_told_before_printing(qtbot) -> None:
    org = office()
    name = "Brief \U0010f123 写"
    org.apply(set_field(org, ["brief"], "name", name))
    assert "No installed font has these characters: \U0010f123" in shown(qtbot, Session(Document(org)), MATRIX).preflight.told  # fmt: skip


def test_the_columns_to_choose_from_scroll_with_the_rest_and_not_in_a_list_of_their_own(
    qtbot,
) -> None:
    dialog = shown(qtbot, Session(Document(sized(8, 14))), "m")
    listed = dialog.options.columns.list
    assert listed.count() == 14
    assert listed.verticalScrollBar().maximum() == 0


def test_the_choices_of_a_box_are_listed_below_it_each_in_full(qtbot) -> None:
    theme.apply(QApplication.instance(), "light")
    dialog = shown(qtbot, Session(Document(office())), MATRIX)
    box = dialog.options.paper
    box.showPopup()
    listed = box.view()
    rows = [listed.visualRect(listed.model().index(n, 0)) for n in range(box.count())]
    assert all(listed.viewport().rect().contains(row) for row in rows[: box.maxVisibleItems()])
    below = box.mapToGlobal(box.rect().bottomLeft()).y()
    assert listed.mapToGlobal(listed.rect().topLeft()).y() >= below
    box.hidePopup()
