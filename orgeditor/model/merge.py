"""Three states of the same records, merged field by field: scenarios, colleagues' files, rosters read again.

``base`` is what both sides began with, ``mine`` what stands, ``theirs`` what comes in: tables of
records by id. What only they changed is taken, what only mine changed stays, and what both
changed otherwise is a conflict in which mine stands until ``theirs`` is taken. The result is an
edit of ``mine`` that always can be applied; what fields alone do not show (a loop made of two
moves, a line to what the other side deleted) is mended in favour of mine and is a conflict too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec
from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.describing import Kind
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.fields import TYPES, field
from orgeditor.model.record import CUSTOM, Record
from orgeditor.model.settling import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from orgeditor.model.records import Holder

Key = tuple[str, str]
"""A record's id and a field's name; of one of the client's own columns with ``CUSTOM`` before it,
and "" for the whole record, which comes or goes."""

Side = Literal["theirs", "mine", "both"]


class Difference(msgspec.Struct, frozen=True):
    """Where their state is not mine; ``side`` says who changed it since ``base``.

    For a whole record (``field`` "") the three values are records or None. Where both sides
    added to a set, ``theirs`` holds what both added, and it is no conflict.
    """

    id: str
    field: str
    base: Any
    mine: Any
    theirs: Any
    side: Side

    @property
    def key(self) -> Key:
        """What the difference is known by."""
        return self.id, self.field


class Conflict(msgspec.Struct, frozen=True):
    """A difference in which mine stands although they want otherwise, and why.

    ``against``: the fields, or whole records, with which it does not go together. ``stands``:
    whose it was settled for, where something else was preferred.
    """

    difference: Difference
    reason: Message
    against: tuple[Key, ...] = ()
    stands: Side = "mine"


class Merged(msgspec.Struct, frozen=True):
    """The edit of ``mine`` that brings in what was taken, and what was not for a conflict."""

    edit: Edit
    conflicts: tuple[Conflict, ...]


def merge(
    label: Message,
    base: Mapping[str, Record],
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
    *,
    take: Collection[Key] = (),
    leave: Collection[Key] = (),
    prefer: Side = "mine",
) -> Merged:
    """Return the merge of three tables of valid organisations.

    ``take`` names differences that are taken although mine changed too, or stands against
    them; ``leave`` those that are not taken although nothing does. ``prefer``: what stands where
    there is a conflict; ``both`` where that makes sense, else mine.
    """
    found = list(differences(base, mine, theirs))
    merged = resolve(label, mine, theirs, found, take=take, leave=leave)
    if prefer == "mine" or not merged.conflicts:
        return merged
    return _settled_for(prefer, merged, mine, theirs, found, frozenset(take), frozenset(leave))


def _settled_for(
    prefer: Side,
    merged: Merged,
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
    found: Collection[Difference],
    take: frozenset[Key],
    leave: frozenset[Key],
) -> Merged:
    """Return a merge anew, its conflicts settled for theirs or both; they are told all the same."""
    told = {one.difference.key: one for one in merged.conflicts}
    wanted = {key: one.difference for key, one in told.items()}
    if prefer == "both":
        joined = {key: with_both(d, mine[d.id]) for key, d in wanted.items() if d.id in mine}
        wanted = {key: d for key, d in joined.items() if d is not None}
    chosen = [wanted.get(d.key, d) for d in found]
    anew = resolve(merged.edit.label, mine, theirs, chosen, take=take | wanted.keys(), leave=leave)
    left = {one.difference.key for one in anew.conflicts}
    conflicts = [
        replace(one, stands=prefer) if key in wanted and key not in left else one
        for key, one in told.items()
    ]
    conflicts += [one for one in anew.conflicts if one.difference.key not in told]
    return Merged(anew.edit, tuple(conflicts))


def resolve(
    label: Message,
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
    found: Collection[Difference],
    *,
    take: Collection[Key] = (),
    leave: Collection[Key] = (),
) -> Merged:
    """Return the merge of differences that were found before; see ``merge``."""
    take, leave = frozenset(take), frozenset(leave)
    taken = {
        d.key: d for d in found if d.key in take or (d.side == "theirs" and d.key not in leave)
    }
    conflicts = [
        Conflict(d, _reason(d))
        for d in found
        if d.side == "both" and d.key not in taken and d.key not in leave
    ]
    pairs, refused = settled(mine, theirs, taken, take, leave)
    conflicts += [Conflict(*refusal) for refusal in refused]
    return Merged(edit_of(label, pairs), tuple(conflicts))


def differences(
    base: Mapping[str, Record], mine: Mapping[str, Record], theirs: Mapping[str, Record]
) -> Iterator[Difference]:
    """Yield where ``theirs`` is not ``mine``, record by record in their order, then in mine."""
    for key, their in theirs.items():
        if (own := mine.get(key)) is None:
            yield _whole(key, base.get(key), None, their)
        elif own != their:
            yield from _fields(base.get(key), own, their)
    for key, own in mine.items():
        # What only mine has added is no difference: they know nothing of it.
        if key not in theirs and key in base:
            yield _whole(key, base[key], own, None)


def _whole(key: str, base: Record | None, mine: Record | None, theirs: Record | None) -> Difference:
    side: Side = "both"
    if mine == base:
        side = "theirs"
    elif theirs == base:
        side = "mine"
    return Difference(key, "", base, mine, theirs, side)


def _fields(base: Record | None, mine: Record, theirs: Record) -> Iterator[Difference]:
    kind = type(mine)
    # Of what both sides added, each has filled in what a new record has not.
    base = base if base is not None else kind(id=mine.id)
    tied = _TIED.get(kind, {})
    for name in kind.__struct_fields__:
        if name in ("id", "custom"):
            continue
        own, their = getattr(mine, name), getattr(theirs, name)
        if own == their or (
            name in tied and getattr(mine, tied[name]) != getattr(theirs, tied[name])
        ):
            continue
        yield from _difference(kind, mine.id, name, getattr(base, name), own, their)
    for header in dict.fromkeys((*mine.custom, *theirs.custom)):
        values = [record.custom.get(header) for record in (base, mine, theirs)]
        if values[1] != values[2]:
            yield from _difference(kind, mine.id, CUSTOM + header, *values)


def _difference(
    kind: type[Record], key: str, name: str, base: Any, mine: Any, theirs: Any
) -> Iterator[Difference]:
    side: Side = "both"
    if theirs == base:
        side = "mine"
    elif mine == base:
        side = "theirs"
    elif (combine := _COMBINED.get(_kind_of(kind, name))) is not None:
        theirs, side = combine(base, mine, theirs), "theirs"
    if theirs != mine:
        yield Difference(key, name, base, mine, theirs, side)


def with_both(difference: Difference, record: Record) -> Difference | None:
    """Return a conflict of ``record`` settled by what both sides say; None where that makes no sense.

    Holders share the seat, letters stand beside each other, one text follows the other.
    """
    if difference.side != "both" or not difference.field:
        return None
    add_up = _ADDED_UP.get(_kind_of(type(record), difference.field))
    if add_up is None or not difference.mine or not difference.theirs:
        return None
    return replace(difference, theirs=add_up(difference.mine, difference.theirs))


def _kind_of(kind: type[Record], name: str) -> Kind | None:
    return None if name.startswith(CUSTOM) else field(kind, name).kind


def _both_added(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what stood and neither took out, then what either added, in an order of its own."""
    kept = [v for v in base if v in mine and v in theirs]
    return (*kept, *sorted({*mine, *theirs} - {*base}))


