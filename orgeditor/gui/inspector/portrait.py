"""The picture of a person in the inspector, with what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.drawing.photos import paint_photo
from orgeditor.gui import theme
from orgeditor.gui.clipboard import held
from orgeditor.gui.pictures import (
    choose_picture,
    give_picture,
    has_picture,
    picture_in,
    remove_picture,
)
from orgeditor.messages import Message, t
from orgeditor.model.records import Person, Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from orgeditor.gui.session import Session

_SIDE: Final = 64
_ICON: Final = 26


class Portrait(QWidget):
    """Shows the picture of ``person``; one may be dropped on it, pasted, chosen, taken away."""

    def __init__(self, session: Session, person: str) -> None:
        super().__init__()
        self._session = session
        self._person = person
        org = session.organization
        picture = org.find(Picture, org.get(Person, person).picture)
        self.setObjectName("portrait")
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.GRID)
        row.setSpacing(theme.GRID * 3)
        row.addWidget(_Disc(picture.data if picture else b""))
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        column.addStretch(1)
        words = t("Another picture…") if picture else t("Picture…")
        self._add(column, words, lambda: choose_picture(session, person, self.window()))
        if has_picture(held()):
            self._add(column, t("Paste the picture"), self._paste)
        if picture:
            self._add(column, t("Remove the picture"), lambda: remove_picture(session, person))
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, words: Message, act: Callable[[], object]) -> None:
        button = QPushButton(str(words))
        button.setProperty("link", "true")
        # The button is gone with the page that is built anew.
        button.clicked.connect(lambda: QTimer.singleShot(0, self._session, act))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _paste(self) -> None:
        self._take(held())

    def _take(self, content: object) -> None:
        source = picture_in(content)  # type: ignore[arg-type]
        if source is not None:
            give_picture(self._session, self._person, source, self.window())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())


class _Disc(QWidget):
    """A picture as a disc, or the sign of a person where there is none."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self.setFixedSize(QSize(_SIDE, _SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.palette()
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._data and paint_photo(painter, box, self._data):
                return
            painter.setPen(QPen(colour(palette.edge), 1.0, Qt.PenStyle.DashLine))
            painter.setBrush(colour(palette.canvas))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            inside = QRectF(0, 0, _ICON, _ICON)
            inside.moveCenter(box.center())
            theme.icon("person", palette.muted).paint(painter, inside.toRect())
