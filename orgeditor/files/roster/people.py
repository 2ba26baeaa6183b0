"""The people whom rows name, each once, and the seats that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.fillings import PERSON, UNDISCLOSED_HOLDER, UNDISCLOSED_WORD
from orgeditor.files.roster.rows import PAUSE
from orgeditor.files.roster.words import nothings
from orgeditor.model.records import Holder, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats

_PERSON_FIELDS = ("email", "login", "phone")


class People:
    """The persons named in the rows; the same id, or name with e-mail or login, is the same person."""

    def __init__(self, rows: Rows, seats: Seats, ids: Iterator[str]) -> None:
        self.made: dict[str, Person] = {}
        self._rows = rows
        self._seats = seats
        self._ids = ids
        self._known: dict[tuple[str, str], str] = {}
        self._named: dict[str, str] = {}
        """Those named together with others, by name: nothing else tells who they are."""
        self._repeated = dict.fromkeys(rows.repeats.values(), "")
        self._no_codes = nothings(rows.column("person_id"))
        self._code, self._zh = rows.column("person_id"), rows.column("name_zh")
        self._columns = [(n, rows.column(n)) for n in _PERSON_FIELDS if n in rows.present]
        self._email, self._login = rows.column("email"), rows.column("login")
        self._phone = rows.column("phone")
        self._mailboxes = [c for n, c in self._columns if n in ("email", "login")]
        # A mailbox that several people use proves nothing of who somebody is.
        self._shared = {""} | _used_by_several(rows, seats)
        self._share = rows.numbers.get("share")
        self._fte = rows.numbers.get("fte")

    def holders(self) -> list[tuple[Holder, ...]]:
        """Return the holders of each seat, with their shares."""
        plain = self._plain_holders()
        if plain is not None:
            return plain
        found = []
        for seat, members in enumerate(self._seats.rows):
            if not seat % PAUSE:
                self._rows.pause(seat)
            found.append(self._of(members))
        return found

    def _plain_holders(self) -> list[tuple[Holder, ...]] | None:
        """Return the holders where no two rows can mean the same person or seat, None else."""
        seats = self._seats
        if (
            seats.sharing
            or seats.again
            or self._repeated
            or any(len(members) > 1 for members in seats.rows)
        ):
            return None
        rows = [members[0] for members in seats.rows]
        named = [i for i in rows if seats.filling[i] == PERSON]
        codes = ["" if (code := self._code[i]) in self._no_codes else code for i in named]
        known = [code for code in codes if code]
        if len(set(known)) < len(known) or (self._mailboxes and len(known) < len(codes)):
            return None
        keys = dict(zip(named, self._ids, strict=False))
        self._rows.pause(0)
        names, zh, email, login, phone = seats.names, self._zh, self._email, self._login, self._phone  # fmt: skip
        self.made = {
            key: Person(
                id=key,
                name=names[i],
                name_zh=zh[i],
                code=code,
                email=email[i],
                login=login[i],
                phone=phone[i],
            )
            for (i, key), code in zip(keys.items(), codes, strict=True)
        }
        self._rows.pause(0)
        said = self._share or [None] * self._rows.count
        given = ((i, 1.0 if (share := said[i]) is None else share) for i in rows)
        return [
            (Holder(person=keys[i], share=share),) if i in keys else self._holder(i, share)
            for i, share in given
        ]

    def _of(self, members: list[int]) -> tuple[Holder, ...]:
        if len(members) == 1:
            i = members[0]
            if i in self._seats.sharing:
                return self._together(i, self._seats.sharing[i])
            share = self._share[i] if self._share else None
            return self._holder(i, 1.0 if share is None else share)
        total = sum(self._part(i) for i in members)
        found: list[Holder] = []
        for i in members:
            share = self._share[i] if self._share else None
            part = self._part(i) / total if total else 1 / len(members)
            found += self._holder(i, round(part, 4) if share is None else share)
        return tuple(found)

    def _together(self, i: int, names: Sequence[str]) -> tuple[Holder, ...]:
        """Return the holders whom one cell names; what else the row says of a person is kept as text."""
        found = []
        for name in names:
            key = self._named.get(name) or next(self._ids)
            self._named[name] = key
            self.made.setdefault(key, Person(id=key, name=name))
            found.append(Holder(person=key, share=round(1 / len(names), 4)))
        for field in (*(name for name, _ in self._columns), "person_id"):
            self._rows.keep(i, field)
        return tuple(found)

    def _part(self, i: int) -> float:
        fte = self._fte[i] if self._fte else None
        return 1.0 if fte is None else fte

    def _holder(self, i: int, share: float) -> tuple[Holder, ...]:
        kind = self._seats.filling[i]
        if kind == PERSON:
            return (Holder(person=self._person(i), share=share),)
        for name, column in self._columns:
            if column[i]:
                self._rows.keep(i, name)
        if self._code[i] not in ("", UNDISCLOSED_WORD):
            self._rows.keep(i, "person_id")
        return (Holder(share=share),) if kind == UNDISCLOSED_HOLDER else ()

    def _person(self, i: int) -> str:
        if i in self._rows.repeats and (known := self._repeated[self._rows.repeats[i]]):
            return known
        found = self._identified(i)
        if i in self._repeated:
            self._repeated[i] = found
        return found

    def _identified(self, i: int) -> str:
        name, code = self._seats.names[i], self._code[i]
        if code in self._no_codes:
            code = ""
        proofs = [("", code)] if code else []
        if not code and self._mailboxes:
            found = (column[i] for column in self._mailboxes)
            proofs = [(name, text) for text in found if text not in self._shared]
        if not code and name in self._seats.again:
            proofs = [*proofs, (name, "")]
        for proof in proofs:
            if (known := self._known.get(proof)) and (not code or self.made[known].name == name):
                self._keep_others(i, self.made[known])
                return known
        key = next(self._ids)
        for proof in proofs:
            self._known.setdefault(proof, key)
        self.made[key] = self._new(key, i, code)
        return key

    def _new(self, key: str, i: int, code: str) -> Person:
        return Person(
            id=key,
            name=self._seats.names[i],
            name_zh=self._zh[i],
            code=code,
            email=self._email[i],
            login=self._login[i],
            phone=self._phone[i],
        )

    def _keep_others(self, i: int, person: Person) -> None:
        """Keep what another row says of the same person, where it says something else."""
        for name, column in self._columns:
            if column[i] and column[i] != getattr(person, name):
                self._rows.keep(i, name)


def _used_by_several(rows: Rows, seats: Seats) -> set[str]:
    users: dict[str, str] = {}
    shared: set[str] = set()
    for column in ("email", "login"):
        for i, text in enumerate(rows.column(column)):
            if text and users.setdefault(text, seats.names[i]) != seats.names[i]:
                shared.add(text)
    return shared
