"""The PDF of a matrix, read back: what a client finds on the paper and by searching."""

from __future__ import annotations

import ctypes
import math
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QGuiApplication

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages import Chip, Labels, Paper, Sheet
from orgeditor.drawing.matrix_files import matrix_to_pdf
from orgeditor.drawing.matrix_page import lay_out, measure_of
from orgeditor.files.templates import organization_from
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from tests.matrix.organizations import sized

pytestmark = pytest.mark.usefixtures("qapp")
_POINTS = 72 / 25.4


def texts(path: Path) -> list[str]:
    """Return the text of each page."""
    document = pdfium.PdfDocument(path)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def sizes(path: Path) -> list[tuple[float, float]]:
    """Return width and height of each page in mm."""
    document = pdfium.PdfDocument(path)
    found = [(page.get_width() / _POINTS, page.get_height() / _POINTS) for page in document]
    document.close()
    return found


def pdf(
    org: Organization, path: Path, paper: Paper, labels: Labels = "en", **sheet: object
) -> Path:
    matrix_to_pdf(path, org, matrices(org)[0].id, paper, Sheet(labels, **sheet))
    return path


def squeezed(text: str) -> str:
    """Return text without spaces, which line breaks and rotation bring in."""
    return "".join(text.split())


@pytest.mark.parametrize("paper", [Paper("A4"), Paper("A3", False), Paper("Letter")])
def test_every_page_has_headers_title_and_its_number(tmp_path: Path, paper: Paper) -> None:
    org = sized(40, 28)
    path = pdf(org, tmp_path / "raci.pdf", paper)
    pages = lay_out(org, "m", paper, Sheet("en")).pages
    found = texts(path)
    assert len(found) == len(pages)
    for page, text in zip(pages, found, strict=True):
        flat = squeezed(text)
        assert squeezed(f"Page {page.number} of {len(pages)}") in flat
        assert "Whodoeswhat" in flat
        assert "ExampleFoodsLtd" in flat
        assert "Confidential" in flat
        assert all(squeezed(line.words) in flat for line in page.texts())
    for width, height in sizes(path):
        assert (width, height) == pytest.approx(paper.size, abs=0.5)


@pytest.mark.parametrize("labels", ["zh_CN", "both"])
def test_chinese_comes_out_character_by_character(tmp_path: Path, labels: Labels) -> None:
    org = organization_from("marketing")
    view = matrix_view(org, matrices(org)[0].id)
    found = squeezed("".join(texts(pdf(org, tmp_path / "raci.pdf", Paper("A3"), labels))))
    for row in view.rows:
        assert squeezed(name_of(row.activity, "zh_CN")) in found
    for column in view.columns:
        # A header of two lines is two runs of text.
        assert set(squeezed(name_of(column.party, "zh_CN"))) <= set(found)
    assert not [c for c in found if "\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufaff"]


def test_each_cell_holds_its_letters_as_text_and_no_others(tmp_path: Path) -> None:
    org = organization_from("marketing")
    view = matrix_view(org, matrices(org)[0].id)
    paper = Paper("A4")
    pages = lay_out(org, view.matrix.id, paper, Sheet("en"))
    document = pdfium.PdfDocument(pdf(org, tmp_path / "raci.pdf", paper))
    seen = 0
    for page, drawn in zip(pages.pages, document, strict=True):
        letters = _letters(drawn, paper.size[1])
        for chip in page.things:
            if isinstance(chip, Chip):
                inside = {
                    letter
                    for letter, x, y in letters
                    if chip.x <= x < chip.x + chip.width and chip.y <= y < chip.y + chip.height
                }
                assert inside == {chip.letter}
                seen += 1
    document.close()
    filled = sum(len(cell.codes) for row in view.rows for cell in row.cells.values())
    assert seen == filled + len(pages.pages) * len(view.code_set.codes)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("both", marks=True, sign_off=True),
        Sheet("both", angle=45),
        Sheet("zh_CN", form="compact"),
        Sheet("both", form="cards"),
    ],
    ids=["grid", "slanted", "compact", "cards"],
)
def test_what_is_drawn_stays_inside_its_room_in_the_real_typeface(
    sheet: Sheet, tmp_path: Path
) -> None:
    org, paper = organization_from("marketing"), Paper("A4", False)
    matrix = matrices(org)[0].id
    pages = lay_out(org, matrix, paper, sheet)
    measured = measure_of(sheet)
    assert all(
        measured(text.words, text.point, text.bold) <= text.room + 0.01
        for page in pages.pages
        for text in page.texts()
    )
    path = tmp_path / "raci.pdf"
    matrix_to_pdf(path, org, matrix, paper, sheet)
    margin = paper.margin * _POINTS
    with pdfium.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert boxes
            assert min(box[0] for box in boxes) >= margin - 1.5
            assert max(box[2] for box in boxes) <= page.get_width() - margin + 1.5
            assert least_letters(page) >= 7.0 - 0.05


def least_letters(page: pdfium.PdfPage) -> float:
    """Return the size of the smallest letters of a page in points."""
    text = page.get_textpage()
    sizes = set()
    for found in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
        a, b, *_ = found.get_matrix().get()
        size = ctypes.c_float()
        pdfium.raw.FPDFTextObj_GetFontSize(found.raw, size)
        sizes.add(size.value * math.hypot(a, b))
    assert text.count_chars()
    return min(sizes)


def _letters(page: pdfium.PdfPage, height: float) -> list[tuple[str, float, float]]:
    """Return the characters of a page with their middles, in mm from its upper left corner."""
    text = page.get_textpage()
    whole = text.get_text_range()
    found = []
    for n, letter in enumerate(whole):
        left, bottom, right, top = text.get_charbox(n)
        if letter.strip() and right > left:
            x, y = (left + right) / 2 / _POINTS, (bottom + top) / 2 / _POINTS
            found.append((letter, x, height - y))
    return found


def test_the_same_bytes_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    org = organization_from("marketing")
    first = pdf(org, tmp_path / "one.pdf", Paper("A4"), "both", marks=True)
    second = pdf(org, tmp_path / "two.pdf", Paper("A4"), "both", marks=True)
    assert first.read_bytes() == second.read_bytes()


def test_marks_and_greyscale_change_the_page_and_not_its_words(tmp_path: Path) -> None:
    org = organization_from("marketing")
    plain = pdf(org, tmp_path / "plain.pdf", Paper("A4"))
    grey = pdf(org, tmp_path / "grey.pdf", Paper("A4"), ink="grey")
    black = pdf(org, tmp_path / "black.pdf", Paper("A4"), ink="pattern")
    marked = pdf(org, tmp_path / "marked.pdf", Paper("A4"), marks=True)
    assert texts(plain) == texts(grey) == texts(black)
    assert squeezed("breaks a rule") in squeezed("".join(texts(marked)))
    assert _colours(plain) > 50
    assert _colours(grey) == _colours(black) == 0
    assert QGuiApplication.platformName() == "offscreen"


def _colours(path: Path) -> int:
    """Return how many pixels of the first page are neither white, black nor grey."""
    document = pdfium.PdfDocument(path)
    picture = document[0].render(scale=1).to_numpy().astype(int)
    document.close()
    spread = picture[:, :, :3].max(axis=2) - picture[:, :, :3].min(axis=2)
    return int((spread > 60).sum())
