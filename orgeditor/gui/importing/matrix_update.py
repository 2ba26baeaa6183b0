"""What a matrix that is imported again would change, each to be taken or left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility import Difference

_SIZE: Final = (640, 460)
_ID: Final = Qt.ItemDataRole.UserRole


class MatrixUpdateDialog(QDialog):
    """Lists differences with a tick each; ``left_out`` are the ids of those without one."""

    def __init__(self, differences: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix-update")
        self.setWindowTitle(str(t("Import a matrix again")))
        self.resize(*_SIZE)
        head = tn(
            "The matrix stands here already. The file changes {n} thing in it.",
            "The matrix stands here already. The file changes {n} things in it.",
            len(differences),
        )
        told = label(head, title="true")
        told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(str(head))
        for difference in differences:
            item = QListWidgetItem(str(difference.message), self.list)
            item.setData(_ID, difference.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton(str(t("Take over")), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("take-over")
        take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addWidget(told)
        layout.addWidget(self.list, 1)
        layout.addWidget(
            label(t("Rows and columns that the file does not have stay as they are."), quiet=True)
        )
        layout.addWidget(buttons)

    @property
    def left_out(self) -> list[str]:
        """The ids of the differences that are not taken over."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(_ID) for i in items if i.checkState() is not Qt.CheckState.Checked]
