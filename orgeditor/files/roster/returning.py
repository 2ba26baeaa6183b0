"""What writing an organisation into the client's own workbook would do, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from orgeditor.files.sheets.addresses import address
from orgeditor.files.sheets.workbook import Value
from orgeditor.messages import Message, tn


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
    looks: dict[str, dict[int, int]] = {}
    """By sheet and column the row of a cell that new ones look like."""


def summary(plan: Return) -> list[Message]:
    """Return what a return would do and would not, in sentences."""
    n = {name: len(getattr(plan, name)) for name in plan.__struct_fields__[2:9]}
    said = (
        ("", tn("{n} cell changes.", "{n} cells change.", n["changes"])),
        ("", tn("{n} row is added.", "{n} rows are added.", n["added"])),
        ("leavers", tn("{n} row is about nobody in the document; it stays as it is.", "{n} rows are about nobody in the document; they stay as they are.", n["leavers"])),
        ("formulas", tn("{n} cell holds a formula and stays as it is.", "{n} cells hold formulas and stay as they are.", n["formulas"])),
        ("merged", tn("{n} cell lies inside a merged range and stays as it is.", "{n} cells lie inside merged ranges and stay as they are.", n["merged"])),
        ("missing", tn("{n} position has no row in the workbook, and none is added.", "{n} positions have no row in the workbook, and none are added.", n["missing"])),
        ("unsaid", tn("{n} manager cannot be said in the workbook’s columns.", "{n} managers cannot be said in the workbook’s columns.", n["unsaid"])),
    )  # fmt: skip
    told = [message for name, message in said if not name or n[name]]
    for label, count in plan.lacking.items():
        told.append(tn("The roster’s sheet has no column for {n} value of “{field}”.", "The roster’s sheet has no column for {n} values of “{field}”.", count, field=label))  # fmt: skip
    return told
