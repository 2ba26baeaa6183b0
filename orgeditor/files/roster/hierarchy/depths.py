"""Rows that follow their parents: depth numbers, indents, one column a depth, grouped rows."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.hierarchy.tree import Found, filled_rows, from_depths, is_tree
from orgeditor.files.roster.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value

_DEPTH_WORDS: Final = frozenset(
    {"depth", "level", "lvl", "tier", "layer", "hierarchy", "outline", "indent", "nivel", "ebene", "niveau", "stufe",
     "层级", "层次", "级", "级别", "层", "層級", "階層", "レベル", "단계"}
)  # fmt: skip
_NO_DEPTH: Final = frozenset({"grade", "band", "pay", "salary", "job", "fte"})
_COUNTED: Final = re.compile(r"\D{0,12}?(\d{1,2})\D{0,3}")
_HAN: Final = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_LEAD: Final = re.compile(r"[\s\u00a0\u3000]*(?:[-–—•·*>▪◦○●►└├│┬─|+.]+[\s\u00a0\u3000]*)*")
_WIDE: Final = 40
_DISTINCT: Final = 30


def by_depth(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read a column of depths; unless ``chosen`` its header must be able to mean that."""
    if not chosen and not _may_be_depth(table.headers[column]):
        return None
    depths = [_depth(cell) for cell in table.columns[column]]
    told = [depth for depth in depths if depth is not None]
    if len(told) < 0.95 * len(depths) or len(set(told)) < 2 or depths[0] != min(told):
        return None
    tree = from_depths(depths)
    if not chosen and any(after - before > 1 for before, after in itertools.pairwise(told)):  # fmt: skip
        return None
    return Found("depth", (column,), tree) if is_tree(tree, len(depths)) else None


def _may_be_depth(header: str) -> bool:
    words = set(heading(header).split())
    return bool(words & _DEPTH_WORDS) and not words & _NO_DEPTH


def _depth(cell: Value) -> int | None:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if cell == int(cell) and 0 <= cell < 100 else None
    if isinstance(cell, str):
        if match := _COUNTED.fullmatch(cell.strip()):
            return int(match[1])
        return next((_HAN[sign] for sign in cell[:3] if sign in _HAN), None)
    return None


def by_indent(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read how far the texts of a column are set in: by the cell's format, spaces or signs before them."""
    cells = table.columns[column]
    own = [(i, level) for (c, i), level in table.indents.items() if c == column]
    widths: list[float | None]
    if own:
        widths = [0 if cell not in (None, "") else None for cell in cells]
        for i, level in own:
            widths[i] = level
    else:
        widths = [_lead(cell) for cell in cells]
    told = [width for width in widths if width is not None]
    if not told or len(told) < 0.95 * len(cells) or not 2 <= len(set(told)) <= _DISTINCT:
        return None
    few = sum(1 for width in told if width > min(told)) < 0.3 * len(told)
    if not chosen and (few or widths[0] != min(told)):
        return None
    tree = from_depths(widths)
    if not is_tree(tree, len(cells)):
        return None
    labels = [text[_LEAD.match(text).end() :] if text else "" for text in texts(cells)]  # type: ignore[union-attr]
    return Found("indent", (column,), tree, labels, in_place=True)


def _lead(cell: Value) -> int | None:
    if not isinstance(cell, str) or not cell.strip():
        return None
    match = _LEAD.match(cell)
    return match.end() if match else 0


def by_row_outline(table: Table, _column: int = -1, *, chosen: bool = False) -> Found | None:
    """Read how rows are grouped; the parent stands above its group, or below it where the file begins deep."""
    outlines = table.outlines
    if len(set(outlines)) < 2:
        return None
    if outlines[0] > outlines[-1]:
        backwards = from_depths(outlines[::-1])
        last = len(outlines) - 1
        tree = backwards
        tree.above = [last - up if up >= 0 else -1 for up in backwards.above[::-1]]
        tree.unsure = [last - i for i in backwards.unsure]
    else:
        tree = from_depths(outlines)
    return Found("row-outline", (), tree) if is_tree(tree, len(outlines)) else None


def by_columns(
    table: Table, columns: Sequence[int] = (), taken: Iterable[int] = ()
) -> Found | None:
    """Read columns of which each row fills one, the further right the deeper; not those ``taken``."""
    runs = [tuple(columns)] if columns else _runs(table, frozenset(taken))
    for run in sorted(runs, key=len, reverse=True):
        filled = [texts(table.columns[c]) for c in run]
        each = [[d for d, cell in enumerate(cells) if cell] for cells in zip(*filled, strict=True)]
        single = sum(1 for depths in each if len(depths) == 1)
        if len(run) < 2 or single < 0.95 * len(each) or each[0] != [0]:
            continue
        depths = [found[0] if len(found) == 1 else None for found in each]
        tree = from_depths(depths)
        if not is_tree(tree, len(depths)):
            continue
        labels = [filled[d][i] if d is not None else "" for i, d in enumerate(depths)]
        return Found("depth-columns", run, tree, labels)
    return None


def _runs(table: Table, mapped: frozenset[int]) -> list[tuple[int, ...]]:
    """Return runs of neighbouring columns of which hardly a row fills two."""
    rows = len(table.rows)
    runs = []
    width = min(len(table.headers), _WIDE)
    texts_in = [{i for i, cell in enumerate(table.columns[c]) if isinstance(cell, str) and cell.strip()} for c in range(width)]  # fmt: skip
    for start in range(width):
        if start in mapped or not texts_in[start] or filled_rows(table, start) == rows:
            continue
        run, union = [start], set(texts_in[start])
        for column in range(start + 1, width):
            if (
                column in mapped
                or not texts_in[column]
                or len(union & texts_in[column]) > 0.02 * rows
            ):
                break
            run.append(column)
            union |= texts_in[column]
        if len(run) > 1 and len(union) >= 0.95 * rows:
            runs.append(tuple(run))
    return runs
