"""Presenting: the chart alone on a whole screen, branch by branch, in large type; edits go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRadialGradient,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.drawing.detail import resting
from orgeditor.gui import theme
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.folding import levels
from orgeditor.gui.canvas.sights import whole_view
from orgeditor.gui.labels import label, tip
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from orgeditor.analysis.tree import Tree
    from orgeditor.drawing.view import View
    from orgeditor.gui.main_window import MainWindow
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

_LARGE: Final = 1.2
"""The zoom at which the back row can read the cards: levels that would make them smaller stay folded."""
_HARDLY_SMALLER: Final = 0.8
"""Where none are that large: the part of the largest zoom for which another level is worth it."""
_LARGEST: Final = 2.0
_LEAST: Final = 0.6
"""The zoom below which a branch is no longer shown whole."""
_BAR: Final = 72
"""Pixels of the screen's height that are kept clear for the bar."""
_TYPE: Final = (13, 20)
"""The smallest and the largest letters beside the chart, in pixels."""
_LINES: Final = 60
"""So many of them stand one under another on a screen."""
_IDLE: Final = 3000
"""Milliseconds after which the bar goes, while the mouse rests elsewhere."""
_SPOT: Final = 0.22
"""The radius of the spotlight, of the screen's height."""
_DARKNESS: Final = 150
_SHARED: Final = ("undo", "redo", "hide-names", "hide-pay")
"""Actions of the window that mean the same here, with their keys."""


def stations(tree: Tree) -> list[str]:
    """Return where a presentation stops: "" for the whole, then each branch, from above down."""
    led = np.flatnonzero(tree.end > np.arange(len(tree)) + 1)
    if len(led) and tree.end[0] == len(tree):
        # The branch of the only root is the whole.
        led = led[1:]
    return ["", *(tree.ids[i] for i in led)]


