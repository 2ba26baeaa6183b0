"""Rows and cells of a table of records: what is typed, pasted, put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import REFERENCES, TYPES, Kind, field, name_of
from orgeditor.model.record import key_id, new_id
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

Values = dict[str, Any]
"""Values of a record by the names of its fields, each of the field's own Python type."""


def add_records(
    org: Organization, kind: type[Record], rows: Sequence[Values], *, before: str = ""
) -> Edit:
    """Return the edit that adds a record of type ``kind`` for each row, in their order.

    They come to stand before the record ``before``, "" for the end. A row that a key
    identifies (see ``fields.py``) changes the record that stands with that key. Refused where
    that is of another type.
    """
    ranks = _ranks(org, kind, before, len(rows))
    pairs: dict[str, tuple[Record | None, Record | None]] = {}
    for place, row in enumerate(rows):
        values = dict(row) | ({"rank": ranks[place]} if ranks else {})
        key = _key(kind, values) or values.pop("id", "") or new_id()
        standing, entered = pairs.get(key, (org.find(kind, key), None))
        if standing is None and key in org:
            # Keys of different types may say the same while they are not whole.
            raise Refused(t("There is a row for {name} already.", name=name_of(org[key])))
        found = entered or standing
        values.pop("id", None)
        made = replace(found, **values) if found else kind(id=key, **values)
        pairs[key] = (standing, made)
    described = TYPES[kind]
    label = (
        t("Add {name}", name=name_of(next(iter(pairs.values()))[1] or kind(id="x")))
        if len(pairs) == 1 and described.title_field
        else t("Add to “{table}”: {n}", table=described.plural, n=len(pairs))
    )
    return edit_of(label, pairs.values())


def set_cells(org: Organization, cells: Iterable[tuple[str, str, Any]]) -> Edit:
    """Return the edit that gives fields of records new values: (record, field, value).

    Where a field is part of a key, the record is taken up under its new key; Refused where
    another stands there.
    """
    changed: dict[str, Values] = {}
    for key, name, value in cells:
        changed.setdefault(key, {})[name] = value
    pairs: list[tuple[Record | None, Record | None]] = []
    for key, values in changed.items():
        before = org[key]
        after = replace(before, **values)
        moved = _key(type(before), {n: getattr(after, n) for n in TYPES[type(before)].key})
        if moved and moved != key:
            if moved in org:
                raise Refused(t("There is a row for {name} already.", name=name_of(org[moved])))
            pairs += [(before, None), (None, replace(after, id=moved))]
        else:
            pairs.append((before, after))
    return edit_of(_label(org, changed), pairs)


def place_records(org: Organization, ids: Sequence[str], before: str = "") -> Edit:
    """Return the edit that puts records of a type before another one, "" for the end."""
    ids = list(dict.fromkeys(ids))
    kind = type(org[ids[0]])
    ranks = _ranks(org, kind, before, len(ids), ids)
    return edit_of(
        tn("Move {n} row", "Move {n} rows", len(ids)),
        ((org[key], replace(org[key], rank=rank)) for key, rank in zip(ids, ranks, strict=True)),
    )


def put_under(org: Organization, ids: Sequence[str], name: str, parent: str) -> Edit:
    """Return the edit that makes records parts of another one, by their field ``name``.

    Refused where a record would come to lie inside itself.
    """
    at = parent
    while at:
        if at in ids:
            raise Refused(t("{name} cannot lie inside itself.", name=name_of(org[at])))
        at = getattr(org[at], name)
    return edit_of(
        tn("Move {n} row", "Move {n} rows", len(ids)),
        ((org[key], replace(org[key], **{name: parent})) for key in ids),
    )


def part_field(kind: type[Record]) -> str:
    """Return the name of the field by which records of a type are parts of each other, or ""."""
    for described, _ in REFERENCES[kind]:
        if described.kind is Kind.REFERENCE and kind in described.targets and described.inherits:
            return described.name
    return ""


def _label(org: Organization, changed: Mapping[str, Values]) -> Any:
    records = list(changed)
    names = {name for values in changed.values() for name in values}
    if len(records) == 1 and len(names) == 1:
        record = org[records[0]]
        described = field(type(record), names.pop())
        return t("Change {field} of {name}", field=described.label, name=name_of(record))
    return tn("Fill {n} cell", "Fill {n} cells", sum(map(len, changed.values())))


def _key(kind: type[Record], values: Mapping[str, Any]) -> str:
    key = TYPES[kind].key
    return key_id(*(values.get(name, "") for name in key)) if key else ""


def _ranks(
    org: Organization, kind: type[Record], before: str, count: int, moved: Sequence[str] = ()
) -> list[str]:
    if "rank" not in kind.__struct_fields__:
        return []
    gone = frozenset(moved)
    siblings = org.in_order(key for key in org.of(kind) if key not in gone)
    return ranks_at(org, siblings, before, count)


def in_order(org: Organization, kind: type[Record]) -> list[Record]:
    """Return the records of a type as a table shows them: by rank, else by name or what their key names, and id."""
    table = cast("Mapping[str, Record]", org.of(kind))
    if "rank" in kind.__struct_fields__:
        return [table[key] for key in org.in_order(table)]

    def called(record: Record) -> list[str]:
        parts = (getattr(record, name) for name in TYPES[kind].key)
        return [name_of(found) if (found := org.peek(part)) else part for part in parts]

    return sorted(table.values(), key=lambda r: (called(r) or [name_of(r)], r.id))


def nested(records: Sequence[Record], part: str) -> list[tuple[Record, int]]:
    """Return records in pre-order with their depth, each below what its field ``part`` names."""
    if not part:
        return [(record, 0) for record in records]
    below: dict[str, list[Record]] = {}
    for record in records:
        below.setdefault(getattr(record, part), []).append(record)
    lines: list[tuple[Record, int]] = []
    waiting = [(record, 0) for record in reversed(below.get("", ()))]
    while waiting:
        record, depth = waiting.pop()
        lines.append((record, depth))
        waiting += [(lower, depth + 1) for lower in reversed(below.get(record.id, ()))]
    return lines
