"""Where an arrow key leads from a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from orgeditor.drawing.scene import ChartScene

WALKS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


def neighbour(scene: ChartScene, slot: int, key: Qt.Key) -> int:
    """Return the slot that an arrow leads to, -1 for none; from no card, the first.

    Up and down follow the structure: to the manager, to the middle one of the reports,
    and along a stack. Left and right go to the nearest card at the same height.
    """
    if slot < 0:
        return 0 if len(scene) else -1
    if key is Qt.Key.Key_Up:
        return _up(scene, slot)
    if key is Qt.Key.Key_Down:
        return _down(scene, slot)
    return _sideways(scene, slot, right=key is Qt.Key.Key_Right)


def _up(scene: ChartScene, slot: int) -> int:
    layout = scene.layout
    upper = int(layout.parent[slot])
    above = layout.y < layout.y[slot]
    column = (layout.parent == upper) & layout.stacked & (layout.x == layout.x[slot]) & above
    in_stack = np.flatnonzero(column)
    return int(in_stack[-1]) if layout.stacked[slot] and len(in_stack) else upper


def _down(scene: ChartScene, slot: int) -> int:
    layout = scene.layout
    reports = np.flatnonzero(layout.parent == slot)
    if len(reports):
        top = reports[layout.y[reports] == layout.y[reports].min()]
        return int(top[np.abs(layout.x[top] - layout.x[slot]).argmin()])
    if not layout.stacked[slot]:
        return -1
    same = (layout.parent == layout.parent[slot]) & (layout.x == layout.x[slot])
    below = np.flatnonzero(same & layout.stacked & (layout.y > layout.y[slot]))
    return int(below[0]) if len(below) else -1


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
