"""The canvas as assistive technology meets it: a tree whose items are the cards that are seen.

Qt asks for interfaces only while such a technology is running; until then nothing here
costs anything. Qt owns what it was given, and deletes it with the canvas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.gui.canvas.folding import foldable
from orgeditor.gui.canvas.menus import open_menu
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.gui.canvas.canvas import Canvas

Role = QAccessible.Role
Event = QAccessible.Event
_Action = QAccessibleActionInterface

_NO_POINTER: Final = shiboken6.VoidPtr(0)
"""What Qt takes for no pointer: at a None where it expects one of no type, PySide6 (6.8 to 6.11) ends the program."""
_KEPT: Final = 1000
"""So many cards are kept that were asked for and have gone out of sight."""


class CanvasInterface(QAccessibleWidget):
    """The chart: its children are the cards seen, in the order of the structure.

    Where cards are too small to be read, only the current one is a child.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, Role.Tree)
        self._canvas = canvas
        self._cards: dict[str, CardInterface] = {}
        cards = self._cards
        canvas.destroyed.connect(lambda: _delete(cards, list(cards)))

    def card(self, record_id: str) -> CardInterface:
        """Return the interface of a card."""
        found = self._cards.get(record_id)
        if found is None:
            if len(self._cards) > _KEPT:
                _delete(self._cards, self._cards.keys() - set(self._seen()))
            found = self._cards[record_id] = CardInterface(self, self._canvas, record_id)
        return found

    def _seen(self) -> list[str]:
        canvas, view = self._canvas, self._canvas.view
        current = canvas.current()
        if view.scale < BLOCKS_BELOW:
            return [current] if current else []
        slots = canvas.scene.layout.within(view.x, view.y, view.right, view.bottom)
        seen = [canvas.scene.id(slot) for slot in slots.tolist()]
        return seen if not current or current in seen else [*seen, current]

    @override
    def childCount(self) -> int:
        return len(self._seen())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        seen = self._seen()
        return self.card(seen[index]) if 0 <= index < len(seen) else _nothing()

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        seen = self._seen()
        known = isinstance(child, CardInterface) and child.key in seen
        return seen.index(cast("CardInterface", child).key) if known else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        canvas = self._canvas
        at = canvas.mapFromGlobal(QPoint(x, y))
        slot = canvas.scene.layout.at(*canvas.view.to_chart(at.x(), at.y()))
        inside = canvas.rect().contains(at)
        key = canvas.scene.id(slot) if slot >= 0 and inside else ""
        return self.card(key) if key in self._seen() else _nothing()

    @override
    def focusChild(self) -> QAccessibleInterface:
        current = self._canvas.current()
        return self.card(current) if current and self._canvas.hasFocus() else _nothing()


