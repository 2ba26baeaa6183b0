"""Renaming in the outline: the name alone is edited, of all that a line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from orgeditor.model.fields import shown_title
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from orgeditor.gui.outline.record_tree import RecordTree

Index = QModelIndex | QPersistentModelIndex


class Renaming(QStyledItemDelegate):
    """The editor of a line; what is entered becomes an edit."""

    def __init__(self, tree: RecordTree) -> None:
        super().__init__(tree)
        self._tree = tree

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setObjectName("outline-editor")
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        record = self._tree.session.organization[self._key(index)]
        if isinstance(editor, QLineEdit):
            editor.setText(getattr(record, shown_title(record)))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QLineEdit):
            return
        session, key, name = self._tree.session, self._key(index), editor.text().strip()
        field = shown_title(session.organization[key])
        if name and name != getattr(session.organization[key], field):
            # The tree is built anew by this edit: not while its line is still being edited.
            QTimer.singleShot(
                0,
                self._tree,
                lambda: session.perform(set_field, session.organization, [key], field, name),
            )

    def _key(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.UserRole))
