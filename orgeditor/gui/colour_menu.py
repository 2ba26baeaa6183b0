"""The choice of what the colours of the chart stand for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgeditor.analysis.traits import UNIT, Trait, traits
from orgeditor.drawing.colouring import kept_from_view
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, tip
from orgeditor.messages import Message, t
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session


class ColourMenu(QToolButton):
    """A button that says what the chart is coloured by, and lists what it could be."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self.setObjectName("colour-by")
        self.setIcon(theme.icon("colour"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        session.replaced.connect(self.show_units)
        canvas.mode_changed.connect(lambda _mode: self.show_units())
        self.show_units()

    def show_units(self) -> None:
        """Colour the chart by unit."""
        self.colour_by(UNIT, t("Unit"))

    def colour_by(self, trait: str, words: Message) -> None:
        """Colour the chart by a trait, which is called ``words``."""
        self._canvas.look(colour_by=trait)
        short = str(words) if len(str(words)) <= 18 else f"{str(words)[:17]}…"
        self.setText(caption(t("Colour: {name}", name=short)))
        self.setMinimumWidth(self.sizeHint().width())
        self.setToolTip(tip(t("The colours stand for: {name}", name=words)))

    def follow(self) -> None:
        """Say what the chart is coloured by, which has been chosen elsewhere."""
        trait = next((t for t in self._traits() if t.key == self._canvas.sight.colour_by), None)
        if trait:
            self.colour_by(trait.key, trait.label)

    def _traits(self) -> list[Trait]:
        kind = Position if self._canvas.mode == "positions" else Unit
        return traits(self._session.organization, kind)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        sight = self._canvas.sight
        for trait in self._traits():
            action = menu.addAction(caption(trait.label))
            action.setCheckable(True)
            action.setChecked(trait.key == sight.colour_by)
            action.setEnabled(not kept_from_view(sight, trait.key))
            action.triggered.connect(partial(self._choose, trait.key, trait.label))
            group.addAction(action)

    def _choose(self, trait: str, words: Message, _checked: bool = False) -> None:
        self.colour_by(trait, words)
