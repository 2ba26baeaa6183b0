"""Taking over parts of another organisation, such as a blueprint: what this one lacks by name.

What is named is chosen; what has no name of its own (letters, allocations, needed skills,
steps, links) comes along where all that it is about is there or comes too. People do not come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from orgeditor.messages import LANGUAGES, t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import TYPES, Kind, fields_of, name_of
from orgeditor.model.record import key_id, new_id
from orgeditor.model.records import Activity, Matrix, Person, Position, Role, Unit
from orgeditor.model.registry import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_FIRST: Final = (Unit, Role, Position, Activity, Matrix)


def named_types() -> list[type[Record]]:
    """Return the record types that are chosen by name, those of the structure first."""
    described = [
        kind
        for kind in RECORD_TYPES
        if kind in TYPES
        and kind is not Person
        and "name_zh" in kind.__struct_fields__ + ("name_zh",) * (kind is Position)
        and not TYPES[kind].key
        and not any(field.cascades for field in fields_of(kind))
    ]
    return sorted(described, key=lambda kind: _FIRST.index(kind) if kind in _FIRST else len(_FIRST))


def lacking(org: Organization, other: Organization) -> dict[type[Record], list[Record]]:
    """Return what another organisation has and this one lacks, by type; names decide, in any language."""
    known = _counterparts(org, other)
    found = {
        kind: [record for record in other.of(kind).values() if record.id not in known]
        for kind in named_types()
    }
    return {kind: records for kind, records in found.items() if records}


def take_over(org: Organization, other: Organization, chosen: Collection[str], name: str) -> Edit:
    """Return the edit that brings chosen records of another organisation here.

    ``name`` is what the other is called. References go to what has the same name here, or
    comes too; the others are left empty. Refused where nothing is chosen.
    """
    records = [record for record in other if record.id in chosen]
    if not records:
        raise Refused(t("Nothing is ticked."))
    ids: dict[str, str] = _counterparts(org, other) | {record.id: new_id() for record in records}
    taken = {record.id for record in records}
    new = [_here(record, ids) for record in records]
    new += _companions(org, other, ids, taken)
    label: Message = tn(
        "Take over {n} part of {name}", "Take over {n} parts of {name}", len(records), name=name
    )
    return edit_of(label, ((None, record) for record in new))


def _counterparts(org: Organization, other: Organization) -> dict[str, str]:
    """Return what of the other organisation is here too: its ids, and those of what is called so here."""
    found: dict[str, str] = {}
    for kind in named_types():
        here = {call: key for key, record in org.of(kind).items() for call in _calls(record)}
        for key, record in other.of(kind).items():
            same = next((here[call] for call in _calls(record) if call in here), "")
            if same:
                found[key] = same
    return found


def _calls(record: Record) -> set[str]:
    names = (name_of(record, language) for language in LANGUAGES)
    return {name.strip().casefold() for name in names if name.strip()}


def _here(record: Record, ids: Mapping[str, str]) -> Record:
    """Return a record as it stands here: its own id, its references to what is here."""
    values: dict[str, Any] = {"id": ids[record.id]} if record.id in ids else {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind is Kind.REFERENCE and value:
            values[field.name] = ids.get(value, "")
        elif field.kind is Kind.REFERENCES:
            values[field.name] = tuple(dict.fromkeys(ids[key] for key in value if key in ids))
        elif field.kind is Kind.HOLDERS:
            values[field.name] = ()
    return replace(record, **values)


def _companions(
    org: Organization, other: Organization, ids: dict[str, str], taken: set[str]
) -> list[Record]:
    """Return what comes along with what is taken, each after what it is a part of."""
    found: dict[str, Record] = {}
    for kind in RECORD_TYPES:
        ends = [field.name for field in fields_of(kind) if field.cascades] if kind in TYPES else []
        for record in other.of(kind).values() if ends else ():
            about = [getattr(record, name) for name in ends if getattr(record, name)]
            if not all(key in ids for key in about) or taken.isdisjoint(about):
                continue
            here = _here(record, ids)
            key = TYPES[kind].key
            made = key_id(*(getattr(here, name) for name in key)) if key else new_id()
            if made not in org and made not in found:
                found[made] = replace(here, id=made)
                ids[record.id] = made
                taken.add(record.id)
    return list(found.values())
