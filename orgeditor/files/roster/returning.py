"""What writing an organisation into the client's own workbook would do, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from orgeditor.files.sheets.addresses import address
from orgeditor.files.sheets.workbook import Value
from orgeditor.messages import Message, t, tn


class CellChange(msgspec.Struct, frozen=True):
    """A cell, whom its row is about, and what stands in it and is to stand; indexes from 0."""

    sheet: str
    row: int
    column: int
    header: str
    subject: str
    before: Value
    after: Value

    @property
    def cell(self) -> str:
        """The address as the user sees it."""
        return address(self.row, self.column)


class AddedRow(msgspec.Struct, frozen=True):
    """A row to be added at a row index from 0: whom it is about, and its cells by column index."""

    sheet: str
    row: int
    subject: str
    cells: Mapping[int, Value]


class RowLeft(msgspec.Struct, frozen=True):
    """A row of somebody whom the organisation has no more; it stays as it is."""

    sheet: str
    row: int
    subject: str


class Return(msgspec.Struct, frozen=True):
    """What writing into a workbook would do; nothing has been written.

    ``formulas`` and ``merged`` are changes that are not made, because the cell holds a
    formula or lies inside a merged range. ``missing`` are lines that no row tells of and
    that are not added. ``unsaid`` are positions whose manager the rows would still not say.
    ``lacking`` counts by label the values for which the workbook has no column.
    ``digest`` is that of the workbook that was read.
    """

    path: Path
    digest: str
    changes: tuple[CellChange, ...] = ()
    added: tuple[AddedRow, ...] = ()
    leavers: tuple[RowLeft, ...] = ()
    formulas: tuple[CellChange, ...] = ()
    merged: tuple[CellChange, ...] = ()
    missing: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    lacking: dict[str, int] = {}
    below: dict[str, int] = {}
    """By sheet the row index that rows are added below."""
    last: dict[str, int] = {}
    """By sheet the row index of the table's last row, which new ones are made like."""
    looks: dict[str, dict[int, int]] = {}
    """By sheet and column the row of a cell that new ones look like."""


_SENTENCES: Final[dict[str, Callable[[int], Message]]] = {
    "changes": lambda n: tn("{n} cell changes.", "{n} cells change.", n),
    "added": lambda n: tn("{n} row is added.", "{n} rows are added.", n),
    "leavers": lambda n: tn("{n} row is about nobody in the document; it stays as it is.", "{n} rows are about nobody in the document; they stay as they are.", n),
    "formulas": lambda n: tn("{n} cell holds a formula and stays as it is.", "{n} cells hold formulas and stay as they are.", n),
    "merged": lambda n: tn("{n} cell lies inside a merged range and stays as it is.", "{n} cells lie inside merged ranges and stay as they are.", n),
    "missing": lambda n: tn("{n} position has no row in the workbook, and none is added.", "{n} positions have no row in the workbook, and none are added.", n),
    "unsaid": lambda n: tn("{n} manager cannot be said in the workbook’s columns.", "{n} managers cannot be said in the workbook’s columns.", n),
}  # fmt: skip
"""What is said of each part of a return, the first two whatever their number."""


def summary(plan: Return) -> list[Message]:
    """Return what a return would do and would not, in sentences."""
    numbers = {name: len(getattr(plan, name)) for name in _SENTENCES}
    always = ("changes", "added")
    said = [say(numbers[name]) for name, say in _SENTENCES.items() if numbers[name] or name in always]  # fmt: skip
    apart = dict.fromkeys(r.sheet for r in plan.added if plan.below[r.sheet] > plan.last[r.sheet])
    said += [_apart(plan, sheet) for sheet in apart]
    return said + [lacking.sentence for lacking in _lacking(plan)]


class Told(msgspec.Struct, frozen=True):
    """A part of a return on one sheet ("" for what is on none): its sentence, and what it is about."""

    sheet: str
    sentence: Message
    about: tuple[CellChange | AddedRow | RowLeft | str, ...] = ()


def told(plan: Return) -> list[Told]:
    """Return what a return would do and would not, sheet by sheet."""
    found: list[Told] = []
    parts = ("changes", "added", "leavers", "formulas", "merged")
    by_sheet: dict[str, dict[str, list[Any]]] = {}
    for name in parts:
        for one in getattr(plan, name):
            by_sheet.setdefault(one.sheet, {}).setdefault(name, []).append(one)
    for sheet, of in by_sheet.items():
        found += [Told(sheet, _SENTENCES[n](len(of[n])), tuple(of[n])) for n in parts if n in of]
        if "added" in of and plan.below[sheet] > plan.last[sheet]:
            found.append(Told(sheet, _apart(plan, sheet)))
    for name in ("missing", "unsaid"):
        if names := getattr(plan, name):
            found.append(Told("", _SENTENCES[name](len(names)), names))
    return found + _lacking(plan)


def _apart(plan: Return, sheet: str) -> Message:
    return t("Something stands right below the table, so rows are added below row {row}, at the end of the sheet: sums and filters of the table do not take them in.", row=plan.below[sheet] + 1)  # fmt: skip


def _lacking(plan: Return) -> list[Told]:
    return [
        Told("", tn("The roster’s sheet has no column for {n} value of “{field}”.", "The roster’s sheet has no column for {n} values of “{field}”.", count, field=label))
        for label, count in plan.lacking.items()
    ]  # fmt: skip
