"""Signs and letters of an office's own: what its key says they mean, in letters that sets have.

``▲ 主责  ● 审批``, ``◆ | Accountable``, ``D = Durchführung, V = Verantwortung``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility.letters import letters_in_use
from orgeditor.files.responsibility.words import known, simplified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.codes import CodeSet

_SIGNS: Final = "●○◎◉⊙▲△▼▽■□◆◇★☆✓✔√×✕✖✗✘☑☒◐◑◒◓♦♣♠♥▶►▷◀☐※⬤⚫⚪🔴🟢🔵🟡🟠🟣"
_SIGN_ENTRY: Final = re.compile(
    rf"([{_SIGNS}])\s*[=:：\-–—]*\s*([^\W\d_][^{_SIGNS};；,，、|()（）]*)"
)
_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"
_LETTER_ENTRY: Final = re.compile(rf"(?<![^\W_])([{_CAPITALS}])\s*[=:：–—-]\s*([^\W\d_]+)")
_PARTED: Final = re.compile(r"[\s/,;+&、，；]+")
_LEAST: Final = 2
_LONGEST: Final = 6
_IN_KEYS: Final = {
    "primary": "responsible", "lead": "responsible", "leads": "responsible",
    "leader": "responsible", "owner": "accountable", "secondary": "support",
    "participates": "support", "contributes": "support",
}  # fmt: skip
"""What words mean in a key, which as cells or headings could be anything, by words of sets."""
_ANSWERING: Final = frozenset({"verantwortung", "verantwortlich", "负责", "责任", "responsibility"})
"""Words that mean who does the work, except beside another word that says so better."""


def own_letters(
    grid: list[list[str]], elsewhere: list[list[str]], sets: Iterable[CodeSet]
) -> dict[str, str]:
    """Return the letters of sets that a key on the sheet gives to signs and letters of its own.

    {} where no key explains its signs, or where its letters are those of a set: of one that
    everyone knows in its words, of one of ``sets`` in whatever words. A key ``elsewhere``, on
    sheets of its own, must explain every letter that the sheet has.
    """
    signs = _settled(_entries(grid, _SIGN_ENTRY, _SIGNS))
    entries = _entries(grid, _LETTER_ENTRY, _CAPITALS)
    if not entries:
        entries = _entries(elsewhere, _LETTER_ENTRY, _CAPITALS)
        used = letters_in_use(grid) if entries else set()
        entries = entries if used <= entries.keys() else {}
    are_known = any(entries.keys() <= {code.letter for code in found.codes} for found in sets)
    letters = {} if are_known else _letters(entries)
    return letters | (signs if len(signs) >= _LEAST else {})


def spelt_out(grid: list[list[str]], meant: dict[str, str]) -> list[list[str]]:
    """Return a grid with its cells in the letters of sets; a row that was the key is empty."""
    return [[_said(text, meant) for text in row] if any(row) else row for row in grid]


def _entries(grid: list[list[str]], pattern: re.Pattern[str], alone: str) -> dict[str, str]:
    """Return what a key says of each sign, as a word of a set where it begins with one.

    ``alone``: the signs whose explanation may stand in the next cell. The first one holds.
    """
    found: dict[str, str] = {}
    for row in filter(any, grid):
        for column, text in enumerate(row):
            beside = [(text, "".join(row[column + 1 : column + 2]))]
            for sign, said in beside if len(text) == 1 and text in alone else pattern.findall(text):
                words, first = simplified(said), simplified(said.strip().split(" ")[0])
                told = (_IN_KEYS.get(w, w) for w in (words, first))
                known_word = next((w for w in told if w in known().meant), "")
                if words and (known_word or len(words) > 1):
                    found.setdefault(sign, known_word)
    return found


def _settled(entries: dict[str, str]) -> dict[str, str]:
    """Return the letter for each sign. Who answers and who does are told apart where both are said.

    负责 beside 执行, and Verantwortung beside Durchführung, is who answers for it.
    """
    letters = {sign: known().words[word] for sign, word in entries.items() if word}
    if "A" not in letters.values() and list(letters.values()).count("R") > 1:
        letters |= {sign: "A" for sign, word in entries.items() if word in _ANSWERING}
    return letters


def _letters(entries: dict[str, str]) -> dict[str, str]:
    """Return the letters of sets for those of a key that means by some what no set does.

    None where two would become the same letter: D = Durchführung beside R = Review.
    """
    strange = [sign for sign, word in entries.items() if word and sign not in known().meant[word]]
    settled = _settled(entries)
    become = [settled.get(sign, sign) for sign in entries]
    if not strange or len(settled) < _LEAST or len(set(become)) < len(become):
        return {}
    return dict(zip(entries, become, strict=True))


def _keyed(text: str) -> set[str]:
    return {sign for sign, _ in _LETTER_ENTRY.findall(text)}


def _said(text: str, meant: dict[str, str]) -> str:
    """Return a cell of signs as letters; other texts as they are."""
    if not text or len(text) > _LONGEST:
        # A row that is a key has been read: it is no activity.
        return "" if _LETTER_ENTRY.match(text) and meant.keys() >= _keyed(text) else text
    signs = _PARTED.sub("", text)
    return "/".join(meant[s] for s in signs) if signs and meant.keys() >= set(signs) else text
