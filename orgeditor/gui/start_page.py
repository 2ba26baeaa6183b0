"""The start page: drop a roster, take up recent or unsaved work, begin from a blueprint."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.project import recent, recovery
from orgeditor.files.templates import templates
from orgeditor.gui import theme
from orgeditor.gui.labels import heading, label, tip
from orgeditor.messages import language, t, tn

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.messages import Message

T = TypeVar("T")

_WIDTH = 760


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
        column.addWidget(heading(t("Begin from a blueprint"), inner=True))
        chinese = language().startswith("zh")
        for template in templates():
            name = template.name_zh if chinese else template.name
            about = template.about_zh if chinese else template.about
            column.addLayout(
                self._line("template", name, about, partial(self.template_wanted.emit, template.id))
            )
        column.addStretch(1)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.addStretch(1)
        row.addWidget(page, 4)
        row.addStretch(1)
        self.setWidget(outer)

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
            line = self._line("recover", name, about, partial(self.recovery_wanted.emit, work))
            drop = QPushButton(str(t("Discard")))
            drop.setProperty("link", "true")
            drop.clicked.connect(partial(self._discard, work))
            line.addWidget(drop)
            column.addLayout(line)

    def _add_recent(self, column: QVBoxLayout) -> None:
        found = [path for path in _found(recent.recent_documents) if path.exists()]
        if not found:
            return
        row = QHBoxLayout()
        row.addWidget(heading(t("Recent documents"), inner=True))
        row.addStretch(1)
        clear = QPushButton(str(t("Clear the list")))
        clear.setProperty("link", "true")
        clear.clicked.connect(self._clear)
        row.addWidget(clear)
        column.addLayout(row)
        for path in found[:8]:
            column.addLayout(
                self._line(
                    "document",
                    path.stem,
                    str(path.parent),
                    partial(self.document_wanted.emit, path),
                )
            )

    def _line(
        self, icon: str, name: str, about: str | Message, wanted: Callable[[], None]
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        button = QPushButton(theme.icon(icon, theme.palette().accent), name)
        button.setProperty("link", "true")
        button.setToolTip(tip(name))
        button.clicked.connect(lambda _=False: wanted())
        row.addWidget(button)
        said = label(about, quiet=True)
        said.setWordWrap(True)
        row.addWidget(said, 1)
        return row

    def _clear(self) -> None:
        recent.clear_recent()
        self.fill()

    def _discard(self, work: recovery.Recovery, _checked: bool = False) -> None:
        recovery.discard(work)
        self.fill()


def _found(look: Callable[[], list[T]]) -> list[T]:
    """Return what is in the state folder; nothing where that cannot be read."""
    try:
        return look()
    except OSError:
        return []
