"""What positions and their holders are called, and which of it is spelt nearly like what a file names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import fuzz, process

from orgeditor.model.records import Person, Position, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ALIKE: Final = 80.0
"""From which likeness on (of 100) a spelling is worth a suggestion."""
MOST: Final = 5
_AT_ONCE: Final = 64
_MISTAKEN: Final = str.maketrans("oil|", "0111")
"""Characters that are typed for one another in ids."""

Near = list[tuple[str, float]]
"""Spellings, and how like they are (of 100), the likest first."""


class Spellings:
    """Whatever positions, and the people in them, are called: ids, titles, names, addresses, logins."""

    def __init__(self, positions: Iterable[Position], records: Mapping[str, Record]) -> None:
        self._called: dict[str, list[tuple[str, Position]]] = {}
        for position in positions:
            said = [position.code, position.title]
            for holder in position.holders:
                if isinstance(person := records.get(holder.person), Person):
                    said += [person.name, person.name_zh, person.email, person.email.partition("@")[0], person.login]  # fmt: skip
            for text in filter(None, said):
                self._called.setdefault(_folded(text), []).append((text, position))

    def of(self, spelling: str) -> list[tuple[str, Position]]:
        """Return what is spelt so, as it stands, with the position that it leads to."""
        return self._called[spelling]

    def near(self, text: str) -> Near:
        """Return what is spelt nearly like a text, or like the name in its address."""
        # By ratio, not by parts: one id is a part of many others.
        return [
            (spelling, score)
            for said in _said(text)
            for spelling, score, _ in process.extract(said, self._called.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
        ]  # fmt: skip

    def near_each(
        self, texts: Iterable[str], least: float, heard: Callable[[float], None]
    ) -> Iterator[tuple[str, Near]]:
        """Yield ``near`` of each of many texts, from a likeness of ``least`` on.

        That takes a twentieth of the time: many are compared at once, and only with what is about
        as long. ``heard`` is told how much is done, and may raise.
        """
        wanted = list(texts)
        found: dict[str, Near] = {}
        distinct = sorted({said for text in wanted for said in _said(text)}, key=len)
        for start in range(0, len(distinct), _AT_ONCE):
            heard(start / len(distinct))
            some = distinct[start : start + _AT_ONCE]
            found |= zip(some, self._nearest(some, least), strict=True)
        for text in wanted:
            yield text, [near for said in _said(text) for near in found[said]]

    def _nearest(self, some: Sequence[str], least: float) -> Iterator[Near]:
        # What two texts have in common is at most the shorter one.
        shorter = least / (200 - least)
        low, high = len(some[0]) * shorter, len(some[-1]) / shorter
        others = [spelling for spelling in self._called if low <= len(spelling) <= high]
        alike = process.cdist(some, others, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8, workers=-1)  # fmt: skip
        for said, row in zip(some, alike, strict=True):
            scores = [(others[n], fuzz.ratio(said, others[n])) for n in np.flatnonzero(row).tolist()]  # fmt: skip
            yield sorted(scores, key=lambda near: -near[1])[:MOST]


def _said(text: str) -> Iterable[str]:
    return dict.fromkeys((_folded(text), _folded(text.partition("@")[0])))


def _folded(text: str) -> str:
    return text.casefold().translate(_MISTAKEN)
