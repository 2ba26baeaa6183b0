"""Which scenario is shown, always in view; a click shows another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import caption, tip
from orgeditor.messages import t
from orgeditor.model.scenario import called, in_order

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_ICON = QSize(16, 16)
_WIDEST = 420


class Switcher(QToolButton):
    """The name of the scenario shown; its menu has the others that are not in the archive."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("scenario-switcher")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(_ICON)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        for signal in (session.scenarios_changed, session.replaced, session.discretion_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which scenario stands."""
        one = self._session.document.scenario
        name = called(one)
        self.setIcon(theme.icon("locked" if one.locked or one.archived else "scenarios"))
        shown = self.fontMetrics().elidedText(caption(name), Qt.TextElideMode.ElideRight, 240)
        self.setText(f" {shown} ")
        self.setToolTip(tip(t("Scenario shown: {name}", name=name)))
        self.setAccessibleName(str(t("Scenario shown: {name}", name=name)))

    def _fill(self) -> None:
        menu, document = self.menu(), self._session.document
        menu.clear()
        for one in in_order(document.scenarios):
            if one.archived and one.id != document.shown:
                continue
            name = str(called(one))
            # What tells two long names apart is as often their end as their beginning.
            short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST)
            action = menu.addAction(caption(short))
            action.setToolTip(tip(name))
            action.setCheckable(True)
            action.setChecked(one.id == document.shown)
            action.triggered.connect(partial(self._show, one.id))

    def _show(self, scenario: str, _checked: bool = False) -> None:
        self._session.show_scenario(scenario)
