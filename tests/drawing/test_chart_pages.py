"""Charts on paper as pages: papers, what stands around them, how large their letters come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from orgeditor.analysis.discretion import hidden, redacted
from orgeditor.analysis.pages import LEAST, PAPERS, POINT, Fill
from orgeditor.analysis.pages.charts import SMALLEST
from orgeditor.analysis.pages.things import Inset
from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.drawing.matrix_page import paint_page
from orgeditor.drawing.text import text_width
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import PROJECT_ID
from tests.canvas.conftest import company
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("page", PAPERS)
def test_a_pdf_has_the_paper_asked_for(tmp_path: Path, page: str, landscape: bool) -> None:
    chart_to_pdf(tmp_path / "a.pdf", company(), ChartSheet(page=page, landscape=landscape))
    [sheet] = pypdf.PdfReader(tmp_path / "a.pdf").pages
    sides = [float(side) * 25.4 / 72 for side in (sheet.mediabox.width, sheet.mediabox.height)]
    assert sides == pytest.approx(sorted(PAPERS[page], reverse=landscape), abs=0.4)


@pytest.mark.parametrize("page", ["A4", "A2"])
def test_a_chart_is_as_large_as_it_fits_and_its_letters_are_told(page: str) -> None:
    sheet = ChartSheet(page=page, layout="screen")
    pages = lay_out_chart(organization_from("marketing"), sheet)
    [inset] = [thing for thing in pages.pages[0].things if isinstance(thing, Inset)]
    assert inset.width == pytest.approx(sheet.paper.room)
    assert pages.point == pytest.approx(inset.scale * SMALLEST / POINT)
    assert (pages.point < LEAST / 2) == (page == "A4")


def test_title_legend_footer_version_and_what_was_left_out_stand_around_it() -> None:
    org = organization_from("marketing")
    project = replace(org.project, version="3.1", confidentiality="Secret", client="Foods")
    org = Organization([project, *(record for record in org if record.id != PROJECT_ID)])
    bare = redacted(org, hidden(names=False, pay=True))
    [page] = lay_out_chart(bare, ChartSheet()).pages
    told = " ".join(text.words for text in page.texts())
    for words in ("Marketing and sales", "Positions", "3.1", "Secret", "Foods", "without pay", "Page 1 of 1"):  # fmt: skip
        assert words in told
    shades = [thing.shade for thing in page.things if isinstance(thing, Fill) and thing.shade]
    assert len(shades) == len(set(shades)) > 5
    assert "Regional sales" in told


def test_a_legend_too_long_for_the_page_says_how_many_are_left() -> None:
    org = organization_from("marketing")
    sheet = ChartSheet(sight=replace(ChartSheet().sight, colour_by="title"), landscape=False)
    [page] = lay_out_chart(org, sheet).pages
    rows = {text.baseline for text, fill in zip(page.things[1:], page.things, strict=False) if isinstance(fill, Fill) and fill.shade}  # fmt: skip
    assert len(rows) == 3
    assert any(text.words.endswith(" more") for text in page.texts())
    right = sheet.paper.size[0] - sheet.paper.margin
    assert all(text.x + text.room <= right + 0.01 for text in page.texts() if text.align == "left")


def test_nobody_gives_a_page_with_a_title() -> None:
    [page] = lay_out_chart(Organization(), ChartSheet(language="zh_CN")).pages
    assert not any(isinstance(thing, Inset) for thing in page.things)
    assert next(page.texts()).words


def test_cards_too_small_for_anything_to_be_told_are_their_colour_alone(tmp_path: Path) -> None:
    """A preview of 100,000 positions would else set texts of which nobody sees anything."""
    org = large_organization(400)
    strip = ChartSheet(layout="screen")
    pages, sheet = lay_out_chart(org, strip), strip.setting
    texts = []
    text_width.cache_clear()
    for dots in (2.0, 12.0):
        picture = QImage(round(297 * dots), round(210 * dots), QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.scale(dots, dots)
        began = text_width.cache_info().misses
        paint_page(painter, pages.pages[0], sheet)
        painter.end()
        texts.append(text_width.cache_info().misses - began)
        shades = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}  # fmt: skip
        assert len(shades) > 5
    assert texts[0] < 20
    assert texts[1] > 400
