"""Paths from the top in one column, and lists of those below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.hierarchy.tree import Found, Tree, is_tree
from orgeditor.files.roster.values import drawn_from
from orgeditor.files.roster.words import fold, heading, is_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table

_SEPARATORS: Final = (" > ", ">", " < ", "←", "›", "»", "→", "\\", "::", " | ", "|", " / ", "/")
OF_UNITS: Final = (">", "›", "»", "→", "\\")
"""What parts the units of a path, beyond doubt."""
_DOUBTFUL: Final = ("-", "/", "_", "－", "—", "|", ".")
"""What parts the units of paths, and stands in names too."""
_SAMPLE: Final = 500
_CLOSED: Final = 0.8
_NAMED: Final = 0.8
"""From this share on, what stands in columns of levels are rows of the table and no units."""
_CHILD_WORDS: Final = frozenset(
    {"children", "direct reports", "subordinates", "reports", "reportees", "team members", "manages", "supervises",
     "下属", "直接下属", "下级", "直属下级", "管理对象", "subordinados", "untergebene", "mitarbeiter liste", "child ids",
     "direct report ids", "direct reports ids", "below"}
)  # fmt: skip
_PLACE_WORDS: Final = frozenset(
    {"path", "full path", "hierarchy", "hierarchy path", "hierarchy code", "wbs", "wbs code", "outline",
     "outline number", "路径", "层级路径", "层级编码", "层级"}
)  # fmt: skip
_BETWEEN: Final = re.compile(r"\s*[,，;；]\s*")
_STEPS: Final = re.compile(r"[-/>\\|]")
_LISTED: Final = re.compile(r"\s*[;；,，、|\n]\s*")


def separator(told: Sequence[str]) -> str:
    """Return what stands between the parts of the paths in a column, "" where it holds no paths."""
    sample = [text for text in told if text][:_SAMPLE]
    for sign in _SEPARATORS:
        parted = [text for text in sample if sign.strip() in text]
        if len(parted) >= 0.5 * len(sample) and parted:
            firsts = {text.split(sign.strip())[0].strip() for text in parted}
            if len(firsts) <= max(2, len(sample) // 3):
                return sign.strip()
    return ""


def path_sign(told: Sequence[str]) -> str:
    """Return what parts the units of paths that tell of each other: 总部-财务部-会计组 beside 总部-财务部; "" for none.

    A sign that names have too, a dash or a slash, is one only where what stands before it is there by itself.
    """
    known = {text for text in told if text}
    if known and all(text.startswith("/") for text in known):
        return "/"
    # Chinese and Japanese names have no spaces in them.
    han = all(
        len(text.encode()) == 3 * len(text.replace(" ", "")) + text.count(" ") for text in known
    )
    for sign in (*_DOUBTFUL, " ") if han else _DOUBTFUL:
        deep = [text for text in known if sign in text.strip(sign)]
        if len(known) < 3 or len(deep) < 0.5 * len(known):
            continue
        if sum(1 for text in deep if text.rpartition(sign)[0].strip() in known) >= _CLOSED * len(
            deep
        ):
            return sign
    return ""


def first_paths(told: Sequence[str], start: int, end: int) -> dict[int, str]:
    """Return by place the first path of those cells that list several: each is, or begins with, what another cell is."""
    known = set(told[start:end])
    listing = {text for text in known if _BETWEEN.search(text)}
    several = [i for i in range(start, end) if told[i] in listing] if listing and told else []
    alone = known - listing
    steps = {_STEPS.split(text)[0].strip() for text in alone} if several else set()
    found = {}
    for i in several:
        listed = [part for part in _BETWEEN.split(told[i]) if part]
        if len(listed) > 1 and all(
            part in alone or part in steps or (_STEPS.search(part) and _STEPS.split(part)[0].strip() in known)
            for part in listed
        ):  # fmt: skip
            found[i] = listed[0]
    return found


def by_path(table: Table, column: int, *, chosen: bool = False) -> Found | None:
    """Read each row's own path, its own name last; paths of the units that rows lie in are not meant.

    Those that only stand in the paths of others are added.
    """
    told = texts(table.columns[column])
    sign = separator(told)
    if not sign:
        return None
    parts = [tuple(p for s in text.split(sign) if (p := s.strip())) for text in told]
    if _names_itself_first(table, column, parts):
        parts = [path[::-1] for path in parts]
    own = {path for path in parts if path}
    deep = [path for path in parts if len(path) > 1]
    closed = sum(1 for path in deep if path[:-1] in own)
    if not deep or (not chosen and (len(own) < 0.95 * len(parts) or closed < 0.6 * len(deep))):
        return None
    tree, labels = _tree(parts)
    return Found("path", (column,), tree, labels) if is_tree(tree, len(told)) else None


def _names_itself_first(table: Table, column: int, parts: Sequence[tuple[str, ...]]) -> bool:
    """Whether paths run from the row itself up to the top."""
    tops = {path[0] for path in parts if path}
    ends = {path[-1] for path in parts if path}
    return len(ends) < len(tops)


def _tree(parts: Sequence[tuple[str, ...]]) -> tuple[Tree, list[str]]:
    keys = [tuple(map(fold, path)) for path in parts]
    rows: dict[tuple[str, ...], int] = {}
    unsure = []
    for i, key in enumerate(keys):
        if not key or rows.setdefault(key, i) != i:
            unsure.append(i)
    above = [-1] * len(keys)
    labels = [path[-1] if path else "" for path in parts]
    added: list[str] = []
    for i, path in enumerate(parts):
        at, key = i, keys[i]
        while len(key) > 1:
            key = key[:-1]
            is_new = key not in rows
            if is_new:
                rows[key] = len(keys) + len(added)
                added.append(path[len(key) - 1])
                above.append(-1)
            above[at] = rows[key]
            at = rows[key]
            if not is_new:
                break
    return Tree(above, unsure, added=added), labels + added


def chain_above(table: Table, column: int, own: Sequence[int]) -> list[str] | None:
    """Return whom each row reports to, where a column has the paths of those above it; None where it has not."""
    told = texts(table.columns[column])
    sign = separator(told)
    if not sign:
        return None
    nearest = [[p for s in text.split(sign) if (p := s.strip())][-1:] for text in told]
    said = [found[0] if found else "" for found in nearest]
    for c in own:
        names = texts(table.columns[c])
        itself = sum(1 for a, b in zip(said, names, strict=True) if a and a == b)
        if drawn_from(said, names) >= 0.8 and itself < 0.2 * len(said):
            return said
    return None


def nearest_above(
    levels: Sequence[Sequence[str]], own: Sequence[Sequence[str]]
) -> list[str] | None:
    """Return the last in each row's levels who is not the row itself, None where the levels name no rows.

    ``levels`` are columns, the top first; ``own`` the columns that say what rows are called.
    """
    named = [text for column in levels for text in column if text]
    if max(drawn_from(named, column) for column in own) < _NAMED:
        return None
    above = []
    for i in range(len(own[0])):
        itself = {column[i] for column in own}
        above.append(next((c[i] for c in reversed(levels) if c[i] and c[i] not in itself), ""))
    return above


def says_place(header: str) -> bool:
    """Whether a header is what a path from the top or an outline number is called."""
    return heading(header) in _PLACE_WORDS


def lists_children(header: str) -> bool:
    """Whether a header is what lists of those below are called."""
    return heading(header) in _CHILD_WORDS


def by_children(
    table: Table, column: int, *, own: Sequence[int] = (), chosen: bool = False
) -> Found | None:
    """Read lists of those below, by what the ``own`` columns call the rows; some have no row."""
    if not chosen and not lists_children(table.headers[column]):
        return None
    told = texts(table.columns[column])
    best = max(own, key=lambda c: _known(told, texts(table.columns[c])), default=-1)
    if best < 0 or best == column:
        return None
    names = texts(table.columns[best])
    rows: dict[str, int] = {}
    for i, name in enumerate(names):
        if name:
            rows.setdefault(fold(name), i)
    tree = Tree([-1] * len(names), [], {}, [])
    for i, text in enumerate(told):
        for child in _listed(text, rows):
            at = rows.get(fold(child), -1)
            if at < 0:
                at = rows[fold(child)] = len(names) + len(tree.added)
                tree.added.append(child)
                tree.above.append(-1)
            if tree.above[at] < 0 and at != i:
                tree.above[at] = i
            elif at != i and tree.above[at] != i:
                tree.dotted.setdefault(at, []).append(i)
    return (
        Found("children", (column,), tree, names, in_place=False)
        if is_tree(tree, len(names))
        else None
    )


def _known(told: Sequence[str], names: Sequence[str]) -> float:
    known = {fold(name) for name in names if name}
    said = [part for text in told for part in _LISTED.split(text) if part]
    return sum(1 for part in said if fold(part) in known) / len(said) if said else 0.0


def _listed(text: str, rows: dict[str, int]) -> list[str]:
    if not text or (is_nothing(text) and fold(text) not in rows):
        return []
    # "Paz, Ana" is one of those below, where somebody is called so.
    return [text] if fold(text) in rows else [part for part in _LISTED.split(text) if part]