class CardInterface(QAccessibleInterface):
    """A card of the chart, a tree item named as its card reads; ``key`` is the record's id."""

    def __init__(self, chart: CanvasInterface, canvas: Canvas, key: str) -> None:
        super().__init__()
        self.key = key
        self._chart = chart
        self._canvas = canvas
        self._actions = CardActions(canvas, key)

    def _slot(self) -> int:
        return self._canvas.scene.slot(self.key)

    @override
    def isValid(self) -> bool:
        return shiboken6.isValid(self._canvas) and self._slot() >= 0

    @override
    def object(self) -> QObject:
        return cast("QObject", None)

    @override
    def window(self) -> QWindow:
        return self._canvas.window().windowHandle()

    @override
    def role(self) -> Role:
        return Role.TreeItem

    @override
    def text(self, which: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if which is QAccessible.Text.Name:
            return self._canvas.scene.spoken(self._slot())
        if which is QAccessible.Text.Description:
            return self._canvas.scene.sentence(self._slot())
        return ""

    @override
    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are changed through the inspector."""

    @override
    def rect(self) -> QRect:
        slot = self._slot()
        return _rect(self._canvas, slot) if slot >= 0 else QRect()

    @override
    def state(self) -> QAccessible.State:
        canvas, slot = self._canvas, self._slot()
        state = QAccessible.State()
        if slot < 0:
            state.invalid = True
            return state
        state.focusable = state.selectable = state.multiSelectable = True
        state.selected = self.key in canvas.session.selection
        state.focused = canvas.hasFocus() and self.key == canvas.current()
        if canvas.scene.has_below(slot):
            folded = self.key in canvas.folds.ids
            state.expandable = True
            state.expanded, state.collapsed = not folded, folded
        here = QRect(canvas.mapToGlobal(QPoint()), canvas.size())
        state.offscreen = not here.intersects(self.rect())
        return state

    @override
    def parent(self) -> QAccessibleInterface:
        return self._chart

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return _nothing()

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return _nothing()

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def interface_cast(self, which: QAccessible.InterfaceType) -> Any:
        return self._actions if which is QAccessible.InterfaceType.ActionInterface else _NO_POINTER


class CardActions(QAccessibleActionInterface):
    """What can be done to a card: select it, fold or unfold it, open its menu."""

    def __init__(self, canvas: Canvas, key: str) -> None:
        super().__init__()
        self._canvas = canvas
        self._key = key

    @override
    def actionNames(self) -> list[str]:
        names = [_Action.pressAction(), _Action.setFocusAction(), _Action.showMenuAction()]
        if foldable(self._canvas.scene, [self._key]):
            names.append(_Action.toggleAction())
        return names

    @override
    def localizedActionName(self, name: str) -> str:
        folded = self._key in self._canvas.folds.ids
        words = {
            _Action.pressAction(): t("Select"),
            _Action.setFocusAction(): t("Select"),
            _Action.showMenuAction(): t("Menu"),
            _Action.toggleAction(): t("Unfold") if folded else t("Fold"),
        }
        return str(words[name]) if name in words else name

    @override
    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    @override
    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    @override
    def doAction(self, name: str) -> None:
        canvas, key = self._canvas, self._key
        if canvas.scene.slot(key) < 0:
            return
        if name == _Action.toggleAction():
            canvas.folds.fold(canvas.folds.ids ^ foldable(canvas.scene, [key]))
            return
        canvas.session.select([key])
        canvas.reveal(key)
        canvas.setFocus()
        if name == _Action.showMenuAction():
            open_menu(canvas)


def install() -> None:
    """Let Qt find the interfaces of canvases made from now on."""
    QAccessible.installFactory(_interface)


def tell_current(canvas: Canvas) -> None:
    """Tell assistive technology which card is the current one now."""
    chart = _chart(canvas)
    current = canvas.current()
    if chart is None or not current or not canvas.hasFocus():
        return
    card = chart.card(current)
    for event in (Event.Focus, Event.Selection):
        QAccessible.updateAccessibility(QAccessibleEvent(card, event))


def tell_moved(canvas: Canvas) -> None:
    """Tell assistive technology that cards stand elsewhere or read differently."""
    chart = _chart(canvas)
    if chart is None:
        return
    QAccessible.updateAccessibility(QAccessibleEvent(canvas, Event.ObjectReorder))
    if current := canvas.current():
        for event in (Event.LocationChanged, Event.NameChanged):
            QAccessible.updateAccessibility(QAccessibleEvent(chart.card(current), event))


def _chart(canvas: Canvas) -> CanvasInterface | None:
    if not QAccessible.isActive():
        return None
    return cast("CanvasInterface", QAccessible.queryAccessibleInterface(canvas))


def _interface(kind: str, of: QObject) -> QAccessibleInterface | None:
    if kind != "Canvas":
        return None
    canvas = cast("Canvas", of)
    # Qt does not count references: what it uses lives as long as the canvas holds it.
    canvas.accessible = CanvasInterface(canvas)
    return canvas.accessible


def _rect(canvas: Canvas, slot: int) -> QRect:
    """Return where a card is seen, on the screen."""
    layout, view = canvas.scene.layout, canvas.view
    x, y = view.to_screen(float(layout.x[slot]), float(layout.y[slot]))
    size = QSizeF(layout.spacing.width, layout.spacing.height) * view.scale
    corner = canvas.mapToGlobal(QPoint(round(x), round(y)))
    return QRect(corner, size.toSize().expandedTo(QSize(1, 1)))


def _nothing() -> QAccessibleInterface:
    """Return what Qt takes for no interface."""
    return cast("QAccessibleInterface", None)


def _delete(cards: dict[str, CardInterface], keys: Iterable[str]) -> None:
    for key in keys:
        # Held until Qt has deleted it: it must not be deleted by Python in between.
        card = cards.pop(key)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(card))
