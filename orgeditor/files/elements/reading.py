"""Sheets of a workbook become records of the elements: recognised, matched, one edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from orgeditor.files.elements.recognising import Found, recognised
from orgeditor.files.elements.understanding import understood
from orgeditor.files.elements.writing import element_types, in_a_sheet
from orgeditor.files.problems import Problem
from orgeditor.files.sheets import clean
from orgeditor.files.sheets.addresses import address
from orgeditor.messages import LANGUAGES, Message, t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import name_of
from orgeditor.model.naming import Names
from orgeditor.model.record import Record, key_id, new_id
from orgeditor.model.verbs.entering import in_order, part_field
from orgeditor.model.verbs.placing import ranks_at
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgeditor.files.sheets import Workbook
    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization


class Reading(msgspec.Struct, frozen=True):
    """What a workbook says of the elements: the edit, and what could not be understood."""

    edit: Edit
    problems: tuple[Problem, ...]
    added: int
    changed: int


@dataclass(frozen=True)
class _Line:
    """A row of such a table, and the record that it is about, as far as it is known."""

    found: Found
    row: int
    record: Record
    standing: bool


def read_elements(org: Organization, book: Workbook) -> Reading:
    """Return what a workbook adds to or changes in the elements of an organisation.

    A row is about the record with its code, else with its name; without such it is a new one.
    A column that is not there leaves its field alone, an empty cell clears it. What cannot be
    read is a problem with its place, leaves the field as it was, and is kept as text under the
    column's name; a sheet that is no such table is told. Columns that no field takes are kept.
    Refused where no sheet is such a table.
    """
    found = {sheet.name: recognised(sheet) for sheet in book.sheets}
    tables = [table for table in found.values() if table]
    if not tables:
        raise Refused(
            t("{file} has no table of goals or another element: a sheet with their columns.", file=book.called)
        )  # fmt: skip
    # Hidden sheets hold lists for drop-downs, our own among them.
    problems = [
        _problem("unread-sheet", t("This sheet is no table of an element."), book, sheet.name)
        for sheet in book.sheets
        if found[sheet.name] is None and not sheet.hidden and any(map(any, sheet.rows))
    ]
    order = {described.type: place for place, described in enumerate(element_types())}
    tables.sort(key=lambda table: order[table.described.type])
    names = Names(org)
    lines = [line for table in tables for line in _lines(org, names, table)]
    made: dict[str, tuple[Record | None, Record]] = {}
    for line in lines:
        _take(org, names, book, line, made, problems)
    _break_loops(org, book, lines, made, problems)
    pairs = _in_places(org, made)
    label = t("Import {file}", file=book.called)
    edit = edit_of(label, pairs)
    added = sum(change.before is None for change in edit.changes)
    return Reading(edit, tuple(problems), added, len(edit.changes) - added)


def _lines(org: Organization, names: Names, found: Found) -> Iterator[_Line]:
    """Yield the rows of a table with the record of each; new ones can be named from then on."""
    kind = found.described.type
    texts = {field.name: column for column, field in found.columns.items()}
    title = found.described.title_field
    taken: set[str] = set()
    called = [name for name in ("code", title, f"{title}_zh") if name in kind.__struct_fields__]
    standing = in_order(org, kind) if called and not found.described.key else []
    nameless = [r.id for r in standing if not any(getattr(r, name) for name in called)]
    for row in range(found.header + 1, len(found.sheet.rows)):
        if not any(clean(v) for v in found.sheet.rows[row]):
            continue
        if found.described.key:
            yield _Line(found, row, kind(id=""), standing=False)
            continue
        calls_it: dict[str, Any] = {
            name: found.text(row, texts[name])
            for name in ("code", title, f"{title}_zh")
            if name in texts
        }
        said = [text for text in calls_it.values() if text]
        # Rows without a name are those that stand without one, in their order.
        calls = (key for text in said for key in names.called([kind], text)) if said else nameless
        same = next((key for key in calls if key in org and key not in taken), "")
        if same:
            taken.add(same)
            yield _Line(found, row, org[same], standing=True)
            continue
        record = kind(id=new_id(), **calls_it)
        names.add(record)
        yield _Line(found, row, record, standing=False)


def _take(
    org: Organization,
    names: Names,
    book: Workbook,
    line: _Line,
    made: dict[str, tuple[Record | None, Record]],
    problems: list[Problem],
) -> None:
    """Read a row into its record."""
    found = line.found
    values: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for column, field in found.columns.items():
        text = found.text(line.row, column)
        if line.standing and _stands_already(org, names, line.record, field, text):
            continue
        header = found.header_of(column)
        value, reason = understood(org, names, line.record, field, text)
        if value is not None:
            values[field.name] = value
        unread[header] = text if reason else ""
        if reason:
            problems.append(
                _problem("bad-value", reason, book, found.sheet.name, line.row, column, text)
            )
    custom = {
        header: value
        for column, header in found.own.items()
        if (value := clean(found.sheet.value(line.row, column)))
    }
    record = line.record
    if key := found.described.key:
        if any(not values.get(name) for name in key):
            reason = t("The row lacks what it is about, so it is left out.")
            problems.append(_problem("missing-id", reason, book, found.sheet.name, line.row))
            return
        record = replace(record, id=key_id(*(values[name] for name in key)))
    standing = org.peek(record.id)
    before = made.get(record.id, (standing, standing))[1] or record
    kept = {h: v for h, v in (before.custom | unread | custom).items() if v}
    after = replace(before, **values, custom=kept)
    made[record.id] = (standing, after)


def _stands_already(
    org: Organization, names: Names, record: Record, field: Field, text: str
) -> bool:
    """Whether a cell names what a field names already: a name that several have is no question then."""
    present = getattr(record, field.name)
    return bool(field.targets) and any(
        text in (written(org, field, present, language), in_a_sheet(org, names, field, present, language))
        for language in LANGUAGES
    )  # fmt: skip


def _break_loops(
    org: Organization,
    book: Workbook,
    lines: Iterable[_Line],
    made: dict[str, tuple[Record | None, Record]],
    problems: list[Problem],
) -> None:
    """Leave out of each row what would put its record inside itself."""

    def path_from(key: str, above: str, part: str) -> list[str]:
        path = [key]
        while above and above not in path:
            path.append(above)
            upper = made[above][1] if above in made else org[above]
            above = getattr(upper, part)
        return [*path, above] if above else []

    for line in lines:
        found, key = line.found, line.record.id
        part = part_field(found.described.type)
        column = next((c for c, field in found.columns.items() if field.name == part), -1)
        if column < 0:
            continue
        standing, after = made[key]
        path = path_from(key, getattr(after, part), part)
        if not path or path[-1] != key:
            continue
        before = getattr(standing, part) if standing else ""
        kept: dict[str, Any] = {part: "" if path_from(key, before, part) else before}
        text, header = found.text(line.row, column), found.header_of(column)
        made[key] = standing, replace(after, **kept, custom=after.custom | {header: text})
        called = [name_of(made[k][1] if k in made else org[k]) for k in path]
        reason = t("That would put it inside itself: {path}.", path=" → ".join(called))
        problems.append(
            _problem("bad-value", reason, book, found.sheet.name, line.row, column, text)
        )


def _in_places(
    org: Organization, made: dict[str, tuple[Record | None, Record]]
) -> list[tuple[Record | None, Record]]:
    """Return what was made with new records after those that stand, in the order of the rows."""
    pairs: list[tuple[Record | None, Record]] = []
    for kind in {type(after): None for _, after in made.values()}:
        of_kind = [(b, a) for b, a in made.values() if type(a) is kind]
        new = [after for before, after in of_kind if before is None]
        pairs += [(before, after) for before, after in of_kind if before is not None]
        if "rank" in kind.__struct_fields__ and new:
            ranks = ranks_at(org, [r.id for r in in_order(org, kind)], "", len(new))
            ranked: list[dict[str, Any]] = [{"rank": rank} for rank in ranks]
            new = [replace(r, **place) for r, place in zip(new, ranked, strict=True)]
        pairs += [(None, record) for record in new]
    return pairs


def _problem(
    kind: str,
    message: Message,
    book: Workbook,
    sheet: str,
    row: int = -1,
    column: int = -1,
    value: str = "",
) -> Problem:
    cell = address(row, column) if column >= 0 else ""
    return Problem(kind, "warning", message, book.file, sheet, row + 1, cell, value)
