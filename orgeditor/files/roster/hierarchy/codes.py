"""Codes that hold the code above them: outline numbers, prefixes, hierarchyid."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.hierarchy.tree import Found, Tree, is_tree
from orgeditor.files.roster.words import heading

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value

Key = tuple[str, ...]

_SEPARATORS: Final = re.compile(r"[./\-_]")
_NUMBERED: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)[.)]?[\s\u00a0\u3000:：-]+(\S.*)")
_SEGMENT: Final = re.compile(r"[A-Za-z]{0,6}\d{0,6}")
_HEX: Final = re.compile(r"(?:0[xX])?((?:[0-9A-Fa-f]{2})*)")
_SAMPLE: Final = 300
_CODE_WORDS: Final = frozenset(
    {
        "code",
        "no",
        "nr",
        "number",
        "id",
        "key",
        "wbs",
        "código",
        "codigo",
        "centre",
        "center",
        "kostenstelle",
    }
)

# How SQL Server writes the numbers of a hierarchyid (after ORDPATH): x is a bit of the
# number, counted from the least that the pattern holds.
_ORDPATH: Final = (
    ("01xx", 0), ("100xx", 4), ("101xxx", 8), ("110xx0x1xxx", 16), ("1110xxx0xxx0x1xxx", 80),
    ("11110xxxxx0xxx0x1xxx", 1104), ("00111xxx", -8), ("0010xx0x1xxx", -72),
    ("000110xxx0xxx0x1xxx", -1096),
)  # fmt: skip


_HAN_CODES: Final = ("编码", "编号", "代码", "代号")


def by_outline_number(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read numbers such as 1.2.3, alone in their cells or before a text."""
    cells = table.columns[column]
    told = texts(cells)
    split = [_NUMBERED.fullmatch(text) for text in told]
    if sum(1 for match in split if match) >= 0.9 * len(told):
        numbers = [match[1] if match else "" for match in split]
        labels = [m[2] if m else text for m, text in zip(split, told, strict=True)]
        tree = _outline(_segments(cells, numbers), chosen=chosen)
        return Found("outline-number", (column,), tree, labels, numbers, True) if tree else None
    if not chosen and not all(_is_outline(text) for text in told[:_SAMPLE] if text):
        return None
    tree = _outline(_segments(cells, told), chosen=chosen)
    return Found("outline-number", (column,), tree) if tree else None


def _is_outline(text: str) -> bool:
    return all(_SEGMENT.fullmatch(part) for part in _SEPARATORS.split(text.strip("./")))


def _segments(cells: Sequence[Value], told: Sequence[str]) -> list[Key | None]:
    """Return the parts of each number; 1.1 after 1.9 was 1.10 before a spreadsheet took it for a number."""
    keys: list[Key | None] = []
    seen: set[Key] = set()
    for cell, text in zip(cells, told, strict=True):
        key: Key | None = tuple(p for p in _SEPARATORS.split(text) if p) if text else None
        if key in seen and isinstance(cell, float) and key is not None:
            longer = (*key[:-1], key[-1] + "0")
            key = longer if longer not in seen else key
        if key is not None:
            seen.add(key)
        keys.append(key)
    return keys


def _outline(keys: Sequence[Key | None], *, chosen: bool) -> Tree | None:
    known = [key for key in keys if key is not None]
    shortest = min(map(len, known), default=0)
    deep = [key for key in known if len(key) > shortest]
    if not deep or (not chosen and (len(known) < 0.9 * len(keys) or len(set(known)) < 0.95 * len(known))):  # fmt: skip
        return None
    own = set(known)
    if not chosen and sum(1 for key in deep if key[:-1] in own) < 0.6 * len(deep):
        return None
    tree = nearest(keys)
    return tree if is_tree(tree, len(keys)) else None


def nearest(keys: Sequence[tuple[Hashable, ...] | None]) -> Tree:
    """Return the tree in which each key stands below the longest beginning of it that is a key itself."""
    rows: dict[tuple[Hashable, ...], int] = {}
    for i, key in enumerate(keys):
        if key is not None:
            rows.setdefault(key, i)
    shortest = min(map(len, rows), default=0)
    above: list[int] = []
    unsure: list[int] = []
    for i, key in enumerate(keys):
        up = -1
        if key is None or rows[key] != i:
            unsure.append(i)
        if key is not None:
            length = next((n for n in range(len(key) - 1, -1, -1) if key[:n] in rows), -1)
            up = rows[key[:length]] if length >= 0 else -1
            if length != len(key) - 1 and len(key) > shortest and rows[key] == i:
                unsure.append(i)
        above.append(up)
    return Tree(above, unsure)


