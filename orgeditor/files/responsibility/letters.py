"""From what stands in a cell to letters of a code set."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility.words import Lexicon, is_blank, known, lexicon_of
from orgeditor.files.roster.words import fold

if TYPE_CHECKING:
    from orgeditor.model.codes import CodeSet

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


def read_cell(text: str, codes: CodeSet) -> CellReading:
    """Return what a cell says in a code set."""
    return _read(text, lexicon_of(codes))


def read_letters(text: str) -> CellReading:
    """Return what a cell says in whatever set."""
    return _read(text, known())


@lru_cache(maxsize=20_000)
def _read(text: str, lexicon: Lexicon) -> CellReading:
    flat = _MARKUP.sub("", unicodedata.normalize("NFKC", text)).strip()
    if is_blank(flat) and flat.upper() not in lexicon.letters:
        return CellReading(
            (), ("".join(text.split()),) if _MARKUP.search(text) and not flat else ()
        )
    explained = _EXPLAINED.fullmatch(flat)
    if explained and explained[1] in lexicon.letters and fold(explained[2]) in known().words:
        return CellReading((explained[1],))
    words = lexicon.words
    if (whole := words.get(fold(flat))) is not None:
        return CellReading((whole,))
    found: list[str] = []
    unknown: list[str] = []
    lookalikes: list[tuple[str, str]] = []
    split = False
    for piece in _PIECES.findall(flat):
        letters = _letters(piece, lexicon)
        if letters is None and (letter := words.get(fold(piece))):
            found.append(letter)
        elif letters is None:
            unknown.append(piece)
        else:
            found += letters
            split = split or len(letters) > 1
            lookalikes += [(c, LOOKALIKES[c]) for c in piece.upper() if c in LOOKALIKES]
    split = split or (len(found) > 1 and re.search(r"[(\[]", flat) is not None)
    order = [letter for letter in lexicon.letters if letter in found]
    return CellReading(tuple(order), tuple(unknown), tuple(lookalikes), split)


def _letters(piece: str, lexicon: Lexicon) -> list[str] | None:
    """Return the letters that a piece is made of, None where it is something else."""
    own = set(lexicon.letters)
    letters = [c if c in own else LOOKALIKES.get(c, c) for c in piece.upper()]
    if len(letters) > _TOGETHER or len(set(letters)) < len(letters) or not own.issuperset(letters):
        return None
    # Words such as "air", "Do" or "it" are no letters; "ra" may be, where the set is known.
    short = len(lexicon.sets) == 1 and len(letters) == 2 and piece.islower()
    return letters if len(letters) == 1 or piece.isupper() or short else None


def looks_like_codes(text: str) -> bool:
    """Whether a cell holds nothing but letters or words of some code set."""
    return bool(text) and len(text) <= _LONGEST and _looks(text, known())


@lru_cache(maxsize=50_000)
def _looks(text: str, lexicon: Lexicon) -> bool:
    if fold(text) in lexicon.words:
        return True
    reading = _read(text, lexicon)
    return bool(reading.codes) and not reading.unknown


def explains(letter: str, meaning: str, *, loosely: bool = False) -> bool:
    """Whether ``meaning``, beside or after ``letter``, is its entry in a legend.

    What stands before any dash or bracket must be the letter's name, in one language or
    two; ``loosely``, more words may follow it.
    """
    letter = letter.strip(" *=:-–—()").upper()
    if len(letter) != 1:
        return False
    names = [word for word, meant in known().meant.items() if letter in meant]
    if loosely:
        return fold(meaning).startswith(tuple(names))
    said = _NAME_ENDS.split(meaning.strip(" =:-–—"), maxsplit=1)[0]
    parts = [fold(part) for part in _SCRIPTS.findall(said)]
    return bool(parts) and all(part in names for part in filter(None, parts))


def is_legend(text: str) -> bool:
    """Whether one cell says what a letter means: ``R = Responsible``, ``A: 批准``."""
    found = re.match(r"\W*([A-Za-z])\W*[=:：\-–—(（ ]\s*(.+)", text)
    return found is not None and explains(found[1], found[2], loosely=True)


def choose_code_set(texts: list[str], named: str) -> tuple[CodeSet, tuple[CodeSet, ...]]:
    """Return the set that understands most cells, and the others that do as well.

    ``named`` is text in which a set may be called by its name (title, legend). RACI, then
    RASCI come before others; only where neither is enough are several worth asking about.
    """
    sets = known().sets
    scores = [sum(1 for text in texts if not read_cell(text, codes).unknown) for codes in sets]
    best = [codes for codes, score in zip(sets, scores, strict=True) if score == max(scores)]
    upper = named.upper()
    names = [(name.upper(), codes) for codes in best for name in (codes.name, *codes.also)]
    for name, codes in sorted(names, key=lambda pair: len(pair[0]), reverse=True):
        if re.search(rf"(?<![A-Z]){re.escape(name)}(?![A-Z-])", upper):
            return codes, ()
    return best[0], () if best[0].id in ("raci", "rasci") else tuple(best[1:])
