"""The blueprints as cards: what each looks like, when it fits, and its sizes to begin with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.drawing.blueprint_picture import blueprint_picture
from orgeditor.files.templates import families, organization_from
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import language, t

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap, QShowEvent

    from orgeditor.files.templates import Family

_PICTURE: Final = QSize(140, 64)
_SIZES: Final = {
    "small": t("Small"),
    "medium": t("Medium"),
    "large": t("Large"),
}


class BlueprintCards(QWidget):
    """A card an arrangement; ``wanted`` names the blueprint whose size was pressed.

    Pictures are made one by one once the cards are seen, and kept.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[QLabel, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        for family in families():
            column.addWidget(self._card(family))
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_one)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next.start()

    def _card(self, family: Family) -> QFrame:
        name, fits = family.told(language())
        card = QFrame()
        card.setObjectName("tile")
        picture = QLabel()
        picture.setFixedSize(_PICTURE)
        picture.setAccessibleName(name)
        self._waiting.append((picture, family.picture))
        said = label(fits, quiet=True)
        said.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(theme.GRID)
        words.addStretch(1)
        words.addWidget(label(name, title=True))
        words.addWidget(said)
        words.addStretch(1)
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.INSIDE, 2 * theme.GRID, theme.INSIDE, 2 * theme.GRID)
        row.setSpacing(theme.INSIDE)
        row.addWidget(picture)
        row.addLayout(words, 1)
        for size, template in family.sizes.items():
            button = QPushButton(str(_SIZES[size]))
            button.setObjectName(f"blueprint-{template}")
            button.setAccessibleName(f"{name}, {_SIZES[size]}")
            button.clicked.connect(partial(self._want, template))
            row.addWidget(button)
        return card

    def _want(self, template: str, _checked: bool = False) -> None:
        self.wanted.emit(template)

    def _draw_one(self) -> None:
        if not self._waiting:
            return
        place, template = self._waiting.pop(0)
        place.setPixmap(_picture(template, self.devicePixelRatioF()))
        self._next.start()


_pictures: dict[tuple[str, float, bool], QPixmap] = {}


def _picture(template: str, ratio: float) -> QPixmap:
    palette = theme.palette()
    key = (template, ratio, palette.dark)
    if key not in _pictures:
        org = organization_from(template)
        _pictures[key] = blueprint_picture(org, _PICTURE, ratio, palette)
    return _pictures[key]
