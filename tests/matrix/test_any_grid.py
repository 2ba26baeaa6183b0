"""Whatever stands on a sheet: a matrix that makes an edit, or a refusal in one sentence."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.responsibility import matrix_edit, propose_matrix, to_json
from orgeditor.files.sheets import Range, Sheet, Unreadable, Workbook
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization

CELLS = st.one_of(
    st.none(),
    st.sampled_from(["R", "A", "C", "I", "A/R", "RA", "r (a)", "-", "N", "x", "?", "**R**", "负责", "А", "S", "D"]),
    st.sampled_from(["Activity", "Role", "Total", "Step Id", "1", "1.1", "Phase", "CIO", "R = Responsible", "Notes"]),
    st.sampled_from(["Plan the year", "Sales manager", "预算", "<b>x</b>", "=1+1", "R, A, C, I"]),
    st.integers(0, 20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(max_size=6),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=12)
MERGED = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 2), st.integers(0, 3)).map(
        lambda r: Range(r[0], r[1], r[0] + r[2], r[1] + r[3])
    ),
    max_size=3,
)


@given(rows=ROWS, merged=MERGED)
@settings(max_examples=400, deadline=None)
def test_any_grid_is_read_or_refused(rows: list[tuple[object, ...]], merged: list[Range]) -> None:
    sheet = Sheet("Sheet1", rows, merged=tuple(merged))  # type: ignore[arg-type]
    try:
        proposal = propose_matrix(Workbook("any.xlsx", "xlsx", (sheet,)))
    except Unreadable:
        return
    org = Organization()
    document = Document(org)
    document.do(matrix_edit(org, proposal))
    document.undo()
    assert len(org) == 0
    for read, told in zip(proposal.tables, to_json(proposal)["tables"], strict=True):
        assert read.parties
        assert all(name for name in read.parties)
        assert len(set(read.parties)) == len(read.parties)
        assert told["activities"] >= max(told["without_accountable"], told["without_responsible"])
        for activity, party in read.cells:
            assert activity in range(len(read.activities))
            assert party in range(len(read.parties))
        for above, below in pairwise(read.activities):
            assert below.level <= above.level + 1


def test_a_large_matrix_is_read_whole() -> None:
    header = ("Activity", *(f"Role {n}" for n in range(120)))
    rows = [(f"Work {n}", *("RACI"[(n + k) % 4] for k in range(120))) for n in range(600)]
    proposal = propose_matrix(Workbook("large.xlsx", "xlsx", (Sheet("RACI", [header, *rows]),)))
    assert to_json(proposal)["tables"][0]["assignments"] == 600 * 120
