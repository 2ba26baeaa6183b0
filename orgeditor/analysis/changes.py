"""What differs between two states of an organisation, told by what it means to those who work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.analysis.regrouping import Regrouped, regrouped
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.diff import diff
from orgeditor.model.elements import (
    communication,
    goals,
    improvement,
    performance,
    resources,
    skills,
)
from orgeditor.model.fields import STATUS_CLOSED, TYPES, Kind, name_of
from orgeditor.model.fields import field as field_of
from orgeditor.model.health import RuleProfile, Snapshot, Waiver
from orgeditor.model.plan import Phase, StepPlan
from orgeditor.model.records import (
    Activity,
    CardStyle,
    Imported,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCodeSet,
    Person,
    Picture,
    Position,
    Record,
    Responsibility,
    Role,
    Shade,
    Source,
    Unit,
)
from orgeditor.model.structure import is_vacant
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.edit import Change
    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization

_GROUPS: Final = {
    "role": (t("Roles and activities"), (Role, Activity, OwnCodeSet, Matrix)),
    "goal": (t("Goals"), goals.DESCRIBED),
    "resource": (t("Resources"), resources.DESCRIBED),
    "performance": (t("Performance and feedback"), performance.DESCRIBED),
    "communication": (t("Communication"), communication.DESCRIBED),
    "skill": (t("Skills"), skills.DESCRIBED),
    "improvement": (t("Improvements"), improvement.DESCRIBED),
    "person": (t("People"), (Person,)),
}
_GROUP_OF: Final = {getattr(one, "type", one): key for key, (_, those) in _GROUPS.items() for one in those}  # fmt: skip
_FATES: Final = ("added", "removed", "changed")


def _of_group(words: Message, fate: str) -> Message:
    match fate:
        case "added":
            return t("{what} added", what=words)
        case "removed":
            return t("{what} removed", what=words)
    return t("{what} changed", what=words)


KINDS: Final[dict[str, Message]] = {
    "unit-created": t("Units created"),
    "unit-merged": t("Units merged"),
    "unit-split": t("Units split"),
    "unit-closed": t("Units closed"),
    "unit-moved": t("Units moved"),
    "unit-changed": t("Units changed"),
    "position-created": t("Positions created"),
    "position-closed": t("Positions closed"),
    "position-moved": t("Positions moved"),
    "position-graded": t("Positions graded anew"),
    "position-filled": t("Positions filled"),
    "position-emptied": t("Positions emptied"),
    "position-passed-on": t("Positions passed on"),
    "line-added": t("Dotted lines added"),
    "line-removed": t("Dotted lines removed"),
    "position-changed": t("Positions changed"),
    "responsibility-gained": t("Responsibilities gained"),
    "responsibility-lost": t("Responsibilities lost"),
    "responsibility-changed": t("Responsibilities changed"),
    **{
        f"{key}-{fate}": _of_group(words, fate)
        for key, (words, _) in _GROUPS.items()
        for fate in _FATES
    },
    "added": t("Other things added"),
    "removed": t("Other things removed"),
    "changed": t("Other things changed"),
}
"""What may differ, in the order in which it is told."""

_UNTOLD: Final = (Snapshot, Imported, Source, Picture, Shade, CardStyle, MatrixRow, MatrixColumn, RuleProfile, Waiver, Phase, StepPlan)  # fmt: skip
"""What is about the document, or follows from what is told."""

_POSITION_FIELDS: Final = {"manager", "unit", "grade", "holders", "dotted", "status", "waiting"}


class Changed(msgspec.Struct, frozen=True):
    """One difference: a kind of ``KINDS``, the record, and a sentence; ``how`` is what it says beside the name.

    ``field`` with its values as people write them, where it is about one.
    """

    kind: str
    record: str
    type: str
    name: str
    message: Message
    how: Message
    field: str = ""
    before: str = ""
    after: str = ""


def changes_between(old: Organization, new: Organization) -> list[Changed]:
    """Return what became of ``old`` in ``new``, in the order of ``KINDS``, then by name."""
    found: list[Changed] = []
    groups = regrouped(old, new)
    for change in diff(verbatim(""), old, new).changes:
        if isinstance(change.some, Unit) and (told := _regrouped(old, new, change, groups)):
            found.append(told)
        elif not isinstance(change.some, _UNTOLD):
            found += _changed(old, new, change.before, change.after)
    places = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda c: (places[c.kind], c.type, c.name, c.record, c.field))


def _changed(
    old: Organization, new: Organization, before: Record | None, after: Record | None
) -> Iterator[Changed]:
    some = after or before
    if isinstance(some, Responsibility):
        yield from _responsibility(old, new, before, after)
    elif before is None or after is None:
        yield _came_or_went(before, after, _name(old if after is None else new, some))
    elif isinstance(before, Position) and isinstance(after, Position):
        yield from _position(old, new, before, after)
    else:
        kind = "unit-changed" if isinstance(after, Unit) else _kind(after, "changed")
        moved = {"parent": "unit-moved"} if isinstance(after, Unit) else {}
        yield from _fields(old, new, before, after, kind, moved)


def _regrouped(
    old: Organization, new: Organization, change: Change, groups: Regrouped
) -> Changed | None:
    """Return what is told of a unit that came or went by a merge or a split; None for another."""
    unit, key = change.some, change.id
    name = name_of(unit)
    if change.after is None and key in groups.merged:
        into = name_of(new[groups.merged[key]])
        told = t("{name} is merged into {other}.", name=name, other=into)
        how = t("merged into {other}", other=into)
        return Changed("unit-merged", key, _tag(unit), name, told, how, after=into)
    if change.before is None and key in groups.split:
        other = groups.split[key]
        source = name_of(new.peek(other) or old[other])
        told = t("{name} is split off from {other}.", name=name, other=source)
        how = t("split off from {other}", other=source)
        return Changed("unit-split", key, _tag(unit), name, told, how, before=source)
    return None


def _kind(record: Record, fate: str) -> str:
    group = _GROUP_OF.get(type(record))
    return f"{group}-{fate}" if group else fate


def _name(org: Organization, record: Record | None) -> str:
    """Return what a record is called; of one without a name, what it says most of itself."""
    assert record is not None
    described = TYPES[type(record)]
    if described.title_field or not described.says:
        return name_of(record)
    fields = (field_of(described.type, name) for name in described.says)
    said = (_written(org, one, getattr(record, one.name)) for one in fields)
    return " · ".join(filter(None, said)) or name_of(record)


def _came_or_went(before: Record | None, after: Record | None, name: str) -> Changed:
    words = {Unit: "unit", Position: "position"}
    some = after or before
    assert some is not None
    word = words.get(type(some))
    if after is not None:
        kind = f"{word}-created" if word else _kind(some, "added")
        told, how = t("{what} {name} is new.", what=_label(some), name=name), t("new")
    else:
        kind = f"{word}-closed" if word else _kind(some, "removed")
        told, how = t("{what} {name} is gone.", what=_label(some), name=name), t("gone")
    return Changed(kind, some.id, _tag(some), name, told, how)


def _position(
    old: Organization, new: Organization, before: Position, after: Position
) -> Iterator[Changed]:
    closed = STATUS_CLOSED in (before.status, after.status)
    if closed and before.status != after.status:
        name = name_of(after)
        if after.status == STATUS_CLOSED:
            yield _told("position-closed", after, t("{name} is closed.", name=name), t("closed"))
        else:
            yield _told("position-created", after, t("{name} is open again.", name=name), t("open again"))  # fmt: skip
    elif before.status != after.status:
        yield from _fields(old, new, before, after, "position-changed", {}, {"status"})
    moved = {"manager": "position-moved", "unit": "position-moved", "grade": "position-graded"}
    yield from _fields(old, new, before, after, "position-changed", moved, set(moved))
    if before.holders != after.holders:
        kind = "position-passed-on"
        if is_vacant(before) or not before.holders:
            kind = "position-filled"
        elif not after.holders:
            kind = "position-emptied"
        yield from _fields(old, new, before, after, kind, {}, {"holders"})
    for kind, keys, org in (
        ("line-added", set(after.dotted) - set(before.dotted), new),
        ("line-removed", set(before.dotted) - set(after.dotted), old),
    ):
        for key in sorted(keys):
            manager = name_of(org[key])
            line = t("Dotted line of {name} to {manager}", name=name_of(after), manager=manager)
            yield _told(kind, after, line, t("to {manager}", manager=manager))
    others = {f.name for f in TYPES[Position].fields} - _POSITION_FIELDS
    yield from _fields(old, new, before, after, "position-changed", {}, others)


def _fields(
    old: Organization,
    new: Organization,
    before: Record,
    after: Record,
    kind: str,
    kinds: dict[str, str],
    only: set[str] | None = None,
) -> Iterator[Changed]:
    """Yield the fields that differ; ``kinds`` names those that are of another kind than ``kind``."""
    for field in TYPES[type(after)].fields:
        here, there = getattr(before, field.name), getattr(after, field.name)
        if here == there or field.kind in (Kind.RANK, Kind.INTERNAL):
            continue
        if only is None or field.name in only:
            was, now = _written(old, field, here), _written(new, field, there)
            values: dict[str, Any] = {
                "field": field.label,
                "before": was or "–",
                "after": now or "–",
            }
            told = t("{name}, {field}: {before} → {after}", name=name_of(after), **values)
            how = t("{field}: {before} → {after}", **values)
            yield _told(kinds.get(field.name, kind), after, told, how, field.name, was, now)


def _responsibility(
    old: Organization, new: Organization, before: Record | None, after: Record | None
) -> Iterator[Changed]:
    was = before if isinstance(before, Responsibility) else None
    now = after if isinstance(after, Responsibility) else None
    cell, org = (now, new) if now else (was, old)
    assert cell is not None
    first, second = ("".join(one.codes) if one else "" for one in (was, now))
    if first == second:
        return
    kind = "responsibility-changed" if first and second else "responsibility-gained" if second else "responsibility-lost"  # fmt: skip
    party, activity = name_of(org[cell.party]), name_of(org[cell.activity])
    values: dict[str, str] = {"activity": activity, "before": first or "–", "after": second or "–"}
    told = t("{party}, {activity}: {before} → {after}", party=party, **values)
    how = t("{activity}: {before} → {after}", **values)
    yield Changed(kind, cell.id, _tag(cell), party, told, how, "codes", first, second)


def _told(kind: str, record: Record, message: Message, how: Message, *field: str) -> Changed:
    return Changed(kind, record.id, _tag(record), name_of(record), message, how, *field)


def _written(org: Organization, field: Field, value: Any) -> str:
    return written(org, field, value)


def _tag(record: Record) -> str:
    return str(type(record).__struct_config__.tag)


def _label(record: Record) -> Message:
    return TYPES[type(record)].label
