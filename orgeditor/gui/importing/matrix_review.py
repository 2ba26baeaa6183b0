"""A responsibility matrix before it is imported: what was read, who is meant, what it changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.responsibility import (
    Difference,
    MatrixProposal,
    differences,
    missing,
    propose_matrix,
    standing_matrix,
    update_edit,
    with_removed,
    without,
)
from orgeditor.gui import theme
from orgeditor.gui.importing.matrix_parties import PartyTable
from orgeditor.gui.labels import label
from orgeditor.messages import in_both, seen, t, tn
from orgeditor.model.code_sets import code_sets, codes_of
from orgeditor.model.records import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.files.problems import Problem
    from orgeditor.files.sheets import Workbook
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_SIZE: Final = (760, 620)
_ID: Final = Qt.ItemDataRole.UserRole
_MOST_ODD: Final = 5
_MOST_TABLES: Final = 4
_ODD_LENGTH: Final = 16


class MatrixReview(QDialog):
    """Asks what the file does not say; ``edit`` is what its answers make of the organisation.

    Raises Unreadable where the file holds no matrix.
    """

    def __init__(self, org: Organization, book: Workbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix-review")
        self.setWindowTitle(str(t("Import a matrix")))
        self.resize(*_SIZE)
        self._org = org
        self._book = book
        self._sets = code_sets(org)
        self._meanings: dict[str, str] = {}
        self.proposal = propose_matrix(book, sets=self._sets)
        if standing := self._set_of_standing():
            self.proposal = propose_matrix(book, code_set=standing, sets=self._sets)
        self._head = label("", title="true")
        self._head.setWordWrap(True)
        self.codes = QComboBox()
        self.codes.setAccessibleName(str(t("The letters are those of")))
        for key, codes in self._sets.items():
            self.codes.addItem(f"{codes.name}: {', '.join(str(c.called) for c in codes.codes)}", key)  # fmt: skip
        self.codes.setCurrentIndex(self.codes.findData(self.proposal.tables[0].codes.id))
        self.asked = label("", quiet=True)
        self.asked.setWordWrap(True)
        self._questions = QFormLayout()
        self._questions.addRow(label(t("The letters are those of")), self.codes)
        self.odd: dict[str, QComboBox] = {}
        self._ask_odd()
        self.parties = PartyTable(org)
        self.changes = _Ticks()
        self.remarks = QListWidget()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.parties, "")
        self.tabs.addTab(self.changes, "")
        self.tabs.addTab(self.remarks, "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(str(t("Import")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("take-over")
        self.take.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addWidget(self._head)
        layout.addLayout(self._questions)
        layout.addWidget(self.asked)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.codes.currentIndexChanged.connect(lambda _index: self._read_again())
        self.parties.changed.connect(self._compare)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show()
        self.tabs.setCurrentIndex(1 if self.changes.count() else 0)

    def edit(self) -> Edit:
        """Return the edit that takes in what is ticked."""
        edit = update_edit(self._org, self.proposal, self.parties.chosen)
        kept = without(edit, self.changes.unticked(gone=False))
        return with_removed(self._org, kept, self.changes.ticked(gone=True))

    def _set_of_standing(self) -> str:
        """Return the set of a matrix that stands under the same name, if it understands the file."""
        names = {table.name.casefold() for table in self.proposal.tables}
        for matrix in self._org.of(Matrix).values():
            if names & {matrix.name.casefold(), matrix.name_zh.casefold()}:
                codes = codes_of(self._org, matrix.id)
                letters = {c.letter for c in codes.codes}
                said = {
                    letter
                    for table in self.proposal.tables
                    for cell in table.cells.values()
                    for letter in cell.codes
                }
                if said <= letters:
                    return codes.id
        return ""

    def _ask_odd(self) -> None:
        """Ask what stands for which letter among the texts that no letter was found in."""
        values = Counter(
            p.value.strip()
            for p in self.proposal.problems
            if p.kind == "unknown-code" and 0 < len(p.value.strip()) <= _ODD_LENGTH
        )
        for text, times in values.most_common(_MOST_ODD):
            box = QComboBox()
            box.addItem(str(t("kept as a comment")), "")
            for codes in self._sets[self.codes.currentData()].codes:
                box.addItem(str(codes.called), codes.letter)
            told = tn("“{text}” in {n} cell is", "“{text}” in {n} cells is", times, text=text)
            box.setAccessibleName(str(told))
            box.currentIndexChanged.connect(lambda _index: self._read_again())
            self._questions.addRow(label(told), box)
            self.odd[text] = box

    def _read_again(self) -> None:
        code_set = self.codes.currentData()
        for box in self.odd.values():
            chosen = box.currentData()
            if chosen and self._sets[code_set].code(chosen) is None:
                box.setCurrentIndex(0)
        self._meanings = {text: box.currentData() for text, box in self.odd.items() if box.currentData()}  # fmt: skip
        self.proposal = propose_matrix(
            self._book, code_set=code_set, sets=self._sets, meanings=self._meanings
        )
        self._show()

    def _show(self) -> None:
        self._head.setText(str(_summary(self.proposal)))
        self.asked.setText("\n".join(str(line) for line in self._notes()))
        self.asked.setVisible(bool(self.asked.text()))
        names = [name for table in self.proposal.tables for name in table.parties]
        self.parties.show_names(list(dict.fromkeys(names)))
        self.remarks.clear()
        self.remarks.addItems([_told(p) for p in self.proposal.problems])
        self.tabs.setTabText(0, str(t("Parties ({n})", n=len(set(names)))))
        self.tabs.setTabText(2, str(t("Remarks ({n})", n=len(self.proposal.problems))))
        self.tabs.setTabVisible(2, bool(self.proposal.problems))
        self._compare()

    def _notes(self) -> Iterable[Message]:
        for problem in self.proposal.problems:
            if problem.kind == "several-code-sets" and problem.message:
                yield problem.message
        for table in self.proposal.tables[:_MOST_TABLES]:
            yield t(
                "{name}, {range}: {activities} activities, {roles} parties, {cells} filled cells",
                name=table.name,
                range=table.range,
                activities=len(table.activities) - table.groups,
                roles=len(table.parties),
                cells=table.assignments,
            )
            others = [
                codes_of(self._org, m.id).name
                for m in self._org.of(Matrix).values()
                if table.name.casefold() in (m.name.casefold(), m.name_zh.casefold())
            ]
            if others and not standing_matrix(self._org, table):
                yield t(
                    "A matrix called {name} stands here in {other}; with the letters above, this becomes another one.",
                    name=table.name,
                    other=", ".join(others),
                )

    def _compare(self) -> None:
        edit = update_edit(self._org, self.proposal, self.parties.chosen)
        found = differences(self._org, edit)
        gone = missing(self._org, self.proposal, self.parties.chosen)
        self.changes.show_differences(found, gone)
        self.tabs.setTabText(1, str(t("Changes ({n})", n=len(found) + len(gone))))
        self.tabs.setTabVisible(1, bool(found or gone))
        self.take.setEnabled(bool(edit.changes or gone))


class _Ticks(QListWidget):
    """What a file changes in a matrix that stands, with a tick each; removals begin without one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(str(t("What the file changes")))

    def show_differences(self, found: Iterable[Difference], gone: Iterable[Difference]) -> None:
        """List changes, then what the file has no longer; ticks that stand are kept."""
        before = {i.data(_ID): i.checkState() for i in self._items()}
        self.clear()
        for differs, state in ((found, Qt.CheckState.Checked), (gone, Qt.CheckState.Unchecked)):
            for difference in differs:
                item = QListWidgetItem(seen(str(difference.message)), self)
                item.setData(_ID, difference.id)
                item.setData(_ID + 1, state == Qt.CheckState.Unchecked)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(before.get(difference.id, state))

    def ticked(self, *, gone: bool) -> list[str]:
        """Return the ids of the removals, or of the changes, that are taken over."""
        return [i.data(_ID) for i in self._items() if i.checkState() is Qt.CheckState.Checked and i.data(_ID + 1) == gone]  # fmt: skip

    def unticked(self, *, gone: bool) -> list[str]:
        """Return the ids of the removals, or of the changes, that are not taken over."""
        return [i.data(_ID) for i in self._items() if i.checkState() is not Qt.CheckState.Checked and i.data(_ID + 1) == gone]  # fmt: skip

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _summary(proposal: MatrixProposal) -> Message:
    if len(proposal.tables) == 1:
        return in_both(proposal.tables[0].name, proposal.tables[0].name)
    return tn("{n} matrix in {file}", "{n} matrices in {file}", len(proposal.tables), file=proposal.file)  # fmt: skip


def _told(problem: Problem) -> str:
    return seen(f"{problem.sheet} {problem.cell}: {problem.message}".strip())
