"""Charts on paper, read back."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import QRectF

from orgeditor.drawing.chart_files import (
    ChartSheet,
    chart_to_pdf,
)
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.pdf import pdf_writer
from orgeditor.drawing.text import Style, draw_text
from tests.canvas.conftest import company

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")

POINTS = 72 / 25.4


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_the_pdf_holds_every_card_as_text(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    chart_to_pdf(path, company(), ChartSheet())
    text = text_of(path)
    for words in ("Director", "Wei Chen", "Brand manager", "Web analyst", "Vacant", "2 reports"):
        assert words in text


def test_chinese_comes_out_of_the_pdf_exactly(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    chart_to_pdf(path, company(), ChartSheet(language="zh_CN"))
    assert "公关经理" in text_of(path)
    assert "陈伟" in text_of(path)


@pytest.mark.parametrize(
    ("page", "landscape", "millimetres"),
    [("A4", True, (297, 210)), ("A3", False, (297, 420)), ("Letter", True, (279.4, 215.9))],
)
def test_the_page_has_the_size_asked_for(
    tmp_path: Path, page: str, landscape: bool, millimetres: tuple[float, float]
) -> None:
    path = tmp_path / "chart.pdf"
    chart_to_pdf(path, company(), ChartSheet(page=page, landscape=landscape))
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (box.width, box.height) == pytest.approx([mm * POINTS for mm in millimetres], abs=1)


def test_the_unit_chart_tells_heads_and_vacancies(tmp_path: Path) -> None:
    path = tmp_path / "units.pdf"
    chart_to_pdf(path, company(), ChartSheet(mode="units"))
    text = text_of(path)
    assert "Brand" in text
    assert "head-count 6" in text
    assert "5 vacant" in text


SCRIPT = """
import sys
from pathlib import Path
from orgeditor.drawing.offscreen import ensure_application
app = ensure_application()
from orgeditor.drawing.chart_files import *
from tests.canvas.conftest import company
for kind, write in (("pdf", chart_to_pdf), ("svg", chart_to_svg), ("png", chart_to_png)):
    write(Path(sys.argv[1]) / f"chart.{kind}", company(), ChartSheet())
"""


def test_the_same_chart_is_the_same_bytes_in_any_time_zone(tmp_path: Path) -> None:
    digests = []
    for zone in ("UTC", "Asia/Shanghai"):
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        environment = os.environ | {
            "TZ": zone,
            "SOURCE_DATE_EPOCH": "1700000000",
            "QT_QPA_PLATFORM": "offscreen",
        }
        subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], check=True, env=environment)
        digests.append(
            {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
        )
    assert len(digests[0]) == 3
    assert digests[0] == digests[1]
    pdf = pypdf.PdfReader(tmp_path / "UTC" / "chart.pdf")
    assert (
        pdf.metadata.creation_date_raw == pdf.metadata.modification_date_raw == "D:20231114221320Z"
    )


def test_a_pdf_of_several_pages_is_in_millimetres(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    with pdf_writer(path, "A4", False, "Two pages") as (writer, painter):
        draw_text(painter, 20, 30, "first", Style(paper_face(), 5), painter.pen().color())
        writer.newPage()
        draw_text(painter, 20, 30, "second", Style(paper_face(), 5), painter.pen().color())
        painter.fillRect(QRectF(10, 10, 5, 5), painter.pen().color())
    pages = pypdf.PdfReader(path).pages
    assert [page.extract_text().strip() for page in pages] == ["first", "second"]
    places = []
    pages[1].extract_text(visitor_text=lambda text, cm, tm, *_: places.append((text, tm, cm)))
    assert pypdf.PdfReader(path).metadata.title == "Two pages"


def test_what_stood_there_stays_when_drawing_fails(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), pdf_writer(path, "A4", True, "") as (_, painter):
        painter.drawText(0, 0, str(1 / 0))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        chart_to_pdf(tmp_path / "nowhere" / "chart.pdf", company(), ChartSheet())


def test_an_empty_organisation_gives_a_page_with_a_title(tmp_path: Path) -> None:
    from orgeditor.model.organization import Organization

    path = tmp_path / "chart.pdf"
    chart_to_pdf(path, Organization(), ChartSheet())
    assert "Organisation chart" in text_of(path)
