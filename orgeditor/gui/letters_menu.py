"""The choice of the activity whose letters the cards of the chart show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, part, tip
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session


class LettersMenu(QToolButton):
    """A button that lists the activities by their groups; ``shown`` is (matrix, activity)."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self.setObjectName("letters")
        self.setIcon(theme.icon("responsibilities"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        session.replaced.connect(self.show_none)
        self.show_none()

    def show_none(self) -> None:
        """Show no letters."""
        self.show_activity("", "")

    def show_activity(self, matrix: str, activity: str) -> None:
        """Show an activity's letters on the chart, or none for ""."""
        self.shown = (matrix, activity)
        self._canvas.show_badges(matrix, activity)
        found = self._session.organization.peek(activity)
        name = seen(name_of(found)) if found else str(t("none"))
        short = name if len(name) <= 22 else f"{name[:21]}…"
        self.setText(caption(t("Letters: {name}", name=short)))
        self.setMinimumWidth(self.sizeHint().width())
        self.setToolTip(tip(t("Letters on the chart: {name}", name=name)))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.addAction(str(t("No letters"))).triggered.connect(partial(self._choose, "", ""))
        org = self._session.organization
        for matrix in matrices(org):
            part(menu, name_of(matrix))
            levels = [menu]
            for row in matrix_view(org, matrix.id).rows:
                words = caption(f"{row.number}  {name_of(row.activity)}")
                del levels[row.level + 1 :]
                if row.is_group:
                    levels.append(levels[-1].addMenu(words))
                else:
                    action = levels[-1].addAction(words)
                    action.triggered.connect(partial(self._choose, matrix.id, row.activity.id))

    def _choose(self, matrix: str, activity: str, _checked: bool = False) -> None:
        self.show_activity(matrix, activity)
