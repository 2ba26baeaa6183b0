"""What is done to whole columns, or to all plain rows at once, comes to what is done one by one."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from unittest.mock import patch

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.roster import cells, data_rows, propose, seats
from orgeditor.files.roster.words import id_key, id_keys, is_nothing, nothings
from orgeditor.files.sheets.text import clean
from tests.roster.tables import workbook

words = st.sampled_from(
    ["Ana Lopez", " P1 ", "P001", "007", "1.0", "n/a", "0", "XX", "none", "", "R&amp;D", "<b>x</b>", "a  b", "张伟", "x\ny",
     "Total", "Grand Total", "e.g. 7", "Example 1", "Summe 3", "\u00ad", "N/D", "a\u0301"]
)  # fmt: skip
texts = st.lists(words | st.text(max_size=6), max_size=12)
values = st.none() | words | st.text(max_size=6) | st.integers(-9, 99) | st.booleans() | st.sampled_from([1.0, 0.5, datetime(2026, 9, 30)])  # fmt: skip


@given(st.lists(values, max_size=12))
def test_columns_are_cleaned_as_their_cells_are(column: list[Any]) -> None:
    with patch.object(cells, "_CHUNK", 4):
        assert cells.texts(column) == [clean(cell) for cell in column]


@given(texts)
def test_many_ids_are_known_by_what_each_is_known_by(column: list[str]) -> None:
    assert id_keys(column) == [id_key(text) for text in column]
    assert nothings(column) == {text for text in column if is_nothing(text)}


@given(st.lists(values, min_size=1, max_size=5), st.integers(4, 9))
def test_rows_that_begin_plainly_are_data(row: list[Any], below: int) -> None:
    if data_rows._begins_plainly(tuple(row)):
        assert data_rows._why_no_data(tuple(row), ("ID",), 5, below) is None


ids = st.sampled_from(["P1", "P2", "P3", "p3", "003", "n/a", "", None, 4])
people = st.sampled_from(["Ana Lopez", "Vacant", "Ben Ode", None, "N/D"])
rosters = st.lists(st.tuples(ids, st.sampled_from(["Clerk", "Lead"]), people, ids), min_size=2, max_size=9)  # fmt: skip


@settings(deadline=None)
@given(rosters, st.booleans())
def test_plain_rows_are_seats_as_others_are(rows: list[tuple[Any, ...]], distinct: bool) -> None:
    if distinct:
        rows = [(f"P{n}", *row[1:]) for n, row in enumerate(rows, 1)]
    book = workbook(("Position ID", "Title", "Person", "Reports to"), *rows)
    at_once = said(book)
    with patch.object(seats, "_are_plain", lambda *_: False):
        assert said(book) == at_once


def said(book: Any) -> str:
    """Return all that is read in a workbook; ids, which are random, by their order."""
    proposal = propose([book])
    numbers = {record.id: str(n) for n, record in enumerate(proposal.records)}
    written = msgspec.json.encode((proposal.records, proposal.problems, proposal.counts)).decode()
    return re.sub(r'"([\w-]{16})"', lambda m: numbers.get(m[1], m[1]), written)
