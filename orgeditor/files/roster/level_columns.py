"""Which columns are levels of units, and which of them is the top one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.column_values import no_number, part_that
from orgeditor.files.roster.headers import guess, is_level, level_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.files.roster.table import Table

_CLEARLY: Final = 0.15
"""By how much one column of levels has to tell another for their names not to matter."""


def level_columns(table: Table, samples: Sequence[list[str]], taken: Iterable[int]) -> list[int]:
    """Return the columns that are levels of units, top first; fewer than two are none."""
    found = [
        c
        for c, header in enumerate(table.headers)
        if c not in set(taken) and is_level(header) and guess(header)[0] in ("", "unit", "notes", "duties")
    ]  # fmt: skip
    found = [c for c in found if any(samples[c]) and part_that(samples[c], no_number) > 0.5]
    if len(found) < 2:
        return []
    columns = {c: texts(table.columns[c]) for c in found}
    first, last = columns[found[0]], columns[found[-1]]
    up, down = _decides(first, last), _decides(last, first)
    by_words = level_rank(table.headers[found[0]]) - level_rank(table.headers[found[-1]])
    if up > down + _CLEARLY or (up >= down - _CLEARLY and by_words > 0):
        found.reverse()
    kept = [found[0]]
    for column in found[1:]:
        if _decides(columns[column], columns[kept[-1]]) >= 0.6:
            kept.append(column)
    return kept if len(kept) > 1 else []


def _decides(lower: Sequence[str], upper: Sequence[str]) -> float:
    """Return in which part of the rows the lower cell alone tells what the upper one is."""
    pairs: dict[str, dict[str, int]] = {}
    for below, above in zip(lower, upper, strict=True):
        if below and above:
            counts = pairs.setdefault(below, {})
            counts[above] = counts.get(above, 0) + 1
    told = sum(sum(counts.values()) for counts in pairs.values())
    return sum(max(counts.values()) for counts in pairs.values()) / told if told else 1.0
