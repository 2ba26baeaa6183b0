"""Which part of a chart is seen, and how large."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_SCALE: Final = 0.002
MOST_SCALE: Final = 4.0


class View(msgspec.Struct, frozen=True):
    """The chart point at the viewport's upper left corner, pixels a chart unit, and its size.

    ``width`` and ``height`` are the viewport's, in pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: float = 1.0
    height: float = 1.0

    @property
    def right(self) -> float:
        """The right edge, in chart units."""
        return self.x + self.width / self.scale

    @property
    def bottom(self) -> float:
        """The lower edge, in chart units."""
        return self.y + self.height / self.scale

    def to_chart(self, x: float, y: float) -> tuple[float, float]:
        """Return the chart point under a point of the viewport."""
        return self.x + x / self.scale, self.y + y / self.scale

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the viewport where a chart point is seen."""
        return (x - self.x) * self.scale, (y - self.y) * self.scale

    def panned(self, dx: float, dy: float) -> View:
        """Return the view with its content moved by pixels."""
        return msgspec.structs.replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def on_pixels(self, ratio: float) -> View:
        """Return the view that begins on a whole pixel of a screen with ``ratio`` pixels a unit."""
        pixels = self.scale * ratio
        x, y = round(self.x * pixels) / pixels, round(self.y * pixels) / pixels
        return msgspec.structs.replace(self, x=x, y=y)

    def pixels(self, at: NDArray[np.float64], ratio: float = 1.0) -> NDArray[np.float64]:
        """Return (k, 2 n) chart points x, y, x, y.. as whole pixels of the viewport.

        The same point of a chart is rounded the same whichever part of it is seen.
        """
        pixels = self.scale * ratio
        corner = np.tile((self.x, self.y), at.shape[-1] // 2) * pixels
        found: NDArray[np.float64] = (np.rint(at * pixels) - np.rint(corner)) / ratio
        return found

    def zoomed(self, scale: float, x: float, y: float) -> View:
        """Return the view at another scale; what is at the viewport's (x, y) stays there."""
        scale = min(MOST_SCALE, max(LEAST_SCALE, scale))
        chart_x, chart_y = self.to_chart(x, y)
        return msgspec.structs.replace(
            self, scale=scale, x=chart_x - x / scale, y=chart_y - y / scale
        )

    def resized(self, width: float, height: float) -> View:
        """Return the view of a viewport of another size; the upper left corner stays."""
        return msgspec.structs.replace(self, width=width, height=height)

    def centred(self, x: float, y: float) -> View:
        """Return the view with a chart point in its middle."""
        return msgspec.structs.replace(
            self,
            x=x - self.width / self.scale / 2,
            y=y - self.height / self.scale / 2,
        )

    def fitted(self, width: float, height: float, margin: float = 32.0, most: float = 1.0) -> View:
        """Return the view that shows a chart of this size whole, at scale ``most`` at most."""
        room_x = max(1.0, self.width - 2 * margin)
        room_y = max(1.0, self.height - 2 * margin)
        scale = min(most, room_x / max(width, 1.0), room_y / max(height, 1.0))
        scale = max(LEAST_SCALE / 10, scale)
        view = msgspec.structs.replace(self, scale=scale).centred(width / 2, height / 2)
        # A chart lower than the window hangs from its top, as people draw it.
        if height * scale < room_y:
            view = msgspec.structs.replace(view, y=-margin / scale)
        return view

    def between(self, other: View, share: float) -> View:
        """Return the view a share (0 to 1) of the way to another; zooming runs evenly."""
        scale = self.scale * math.pow(other.scale / self.scale, share)
        middle = [
            a + (b - a) * share
            for a, b in (
                (self.x + self.right, other.x + other.right),
                (self.y + self.bottom, other.y + other.bottom),
            )
        ]
        return msgspec.structs.replace(self, scale=scale).centred(middle[0] / 2, middle[1] / 2)
