"""Which activities of other matrices come to stand in this one, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.gui.labels import label
from orgeditor.messages import t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.organization import Organization

_ID: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (520, 560)


class ActivityChooser(QDialog):
    """Lists what other matrices have and this one has not; ``chosen`` is what is ticked."""

    def __init__(self, org: Organization, matrix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("Activities of other matrices")))
        self.resize(*_SIZE)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.windowTitle())
        here = {row.activity.id for row in matrix_view(org, matrix).rows}
        for other in matrices(org):
            if other.id != matrix:
                self._add(org, other.id, here)
        self.tree.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton(str(t("Add")), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        add.setEnabled(self.tree.topLevelItemCount() > 0)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        words = t(
            "An activity may stand in several matrices; its letters are those of each matrix."
        )
        if not self.tree.topLevelItemCount():
            words = t("No other matrix has activities that are not here.")
        about = label(words, quiet=True)
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> list[str]:
        """The ids of the activities that are ticked, from above."""
        return [
            item.data(0, _ID)
            for item in _items(self.tree.invisibleRootItem())
            if item.data(0, _ID) and item.checkState(0) == Qt.CheckState.Checked
        ]

    def _add(self, org: Organization, matrix: str, here: set[str]) -> None:
        view = matrix_view(org, matrix)
        if all(row.activity.id in here for row in view.rows):
            return
        top = QTreeWidgetItem([name_of(view.matrix)])
        above = [top]
        for row in view.rows:
            del above[row.level + 1 :]
            item = QTreeWidgetItem(above[-1], [f"{row.number} {name_of(row.activity)}"])
            item.setData(0, _ID, row.activity.id)
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            # A tick at a group is one at all that stands in it.
            item.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate if row.is_group else flags)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            if row.activity.id in here and not row.is_group:
                item.setDisabled(True)
            above.append(item)
        self.tree.addTopLevelItem(top)


def _items(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for n in range(item.childCount()):
        if child := item.child(n):
            yield child
            yield from _items(child)
