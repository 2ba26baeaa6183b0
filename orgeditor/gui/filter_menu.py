"""The choice of which cards of the chart stand out, or are shown alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgeditor.analysis.traits import COST, SEVERITY, traits, value_label, value_of, values_in_order
from orgeditor.drawing.colouring import kept_from_view
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, tip
from orgeditor.messages import language, t, tn
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session

_MOST: Final = 60


class FilterMenu(QToolButton):
    """A button whose menu lists the values that cards differ in; it is marked while it filters."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self.setObjectName("filter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(theme.icon("filter"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setCheckable(True)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        session.replaced.connect(self.show_all)
        session.discretion_changed.connect(self._empty)
        canvas.mode_changed.connect(lambda _mode: self.show_all())
        self.show_all()

    def show_all(self) -> None:
        """Let no card stand back."""
        self.show_only("", frozenset())

    def show_only(self, trait: str, values: frozenset[str]) -> None:
        """Let those cards stand out whose value of a trait is among ``values``; none: all."""
        by = trait if values else ""
        self._canvas.filter(by, values, alone=self._canvas.sight.only_alone)
        self.setChecked(bool(by))
        words = tn("Filter: {n} value", "Filter: {n} values", len(values)) if by else t("Filter")
        self.setToolTip(tip(words))
        self.setAccessibleName(str(words))

    def _fill(self) -> None:
        menu, canvas, org = self.menu(), self._canvas, self._session.organization
        self._empty()
        menu.addAction(str(t("Show all"))).triggered.connect(lambda _=False: self.show_all())
        alone = menu.addAction(str(t("Hide what does not match")))
        alone.setCheckable(True)
        alone.setChecked(canvas.sight.only_alone)
        alone.triggered.connect(self._set_alone)
        menu.addSeparator()
        kind = Position if canvas.mode == "positions" else Unit
        records = org.of(kind).values()
        for trait in traits(org, kind):
            if trait.key in (COST, SEVERITY) or kept_from_view(canvas.sight, trait.key):
                continue
            values = values_in_order(kind, trait.key, (value_of(r, trait.key) for r in records))
            inner = menu.addMenu(caption(trait.label))
            for value in values[:_MOST]:
                words = value_label(org, kind, trait.key, value, language())
                action = inner.addAction(caption(words))
                action.setCheckable(True)
                sight = canvas.sight
                action.setChecked(sight.only_by == trait.key and value in sight.only)
                action.triggered.connect(partial(self._toggle, trait.key, value))

    def _empty(self) -> None:
        """Let go of what the menu says; a menu does not delete those inside it by itself."""
        for inner in self.menu().findChildren(QMenu):
            inner.deleteLater()
        self.menu().clear()

    def _toggle(self, trait: str, value: str, checked: bool) -> None:
        sight = self._canvas.sight
        values = sight.only if sight.only_by == trait else frozenset()
        self.show_only(trait, values | {value} if checked else values - {value})

    def _set_alone(self, alone: bool) -> None:
        sight = self._canvas.sight
        self._canvas.filter(sight.only_by, sight.only, alone=alone)
