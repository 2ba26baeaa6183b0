"""What stands around a matrix to say what its letters mean, and what notes are not rows of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility.words import known, lexicon_of
from orgeditor.files.roster.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.model.codes import CodeSet

_NAME_ENDS: Final = re.compile(r"\s[-–—]|[–—:：(（,，;；=]")
_SCRIPTS: Final = re.compile(r"[\u2e80-\u9fff]+|[^\u2e80-\u9fff]+")
_ENTRY: Final = re.compile(r"\W*([A-Za-z])\W*[=:：\-–—(（ ]\s*(.+)")
_ENTRIES: Final = re.compile(r"(?<![^\W_])([A-Za-z])\s*[=:：\-–—(（]\s*([^\W_]+)")
_ASIDE: Final = re.compile(
    r"(?i)\W*(?:legend|key|legende|légende|leyenda|nota|notes?|source|remarks?|explanation|abbreviations"
    r"|raci (?:key|legend|definitions?)|quelle|anmerkung|hinweis|remarques?|图例|说明|备注|注|来源|примечание|легенда)"
    r"\s*(?:[:：].*|\d*|$)"
)
_LEGENDS: Final = frozenset(
    {"legend", "key", "legende", "leyenda", "legenda", "图例", "圖例", "легенда"}
)
_EQUATIONS: Final = re.compile(
    r"[^\W\d_]\s*=\s*\S.*|(?:[^\W\d_]\s*[:：–—-]\s*[^,，;；、|:：]+(?:[,，;；、|]\s*|$)){3,}"
)
"""``O = Omitted``, ``О - ответственный, У - утверждающий, К - консультант``: whatever the words."""
_STATED: Final = 40
_FOOTNOTE: Final = re.compile(r"[*†‡¹²³※]+\s*\S|\(?\d\)\s+\S|\[\d\]\s+\S")


def explains(letter: str, meaning: str, *, loosely: bool = False) -> bool:
    """Whether ``meaning``, beside or after ``letter``, is its entry in a legend.

    What stands before any dash or bracket must be the letter's name, in one language or
    two; ``loosely``, more words may follow it.
    """
    letter = letter.strip(" *=:-–—()").upper()
    if len(letter) != 1:
        return False
    meant = known().meant
    if loosely:
        names = tuple(word for word, letters in meant.items() if letter in letters)
        return fold(meaning).startswith(names)
    said = _NAME_ENDS.split(meaning.strip(" =:-–—"), maxsplit=1)[0]
    parts = [folded for part in _SCRIPTS.findall(said) if (folded := fold(part))]
    return bool(parts) and all(letter in meant.get(part, ()) for part in parts)


def is_legend(text: str) -> bool:
    """Whether one cell says what letters mean: ``R = Responsible``, ``备注：R-负责，A-批准``."""
    if _EQUATIONS.fullmatch(text):
        return True
    found = _ENTRY.match(text)
    if found is not None and explains(found[1], found[2], loosely=True):
        return True
    said = {e[1] for e in _ENTRIES.finditer(text) if explains(e[1], e[2], loosely=True)}
    return len(said) > 1


def is_note(text: str) -> bool:
    """Whether a row that begins with ``text`` is no activity but a note: ``Legend:``, ``* from May``."""
    return _ASIDE.fullmatch(text) is not None or _FOOTNOTE.match(text) is not None


def heads_legend(text: str) -> bool:
    """Whether a heading says that a legend stands below it, and no party's letters."""
    return fold(text).removeprefix("raci") in _LEGENDS


def said_in_cells(grid: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return cells such as ``A - Accountable`` with their letter, where they are a matrix's own.

    A legend has each letter once; where one is explained again and again, these are no legend.
    """
    found: dict[str, str] = {}
    times: Counter[str] = Counter()
    named = 0
    for row in filter(any, grid):
        told = [(text, letter) for text in row if (letter := _stated(text))]
        first = next(filter(None, row), "")
        named += bool(told) and not _stated(first) and not is_note(first)
        found |= dict(told)
        times.update(letter for _, letter in told)
    return found if named > 1 and max(times.values()) > 1 else {}


def _stated(text: str) -> str:
    """Return the letter of a cell that is a letter with its name and nothing else, else ""."""
    entry = _ENTRY.fullmatch(text) if 2 < len(text) < _STATED else None
    return entry[1].upper() if entry and explains(entry[1], entry[2].rstrip(" )）")) else ""


def votes(grid: Sequence[Sequence[str]], sets: Sequence[CodeSet]) -> Counter[str]:
    """Return how many letters' meanings on a sheet are those of each set, by its id."""
    said = set(_explained(grid))
    found: Counter[str] = Counter()
    for codes in sets:
        words = lexicon_of(codes).words
        for letter, meaning in said:
            found[codes.id] += any(meaning.startswith(w) for w, of in words.items() if of == letter)
    return found


def _explained(grid: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each letter with what is said of it, folded."""
    for row in filter(any, grid):
        for column, text in enumerate(row):
            if len(text) == 1 and column + 1 < len(row) and len(row[column + 1]) > 1:
                yield text.upper(), fold(row[column + 1])
            elif len(text) > 2:
                for entry in _ENTRIES.finditer(text):
                    yield entry[1].upper(), fold(text[entry.start(2) :])
