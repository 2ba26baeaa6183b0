"""The painters of the pictures of elements, by the kinds of ``analysis/pages/pictures.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from orgeditor.analysis.calibration import Distribution
from orgeditor.analysis.picture_size import UNITS
from orgeditor.drawing.calibration import paint_distribution, paint_nine_box
from orgeditor.drawing.cascade import paint_cascade
from orgeditor.drawing.chain import paint_chain
from orgeditor.drawing.heat_map import HeatMapPainter
from orgeditor.drawing.network import paint_network
from orgeditor.drawing.review_trend import paint_trend as paint_review_trend
from orgeditor.drawing.spending import paint_spending
from orgeditor.drawing.strategy_map import paint_strategy_map
from orgeditor.drawing.swimlanes import paint_swimlanes
from orgeditor.drawing.trend import paint_trend
from orgeditor.drawing.unit_links import paint_links
from orgeditor.messages import speaking

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.pages.pictures import ElementPicture
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_Painter = Callable[["ElementPicture", Any, "Ink"], None]
_ALL: Final = QRectF(-1e7, -1e7, 2e7, 2e7)


class Ink(NamedTuple):
    """With what is painted, and what of the picture is to be seen, in its units."""

    painter: QPainter
    palette: Palette
    face: Face
    sight: QRectF


def paint_element(
    picture: ElementPicture,
    painter: QPainter,
    face: Face,
    palette: Palette,
    sight: QRectF | None = None,
) -> None:
    """Paint a picture of an element in the colours of a ground; the painter is in its units.

    ``sight``: what of it is to be seen, all where not given.
    """
    with speaking(picture.texts):
        _PAINTERS[picture.kind](picture, picture.layout, Ink(painter, palette, face, sight or _ALL))


def _map(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_strategy_map(ink.painter, picture.org, layout, ink.palette, ink.face, language=picture.texts, sight=ink.sight)  # fmt: skip


def _cascade(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_cascade(ink.painter, picture.org, layout, ink.palette, ink.face, language=picture.texts, sight=ink.sight)  # fmt: skip


def _spending(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_spending(ink.painter, picture.org, layout, ink.palette, ink.face, sight=ink.sight)


def _calibration(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    if isinstance(layout, Distribution):
        paint_distribution(ink.painter, picture.org, layout, ink.palette, ink.face, ink.sight)
    else:
        paint_nine_box(ink.painter, picture.org, layout, ink.palette, ink.face)


def _review_trend(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_review_trend(ink.painter, picture.org, layout, ink.palette, ink.face, ink.sight)


def _swimlanes(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_swimlanes(ink.painter, picture.org, layout, ink.palette, ink.face)


def _unit_links(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_links(ink.painter, picture.org, layout, ink.palette, ink.face, ink.sight, pinned=False)


def _heat_map(picture: ElementPicture, layout: Any, ink: Ink) -> None:
    shown = HeatMapPainter(layout, ink.palette, ink.face, language=picture.texts)
    shown.paint(ink.painter, ink.sight, pinned=False)


def _matrix(_picture: ElementPicture, layout: Any, ink: Ink) -> None:
    # Here, not above: pages show pictures, and this one is painted like a page.
    from orgeditor.drawing.matrix_page import paint_things

    tones = "dark" if ink.palette.dark else layout.sheet.ink
    sheet = replace(layout.sheet, ink=tones)
    ink.painter.scale(UNITS, UNITS)
    paint_things(ink.painter, layout.things, sheet)


def _network(_picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_network(ink.painter, layout, "", ink.palette, ink.face)


def _chain(_picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_chain(ink.painter, layout, ink.palette, ink.face, clip=ink.sight)


def _trend(_picture: ElementPicture, layout: Any, ink: Ink) -> None:
    paint_trend(ink.painter, layout, ink.palette, ink.face)


_PAINTERS: Final[dict[str, _Painter]] = {
    "matrix": _matrix,
    "strategy-map": _map,
    "cascade": _cascade,
    "spending": _spending,
    "calibration": _calibration,
    "review-trend": _review_trend,
    "swimlanes": _swimlanes,
    "unit-links": _unit_links,
    "heat-map": _heat_map,
    "network": _network,
    "chain": _chain,
    "trend": _trend,
}
