"""What is done to whole rows of a table: added, deleted, moved, made part of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.entering import add_records, place_records, put_under

if TYPE_CHECKING:
    from orgeditor.gui.elements.table import Table


def add_row(table: Table) -> None:
    """Add a record below the current one, beside it, and begin to name it."""
    sheet = table.sheet
    if not isinstance(sheet, RecordSheet):
        return
    table.unrestricted.emit()
    if sheet.typed_first:
        table.setCurrentIndex(sheet.index(sheet.rowCount() - 1, 0))
        table.edit(table.currentIndex())
        return
    current = table.record_in(table.currentIndex().row())
    values = {}
    if current and sheet.part:
        values[sheet.part] = getattr(table.session.organization[current], sheet.part)
    ids = sheet.ids
    below = ids[ids.index(current) + 1 :] if current else []
    edit = table.session.perform(
        add_records,
        table.session.organization,
        sheet.kind,
        [values],
        before=next(iter(below), ""),
    )
    if edit and table.reveal(edit.changes[0].id):
        table.edit(table.currentIndex())


def delete_rows(table: Table) -> None:
    """Delete the records of the selected rows."""
    if isinstance(table.sheet, RecordSheet) and (ids := table.chosen_records()):
        table.session.perform(delete, table.session.organization, ids)


def move_rows(table: Table, by: int) -> None:
    """Move the selected records up or down among those that stand beside them."""
    org, sheet, ids = table.session.organization, table.sheet, table.chosen_records()
    if not isinstance(sheet, RecordSheet) or not sheet.ranked or not ids:
        return
    siblings = [
        key
        for key in sheet.ids
        if not sheet.part or getattr(org[key], sheet.part) == getattr(org[ids[-1]], sheet.part)
    ]
    moved = [key for key in siblings if key in ids]
    rest = [key for key in siblings if key not in ids]
    at = siblings.index(moved[0]) + by
    if 0 <= at <= len(rest):
        before = next(iter(rest[at:]), "")
        table.session.perform(place_records, org, moved, before)


def indent(table: Table, by: int) -> None:
    """Make the selected records parts of the one above, or take them out of it."""
    org, sheet, ids = table.session.organization, table.sheet, table.chosen_records()
    if not isinstance(sheet, RecordSheet) or not sheet.part or not ids:
        return
    first = min(sheet.row_of(key) for key in ids)
    depth = sheet.depth(first)
    if by < 0:
        parent = getattr(org[sheet.line_record(first)], sheet.part)
        above = getattr(org[parent], sheet.part) if parent else None
    else:
        rows = range(first - 1, -1, -1)
        above = next(
            (sheet.line_record(r) for r in rows if sheet.depth(r) == depth),
            None,
        )
    if above is not None:
        table.session.perform(put_under, org, ids, sheet.part, above)
