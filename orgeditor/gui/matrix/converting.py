"""The dialog that gives a matrix another code set: what becomes of each letter is shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t, tn
from orgeditor.model.code_sets import code_sets, codes_of
from orgeditor.model.converting import Fate, Turn, turns
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

_SIZE: Final = (720, 460)
_LETTER, _CELLS, _BECOMES, _TOLD = range(4)


class ConvertDialog(QDialog):
    """Asks for the code set of a matrix, and what its letters become.

    After it was accepted: ``code_set``, ``letters`` and ``keep_lost`` as ``convert_matrix``
    takes them.
    """

    def __init__(self, org: Organization, matrix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._org, self._matrix = org, matrix
        self.letters: dict[str, str] = {}
        self.setObjectName("convert")
        self.setWindowTitle(str(t("Convert {name}", name=name_of(org[matrix]))))
        self.resize(*_SIZE)
        own = codes_of(org, matrix)
        self.sets = QComboBox()
        self.sets.setObjectName("convert-to")
        for key, codes in code_sets(org).items():
            if key != own.id:
                self.sets.addItem(seen(codes.name), key)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(str(t("What becomes of the letters")))
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setHeaderLabels(
            [str(t("Letter")), str(t("Cells")), str(t("Becomes")), str(t("What is lost"))]
        )
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_BECOMES, QHeaderView.ResizeMode.Fixed)
        self.tree.setColumnWidth(_BECOMES, 190)
        self.summary = label("", quiet=True)
        self.summary.setWordWrap(True)
        self._keep = QCheckBox(str(t("Keep lost letters as comments on their cells")))
        self._keep.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        convert = buttons.addButton(str(t("Convert")), QDialogButtonBox.ButtonRole.AcceptRole)
        convert.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(str(t("Letters now")), label(own.name))
        form.addRow(str(t("Letters then")), self.sets)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addLayout(form)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self._keep)
        layout.addWidget(buttons)
        self.sets.currentIndexChanged.connect(self._choose_set)
        self._choose_set()

    @property
    def code_set(self) -> str:
        """The id of the set chosen."""
        return str(self.sets.currentData())

    @property
    def keep_lost(self) -> bool:
        """Whether lost letters become comments."""
        return self._keep.isChecked()

    def choose(self, letter: str, becomes: str) -> None:
        """Have a letter become another, "" for nothing."""
        self.letters[letter] = becomes
        self._tell()

    def _choose_set(self) -> None:
        self.letters = {}
        self.tree.clear()
        after = code_sets(self._org)[self.code_set]
        for turn in self._turns():
            item = QTreeWidgetItem([str(turn.before.called), f"{turn.cells:,}"])
            item.setTextAlignment(_CELLS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
            self.tree.addTopLevelItem(item)
            box = QComboBox()
            box.setAccessibleName(str(t("{letter} becomes", letter=turn.before.letter)))
            for code in after.codes:
                box.addItem(str(code.called), code.letter)
            box.addItem(str(t("nothing")), "")
            box.setCurrentIndex(box.findData(turn.after.letter if turn.after else ""))
            box.activated.connect(
                lambda _row, box=box, letter=turn.before.letter: self.choose(
                    letter, box.currentData()
                )
            )
            self.tree.setItemWidget(item, _BECOMES, box)
        self._tell()

    def _turns(self) -> list[Turn]:
        return turns(self._org, self._matrix, self.code_set, self.letters)

    def _tell(self) -> None:
        palette = theme.palette()
        found = self._turns()
        for at, turn in enumerate(found):
            item = self.tree.topLevelItem(at)
            assert item is not None
            grave = turn.cells and turn.fate is not Fate.KEPT
            item.setText(_TOLD, str(_told(turn)))
            item.setForeground(_TOLD, colour(palette.refused if grave else palette.muted))
        lost = sum(turn.cells for turn in found if turn.fate is Fate.LOST)
        near = sum(turn.cells for turn in found if turn.fate is Fate.NEAR)
        self._keep.setEnabled(lost > 0)
        parts = []
        if lost:
            parts.append(str(tn("{n} letter is lost.", "{n} letters are lost.", lost)))
        if near:
            parts.append(
                str(
                    tn(
                        "{n} letter comes to mean something else.",
                        "{n} letters come to mean something else.",
                        near,
                    )
                )
            )
        self.summary.setText(" ".join(parts) or str(t("Nothing is lost.")))


def _told(turn: Turn) -> Message:
    if turn.after is None:
        return t("has no letter there")
    if turn.fate is Fate.NEAR:
        return t(
            "“{before}” comes to mean “{after}”",
            before=turn.before.meaning,
            after=turn.after.meaning,
        )
    if turn.joined:
        return t("no longer told apart from another letter")
    return t("nothing")
