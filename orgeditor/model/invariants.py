"""What always holds of an organisation: a change that would break it is refused, with the reason.

Every reference resolves to another record of the right type; containment, reporting and
grouping have no loop; a dotted line does not double a solid one; where a key identifies a
record, its id is that of the key; and each record can be written and read back as it is.
Everything softer is a finding of a rule, never a refusal.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import (
    TYPES,
    Edge,
    Field,
    Kind,
    field,
    name_of,
    references,
)
from orgeditor.model.rank import are_ranks, is_rank
from orgeditor.model.records import PROJECT_ID, Position, Project, Record, key_id
from orgeditor.model.registry import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.graph import Lines, Tables

_CHOSEN: Final = {
    kind: tuple((f, frozenset(value for value, _ in f.choices)) for f in d.fields if f.closed)
    for kind, d in TYPES.items()
}
_MEASURED: Final = {
    kind: tuple((f, f.minimum) for f in d.fields if f.minimum is not None)
    for kind, d in TYPES.items()
}
_UPWARDS: Final = tuple(
    (kind, f.name)
    for kind, described in TYPES.items()
    for f in described.fields
    if f.kind is Kind.REFERENCE and kind in f.targets
)
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(list[AnyRecord])
_CHUNK: Final = 1_000


def check_record(tables: Tables, record: Record) -> None:
    """Refuse a record that does not fit those that stand with it."""
    for described, target in references(record):
        _check_reference(tables, record, described, target)
    check_values(record)
    _check_id(record)


def check_all(tables: Tables, lines: Lines) -> None:
    """Refuse tables in which a record does not fit, as ``check_record`` does one by one.

    ``lines`` are those of the tables. Whole columns are looked through at once, which takes
    a fifth of the time; the record found at fault is then asked for its reason.
    """
    for kind, described, pairs in lines:
        if not pairs:
            continue
        found = _found(tables, described)
        for target, key in pairs:
            if target not in found or target == key:
                check_record(tables, tables[kind][key])
    for kind, table in tables.items():
        for fault in _faults(kind, list(table.values())):
            check_record(tables, fault)


def check_storable(records: Sequence[Record]) -> None:
    """Refuse records of which one would not be read back as it is: a wrong type, NaN, half a character."""
    for start in range(0, len(records), _CHUNK):
        chunk = records[start : start + _CHUNK]
        if not _is_read_back(chunk):
            fault = next((r for r in chunk if not _is_read_back([r])), chunk[0])
            raise Refused(_unstorable(fault))


def _is_read_back(records: Sequence[Record]) -> bool:
    try:
        return _DECODER.decode(_ENCODER.encode(records)) == records
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError):
        return False


def check_loops(tables: Tables, records: Iterable[Record]) -> None:
    """Refuse a loop in containment, reporting or grouping that goes through one of ``records``."""
    by_type: dict[type[Record], list[Any]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    for kind, name in _UPWARDS:
        table: Mapping[str, Any] = tables[kind]
        above = attrgetter(name)
        clear = {""}
        for record in by_type.get(kind, ()):
            if above(record) in clear:
                clear.add(record.id)
                continue
            path: dict[str, None] = {}
            at = record.id
            while at not in clear:
                if at in path:
                    raise Refused(_loop(table, kind, name, at))
                path[at] = None
                at = above(table[at])
            clear.update(path)


def _faults(kind: type[Record], records: list[Any]) -> list[Any]:
    """Return the records whose values may be at fault, whatever they refer to."""
    if TYPES[kind].key or kind is Project:
        return records
    faults = [r for r in records if not r.id]
    for described, valid in _CHOSEN[kind]:
        values = list(map(attrgetter(described.name), records))
        if not valid.issuperset(values):
            faults += [r for r, value in zip(records, values, strict=True) if value not in valid]
    for described, least in _MEASURED[kind]:
        read = attrgetter(described.name)
        faults += [r for r in records if not read(r) >= least]
    if "rank" in kind.__struct_fields__ and not are_ranks([r.rank for r in records]):
        faults += [r for r in records if not is_rank(r.rank)]
    if kind is Position:
        faults += [r for r in records if r.dotted and r.manager in r.dotted]
    return faults


def _found(tables: Tables, described: Field) -> Mapping[str, Record]:
    if len(described.targets) == 1:
        return tables[described.targets[0]]
    return {key: record for kind in described.targets for key, record in tables[kind].items()}


def _check_reference(tables: Tables, record: Record, described: Field, target: str) -> None:
    found = next(
        (tables[kind][target] for kind in described.targets if target in tables[kind]), None
    )
    if found is None:
        raise Refused(
            t(
                "{field} of {name} does not exist.",
                field=described.label,
                name=name_of(record),
            )
        )
    if target == record.id:
        raise Refused(
            t(
                "{name} cannot be its own “{field}”.",
                name=name_of(record),
                field=described.label,
            )
        )
    if described.edge is Edge.DOTTED and target == getattr(record, "manager", ""):
        raise Refused(
            t(
                "{name} already reports to {manager} by a solid line.",
                name=name_of(record),
                manager=name_of(found),
            )
        )


def check_values(record: Record) -> None:
    """Refuse a record whose choices, numbers or rank are none."""
    for described, valid in _CHOSEN[type(record)]:
        value = getattr(record, described.name)
        if value not in valid:
            raise Refused(
                t(
                    "{field}: {value} is none of the choices.",
                    field=described.label,
                    value=value,
                )
            )
    for described, least in _MEASURED[type(record)]:
        value = getattr(record, described.name)
        if not value >= least:
            raise Refused(
                t(
                    "{field} of {name}: {value} is less than {least}.",
                    field=described.label,
                    name=name_of(record),
                    value=value,
                    least=least,
                )
            )

    if not is_rank(key := getattr(record, "rank", "")):
        raise Refused(t("{key} is no place among siblings.", key=repr(key)))


def _check_id(record: Record) -> None:
    key = TYPES[type(record)].key
    expected = record.id
    if key:
        expected = key_id(*(getattr(record, name) for name in key))
    elif isinstance(record, Project):
        expected = PROJECT_ID
    if not record.id or record.id != expected:
        raise Refused(t("The id {id} does not fit what the record is of.", id=record.id))


def _loop(table: Mapping[str, Record], kind: type[Record], name: str, at: str) -> Message:
    names = [name_of(table[at])]
    upper: str = getattr(table[at], name)
    while upper != at:
        names.append(name_of(table[upper]))
        upper = getattr(table[upper], name)
    path = " → ".join([*names, names[0]])
    if field(kind, name).edge is Edge.REPORTS:
        return t("That would close a reporting loop: {path}.", path=path)
    return t("That would put it inside itself: {path}.", path=path)


def _unstorable(record: Record) -> Message:
    return t("{name} holds a value that cannot be stored.", name=repr(name_of(record)))
