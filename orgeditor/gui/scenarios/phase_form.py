"""What is said of a phase: its name, from when on, by whom, what it costs and brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import field
from orgeditor.model.naming import Names
from orgeditor.model.plan import Phase
from orgeditor.model.written import read, written

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

_LINES: Final = ("name", "date", "owner", "cost", "saving")
_NOTES: Final = 64


class PhaseForm(QWidget):
    """``said`` tells a field and its new value; ``refused`` why what was written is none."""

    said = Signal(str, object)
    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._phase: Phase | None = None
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.GRID)
        self.lines: dict[str, QLineEdit] = {}
        for name in _LINES:
            described = field(Phase, name)
            line = self.lines[name] = QLineEdit()
            line.setAccessibleName(str(described.label))
            line.editingFinished.connect(lambda name=name: self._read(name))
            form.addRow(label(described.label, label=True), line)
        self.lines["date"].setPlaceholderText("2026-12-31")
        self.notes = _Notes()
        self.notes.setAccessibleName(str(field(Phase, "notes").label))
        self.notes.setMaximumHeight(_NOTES)
        self.notes.left.connect(lambda: self._tell("notes", self.notes.toPlainText().strip()))
        form.addRow(label(t("Notes"), label=True), self.notes)

    def show_phase(self, phase: Phase | None) -> None:
        """Show what is said of a phase; None: there is none."""
        self._phase = phase
        self.setEnabled(phase is not None)
        hidden = {"owner": self._session.names_hidden, "cost": self._session.pay_hidden, "saving": self._session.pay_hidden}  # fmt: skip
        for name, line in self.lines.items():
            value = getattr(phase, name) if phase is not None else ""
            empty = value in ("", 0.0) or hidden.get(name, False)
            text = "" if empty else written(self._session.organization, field(Phase, name), value)
            line.setText(seen(text))
            line.setReadOnly(hidden.get(name, False))
        self.notes.setPlainText(seen(phase.notes) if phase is not None else "")
        self.notes.setReadOnly(self._session.names_hidden)

    def _read(self, name: str) -> None:
        line = self.lines[name]
        if self._phase is None or line.isReadOnly() or not line.isModified():
            return
        line.setModified(False)
        described = field(Phase, name)
        try:
            value: Any = read(Names(self._session.organization), described, line.text())
        except Refused as refusal:
            self._refuse(refusal.reason)
            return
        self._tell(name, value if value is not None else 0.0)

    def _refuse(self, reason: Message) -> None:
        self.refused.emit(reason)
        self.show_phase(self._phase)

    def _tell(self, name: str, value: object) -> None:
        if self._phase is not None and getattr(self._phase, name) != value:
            self.said.emit(name, value)


class _Notes(QPlainTextEdit):
    """Notes that are taken over when they are left."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isReadOnly():
            self.left.emit()
