"""Where the branch that is shown alone stands, over the chart; a click climbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from orgeditor.gui import theme
from orgeditor.gui.labels import caption, label, tip
from orgeditor.messages import seen, t
from orgeditor.model.fields import Edge, name_of

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_LONGEST: Final = 28


class Breadcrumb(QFrame):
    """The way from the whole chart down to the branch shown; hidden while all is shown."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setObjectName("breadcrumb")
        self.setAccessibleName(str(t("Branch shown")))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GRID, 0, theme.GRID * 2, 0)
        self._row.setSpacing(0)
        self.move(theme.GRID * 3, theme.GRID * 3)
        self.hide()

    def follow(self) -> None:
        """Show where the branch stands now."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        canvas = self._canvas
        focus = canvas.scene.focus
        if not focus:
            self.hide()
            return
        org = canvas.session.organization
        edge = Edge.REPORTS if canvas.mode == "positions" else Edge.CONTAINS
        self._add(str(t("Whole chart")), "")
        for key in (*reversed(org.chain(focus, edge)), focus):
            arrow = label("›", quiet=True)
            self._row.addWidget(arrow)
            arrow.show()
            self._add(seen(name_of(org[key])), key)
        self.adjustSize()
        self.show()
        self.raise_()

    def _add(self, words: str, key: str) -> None:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        step = QPushButton(caption(short))
        step.setProperty("link", "true")
        step.setToolTip(tip(words))
        step.setEnabled(key != self._canvas.scene.focus)
        step.clicked.connect(partial(self._climb, key))
        self._row.addWidget(step)
        step.show()

    def _climb(self, key: str, _checked: bool = False) -> None:
        self._canvas.focus_on(key)
