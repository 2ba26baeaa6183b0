"""Diagrams as tables: shapes, and between them connectors in rows of their own, as Lucidchart exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.reshaping.making import remade
from orgeditor.files.roster.words import heading
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.files.roster.table import Table

_ENDS: Final = (("line source", "line destination"), ("connector source", "connector target"))
_NUMBERS: Final = ("id", "shape id")


def by_connectors(table: Table) -> Table | None:
    """Return the table of shapes, each with the shape above it; None where there are no connectors."""
    headers = {heading(header): c for c, header in enumerate(table.headers)}
    ends = next((pair for pair in _ENDS if headers.keys() >= set(pair)), None)
    number = next((headers[name] for name in _NUMBERS if name in headers), -1)
    worded = [c for name, c in headers.items() if name.startswith(("text area", "label"))]
    if ends is None or number < 0 or not worded:
        return None
    ids = texts(table.columns[number])
    sources, targets = (texts(table.columns[headers[end]]) for end in ends)
    said = {c: texts(table.columns[c]) for c in worded}
    lines = [(a, b) for a, b in zip(sources, targets, strict=True) if a and b]
    shapes = [i for i in range(len(ids)) if not sources[i] and not targets[i] and any(said[c][i] for c in worded)]  # fmt: skip
    known = {ids[i] for i in shapes} & {end for line in lines for end in line}
    shapes = [i for i in shapes if ids[i] in known or _has_two(said, i)]
    if not lines or not shapes:
        return None
    above = _above(lines, known)
    told = t("The table lists shapes and connectors of a diagram: each shape was read as a position, each connector as a reporting line.")  # fmt: skip
    names, titles = _parted(said, shapes)
    made = {
        "ID": [ids[i] for i in shapes],
        "Name": names,
        "Title": titles,
        "Reports to ID": ["; ".join(above.get(ids[i], ())) for i in shapes],
    }
    return remade(table, shapes, [], made, told)


def _has_two(said: Mapping[int, Sequence[str]], i: int) -> bool:
    return sum(1 for column in said.values() if column[i]) > 1


def _above(lines: Sequence[tuple[str, str]], known: set[str]) -> dict[str, list[str]]:
    """Return by shape those above it: connectors run from the upper to the lower, unless that gives each many."""
    down: dict[str, list[str]] = {}
    up: dict[str, list[str]] = {}
    for a, b in lines:
        if a in known and b in known and a != b:
            down.setdefault(b, []).append(a)
            up.setdefault(a, []).append(b)
    return down if max(map(len, down.values()), default=0) <= max(map(len, up.values()), default=0) or _is_plain(down) else up  # fmt: skip


def _is_plain(above: Mapping[str, Sequence[str]]) -> bool:
    return all(len(uppers) == 1 for uppers in above.values())


def _parted(
    said: Mapping[int, Sequence[str]], shapes: Sequence[int]
) -> tuple[list[str], list[str]]:
    """Return the names and titles that stand in shapes, in areas of their own or in lines of one."""
    cells = [[part for column in said.values() for part in _lines(column[i])] for i in shapes]
    first = [parts[0] if parts else "" for parts in cells]
    rest = [" ".join(parts[1:2]) for parts in cells]
    if look_of(first) == "title" and look_of(rest) != "title":
        return rest, first
    return first, rest


def _lines(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]
