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
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.codes import CodeSet

# Cyrillic and Greek letters that look Latin, upper case.
LOOKALIKES: Final = {
    "А": "A", "С": "C", "І": "I", "Ӏ": "I", "Р": "P", "Т": "T", "О": "O", "Ѕ": "S", "Ѵ": "V",
    "Α": "A", "Ι": "I", "Ρ": "P", "Τ": "T", "Ο": "O",
}  # fmt: skip

_ER: Final = re.compile("[РрΡ]")
_MARKUP: Final = re.compile(r"[*_~`\"'“”‘’]+")
_PIECES: Final = re.compile(r"[?!#†‡§※]+|[^\s/,;+&|()\[\]{}<>、\\.:\-–—?!#†‡§※]+")
_EXPLAINED: Final = re.compile(r"([A-Z])\s*[(:=–—-]\s*(\w{2}[^()]*)\)?")
"""A letter with its name, ``A (负责)``: the letter decides, whatever the word means elsewhere."""
_REMARKED: Final = re.compile(
    r"\W*([^\W\d_](?:\s?[/,]\s?[^\W\d_])?)(?:\s*[(:–—*!?\[]|\s*-|\d{1,2}$)"
)
_WORDED: Final = re.compile(r"[A-Z](?:/[A-Z])?\s*(?:[(:]|\s[-–—]\s).*\w{3}")
_NUMBERED: Final = re.compile(r"([^\W\d_]{1,3})(\d{1,2})")
_FOOTNOTE: Final = re.compile(r"^[^*].*[^*\s]\s?\*{1,3}$|^[^\W_]\*{1,3}$")
"""``R1``, ``R*``: a letter with a note that stands elsewhere."""
_APART: Final = re.compile(r"[\s/,;+&、]+")
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
    if (whole := lexicon.word(flat)) is not None:
        return CellReading((whole,))
    found: list[str] = []
    unknown: list[str] = []
    lookalikes: list[tuple[str, str]] = []
    split = False
    for piece in _PIECES.findall(flat):
        noted = _NUMBERED.fullmatch(piece)
        letters = _letters(noted[1] if noted else piece, lexicon)
        if noted and letters:
            unknown.append(noted[2])
        if letters is None and (letter := lexicon.word(piece)):
            found.append(letter)
        elif letters is None:
            unknown.append(piece)
        else:
            found += letters
            split = split or len(letters) > 1
            lookalikes += [(c, LOOKALIKES[c]) for c in piece.upper() if c in LOOKALIKES]
    if _FOOTNOTE.search(text.strip()):
        unknown.append("*")
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


def begins_like_code(text: str) -> bool:
    """Whether a cell holds letters, or one with a remark after it: ``C (legal only)``."""
    if looks_like_codes(text):
        return True
    begun = _REMARKED.match(text)
    return begun is not None and bool(read_letters(begun[1]).codes)


def is_remarked_code(text: str) -> bool:
    """Whether a cell is a letter and more: ``A1``, ``R (legal only)``, ``C - reviews clauses``."""
    if without_note(text) != text:
        return looks_like_codes(without_note(text))
    return not looks_like_codes(text) and _WORDED.match(text) is not None and begins_like_code(text)


def letters_in_use(rows: Iterable[Sequence[str]]) -> set[str]:
    """Return the letters, of whatever set, that stand in cells alone or several together."""
    return {
        piece.upper()
        for cells in rows
        for text in cells
        if text and all(len(piece) == 1 for piece in _APART.split(text))
        for piece in _APART.split(text)
        if piece.isalpha() and not is_blank(piece)
    }


def without_note(text: str) -> str:
    """Return ``A`` for ``A1``: a letter without the number of its note or rank."""
    noted = _NUMBERED.fullmatch(unicodedata.normalize("NFKC", text))
    return noted[1] if noted else text


@lru_cache(maxsize=50_000)
def _looks(text: str, lexicon: Lexicon) -> bool:
    if lexicon.word(text):
        return True
    reading = _read(text, lexicon)
    return bool(reading.codes) and not reading.unknown


def choose_code_set(
    texts: Sequence[str], named: str, votes: Mapping[str, int]
) -> tuple[CodeSet, tuple[CodeSet, ...]]:
    """Return the set that understands most cells, and the others that do as well.

    ``named`` is text in which a set may be called by its name (title, legend); ``votes``
    says by id how much of a legend is a set's. RACI, then RASCI come before others; only
    where neither is enough are several worth asking about.
    """
    sets = known().sets
    # A Cyrillic er may stand for R as well: it says nothing for a set that has P.
    sure = [text for text in texts if not _ER.search(text)]
    scores = [sum(1 for text in sure if not read_cell(text, codes).unknown) for codes in sets]
    best = [codes for codes, score in zip(sets, scores, strict=True) if score == max(scores)]
    asked = tuple(c for c in best if c.code("P")) if len(sure) < len(texts) else ()
    upper = named.upper()
    names = [(name.upper(), codes) for codes in best for name in (codes.name, *codes.also)]
    for name, codes in sorted(names, key=lambda pair: len(pair[0]), reverse=True):
        if re.search(rf"(?<![A-Z]){re.escape(name)}(?![A-Z-])", upper):
            return codes, ()
    most = max(votes.get(codes.id, 0) for codes in best)
    best = [codes for codes in best if votes.get(codes.id, 0) == most]
    return best[0], asked if best[0].id in ("raci", "rasci") else tuple(best[1:])
