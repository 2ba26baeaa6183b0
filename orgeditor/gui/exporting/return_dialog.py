"""What would be written into a client's workbook, seen before it is, and under which name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.sheets.text import shown_name
from orgeditor.gui import theme
from orgeditor.gui.exporting.return_tree import ReturnTree
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.roster import Return

_SIZE: Final = (940, 600)
_WIDTHS: Final = (270, 90, 140, 190)
_OPEN: Final = 200
"""A part with more lines than this begins closed."""


class ReturnDialog(QDialog):
    """Shows a plan; ``target`` is where the copy is to go. ``planned`` makes the plan with or without new rows.

    The client's own file is never the target: whatever happens, it stays as it was sent.
    """

    def __init__(
        self, plan: Return, planned: Callable[[bool], Return | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("return")
        self.setWindowTitle(str(t("Write into the client’s workbook")))
        self.resize(*_SIZE)
        self.plan = plan
        self._planned = planned
        self._head = label(title="true")
        self._head.setWordWrap(True)
        self.model = ReturnTree(self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(str(t("What would be written")))
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self.add_rows = QCheckBox(str(t("Add rows for positions that the workbook lacks")))
        self.add_rows.setChecked(bool(plan.added))
        self.add_rows.setVisible(bool(plan.added or plan.missing))
        self.add_rows.toggled.connect(self._plan_again)
        self.file = QLineEdit(str(_fresh(plan.path)))
        self.file.setAccessibleName(str(t("Written to")))
        self.file.textChanged.connect(self._check)
        self._refusal = label()
        self._refusal.setStyleSheet(f"color: {theme.severity_colour('error').name()};")
        self._refusal.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.write = buttons.addButton(str(t("Write")), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addWidget(self._head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.add_rows)
        layout.addLayout(self._file_row())
        layout.addWidget(self._refusal)
        layout.addWidget(buttons)
        # Only now does the dialog know its buttons: Enter means this one, wherever the focus goes.
        self.write.setDefault(True)
        self._show()

    @property
    def target(self) -> Path:
        """Where the copy goes."""
        path = Path(self.file.text().strip()).expanduser()
        # A bare name means beside the client's file.
        return path if path.is_absolute() else self.plan.path.absolute().parent / path

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        told = label(t("Written to"))
        told.setBuddy(self.file)
        browse = QPushButton(str(t("Browse…")))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row.addWidget(told)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        return row

    def _show(self) -> None:
        plan = self.plan
        self.model.show(plan)
        for row, part in enumerate(self.model.parts):
            index = self.model.index(row, 0)
            self.tree.setFirstColumnSpanned(row, self.tree.rootIndex(), True)
            self.tree.setExpanded(index, len(part.about) <= _OPEN)
        name = shown_name(plan.path)
        if plan.changes or plan.added:
            head = t("A copy of {file} is written with these changes; all else in it stays as it is.", file=name)  # fmt: skip
        else:
            head = t("{file} says already what the document says: there is nothing to write.", file=name)  # fmt: skip
        self._head.setText(seen(str(head)))
        self._check()

    def _plan_again(self, add_rows: bool) -> None:
        plan = self._planned(add_rows)
        if plan is None:
            self.add_rows.blockSignals(True)
            self.add_rows.setChecked(not add_rows)
            self.add_rows.blockSignals(False)
            return
        self.plan = plan
        self._show()

    def _check(self) -> None:
        """Say why the copy cannot go where it is to go, and let nobody write then."""
        reason = self._why_not()
        self._refusal.setText(str(reason))
        self._refusal.setVisible(bool(reason))
        self.write.setEnabled(not reason and bool(self.plan.changes or self.plan.added))

    def _why_not(self) -> str:
        path, suffix = self.target, self.plan.path.suffix
        if not self.file.text().strip() or path.suffix.lower() != suffix.lower():
            return str(t("The copy’s name must end in {suffix}, as the workbook’s does.", suffix=suffix))  # fmt: skip
        if not path.parent.is_dir():
            return str(t("There is no folder {folder}.", folder=str(path.parent)))
        if path.exists() and path.samefile(self.plan.path):
            return str(t("The client’s own file stays as it is. Choose another name for the copy."))
        if path.exists():
            return str(t("{file} is there already. Choose another name.", file=path.name))
        return ""

    def _browse(self) -> None:
        suffix = self.plan.path.suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self, str(t("Written to")), str(self.target), f"{t('Excel workbook')} (*{suffix})"
        )
        if chosen:
            self.file.setText(chosen if Path(chosen).suffix else chosen + suffix)
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)


def _fresh(path: Path) -> Path:
    """Return a name beside a workbook that no file has yet."""
    stem = f"{path.stem} {t('(updated)')}"
    number = 2
    candidate = path.absolute().with_name(stem + path.suffix)
    while candidate.exists():
        candidate = candidate.with_name(f"{stem} {number}{path.suffix}")
        number += 1
    return candidate
