"""Card pictures: each card is painted once a zoom, and then only copied."""

from __future__ import annotations

from collections import OrderedDict
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgeditor.drawing.card import HEIGHT, MARGIN, WIDTH, Card, paint_card
from orgeditor.drawing.detail import Detail, detail_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

SHORT_BELOW: Final = 0.5
"""The scale about which a card comes to show its title alone."""

_BYTES: Final = 96 * 1024 * 1024
_PLATES: Final = 2000
_HURRIED: Final = 1
_MOVING: Final = 2
_RESTING: Final = 12
_SECONDS: Final = 0.004
"""So many new pictures are painted in a frame, and more as long as it has not taken so long."""


class CardPictures:
    """Pictures of cards at one scale, the least used dropped first.

    Those of the scale before serve until there are new ones. The names of branches
    are kept likewise. ``clock`` tells seconds.
    """

    def __init__(
        self, palette: Palette, face: Face, clock: Callable[[], float] = perf_counter
    ) -> None:
        self.palette = palette
        self.face = face
        self.scale = 0.0
        self.ratio = 1.0
        self.painted = 0
        self._pictures: OrderedDict[Card, QPixmap] = OrderedDict()
        self._former: OrderedDict[Card, QPixmap] = OrderedDict()
        self._former_scale = 0.0
        self._plates: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._most = 1
        self._clock = clock
        self.begin()

    def begin(self, *, hurried: bool = False, resting: bool = False) -> None:
        """A frame begins: there is time for new pictures again.

        Little where it is ``hurried``, more where the chart is ``resting``: nothing that moves
        waits for the frame then.
        """
        self._began, self._painted_before = self._clock(), self.painted
        self._least = _HURRIED if hurried else _RESTING if resting else _MOVING

    @property
    def late(self) -> bool:
        """Whether the frame has taken its time."""
        return self._clock() - self._began > _SECONDS

    @property
    def has_time(self) -> bool:
        """Whether another new picture is to be painted in this frame."""
        return self.painted - self._painted_before < self._least or not self.late

    def use(self, scale: float, ratio: float) -> None:
        """Make pictures for a scale and a device pixel ratio from now on."""
        if (scale, ratio) == (self.scale, self.ratio):
            return
        self._former, self._former_scale = self._pictures, self.scale
        self._pictures = OrderedDict()
        self.scale, self.ratio = scale, ratio
        size = self._size(WIDTH, HEIGHT)
        self._most = max(64, int(_BYTES / (size.width() * size.height() * 4)))

    def has(self, card: Card) -> bool:
        """Whether the picture is there already."""
        return card in self._pictures

    @property
    def detail(self) -> Detail:
        """What the cards of this scale show."""
        return detail_at(self.scale)

    def former(self, card: Card) -> tuple[QPixmap, float] | None:
        """Return the picture of a card at the scale before, and that scale; None where it has none."""
        found = self._former.get(card)
        return (found, self._former_scale) if found else None

    def forget_former(self) -> None:
        """All that is seen has its picture now: let those of the scale before go."""
        self._former = OrderedDict()

    def of(self, card: Card) -> QPixmap:
        """Return the picture of a card; it reaches ``MARGIN`` beyond the card on all sides."""
        picture = self._pictures.get(card)
        if picture is None:
            picture = self._paint(card)
            self._pictures[card] = picture
            while len(self._pictures) > self._most:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(card)
        return picture

    def plate(self, words: str, paint: Callable[[str, Palette, Face, float], QPixmap]) -> QPixmap:
        """Return the picture of a name, painted once."""
        key = words, self.ratio
        found = self._plates.get(key)
        if found is None:
            found = self._plates[key] = paint(words, self.palette, self.face, self.ratio)
            while len(self._plates) > _PLATES:
                self._plates.popitem(last=False)
        else:
            self._plates.move_to_end(key)
        return found

    def _size(self, width: float, height: float) -> QSizeF:
        factor = self.scale * self.ratio
        return QSizeF(width + 2 * MARGIN, height + 2 * MARGIN) * factor

    def _paint(self, card: Card) -> QPixmap:
        self.painted += 1
        size = self._size(card.width, card.height)
        picture = QPixmap(int(size.width()) + 1, int(size.height()) + 1)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.scale, self.scale)
        painter.translate(MARGIN, MARGIN)
        paint_card(painter, card, self.palette, self.face, self.detail)
        painter.end()
        return picture


def picture_rect(card: Card, x: float, y: float) -> QRectF:
    """Return what a picture covers, in chart units, for a card at (x, y)."""
    return QRectF(x - MARGIN, y - MARGIN, card.width + 2 * MARGIN, card.height + 2 * MARGIN)
