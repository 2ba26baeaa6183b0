"""Sheets of a workbook become records of the elements: recognised, matched, one edit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from orgeditor.files.elements.cells import as_texts
from orgeditor.files.elements.words import names_of, other_words, said
from orgeditor.files.elements.writing import columns_of, element_types
from orgeditor.files.problems import Problem
from orgeditor.files.sheets import clean
from orgeditor.files.sheets.addresses import address
from orgeditor.messages import LANGUAGES, Message, t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import Kind
from orgeditor.model.record import Record, key_id, new_id
from orgeditor.model.records import Person, Position
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.verbs.placing import ranks_at
from orgeditor.model.written import Names, read_cell, split_names, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgeditor.files.sheets import Sheet, Workbook
    from orgeditor.model.describing import RecordType
    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization

_SEARCHED: Final = 20
"""Rows in which a header is looked for."""
_FEWEST: Final = 2
_FEWEST_LIKE: Final = 3
"""Columns that must be known, lest a table of something else be taken for one of ours: by our words, or by others."""


_PARTED: Final = re.compile("[;；、,，/\n]|\\band\\b|和")


class Reading(msgspec.Struct, frozen=True):
    """What a workbook says of the elements: the edit, and what could not be understood."""

    edit: Edit
    problems: tuple[Problem, ...]
    added: int
    changed: int


@dataclass(frozen=True)
class _Found:
    """A sheet that is a table of a type: its header row, and the field of each column."""

    sheet: Sheet
    described: RecordType
    header: int
    columns: dict[int, Field]
    own: dict[int, str]
    texts: dict[int, list[str]]
    """What the cells of each known column say, by row."""

    def text(self, row: int, column: int) -> str:
        """Return what a cell of a known column says."""
        return self.texts[column][row - self.header - 1]


@dataclass(frozen=True)
class _Line:
    """A row of such a table, and the record that it is about, as far as it is known."""

    found: _Found
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
    found = {sheet.name: _recognised(sheet) for sheet in book.sheets}
    tables = [table for table in found.values() if table]
    if not tables:
        raise Refused(
            t("{file} has no table of goals or another element: a sheet with their columns.", file=book.file)
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
    pairs = _in_places(org, made)
    label = t("Import {file}", file=book.file)
    edit = edit_of(label, pairs)
    added = sum(change.before is None for change in edit.changes)
    return Reading(edit, tuple(problems), added, len(edit.changes) - added)


def _recognised(sheet: Sheet) -> _Found | None:
    """Return the type whose columns a sheet has most of, its name deciding between equals."""
    best: tuple[tuple[int, int, bool], _Found] | None = None
    for described in element_types():
        labels = {
            said(label): field
            for field in columns_of(described)
            for label in (*map(field.label.render, LANGUAGES), field.name)
        }
        words = other_words(described)
        needed = {described.title_field, *described.key}
        titled = said(sheet.name) in names_of(described)
        for number, row in enumerate(sheet.rows[:_SEARCHED]):
            headers = {column: clean(value) for column, value in enumerate(row) if value is not None}  # fmt: skip
            columns, exact = _columns(headers, labels, words)
            known = {field.name for field in columns.values()}
            enough = exact >= _FEWEST or len(columns) >= _FEWEST_LIKE or (titled and columns)
            if enough and (known & needed if not described.key else needed - {""} <= known):
                own = {c: h for c, h in headers.items() if c not in columns and h}
                score = (len(columns), exact, titled)
                if best is None or score > best[0]:
                    texts = {
                        c: as_texts(field, [sheet.value(r, c) for r in range(number + 1, len(sheet.rows))])
                        for c, field in columns.items()
                    }  # fmt: skip
                    best = score, _Found(sheet, described, number, columns, own, texts)
                break
    return best[1] if best else None


def _columns(
    headers: Mapping[int, str], labels: Mapping[str, Field], words: Mapping[str, Field]
) -> tuple[dict[int, Field], int]:
    """Return the field of each column, and how many are called as we call them: those go first."""
    found = {c: labels[said(h)] for c, h in headers.items() if said(h) in labels}
    exact = len(found)
    taken = {field.name for field in found.values()}
    for column, header in headers.items():
        field = words.get(said(header))
        if column not in found and field is not None and field.name not in taken:
            found[column] = field
            taken.add(field.name)
    return found, exact


def _lines(org: Organization, names: Names, found: _Found) -> Iterator[_Line]:
    """Yield the rows of a table with the record of each; new ones can be named from then on."""
    kind = found.described.type
    texts = {field.name: column for column, field in found.columns.items()}
    title = found.described.title_field
    taken: set[str] = set()
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
        calls = (key for text in calls_it.values() if text for key in names.called([kind], text))
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
    headers = found.sheet.rows[found.header]
    for column, field in found.columns.items():
        text = found.text(line.row, column)
        if line.standing and field.targets:
            # A name that several have is no question where it stands already.
            present = getattr(line.record, field.name)
            if any(text == written(org, field, present, language) for language in LANGUAGES):
                continue
        header = clean(headers[column])
        try:
            values[field.name] = read_cell(names, found.described.type, field, text)
            unread[header] = ""
        except Refused as refusal:
            known, refused = _read_in_part(org, names, field, text)
            if known:
                values[field.name] = known
            if not refused:
                unread[header] = ""
                continue
            unread[header] = text
            problems.append(
                _problem(
                    "bad-value", refusal.reason, book, found.sheet.name, line.row, column, text
                )
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


def _read_in_part(
    org: Organization, names: Names, field: Field, text: str
) -> tuple[tuple[str, ...] | str, bool]:
    """Return what of a reference is known, and whether something is not.

    A person stands for the position that he or she fills, where the field takes positions alone.
    """
    if field.kind not in (Kind.REFERENCE, Kind.REFERENCES):
        return "", True
    several = field.kind is Kind.REFERENCES
    parts = split_names(text) if several else [text]
    found = [_named(org, names, field, part) for part in parts]
    if several and not any(found):
        # Clients part names by what our own names may hold.
        parts = [part for part in map(str.strip, _PARTED.split(text)) if part]
        found = [_named(org, names, field, part) for part in parts]
    known = tuple(dict.fromkeys(key for key in found if key))
    return known if several else "".join(known), not all(found)


def _named(org: Organization, names: Names, field: Field, text: str) -> str:
    keys = names.called(field.targets, text)
    if len(keys) > 1:
        # A role and the position that plays it are often called the same.
        keys = next(found for kind in field.targets if (found := names.called([kind], text)))
    if not keys and Position in field.targets and Person not in field.targets:
        people = names.called([Person], text)
        keys = [key for one in people for key in org.referrers(one) if org.find(Position, key)]
    return keys[0] if len(keys) == 1 else ""


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
