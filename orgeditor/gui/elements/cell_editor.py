"""Edits a cell in place: choices from a list, records by name, all else as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.elements.sheet import Sheet
from orgeditor.model.fields import Field, Kind
from orgeditor.model.naming import offered
from orgeditor.model.written import YES

if TYPE_CHECKING:
    from orgeditor.gui.elements.sheet import Index


class CellEditor(QStyledItemDelegate):
    """The editors of a table over a ``Sheet``, and the hair lines between its cells."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        table.setShowGrid(False)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        sheet = _sheet(index)
        field = sheet.field(index.row(), index.column())
        if field and field.kind in (Kind.CHOICE, Kind.FLAG):
            return _chooser(parent, field)
        line = QLineEdit(parent)
        line.setProperty("cell", "true")
        if field and field.targets:
            line.setCompleter(_completer(line, sheet, field))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text: Any = editor.currentText() if isinstance(editor, QComboBox) else None
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.setPen(QPen(QColor(theme.palette().line), 1))
        rect = option.rect
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _sheet(index: Index) -> Sheet:
    model = index.model()
    assert isinstance(model, Sheet)
    return model


def _chooser(parent: QWidget, field: Field) -> QComboBox:
    box = QComboBox(parent)
    texts = [str(label) for _, label in field.choices] if field.choices else ["", str(YES)]
    box.addItems(texts)
    box.setEditable(field.kind is Kind.CHOICE and not field.closed)
    return box


def _completer(line: QLineEdit, sheet: Sheet, field: Field) -> QCompleter:
    org = sheet.session.organization
    completer = (_Last if field.kind is Kind.REFERENCES else QCompleter)(offered(org, field), line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer


class _Last(QCompleter):
    """Completes the last of several names that stand apart by semicolons."""

    @override
    def splitPath(self, path: str) -> list[str]:
        return [path.replace("；", ";").rpartition(";")[2].strip()]

    @override
    def pathFromIndex(self, index: Index) -> str:
        widget = self.widget()
        before = widget.text() if isinstance(widget, QLineEdit) else ""
        kept = before.replace("；", ";").rpartition(";")[0]
        name = str(index.data() or "")
        return f"{kept}; {name}" if kept else name
