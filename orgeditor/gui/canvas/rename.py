"""Renaming in place: a line editor over a card's title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from orgeditor.model.fields import shown_title
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_LEAST_WIDTH: Final = 180


class TitleEditor(QLineEdit):
    """Edits what a card is called. Enter or leaving keeps the new name, Escape the old one."""

    def __init__(self, canvas: Canvas, record_id: str) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._id = record_id
        self._field = shown_title(canvas.session.organization[record_id])
        self._before: str = getattr(canvas.session.organization[record_id], self._field)
        self._done = False
        self.setObjectName("title-editor")
        self.setText(self._before)
        self.selectAll()
        self.follow()
        self.installEventFilter(self)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stand over the card, wherever it is seen."""
        slot = self._canvas.scene.slot(self._id)
        if slot < 0:
            self.finish(keep=False)
            return
        view, layout = self._canvas.view, self._canvas.scene.layout
        x, y = view.to_screen(float(layout.x[slot]), float(layout.y[slot]))
        width = max(_LEAST_WIDTH, round(layout.spacing.width * view.scale) - 8)
        height = max(26, round(layout.spacing.height * view.scale * 0.45))
        self.setGeometry(QRect(round(x) + 4, round(y) + 2, width, height))
        font = self.font()
        font.setPixelSize(max(12, round(12.5 * view.scale)))
        self.setFont(font)

    def finish(self, *, keep: bool) -> None:
        """Close the editor; ``keep``: give the card its new name."""
        if self._done:
            return
        self._done = True
        name = self.text().strip()
        session = self._canvas.session
        if keep and name and name != self._before and self._id in session.organization:
            session.perform(set_field, session.organization, [self._id], self._field, name)
        self.hide()
        self.deleteLater()
        self._canvas.rename_ended()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Before the window's shortcuts, which also use these keys.
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            if event.key() in keys:
                if event.type() == QEvent.Type.KeyPress:
                    self.finish(keep=event.key() != Qt.Key.Key_Escape)
                event.accept()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.finish(keep=True)
        return super().eventFilter(watched, event)
