"""Differences between two sides as a person reads them, and the merge of what is ticked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

import msgspec

from orgeditor.analysis.rules import Finding, check
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.delta import changed_ids
from orgeditor.model.fields import TYPES, Kind, field, name_of
from orgeditor.model.health import Snapshot
from orgeditor.model.merge import Difference, Key, Merged, differences, resolve, with_both
from orgeditor.model.organization import Organization
from orgeditor.model.record import CUSTOM, Record
from orgeditor.model.records import (
    CardStyle,
    Imported,
    MatrixColumn,
    MatrixRow,
    Picture,
    Position,
    Shade,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from orgeditor.model.fields import Field


class Sides(Protocol):
    """Two tables that differ."""

    @property
    def mine(self) -> Mapping[str, Record]:
        """What stands."""

    @property
    def theirs(self) -> Mapping[str, Record]:
        """What comes in."""


Sort = Literal["conflict", "added", "changed", "moved", "gone"]

SORTS: Final[dict[Sort, Message]] = {
    "conflict": t("Changed on both sides"),
    "moved": t("Moved"),
    "added": t("Added"),
    "gone": t("Removed"),
    "changed": t("Changed"),
}
"""The sorts of what a merge brings, in the order in which they are told."""

_PLACES: Final = frozenset({"manager", "unit", "parent"})
_UNTOLD: Final = (Snapshot, Imported, Source, Picture, Shade, CardStyle, MatrixRow, MatrixColumn)


class Merging(msgspec.Struct, frozen=True):
    """A merge to be settled: where ``theirs`` is not ``mine``, what mine alone changed left out."""

    label: Message
    mine: dict[str, Record]
    theirs: dict[str, Record]
    differences: tuple[Difference, ...]

    @property
    def ticked(self) -> frozenset[Key]:
        """What is taken unless the user says otherwise: whatever mine has not changed, too."""
        return frozenset(d.key for d in self.differences if d.side == "theirs")

    def with_room_for_both(self) -> frozenset[Key]:
        """Return the conflicts in which what both sides say can stand."""
        return frozenset(d.key for d in self.differences if with_both(d, record_of(self, d)))

    def merged(self, ticked: Collection[Key], both: Collection[Key] = ()) -> Merged:
        """Return the edit of mine that takes what is ticked, and what it could not take.

        ``both``: conflicts in which what both sides say stands, ticked or not.
        """
        found = self.differences
        if both:
            settled = {d.key: with_both(d, record_of(self, d)) for d in found if d.key in both}
            found = tuple(settled.get(d.key) or d for d in found)
        wanted = {*ticked, *both}
        take = [d.key for d in found if d.key in wanted and d.side != "theirs"]
        leave = [d.key for d in found if d.key not in wanted]
        return resolve(self.label, self.mine, self.theirs, found, take=take, leave=leave)

    def news(
        self, may_tell: Callable[[Record, str], bool]
    ) -> list[tuple[Message, list[Difference]]]:
        """Return what a person is to be shown, by what it is, as far as it may be told."""
        found: dict[Sort, list[Difference]] = {sort: [] for sort in SORTS}
        for difference in self.differences:
            record, name = record_of(self, difference), difference.field
            if _is_told(record, name) and may_tell(record, name):
                found[_sort_of(difference)].append(difference)
        return [(SORTS[sort], those) for sort, those in found.items() if those]


def merging(
    label: Message,
    base: Mapping[str, Record],
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
) -> Merging:
    """Return the merge of ``theirs`` into ``mine``, which both began from ``base``."""
    # Most records are the same on both sides, and nothing has to be asked of them.
    ids = changed_ids(mine, theirs)
    sides = ({k: table[k] for k in ids if k in table} for table in (base, mine, theirs))
    found = tuple(d for d in differences(*sides) if d.side != "mine")
    return Merging(label, dict(mine), dict(theirs), found)


def standing_after(merging: Merging, merged: Merged) -> Organization:
    """Return mine as it would stand after a merge."""
    standing = dict(merging.mine)
    for change in merged.edit.changes:
        if change.after is None:
            del standing[change.id]
        else:
            standing[change.id] = change.after
    return Organization(standing.values())


def new_findings(merging: Merging, after: Organization) -> list[Finding]:
    """Return what is found after a merge and on neither side before: two Accountables, say."""
    sides = (Organization(table.values()) for table in (merging.mine, merging.theirs))
    before = {(f.rule, f.subjects) for side in sides for f in check(side)}
    return [f for f in check(after) if (f.rule, f.subjects) not in before]


def is_pay(kind: type[Record], name: str) -> bool:
    """Whether a field says what somebody or something costs."""
    known = name and not name.startswith(CUSTOM)
    return bool(known) and field(kind, name).kind is Kind.MONEY


def _sort_of(difference: Difference) -> Sort:
    if difference.side == "both":
        return "conflict"
    if not difference.field:
        return "gone" if difference.theirs is None else "added"
    return "moved" if difference.field in _PLACES else "changed"


def _is_told(record: Record, name: str) -> bool:
    if isinstance(record, _UNTOLD) or type(record) not in TYPES:
        return False
    return (
        not name
        or name.startswith(CUSTOM)
        or field(type(record), name).kind not in (Kind.RANK, Kind.INTERNAL)
    )


def record_of(sides: Sides, difference: Difference) -> Record:
    """Return the record that differs: as it stands, else as the file has it."""
    return sides.mine.get(difference.id) or sides.theirs[difference.id]


def field_label(kind: type[Record], name: str) -> Message:
    """Return what a field is called; of one of the client's own columns its header."""
    if name.startswith(CUSTOM):
        return verbatim(name.removeprefix(CUSTOM))
    return field(kind, name).label


def value_told(sides: Sides, difference: Difference, value: Any) -> str:
    """Return one of a difference's three values as text; "" for none."""
    if value is None or value in ("", ()):
        return ""
    if not difference.field:
        return name_of(value)
    kind = type(record_of(sides, difference))
    if difference.field.startswith(CUSTOM):
        return str(value)
    return _field_told(sides, field(kind, difference.field), value)


def _field_told(sides: Sides, described: Field, value: Any) -> str:
    match described.kind:
        case Kind.REFERENCE:
            return _name(sides, value)
        case Kind.REFERENCES:
            return "; ".join(_name(sides, key) for key in value)
        case Kind.HOLDERS:
            return "; ".join(_name(sides, h.person) or str(t("(not named)")) for h in value)
        case Kind.CODES:
            return "".join(value)
        case Kind.CHOICE:
            return str(dict(described.choices).get(value, value))
        case Kind.FLAG:
            return str(t("yes") if value else t("no"))
        case Kind.NUMBER | Kind.MONEY | Kind.FIGURE:
            return f"{value:,.6f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def _name(sides: Sides, key: str) -> str:
    record = sides.mine.get(key) or sides.theirs.get(key)
    if record is None:
        return ""
    # Many positions have one title: what tells them apart stands before it.
    code = record.code if isinstance(record, Position) else ""
    return " · ".join(dict.fromkeys(filter(None, (code, name_of(record)))))
