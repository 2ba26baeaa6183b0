"""The start page: drop a roster, take up recent or unsaved work, begin from a blueprint."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.project import recent, recovery
from orgeditor.gui import theme
from orgeditor.gui.blueprint_cards import BlueprintCards
from orgeditor.gui.labels import caption, heading, label, tip
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.messages import Message

T = TypeVar("T")

_WIDTH: Final = 780
_MOST_RECENT: Final = 8


class StartPage(QScrollArea):
    """What is shown while no document is open; the signals say what the user wants."""

    import_wanted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()
    document_wanted = Signal(Path)
    template_wanted = Signal(str)
    recovery_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start-page")
        self.setWidgetResizable(True)
        self.fill()

    def fill(self) -> None:
        """Show what there is now."""
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 40, 24, 24)
        column.setSpacing(theme.GRID * 2)
        column.addWidget(label(t("Design an organisation"), hero=True))
        column.addWidget(label(t("Wholly offline: nothing leaves this machine."), quiet=True))
        column.addSpacing(theme.INSIDE)
        column.addWidget(self._drop())
        self._add_recovered(column)
        self._add_recent(column)
        self._add_blueprints(column)
        column.addStretch(1)
        ground = QWidget()
        ground.setObjectName("start-ground")
        row = QHBoxLayout(ground)
        row.addStretch(1)
        row.addWidget(page, 4)
        row.addStretch(1)
        self.setWidget(ground)

    def invite(self, *, over: bool) -> None:
        """Show that what is dragged over the window can be dropped."""
        frame = self.findChild(QFrame, "drop")
        if isinstance(frame, QFrame):
            frame.setProperty("over", "true" if over else "false")
            frame.style().unpolish(frame)
            frame.style().polish(frame)

    def _drop(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("drop")
        box = QVBoxLayout(frame)
        box.setContentsMargins(24, 28, 24, 24)
        box.setSpacing(theme.GRID * 3)
        words = label(t("Drop a roster here: xlsx, xls, ods or csv"), title=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, signal in (
            ("import", t("Import a roster…"), self.import_wanted),
            ("open", t("Open…"), self.open_wanted),
            ("new", t("Empty document"), self.new_wanted),
            ("workbook", t("Try the sample"), self.sample_wanted),
        ):
            button = QPushButton(theme.icon(name), str(text))
            button.setObjectName(f"start-{name}")
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        return frame

    def _add_recovered(self, column: QVBoxLayout) -> None:
        found = _found(recovery.recoverable)
        if not found:
            return
        column.addWidget(heading(t("Recovered work"), inner=True))
        for work in found:
            name = work.path.name if work.path else str(t("The unsaved document"))
            when = datetime.fromtimestamp(work.time).strftime("%Y-%m-%d %H:%M")
            about = f"{tn('{n} unsaved edit', '{n} unsaved edits', work.edits)} · {when}"
            wanted = partial(self.recovery_wanted.emit, work)
            discard = _link(t("Discard"), partial(self._discard, work))
            tile = self._tile("recover", name, about, wanted, beside=discard)
            tile.setProperty("urgent", "true")
            column.addWidget(tile)

    def _add_recent(self, column: QVBoxLayout) -> None:
        found = [path for path in _found(recent.recent_documents) if path.exists()]
        kept = recent.recent_kept()
        row = QHBoxLayout()
        row.addWidget(heading(t("Recent documents"), inner=True))
        row.addStretch(1)
        if found:
            row.addWidget(_link(t("Clear the list"), self._clear))
        words = t("Do not remember") if kept else t("Remember what is opened")
        row.addWidget(_link(words, partial(self._keep, not kept)))
        column.addLayout(row)
        if not found and kept:
            column.addWidget(label(t("What you open or save is listed here."), quiet=True))
        for path in found[:_MOST_RECENT]:
            wanted = partial(self.document_wanted.emit, path)
            column.addWidget(self._tile("document", path.stem, str(path.parent), wanted))

    def _add_blueprints(self, column: QVBoxLayout) -> None:
        column.addWidget(heading(t("Begin from a blueprint"), inner=True))
        cards = BlueprintCards()
        cards.wanted.connect(self.template_wanted)
        column.addWidget(cards)

    def _tile(
        self,
        icon: str,
        name: str,
        about: str | Message,
        wanted: Callable[[], None],
        beside: QPushButton | None = None,
    ) -> QFrame:
        tile = QFrame()
        tile.setObjectName("tile")
        row = QHBoxLayout(tile)
        row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        row.setSpacing(theme.INSIDE)
        button = QPushButton(theme.icon(icon, theme.palette().accent), caption(name))
        button.setProperty("link", "true")
        button.setToolTip(tip(name))
        button.clicked.connect(lambda _=False: wanted())
        row.addWidget(button)
        said = label(about, quiet=True)
        said.setWordWrap(True)
        row.addWidget(said, 1)
        if beside:
            row.addWidget(beside)
        return tile

    def _clear(self) -> None:
        recent.clear_recent()
        self._renew()

    def _keep(self, keep: bool) -> None:
        recent.keep_recent(keep)
        self._renew()

    def _discard(self, work: recovery.Recovery) -> None:
        recovery.discard(work)
        self._renew()

    def _renew(self) -> None:
        # The button that was pressed is gone with the page that is built anew.
        QTimer.singleShot(0, self, self.fill)


def _link(words: Message, wanted: Callable[[], None]) -> QPushButton:
    button = QPushButton(str(words))
    button.setProperty("link", "true")
    button.clicked.connect(lambda _=False: wanted())
    return button


def _found(look: Callable[[], list[T]]) -> list[T]:
    """Return what is in the state folder; nothing where that cannot be read."""
    try:
        return look()
    except OSError:
        return []
