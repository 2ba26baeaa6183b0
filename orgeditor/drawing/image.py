"""A drawing as a picture of its own: painted in dots, as a PNG or as an SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from orgeditor.analysis.picture_size import INCH, Dots, PictureSize
from orgeditor.drawing.colours import DARK, LIGHT, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.png import png_of_bands
from orgeditor.drawing.svg import svg_of
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_PALETTES: Final = {
    False: msgspec.structs.replace(LIGHT, canvas="#ffffff"),
    True: DARK,
}
_METRE: Final = 1000 / INCH


class Finish(msgspec.Struct, frozen=True):
    """How a picture looks: light or dark, on that ground or on none; letters as shapes or as text.

    Letters of a PNG are dots in any case.
    """

    dark: bool = False
    transparent: bool = False
    outlines: bool = True

    @property
    def palette(self) -> Palette:
        """The colours: light ones are for white paper and slides."""
        return _PALETTES[self.dark]


class Drawing(Protocol):
    """What a picture can be made of."""

    @property
    def title(self) -> str:
        """What it is called, kept in the file."""

    @property
    def description(self) -> str:
        """What was left out of it, kept in the file; "" for nothing."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in units of which 96 are an inch; 0 where there is nothing to be seen."""

    @property
    def smallest(self) -> float:
        """How large its smallest letters are, in those units."""

    def paint(self, painter: QPainter, palette: Palette, face: Face) -> None:
        """Paint it, but for its ground; the painter is in its units."""

    def check_svg(self) -> None:
        """Raise Refused where it is too much for a file in which each thing stands by itself."""


def image_of(drawing: Drawing, dots: Dots, finish: Finish) -> QImage:
    """Return a drawing as an image that knows its resolution. Raises Refused where it is too large or empty."""
    _check(drawing)
    dots.check()
    return _band(drawing, dots, finish, 0, dots.height)


def png_of(
    drawing: Drawing,
    size: PictureSize,
    finish: Finish,
    reached: Callable[[float], None] | None = None,
) -> bytes:
    """Return a drawing as the content of a PNG file.

    ``reached`` hears 0.0 to 1.0, and may raise to stop. Raises Refused as ``image_of``.
    """
    _check(drawing)
    dots = size.of(*drawing.size)
    dots.check()
    return png_of_bands(
        dots.width,
        dots.height,
        lambda top, height: _band(drawing, dots, finish, top, height),
        dpi=dots.dpi,
        alpha=finish.transparent,
        texts={"Title": drawing.title, "Description": drawing.description},
        reached=reached,
    )


def svg_bytes(drawing: Drawing, size: PictureSize, finish: Finish) -> bytes:
    """Return a drawing as the content of an SVG file. Raises Refused where it is empty or too much."""
    _check(drawing)
    drawing.check_svg()
    wide, high = drawing.size
    dots = size.of(wide, high)
    on_paper = size.unit == "mm" and bool(size.width or size.height)
    unit, many = ("mm", dots.scale * INCH / dots.dpi) if on_paper else ("", dots.scale)

    def paint(painter: QPainter) -> None:
        if not finish.transparent:
            painter.fillRect(QRectF(0, 0, wide, high), colour(finish.palette.canvas))
        drawing.paint(painter, finish.palette, paper_face())

    return svg_of(
        wide,
        high,
        paint,
        size=(f"{wide * many:.6g}{unit}", f"{high * many:.6g}{unit}"),
        title=drawing.title,
        description=drawing.description,
        outlines=finish.outlines,
    )


def _check(drawing: Drawing) -> None:
    if not all(drawing.size):
        raise Refused(t("There is nothing to make a picture of."))


def _band(drawing: Drawing, dots: Dots, finish: Finish, top: int, height: int) -> QImage:
    """Return some lines of a picture, as wide as it is."""
    forms = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(dots.width, height, forms[finish.transparent])
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(dots.dpi * _METRE))
    if finish.transparent:
        image.fill(Qt.GlobalColor.transparent)
    else:
        image.fill(colour(finish.palette.canvas))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Painters leave out what is clipped away.
        painter.setClipRect(0, 0, dots.width, height)
        painter.translate(0, -top)
        painter.scale(dots.scale, dots.scale)
        drawing.paint(painter, finish.palette, paper_face())
    return image
