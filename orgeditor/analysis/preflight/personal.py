"""Personal data that goes along: which kinds of it, how much, and the profiles that leave it out.

It is looked for in what is said, by those names, contacts and amounts that the organisation
handed over still holds; a table takes along what its columns take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.discretion import personal_records
from orgeditor.analysis.preflight.remark import Mend, Remark
from orgeditor.analysis.veil import CONTACTS, NAMES, Veil
from orgeditor.messages import t, tn
from orgeditor.model.fields import TYPES, Kind, fields_of
from orgeditor.model.records import Person, Position
from orgeditor.model.redaction import called, own_profiles, standard_profiles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Column
    from orgeditor.model.redaction import RedactionProfile

_MOST_PROFILES: Final = 3
_STEP: Final = 500
"""So many texts are looked through between two moments at which Cancel is heard."""

_TOLD_BY: Final = {
    "names": frozenset({"name", "name_zh", "first_name", "last_name", "manager_name"}),
    "contacts": frozenset({*CONTACTS, "manager_email"}),
    "pay": frozenset({"cost"}),
}
"""By kind the columns of a roster that tell it."""
CUSTOM_COLUMN: Final = "custom"
"""The field of a client's column that is none of ours: see ``records.Column``."""

Table = Literal["roster", "elements", "graph"]
"""What goes out as tables or nodes: rows of seats and people, of goals and the like, of both."""


class Along(msgspec.Struct, frozen=True):
    """How many of each kind of personal data go along; ``columns`` are the client's own."""

    names: int = 0
    contacts: int = 0
    pay: int = 0
    ratings: int = 0
    pictures: int = 0
    columns: int = 0

    def told(self) -> tuple[Message, ...]:
        """Return each kind that there is, with how much of it."""
        said = (
            (self.names, tn("the name of {n} person", "names of {n} people", self.names)),
            (
                self.contacts,
                tn("contact data of {n} person", "contact data of {n} people", self.contacts),
            ),
            (self.pay, tn("pay, in {n} figure", "pay, in {n} figures", self.pay)),
            (self.ratings, tn("{n} rating of people", "{n} ratings of people", self.ratings)),
            (self.pictures, tn("{n} picture of people", "{n} pictures of people", self.pictures)),
            (
                self.columns,
                tn(
                    "{n} column of the client’s own",
                    "{n} columns of the client’s own",
                    self.columns,
                ),
            ),
        )
        return tuple(words for count, words in said if count)


def told_in(
    org: Organization, texts: Iterable[str], reached: Callable[[float], None] | None = None
) -> Along:
    """Return what texts tell of people: each name, contact and amount once.

    ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    people = _named_people(org)
    amounts = {p.cost for p in org.of(Position).values() if p.cost is not None}
    veils = (Veil(people, told_by=NAMES), Veil(people, told_by=CONTACTS), Veil((), amounts))
    distinct = list(dict.fromkeys(texts))
    found: tuple[set[str], ...] = (set(), set(), set())
    for start in range(0, len(distinct), _STEP):
        if reached:
            reached(start / len(distinct))
        for text in distinct[start : start + _STEP]:
            for said, veil in zip(found, veils, strict=True):
                said.update(veil.found(text))
    names, contacts, pay = map(len, found)
    return Along(names, contacts, pay)


def held_by(org: Organization, table: Table, columns: Collection[Column] | None = None) -> Along:
    """Return what tables hold of people; ``columns``: those alone that a roster has, None for all."""
    people = org.of(Person).values()
    if table == "elements":
        named = {person.id for person in _named_people(org)} & set(_named(org))
        return Along(names=len(named), ratings=sum(1 for _ in personal_records(org)))
    money = [f.name for f in fields_of(Position) if f.kind is Kind.MONEY]
    seats = list(org.of(Position).values())
    along = Along(
        names=sum(bool(p.name or p.name_zh) for p in _named_people(org)),
        contacts=sum(any(getattr(p, name) for name in CONTACTS) for p in people),
        pay=sum(getattr(p, name) is not None for p in seats for name in money),
        columns=len({name for r in (*seats, *people) for name, value in r.custom.items() if value}),
    )
    if columns is None:
        return along
    fields = {column.field for column in columns}
    own = sum(column.field == CUSTOM_COLUMN for column in columns)
    kept = {name: getattr(along, name) for name, told in _TOLD_BY.items() if not told.isdisjoint(fields)}  # fmt: skip
    return Along(**kept, columns=min(own, along.columns))


def _named_people(org: Organization) -> list[Person]:
    """Return the people under their own names: nobody where something stands for these."""
    redaction = org.redaction
    return [] if redaction and redaction.people else list(org.of(Person).values())


def _named(org: Organization) -> Iterator[str]:
    """Yield the people that records beside the structure name, such as owners of goals."""
    for kind, described in TYPES.items():
        fields = [f.name for f in described.fields if Person in f.targets and kind is not Position]
        for record in org.of(kind).values() if fields else ():
            for value in (getattr(record, name) for name in fields):
                keys = value if isinstance(value, tuple) else (value,)
                yield from (key for key in keys if org.find(Person, key))


def personal_data(org: Organization, along: Along) -> Iterator[Remark]:
    """Yield what is said of personal data that goes along, with the profiles that leave it out."""
    told = along.told()
    if told:
        message = t("Personal data goes along: {kinds}.", kinds=_joined(told))
        helping = [p for p in (*standard_profiles(), *own_profiles(org)) if _leaves_out_all(p, along)]  # fmt: skip
        mends = [Mend(called(p), {"redaction": p.id}) for p in helping]
        grave = along.pay or along.ratings or along.contacts
        yield Remark(
            "personal-data", "warning" if grave else "hint", message, tuple(mends[:_MOST_PROFILES])
        )


def _leaves_out_all(profile: RedactionProfile, along: Along) -> bool:
    """Whether a profile leaves out the gravest of what goes along: pay and ratings where there are any, else names."""
    if along.pay or along.ratings:
        return (profile.pay or not along.pay) and (profile.ratings or not along.ratings)
    if along.names or along.pictures or along.contacts:
        return bool(profile.people)
    return profile.leaves_out


def _joined(told: tuple[Message, ...]) -> Message:
    """Return messages in a line, in whatever language it is said."""
    said = told[0]
    for more in told[1:]:
        said = t("{some}, {more}", some=said, more=more)
    return said
