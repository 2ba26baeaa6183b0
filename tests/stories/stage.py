"""A real window worked from outside: xdotool moves the pointer and presses the keys.

The program runs in this process, so that a story can ask where a widget is and wait for
what it expects; every input goes through the X server.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from orgeditor.drawing.card import HEIGHT, WIDTH
from orgeditor.gui.app import Desk
from orgeditor.gui.main_window import MainWindow

D = TypeVar("D", bound=QWidget)

_PATIENCE = 60.0


class Stage:
    """The program with its window on the screen, and hands."""

    def __init__(self) -> None:
        self.app = QApplication(["orgeditor"])
        sys.excepthook = lambda *error: _end("".join(traceback.format_exception(*error)))
        self.desk = Desk(self.app)
        self.window.resize(1500, 940)
        self.window.move(0, 0)
        self.window.show()
        self.until(lambda: self.window.isActiveWindow(), "the window is active")

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds, the window alive; end the story where it never does."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            self.app.processEvents()
            time.sleep(0.01)
            if time.monotonic() > end:
                _end(f"waited in vain: {what}")

    def xdotool(self, *arguments: object) -> None:
        """Give input, and let the window take it."""
        given = subprocess.Popen(["xdotool", *(str(argument) for argument in arguments)])
        self.until(lambda: given.poll() is not None, f"xdotool {arguments}")
        self.rest()

    def rest(self, seconds: float = 0.15) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = widget.mapToGlobal(at or widget.rect().center())
        self.xdotool("mousemove", place.x(), place.y(), "click", 1)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.xdotool("mousemove", start.x(), start.y(), "mousedown", 1)
        for step in range(1, 9):
            place = start + (end - start) * step / 8
            self.xdotool("mousemove", place.x(), place.y())
        self.xdotool("mouseup", 1)

    def drag_and_drop(self, start: QPoint, end: QPoint) -> None:
        """Drag by the system's own drag and drop, which does not return before the button is released."""
        moves: list[object] = []
        for step in range(1, 9):
            place = start + (end - start) * step / 8
            moves += ["mousemove", place.x(), place.y(), "sleep", 0.05]
        self.xdotool("mousemove", start.x(), start.y(), "mousedown", 1, "sleep", 0.1, *moves, "sleep", 0.2, "mouseup", 1)  # fmt: skip

    def key(self, *keys: str) -> None:
        self.xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", 5, text)

    def card(self, key: str) -> QPoint:
        """Return the middle of a card on the screen."""
        canvas = self.window.canvas
        layout, slot = canvas.scene.layout, canvas.scene.slot(key)
        middle = canvas.view.to_screen(
            float(layout.x[slot]) + WIDTH / 2, float(layout.y[slot]) + HEIGHT / 2
        )
        return canvas.mapToGlobal(QPointF(*middle).toPoint())

    def when(self, kind: type[D], act: Callable[[D], None]) -> None:
        """Act on a dialog of a kind as soon as it wants an answer.

        It is looked for now and then, not waited for: the program must go on meanwhile.
        """
        timer = QTimer(self.app, interval=100)

        def look() -> None:
            found = self.app.activeModalWidget()
            if isinstance(found, kind):
                timer.stop()
                self.rest(0.3)
                act(found)

        timer.timeout.connect(look)
        timer.start()

    def name_file(self, path: Path) -> None:
        """Type a path into the file dialog that is about to come."""

        def type_it(_dialog: QFileDialog) -> None:
            self.key("ctrl+a")
            self.type(str(path))
            self.key("Return")

        self.when(QFileDialog, type_it)

    def leave(self) -> None:
        """End without a question."""
        self.desk.session.document.mark_saved()
        self.window.close()


def _end(why: str) -> None:
    """End the story at once: from within a dialog's own loop nothing else would.

    A picture tells what was there instead, out/stories/NAME.png.
    """
    print(why, file=sys.stderr, flush=True)
    folder = Path("out/stories")
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{Path(sys.argv[0]).stem}.png"
    QApplication.primaryScreen().grabWindow(0).save(str(picture))
    os._exit(1)
