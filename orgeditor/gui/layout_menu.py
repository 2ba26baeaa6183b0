"""The choice of how the chart, and the selected branches of it, are laid out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import caption, part, tip
from orgeditor.messages import t, tn
from orgeditor.model.fields import ARRANGEMENTS, BRANCH_ARRANGEMENTS, UNIT_ARRANGEMENTS, name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import set_field, set_project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

V = TypeVar("V")

_COLUMNS: Final = (3, 5, 8, 12, 20)


class LayoutMenu(QToolButton):
    """A button whose menu says how the chart is laid out; each choice is an edit."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self.setObjectName("layout")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(theme.icon("layout"))
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.setToolTip(tip(t("Layout")))
        self.setAccessibleName(str(t("Layout")))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu, project = self.menu(), self._session.organization.project
        menu.clear()
        part(menu, t("The chart"))
        if self._canvas.mode == "units":
            of_units = partial(self._set_whole, "unit_arrangement")
            _choices(menu, UNIT_ARRANGEMENTS, project.unit_arrangement, of_units)
        else:
            of_all = partial(self._set_whole, "arrangement")
            _choices(menu, ARRANGEMENTS, project.arrangement, of_all)
        _columns(menu, project.leaf_rows, partial(self._set_whole, "leaf_rows"))
        _tick(
            menu,
            t("Branches keep to their own columns"),
            project.own_columns,
            partial(self._set_whole, "own_columns"),
        )
        if self._canvas.mode == "positions":
            by_grade = partial(self._set_whole, "by_grade")
            _tick(menu, t("Levels by grade"), project.by_grade, by_grade)
        chosen = self._branches()
        if not chosen:
            return
        records = [self._session.organization[key] for key in chosen]
        first = records[0]
        assert isinstance(first, Position | Unit)
        words = tn("{n} branch selected", "{n} branches selected", len(chosen))
        part(menu, words if len(chosen) > 1 else t("Below {name}", name=name_of(first)))
        _choices(
            menu, BRANCH_ARRANGEMENTS, first.arrangement, partial(self._set_branch, "arrangement")
        )
        _columns(menu, first.leaf_rows, partial(self._set_branch, "leaf_rows"))

    def _branches(self) -> list[str]:
        """Return the selected records of the chart shown that have something below."""
        scene = self._canvas.scene
        slots = {key: scene.slot(key) for key in self._session.selection}
        return [key for key, slot in slots.items() if slot >= 0 and scene.has_below(slot)]

    def _set_whole(self, name: str, value: str | float) -> None:
        self._session.perform(set_project, self._session.organization, **{name: value})

    def _set_branch(self, name: str, value: str | float) -> None:
        org = self._session.organization
        self._session.perform(set_field, org, self._branches(), name, value)


def _choices(
    menu: QMenu,
    choices: Sequence[tuple[str, Message]],
    chosen: str,
    choose: Callable[[str], None],
) -> None:
    group = QActionGroup(menu)
    for value, words in choices:
        action = _tick(menu, words, value == chosen, partial(_chosen, choose, value))
        group.addAction(action)


def _columns(menu: QMenu, chosen: float, choose: Callable[[float], None]) -> None:
    inner = menu.addMenu(str(t("Leaves in columns of")))
    group = QActionGroup(inner)
    for rows in sorted({0, *_COLUMNS, int(chosen)}):
        words = t("As it fits") if not rows else tn("{n} card", "{n} cards", rows)
        action = _tick(inner, words, rows == int(chosen), partial(_chosen, choose, float(rows)))
        group.addAction(action)


def _chosen(choose: Callable[[V], None], value: V, _on: bool) -> None:
    choose(value)


def _tick(menu: QMenu, words: Message, on: bool, choose: Callable[[bool], None]) -> QAction:
    action = menu.addAction(caption(words))
    action.setCheckable(True)
    action.setChecked(on)
    # PySide gives a ``partial`` no argument, a function the state of the tick.
    action.triggered.connect(lambda on: choose(on))
    return action