class Presentation(QWidget):
    """A window over a session that shows what ``shown`` does, on the second screen where there is one.

    ``actions``: the window's, of which those are taken over that mean the same here.
    ``canvas`` is its own: what is folded, focused and zoomed here stays as it is there.
    """

    def __init__(
        self, session: Session, shown: Canvas, actions: Mapping[str, QAction], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("presentation")
        self.setWindowTitle(str(t("Presentation")))
        self.canvas = Canvas(session, self)
        self.canvas.take_over(shown)
        # What a card says was chosen to be seen; what pops up before a board was not.
        self.canvas.hover_card.tells_pay = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.canvas)
        self.spotlight = Spotlight(self.canvas)
        self.bar = QFrame(self)
        self.bar.setObjectName("presenting")
        self._said = label()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._fill(actions)
        self._idle.timeout.connect(self._rest)
        self.canvas.installEventFilter(self)
        session.edited.connect(self._tell)
        session.discretion_changed.connect(self._tell)
        session.refused.connect(self._say)
        session.replaced.connect(self.close)
        self.go_to(shown.scene.focus)

    def _fill(self, actions: Mapping[str, QAction]) -> None:
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(theme.GRID * 3, theme.GRID * 2, theme.GRID * 3, theme.GRID * 2)
        row.setSpacing(theme.GRID)
        self._tool("before", "chevron-left", t("The branch before"), "PgUp", lambda: self.step(-1))
        row.addWidget(self._said)
        self._tool("next", "chevron-right", t("The next branch"), "PgDown", lambda: self.step(1))
        self._tool("spotlight", "spotlight", t("Spotlight"), "S", self.spotlight.toggle)
        for name in _SHARED:
            self.addAction(actions[name])
            button = QToolButton()
            button.setDefaultAction(actions[name])
            row.addWidget(button)
        self._tool("end", "close", t("End the presentation"), "Esc", self.close)
        for button in self.bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _tool(
        self, name: str, icon: str, says: Message, key: str, does: Callable[[], object]
    ) -> QToolButton:
        button, row = QToolButton(), self.bar.layout()
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        keys = QKeySequence(key)
        button.setToolTip(tip(f"{says} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"))
        button.setAccessibleName(str(says))
        button.clicked.connect(lambda _checked=False: does())
        assert row is not None
        row.addWidget(button)
        if name != "end":
            # Escape first takes back what is under way on the chart.
            QShortcut(keys, self).activated.connect(does)
        return button

    def step(self, by: int) -> None:
        """Go on by so many branches; at either end nothing happens."""
        found = stations(self.canvas.scene.whole_tree())
        focus = self.canvas.scene.focus
        at = (found.index(focus) if focus in found else 0) + by
        if 0 <= at < len(found):
            self.go_to(found[at])

    def go_to(self, record_id: str) -> None:
        """Show a branch alone, "" for the whole: as many of its levels as stay large, one at least."""
        canvas = self.canvas
        if record_id != canvas.scene.focus:
            canvas.focus_on(record_id)
        depth = int(canvas.scene.tree.depth.max(initial=0))
        scales = {count: self._unfold(count) for count in range(1, max(2, depth + 1))}
        enough = min(_LARGE, max(scales.values()) * _HARDLY_SMALLER)
        scale = self._unfold(max(count for count, scale in scales.items() if scale >= enough))
        canvas.glide.stop()
        if scale >= _LEAST:
            canvas.set_view(self._fitted())
        else:
            # What is too wide to be read as a whole is seen from its top.
            canvas.arrive()
            if (still := resting(canvas.view.scale)) != canvas.view.scale:
                canvas.set_view(self._fitted(still))
        self._tell()

    def _unfold(self, count: int) -> float:
        """Unfold so many levels below the top; return the zoom at which all of them are seen."""
        self.canvas.folds.fold(levels(self.canvas.scene, (), "", count))
        return self._fitted().scale

    def _fitted(self, most: float = _LARGEST) -> View:
        """Return the view of all that is unfolded, clear of the legend and the bar."""
        canvas = self.canvas
        view = canvas.view.resized(canvas.width(), max(1, canvas.height() - _BAR))
        found = whole_view(canvas.scene.layout, view, canvas.legend.covers, most)
        return found.panned(0, canvas.breadcrumb.height()) if canvas.scene.focus else found

    def _tell(self, _edit: object = None) -> None:
        """Say on the bar which branch is shown, and which of how many it is."""
        canvas = self.canvas
        found, focus = stations(canvas.scene.whole_tree()), canvas.scene.focus
        name = canvas.name(focus) or str(t("Whole chart"))
        at = found.index(focus) + 1 if focus in found else 1
        self._say(t("{name} · {n} of {total}", name=name, n=at, total=len(found)))

    def _say(self, words: Message) -> None:
        self._said.setText(str(words))
        self._wake()

    def _wake(self) -> None:
        """Show the bar for a while."""
        self.bar.adjustSize()
        x = (self.width() - self.bar.width()) // 2
        self.bar.move(x, self.height() - self.bar.height() - theme.GRID * 5)
        self.bar.show()
        self.bar.raise_()
        self._idle.start()

    def _set_type(self) -> None:
        """Let the legend and the way to what is shown be read from the back row, too."""
        least, most = _TYPE
        size = min(max(self.height() // _LINES, least), most)
        said = ", ".join(f"QFrame#{name} {kind}" for name in ("legend", "breadcrumb") for kind in ("QToolButton", "QPushButton", "QLabel"))  # fmt: skip
        sheet = f"{said} {{ font-size: {size}px; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _rest(self) -> None:
        if self.bar.underMouse():
            self._idle.start()
            return
        self.bar.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._wake()
        elif event.type() == QEvent.Type.Resize:
            self._set_type()
            # After the canvas has taken the new size.
            QTimer.singleShot(0, self, lambda: self.go_to(self.canvas.scene.focus))
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class Spotlight(QWidget):
    """Darkens a canvas but for a round about the pointer; the mouse goes through it."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._at = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Switch it on where it is off, and off where it is on."""
        self.resize(self._canvas.size())
        self._at = QPointF(self._canvas.mapFromGlobal(QCursor.pos()))
        self.setVisible(self.isHidden())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._at = event.position()
            self.update()
        elif event.type() == QEvent.Type.Resize:
            self.resize(self._canvas.size())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        light = QRadialGradient(self._at, self.height() * _SPOT)
        for place, darkness in ((0.0, 0), (0.9, 0), (1.0, _DARKNESS)):
            light.setColorAt(place, QColor(0, 0, 0, darkness))
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), light)


def present(window: MainWindow) -> Presentation:
    """Present what the window's chart shows: on another screen where there is one."""
    made = Presentation(window.session, window.canvas, window.actions_by_id, window)
    screens = QGuiApplication.screens()
    screen = next((s for s in screens if s is not window.screen()), window.screen())
    made.setGeometry(screen.geometry())
    made.showFullScreen()
    made.activateWindow()
    # A ring about the focus would frame the whole screen.
    made.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    return made
