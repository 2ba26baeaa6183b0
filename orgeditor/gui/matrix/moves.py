"""Where rows and columns come to stand when they are moved by keys or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import ActivityRow
    from orgeditor.gui.matrix.model import GridModel

Place = tuple[str, str]
"""A group ("" for none) and the activity in it to stand before ("" for the end)."""


def without_inner(rows: Sequence[ActivityRow]) -> list[ActivityRow]:
    """Return rows without those that stand in one of the others: they come along anyway."""
    kept: list[ActivityRow] = []
    for row in rows:
        if not kept or not row.number.startswith(kept[-1].number + "."):
            kept.append(row)
    return kept


def place_at_gap(model: GridModel, gap: int, *, outward: bool = False) -> Place:
    """Return the place between two shown rows: that of the lower one, or the end of the last group.

    Right below the name of an unfolded group is the beginning of the group. Between the last
    row of a group and what follows it is the end of the group; ``outward`` it is behind it.
    """
    above = model.rows[gap - 1] if 0 < gap <= len(model.rows) else None
    if gap < len(model.rows):
        below = model.rows[gap]
        if above is not None and above.level > below.level and not outward:
            return _group_of(model, above), ""
        return _group_of(model, below), below.activity.id
    if above is None or outward:
        return "", ""
    if above.is_group:
        return ("" if above.activity.id in model.folded else above.activity.id), ""
    return _group_of(model, above), ""


def place_after(model: GridModel, row: ActivityRow) -> Place:
    """Return the place for something new after a row: in a group its end, else behind the row."""
    if row.is_group:
        return row.activity.id, ""
    siblings = siblings_of(model, row)
    at = siblings.index(row.activity.id)
    following = siblings[at + 1] if at + 1 < len(siblings) else ""
    return _group_of(model, row), following


def place_shifted(model: GridModel, moved: Sequence[ActivityRow], down: bool) -> Place | None:
    """Return the place one further up or down for neighbouring rows, None where there is none.

    At the edge of its group a row goes into the group beside it, or out at the end.
    """
    first, last = moved[0], moved[-1]
    siblings = siblings_of(model, first)
    parent = _group_of(model, first)
    if down:
        at = siblings.index(last.activity.id) + 1
        if at < len(siblings):
            return parent, siblings[at + 1] if at + 1 < len(siblings) else ""
        return _beside(model, parent, down=True)
    at = siblings.index(first.activity.id)
    if at > 0:
        return parent, siblings[at - 1]
    return _beside(model, parent, down=False)


def siblings_of(model: GridModel, row: ActivityRow) -> list[str]:
    """Return the activities of a row's group in order, its own among them."""
    parent = _group_of(model, row)
    return [
        other.activity.id
        for other in model.view.rows
        if other.level == row.level and _group_of(model, other) == parent
    ]


def _beside(model: GridModel, group: str, *, down: bool) -> Place | None:
    """Return the beginning of the next group at a group's level, or the end of the one before."""
    row = next((r for r in model.view.rows if r.activity.id == group), None)
    if row is None:
        return None
    siblings = siblings_of(model, row)
    at = siblings.index(group) + (1 if down else -1)
    other = next(
        (r for r in model.view.rows if 0 <= at < len(siblings) and r.activity.id == siblings[at]),
        None,
    )
    if other is None or not other.is_group:
        return None
    inner = [r.activity.id for r in model.view.rows if r.activity.parent == other.activity.id]
    return other.activity.id, (inner[0] if down and inner else "")


def _group_of(model: GridModel, row: ActivityRow) -> str:
    """Return the group that a row stands in here; one that is not in this matrix is none."""
    return row.activity.parent if row.level else ""
