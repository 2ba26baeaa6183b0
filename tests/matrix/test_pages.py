"""Pagination in millimetres, without Qt: what must hold for every matrix, and goldens.

``python -m tests.matrix.test_pages`` writes the goldens anew, to be reviewed as a diff.
"""

from __future__ import annotations

import json
from itertools import pairwise, product
from math import cos, radians, sin, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import (
    LEAST,
    PAPERS,
    SIZES,
    Chip,
    Fill,
    Form,
    Labels,
    Pages,
    Paper,
    Sheet,
)
from orgeditor.analysis.pages import paginate as paginated
from orgeditor.analysis.pages.frame import matrix_frame
from orgeditor.analysis.pages.grid import grid_layout
from orgeditor.analysis.pages.layout import Layout
from orgeditor.analysis.pages.things import Stroke
from orgeditor.model.organization import Organization
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.responsibilities import set_codes
from tests.matrix.organizations import sized

GOLDEN = Path(__file__).parent / "golden_pages.json"
MATRICES = ((1, 1), (15, 12), (40, 28), (200, 60))
SHEETS = ("A4", "A3", "Letter")
PLAIN = Sheet()
LONG = "Agree with each of the affected departments in writing and in good time on the procedure "


def measure(text: str, point: float, bold: bool) -> float:
    """Return a width in mm as plain arithmetic: half an em a Latin letter, one a Chinese."""
    ems = sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in text)
    return ems * point * 25.4 / 72 * (1.06 if bold else 1.0)


def layout_of(org: Organization, paper: Paper, sheet: Sheet) -> Layout:
    view = matrix_view(org, "m")
    return grid_layout(view, matrix_frame(view, org.project, paper, sheet, measure), sheet, measure)


def laid_out(rows: int, columns: int, paper: Paper, sheet: Sheet = PLAIN) -> Layout:
    return layout_of(sized(rows, columns), paper, sheet)


def summary(layout: Layout) -> dict[str, object]:
    """Return what of a pagination a person would look at."""
    return {
        "point": layout.point,
        "activity_width": round(layout.activity_width, 1),
        "body_top": round(layout.body_top, 1),
        "pages": [
            {
                "rows": f"{leaf.rows[0].row.number}..{leaf.rows[-1].row.number}"
                if leaf.rows
                else "",
                "columns": len(leaf.columns),
                "bands": [" ".join(band.lines) for band in leaf.bands],
                "bottom": round(leaf.rows[-1].top + leaf.rows[-1].height, 1) if leaf.rows else 0,
            }
            for leaf in layout.leaves
        ],
    }


def goldens() -> dict[str, object]:
    """Return the pagination of each size on each paper; in both languages where it is telling."""
    found = {
        f"{rows}x{columns} {name} {'landscape' if landscape else 'portrait'}": summary(
            laid_out(rows, columns, Paper(name, landscape))
        )
        for rows, columns in MATRICES
        for name in SHEETS
        for landscape in (True, False)
    }
    found |= {
        f"{rows}x{columns} A4 both": summary(laid_out(rows, columns, Paper(), Sheet("both")))
        for rows, columns in MATRICES
    }
    found["15x12 A4 at 45 degrees"] = summary(laid_out(15, 12, Paper(), Sheet(angle=45)))
    return found


def test_pages_are_as_they_were_reviewed() -> None:
    assert goldens() == json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("paper", [Paper(name, way) for name in PAPERS for way in (True, False)])
@pytest.mark.parametrize("labels", ["en", "zh_CN", "both"])
@pytest.mark.parametrize("size", MATRICES)
def test_every_cell_stands_once_inside_the_margins(
    paper: Paper, labels: Labels, size: tuple[int, int]
) -> None:
    holds(laid_out(*size, paper, Sheet(labels)), *size)


@given(
    st.integers(1, 90),
    st.integers(1, 70),
    st.sampled_from(sorted(PAPERS)),
    st.booleans(),
    st.sampled_from((45, 90)),
)
@settings(max_examples=40, deadline=None)
def test_any_size_holds(rows: int, columns: int, name: str, landscape: bool, angle: int) -> None:
    holds(laid_out(rows, columns, Paper(name, landscape), Sheet(angle=angle)), rows, columns)


