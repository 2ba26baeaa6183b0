"""What tells who somebody is, or what somebody is paid, put out of sight in any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.model.records import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgeditor.model.edit import Edit
    from orgeditor.model.record import Record

DOTS: Final = "•••"
"""What stands where something is kept from view, in every language."""

SQUARE: Final = "\u2e80"
"""The first character of the scripts that write words without spaces between them."""

NAMES: Final = ("name", "name_zh")
CONTACTS: Final = ("email", "login", "phone")
TELLING: Final = (*NAMES, *CONTACTS)
"""The fields of a person that tell who it is."""
_SHORTEST: Final = 5
"""An employee number of fewer characters stands in texts for too much else."""
_TOKEN: Final = re.compile(r"[^\W_\u2e80-\U0010ffff]+|\S")
"""A word, a character of a script without spaces, or a mark."""
_AMOUNT: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:(?P<by>[ ,.'\u2019\u00a0\u202f])\d{3})(?:(?P=by)\d{3})*|\d+)(?:[.,]\d{1,2})?(?!\d)"
)
_PENCE: Final = re.compile(r"[.,]\d{1,2}$")
_LONGEST: Final = 15
_LEAST: Final = 1000.0
"""Figures below this stand in texts for too much else to be taken for somebody's pay."""


class Veil:
    """Puts dots in place of what tells who somebody is, wherever it stands in a text.

    It knows everybody in an organisation and its edits, also those who are gone since. A
    name of several words is found in any case, over any spaces, and turned around ("Lee,
    Ann"); one of a single word only as it is written, as it may be a word like any other.
    ``amounts`` are figures to be put out of sight as well, however their digits are grouped.
    ``told_by``: the fields of people that are.
    """

    def __init__(
        self,
        people: Iterable[Record],
        amounts: Iterable[float] = (),
        told_by: Sequence[str] = TELLING,
    ) -> None:
        self._told_by = told_by
        self._words: set[str] = set()
        self._names: set[tuple[str, ...]] = set()
        self._lengths: dict[str, list[int]] = {}
        self._amounts = {round(amount) for amount in amounts if amount >= _LEAST}
        for person in people:
            self._learn(person)

    def follow(self, edit: Edit) -> None:
        """Take in whom an edit adds, removes or renames."""
        for change in edit.changes:
            for record in (change.before, change.after):
                self._learn(record)

    def __call__(self, text: str) -> str:
        """Return the text without the names in it, and without the amounts."""
        shown = self._without_names(text)
        return _AMOUNT.sub(self._amount_as_seen, shown) if self._amounts else shown

    def _without_names(self, text: str) -> str:
        if not self._lengths:
            return text
        kept, parts = 0, list[str]()
        for start, end in self._names_in(text):
            parts += [text[kept:start], DOTS]
            kept = end
        return "".join([*parts, text[kept:]]) if parts else text

    def found(self, text: str) -> Iterator[str]:
        """Yield what the veil would put dots in place of, names in small letters."""
        if self._lengths:
            yield from (text[start:end].lower() for start, end in self._names_in(text))
        if self._amounts:
            amounts = (found[0] for found in _AMOUNT.finditer(text))
            yield from (said for said in amounts if self._is_known(said))

    def _names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names begin and end in a text."""
        found = list(_TOKEN.finditer(text))
        tokens = [token[0].lower() for token in found]
        at = 0
        while at < len(tokens):
            length = self._name_at(found, tokens, at) if tokens[at] in self._lengths else 0
            if length:
                yield found[at].start(), found[at + length - 1].end()
            at += length or 1

    def _name_at(self, found: Sequence[re.Match[str]], tokens: Sequence[str], at: int) -> int:
        """Return of how many tokens a name is that begins here, the longest of several, 0 for none."""
        for length in self._lengths[tokens[at]]:
            if length == 1:
                if found[at][0] in self._words:
                    return 1
            elif at + length <= len(tokens) and tuple(tokens[at : at + length]) in self._names:
                return length
        return 0

    def _amount_as_seen(self, found: re.Match[str]) -> str:
        return DOTS if self._is_known(found[0]) else found[0]

    def _is_known(self, written: str) -> bool:
        """Whether a figure is one of the amounts."""
        whole = _PENCE.sub("", written)
        pence = written[len(whole) + 1 :]
        digits = re.sub(r"\D", "", whole)
        if len(digits) > _LONGEST:
            return False
        return round(float(f"{digits}.{pence or 0}")) in self._amounts

    def _learn(self, record: Record | None) -> None:
        if not isinstance(record, Person):
            return
        for field in self._told_by:
            text: str = getattr(record, field)
            if not text or (field == "code" and len(text) < _SHORTEST):
                continue
            tokens = tuple(_TOKEN.findall(text.lower()))
            self._keep(tokens, text)
            if field in NAMES:
                self._keep(_turned(tokens), text)

    def _keep(self, tokens: tuple[str, ...], text: str) -> None:
        if not tokens:
            return
        if len(tokens) == 1:
            self._words.add(text.strip())
        else:
            self._names.add(tokens)
        lengths = self._lengths.setdefault(tokens[0], [])
        if len(tokens) not in lengths:
            lengths.append(len(tokens))
            lengths.sort(reverse=True)


def _turned(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return "Lee, Ann" for "Ann Lee", and the reverse; nothing for what is no such name."""
    if name.count(",") == 1:
        comma = name.index(",")
        return (*name[comma + 1 :], *name[:comma])
    if len(name) > 1 and all(token[0].isalpha() and token[0] < SQUARE for token in name):
        return (name[-1], ",", *name[:-1])
    return ()
