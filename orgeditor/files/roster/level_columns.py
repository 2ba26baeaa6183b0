"""Which columns are levels of units, and which of them is the top one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.column_values import look_like_codes, no_number, part_that
from orgeditor.files.roster.grammar import SURE
from orgeditor.files.roster.headers import guess, is_level, known_as, level_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.files.roster.table import Table

_MEANT: Final = ("", "unit", "notes", "duties")
_CLEARLY: Final = 0.15
"""By how much one column of levels has to tell another for their names not to matter."""


def level_columns(table: Table, samples: Sequence[list[str]], taken: Iterable[int]) -> list[int]:
    """Return the columns that are levels of units, top first; fewer than two are none."""
    free = [c for c in range(len(table.headers)) if c not in set(taken)]
    called = [
        c for c in free if is_level(table.headers[c]) and guess(table.headers[c])[0] in _MEANT
    ]
    # What else is called a unit is a level where its values are names, and not those of another one.
    others: list[int] = []
    if len(called) < 2 and not any(known_as(header)[0] == "parent_unit" for header in table.headers):  # fmt: skip
        others = [c for c in free if c not in called and _is_unit(table.headers[c]) and not look_like_codes(samples[c])]  # fmt: skip
    found = [c for c in sorted(called + others) if any(samples[c]) and part_that(samples[c], no_number) > 0.5]  # fmt: skip
    if len(found) < 2:
        return []
    columns = {c: texts(table.columns[c]) for c in found}
    found = [c for c in found if c in called or not any(_say_the_same(columns[c], columns[o]) for o in found if o != c)]  # fmt: skip
    if len(found) < 2:
        return []
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


def _is_unit(header: str) -> bool:
    """Whether a header calls a unit by its name, in words of any language: Amt, Settore, แผนก."""
    name, sure = known_as(header)
    return name == "unit" and sure >= SURE


def _say_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two columns part the rows in the same way: a unit's name and its short one."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return len(set(both)) > 1 and len(set(both)) == len({a for a, _ in both}) == len({b for _, b in both})  # fmt: skip


def _decides(lower: Sequence[str], upper: Sequence[str]) -> float:
    """Return in which part of the rows the lower cell alone tells what the upper one is."""
    pairs: dict[str, dict[str, int]] = {}
    for below, above in zip(lower, upper, strict=True):
        if below and above:
            counts = pairs.setdefault(below, {})
            counts[above] = counts.get(above, 0) + 1
    told = sum(sum(counts.values()) for counts in pairs.values())
    return sum(max(counts.values()) for counts in pairs.values()) / told if told else 1.0
