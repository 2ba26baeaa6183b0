"""What of the clipboard goes into which cell of a grid, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.words import fold
from orgeditor.gui.matrix.clipboard import Letters, Pasted, read_content
from orgeditor.messages import LANGUAGES, t, tn
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QMimeData

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.gui.matrix.selecting import Place
    from orgeditor.messages import Message
    from orgeditor.model.records import Record


def pasted_onto(view: MatrixView, content: QMimeData) -> Pasted:
    """Return what the clipboard holds; names of rows and columns that stand here are no cells."""
    activities = _names(row.activity for row in view.rows)
    parties = _names(column.party for column in view.columns)
    return read_content(content, view.code_set, activities, parties)


def _names(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(fold(name_of(r, tongue)) for r in records for tongue in LANGUAGES)


def laid(
    block: Sequence[Sequence[Letters | None]], cells: Sequence[Place], limits: Place
) -> tuple[list[tuple[Place, Letters]], int]:
    """Return which cell gets what, and how many filled ones have no room.

    ``block`` is laid once, or over the whole choice where it fits it. None leaves a cell alone.
    """
    high, wide = len(block), max(map(len, block))
    top, left = min(r for r, _ in cells), min(c for _, c in cells)
    rows = max(r for r, _ in cells) - top + 1
    columns = max(c for _, c in cells) - left + 1
    whole = len(cells) == rows * columns and rows % high == 0 and columns % wide == 0
    if not whole:
        rows, columns = high, wide
    placed = [
        ((top + r, left + c), block[r % high][c % wide] if c % wide < len(block[r % high]) else ())
        for r in range(rows)
        for c in range(columns)
    ]
    inside = [(at, letters) for at, letters in placed if at[0] < limits[0] and at[1] < limits[1]]
    beyond = sum(bool(letters) for _, letters in placed) - sum(
        bool(letters) for _, letters in inside
    )
    return [(at, letters) for at, letters in inside if letters is not None], beyond


def left_out(pasted: Pasted, beyond: int) -> list[Message]:
    """Return what is told of a paste, as one message: what was not understood, what had no room."""
    told: list[Message] = []
    if pasted.unknown:
        some = ", ".join(dict.fromkeys(pasted.unknown[:5]))
        told.append(
            tn("{n} entry was not understood: {some}", "{n} entries were not understood: {some}", len(pasted.unknown), some=some)
        )  # fmt: skip
    if beyond:
        told.append(
            tn("{n} cell had no room in the matrix.", "{n} cells had no room in the matrix.", beyond)
        )  # fmt: skip
    return told if len(told) < 2 else [t("{first}; {second}", first=told[0], second=told[1])]
