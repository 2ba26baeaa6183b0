"""Where an arrow key leads from a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt

from orgeditor.analysis.layout_flow import Way

if TYPE_CHECKING:
    from orgeditor.analysis.layout import Floats, Layout
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.scene import ChartScene

WALKS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


_ASIDE: Final = 3.0
"""How much farther a card counts that an arrow does not point at."""


def neighbour(scene: ChartScene, slot: int, key: Qt.Key) -> int:
    """Return the slot that an arrow leads to, -1 for none; from no card, the first.

    Along the way that the chart runs, arrows follow the structure: to the manager, to the
    middle one of the reports, and along a stack. Across it, and in boxes, they go to the
    nearest card.
    """
    if slot < 0:
        return 0 if len(scene) else -1
    way = scene.layout.way
    if _in_box(scene.layout, slot):
        return _nearest(scene.layout, slot, key)
    if way.axis == "right":
        out = Qt.Key.Key_Right if way is Way.LEFT else Qt.Key.Key_Left
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return _across(scene, slot, down=key is Qt.Key.Key_Down)
        return int(scene.layout.parent[slot]) if key is out else _middle_report(scene, slot)
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return _sideways(scene, slot, right=key is Qt.Key.Key_Right)
    towards_roots = Qt.Key.Key_Down if way is Way.UP else Qt.Key.Key_Up
    return _up(scene, slot) if key is towards_roots else _down(scene, slot)


def _in_box(layout: Layout, slot: int) -> bool:
    upper = int(layout.parent[slot])
    return bool(layout.has_box[slot] or (upper >= 0 and layout.has_box[upper]))


def _nearest(layout: Layout, slot: int, key: Qt.Key) -> int:
    """Return the nearest card the way an arrow points, in the same row or column if there is one."""
    dx, dy = layout.x - layout.x[slot], layout.y - layout.y[slot]
    along, across = (dx, dy) if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else (dy, dx)
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        along = -along
    ahead: Ints = np.flatnonzero(along > 1.0).astype(np.int32)
    if not len(ahead):
        return int(layout.parent[slot])
    away = along[ahead] + np.abs(across[ahead]) * _ASIDE
    return int(ahead[away.argmin()])


def _up(scene: ChartScene, slot: int) -> int:
    layout = scene.layout
    beside = _in_column(scene, slot)
    nearer = beside[_from_roots(layout, beside) < _from_roots(layout, slot)]
    return int(nearer[-1]) if len(nearer) else int(layout.parent[slot])


def _down(scene: ChartScene, slot: int) -> int:
    if (report := _middle_report(scene, slot)) >= 0:
        return report
    beside = _in_column(scene, slot)
    further = beside[_from_roots(scene.layout, beside) > _from_roots(scene.layout, slot)]
    return int(further[0]) if len(further) else -1


def _in_column(scene: ChartScene, slot: int) -> Ints:
    """Return the siblings in the same column of a stack, in their order."""
    layout = scene.layout
    if not layout.stacked[slot]:
        return np.zeros(0, np.int32)
    same = (layout.parent == layout.parent[slot]) & (layout.x == layout.x[slot])
    found: Ints = np.flatnonzero(same & layout.stacked).astype(np.int32)
    return found


def _from_roots(layout: Layout, slots: Ints | int) -> Floats:
    """Return how far down, in a chart that runs up how far up, cards stand."""
    found: Floats = layout.y[slots] * (-1 if layout.way is Way.UP else 1)
    return found


def _middle_report(scene: ChartScene, slot: int) -> int:
    """Return the report that stands nearest to the line from a card, on the next level."""
    layout = scene.layout
    reports: Ints = np.flatnonzero(layout.parent == slot).astype(np.int32)
    if not len(reports):
        return -1
    if layout.way.axis == "right":
        return int(reports[np.abs(layout.y[reports] - layout.y[slot]).argmin()])
    height = _from_roots(layout, reports)
    top = reports[height == height.min()]
    return int(top[np.abs(layout.x[top] - layout.x[slot]).argmin()])


def _across(scene: ChartScene, slot: int, *, down: bool) -> int:
    """Return the nearest card above or below in the same column."""
    layout = scene.layout
    away = (layout.y - layout.y[slot]) * (1 if down else -1)
    column = np.abs(layout.x - layout.x[slot]) < layout.spacing.width / 2
    found = np.flatnonzero((away > layout.spacing.height / 2) & column)
    return int(found[away[found].argmin()]) if len(found) else -1


def _sideways(scene: ChartScene, slot: int, *, right: bool) -> int:
    layout = scene.layout
    height = layout.spacing.height
    away = layout.x - layout.x[slot] if right else layout.x[slot] - layout.x
    level = np.abs(layout.y - layout.y[slot]) < height
    found = np.flatnonzero((away > layout.spacing.width / 2) & level)
    if not len(found):
        return -1
    distance = away[found] + np.abs(layout.y[found] - layout.y[slot]) * 0.5
    return int(found[distance.argmin()])
