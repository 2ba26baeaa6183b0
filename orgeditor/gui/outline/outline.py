"""Both trees of the outline in one pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import heading
from orgeditor.gui.outline.holding_area import HoldingArea
from orgeditor.gui.outline.structure_tree import StructureTree
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_MOST_WAITING: Final = 6


class Outline(QWidget):
    """``structure`` above, ``waiting`` below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.structure = StructureTree(session)
        self.waiting = HoldingArea(session)
        self._heading = heading("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        layout.setSpacing(0)
        layout.addWidget(self.structure, 1)
        layout.addWidget(self._heading)
        layout.addWidget(self.waiting)
        self.waiting.counted.connect(self._count)
        self._count(self.waiting.topLevelItemCount())
        self.setFocusProxy(self.structure)

    def _count(self, waiting: int) -> None:
        self._heading.setText(f"{t('Holding area')} · {waiting}".upper())
        rows = min(max(waiting, 1), _MOST_WAITING)
        self.waiting.setFixedHeight(rows * theme.ROW + theme.GRID)
