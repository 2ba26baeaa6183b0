"""A planned return made: the client's workbook with the changes in it, checked before it takes its place."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from orgeditor import disk
from orgeditor.files.sheets import Cancelled, Package, SheetEdit, Value, Workbook, read_workbook
from orgeditor.files.sheets.text import clean, shown_name
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from orgeditor.files.roster.returning import Return


def write_return(
    plan: Return,
    target: Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the workbook with the changes of ``plan`` to ``target``, which may be the workbook itself.

    What is written is read back and compared before it takes the place of anything.
    ``progress`` hears 0.0 to 1.0. Refused where the workbook has changed since the plan was
    made, where Excel has ``target`` open, or where the copy does not read as it should;
    Unreadable; Cancelled; OSError.
    """

    def reached(part: float) -> None:
        if progress is not None:
            progress(part)
        if cancelled is not None and cancelled():
            raise Cancelled

    content = disk.read(plan.path)
    name = shown_name(plan.path)
    if hashlib.sha256(content).hexdigest() != plan.digest:
        raise Refused(t("{file} has changed since it was looked at. Look at the changes again.", file=name))  # fmt: skip
    _check_not_open(target)
    reached(0.1)
    new = Package(content, name).amended(_edits(plan))
    reached(0.5)
    beside = disk.write_beside(target, new)
    try:
        _check_written(plan, read_workbook(beside, cancelled=cancelled))
        _check_not_open(target)
        reached(1.0)
        disk.replace(beside, target)
    except BaseException:
        disk.remove(beside)
        raise
    disk.sync_folder(target.parent)


def _check_not_open(target: Path) -> None:
    """Refuse a workbook that Excel or LibreOffice has open: it would write its own state over ours."""
    for mark in (f"~${target.name}", f"~${target.name[2:]}", f".~lock.{target.name}#"):
        if target.with_name(mark).exists():
            raise Refused(
                t(
                    "{file} is open in another program. Close it there, or write to another name.",
                    file=shown_name(target),
                )
            )


def _edits(plan: Return) -> list[SheetEdit]:
    cells: defaultdict[str, dict[tuple[int, int], Value]] = defaultdict(dict)
    added: defaultdict[str, list[Mapping[int, Value]]] = defaultdict(list)
    for change in plan.changes:
        cells[change.sheet][change.row, change.column] = change.after
    for row in plan.added:
        added[row.sheet].append(row.cells)
    return [
        SheetEdit(
            sheet,
            cells[sheet],
            tuple(added[sheet]),
            plan.below.get(sheet, 0),
            plan.last.get(sheet, 0),
            plan.looks.get(sheet, {}),
        )
        for sheet in dict.fromkeys([*cells, *added])
    ]


def _check_written(plan: Return, book: Workbook) -> None:
    sheets = {sheet.name: sheet for sheet in book.sheets}
    wanted = [((c.sheet, c.row, c.column), c.after) for c in plan.changes]
    wanted += [((a.sheet, a.row, n), value) for a in plan.added for n, value in a.cells.items()]
    for (sheet, row, column), value in wanted:
        if clean(sheets[sheet].value(row, column)) != clean(value):
            raise Refused(
                t(
                    "{file} was not written: the copy did not read as it should. Export a roster of its own.",
                    file=shown_name(plan.path),
                )
            )
