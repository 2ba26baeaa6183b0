"""The chart as it was painted last: scrolled while one pans, stretched while one zooms.

Only what a picture does not hold yet is painted anew, a piece at a time where that takes
long, so that what a frame costs depends neither on how much there is nor on the zoom.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from orgeditor.drawing.chart import Frame, paint_ground, paint_over, slots_in
from orgeditor.drawing.colours import colour
from orgeditor.drawing.detail import BLOCKS_BELOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.drawing.marks import Marks
    from orgeditor.drawing.pictures import CardPictures
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_TOGETHER: Final = (200, 2000)
"""So many cards are painted in one piece, with words and as blocks."""
_MOST_PIECES: Final = 12
_APART: Final = 3
_STRETCHED: Final = 1.5
"""How much larger than it was painted a picture is shown while the zoom changes."""


class Picture:
    """What a view shows of a chart, as far as it has been painted.

    ``painted`` and, of that, ``done`` (no card waits for its words any more) are in the
    picture's own pixels; ``view`` begins on a whole one.
    """

    def __init__(
        self, view: View, ratio: float, ground: QColor, pixels: QPixmap | None = None
    ) -> None:
        """Begin a picture, on ``pixels`` that are used no more where they are of its size."""
        self.view, self.ratio, self._ground = view, ratio, ground
        size = size_of(view, ratio)
        self.pixels = pixels if pixels and pixels.size() == size else QPixmap(size)
        self.pixels.setDevicePixelRatio(ratio)
        self.pixels.fill(ground)
        self.painted, self.done = QRegion(), QRegion()

    @property
    def whole(self) -> QRect:
        """All of the picture."""
        return QRect(QPoint(), self.pixels.size())

    @property
    def left(self) -> QRegion:
        """What is left to paint."""
        return QRegion(self.whole).subtracted(self.done)

    def scroll_to(self, view: View) -> None:
        """Show another part of the chart at the same scale; what both show stays painted."""
        pixels = view.scale * self.ratio
        dx, dy = (
            round(was * pixels) - round(now * pixels)
            for was, now in ((self.view.x, view.x), (self.view.y, view.y))
        )
        self.view = view
        if not dx and not dy:
            return
        if abs(dx) < self.whole.width() and abs(dy) < self.whole.height():
            self.pixels.scroll(dx, dy, self.whole)
        self.painted, self.done = (
            region.translated(dx, dy).intersected(self.whole)
            for region in (self.painted, self.done)
        )
        with QPainter(self.pixels) as painter:
            for piece in _parts(QRegion(self.whole).subtracted(self.painted)):
                painter.fillRect(self.room_of(piece), self._ground)

    def room_of(self, piece: QRect) -> QRectF:
        """Return where a piece of the picture is in the pixels of its viewport."""
        corner, size = piece.topLeft(), piece.size()
        return QRectF(QPointF(corner) / self.ratio, size.toSizeF() / self.ratio)

    def bare(self, view: View) -> QRegion:
        """Return what of the picture a view shows where nothing is painted yet."""
        return self.seen(view).subtracted(self.painted)

    def seen(self, view: View) -> QRegion:
        """Return what of the picture a view shows."""
        if view == self.view:
            return QRegion(self.whole)
        left, top = self.view.to_screen(view.x, view.y)
        zoom = self.view.scale / view.scale
        room = QRectF(left, top, view.width * zoom, view.height * zoom)
        scaled = QRectF(room.topLeft() * self.ratio, room.size() * self.ratio)
        return QRegion(scaled.toAlignedRect().intersected(self.whole))

    def covers(self, view: View) -> bool:
        """Whether all that a view shows is on the picture."""
        inside = self.view
        return (
            view.x >= inside.x
            and view.y >= inside.y
            and view.right <= inside.right
            and view.bottom <= inside.bottom
        )

    def show(self, painter: QPainter, view: View) -> None:
        """Paint the picture as it looks through a view, stretched if need be."""
        zoom = view.scale / self.view.scale
        corner = QPointF(*view.to_screen(self.view.x, self.view.y))
        size = self.pixels.deviceIndependentSize() * zoom
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom != 1.0)
        painter.drawPixmap(QRectF(corner, size), self.pixels, QRectF(self.whole))

    def stretched(self, view: View, pixels: QPixmap | None = None) -> Picture:
        """Return a picture for another view that looks as this one does through it."""
        made = Picture(view, self.ratio, self._ground, pixels)
        with QPainter(made.pixels) as painter:
            self.show(painter, view)
        zoom = view.scale / self.view.scale
        corner = QPointF(*view.to_screen(self.view.x, self.view.y)) * self.ratio
        for piece in _parts(self.painted):
            place = QRectF(corner + QPointF(piece.topLeft()) * zoom, piece.size() * zoom)
            # The outermost pixels are stretched over an edge.
            made.painted += place.adjusted(1, 1, -1, -1).toRect().intersected(made.whole)
        return made


class Sheet:
    """Paints what is seen of a chart, and keeps it."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        # Room for the next picture: new room takes longer to get than to paint on.
        self._spare: QPixmap | None = None
        self._stamp: tuple[object, ...] = ()
        self._turn = 0

    def paint(
        self,
        painter: QPainter,
        scene: ChartScene,
        view: View,
        pictures: CardPictures,
        marks: Marks,
        ratio: float,
        *,
        zooming: bool = False,
    ) -> Frame:
        """Paint what a view shows of a chart; the painter is in the viewport's pixels.

        ``zooming``: the scale goes on changing, so that a picture for this very one would
        be in vain as long as the last one serves.
        """
        view = view.on_pixels(ratio)
        stamp = (scene.layout, scene.wording, marks.lifted, marks.dotted, pictures)
        resting = self._picture is not None and (view, stamp) == (self._picture.view, self._stamp)
        pictures.begin(hurried=zooming, resting=resting)
        picture = self._for(view, ratio, pictures, fresh=stamp != self._stamp, zooming=zooming)
        self._stamp, self._picture = stamp, picture
        frame = self._paint_on(picture, scene, view, pictures, marks, zooming=zooming)
        picture.show(painter, view)
        unnamed = paint_over(painter, scene, view, pictures, marks)
        left = len(_parts(picture.left))
        if not left:
            pictures.forget_former()
        return Frame(frame.cards, frame.missing + unnamed + left, frame.branches)

    def _for(
        self, view: View, ratio: float, pictures: CardPictures, *, fresh: bool, zooming: bool
    ) -> Picture:
        """Return the picture to paint on: the last one as long as it serves."""
        last = self._picture
        if last is not None and last.ratio == ratio and last.whole.size() == size_of(view, ratio):
            zoom = view.scale / last.view.scale
            if not fresh and zoom == 1.0:
                last.scroll_to(view)
                return last
            if not fresh and zooming and 1.0 <= zoom <= _STRETCHED and last.covers(view):
                return last
            made = last.stretched(view, self._spare)
            self._spare = last.pixels
        else:
            made = Picture(view, ratio, _ground(pictures))
        if view.scale >= BLOCKS_BELOW:
            pictures.use(view.scale, ratio)
        return made

    def _paint_on(
        self,
        picture: Picture,
        scene: ChartScene,
        view: View,
        pictures: CardPictures,
        marks: Marks,
        *,
        zooming: bool,
    ) -> Frame:
        """Paint what a view needs of a picture, as far as the time of a frame reaches."""
        cards = missing = branches = 0
        bare = picture.bare(view)
        bands = _bands(picture, scene)
        first = [piece for band in bands for piece in _rects(bare & band)]
        turn = self._turn % len(bands)
        rest = (picture.left & picture.seen(view)) - bare
        then = [piece for band in (*bands[turn:], *bands[:turn]) for piece in _rects(rest & band)]
        for n, piece in enumerate((*first, *then)):
            if pictures.late and (n or (zooming and not first)):
                break
            self._turn += n >= len(first)
            room = picture.room_of(piece)
            with QPainter(picture.pixels) as painter:
                painter.fillRect(room, _ground(pictures))
                found = paint_ground(
                    painter, scene, picture.view, pictures, marks, picture.ratio, room
                )
            picture.painted += piece
            if not found.missing:
                picture.done += piece
            cards += found.cards
            missing += found.missing
            branches = max(branches, found.branches)
        return Frame(cards, missing, branches)


def _ground(pictures: CardPictures) -> QColor:
    return colour(pictures.palette.canvas)


def size_of(view: View, ratio: float) -> QSize:
    """Return the size in pixels of a picture of a viewport."""
    return QSize(math.ceil(view.width * ratio), math.ceil(view.height * ratio))


def _bands(picture: Picture, scene: ChartScene) -> list[QRect]:
    """Return the bands in which a picture is painted: more where there is more to see."""
    room = picture.room_of(picture.whole)
    held = len(slots_in(scene, picture.view, room))
    count = min(_MOST_PIECES, 1 + held // _TOGETHER[picture.view.scale < BLOCKS_BELOW])
    width, height = picture.whole.width(), -(-picture.whole.height() // count)
    return [QRect(0, n * height, width, height) for n in range(count)]


def _rects(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region, or the one around them where they are many."""
    found = _parts(region)
    return found if len(found) <= _APART else [region.boundingRect()]


def _parts(region: QRegion) -> list[QRect]:
    # That regions can be iterated is not told by their types.
    return list(cast("Iterable[QRect]", region))
