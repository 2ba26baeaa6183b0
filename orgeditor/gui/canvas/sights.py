"""Which part of a chart to look at: on arrival, and to see a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.layout_flow import Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.layout import Layout
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_LEAST_LEGIBLE: Final = 0.5
_FIRST_SCALE: Final = 0.8
_HARDLY_SMALLER: Final = 0.8
_MARGIN: Final = 32.0
_AROUND: Final = 24.0
_CLEAR: Final = 8.0

Covered = tuple[float, float, float, float]
"""What stands over the chart, in pixels of the viewport: left, top, right, bottom."""


def whole_view(
    layout: Layout, view: View, covered: tuple[int, int] = (0, 0), most: float = 1.0
) -> View:
    """Return the view that shows the whole chart, at scale ``most`` at most.

    ``covered``: how much of the width and height, from the lower left corner, something
    stands over. Cards keep clear of it, where that does not make them much smaller.
    """
    width, height = covered
    fitted = view.fitted(layout.width, layout.height, most=most)
    corner = fitted.to_chart(0, view.height - height)
    under = layout.within(corner[0], corner[1], fitted.to_chart(width, 0)[0], fitted.bottom)
    if not len(under):
        return fitted
    beside = msgspec.structs.replace(view, width=max(1.0, view.width - width))
    beside = beside.fitted(layout.width, layout.height, most=most)
    beside = msgspec.structs.replace(beside, width=view.width, x=beside.x - width / beside.scale)
    above = msgspec.structs.replace(view, height=max(1.0, view.height - height))
    above = above.fitted(layout.width, layout.height, most=most)
    above = msgspec.structs.replace(above, height=view.height)
    clear = max(above, beside, key=lambda found: found.scale)
    return clear if clear.scale >= fitted.scale * _HARDLY_SMALLER else fitted


def first_view(layout: Layout, view: View, covered: tuple[int, int] = (0, 0)) -> View:
    """Return the view on arrival: the whole chart where that is legible, else its two top levels.

    Where those are not legible either, the first card with what is around it.
    """
    fitted = whole_view(layout, view, covered)
    if fitted.scale >= _LEAST_LEGIBLE or not len(layout.x):
        return fitted
    s = layout.spacing
    top = np.append(np.flatnonzero(layout.parent == 0), 0)
    left, right = float(layout.x[top].min()), float(layout.x[top].max()) + s.width
    upper, lower = float(layout.y[top].min()), float(layout.y[top].max()) + s.height
    close = view.fitted(right - left, lower - upper)
    if close.scale < _LEAST_LEGIBLE:
        close = msgspec.structs.replace(view, scale=_FIRST_SCALE)
        left = right = float(layout.x[0]) + s.width / 2
        upper = lower = float(layout.y[0]) + s.height / 2
    close = close.centred((left + right) / 2, (upper + lower) / 2)
    margin = _MARGIN / close.scale
    far = layout.width + margin - close.width / close.scale
    begins = {
        Way.UP: {"y": layout.height + margin - close.height / close.scale},
        Way.RIGHT: {"x": -margin},
        Way.LEFT: {"x": far},
        Way.HANGING: {"x": far if layout.turned[0] else -margin, "y": -margin},
    }
    return msgspec.structs.replace(close, **begins.get(layout.way, {"y": -margin}))


def view_onto(layout: Layout, slot: int, view: View, *, least: float) -> View:
    """Return the view with a card in its middle; at 100 % where it is smaller than ``least``."""
    if view.scale < least:
        view = msgspec.structs.replace(view, scale=1.0)
    s = layout.spacing
    x, y = float(layout.x[slot]), float(layout.y[slot])
    return view.centred(x + s.width / 2, y + s.height / 2)


def shows(layout: Layout, slot: int, view: View) -> bool:
    """Whether the middle of a card is seen."""
    s = layout.spacing
    x, y = float(layout.x[slot]) + s.width / 2, float(layout.y[slot]) + s.height / 2
    return view.x <= x <= view.right and view.y <= y <= view.bottom


def view_with(layout: Layout, slot: int, view: View, covers: Sequence[Covered] = ()) -> View:
    """Return the view moved just far enough that a card is seen, clear of what stands over the chart."""
    x, y = view.to_screen(float(layout.x[slot]), float(layout.y[slot]))
    width, height = layout.spacing.width * view.scale, layout.spacing.height * view.scale
    dx = max(0.0, _AROUND - x) or min(0.0, view.width - _AROUND - x - width)
    dy = max(0.0, _AROUND - y) or min(0.0, view.height - _AROUND - y - height)
    x, y = x + dx, y + dy
    for left, top, right, bottom in covers:
        if x < right and x + width > left and y < bottom and y + height > top:
            beside = (
                (0.0, top - _CLEAR - y - height),
                (0.0, bottom + _CLEAR - y),
                (left - _CLEAR - x - width, 0.0),
                (right + _CLEAR - x, 0.0),
            )
            free = [
                (bx, by)
                for bx, by in beside
                if 0.0 <= x + bx <= view.width - width and 0.0 <= y + by <= view.height - height
            ]
            bx, by = min(free, key=lambda way: abs(way[0] + way[1]), default=(0.0, 0.0))
            x, y, dx, dy = x + bx, y + by, dx + bx, dy + by
    return view.panned(dx, dy) if dx or dy else view


def corner_of(scene: ChartScene, record_id: str, view: View) -> tuple[float, float] | None:
    """Return where the corner of a card is seen, None where it is not on the chart.

    Of one that is folded away, that of the card it is folded into.
    """
    tree, layout = scene.tree, scene.layout
    i = tree.index.get(record_id, -1)
    while i >= 0 and layout.slot[i] < 0:
        i = int(tree.parent[i])
    if i < 0:
        return None
    slot = int(layout.slot[i])
    return view.to_screen(float(layout.x[slot]), float(layout.y[slot]))


def middle_card(scene: ChartScene, view: View) -> str:
    """Return the card in the midst of those seen, "" where none is."""
    seen = scene.layout.within(view.x, view.y, view.right, view.bottom)
    return scene.id(int(seen[len(seen) // 2])) if len(seen) else ""
