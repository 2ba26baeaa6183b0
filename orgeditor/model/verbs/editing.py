"""Changing fields and deleting: driven by the descriptions in ``fields.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import REFERENCES, Edge, field, name_of
from orgeditor.model.heirs import goes_along, without
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
            if goes_along(org[key], gone.__contains__):
                gone[key] = None
                waiting.append(key)
            else:
                touched[key] = None
    _check_held(org, gone, touched)
    pairs: list[tuple[Record | None, Record | None]] = [(org[key], None) for key in gone]
    pairs += [
        (org[key], without(org[key], gone.__contains__, org.peek))
        for key in touched
        if key not in gone
    ]
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
