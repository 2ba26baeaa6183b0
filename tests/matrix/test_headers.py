"""Rotated headers: both languages where the column is wide enough, one line where it is not."""

from __future__ import annotations

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import Paper, paginate
from tests.matrix.organizations import sized
from tests.matrix.test_pages import measure


def headers(parties: int, paper: Paper) -> list[tuple[str, ...]]:
    view = matrix_view(sized(8, parties), "m")
    pages = paginate(view, paper, measure, "both").pages
    return [column.lines for page in pages for column in page.columns]


def test_in_wide_columns_each_language_has_its_line() -> None:
    assert headers(8, Paper())[0] == ("Brand manager", "品牌经理")


def test_in_narrow_columns_both_stand_in_one_line_as_far_as_it_goes() -> None:
    found = headers(60, Paper("A3"))
    assert found[0] == ("Brand manager 品牌经理",)
    assert all(len(lines) == 1 for lines in found)
    cut = [lines[0] for lines in found if lines[0].endswith("…")]
    assert cut
    assert all(measure(line, 7.0, False) <= 42.0 for line in cut)
