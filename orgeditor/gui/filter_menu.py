"""The choice of which cards of the chart stand out, or are shown alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from orgeditor.analysis.search import SearchIndex
from orgeditor.analysis.traits import (
    COST,
    SEVERITY,
    traits,
    value_label,
    values_in_order,
    values_of,
)
from orgeditor.drawing.colouring import kept_from_view
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, make_clearable, tip
from orgeditor.messages import Message, language, t, tn
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_MOST: Final = 60
_LINE: Final = 220
_ITSELF: Final = "id"
"""What cards differ in that are told one by one."""


class FilterMenu(QToolButton):
    """A button whose menu lists the values that cards differ in; it is marked while it filters."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._text = ""
        self._index: SearchIndex | None = None
        self.setObjectName("filter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(theme.icon("filter"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setCheckable(True)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        session.replaced.connect(self.show_all)
        session.edited.connect(self._follow)
        session.discretion_changed.connect(self._on_discretion)
        canvas.mode_changed.connect(lambda _mode: self.show_all())
        self.show_all()

    def show_all(self) -> None:
        """Let no card stand back."""
        self.show_only("", frozenset())

    def show_only(self, trait: str, values: frozenset[str]) -> None:
        """Let those cards stand out whose value of a trait is among ``values``; none: all."""
        self._text, self._index = "", None
        by = trait if values else ""
        self._canvas.filter(by, values, alone=self._canvas.sight.only_alone)
        self._say(tn("Filter: {n} value", "Filter: {n} values", len(values)) if by else t("Filter"))

    def show_text(self, text: str) -> None:
        """Let those cards stand out in which any field, or a person's, says a text; "": all."""
        if not text.strip():
            self.show_all()
            return
        self._text = text
        if self._index is None:
            people = not self._session.names_hidden
            self._index = SearchIndex(self._session.organization, people=people)
        found = self._index.matching(text)
        if (self._canvas.sight.only_by, self._canvas.sight.only) != (_ITSELF, found):
            self._canvas.filter(_ITSELF, found, alone=self._canvas.sight.only_alone)
        self._say(t("Filter: “{text}”", text=text))

    def take_over(self, other: FilterMenu) -> None:
        """Go on where another one left off over the same chart, which filters already."""
        if other.typed:
            self.show_text(other.typed)
        else:
            sight = self._canvas.sight
            self.show_only(sight.only_by, sight.only)

    @property
    def typed(self) -> str:
        """What any field is to say, "" where cards are chosen otherwise."""
        return self._text

    def _say(self, words: Message) -> None:
        self.setChecked(bool(self._canvas.sight.only_by))
        self.setToolTip(tip(words))
        self.setAccessibleName(str(words))

    def _follow(self, edit: Edit) -> None:
        if self._index is not None:
            self._index.follow(edit)
            self.show_text(self._text)

    def _on_discretion(self) -> None:
        self._empty()
        if self._text:
            self.show_all()

    def _add_line(self, menu: QMenu) -> None:
        line = QLineEdit(self._text)
        line.setPlaceholderText(str(t("Any field says…")))
        line.setAccessibleName(str(t("Any field says…")))
        make_clearable(line)
        line.setMinimumWidth(_LINE)
        line.textEdited.connect(self.show_text)
        line.returnPressed.connect(menu.close)
        held = QWidgetAction(menu)
        held.setDefaultWidget(line)
        menu.addAction(held)
        # Once the menu is there, what is typed goes into the line.
        QTimer.singleShot(0, line, line.setFocus)

    def _fill(self) -> None:
        menu, canvas, org = self.menu(), self._canvas, self._session.organization
        self._empty()
        self._add_line(menu)
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
            read = values_of(org, trait.key)
            label = partial(value_label, org, kind, trait.key, language=language())
            values = {value for record in records for value in read(record)}
            inner = menu.addMenu(caption(trait.label))
            for value in values_in_order(kind, trait.key, values, label)[:_MOST]:
                action = inner.addAction(caption(label(value)))
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
