"""Activities as people write or paste them: a line each, depth by indent, by number or by column."""

from __future__ import annotations

import re
from typing import Final

# A year is no number of a line.
_NUMBER: Final = re.compile(r"^\(?(\d{1,2}(?:\.\d+)*)[.)、]?\s+(?=\S)|^(?:[-*•–]\s+(?=\S))")
_TAB: Final = "    "


def read_outline(text: str) -> list[tuple[int, str]]:
    """Return levels (0 outermost) and names; no line lies more than a level below the one before.

    Bullets and numbers before names go; a number of several parts (1.2) says the depth.
    """
    levels: list[tuple[int, str]] = []
    indents: list[int] = []
    for line in text.splitlines():
        whole = line.expandtabs(len(_TAB)).rstrip()
        # What stands in further columns of a copied table is no part of the name.
        name = line.strip().split("\t")[0].strip()
        if not name:
            continue
        indent = len(whole) - len(whole.lstrip())
        while indents and indents[-1] >= indent:
            indents.pop()
        depth = len(indents)
        indents.append(indent)
        if found := _NUMBER.match(name):
            name = name[found.end() :].strip()
            if found[1] and "." in found[1]:
                depth = found[1].count(".")
        most = levels[-1][0] + 1 if levels else 0
        levels.append((min(depth, most), name))
    return levels
