"""Differences between two sides as a person reads them, and the merge of what is ticked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

import msgspec

from orgeditor.analysis.clashing import Clash, clashes
from orgeditor.analysis.traits import natural
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.delta import changed_ids
from orgeditor.model.fields import TYPES, Kind, field, name_of
from orgeditor.model.health import Snapshot
from orgeditor.model.merge import Difference, Key, Merged, differences, resolve, with_both
from orgeditor.model.record import CUSTOM, Record
from orgeditor.model.records import (
    CardStyle,
    Imported,
    MatrixColumn,
    MatrixRow,
    Picture,
    Position,
    Responsibility,
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
    """A merge to be settled: where ``theirs`` is not ``mine``.

    What mine alone changed is left out, but for what clashes with something of theirs.
    """

    label: Message
    mine: dict[str, Record]
    theirs: dict[str, Record]
    differences: tuple[Difference, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def ticked(self) -> frozenset[Key]:
        """What is taken unless the user says otherwise: whatever mine has not changed, too, and can bear."""
        unbearable = {key for one in self.clashes if not one.bearable for key in one.keys}
        found = (d.key for d in self.differences if d.side == "theirs")
        return frozenset(key for key in found if key not in unbearable)

    @property
    def clashing(self) -> frozenset[Key]:
        """What does not go together with something of the other side."""
        return frozenset(key for clash in self.clashes for key in clash.keys)

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
        decided = self.clashing
        take = [
            d.key for d in found if d.key in wanted and (d.side != "theirs" or d.key in decided)
        ]
        leave = [d.key for d in found if d.key not in wanted]
        return resolve(self.label, self.mine, self.theirs, found, take=take, leave=leave)

    def news(
        self, may_tell: Callable[[Record, str], bool]
    ) -> list[tuple[Message, list[Difference]]]:
        """Return what a person is to be shown, by what it is, as far as it may be told."""
        found: dict[Sort, list[Difference]] = {sort: [] for sort in SORTS}
        clashing = self.clashing
        for difference in self._told(self.differences, may_tell):
            if difference.key not in clashing:
                found[_sort_of(difference)].append(difference)
        return [(SORTS[sort], those) for sort, those in found.items() if those]

    def news_of_clashes(
        self, may_tell: Callable[[Record, str], bool]
    ) -> list[tuple[Message, list[Difference]]]:
        """Return the clashes by their reasons, each with what is told of both sides."""
        known = {d.key: d for d in self.differences}
        told = [
            (one.reason, self._told([known[key] for key in one.keys], may_tell))
            for one in self.clashes
        ]
        return [(reason, those) for reason, those in told if those]

    def _told(
        self, those: Collection[Difference], may_tell: Callable[[Record, str], bool]
    ) -> list[Difference]:
        """Return what may be told, in an order that people find again."""

        def place(difference: Difference) -> tuple[Any, ...]:
            record = record_of(self, difference)
            return type(record).__name__, natural(getattr(record, "code", "")), name_of(record), record.id  # fmt: skip

        told = []
        for difference in those:
            record, name = record_of(self, difference), difference.field
            if _is_told(record, name) and may_tell(record, name):
                told.append(difference)
        return sorted(told, key=place)


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
    everything = list(differences(*sides))
    found = [d for d in everything if d.side != "mine"]
    of_mine = {d.key: d for d in everything if d.side == "mine"}
    # What only mine has added is none of theirs, but may clash with it.
    added = (key for key in ids if key not in theirs and key not in base)
    of_mine |= {(key, ""): Difference(key, "", None, mine[key], None, "mine") for key in added}
    clashing = clashes(mine, theirs, found, of_mine)
    partners = dict.fromkeys(key for one in clashing for key in one.keys if key in of_mine)
    found += [of_mine[key] for key in partners]
    return Merging(label, dict(mine), dict(theirs), tuple(found), tuple(clashing))


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


def name_told(sides: Sides, record: Record) -> str:
    """Return what a record is called; of one without a name, what it says most of itself."""
    described = TYPES[type(record)]
    if described.title_field or not described.says:
        return name_of(record)
    said = (
        _field_told(sides, field(described.type, n), getattr(record, n)) for n in described.says
    )
    return " · ".join(filter(None, said)) or name_of(record)


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
        return (
            "".join(value.codes) if isinstance(value, Responsibility) else name_told(sides, value)
        )
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