def _share_the_seat(mine: tuple[Holder, ...], theirs: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Return the holders of both sides; together they hold no more than the larger side did."""
    persons = {holder.person for holder in mine if holder.person}
    held = [*mine, *(holder for holder in theirs if holder.person not in persons)]
    whole = max(sum(holder.share for holder in side) for side in (mine, theirs))
    total = sum(holder.share for holder in held)
    if total <= whole:
        return tuple(held)
    return tuple(replace(holder, share=round(holder.share * whole / total, 4)) for holder in held)


def _one_text(mine: str, theirs: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"


_ADDED_UP: Final[dict[Kind | None, Callable[[Any, Any], Any]]] = {
    Kind.HOLDERS: _share_the_seat,
    Kind.CODES: lambda mine, theirs: tuple(dict.fromkeys((*mine, *theirs))),
    Kind.LONG_TEXT: _one_text,
}
"""How what both sides say goes together, by the kind of field; in any other there is room for one."""

_COMBINED: Final[dict[Kind | None, Any]] = {
    Kind.REFERENCES: _both_added,
    # An order among siblings is no matter to quarrel over, but must not depend on who is who.
    Kind.RANK: lambda _base, mine, theirs: min(mine, theirs),
}

_TIED: Final[dict[type[Record], dict[str, str]]] = {
    kind: {"waiting": "manager"} for kind in TYPES if "waiting" in kind.__struct_fields__
}
"""Fields that go with another: why a position waits is settled with who its manager is."""


def _reason(difference: Difference) -> Message:
    if difference.field:
        return t("Both sides changed it.")
    return t("Deleted on one side, changed on the other.")
