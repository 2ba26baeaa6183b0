"""Which seat a manager's text means: by id, number, mailbox, login, name or title, exactly or loosely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
from rapidfuzz import fuzz, process

from orgeditor.files.roster.columns import LEVELS
from orgeditor.files.roster.words import fold, id_key, name_key, name_words
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats

_PARTS: Final = re.compile(r"\s*[()\[\]（）【】:：/|]\s*|\s+[-–—]\s+|_")
_BRACKETED: Final = re.compile(r"[(\[（【]([^)\]）】]+)[)\]）】]")
_COMMON_NAME: Final = re.compile(r"(?:cn|uid)=((?:\\.|[^,\\])+)", re.IGNORECASE)
"""What a distinguished name begins with; a comma within it follows a backslash."""
_ESCAPED: Final = re.compile(r"\\(.)")
_LIKELY: Final = 85
_SUGGESTED: Final = 200
_COMPARED: Final = 2_000_000
_KEYS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("id", id_key),
    ("person_id", id_key),
    ("email", str.casefold),
    ("login", str.casefold),
    ("name", name_key),
    ("name_zh", fold),
    ("title", fold),
    ("title_zh", fold),
)


class Match(msgspec.Struct, frozen=True):
    """The seats that a manager's text may mean; ``loose`` where spelling had to be ignored."""

    seats: tuple[int, ...]
    loose: bool = False


