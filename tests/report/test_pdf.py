"""The report as PDF, read back: text, bookmarks, links, what was left out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from orgeditor.analysis.discretion import hidden, redacted
from orgeditor.analysis.pages import Labels, Pages, Paper, Sheet
from orgeditor.analysis.report import PARTS, Told
from orgeditor.drawing.matrix_files import pages_to_pdf
from orgeditor.drawing.matrix_page import lay_out_report, measure_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position
from tests.matrix.test_pdf import least_letters, squeezed, texts

pytestmark = pytest.mark.usefixtures("qapp")


def report(
    org: Organization,
    path: Path,
    labels: Labels = "en",
    paper: Paper | None = None,
    **sheet: object,
) -> Pages:
    drawn = Sheet(labels, **sheet)
    pages = lay_out_report(Told(org, labels), PARTS, paper or Paper(), drawn)
    pages_to_pdf(path, pages, drawn)
    return pages


@pytest.mark.parametrize("labels", ["en", "zh_CN"])
def test_what_is_laid_out_is_what_the_file_says(
    marketing: Organization, tmp_path: Path, labels: Labels
) -> None:
    path = tmp_path / "report.pdf"
    pages = report(marketing, path, labels)
    found = texts(path)
    assert len(found) == len(pages.pages)
    for page, text in zip(pages.pages, found, strict=True):
        flat = squeezed(text)
        assert all(squeezed(line.words) in flat for line in page.texts() if not line.angle)
    whole = squeezed("".join(found))
    title = "title_zh" if labels == "zh_CN" else "title"
    # A long title takes two lines on its card; its characters are there all the same.
    for position in marketing.of(Position).values():
        assert set(squeezed(getattr(position, title))) <= set(whole)


@pytest.mark.parametrize("paper", [Paper(), Paper("A4", False)], ids=["landscape", "portrait"])
def test_letters_are_legible_and_inside_the_margins(
    marketing: Organization, tmp_path: Path, paper: Paper
) -> None:
    path = tmp_path / "report.pdf"
    pages = report(marketing, path, "en", paper)
    measured = measure_of(Sheet())
    assert all(
        measured(text.words, text.point, text.bold) <= text.room + 0.01
        for page in pages.pages
        for text in page.texts()
    )
    margin = paper.margin * 72 / 25.4
    with pdfium.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert min(box[0] for box in boxes) >= margin - 1.5
            assert max(box[2] for box in boxes) <= page.get_width() - margin + 1.5
            assert least_letters(page) >= 7.0 - 0.1


def test_bookmarks_and_contents_lead_to_the_pages(marketing: Organization, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    pages = report(marketing, path)
    reader = PdfReader(path)
    found: list[tuple[str, int, int]] = []

    def walk(items: list[object], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                found.append((item.title, reader.get_destination_page_number(item) + 1, level))

    walk(reader.outline, 0)
    assert found == [(mark.title, mark.page, mark.level) for mark in pages.bookmarks]
    links = [a.get_object() for a in reader.pages[1]["/Annots"]]
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    leads = [numbers[link["/Dest"][0].idnum] if hasattr(link["/Dest"][0], "idnum") else int(link["/Dest"][0]) + 1 for link in links]  # fmt: skip
    assert leads
    assert leads == [mark.page for mark in pages.bookmarks[1 : len(leads) + 1]]


def test_the_same_bytes_each_time(
    marketing: Organization, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for name in ("one.pdf", "two.pdf"):
        report(marketing, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_names_and_pay_are_left_out_and_every_footer_says_so(
    marketing: Organization, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    report(redacted(marketing, hidden(names=True, pay=True)), path)
    pages = texts(path)
    whole = squeezed("".join(pages))
    for person in marketing.of(Person).values():
        assert squeezed(person.name) not in whole
    assert "3,744,000" not in whole
    for text in pages:
        assert "withoutnames" in squeezed(text)
        assert "withoutpay" in squeezed(text)
