"""Changing fields and deleting: driven by the descriptions in ``fields.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import REFERENCES, Edge, Field, Kind, field, name_of
from orgeditor.model.records import PROJECT_ID, Position, Project, Record, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.organization import Organization


def set_field(org: Organization, ids: Sequence[str], name: str, value: Any) -> Edit:
    """Return the edit that gives the field ``name`` of several records of a type one value.

    The value is of the field's own Python type (see ``records.py``).
    """
    records = [org[key] for key in dict.fromkeys(ids)]
    described = field(type(records[0]), name)
    if described.by_verb:
        raise Refused(t("{field} is changed by a command of its own.", field=described.label))
    if described.edge is Edge.REPORTS and value:
        for record in records:
            if record.id in (value, *org.chain(value, Edge.REPORTS)):
                raise Refused(
                    t("That would close a reporting loop: {path}.",
                      path=f"{name_of(record)} → {name_of(org[value])} → {name_of(record)}")
                )  # fmt: skip
    label = (
        t("Change {field} of {name}", field=described.label, name=name_of(records[0]))
        if len(records) == 1
        else tn("Change {field} of {n} record", "Change {field} of {n} records", len(records), field=described.label)
    )  # fmt: skip
    values = {name: value}
    if described.edge is Edge.REPORTS and value:
        values["waiting"] = ""  # Who has a manager has a place.
    return edit_of(label, ((record, replace(record, **values)) for record in records))


def set_project(org: Organization, **values: str | float) -> Edit:
    """Return the edit that changes what stands on every page."""
    before = org.find(Project, PROJECT_ID)
    after = replace(before or Project(id=PROJECT_ID), **values)
    return edit_of(t("Change the document's details"), [(before, after)])


def delete(org: Organization, ids: Iterable[str]) -> Edit:
    """Return the edit that deletes records.

    What refers to them follows its field's description: reports move up to the manager's
    manager, inner units and positions to the outer unit, cells of a matrix go along,
    other references are cleared.
    """
    gone = dict.fromkeys(ids)
    chosen = tuple(gone)
    waiting = list(gone)
    touched: dict[str, None] = {}
    while waiting:
        for key in org.referrers(waiting.pop()):
            if key in gone:
                continue
            if any(f.cascades and gone.keys() & set(read(org[key])) for f, read in REFERENCES[type(org[key])]):  # fmt: skip
                gone[key] = None
                waiting.append(key)
            else:
                touched[key] = None
    _check_held(org, gone, touched)
    pairs: list[tuple[Record | None, Record | None]] = [(org[key], None) for key in gone]
    pairs += [(org[key], _without(org, org[key], gone)) for key in touched if key not in gone]
    label = (
        t("Delete {name}", name=name_of(org[chosen[0]]))
        if len(chosen) == 1
        else tn("Delete {n} record", "Delete {n} records", len(chosen))
    )
    return edit_of(label, pairs)


def delete_branches(org: Organization, ids: Iterable[str]) -> Edit:
    """Return the edit that deletes positions or units with everything below them.

    Positions inside a deleted unit go along.
    """
    gone: dict[str, None] = {}
    for key in ids:
        record = org[key]
        edge = Edge.CONTAINS if isinstance(record, Unit) else Edge.REPORTS
        below = org.branch(key, edge) if isinstance(record, Unit | Position) else [key]
        gone |= dict.fromkeys(below)
    return delete(org, list(gone))


def _check_held(org: Organization, gone: Mapping[str, None], left: Iterable[str]) -> None:
    """Refuse to delete what a record that stays cannot be without."""
    for key in left:
        if key in gone:
            continue
        for described, read in REFERENCES[type(org[key])]:
            held = described.holds and next((k for k in read(org[key]) if k in gone), "")
            if held:
                raise Refused(
                    t("{name} is in use: {user}.", name=name_of(org[held]), user=name_of(org[key]))
                )


def _without(org: Organization, record: Record, gone: Mapping[str, None]) -> Record:
    """Return ``record`` with its references to what is gone replaced or cleared."""
    values: dict[str, Any] = {}
    for described, read in REFERENCES[type(record)]:
        if gone.keys().isdisjoint(read(record)):
            continue
        value = getattr(record, described.name)
        if described.kind is Kind.REFERENCE:
            values[described.name] = _heir(org, described, value, gone)
        elif described.kind is Kind.HOLDERS:
            values[described.name] = tuple(h for h in value if h.person not in gone)
        else:
            values[described.name] = tuple(v for v in value if v not in gone)
    after = replace(record, **values)
    if isinstance(after, Position) and after.manager in after.dotted:
        after = replace(after, dotted=tuple(d for d in after.dotted if d != after.manager))
    return after


def _heir(org: Organization, described: Field, target: str, gone: Mapping[str, None]) -> str:
    if not described.inherits:
        return ""
    while target in gone:
        target = getattr(org[target], described.inherits)
    return target
