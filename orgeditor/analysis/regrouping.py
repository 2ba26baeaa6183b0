"""Which units were merged into others, and which were split: told by where their positions are now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Regrouped(msgspec.Struct, frozen=True):
    """Units by id: each that is gone, with the one it is merged into; each new one, with what it is split off from."""

    merged: dict[str, str]
    split: dict[str, str]


def regrouped(old: Organization, new: Organization) -> Regrouped:
    """Return the units whose positions and parts, those that stand in both states, went mostly one way.

    A unit is merged where it is gone and most of what it held is in one that stood before, or
    into which another merged, too. It is split where a new one took most of its positions from it
    and it stands still, or where several did. What only rose into the unit above, or was put into
    a new part of its own, is neither.
    """
    was, now = old.of(Unit), new.of(Unit)
    gone, made = was.keys() - now.keys(), now.keys() - was.keys()
    if not gone and not made:
        return Regrouped({}, {})
    left: dict[str, Counter[str]] = {}
    came: dict[str, Counter[str]] = {}
    before = old.of(Position)
    for key, position in new.of(Position).items():
        home = before[key].unit if key in before else ""
        if home in gone:
            left.setdefault(home, Counter())[position.unit] += 1
        if home and position.unit in made:
            came.setdefault(position.unit, Counter())[home] += 1
    for key, unit in now.items():
        home = was[key].parent if key in was else ""
        if home in gone and unit.parent:
            left.setdefault(home, Counter())[unit.parent] += 1
    into = {key: most for key, counts in left.items() if (most := _most(counts))}
    drawn = Counter(into.values())
    merged = {
        key: other
        for key, other in into.items()
        if (other in was or drawn[other] > 1) and other != was[key].parent
    }
    out_of = {key: most for key, counts in came.items() if (most := _most(counts))}
    parted = Counter(out_of.values())
    split = {
        key: other
        for key, other in out_of.items()
        if (other in now or parted[other] > 1) and now[key].parent != other
    }
    return Regrouped(merged, split)


def _most(counts: Counter[str]) -> str:
    """Return where more than half are; "" for nowhere."""
    [(key, n)] = counts.most_common(1)
    return key if 2 * n > counts.total() else ""
