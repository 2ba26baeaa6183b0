"""A new matrix: its name and letters, who takes part, and what there is to answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.responsibility import read_outline
from orgeditor.gui import theme
from orgeditor.gui.labels import heading, label, make_clearable, tip
from orgeditor.gui.party_chooser import candidates
from orgeditor.messages import t, tn
from orgeditor.model.code_sets import code_sets
from orgeditor.model.fields import TYPES

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

_ID: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (820, 560)
_EXAMPLE: Final = t(
    "One activity a line, or cells copied from Excel.\nWhat is indented below a line stands in its group."
)


class NewMatrixDialog(QDialog):
    """Asks for all that a matrix begins with; only a name is needed, and there is one."""

    def __init__(self, org: Organization, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("New responsibility matrix")))
        self.resize(*_SIZE)
        self.name_line = QLineEdit(name)
        self.name_line.selectAll()
        self.codes = QComboBox()
        self._sets = code_sets(org)
        for key, codes in self._sets.items():
            self.codes.addItem(codes.name, key)
        self._meaning = label("", quiet=True)
        self._meaning.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(2 * theme.GRID)
        form.addRow(label(t("Name"), label=True), self.name_line)
        form.addRow(label(t("Letters"), label=True), self.codes)
        form.addRow("", self._meaning)
        self.search = QLineEdit()
        self.search.setPlaceholderText(str(t("Search")))
        self.search.setAccessibleName(self.search.placeholderText())
        make_clearable(self.search)
        self.list = _parties(org)
        self.lines = QPlainTextEdit()
        self.lines.setPlaceholderText(str(_EXAMPLE))
        self.lines.setAccessibleName(str(t("Activities")))
        self.lines.setTabChangesFocus(True)
        self._counts = label("", quiet=True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(str(t("Create")))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        who, what = QVBoxLayout(), QVBoxLayout()
        who.addWidget(heading(t("Who takes part"), inner=True))
        who.addWidget(self.search)
        who.addWidget(self.list, 1)
        what.addWidget(heading(t("Activities"), inner=True))
        what.addWidget(self.lines, 1)
        beside = QHBoxLayout()
        beside.setSpacing(theme.INSIDE)
        beside.addLayout(who, 1)
        beside.addLayout(what, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(form)
        layout.addLayout(beside, 1)
        layout.addWidget(self._counts)
        layout.addWidget(buttons)
        self.codes.currentIndexChanged.connect(self._tell)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.lines.textChanged.connect(self._count)
        self.search.textChanged.connect(self._filter)
        self._tell()
        self._count()

    @property
    def name(self) -> str:
        """The name given, or a plain one."""
        return self.name_line.text().strip() or str(t("Responsibilities"))

    @property
    def code_set(self) -> str:
        """The id of the code set chosen."""
        return str(self.codes.currentData())

    @property
    def parties(self) -> list[str]:
        """The ids of those who take part, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(_ID) for i in items if i.checkState() == Qt.CheckState.Checked]

    @property
    def activities(self) -> list[tuple[int, str]]:
        """The levels and names of the activities written or pasted."""
        return read_outline(self.lines.toPlainText())

    def _tell(self) -> None:
        codes = self._sets[self.code_set].codes
        self._meaning.setText("   ".join(f"{c.letter}  {c.name}" for c in codes))
        self._meaning.setToolTip(
            tip("\n".join(f"{c.letter}  {c.name} – {c.meaning}" for c in codes)).replace(
                "\n", "<br>"
            )
        )

    def _count(self) -> None:
        columns, rows = len(self.parties), len(self.activities)
        parts = (
            tn("{n} column", "{n} columns", columns),
            tn("{n} activity", "{n} activities", rows),
        )
        self._counts.setText(" · ".join(map(str, parts)))

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())


def _parties(org: Organization) -> QListWidget:
    """Return the list of roles, positions, units and people to tick."""
    made = QListWidget()
    made.setAccessibleName(str(t("Who takes part")))
    for record, icon, text in candidates(org):
        item = QListWidgetItem(theme.icon(icon), text, made)
        item.setData(_ID, record.id)
        item.setToolTip(tip(TYPES[type(record)].label))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    return made
