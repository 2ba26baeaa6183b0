"""Whatever the cells hold, an import is an organisation, or refused in a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.roster import Proposal, find_tables, propose, to_edit
from orgeditor.files.roster.tables import roster_table
from orgeditor.files.sheets import Sheet, Unreadable, Workbook
from tests.roster.tables import workbook

HEADERS = (
    "ID", "Title", "Name", "Manager", "Department", "Division", "Team", "Parent unit", "FTE",
    "Headcount", "Salary", "Status", "Start date", "Dotted line", "Role", "Assistant", "E-mail",
    "First name", "Last name", "", "Notes", "Employee ID", "Unit ID", "上级", "姓名",
)  # fmt: skip
CELLS = (
    None, "", "1", "2", "3", "01", "1.0", 1, 2.5, True, "A;B", "Ana", "Ana Lopez", "Lopez, Ana",
    "Vacant", "N/D", "XX", "=x", "<b>", "1,5", "2020-01-01", "nan", "inf", 1e20, -1, "Sales",
    "Sales > North", "Closed", "\n", "Total", "-", "名", "1;2", "2; 3", datetime(2020, 1, 1),
)  # fmt: skip


def own_headers(proposal: Proposal) -> set[str]:
    """Return the headers of the file's own columns but those that only say the hierarchy."""
    read = proposal.files[0]
    said = read.hierarchy.columns if read.hierarchy else ()
    return set(read.table.own_headers) - {read.table.headers[c] for c in said}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_cells(data: st.DataObject) -> None:
    header = data.draw(st.lists(st.sampled_from(HEADERS), min_size=2, max_size=9, unique=True))
    row = st.tuples(*(st.sampled_from(CELLS) for _ in header))
    rows = data.draw(st.lists(row, min_size=1, max_size=8))
    book = workbook(tuple(header), *rows)
    if not find_tables(book):
        return
    with suppress(Unreadable):
        proposal = propose([book])
        org = proposal.organization()
        org.apply(to_edit(org, proposal))
        table = roster_table(org)
        assert len(table.rows) >= proposal.counts.positions
        kept = set(proposal.files[0].headers.values()) & own_headers(proposal)
        assert {column.header for column in table.columns} >= kept


def test_a_cell_at_the_foot_of_a_sheet_does_not_tell_of_a_million_blank_rows() -> None:
    far = Sheet("Staff", [("ID", "Title"), ("1", "Head"), *[()] * 200_000, ("2", "Clerk")])
    proposal = propose([Workbook("far.xlsx", "xlsx", (far,))])
    assert proposal.counts.positions == 2
    assert [p.row for p in proposal.problems if p.kind == "blank-row-skipped"] == list(range(3, 23))