def holds(layout: Layout, rows: int, columns: int) -> None:
    """Check what every pagination keeps to."""
    assert layout.point in SIZES
    width, _ = layout.paper.size
    seen: list[tuple[str, str]] = []
    for number, leaf in enumerate(layout.leaves, 1):
        left = layout.paper.margin + layout.activity_width
        for column in leaf.columns:
            assert column.left == pytest.approx(left)
            left += column.width
            assert column.width >= 5.7
        assert left <= width - layout.paper.margin + 0.01
        top = layout.body_top
        for placed in leaf.rows:
            assert placed.top == pytest.approx(top)
            top += placed.height
        assert top <= layout.foot_top + 0.01
        assert leaf.rows
        if number < len(layout.leaves):
            assert not leaf.rows[-1].row.is_group
        seen += [(r.row.activity.id, c.column.party.id) for r in leaf.rows for c in leaf.columns]
    groups = (rows + 7) // 8 if rows > 1 else 0
    assert len(seen) == len(set(seen)) == (rows + groups) * columns


WISHES = [
    Sheet(labels, marks, form=form, angle=angle, sign_off=marks)
    for labels, marks, (form, angle) in product(
        ("en", "zh_CN", "both"),
        (False, True),
        (("grid", 90), ("grid", 45), ("compact", 90), ("cards", 90)),
    )
]


@pytest.mark.parametrize("paper", [Paper("A4"), Paper("A4", False), Paper("Letter", False), Paper("A3")])  # fmt: skip
@pytest.mark.parametrize("sheet", WISHES, ids=lambda s: f"{s.labels}-{s.form}-{s.angle}-{s.marks}")
def test_no_text_is_small_or_leaves_its_room_and_all_is_inside_the_margins(
    paper: Paper, sheet: Sheet
) -> None:
    within(paginated(sized(40, 28), "m", paper, sheet, measure))


@pytest.mark.parametrize("labels", ["en", "both"])
def test_slanted_names_cross_no_line(labels: Labels) -> None:
    """Each letter is a box from 0.75 of its size above the baseline to 0.2 below it."""
    page = paginated(sized(15, 12), "m", Paper(), Sheet(labels, angle=45), measure).pages[0]
    names = [text for text in page.texts() if text.angle == 45]
    lines = [thing for thing in page.things if isinstance(thing, Stroke)]
    bands = [thing.y + thing.height for thing in page.things if isinstance(thing, Fill) and thing.height == 0.35]  # fmt: skip
    assert len({text.baseline for text in names}) == 1
    for text in names:
        size, wide = text.point * 25.4 / 72, measure(text.words, text.point, False)
        corners = [
            (text.x + (along - up) * sqrt(0.5), text.baseline - (along + up) * sqrt(0.5))
            for along in (0.0, wide)
            for up in (0.75 * size, -0.2 * size)
        ]
        assert min(y for _, y in corners) > max(bands), text
        for line in lines:
            sides = {(x - line.x1) + (y - line.y1) > 0 for x, y in corners}
            assert len(sides) == 1, (text, line)


def within(pages: Pages) -> None:
    """Check that all that is painted lies inside the margins, and all text in its room."""
    width, height = pages.paper.size
    left, right = pages.paper.margin - 0.01, width - pages.paper.margin + 0.01
    for page in pages.pages:
        for text in page.texts():
            assert text.point >= LEAST
            wide = measure(text.words, text.point, text.bold)
            assert wide <= text.room + 0.01, text
            start = text.x - {"left": 0, "middle": wide / 2, "right": wide}[text.align]
            turn = radians(text.angle)
            assert left <= start, text
            assert start + wide * cos(turn) <= right, text
            assert left <= text.baseline - wide * sin(turn), text
            assert text.baseline <= height - pages.paper.margin + 3.5, text
        for thing in page.things:
            if isinstance(thing, Chip | Fill):
                assert left <= thing.x, thing
                assert thing.x + thing.width <= right, thing
            if isinstance(thing, Chip):
                assert thing.point >= LEAST


