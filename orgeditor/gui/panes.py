"""The panes round the page: outline, inspector, findings, each in a dock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from orgeditor.gui.sections import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.messages import Message

_LEFT: Final = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT: Final = Qt.DockWidgetArea.RightDockWidgetArea
_BELOW: Final = Qt.DockWidgetArea.BottomDockWidgetArea
_PANES: Final = {
    # name: area, width or height in pixels, sections in which it is shown
    "outline": (_LEFT, 250, {Section.STRUCTURE}),
    "inspector": (_RIGHT, 310, set(Section) - {Section.START, Section.SCENARIOS, Section.HEALTH}),
    "findings": (_BELOW, 170, {Section.STRUCTURE}),
}


class Panes(QMainWindow):
    """A page in the middle with the panes around it; their sizes are the user's."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setCentralWidget(page)
        self._docks: dict[str, QDockWidget] = {}

    def fill(self, panes: Mapping[str, QWidget]) -> None:
        """Put ``panes``, named as in ``_PANES``, round the page."""
        for name, (area, size, _) in _PANES.items():
            dock = QDockWidget(self)
            dock.setObjectName(f"dock-{name}")
            dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
            dock.setTitleBarWidget(QWidget())
            dock.setWidget(panes[name])
            self.addDockWidget(area, dock)
            along = Qt.Orientation.Vertical if area is _BELOW else Qt.Orientation.Horizontal
            self.resizeDocks([dock], [size], along)
            self._docks[name] = dock
        self.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)

    def show_section(self, section: Section) -> None:
        """Show the panes that belong to a section."""
        for name, (_, _, sections) in _PANES.items():
            self._docks[name].setVisible(section in sections)


def tabs(*pages: tuple[QWidget, Message]) -> QTabWidget:
    """Return panes that share one place."""
    made = QTabWidget()
    made.setDocumentMode(True)
    made.setAccessibleName(" · ".join(str(words) for _, words in pages))
    for page, words in pages:
        made.addTab(page, str(words))
    return made
