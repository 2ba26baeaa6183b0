"""The import doctor: what is wrong in a file, where, and the repairs for it, each undoable."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.files.roster import Repaired, Suggestion, Suggestions, repaired
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.importing.context_rows import ContextRows
from orgeditor.gui.importing.problem_tree import Group, ProblemTree
from orgeditor.gui.labels import heading, label
from orgeditor.messages import seen, t, tn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QShowEvent

    from orgeditor.files.problems import Problem
    from orgeditor.files.roster import Proposal, Repair

_LEFT: Final = 340
_RETURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MANY: Final = 5_000
"""Records of which suggestions are not made before they are looked at, and then off the window's thread."""


class Doctor(QWidget):
    """Shows the problems of a proposal and repairs it; ``proposal`` is what the repairs leave.

    ``changed`` follows every repair, made or undone.
    """

    changed = Signal()

    def __init__(self, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.repairs: tuple[Repair, ...] = ()
        self.unfit: tuple[Repair, ...] = ()
        self._steps: list[tuple[Repair, ...]] = []
        self._read = proposal
        self._suggestions = Suggestions(proposal)
        self._unprepared = len(proposal.records) > _MANY
        self.model = ProblemTree(self)
        self._context = ContextRows()
        self.tree = QTreeView()
        self.tree.setObjectName("problems")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.selectionModel().currentChanged.connect(lambda *_: self._show_entry())
        self.rows = QTableView()
        self.rows.setModel(self._context)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.rows.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.rows.horizontalHeader().setDefaultSectionSize(130)
        self.choices = QListWidget()
        self.choices.setObjectName("repairs")
        self.choices.itemDoubleClicked.connect(lambda _: self.apply())
        for watched in (self.tree, self.choices):
            watched.installEventFilter(self)
        self.choices.currentItemChanged.connect(lambda *_: self._enable())
        self.apply_button = QPushButton(str(t("Apply")))
        self.apply_button.clicked.connect(self.apply)
        self.all_button = QPushButton(str(t("Repair all of this kind")))
        self.all_button.clicked.connect(self.apply_to_kind)
        self.undo_button = QPushButton(str(t("Undo repair")))
        self.undo_button.clicked.connect(self.undo)
        self._made = label()
        self._said = label()
        self._said.setWordWrap(True)
        self._split = QSplitter()
        self._nothing = label(t("No problems: the file is understood as it stands."))
        self._build()
        self._refresh()

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        made = _row(self._made, self.undo_button, first=1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.GRID * 2, 0)
        column.addWidget(self.tree, 1)
        column.addLayout(made)
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GRID * 2, theme.GRID * 2, 0, 0)
        column.setSpacing(theme.GRID * 2)
        column.addWidget(self._said)
        column.addWidget(heading(t("Where it stands"), inner=True))
        column.addWidget(self.rows, 3)
        column.addWidget(heading(t("What can be done"), inner=True))
        column.addWidget(self.choices, 3)
        column.addLayout(_row(label(), self.all_button, self.apply_button, first=1))
        self._split.setOrientation(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setSizes([_LEFT, _LEFT * 2])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        layout.addWidget(self._nothing)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unprepared:
            suggestions = self._suggestions
            with suppress(Cancelled):
                jobs.run(t("Repairing"), lambda _: suggestions.prepare(), self, only_reads=True)
                self._unprepared = False
            self._show_entry()
        # Before, there was no width yet.
        QTimer.singleShot(0, self, self._scroll)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return repair: passed on, it would press the button that imports."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _RETURN:  # fmt: skip
            if watched is self.choices:
                self.apply()
            else:
                self.choices.setFocus()
            return True
        return super().eventFilter(watched, event)

    def read(self, proposal: Proposal) -> None:
        """Take a file that was read anew; the repairs made so far are made again, unless the user stops that."""
        self._read = proposal
        if not self._repair(self.repairs):
            self._steps.clear()
            self._repair(())

    def use(self, repairs: Iterable[Repair]) -> None:
        """Make these repairs instead of those made so far."""
        self._steps.clear()
        self._repair(tuple(repairs))

    def apply(self) -> None:
        """Make the repair that is chosen."""
        chosen = self._chosen()
        if chosen is not None:
            self._step((*self.repairs, chosen.repair))

    def apply_to_kind(self) -> None:
        """Repair every entry of the chosen kind as the chosen repair does, where that is sure."""
        group, chosen = self._group(), self._chosen()
        if group is None or chosen is None:
            return
        kind, suggestions = chosen.repair.kind, self._suggestions
        problems = [entry[0] for entry in group.entries]
        try:
            found = jobs.run(
                t("Repair all of this kind"),
                lambda progress: suggestions.for_each(problems, kind, progress.reached),
                self,
                only_reads=True,
            )
        except Cancelled:
            return
        if found:
            self._step((*self.repairs, *found))
        else:
            self._said.setText(str(t("None of these is sure enough: choose one by one.")))

    def undo(self) -> None:
        """Take back the last step: one repair, all of a kind, or those that were kept from before."""
        before = self._steps[-1] if self._steps else ()
        if self._repair(before) and self._steps:
            self._steps.pop()

    def _step(self, repairs: tuple[Repair, ...]) -> None:
        before = self.repairs
        if self._repair(repairs):
            self._steps.append(before)

    def _repair(self, repairs: tuple[Repair, ...]) -> bool:
        """Make these repairs off the window's thread; False where the user stopped it."""
        read = self._read

        def work(progress: jobs.Progress) -> tuple[Repaired, Suggestions]:
            done = repaired(read, repairs, cancelled=progress.cancelled)
            return done, Suggestions(done.proposal).prepare()

        try:
            done, suggestions = jobs.run(t("Repairing"), work, self, only_reads=True)
        except Cancelled:
            return False
        self.repairs, self.proposal, self.unfit = repairs, done.proposal, done.unfit
        self._suggestions, self._unprepared = suggestions, False
        self._refresh()
        self.changed.emit()
        return True

    def _refresh(self) -> None:
        before, at = self._group(), self.tree.currentIndex()
        kept = before and (before.kind, before.severity)
        entry = at.row() if at.isValid() and at.internalId() else 0
        self.model.show(self.proposal.problems)
        # What was repaired can be taken back, also where nothing is left to repair.
        nothing = not self.proposal.problems and not self.repairs
        self._split.setHidden(nothing)
        self._nothing.setVisible(nothing)
        for row, group in enumerate(self.model.groups):
            self.tree.setExpanded(self.model.index(row, 0), group.severity == "error")
        # Who repairs a kind one by one stays in it.
        same = [(g.kind, g.severity) for g in self.model.groups]
        row, entry = (same.index(kept), entry) if kept in same else (0, 0)
        first = self.model.index(row, 0)
        inner = self.model.index(min(entry, self.model.rowCount(first) - 1), 0, first)
        # It shows the entry that is then the current one, where there is any.
        self.tree.setCurrentIndex(inner if inner.isValid() else first)
        told = [str(tn("{n} repair made", "{n} repairs made", len(self.repairs) - len(self.unfit)))] if self.repairs else []  # fmt: skip
        if self.unfit:
            told.append(str(tn("{n} repair does not fit any more", "{n} repairs do not fit any more", len(self.unfit))))  # fmt: skip
        self._made.setText(" · ".join(told))
        if not first.isValid():
            self._show_entry()
        self._enable()

    def _show_entry(self) -> None:
        entry = self.model.entry(self.tree.currentIndex())
        self._context.show(self.proposal.parts, entry)
        self._scroll()
        with QSignalBlocker(self.choices):
            self._offer(entry)
        self._enable()

    def _scroll(self) -> None:
        """Show the first marked cell, and the columns left of it as far as there is room."""
        self.rows.scrollTo(self._context.index(self._context.first_marked[0], 0))
        self.rows.scrollTo(self._context.index(*self._context.first_marked))

    def _offer(self, entry: list[Problem]) -> None:
        self.choices.clear()
        if not entry:
            self._said.setText(str(t("Nothing is left to repair.")))
            return
        problem = entry[0]
        self._said.setText(f"{problem.message} {problem.suggestion or ''}".strip())
        for suggestion in () if self._unprepared else self._suggestions.of(problem):
            self._add_choice(suggestion)
        if not self.choices.count():
            item = QListWidgetItem(str(t("This is only told: nothing has to be done.")))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.choices.addItem(item)
        else:
            self.choices.setCurrentRow(0)

    def _add_choice(self, suggestion: Suggestion) -> None:
        item = QListWidgetItem(seen(f"{suggestion.does}\n{suggestion.why}"))
        item.setData(Qt.ItemDataRole.UserRole, suggestion)
        item.setSizeHint(QSize(0, theme.ROW * 2 - theme.GRID))
        self.choices.addItem(item)

    def _chosen(self) -> Suggestion | None:
        item = self.choices.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Suggestion) else None

    def _group(self) -> Group | None:
        index = self.tree.currentIndex()
        if not index.isValid():
            return None
        return self.model.groups[index.internalId() - 1 if index.internalId() else index.row()]

    def _enable(self) -> None:
        group, chosen = self._group(), self._chosen() is not None
        several = group is not None and len(group.entries) > 1
        possible = {
            self.apply_button: chosen,
            self.all_button: several and chosen,
            self.undo_button: bool(self.repairs),
        }
        for button, enabled in possible.items():
            if button.hasFocus() and not enabled:
                # It would go on to the button that imports, and the next key press with it.
                self.tree.setFocus()
            button.setEnabled(enabled)


def _row(*widgets: QLabel | QPushButton, first: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GRID * 2)
    for n, widget in enumerate(widgets):
        row.addWidget(widget, first if n == 0 else 0)
    return row