def test_pages_are_numbered_and_each_says_so() -> None:
    pages = paginated(sized(200, 60), "m", Paper(), Sheet(marks=True, sign_off=True), measure).pages
    for number, page in enumerate(pages, 1):
        assert page.number == number
        assert f"Page {number} of {len(pages)}" in {text.words for text in page.texts()}


def test_parties_are_split_where_a_unit_ends_and_an_index_says_where_what_is() -> None:
    layout = laid_out(15, 60, Paper("A4"))
    first, second = layout.leaves[0], layout.leaves[1]
    assert (first.part, second.part) == (1, 2)
    assert first.columns[-1].column.band != second.columns[0].column.band
    assert layout.point == LEAST
    pages = paginated(sized(15, 60), "m", Paper("A4"), Sheet(), measure)
    assert pages.parts == layout.parts
    last = [text.words for text in pages.pages[-1].texts()]
    index = last[last.index("Page index") :]
    assert [word for word in index if word.startswith("Page ")][1:] == [
        f"Page {n}" for n in range(1, len(layout.leaves) + 1)
    ]
    assert f"Columns 1 of {layout.parts}" in {text.words for text in pages.pages[0].texts()}


def test_letters_grow_smaller_before_columns_are_split() -> None:
    assert laid_out(15, 12, Paper("A4")).point == SIZES[0]
    smaller = laid_out(15, 26, Paper("A4"))
    assert LEAST <= smaller.point < SIZES[0]
    assert {len(leaf.columns) for leaf in smaller.leaves} == {26}


def test_a_size_that_is_asked_for_is_kept_and_columns_are_split_instead() -> None:
    layout = laid_out(15, 26, Paper("A4"), Sheet(point=11.0))
    assert layout.point == 11.0
    assert layout.parts > 1


def test_columns_are_left_out_and_put_in_another_order() -> None:
    leaf = laid_out(15, 12, Paper(), Sheet(parties=("p5", "p0", "p7"))).leaves[0]
    assert [column.column.party.id for column in leaf.columns] == ["p5", "p0", "p7"]


def test_a_name_higher_than_a_page_goes_on_and_none_of_its_words_is_lost() -> None:
    org = sized(3, 4)
    org.apply(set_field(org, ["a1"], "name", LONG * 60))
    layout = layout_of(org, Paper(), Sheet())
    assert len(layout.leaves) > 2
    parts = [row for leaf in layout.leaves for row in leaf.rows if row.row.activity.id == "a1"]
    assert [row.begins for row in parts] == [True] + [False] * (len(parts) - 1)
    assert " ".join(line for row in parts for line in row.lines) == (LONG * 60).strip()
    assert all(r.top + r.height <= layout.foot_top + 0.01 for leaf in layout.leaves for r in leaf.rows)  # fmt: skip
    within(paginated(org, "m", Paper(), Sheet(), measure))


def test_letters_that_do_not_fit_side_by_side_are_stacked_in_a_higher_row() -> None:
    org = sized(15, 26)
    org.apply(set_codes(org, "m", [("a1", "p3", ("R", "A", "C", "I"))]))
    pages = paginated(org, "m", Paper(), Sheet(), measure)
    layout = layout_of(org, Paper(), Sheet())
    column = next(c for c in layout.leaves[0].columns if c.column.party.id == "p3")
    row = next(r for r in layout.leaves[0].rows if r.row.activity.id == "a1")
    chips = [
        thing
        for thing in pages.pages[0].things
        if isinstance(thing, Chip)
        and column.left <= thing.x < column.left + column.width
        and row.top <= thing.y < row.top + row.height
    ]
    assert [chip.letter for chip in chips] == ["R", "A", "C", "I"]
    assert len({round(chip.y, 2) for chip in chips}) > 1
    assert all(chip.x + chip.width <= column.left + column.width for chip in chips)
    assert all(chip.y + chip.height <= row.top + row.height for chip in chips)


def test_unit_names_are_turned_rather_than_broken_within_words() -> None:
    for columns in (12, 28, 60):
        for leaf in laid_out(15, columns, Paper("A4", False)).leaves:
            for band in leaf.bands:
                words = band.unit.name.split()
                assert [w for line in band.lines for w in line.split()] == words
    assert any(b.turned for b in laid_out(15, 26, Paper()).leaves[0].bands)


