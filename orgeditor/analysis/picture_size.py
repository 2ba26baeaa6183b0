"""How large a picture is asked for, and what comes of it: dots, dots per inch, and what is too large."""

from __future__ import annotations

import math
from typing import Final, Literal

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused

INCH: Final = 25.4
"""Millimetres of an inch."""
SCREEN_DPI: Final = 96.0
"""Units of a drawing to the inch: a card of 190 is 50 mm wide on a screen at 100 %."""
UNITS: Final = SCREEN_DPI / INCH
"""Units of a drawing to the millimetre."""
PRINT_DPI: Final = 300.0
"""The dots per inch of a picture whose size is given in millimetres, where nothing else is said."""
MOST_SIDE: Final = 32_767
MOST_DOTS: Final = 2**28
"""What browsers still show of a picture (Chromium's limits), and office programs with them."""

Unit = Literal["px", "mm"]


class PictureSize(msgspec.Struct, frozen=True):
    """The size that a picture is asked to have; it keeps the proportions of what it shows.

    ``width`` and ``height``, in ``unit``, 0 for whatever comes of the other: where both are
    given it is as large as fits in them. Where neither is, ``scale`` says how many dots a
    unit of the drawing has. ``dpi`` is written into the file, 0 for what goes with the rest.
    """

    width: float = 0.0
    height: float = 0.0
    unit: Unit = "px"
    scale: float = 2.0
    dpi: float = 0.0

    @classmethod
    def of_resolution(cls, dpi: float) -> PictureSize:
        """Return the natural size in so many dots per inch."""
        return cls(scale=dpi / SCREEN_DPI)

    @property
    def resolution(self) -> float:
        """The dots per inch."""
        if not (self.width or self.height):
            return self.dpi or self.scale * SCREEN_DPI
        return self.dpi or (PRINT_DPI if self.unit == "mm" else SCREEN_DPI)

    def of(self, wide: float, high: float) -> Dots:
        """Return what comes of it for a drawing of ``wide`` by ``high`` units, both above 0."""
        dots = self.resolution / INCH if self.unit == "mm" else 1.0
        scale = min(
            self.width * dots / wide if self.width else math.inf,
            self.height * dots / high if self.height else math.inf,
        )
        return dots_at(scale if math.isfinite(scale) else self.scale, wide, high, self.resolution)


class Dots(msgspec.Struct, frozen=True):
    """A picture in dots, ``scale`` of them a unit of the drawing, ``dpi`` to the inch."""

    width: int
    height: int
    scale: float
    dpi: float

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height on paper."""
        return self.width / self.dpi * INCH, self.height / self.dpi * INCH

    def check(self) -> None:
        """Raise Refused where no program would open it."""
        if max(self.width, self.height) > MOST_SIDE or self.width * self.height > MOST_DOTS:
            raise Refused(_too_large(self))


def dots_at(scale: float, wide: float, high: float, dpi: float) -> Dots:
    """Return a drawing of ``wide`` by ``high`` units at so many dots a unit."""
    # What is meant to be 1920 wide is, whatever floating point makes of it.
    width, height = (max(1, math.ceil(round(side * scale, 6))) for side in (wide, high))
    return Dots(width, height, scale, dpi)


def largest_scale(wide: float, high: float) -> float:
    """Return how many dots a unit of a drawing can have for its picture still to be opened."""
    return min(MOST_SIDE / wide, MOST_SIDE / high, math.sqrt(MOST_DOTS / (wide * high)))


def _too_large(dots: Dots) -> Message:
    fits = largest_scale(dots.width, dots.height)
    width, height = (math.floor(side * fits) for side in (dots.width, dots.height))
    return t(
        "A picture of {width} × {height} pixels is more than programs open ({side} a side, {dots} in all). {most_width} × {most_height} would fit, that is {dpi} dpi; a branch, or a poster as PDF, shows it larger.",
        width=f"{dots.width:,}",
        height=f"{dots.height:,}",
        side=f"{MOST_SIDE:,}",
        dots=f"{MOST_DOTS:,}",
        most_width=f"{width:,}",
        most_height=f"{height:,}",
        dpi=math.floor(dots.dpi * fits),
    )  # fmt: skip
