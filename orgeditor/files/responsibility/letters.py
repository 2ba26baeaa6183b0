"""From what stands in a cell to letters of a code set."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

import msgspec

from orgeditor.files.responsibility.words import all_words, is_blank, words_of
from orgeditor.files.roster.words import fold
from orgeditor.model.codes import CODE_SETS

# Cyrillic and Greek letters that look Latin, upper case.
LOOKALIKES: Final = {
    "А": "A", "С": "C", "І": "I", "Ӏ": "I", "Р": "P", "Т": "T", "О": "O", "Ѕ": "S", "Ѵ": "V",
    "Α": "A", "Ι": "I", "Ρ": "P", "Τ": "T", "Ο": "O",
}  # fmt: skip

_MARKUP: Final = re.compile(r"[*_~`\"'“”‘’]+")
_PIECES: Final = re.compile(r"[?!#]+|[^\s/,;+&|()\[\]{}<>、\\.:\-–—?!#]+")
_EXPLAINED: Final = re.compile(r"([A-Z])\s*[(:=–—-]\s*(\w{2}[^()]*)\)?")
"""A letter with its name, ``A (负责)``: the letter decides, whatever the word means elsewhere."""
_NAME_ENDS: Final = re.compile(r"\s[-–—]|[–—:：(（,，;；=]")
_SCRIPTS: Final = re.compile(r"[\u2e80-\u9fff]+|[^\u2e80-\u9fff]+")
_TOGETHER: Final = 4
_LONGEST: Final = 60


class CellReading(msgspec.Struct, frozen=True):
    """What a cell says: letters in the set's order, and what was noticed on the way.

    ``unknown``: the pieces not understood. ``lookalikes``: letters of another script, each
    with the Latin one it was taken for. ``split``: several letters stood together without
    a sign between them, or one in brackets.
    """

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    lookalikes: tuple[tuple[str, str], ...] = ()
    split: bool = False


@lru_cache(maxsize=10_000)
def read_cell(text: str, code_set: str) -> CellReading:
    """Return what a cell says in the set of id ``code_set``; "" understands the letters of all."""
    flat = _MARKUP.sub("", unicodedata.normalize("NFKC", text)).strip()
    if is_blank(flat):
        return CellReading(
            (), ("".join(text.split()),) if _MARKUP.search(text) and not flat else ()
        )
    explained = _EXPLAINED.fullmatch(flat)
    if explained and explained[1] in letters_of(code_set) and fold(explained[2]) in all_words():
        return CellReading((explained[1],))
    words = words_of(code_set)
    if (whole := words.get(fold(flat))) is not None:
        return CellReading((whole,))
    found: list[str] = []
    unknown: list[str] = []
    lookalikes: list[tuple[str, str]] = []
    split = False
    for piece in _PIECES.findall(flat):
        letters = _letters(piece, code_set)
        if letters is None and (letter := words.get(fold(piece))):
            found.append(letter)
        elif letters is None:
            unknown.append(piece)
        else:
            found += letters
            split = split or len(letters) > 1
            lookalikes += [(c, LOOKALIKES[c]) for c in piece.upper() if c in LOOKALIKES]
    split = split or (len(found) > 1 and re.search(r"[(\[]", flat) is not None)
    order = [letter for letter in letters_of(code_set) if letter in found]
    return CellReading(tuple(order), tuple(unknown), tuple(lookalikes), split)


@cache
def letters_of(code_set: str) -> tuple[str, ...]:
    """Return the letters of a set in its order, those of all sets for ""."""
    if code_set:
        return tuple(code.letter for code in CODE_SETS[code_set].codes)
    return tuple({code.letter: None for found in CODE_SETS.values() for code in found.codes})


def _letters(piece: str, code_set: str) -> list[str] | None:
    """Return the letters that a piece is made of, None where it is something else."""
    known = set(letters_of(code_set))
    letters = [LOOKALIKES.get(c, c) for c in piece.upper()]
    if (
        len(letters) > _TOGETHER
        or len(set(letters)) < len(letters)
        or not known.issuperset(letters)
    ):
        return None
    # Words such as "air", "Do" or "it" are no letters; "ra" may be, where the set is known.
    short = bool(code_set) and len(letters) == 2 and piece.islower()
    return letters if len(letters) == 1 or piece.isupper() or short else None


@lru_cache(maxsize=50_000)
def looks_like_codes(text: str) -> bool:
    """Whether a cell holds nothing but letters or words of some code set."""
    if not text or len(text) > _LONGEST:
        return False
    if fold(text) in all_words():
        return True
    reading = read_cell(text, "")
    return bool(reading.codes) and not reading.unknown


def explains(letter: str, meaning: str, *, loosely: bool = False) -> bool:
    """Whether ``meaning``, beside or after ``letter``, is its entry in a legend.

    What stands before any dash or bracket must be the letter's name, in one language or
    two; ``loosely``, more words may follow it.
    """
    letter = letter.strip(" *=:-–—()").upper()
    if len(letter) != 1:
        return False
    names = [word for word, meant in all_words().items() if letter in meant]
    if loosely:
        return fold(meaning).startswith(tuple(names))
    said = _NAME_ENDS.split(meaning.strip(" =:-–—"), maxsplit=1)[0]
    parts = [fold(part) for part in _SCRIPTS.findall(said)]
    return bool(parts) and all(part in names for part in filter(None, parts))


def is_legend(text: str) -> bool:
    """Whether one cell says what a letter means: ``R = Responsible``, ``A: 批准``."""
    found = re.match(r"\W*([A-Za-z])\W*[=:：\-–—(（ ]\s*(.+)", text)
    return found is not None and explains(found[1], found[2], loosely=True)


def choose_code_set(texts: list[str], named: str) -> tuple[str, tuple[str, ...]]:
    """Return the set that understands most cells, and the ids of the others that do as well.

    ``named`` is text in which a set may be called by its name (title, legend). RACI, then
    RASCI come before others; only where neither is enough are several worth asking about.
    """
    scores = {
        key: sum(1 for text in texts if not read_cell(text, key).unknown) for key in CODE_SETS
    }
    upper = f" {named.upper()} ".replace("RASIC", "RASCI").replace("RACIO", "CAIRO")
    for key in sorted(CODE_SETS, key=len, reverse=True):
        called = re.search(rf"(?<![A-Z]){re.escape(CODE_SETS[key].name)}(?![A-Z-])", upper)
        if called and scores[key] == max(scores.values()):
            return key, ()
    best = [key for key in CODE_SETS if scores[key] == max(scores.values())]
    plain = best[0] in ("raci", "rasci")
    return best[0], () if plain else tuple(best[1:])
