"""The review page: how a roster was understood, correctable, before anything is applied."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.files.roster import (
    Choice,
    FileRead,
    Proposal,
    Recipe,
    choices_for,
    headers_read,
    propose,
    read_as_before,
    recipe_of,
)
from orgeditor.files.sheets import Cancelled, Unreadable
from orgeditor.gui import jobs, theme
from orgeditor.gui.importing.changes import Changes
from orgeditor.gui.importing.columns_pane import ColumnsPane
from orgeditor.gui.importing.coming import Coming
from orgeditor.gui.importing.doctor import Doctor
from orgeditor.gui.importing.outcome import outcome
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.importing.recipe_files import asked_recipe, keep_recipe
from orgeditor.gui.importing.standing import Standing
from orgeditor.gui.labels import caption, heading, label
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from orgeditor.analysis.foreseen import Foreseen
    from orgeditor.files.sheets import Workbook
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_SETTLE: Final = 120


class RosterReview(QDialog):
    """Shows a proposal and makes it anew after each correction; ``doctor`` repairs what is left."""

    def __init__(
        self,
        workbooks: Sequence[Workbook],
        proposal: Proposal,
        parent: QWidget | None = None,
        *,
        into: Organization | None = None,
        read_again: Callable[[int, str], Workbook] | None = None,
    ) -> None:
        """``read_again`` reads a file, by its number, in another encoding. It raises Cancelled, Unreadable."""
        super().__init__(parent)
        self.setWindowTitle(str(t("Import a roster")))
        self.setObjectName("roster-review")
        resize_on_screen(self, 1180, 760)
        self._proposed = proposal
        self.as_guessed = headers_read(proposal)
        """The headers of the files as they were read first, in whatever encoding."""
        self.reread = False
        """Whether somebody chose an encoding."""
        self.doctor = Doctor(proposal)
        self.doctor.changed.connect(self._on_repair)
        self.changes = Changes(into) if into is not None and len(into) else None
        self._coming = Coming(into) if into is not None and not len(into) else None
        self.foreseen: Foreseen | None = None
        self.preview = Preview()
        self.standing = Standing(self.preview)
        self._workbooks = list(workbooks)
        self._read_with = [Choice() for _ in workbooks]
        self._books_read = list(workbooks)
        self._read_again = read_again
        self.columns = ColumnsPane(self._workbooks)
        self.columns.rereads = read_again is not None
        self.columns.encoding_chosen.connect(self._reencode)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._propose)
        self.columns.corrected.connect(self._settle.start)
        self._counts = label()
        self._counts.setWordWrap(True)
        self.tabs = QTabWidget()
        self._told = label()
        self._told.setWordWrap(True)
        self._told.hide()
        self._build()
        self._show()
        self._compare()

    def _build(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = buttons.addButton(
            str(t("Import")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        use = buttons.addButton(str(t("Use recipe…")), QDialogButtonBox.ButtonRole.ResetRole)
        use.clicked.connect(self._load_recipe)
        keep = buttons.addButton(str(t("Save recipe…")), QDialogButtonBox.ButtonRole.ResetRole)
        keep.clicked.connect(lambda: keep_recipe(self, self.recipe()))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.GRID * 2)
        layout.addWidget(label(t("This is how the file is understood"), title=True))
        self.tabs.addTab(self.columns, caption(t("Columns")))
        self.tabs.addTab(self.doctor, "")
        if self.changes is not None:
            self.tabs.addTab(self.changes, caption(t("What the file changes")))
            self.changes.model.ticks_changed.connect(self._chart)
        self.tabs.addTab(self.standing, caption(t("The chart as it would stand")))
        layout.addWidget(self._told)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(heading(t("What comes of it"), inner=True))
        layout.addWidget(self._counts)
        layout.addWidget(buttons)
        # Before, it was in no dialog yet, and another button would have been the default.
        self.apply_button.setDefault(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Return to what has the focus: who ends a number with it, or repairs, does not import yet."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        """Import what is shown; a correction made a moment ago is read first, and where it cannot be, the review stays."""
        if self._settle.isActive():
            self._settle.stop()
            corrected = list(self.columns.choices)
            self._propose()
            if not self.apply_button.isEnabled() or self.columns.choices != corrected:
                return
        super().accept()

    @property
    def proposal(self) -> Proposal:
        """The proposal as it was corrected and repaired."""
        return self.doctor.proposal

    def edit(self, org: Organization) -> Edit:
        """Return the edit that brings in what was read and ticked; ``foreseen`` is what it leaves. Raises Cancelled."""
        if self.changes is not None:
            return self.changes.edit()
        proposal, coming = self.proposal, self._coming or Coming(org)
        edit, self.foreseen = jobs.run(t("Import a roster"), lambda _: coming.of(proposal), self, only_reads=True)  # fmt: skip
        return edit

    @property
    def settled(self) -> bool:
        """Whether something was corrected or repaired, so that a recipe spares the work next time."""
        return bool(self.doctor.repairs or self.reread) or any(
            choice != Choice() for choice in self.columns.choices
        )

    def recipe(self) -> Recipe:
        """Return how the files were read and repaired, for the next ones of this client."""
        return recipe_of(self._proposed, self.columns.choices, self.doctor.repairs, self._workbooks)

    def use(self, recipe: Recipe) -> None:
        """Read and repair the files as a recipe says."""
        before = list(self._workbooks)
        if self._read_again is not None:
            with suppress(Cancelled, Unreadable):
                self._workbooks[:] = read_as_before(recipe, self._workbooks, self._read_again)
        self.columns.choices = list(choices_for(recipe, self._workbooks))
        self.doctor.use(recipe.repairs)
        read_so = all(map(_is_read_so, self.columns.choices, self._proposed.files))
        if not read_so or self._workbooks != before:
            self._propose()

    def begin(self) -> None:
        """Open at what the file changes, where its last one is known; else at how it is understood."""
        self._prepare()
        try:
            if self.changes is not None and self.changes.compared().known:
                self.tabs.setCurrentWidget(self.changes)
        except Cancelled:
            return

    def _prepare(self) -> None:
        if self._coming is not None:
            self._coming.prepare(self.proposal)

    def tell_remembered(self) -> None:
        """Say that what is shown was settled with an earlier file."""
        self._tell(t("Columns and repairs are those kept from the last file with these headers."))

    def _tell(self, sentence: Message) -> None:
        self._told.show()
        self._told.setText(str(sentence))

    def _load_recipe(self) -> None:
        if (found := asked_recipe(self)) is None:
            return
        recipe, name = found
        self.use(recipe)
        self._tell(t("Columns and repairs are those of {file}, as far as they fit.", file=name))

    def _compare(self) -> None:
        if self.changes is not None:
            self.changes.show_proposal(self.proposal)
        self._chart()

    def _chart(self) -> None:
        proposal = self.proposal
        self.preview.chart(proposal.organization if self.changes is None else self.changes.standing)

    def _on_repair(self) -> None:
        self._prepare()
        self._compare()
        self._show_outcome()

    def _show(self) -> None:
        self.columns.show_proposal(self.proposal)
        self._show_outcome()

    def _show_outcome(self) -> None:
        self._counts.setText(outcome(self.proposal))
        count = len(self.proposal.problems)
        self.tabs.setTabText(1, caption(f"{t('Problems')} · {count}"))

    def _reencode(self, number: int, encoding: str) -> None:
        """Read a text file in another encoding; its columns are called otherwise then, and are found anew."""
        assert self._read_again is not None
        try:
            self._workbooks[number] = self._read_again(number, encoding)
        except Cancelled:
            self._show()
            return
        except Unreadable as failure:
            self._show()
            self.columns.refuse(str(failure.reason))
            return
        self.reread = True
        choices = list(self.columns.choices)
        choices[number] = Choice()
        self.columns.choices = choices
        self._propose()

    def _propose(self) -> None:
        choices = list(self.columns.choices)

        def work(progress: jobs.Progress) -> Proposal:
            return propose(self._workbooks, choices, progress=progress.tell, cancelled=progress.cancelled)  # fmt: skip

        try:
            self._proposed = jobs.run(t("Reading the roster"), work, self, only_reads=True)
        except Cancelled:
            # What was corrected last is as if it had not been.
            self.columns.choices = self._read_with
            self._workbooks[:] = self._books_read
            self._show()
            return
        except (Refused, Unreadable) as refusal:
            self.columns.refuse(str(refusal))
            self.apply_button.setEnabled(False)
            return
        self._read_with, self._books_read = choices, list(self._workbooks)
        self.doctor.read(self._proposed)
        self.apply_button.setEnabled(True)
        self._show()


def _is_read_so(choice: Choice, read: FileRead) -> bool:
    """Whether a file was read already as a choice of a recipe says."""
    chosen = {name: column for name, column in choice.mapping.items() if column}
    place = (choice.sheet, choice.header_row) == (read.table.sheet, read.table.header_row)
    return choice == Choice() or (place and not choice.way and chosen == read.headers)