def by_prefix(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read codes without separators of which each begins with the code above: A, A01, A0102."""
    if not chosen and not _may_be_code(table.headers[column]):
        return None
    told = [text.upper() for text in texts(table.columns[column])]
    codes = [text for text in told if text]
    lengths = sorted(set(map(len, codes)))
    if len(codes) < 3 or len(codes) < 0.95 * len(told) or not 2 <= len(lengths) <= 15:
        return None
    own = set(codes)
    if len(own) < len(codes) or (not chosen and _are_running_numbers(codes)):
        return None
    shorter = dict(zip(lengths[1:], lengths, strict=False))
    deep = [code for code in codes if len(code) > lengths[0]]
    fit = sum(1 for code in deep if code[: shorter[len(code)]] in own)
    tops = len(codes) - len(deep)
    if not chosen and (fit < 0.95 * len(deep) or tops > len(codes) / 2 or lengths[-1] > 30):
        return None
    tree = nearest([tuple(text) if text else None for text in told])
    # A code skips letters from one level to the next: only a level left out is unsure.
    tree.unsure = [
        i
        for i, text in enumerate(told)
        if not text or (len(text) > lengths[0] and text[: shorter[len(text)]] not in own)
    ]
    return Found("prefix-code", (column,), tree) if is_tree(tree, len(told)) else None


def _may_be_code(header: str) -> bool:
    words = heading(header)
    return words.endswith(_HAN_CODES) or not _CODE_WORDS.isdisjoint(words.split())


def _are_running_numbers(codes: Sequence[str]) -> bool:
    """Whether codes only number the rows: 1, 2, ... 120, with or without gaps."""
    head = codes[0].rstrip("0123456789")
    bare = [code.removeprefix(head) for code in codes]
    if not all(code.isdecimal() for code in bare):
        return False
    numbers = sorted(map(int, bare))
    by_length = Counter(map(len, codes))
    return numbers[-1] - numbers[0] < 2 * len(codes) or max(by_length.values()) > 0.9 * len(codes)


def by_hierarchyid(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read the hierarchyid of SQL Server, as the hexadecimal digits that an export writes."""
    told = texts(table.columns[column])
    matches = [_HEX.fullmatch(text) for text in told]
    written = [match[1] for match in matches if match and match[1]]
    if len(written) < 3 or not all(matches) or len(told) - len(written) > max(1, len(told) // 50):
        return None
    keys = [_ordpath(match[1]) if match else None for match in matches]
    known = [key for key in keys if key is not None]
    if len(known) < 0.95 * len(keys) or len(set(known)) < 0.95 * len(known):
        return None
    own = set(known)
    deep = [key for key in known if len(key) > 1]
    if not deep or sum(1 for key in deep if key[:-1] in own) < 0.9 * len(deep):
        return None
    tree = nearest(keys)
    return Found("hierarchyid", (column,), tree) if is_tree(tree, len(keys)) else None


def _ordpath(digits: str) -> tuple[int, ...] | None:
    """Return the numbers of a hierarchyid, () for the root, None where the digits are none."""
    bits = bin(int("1" + digits, 16))[3:] if digits else ""
    numbers: list[int] = []
    while bits.strip("0"):
        pattern, least = next(((p, n) for p, n in _ORDPATH if _fits(bits, p)), ("", 0))
        if not pattern or len(bits) <= len(pattern):
            return None
        value = "".join(bit for bit, sign in zip(bits, pattern, strict=False) if sign == "x")
        # The bit after the number is 0 where the same level goes on: 1.5 was put between 1 and 2.
        if bits[len(pattern)] == "0":
            return None
        numbers.append(least + int(value, 2))
        bits = bits[len(pattern) + 1 :]
    return tuple(numbers)


def _fits(bits: str, pattern: str) -> bool:
    return len(bits) >= len(pattern) and all(s in ("x", b) for b, s in zip(bits, pattern, strict=False))  # fmt: skip
