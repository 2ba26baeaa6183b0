"""Numbers of several kinds, one a level, before the texts of a column: 一、（一）1.（1）, or I. A. 1. a)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.hierarchy.tree import Found, Tree, is_tree

if TYPE_CHECKING:
    from orgeditor.files.roster.table import Table

_SPACE: Final = r"[\s\u00a0\u3000]*"
_DIGITS: Final = "〇一二三四五六七八九"
_HAN: Final = r"[一二三四五六七八九十百]{1,4}"
_KINDS: Final = tuple(
    re.compile(f"(?:{kind}){_SPACE}(\\S.*)")
    for kind in (
        rf"第({_HAN}|\d{{1,3}})[章部编篇]",
        rf"第({_HAN}|\d{{1,3}})[节条款]",
        rf"({_HAN})[、.．]",
        rf"[(（]({_HAN})[)）]",
        r"(\d{1,3})[、.．](?!\d)",
        r"[(（](\d{1,3})[)）]",
        r"(\d{1,3})[)）]",
        r"([①-⑳])",
        r"([IVX]{1,5})[.)](?=\s)",
        r"([A-Z])[.)、](?=\s)",
        r"([a-z])[.)](?=\s)",
    )
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_NUMBERED: Final = 0.9
_RUNNING: Final = 0.8


def by_numerals(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read numerals of which each kind is a level: the kind that comes first within another stands below it."""
    told = texts(table.columns[column])
    read = [_read(text) for text in told]
    numbered = [found for found in read if found]
    kinds = {found[0] for found in numbered}
    if len(kinds) < 2 or len(numbered) < _NUMBERED * len(told):
        return None
    tree, running = _tree(read)
    if (not chosen and running < _RUNNING * len(numbered)) or not is_tree(tree, len(told)):
        return None
    labels = [found[2] if found else text for found, text in zip(read, told, strict=True)]
    return Found("outline-number", (column,), tree, labels, in_place=True)


def _read(text: str) -> tuple[int, int, str] | None:
    """Return kind, number and what follows of a numbered text, None for another."""
    for kind, pattern in enumerate(_KINDS):
        if match := pattern.fullmatch(text):
            return kind, _value(match[1]), match[2]
    return None


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if set(numeral) <= set(_ROMAN):
        values = [_ROMAN[sign] for sign in numeral]
        return sum(-v if n + 1 < len(values) and values[n + 1] > v else v for n, v in enumerate(values))  # fmt: skip
    if numeral.isascii():
        return ord(numeral.lower()) - ord("a") + 1
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.find(tens) if tens else 1 if ten else 0) * 10 * bool(ten) + max(_DIGITS.find(ones) if ones else 0, 0)  # fmt: skip


def _tree(read: list[tuple[int, int, str] | None]) -> tuple[Tree, int]:
    """Return the tree, and how many numbers go on from the one before on their level or begin anew."""
    above: list[int] = []
    unsure: list[int] = []
    open_rows: list[tuple[int, int, int]] = []
    running = 0
    for i, found in enumerate(read):
        if found is None:
            # What stands before all numbers is above them all.
            above.append(-1)
            if open_rows:
                unsure.append(i)
            else:
                open_rows.append((-1, 0, i))
            continue
        kind, number, _ = found
        before = 0
        if kind in [known for known, _, _ in open_rows]:
            while open_rows[-1][0] != kind:
                open_rows.pop()
            before = open_rows.pop()[1]
        running += number == before + 1
        above.append(open_rows[-1][2] if open_rows else -1)
        open_rows.append((kind, number, i))
    return Tree(above, unsure), running
