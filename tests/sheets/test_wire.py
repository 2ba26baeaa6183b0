"""What the child says arrives as it was said."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from orgeditor.files.sheets import wire
from orgeditor.files.sheets.workbook import trimmed

CELLS = st.none() | st.text(max_size=3) | st.integers(-9, 9) | st.floats(-9, 9) | st.booleans()
ROWS = st.lists(st.lists(CELLS, max_size=12).map(lambda row: trimmed(tuple(row))), max_size=9)


def over_the_pipe(frame: wire.Frame) -> tuple[wire.Frame, int]:
    """Return what arrives, and how many bytes it took."""
    pipe = io.BytesIO()
    wire.send(pipe, frame)
    length = pipe.tell()
    pipe.seek(0)
    return wire.decoded(wire.received(pipe)), length


@given(ROWS)
def test_rows_arrive_as_they_were(rows: list[tuple[object, ...]]) -> None:
    arrived, _ = over_the_pipe(wire.Rows(rows))
    assert isinstance(arrived, wire.Rows)
    assert [list(map(repr, row)) for row in arrived.rows] == [list(map(repr, row)) for row in rows]


def test_one_very_long_row_makes_the_others_no_longer() -> None:
    rows = [("x",)] * 999 + [("x",) * 10_000]
    arrived, length = over_the_pipe(wire.Rows(rows))
    assert arrived == wire.Rows(rows)
    assert length < 5 * 10_999
