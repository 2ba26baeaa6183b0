"""What is left out of an organisation before it is handed over, as a redaction profile says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from orgeditor.analysis.aliases import aliases
from orgeditor.analysis.veil import CONTACTS, TELLING, Veil
from orgeditor.messages import LANGUAGES, in_both, t
from orgeditor.model.fields import TYPES, Kind, fields_of
from orgeditor.model.health import Snapshot
from orgeditor.model.record import key_id
from orgeditor.model.records import Imported, Person, Picture, Position, Source
from orgeditor.model.redaction import (
    GRADES,
    INITIALS,
    NUMBERS,
    RedactionProfile,
    called,
    own_profiles,
    standard_profiles,
)
from orgeditor.model.verbs.editing import delete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.INTERNAL})
_CUSTOM: Final = "custom"
"""The field of a client's column that is none of ours: see ``records.Column``."""


def is_personal(org: Organization, record: Record) -> bool:
    """Whether a record tells how somebody does; see ``RecordType.personal``."""
    personal = TYPES[type(record)].personal
    return personal is not None and personal(record, org.peek)


def personal_records(org: Organization) -> Iterator[str]:
    """Yield the ids of the records that tell how somebody does."""
    for kind, described in TYPES.items():
        if described.personal:
            yield from (r.id for r in org.of(kind).values() if described.personal(r, org.peek))


def without_ratings(org: Organization) -> Organization:
    """Return an organisation to be handed over without the records that tell how somebody does.

    Whole records go: what is left does not say of whom there were any. Snapshots go too: they
    are packed with what stood then.
    """
    ratings = list(personal_records(org))
    left = [*ratings, *org.of(Snapshot)]
    if not left:
        return org
    records = {record.id: record for record in org}
    for change in delete(org, left).changes:
        if change.after is None:
            del records[change.id]
        else:
            records[change.id] = change.after
    made = org.with_records(records.values())
    made.ratings_left_out = bool(ratings)
    return made


def redacted(
    org: Organization, profile: RedactionProfile, everybody: Iterable[Person] = ()
) -> Organization:
    """Return an organisation as a profile lets it be handed over; it keeps the profile as ``redaction``.

    ``everybody``: people whose names may stand in its texts, too, such as those of other
    scenarios, or under which somebody went before. What stands for people follows from all of them, so that it is the same in
    several organisations that are redacted with the same people.
    """
    if not profile.leaves_out:
        return org
    if profile.ratings:
        org = without_ratings(org)
    people = [*org.of(Person).values(), *everybody]
    known, positions = {person.id: person for person in people}, org.of(Position).values()
    named = aliases(known, positions, profile.people) if profile.people else {}
    veil = _Veils(org, profile, people)
    keep = _Redactor(profile, named, veil)
    kept = (keep(record) for record in org if not _is_secret(record, profile))
    # Of two that are told apart by a name alone, such as its colour on the chart, one goes out.
    made = org.with_records({record.id: record for record in kept}.values())
    made.scenario = org.scenario and _message_through(veil, org.scenario)
    made.redaction = profile
    return made


def told_outside(
    message: Message, org: Organization, profile: RedactionProfile, everybody: Iterable[Person]
) -> Message:
    """Return a text about an organisation, such as the name of a scenario, as it may be handed over."""
    return teller(org, profile, everybody)(message)


def teller(
    org: Organization, profile: RedactionProfile, everybody: Iterable[Person]
) -> Callable[[Message], Message]:
    """Return what makes of texts about an organisation what may be handed over of them, for many of them."""
    people = (*everybody, *org.of(Person).values())
    return partial(_message_through, _Veils(org, profile, people))


