"""A folded branch that something is held over opens, so that it can be dropped inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_HELD: Final = 600


class Spring:
    """Opens what is held over for ``_HELD`` ms, and folds it again where nothing was dropped."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._over = ""
        self._opened: set[str] = set()
        self._timer = QTimer(canvas, singleShot=True, interval=_HELD)
        self._timer.timeout.connect(self._open)

    def over(self, slot: int) -> None:
        """Something is held over a card, or over none (-1)."""
        scene = self._canvas.scene
        folded = slot >= 0 and bool(scene.layout.folded[slot])
        key = scene.id(slot) if folded else ""
        if key != self._over:
            self._over = key
            if key:
                self._timer.start()
            else:
                self._timer.stop()

    def close(self, keep: str = "") -> None:
        """Fold again what was opened, but for what lies above ``keep``, and that itself."""
        self._timer.stop()
        self._over = ""
        opened, self._opened = self._opened, set()
        tree = self._canvas.scene.tree
        i = tree.index.get(keep, -1)
        while i >= 0:
            opened.discard(tree.ids[i])
            i = int(tree.parent[i])
        if opened:
            self._canvas.folds.fold(self._canvas.folds.ids | opened)

    def _open(self) -> None:
        key, self._over = self._over, ""
        if key in self._canvas.folds.ids:
            self._opened.add(key)
            self._canvas.folds.open_below(key)
