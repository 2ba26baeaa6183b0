"""Rotated headers: both languages where the column is wide enough, one line where it is not."""

from __future__ import annotations

from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.model.verbs.editing import set_field
from tests.matrix.organizations import sized
from tests.matrix.test_pages import laid_out, layout_of, measure


def headers(parties: int, paper: Paper) -> list[tuple[str, ...]]:
    leaves = laid_out(8, parties, paper, Sheet("both")).leaves
    return [column.lines for leaf in leaves for column in leaf.columns]


def test_in_wide_columns_each_language_has_its_line() -> None:
    assert headers(8, Paper())[0] == ("Brand manager", "品牌经理")


def test_in_narrow_columns_both_stand_in_one_line_and_none_is_cut() -> None:
    found = headers(60, Paper("A3"))
    assert found[0] == ("Brand manager 品牌经理",)
    assert all(len(lines) == 1 for lines in found)
    assert not any(lines[0].endswith("…") for lines in found)
    assert all(measure(lines[0], 7.0, False) <= 0.36 * 297 for lines in found)


def test_headings_are_no_higher_than_whole_words_need() -> None:
    narrow, wide = (laid_out(8, parties, Paper()) for parties in (28, 8))
    assert wide.body_top - wide.labels_top < narrow.body_top - narrow.labels_top
    names = [column.lines for column in wide.leaves[0].columns]
    assert names[0] == ("Brand manager",)


def test_a_unit_whose_name_was_shortened_is_told_as_a_heading_would_be() -> None:
    org = sized(8, 6)
    name = (
        "Complaints, warranty and service after the sale for key accounts and distributors abroad"
    )
    org.apply(set_field(org, ["u1"], "name", name))
    narrow, wide = (
        layout_of(org, paper, Sheet(angle=45, point=point))
        for paper, point in ((Paper(landscape=False), 12.0), (Paper("A3"), 7.0))
    )
    assert [b.lines[-1][-1] for leaf in narrow.leaves for b in leaf.bands if b.unit.id == "u1"] == [
        "…"
    ]
    assert narrow.cut == (name,)
    assert not wide.cut
