"""Pagination in millimetres, without Qt: what must hold for every matrix, and goldens.

``python -m tests.matrix.test_pages`` writes the goldens anew, to be reviewed as a diff.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import LEAST, PAPERS, SIZES, Labels, Pages, Paper, paginate
from tests.matrix.organizations import sized

GOLDEN = Path(__file__).parent / "golden_pages.json"
MATRICES = ((1, 1), (15, 12), (40, 28), (200, 60))
SHEETS = ("A4", "A3", "Letter")


def measure(text: str, point: float, bold: bool) -> float:
    """Return a width in mm as plain arithmetic: half an em a Latin letter, one a Chinese."""
    ems = sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in text)
    return ems * point * 25.4 / 72 * (1.06 if bold else 1.0)


def laid_out(rows: int, columns: int, paper: Paper, labels: Labels = "en") -> Pages:
    return paginate(matrix_view(sized(rows, columns), "m"), paper, measure, labels)


def summary(pages: Pages) -> dict[str, object]:
    """Return what of a pagination a person would look at."""
    return {
        "point": pages.point,
        "activity_width": round(pages.activity_width, 1),
        "body_top": round(pages.body_top, 1),
        "pages": [
            {
                "rows": f"{page.rows[0].row.number}..{page.rows[-1].row.number}"
                if page.rows
                else "",
                "columns": len(page.columns),
                "bands": [" ".join(band.lines) for band in page.bands],
                "bottom": round(page.rows[-1].top + page.rows[-1].height, 1) if page.rows else 0,
            }
            for page in pages.pages
        ],
    }


def goldens() -> dict[str, object]:
    return {
        f"{rows}x{columns} {name} {'landscape' if landscape else 'portrait'}": summary(
            laid_out(rows, columns, Paper(name, landscape))
        )
        for rows, columns in MATRICES
        for name in SHEETS
        for landscape in (True, False)
    }


def test_pages_are_as_they_were_reviewed() -> None:
    assert goldens() == json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("paper", [Paper(name, way) for name in PAPERS for way in (True, False)])
@pytest.mark.parametrize("labels", ["en", "zh_CN", "both"])
@pytest.mark.parametrize("size", MATRICES)
def test_every_cell_stands_once_inside_the_margins(
    paper: Paper, labels: Labels, size: tuple[int, int]
) -> None:
    holds(laid_out(*size, paper, labels), *size)


@given(st.integers(1, 90), st.integers(1, 70), st.sampled_from(sorted(PAPERS)), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_size_holds(rows: int, columns: int, name: str, landscape: bool) -> None:
    holds(laid_out(rows, columns, Paper(name, landscape)), rows, columns)


def holds(pages: Pages, rows: int, columns: int) -> None:
    """Check what every pagination keeps to."""
    assert pages.point in SIZES
    assert pages.point >= LEAST
    width, _ = pages.paper.size
    seen: list[tuple[str, str]] = []
    for number, page in enumerate(pages.pages, 1):
        assert page.number == number
        left = pages.paper.margin + pages.activity_width
        for column in page.columns:
            assert column.left == pytest.approx(left)
            left += column.width
            assert column.width >= 5.7
        assert left <= width - pages.paper.margin + 0.01
        top = pages.body_top
        for placed in page.rows:
            assert placed.top == pytest.approx(top)
            top += placed.height
        assert top <= pages.foot_top + 0.01
        assert page.rows
        if number < len(pages.pages):
            assert not page.rows[-1].row.is_group
        seen += [(r.row.activity.id, c.column.party.id) for r in page.rows for c in page.columns]
    groups = (rows + 7) // 8 if rows > 1 else 0
    assert len(seen) == len(set(seen)) == (rows + groups) * columns


def test_parties_are_split_where_a_unit_ends() -> None:
    pages = laid_out(15, 60, Paper("A4"))
    first, second = pages.pages[0], pages.pages[1]
    assert first.parties == "1/" + second.parties.partition("/")[2]
    assert first.columns[-1].column.band != second.columns[0].column.band
    assert pages.point == LEAST


def test_letters_grow_smaller_before_columns_are_split() -> None:
    assert laid_out(15, 12, Paper("A4")).point == SIZES[0]
    smaller = laid_out(15, 26, Paper("A4"))
    assert LEAST <= smaller.point < SIZES[0]
    assert {len(page.columns) for page in smaller.pages} == {26}


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(goldens(), indent=1, ensure_ascii=False) + "\n", "utf-8")