def test_the_compact_form_names_everybody_once_under_each_letter() -> None:
    org = sized(40, 12)
    pages = paginated(org, "m", Paper("A4", False), Sheet(form="compact"), measure)
    view = matrix_view(org, "m")
    words = " ".join(text.words for page in pages.pages for text in page.texts())
    for column in view.columns:
        held = sum(view.column_totals(column.party.id).values())
        assert words.count(column.party.name) >= held > 0
    heads = [t.words for page in pages.pages for t in page.texts() if t.words == "Accountable"]
    assert len(heads) == len(pages.pages)


def test_a_role_sheet_is_one_page_with_all_that_the_role_is() -> None:
    org = sized(40, 12)
    pages = paginated(org, "m", Paper("A4", False), Sheet(form="cards"), measure)
    view = matrix_view(org, "m")
    assert len(pages.pages) == len(view.columns)
    for page, column in zip(pages.pages, view.columns, strict=True):
        words = [text.words for text in page.texts()]
        assert words[0] == column.party.name
        counts = view.column_totals(column.party.id)
        assert [c.letter for c in page.things if isinstance(c, Chip)] == [
            code.letter for code in view.code_set.codes if counts[code.letter]
        ]
        named = [r.activity.name for r in view.rows if column.party.id in r.cells]
        assert all(name in words for name in named)


def test_marks_list_what_is_broken_and_what_is_remarked() -> None:
    org = sized(15, 12)
    org.apply(set_codes(org, "m", [("a1", "p1", ())]))
    pages = paginated(org, "m", Paper(), Sheet(marks=True), measure)
    words = [text.words for page in pages.pages for text in page.texts()]
    assert "What breaks the rules" in words
    assert any("nobody has A" in line for line in words)
    tops = [t.baseline for t in pages.pages[-1].texts() if t.x == pages.paper.margin + 5]
    assert all(upper < lower for upper, lower in pairwise(tops))


def test_signatures_have_their_lines_and_then_the_footer_has_none() -> None:
    signed, plain = (
        paginated(sized(15, 12), "m", Paper(), Sheet(sign_off=wanted), measure)
        for wanted in (True, False)
    )
    assert "Approved by" in {text.words for text in signed.pages[-1].texts()}
    assert not any("____" in text.words for text in signed.pages[0].texts())
    assert any("____" in text.words for text in plain.pages[0].texts())


@pytest.mark.parametrize("marks", [False, True], ids=["plain", "marks"])
@pytest.mark.parametrize("form", ["grid", "compact"])
@pytest.mark.parametrize("paper", [Paper("A4"), Paper("A4", False)], ids=["across", "upright"])
def test_signatures_stand_on_a_page_with_something_that_is_signed(
    paper: Paper, form: Form, marks: bool
) -> None:
    more = 0
    for rows in range(14, 54):
        org = sized(rows, 6)
        pages, plain = (
            paginated(org, "m", paper, Sheet(marks=marks, form=form, sign_off=wanted), measure)
            for wanted in (True, False)
        )
        within(pages)
        more += len(pages.pages) > len(plain.pages)
        numbers = {row.number for row in matrix_view(org, "m").rows if not row.is_group}
        (signed,) = (p for p in pages.pages if "Approved by" in {t.words for t in p.texts()})
        assert signed is pages.pages[-1]
        assert any(t.words in numbers or t.x == paper.margin + 5 for t in signed.texts()), rows
    assert more


def test_letters_a_little_smaller_spare_signatures_a_page_of_their_own() -> None:
    org = sized(14, 8)
    sheet = Sheet(sign_off=True)
    pages = paginated(org, "m", Paper("A4"), sheet, measure)
    assert (len(pages.pages), pages.point < SIZES[0]) == (1, True)
    fixed = paginated(org, "m", Paper("A4"), replace(sheet, point=SIZES[0]), measure)
    assert len(fixed.pages) == 2


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(goldens(), indent=1, ensure_ascii=False) + "\n", "utf-8")