class SeatFinder:
    """Finds seats by what managers are called; each text is looked for once."""

    def __init__(self, rows: Rows, seats: Seats) -> None:
        self._rows = rows
        self._seats = seats
        self._exact: dict[str, dict[str, tuple[int, ...]]] = {}
        self._loose: dict[str, dict[str, tuple[int, ...]]] = {}
        self._found: dict[str, Match] = {}
        self._suggested: dict[str, Message | None] = {}
        split = rows.present & {"first_name", "last_name"}
        self.order = [n for n, _ in _KEYS if n in rows.present or (n == "name" and split)]

    def prefer(self, texts: Iterable[str]) -> str:
        """Look first among the field that most of ``texts`` are found in; return it."""
        distinct = sorted(set(texts))[:5_000]
        hits = {name: self._hits(name, distinct, loose=False) for name in self.order}
        if max(hits.values(), default=0) < len(distinct) / 2:
            for name in self.order:
                hits[name] = max(hits[name], self._hits(name, distinct, loose=True))
        self.order.sort(key=lambda name: -hits[name])
        return self.order[0] if self.order and hits[self.order[0]] else "id"

    def _hits(self, name: str, distinct: Sequence[str], *, loose: bool) -> int:
        if not loose and -1 not in self._seats.of:
            return len(set(self._said(name)).intersection(distinct))
        index, key = self._index(name, loose=loose), dict(_KEYS)[name]
        return sum(1 for text in distinct if (key(text) if loose else text) in index)

    def _said(self, name: str) -> Sequence[str]:
        """Return by what each row's seat is called in a field, "" for nothing."""
        if name == "name":
            return self._seats.names
        texts = self._rows.column(name)
        if name != "id":
            return texts
        codes = self._seats.codes
        return [codes[s] if text and s >= 0 else "" for text, s in zip(texts, self._seats.of, strict=True)]  # fmt: skip

    def find(self, text: str) -> Match:
        """Return the seats that ``text`` means: exactly in any field, else loosely."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._search(text)
        return found

    def _search(self, text: str) -> Match:
        for name in self.order:
            if hit := self._index(name, loose=False).get(text):
                return Match(hit)
        for name in self.order:
            key = dict(_KEYS)[name](text)
            if key and (hit := self._index(name, loose=True).get(key)):
                return self._narrowed(Match(hit, loose=True), text)
        short = _abbreviated(text) if "name" in self.order else ""
        if short and len(called := self._initials().get(short, ())) == 1:
            return Match(called, loose=True)
        return self._search_parts(text)

    def _initials(self) -> dict[str, tuple[int, ...]]:
        """Return the seats by their holders' surnames with the initials of what stands beside them."""
        if "initials" not in self._loose:
            found: dict[str, dict[int, None]] = {}
            for i, name in enumerate(self._seats.names):
                self._rows.pause(i)
                if self._seats.of[i] >= 0:
                    for key in _abbreviations(name):
                        found.setdefault(key, {})[self._seats.of[i]] = None
            self._loose["initials"] = {key: tuple(seats) for key, seats in found.items()}
        return self._loose["initials"]

    def _search_parts(self, text: str) -> Match:
        """Return the seat that a text means by a part of it: "1002 - Ben Ode", "CN=Ana Paz,OU=Board"."""
        named = _COMMON_NAME.match(text)
        parts = (
            [_ESCAPED.sub(r"\1", named[1])]
            if named
            else [part for part in _PARTS.split(text) if part]
        )
        if len(parts) < 2 and not named:
            return Match(())
        for name in self.order:
            key = dict(_KEYS)[name]
            known = self._index(name, loose=True)
            hits = {hit for part in parts if (said := key(part)) and len(hit := known.get(said, ())) == 1}  # fmt: skip
            if len(hits) == 1:
                return Match(hits.pop(), loose=True)
        return Match(())

    def _narrowed(self, match: Match, text: str) -> Match:
        """Return of several seats of one name the one whose number or unit stands beside it: 王伟（营销）."""
        beside = [fold(part) for part in _BRACKETED.findall(text)]
        if len(match.seats) < 2 or not beside:
            return match
        columns = [self._rows.column(n) for n in ("unit", "unit_id", *LEVELS, "title", "location", "person_id")]  # fmt: skip
        fitting = []
        for seat in match.seats:
            i = self._seats.rows[seat][0]
            said = [fold(self._seats.codes[seat]), *(fold(column[i]) for column in columns)]
            if any(part and (part in said or any(text.startswith(part) for text in said)) for part in beside):  # fmt: skip
                fitting.append(seat)
        return Match(tuple(fitting), loose=True) if len(fitting) == 1 else match

    def _index(self, name: str, *, loose: bool) -> dict[str, tuple[int, ...]]:
        indexes = self._loose if loose else self._exact
        if name not in indexes:
            indexes[name] = self._built(name, dict(_KEYS)[name] if loose else None)
        return indexes[name]

    def _built(self, name: str, key: Callable[[str], str] | None) -> dict[str, tuple[int, ...]]:
        texts, of = self._said(name), self._seats.of
        if key is None and -1 not in of and not (name == "name" and self._seats.sharing):
            single: dict[str, tuple[int, ...]] = dict(zip(texts, zip(of), strict=True))
            if len(single) == len(texts):
                return single
        index: dict[str, list[int]] = {}
        for i, (text, seat) in enumerate(zip(texts, of, strict=True)):
            self._rows.pause(i)
            if not text or seat < 0:
                continue
            index.setdefault(key(text) if key else text, []).append(seat)
            if name == "name" and i in self._seats.sharing:
                for other in (*self._seats.sharing[i][1:], self._rows.column("name")[i]):
                    index.setdefault(key(other) if key else other, []).append(seat)
        # Those who share a seat are called by it more than once.
        return {
            said: (found[0],) if len(found) == 1 else tuple(dict.fromkeys(found))
            for said, found in index.items()
        }

    def suggestion(self, text: str) -> Message | None:
        """Return what row a manager who is no row may have meant; for the first few of them."""
        most = min(_SUGGESTED, _COMPARED // max(1, len(self._seats.rows)))
        if text not in self._suggested and len(self._suggested) < most:
            self._suggested[text] = self._likely(text)
        return self._suggested.get(text)

    def _likely(self, text: str) -> Message | None:
        # Codes differ by letters mistyped, names by their order and what is left out.
        scorer = fuzz.ratio if " " not in text and any(map(str.isdigit, text)) else fuzz.WRatio
        for name in self.order:
            index = self._index(name, loose=False)
            best = process.extractOne(text, index.keys(), scorer=scorer, score_cutoff=_LIKELY)
            if best is not None:
                i = self._seats.rows[index[best[0]][0]][0]
                return t("Perhaps {name}, row {row}?", name=best[0], row=self._rows.line(i))
        return None


def _abbreviated(text: str) -> str:
    """Return by what ``_initials`` knows a name of which one word is whole: "Paz A.M.", "A. Paz"; "" for others."""
    words = name_words(text)
    whole = [word for word in words if len(word) > 1]
    if len(whole) != 1 or len(words) not in (2, 3):
        return ""
    return " ".join([whole[0], *(word for word in words if len(word) == 1)])


def _abbreviations(name: str) -> set[str]:
    """Return how a name is written short, by its first or last word as the surname: "paz a", "paz a m"."""
    words = name_words(name)
    if not 2 <= len(words) <= 5:
        return set()
    parted = ((words[0], words[1:]), (words[-1], words[:-1]))
    short = [(surname, [word[0] for word in rest]) for surname, rest in parted if len(surname) > 1]
    return {" ".join([surname, *initials[:n]]) for surname, initials in short for n in (1, 2)}
