"""The keyboard on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from orgeditor.gui.canvas.commands import move_along
from orgeditor.gui.canvas.folding import foldable
from orgeditor.gui.canvas.walking import WALKS, neighbour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from orgeditor.gui.canvas.canvas import Canvas

Key = Qt.Key
Keys = Qt.KeyboardModifier

_NONE: Final = Keys.NoModifier
_CTRL_SHIFT: Final = Keys.ControlModifier | Keys.ShiftModifier
_PAGE: Final = 0.8
_HELD: Final = {Key.Key_Control: Keys.ControlModifier, Key.Key_Shift: Keys.ShiftModifier}


class Keyboard:
    """What keys do while the canvas has the focus.

    The space bar folds when it is tapped and pans while it is held and the mouse drags.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._view = canvas.view
        self._commands: dict[tuple[Key, Keys], Callable[[], None]] = {
            (Key.Key_Return, _NONE): canvas.add_sibling,
            (Key.Key_Enter, _NONE): canvas.add_sibling,
            (Key.Key_Tab, _NONE): self._tab,
            (Key.Key_F2, _NONE): canvas.rename,
            (Key.Key_F10, Keys.ShiftModifier): canvas.menu_wanted.emit,
            (Key.Key_Delete, _NONE): canvas.delete,
            (Key.Key_Delete, Keys.ShiftModifier): canvas.delete_branch,
            (Key.Key_Plus, _NONE): lambda: self._fold(fold=False),
            (Key.Key_Minus, _NONE): lambda: self._fold(fold=True),
            (Key.Key_A, Keys.ControlModifier): canvas.select_all,
            (Key.Key_0, Keys.ControlModifier): lambda: canvas.zoom_to(1.0),
            (Key.Key_Plus, Keys.ControlModifier): canvas.zoom_in,
            (Key.Key_Equal, Keys.ControlModifier): canvas.zoom_in,
            (Key.Key_Minus, Keys.ControlModifier): canvas.zoom_out,
            (Key.Key_1, Keys.ShiftModifier): canvas.fit,
            (Key.Key_Exclam, Keys.ShiftModifier): canvas.fit,
            (Key.Key_Home, _NONE): self._home,
            (Key.Key_PageUp, _NONE): lambda: self._turn(0, 1),
            (Key.Key_PageDown, _NONE): lambda: self._turn(0, -1),
            (Key.Key_PageUp, Keys.ShiftModifier): lambda: self._turn(1, 0),
            (Key.Key_PageDown, Keys.ShiftModifier): lambda: self._turn(-1, 0),
            (Key.Key_C, Keys.ControlModifier): lambda: canvas.clipboard.take(cut=False),
            (Key.Key_X, Keys.ControlModifier): lambda: canvas.clipboard.take(cut=True),
            (Key.Key_V, Keys.ControlModifier): lambda: canvas.clipboard.paste(alone=False),
            (Key.Key_V, _CTRL_SHIFT): lambda: canvas.clipboard.paste(alone=True),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it means something here."""
        key, keys = Key(event.key()), event.modifiers() & ~Keys.KeypadModifier
        pointer = self._canvas.pointer
        if key in _HELD:
            pointer.hold(keys | _HELD[key])
            return True
        if key is Key.Key_Escape:
            return self._escape()
        if key is Key.Key_Space and keys == _NONE:
            if not event.isAutoRepeat():
                pointer.space = True
                self._canvas.setCursor(Qt.CursorShape.OpenHandCursor)
                self._view = self._canvas.view
            return True
        if key in WALKS and keys in (_NONE, Keys.ShiftModifier):
            self._walk(key, extend=keys == Keys.ShiftModifier)
            return True
        if key in WALKS and keys == Keys.AltModifier:
            move_along(self._canvas, key)
            return True
        if key is Key.Key_Plus:
            # On many keyboards "+" is typed with Shift.
            keys &= ~Keys.ShiftModifier
        command = self._commands.get((key, keys))
        if command is None:
            return False
        command()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Let the space bar go."""
        pointer = self._canvas.pointer
        key = Key(event.key())
        if key in _HELD:
            pointer.hold(event.modifiers() & ~_HELD[key])
            return True
        if key is not Key.Key_Space or event.isAutoRepeat():
            return False
        if pointer.space:
            pointer.space = False
            self._canvas.unsetCursor()
            if pointer.gesture is None and self._canvas.view == self._view:
                self._canvas.folds.toggle()
        return True

    def _turn(self, across: int, along: int) -> None:
        """Move the chart by most of what is seen of it."""
        canvas = self._canvas
        by = canvas.width() * _PAGE * across, canvas.height() * _PAGE * along
        canvas.set_view(canvas.view.panned(*by))

    def _escape(self) -> bool:
        if self._canvas.pointer.cancel() or self._canvas.clipboard.forget_cut():
            return True
        had = bool(self._canvas.session.selection)
        self._canvas.session.select(())
        return had

    def _fold(self, *, fold: bool) -> None:
        canvas = self._canvas
        chosen = foldable(canvas.scene, canvas.session.selection)
        canvas.folds.fold(canvas.folds.ids | chosen if fold else canvas.folds.ids - chosen)

    def _walk(self, key: Key, *, extend: bool) -> None:
        canvas = self._canvas
        slot = canvas.scene.slot(canvas.current())
        to = neighbour(canvas.scene, slot, key)
        if to < 0:
            return
        kept = canvas.session.selection if extend else ()
        record = canvas.scene.id(to)
        canvas.session.select((*(k for k in kept if k != record), record))
        canvas.reveal(record)

    def _tab(self) -> None:
        """Add a card below the current one; where there is none, begin at the first."""
        if self._canvas.current() or not len(self._canvas.scene):
            self._canvas.add_child()
        else:
            self._home()

    def _home(self) -> None:
        canvas = self._canvas
        if len(canvas.scene):
            canvas.session.select([canvas.scene.id(0)])
            canvas.reveal(canvas.scene.id(0))
