"""Finding positions and units by what any of their fields says, at every keystroke.

All texts stand in one string, in which Python's own search looks; an edit changes the
texts of what it touched.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from orgeditor.model.fields import TYPES, Kind
from orgeditor.model.records import Person, Position, Record, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_ALIKE: Final = 75
_MOST_COMPARED: Final = 20_000
_ENOUGH: Final = 400
_SAID: Final = (Kind.TEXT, Kind.LONG_TEXT, Kind.DATE)
_READERS: Final = {
    kind: attrgetter(*(f.name for f in TYPES[kind].fields if f.kind in _SAID))
    for kind in (Position, Unit, Person)
}


class SearchIndex:
    """What all positions and units of an organisation say, folded in case.

    Positions are found by their ``people``, too, unless these are not to be named.
    """

    def __init__(self, org: Organization, *, people: bool = True) -> None:
        self._org = org
        self._people = people
        self._texts: dict[str, str] = {}
        for kind in (Unit, Position):
            for key in org.of(kind):
                self._texts[key] = self._text(key)
        self._join()

    def follow(self, edit: Edit) -> None:
        """Take over what an edit changed."""
        touched = dict.fromkeys(change.id for change in edit.changes)
        for key in list(touched):
            if isinstance(self._org.peek(key), Person):
                touched.update(dict.fromkeys(self._org.referrers(key)))
        for key in touched:
            if isinstance(self._org.peek(key), Position | Unit):
                self._texts[key] = self._text(key)
            else:
                self._texts.pop(key, None)
        self._whole = ""

    def hits(self, text: str, most: int = 12) -> list[str]:
        """Return the ids of the best hits: those that begin with, then contain, then resemble.

        Every word of ``text`` is to be found in the same record.
        """
        words = text.casefold().split()
        if not words:
            return []
        if not self._whole:
            self._join()
        said = self._texts
        found = dict.fromkeys(self._matching(f"\n{words[0]}", words))
        begins = set(found)
        if len(found) < most:
            found.update(dict.fromkeys(self._matching(max(words, key=len), words)))
        best = sorted(found, key=lambda key: (key not in begins, len(said[key])))
        if not best and len(said) <= _MOST_COMPARED:
            alike = process.extract(
                text.casefold(), said, scorer=fuzz.partial_ratio, limit=most, score_cutoff=_ALIKE
            )
            best = [key for _, _, key in alike]
        return best[:most]

    def matching(self, text: str) -> frozenset[str]:
        """Return the ids of all records in which every word of ``text`` is found."""
        words = text.casefold().split()
        said = self._texts.items()
        return frozenset(key for key, text in said if all(word in text for word in words))

    def _matching(self, part: str, words: list[str]) -> Iterator[str]:
        """Yield records in whose text ``part`` is, and all words; the first few hundred."""
        at, given = self._whole.find(part), 0
        while at >= 0 and given < _ENOUGH:
            n = bisect_right(self._starts, at) - 1 + (part[0] == "\n")
            key = self._keys[n]
            if all(word in self._texts[key] for word in words):
                given += 1
                yield key
            at = self._whole.find(part, self._starts[n + 1] - 1)

    def _join(self) -> None:
        self._keys = list(self._texts)
        self._whole = "\n" + "\n".join(self._texts.values()) + "\n"
        lengths = (len(text) + 1 for text in self._texts.values())
        self._starts = list(accumulate(lengths, initial=1))

    def _text(self, key: str) -> str:
        record = self._org[key]
        said = [_said(record)]
        if isinstance(record, Position) and self._people:
            people = self._org.of(Person)
            said += [_said(people[h.person]) for h in record.holders if h.person]
        said += [str(value) for value in record.custom.values()]
        return " ".join(" ".join(said).casefold().split())


def _said(record: Record) -> str:
    return " ".join(filter(None, _READERS[type(record)](record)))  # type: ignore[index]
