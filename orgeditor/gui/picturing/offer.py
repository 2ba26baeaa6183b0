"""What copies and saves a picture that a pane shows: its menu, and a button in its corner that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.gui.picturing.copying import copy_at_once
from orgeditor.gui.picturing.dialog import show_as_picture
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

    from orgeditor.gui.picturing.subject import Subject
    from orgeditor.gui.session import Session


def picture_menu(session: Session, subject: Subject, pane: QWidget) -> QMenu:
    """Return the menu by which what a pane shows becomes a picture."""
    menu = QMenu(pane)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = menu.addAction(str(t("Copy as picture")))
    copy.triggered.connect(lambda: copy_at_once(session, subject))
    save = menu.addAction(str(t("Save as picture…")))
    save.triggered.connect(lambda: show_as_picture(session, subject, pane.window()))
    return menu


class PictureOffer(QToolButton):
    """Stands in the corner of a pane while the pointer or the focus is there; ``menu_of`` gives the menu.

    There is none where the pane shows nothing that could be a picture.
    """

    def __init__(self, pane: QAbstractScrollArea, menu_of: Callable[[], QMenu | None]) -> None:
        super().__init__(pane.viewport())
        self._pane, self._menu_of = pane, menu_of
        self.setObjectName("picture-offer")
        self.setProperty("bordered", "true")
        self.setIcon(theme.icon("picture"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setToolTip(tip(t("As a picture")))
        self.setAccessibleName(str(t("As a picture")))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        # The menu key opens the same menu.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _on=False: self._open())
        self.hide()
        for watched in (pane, pane.viewport()):
            watched.installEventFilter(self)

    def _open(self) -> None:
        if menu := self._menu_of():
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, pane = event.type(), self._pane
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._stand(wanted=True)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._stand(wanted=pane.hasFocus() or pane.underMouse())
        elif kind == QEvent.Type.Resize:
            self._stand(wanted=self.isVisible())
        return super().eventFilter(watched, event)

    def _stand(self, *, wanted: bool) -> None:
        menu = self._menu_of() if wanted else None
        if menu:
            menu.deleteLater()
        self.adjustSize()
        room = self._pane.viewport().width()
        self.move(room - self.width() - 2 * theme.GRID, 2 * theme.GRID)
        self.setVisible(menu is not None)
