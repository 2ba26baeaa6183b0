"""What is more or less has its sign, on pages and in workbooks; what is the same has none."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from orgeditor.analysis.comparison import COMPARISON, Compared
from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.analysis.pages.report import report_pages
from orgeditor.files.report import write_report
from orgeditor.messages import verbatim
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.positions import add_position
from tests.report.conftest import measure


@pytest.fixture
def compared(marketing: Organization) -> Compared:
    """Two positions more below the director than before."""
    more = Organization(marketing)
    top = next(key for key, position in more.of(Position).items() if not position.manager)
    for title in ("One", "Other"):
        more.apply(add_position(more, title=title, manager=top))
    return Compared(marketing, more, "en", (verbatim("Before"), verbatim("After")))


def test_on_pages(compared: Compared) -> None:
    pages = report_pages(compared, COMPARISON, Paper(), Sheet("en"), measure).pages
    words = [text.words for page in pages for text in page.texts()]
    row = words[words.index("Difference") :][:8]
    assert row[:4] == ["Difference", "+2", "+2", "+2.0"]
    assert "0" in row, "what is the same"
    assert "60" in words
    assert "+62" not in words


def test_in_workbooks(compared: Compared, tmp_path: Path) -> None:
    write_report(compared, COMPARISON, tmp_path / "compared.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "compared.xlsx")["Figures"]
    rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value}
    assert (rows["Difference"][1].value, rows["Difference"][1].number_format) == (
        2,
        "+#,##0;-#,##0;0",
    )
    assert rows["After"][1].number_format == "#,##0"
