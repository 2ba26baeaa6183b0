"""The review page: how a roster was understood, correctable, before anything is applied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.roster import (
    HIERARCHY,
    NOBODY,
    WAYS,
    Choice,
    FileRead,
    Proposal,
    Recipe,
    choices_for,
    describe_fields,
    load_recipe,
    propose,
    recipe_of,
    save_recipe,
    to_edit,
)
from orgeditor.files.roster.recipe import SUFFIX
from orgeditor.files.sheets import Cancelled, Unreadable
from orgeditor.gui import jobs, theme
from orgeditor.gui.errors import tell
from orgeditor.gui.figures import decimal, whole
from orgeditor.gui.importing.changes import Changes
from orgeditor.gui.importing.doctor import Doctor
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import caption, heading, label, tip
from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets import Workbook
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_ROWS: Final = 40
_SETTLE: Final = 120
_SURE: Final = 0.9
_HIERARCHIES: Final[dict[str, Message]] = {
    "manager-id": t("each row names its manager's id"),
    "manager-name": t("each row names its manager"),
    "manager-email": t("each row names its manager's e-mail"),
    "levels": t("columns name the levels"),
    "edge-list": t("a list of managers and reports"),
    "unit-parent": t("each unit names the one above"),
    "none": t("the file does not say who is above whom"),
    **WAYS,
}


class RosterReview(QDialog):
    """Shows a proposal and makes it anew after each correction; ``doctor`` repairs what is left."""

    def __init__(
        self,
        workbooks: Sequence[Workbook],
        proposal: Proposal,
        parent: QWidget | None = None,
        *,
        into: Organization | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("Import a roster")))
        self.setObjectName("roster-review")
        self.resize(1180, 760)
        self._proposed = proposal
        self.doctor = Doctor(proposal)
        self.doctor.changed.connect(self._on_repair)
        self.changes = Changes(into) if into is not None and len(into) else None
        self.preview = Preview()
        self._workbooks = workbooks
        self._choices = [Choice() for _ in workbooks]
        self._file = 0
        self._filling = False
        self._fields = describe_fields()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._propose)
        self._refusal = label()
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._refusal.setStyleSheet(f"color: {theme.severity_colour('error').name()};")
        self._table = QTableWidget()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.verticalHeader().setDefaultSectionSize(theme.ROW)
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
        self.file_box = QComboBox()
        for book in self._workbooks:
            self.file_box.addItem(book.file)
        self.file_box.setVisible(len(self._workbooks) > 1)
        self.file_box.activated.connect(self._choose_file)
        self.sheet_box = QComboBox()
        self.sheet_box.activated.connect(lambda _: self._choose_sheet())
        self.header_row = QSpinBox()
        self.header_row.setRange(0, 1_000_000)
        self.header_row.setSpecialValueText(str(t("none")))
        self.header_row.valueChanged.connect(lambda _: self._choose_header())
        self.way_box = QComboBox()
        self.way_box.setObjectName("hierarchy-way")
        for name, way in {"": t("as found"), **WAYS, NOBODY: t("not at all")}.items():
            self.way_box.addItem(str(way), name)
        self.way_box.activated.connect(lambda _: self._choose_way())
        self.way_column_box = QComboBox()
        self.way_column_box.setObjectName("hierarchy-column")
        self.way_column_box.activated.connect(lambda _: self._choose_way())
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self.file_box)
        row.addWidget(label(t("Sheet"), label=True))
        row.addWidget(self.sheet_box)
        row.addSpacing(theme.INSIDE)
        row.addWidget(label(t("Header row"), label=True))
        row.addWidget(self.header_row)
        row.addSpacing(theme.INSIDE)
        row.addWidget(label(t("Who is above whom"), label=True))
        row.addWidget(self.way_box)
        row.addWidget(label(t("read from"), label=True))
        row.addWidget(self.way_column_box)
        row.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = buttons.addButton(
            str(t("Import")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply_button.setDefault(True)
        use = buttons.addButton(str(t("Use recipe…")), QDialogButtonBox.ButtonRole.ResetRole)
        use.clicked.connect(self._load_recipe)
        keep = buttons.addButton(str(t("Save recipe…")), QDialogButtonBox.ButtonRole.ResetRole)
        keep.clicked.connect(self._save_recipe)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.GRID * 2)
        layout.addWidget(label(t("This is how the file is understood"), title=True))
        columns = QWidget()
        inside = QVBoxLayout(columns)
        inside.setContentsMargins(0, theme.GRID * 2, 0, 0)
        inside.setSpacing(theme.GRID * 2)
        inside.addLayout(row)
        inside.addWidget(self._refusal)
        inside.addWidget(self._table)
        self.tabs.addTab(columns, caption(t("Columns")))
        self.tabs.addTab(self.doctor, "")
        if self.changes is not None:
            self.tabs.addTab(self.changes, caption(t("What the file changes")))
            self.changes.model.ticks_changed.connect(self._chart)
        self.tabs.addTab(self.preview, caption(t("The chart as it would stand")))
        layout.addWidget(self._told)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(heading(t("What comes of it"), inner=True))
        layout.addWidget(self._counts)
        layout.addWidget(buttons)

    @property
    def proposal(self) -> Proposal:
        """The proposal as it was corrected and repaired."""
        return self.doctor.proposal

    def edit(self, org: Organization) -> Edit:
        """Return the edit that brings in what was read and ticked."""
        return to_edit(org, self.proposal) if self.changes is None else self.changes.edit()

    @property
    def settled(self) -> bool:
        """Whether something was corrected or repaired, so that a recipe spares the work next time."""
        return bool(self.doctor.repairs) or any(choice != Choice() for choice in self._choices)

    def recipe(self) -> Recipe:
        """Return how the files were read and repaired, for the next ones of this client."""
        return recipe_of(self._proposed, self._choices, self.doctor.repairs)

    def use(self, recipe: Recipe) -> None:
        """Read and repair the files as a recipe says."""
        self._choices = list(choices_for(recipe, self._workbooks))
        self.doctor.use(recipe.repairs)
        if not all(map(_is_read_so, self._choices, self._proposed.files)):
            self._propose()

    def begin(self) -> None:
        """Open at what the file changes, where its last one is known; else at how it is understood."""
        try:
            if self.changes is not None and self.changes.compared().known:
                self.tabs.setCurrentWidget(self.changes)
        except Cancelled:
            return

    def tell_remembered(self) -> None:
        """Say that what is shown was settled with an earlier file."""
        self._told.show()
        self._told.setText(str(t("Columns and repairs are those kept from the last file with these headers.")))  # fmt: skip

    def _load_recipe(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, str(t("Use recipe")), "", _filter())
        if not name:
            return
        try:
            self.use(load_recipe(Path(name)))
        except (Refused, OSError) as failure:
            tell(self, t("Use recipe"), failure.reason if isinstance(failure, Refused) else str(failure))  # fmt: skip

    def _save_recipe(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, str(t("Save recipe")), "", _filter())
        if not name:
            return
        path = Path(name)
        try:
            save_recipe(self.recipe(), path if path.suffix else path.with_suffix(SUFFIX))
        except OSError as failure:
            tell(self, t("Not saved"), str(failure))

    def _compare(self) -> None:
        if self.changes is not None:
            self.changes.show_proposal(self.proposal)
        self._chart()

    def _chart(self) -> None:
        proposal = self.proposal
        self.preview.chart(proposal.organization if self.changes is None else self.changes.standing)

    def _on_repair(self) -> None:
        self._compare()
        self._show_counts()
        self._show_problems()

    def _read(self) -> FileRead:
        return self.proposal.files[self._file]

    def _show(self) -> None:
        self._filling = True
        read, book = self._read(), self._workbooks[self._file]
        self.sheet_box.clear()
        for sheet in book.sheets:
            hidden = f" ({t('hidden')})" if sheet.hidden else ""
            self.sheet_box.addItem(sheet.name + hidden, sheet.name)
        self.sheet_box.setCurrentIndex(self.sheet_box.findData(read.table.sheet))
        self.header_row.setValue(read.table.header_row)
        self._show_way(read)
        self._show_table(read)
        self._show_counts()
        self._show_problems()
        self._filling = False

    def _show_way(self, read: FileRead) -> None:
        choice = self._choices[self._file]
        self.way_box.setCurrentIndex(max(0, self.way_box.findData(choice.way)))
        self.way_column_box.clear()
        self.way_column_box.addItem(str(t("any column")), "")
        for header in read.table.own_headers:
            self.way_column_box.addItem(header[:40], header)
        at = self.way_column_box.findData(choice.mapping.get(HIERARCHY, ""))
        self.way_column_box.setCurrentIndex(max(0, at))

    def _show_table(self, read: FileRead) -> None:
        table = read.table
        field_of = {column: name for name, column in read.mapping.fields.items()}
        shown = min(_ROWS, len(table.rows))
        self._table.clear()
        self._table.setColumnCount(len(table.headers))
        self._table.setRowCount(shown + 1)
        self._table.setHorizontalHeaderLabels(list(table.headers))
        self._table.setVerticalHeaderLabels(["", *(str(row + 1) for row in table.rows[:shown])])
        for column in range(len(table.headers)):
            name = field_of.get(column, "")
            self._table.setCellWidget(0, column, self._field_box(column, name, read))
            for i in range(shown):
                value = table.columns[column][i]
                text = "" if value is None else str(value)
                item = QTableWidgetItem(" ".join(text.split())[:200])
                item.setToolTip(tip(text[:1000]))
                self._table.setItem(i + 1, column, item)
            self._table.setColumnWidth(column, 170)
        self._table.setRowHeight(0, theme.ROW + theme.GRID * 2)

    def _field_box(self, column: int, name: str, read: FileRead) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field-of-{column}")
        box.addItem(str(t("kept as it is")), "")
        for described in self._fields:
            box.addItem(str(described.label), described.name)
        box.setCurrentIndex(max(0, box.findData(name)))
        sure = read.mapping.confidence.get(name, 1.0)
        if name and sure < _SURE:
            box.setToolTip(tip(t("Guessed, {sure} sure", sure=f"{sure:.0%}")))
            box.setStyleSheet(f"color: {theme.severity_colour('warning').name()};")
        box.activated.connect(partial(self._choose_field, column, box))
        return box

    def _show_counts(self) -> None:
        counts = self.proposal.counts
        levels = " / ".join(str(n) for n in counts.units_by_level)
        parts: list[Message | str] = [
            tn("{n} row", "{n} rows", self.proposal.rows),
            tn("{n} position", "{n} positions", counts.positions),
            tn("{n} person", "{n} people", counts.people),
            t("{n} vacant", n=counts.vacancies),
            t("{n} FTE", n=decimal(counts.fte)),
            t("head-count {n}", n=whole(counts.headcount)),
            t("{n} units", n=counts.units) if not levels else f"{t('{n} units', n=counts.units)} ({levels})",
            tn("{n} reporting line", "{n} reporting lines", counts.reporting_lines),
            tn("{n} root", "{n} roots", counts.roots),
            t("depth {n}", n=counts.depth),
            t("{n} in the holding area", n=counts.unplaced),
        ]  # fmt: skip
        above = _HIERARCHIES[self.proposal.hierarchy]
        self._counts.setText("   ·   ".join(str(part) for part in parts) + f"\n{above}")

    def _show_problems(self) -> None:
        count = len(self.proposal.problems)
        self.tabs.setTabText(1, caption(f"{t('Problems')} · {count}"))

    def _choose_file(self, number: int) -> None:
        self._file = number
        self._show()

    def _choose_sheet(self) -> None:
        self._correct(Choice(sheet=self.sheet_box.currentData()))

    def _choose_header(self) -> None:
        if not self._filling:
            self._correct(
                Choice(sheet=self._read().table.sheet, header_row=self.header_row.value())
            )

    def _choose_way(self) -> None:
        read = self._read()
        mapping = dict(self._choices[self._file].mapping) | {HIERARCHY: self.way_column_box.currentData()}  # fmt: skip
        if not mapping[HIERARCHY]:
            del mapping[HIERARCHY]
        way = self.way_box.currentData()
        self._correct(Choice(read.table.sheet, read.table.header_row, mapping, way))

    def _choose_field(self, column: int, box: QComboBox, _index: int) -> None:
        read = self._read()
        headers = read.table.headers
        mapping = dict(self._choices[self._file].mapping)
        chosen = box.currentData()
        for name, at in read.mapping.fields.items():
            if at == column and name != chosen:
                mapping[name] = ""
        if chosen:
            mapping[chosen] = headers[column]
        way = self._choices[self._file].way
        self._correct(Choice(read.table.sheet, read.table.header_row, mapping, way))

    def _correct(self, choice: Choice) -> None:
        self._choices[self._file] = choice
        self._settle.start()

    def _propose(self) -> None:
        choices = list(self._choices)
        try:
            self._proposed = jobs.run(
                t("Reading the roster"),
                lambda progress: propose(
                    self._workbooks,
                    choices,
                    progress=progress.tell,
                    cancelled=progress.cancelled,
                ),
                self,
                only_reads=True,
            )
        except Cancelled:
            return
        except (Refused, Unreadable) as refusal:
            self._refusal.setText(str(refusal))
            self._refusal.show()
            self.apply_button.setEnabled(False)
            return
        self.doctor.read(self._proposed)
        self._refusal.hide()
        self.apply_button.setEnabled(True)
        self._show()


def _is_read_so(choice: Choice, read: FileRead) -> bool:
    """Whether a file was read already as a choice of a recipe says."""
    chosen = {name: column for name, column in choice.mapping.items() if column}
    place = (choice.sheet, choice.header_row) == (read.table.sheet, read.table.header_row)
    return choice == Choice() or (place and not choice.way and chosen == read.headers)


def _filter() -> str:
    return f"{t('Recipes of imports')} (*{SUFFIX})"
