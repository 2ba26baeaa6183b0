"""One editor for each kind of field: shows a value or "mixed", and tells what is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui.labels import tip
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Field, Kind
from orgeditor.model.naming import Names, offered
from orgeditor.model.written import read, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.organization import Organization

MIXED: Final = object()
"""What several records show that do not agree."""

_LONG_ROWS: Final = 74


class Entry(QObject):
    """An editor with the values it takes: ``entered`` carries a new value of the field's type.

    For holders the value is a list of (name, share).
    """

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget


def editor(org: Organization, field: Field, value: Any) -> Entry:
    """Return the editor of a field, showing ``value`` or MIXED."""
    return _EDITORS.get(field.kind, _line)(org, field, value)


def _line(org: Organization, field: Field, value: Any) -> Entry:
    """Return a line for a value as it is written; what it does not take is told and taken back."""
    line = QLineEdit()
    entry = Entry(line)
    before = "" if value is MIXED else written(org, field, value)
    line.setText(before)
    line.setCursorPosition(0)
    if value is MIXED:
        line.setPlaceholderText(str(t("mixed")))

    def enter() -> None:
        if line.text() == before:
            return
        try:
            entered = read(Names(org), field, line.text())
        except Refused as refusal:
            line.setText(before)
            entry.refused.emit(refusal.reason)
            return
        # The inspector is built anew by what follows; the line must not be gone by then.
        QTimer.singleShot(0, entry, lambda: entry.entered.emit(entered))

    line.editingFinished.connect(enter)
    return entry


def _date(org: Organization, field: Field, value: Any) -> Entry:
    entry = _line(org, field, value)
    if value is not MIXED and isinstance(entry.widget, QLineEdit):
        entry.widget.setPlaceholderText(str(t("year-month-day")))
    return entry


class _Page(QPlainTextEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _long_text(org: Organization, field: Field, value: Any) -> Entry:
    page = _Page()
    page.setTabChangesFocus(True)
    page.setFixedHeight(_LONG_ROWS)
    before = "" if value is MIXED else str(value)
    page.setPlainText(before)
    if value is MIXED:
        page.setPlaceholderText(str(t("mixed")))
    entry = Entry(page)

    def leave() -> None:
        text = page.toPlainText()
        if text != before:
            QTimer.singleShot(0, entry, lambda: entry.entered.emit(text))

    page.left.connect(leave)
    return entry


def _flag(org: Organization, field: Field, value: Any) -> Entry:
    box = QCheckBox()
    entry = Entry(box)
    if value is MIXED:
        box.setTristate(True)
        box.setCheckState(Qt.CheckState.PartiallyChecked)
    else:
        box.setChecked(bool(value))
    box.clicked.connect(lambda checked: entry.entered.emit(bool(checked)))
    return entry


def _choice(org: Organization, field: Field, value: Any) -> Entry:
    box = QComboBox()
    entry = Entry(box)
    if value is MIXED:
        box.addItem(str(t("mixed")), MIXED)
    for key, label in field.choices:
        box.addItem(str(label), key)
    if value is not MIXED:
        box.setCurrentIndex(max(0, box.findData(value)))
    box.activated.connect(
        lambda i: entry.entered.emit(box.itemData(i)) if box.itemData(i) is not MIXED else None
    )
    return entry


def _colour(org: Organization, field: Field, value: Any) -> Entry:
    button = QPushButton(str(t("mixed")) if value is MIXED else value or str(t("automatic")))
    entry = Entry(button)

    def choose() -> None:
        start = QColor(value) if value and value is not MIXED else QColor("#4477aa")
        chosen = QColorDialog.getColor(start, button)
        if chosen.isValid():
            entry.entered.emit(chosen.name())

    button.clicked.connect(choose)
    return entry


def _reference(org: Organization, field: Field, value: Any) -> Entry:
    entry = _line(org, field, value)
    _complete(org, field, entry)
    return entry


def _holders(org: Organization, field: Field, value: Any) -> Entry:
    entry = _line(org, field, value)
    if value is not MIXED and isinstance(entry.widget, QLineEdit):
        entry.widget.setPlaceholderText(str(t("Vacant")))
        entry.widget.setToolTip(tip(t("Several persons: “Ana 60 %; Tom 40 %”")))
    _complete(org, field, entry)
    return entry


def _complete(org: Organization, field: Field, entry: Entry) -> None:
    line = entry.widget
    if not isinstance(line, QLineEdit):
        return

    def fill(_text: str) -> None:
        if line.completer() is None:
            completer = QCompleter(offered(org, field), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)

    line.textEdited.connect(fill)


_EDITORS: Final[dict[Kind, Callable[[Organization, Field, Any], Entry]]] = {
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.COLOUR: _colour,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _reference,
    Kind.HOLDERS: _holders,
}
