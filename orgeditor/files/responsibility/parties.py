"""Who is meant by the names of a matrix's parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace
from rapidfuzz import fuzz, process

from orgeditor.files.roster.words import fold
from orgeditor.model import rank
from orgeditor.model.records import Activity, Matrix, Person, Position, Role, Unit, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgeditor.model.organization import Organization

Named = TypeVar("Named", Role, Matrix, Activity)

_NEAR: Final = 84
"""Likeness in percent from which another name is offered."""
_OFFERED: Final = 6


class Parties:
    """The parties of an organisation by name; ``new`` are the roles that had to be added."""

    def __init__(self, org: Organization, chosen: Mapping[str, str] | None = None) -> None:
        self.new: list[Role] = []
        self._before = org.get(Role, last).rank if (last := _last_role(org)) else ""
        self._ids: dict[str, str] = {}
        for names in (
            ((r.id, (r.name, r.name_zh)) for r in org.of(Role).values()),
            ((p.id, (p.title, p.title_zh)) for p in org.of(Position).values()),
            ((u.id, (u.name, u.name_zh)) for u in org.of(Unit).values()),
            ((p.id, (p.name, p.name_zh)) for p in org.of(Person).values()),
        ):
            self._take(names)
        for name, party in (chosen or {}).items():
            if party:
                self._ids[_key(name)] = party
            else:
                self._ids.pop(_key(name), None)

    def found(self, name: str) -> str:
        """Return the id of the party that stands and is called ``name``, "" where there is none."""
        return self._ids.get(_key(name), "")

    def id_of(self, name: str) -> str:
        """Return the id of the party called ``name``, a new role where there is none."""
        key = _key(name)
        if key not in self._ids:
            self._before = rank.between(self._before, "")
            role = called(name, Role(id=new_id(), rank=self._before))
            self.new.append(role)
            self._ids[key] = role.id
        return self._ids[key]

    def _take(self, named: Iterable[tuple[str, tuple[str, str]]]) -> None:
        """Take in the parties of one kind; a name that several have means none of them."""
        found: dict[str, set[str]] = {}
        for party, names in named:
            for name in filter(None, map(fold, names)):
                found.setdefault(name, set()).add(party)
        for name, parties in found.items():
            if len(parties) == 1:
                self._ids.setdefault(name, parties.pop())


def meant(org: Organization, names: Iterable[str]) -> dict[str, list[str]]:
    """Return by name the ids of those who may be meant: called so first, then nearly so.

    Roles come before positions, units and people.
    """
    by_name: dict[str, list[str]] = {}
    for kind, fields in (
        (Role, ("name", "name_zh")),
        (Position, ("title", "title_zh")),
        (Unit, ("name", "name_zh")),
        (Person, ("name", "name_zh")),
    ):
        for record in org.of(kind).values():
            for key in {fold(getattr(record, field)) for field in fields} - {""}:
                by_name.setdefault(key, []).append(record.id)
    found = {}
    every = list(by_name)
    for name in names:
        key = _key(name)
        near = process.extract(key, every, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_OFFERED)
        offered = [*by_name.get(key, ()), *(i for other, _, _ in near for i in by_name[other])]
        found[name] = list(dict.fromkeys(offered))[:_OFFERED]
    return found


def _key(name: str) -> str:
    return fold(name) or name


def _last_role(org: Organization) -> str:
    return next(iter(org.in_order(org.of(Role))[-1:]), "")


def called(name: str, record: Named) -> Named:
    """Return the record with a name, as its Chinese one where it is Chinese alone."""
    if name.isascii() or re.search("[A-Za-z]", name) or not re.search("[\u4e00-\u9fff]", name):
        return replace(record, name=name)
    return replace(record, name=name, name_zh=name)
