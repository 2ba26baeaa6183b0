"""A chart as a book of PDF, read back: text, links, bookmarks, sizes of letters."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf
from orgeditor.drawing.fonts import paper_face
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import CardStyle, Holder, Person, Position
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def sizes_of(path: Path) -> Counter[float]:
    """Return how many letters of a PDF have which size in points, as they stand on the page."""
    found: Counter[float] = Counter()
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for i in range(text.count_chars()):
                if text.get_text_range(i, 1).strip():
                    matrix = pdfium.FS_MATRIX()
                    pdfium.FPDFText_GetMatrix(text, i, matrix)
                    found[round(pdfium.FPDFText_GetFontSize(text, i) * abs(matrix.d), 2)] += 1
    return found


@pytest.mark.parametrize("least", [7.0, 9.0])
def test_no_letter_of_the_pdf_is_smaller_than_asked_for(tmp_path: Path, least: float) -> None:
    path = tmp_path / "book.pdf"
    chart_to_pdf(path, organization_from("marketing"), ChartSheet(form="book", least=least))
    sizes = sizes_of(path)
    assert sum(sizes.values()) > 2000
    assert min(sizes) >= least - 0.02


def test_letters_under_seven_points_would_be_found(tmp_path: Path) -> None:
    chart_to_pdf(tmp_path / "a.pdf", organization_from("marketing"), ChartSheet())
    assert min(sizes_of(tmp_path / "a.pdf")) < 4.0


def test_everybody_is_a_full_card_on_one_page_and_links_lead_there(tmp_path: Path) -> None:
    org = large_organization(150)
    path = tmp_path / "book.pdf"
    pages = chart_to_pdf(path, org, ChartSheet(form="book"))
    read = pypdf.PdfReader(path)
    texts = [page.extract_text() for page in read.pages]
    assert len(texts) == len(pages.pages)
    [start] = [mark.page for mark in pages.bookmarks if mark.title == "Index"]
    charts = "\n".join(texts[1 : start - 1])
    # A full card alone tells the grade with FTE or reports.
    facts = re.findall(r"G\d · (?:\d\.\d FTE|\d+ reports?|[\d,]+ in all)", charts)
    assert len(facts) == len(org.of(Position))
    for seat in org.of(Position).values():
        assert seat.title in charts
    links = [
        (n, read.get_page_number(note["/Dest"][0].get_object()) + 1)
        for n, page in enumerate(read.pages, 1)
        for note in page.get("/Annots", [])
    ]
    assert len(links) > len(org.of(Position))
    see = {(n, int(to)) for n, text in enumerate(texts, 1) for to in re.findall(r"see page (\d+)", text)}  # fmt: skip
    assert see
    assert see <= set(links)
    assert {(to, n) for n, to in see} <= set(links)


def test_bookmarks_stand_one_in_another_as_the_branches_do(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    chart_to_pdf(path, organization_from("marketing", "zh_CN"), ChartSheet(form="book", split="level", language="zh_CN"))  # fmt: skip
    read = pypdf.PdfReader(path)
    outline = read.outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles[0] == "目录"
    assert titles[-1] == "索引"
    [below] = [item for item in outline if isinstance(item, list)]
    assert "品牌与内容 · 11" in {item.title for item in below if not isinstance(item, list)}
    assert "公关经理" in read.pages[read.get_destination_page_number(outline[-1])].extract_text()


@pytest.mark.parametrize("size", ["small", "large", "wide", ""])
def test_cards_of_any_style_and_long_names_keep_their_size(tmp_path: Path, size: str) -> None:
    name = "Maximiliane Wolkenstein-Trostburg " * 3
    seats = [
        Position(id=f"p{n}", title=f"{name} {n}", manager="p0" if n else "", holders=(Holder(person="h", share=0.5), Holder(person="g", share=0.5)), rank=f"{n:03}V")
        for n in range(30)
    ]  # fmt: skip
    org = Organization([*seats, Person(id="h", name=name), Person(id="g", name="陈伟"), CardStyle(id="s", name="Own", size=size)])  # fmt: skip
    project = type(org.project)(id="project", card_style="s" if size else "")
    org = Organization([*(record for record in org if record.id != project.id), project])
    path = tmp_path / "book.pdf"
    chart_to_pdf(path, org, ChartSheet(form="book"))
    assert min(sizes_of(path)) >= 6.98


def test_the_book_is_the_same_bytes_each_time(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    paper_face()
    for name in "ab":
        chart_to_pdf(tmp_path / name, organization_from("marketing"), ChartSheet(form="book"))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_stopped_half_way_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"before")

    def stop(share: float) -> None:
        if share > 0.7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        chart_to_pdf(path, organization_from("marketing"), ChartSheet(form="book"), stop)
    assert path.read_bytes() == b"before"


def test_a_poster_holds_every_card_somewhere_on_its_sheets(tmp_path: Path) -> None:
    org = large_organization(150)
    path = tmp_path / "poster.pdf"
    pages = chart_to_pdf(path, org, ChartSheet(form="poster", page="A3", least=8.0))
    read = pypdf.PdfReader(path)
    texts = [page.extract_text() for page in read.pages]
    assert len(texts) == len(pages.pages) > 4
    told = "\n".join(texts[1:])
    assert all(seat.title in told for seat in org.of(Position).values())
    # Sheets hold what they show, and not the rest of the poster with it.
    assert max(text.count(" FTE") for text in texts) < len(org.of(Position)) / 2
    assert min(sizes_of(path)) >= 7.98
    assert read.outline[0].title == "Map of the sheets"