class _Veils:
    """Puts out of sight in texts what a profile does not let them tell; what a text became is remembered.

    ``of_codes`` leaves digits: a code may be the same as somebody's pay or number, and tells
    rows apart.
    """

    def __init__(
        self, org: Organization, profile: RedactionProfile, people: Iterable[Person]
    ) -> None:
        told_by, everybody = _told_by(profile), list(people)
        self.of_codes = Veil(everybody, told_by=told_by)
        amounts = _amounts(org) if profile.pay else ()
        self._of_digits = Veil(everybody, amounts, told_by=("code",) if told_by else ())
        self._seen: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the text as it may go out."""
        if text not in self._seen:
            self._seen[text] = self._of_digits(self.of_codes(text))
        return self._seen[text]


def _told_by(profile: RedactionProfile) -> tuple[str, ...]:
    """Return by which fields of people a text must not tell who somebody is, or how to reach them."""
    if profile.people:
        return TELLING
    return CONTACTS if profile.contacts else ()


def _message_through(veil: _Veils, message: Message) -> Message:
    english, chinese = (veil(message.render(language)) for language in LANGUAGES)
    return in_both(english, chinese)


def hidden(*, names: bool, pay: bool) -> RedactionProfile:
    """Return the profile of what is kept from view; ratings go with either."""
    return RedactionProfile(id="", people=NUMBERS if names else "", pay=pay, ratings=names or pay)


def tells_names(profile: RedactionProfile | None) -> bool:
    """Whether what was written elsewhere, such as the name of a snapshot, goes out as it is."""
    return profile is None or not (profile.people or profile.pay)


def strictest(one: RedactionProfile, other: RedactionProfile | None) -> RedactionProfile:
    """Return what leaves out all that either profile leaves out; it is called as the second, where that is enough."""
    if other is None:
        return one
    order = ("", INITIALS, NUMBERS, GRADES)
    people = max(one.people, other.people, key=order.index)
    flags = {f.name: getattr(one, f.name) or getattr(other, f.name) for f in fields_of(RedactionProfile) if f.kind is Kind.FLAG}  # fmt: skip
    columns = tuple(name for name in other.columns if name in one.columns)
    both = replace(other, people=people, **flags, columns=columns)
    return both if both == other else replace(both, id="", name="", name_zh="")


def profile_called(org: Organization, name: str) -> RedactionProfile | None:
    """Return the profile that goes by a name in either language, or by the id of a standard one."""
    wanted = name.strip().casefold()
    for profile in (*standard_profiles(), *own_profiles(org)):
        names = {called(profile).render(language).casefold() for language in LANGUAGES}
        if wanted in (names | {profile.id}):
            return profile
    return None


def _is_secret(record: Record, profile: RedactionProfile) -> bool:
    # What an import said, or a snapshot, is packed with every name and figure in it. A
    # profile names the client's own columns.
    if isinstance(record, Imported | Snapshot | RedactionProfile):
        return True
    return isinstance(record, Picture) and bool(profile.people or profile.pictures)


class _Redactor:
    """Makes of a record what goes out of it."""

    def __init__(
        self,
        profile: RedactionProfile,
        named: Mapping[str, tuple[str, str]],
        veil: _Veils,
    ) -> None:
        self._profile, self._named, self._veil = profile, named, veil
        self._unknown = str(t("Grade not known"))
        self._cleared = {kind: self._without(kind) for kind in TYPES}
        looked_through = bool(_told_by(profile)) or profile.pay
        self._texts = {kind: self._with_texts(kind) if looked_through else [] for kind in TYPES}

    def __call__(self, record: Record) -> Record:
        profile = self._profile
        if isinstance(record, Person) and profile.people:
            name, chinese = self._named[record.id]
            if profile.people == GRADES:
                # A grade is what somebody wrote.
                name = self._veil(name)
            return Person(id=record.id, name=name, name_zh=chinese)
        values = dict(self._cleared[type(record)])
        if record.custom:
            values["custom"] = {
                name: self._veil(value) if isinstance(value, str) else value
                for name, value in record.custom.items()
                if name in profile.columns
            }
        if isinstance(record, Position) and profile.titles:
            values |= {"title": record.grade or self._unknown, "title_zh": ""}
        if isinstance(record, Source):
            values["columns"] = tuple(c for c in record.columns if c.field != _CUSTOM or c.header in profile.columns)  # fmt: skip
        for name, veil in self._texts[type(record)]:
            value = values.get(name, getattr(record, name))
            if value and (seen := _veiled(value, veil)) != value:
                values[name] = seen
        shown = replace(record, **values) if values else record
        key = TYPES[type(record)].key
        if not values.keys().isdisjoint(key):
            # Its id follows from what is no longer told.
            shown = replace(shown, id=key_id(*(getattr(shown, name) for name in key)))
        return shown

    def _without(self, kind: type[Record]) -> dict[str, Any]:
        """Return the fields that are empty in every record of a type, with what stands in them."""
        profile, empty = self._profile, kind(id="")
        kinds = {Kind.MONEY: profile.pay, Kind.LONG_TEXT: profile.texts}
        gone = [field.name for field in fields_of(kind) if kinds.get(field.kind)]
        if kind is Person:
            gone += ("code", *CONTACTS) if profile.contacts else ()
            gone += ("picture",) if profile.pictures else ()
        if kind is Position and profile.pay:
            gone.append("currency")
        return {name: getattr(empty, name) for name in gone}

    def _with_texts(self, kind: type[Record]) -> list[tuple[str, Callable[[str], str]]]:
        """Return the fields of a type that hold free text, with what puts names in it out of sight."""
        free = (f for f in fields_of(kind) if f.kind in _TEXTS or (f.kind is Kind.CHOICE and not f.closed))  # fmt: skip
        return [(f.name, self._veil.of_codes if f.name == "code" else self._veil) for f in free]


def _veiled(value: Any, veil: Callable[[str], str]) -> Any:
    """Return a value with all texts in it veiled: such as the letters of a code set with their meaning."""
    if isinstance(value, str):
        return veil(value)
    if isinstance(value, tuple):
        return tuple(_veiled(part, veil) for part in value)
    if isinstance(value, msgspec.Struct):
        parts = {name: _veiled(getattr(value, name), veil) for name in value.__struct_fields__}
        return replace(value, **parts)
    return value


def _amounts(org: Organization) -> Iterator[float]:
    """Yield what is paid to whom, and for what."""
    for kind in TYPES:
        money = [field.name for field in fields_of(kind) if field.kind is Kind.MONEY]
        for record in org.of(kind).values() if money else ():
            yield from (amount for name in money if (amount := getattr(record, name)) is not None)
