"""Managers in a column for each level: "Manager - Level 1", "Manager - Level 2", as Workday and others export them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.grammar import concepts
from orgeditor.files.roster.words import heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table

_NUMBER: Final = re.compile(r"\b(?:level|lvl|tier|l|n|stufe|niveau|nivel)? ?0*(\d{1,2})\b")
_CHAIN: Final = frozenset({"management chain", "manager chain", "supervisory chain", "reporting chain", "management hierarchy", "chain of command", "汇报链", "管理链"})  # fmt: skip
_LEAST: Final = 2


def nearest_managers(table: Table, manager: int) -> tuple[list[int], list[str]] | None:
    """Return the columns that name managers from the top down, and the last one in each row; None where none do.

    ``manager`` is the column read as the managers' so far, -1 for none; where it is none of the chain's,
    it says more plainly who a row reports to. So it does where the first of a chain is the nearest.
    """
    columns = _chain(table.headers)
    if len(columns) < _LEAST or manager not in (-1, *columns):
        return None
    chains = [[name for name in cells if name] for cells in zip(*(texts(table.columns[c]) for c in columns), strict=True)]  # fmt: skip
    others = [texts(column) for c, column in enumerate(table.columns) if c not in columns]
    for i, chain in enumerate(chains):
        # Some systems let everybody's chain end with themselves.
        while chain and any(column[i] == chain[-1] for column in others):
            chain.pop()
    return (columns, [chain[-1] if chain else "" for chain in chains]) if _run_down(chains) else None  # fmt: skip


def _chain(headers: Sequence[str]) -> list[int]:
    """Return the columns of numbered managers, in the order of their numbers; [] for none."""
    found: dict[str, list[tuple[int, int]]] = {}
    for c, header in enumerate(headers):
        form = heading(header)
        numbers = list(_NUMBER.finditer(form))
        if not numbers:
            continue
        last = numbers[-1]
        bare = " ".join((form[: last.start()] + form[last.end() :]).split())
        if bare in _CHAIN or "manager" in (concepts(bare) or ()):
            found.setdefault(bare, []).append((int(last[1]), c))
    best = max(found.values(), key=len, default=[])
    return [c for _, c in sorted(best)]


def _run_down(chains: Sequence[Sequence[str]]) -> bool:
    """Whether chains run from the top down: they share their beginnings rather than their ends."""
    long = [chain for chain in chains if len(chain) > 1]
    if not long:
        return False
    firsts, lasts = ({chain[n] for chain in long} for n in (0, -1))
    known = {tuple(chain) for chain in chains}
    down = sum(1 for chain in long if tuple(chain[:-1]) in known)
    up = sum(1 for chain in long if tuple(chain[1:]) in known)
    return down > up or (down == up and len(firsts) < len(lasts))
