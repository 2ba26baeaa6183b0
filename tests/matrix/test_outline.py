"""Activities written a line each: depth by indent, by tab, by number; bullets and numbers go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgeditor.files.responsibility import read_outline

TREE = [(0, "Plan"), (1, "Goals"), (2, "By region"), (1, "Budget"), (0, "Run")]


@pytest.mark.parametrize(
    "text",
    [
        "Plan\n  Goals\n    By region\n  Budget\nRun",
        "Plan\n\tGoals\n\t\tBy region\n\tBudget\nRun\n\n",
        "1 Plan\n1.1 Goals\n1.1.1 By region\n1.2 Budget\n2 Run",
        "- Plan\n  - Goals\n    • By region\n  * Budget\n- Run",
        "1. Plan\r\n   1) Goals\r\n      1、 By region\r\n   2) Budget\r\n2. Run",
    ],
)
def test_depth_is_read_as_people_write_it(text: str) -> None:
    assert read_outline(text) == TREE


def test_further_columns_of_a_copied_table_are_left_out() -> None:
    assert read_outline("Plan\tR\tA\n2027 budget\tC") == [(0, "Plan"), (0, "2027 budget")]


def test_a_line_lies_at_most_one_level_below_the_one_before() -> None:
    assert read_outline("    Deep\n1.2.3.4 Deeper") == [(0, "Deep"), (1, "Deeper")]


@given(st.text(max_size=200))
def test_any_text_gives_names_at_possible_levels(text: str) -> None:
    before = -1
    for level, name in read_outline(text):
        assert name == name.strip() != ""
        assert 0 <= level <= before + 1
        before = level
