"""What a roster is to hold: columns and their order, one sheet or several, language, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.roster import Form, columns_of
from orgeditor.gui import jobs, theme
from orgeditor.gui.add_to_delivery import AddToDelivery, as_now
from orgeditor.gui.column_list import ColumnList
from orgeditor.gui.exporting.preflight import OutputPreflight
from orgeditor.gui.labels import heading, label
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.messages import t
from orgeditor.model.output import Output

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.model.records import Column

_SIZE: Final = (760, 520)


class RosterDialog(QDialog):
    """Asks for the form of a roster; ``form``, ``language`` and ``organization`` are what was chosen."""

    def __init__(self, session: Session, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster-form")
        self.setWindowTitle(str(t("Export the roster")))
        self.resize(*_SIZE)
        self._session = session
        self.organization = session.organization
        self.sheets = QComboBox()
        self.sheets.addItem(str(t("One sheet, a row a seat")), False)
        self.sheets.addItem(str(t("Units, positions, people, assignments, lines")), True)
        self.language_box = QComboBox()
        for name, words in (("en", t("English")), ("zh_CN", t("Chinese"))):
            self.language_box.addItem(str(words), name)
        self.language_box.setCurrentIndex(1 if language.startswith("zh") else 0)
        self.dictionary = QCheckBox(str(t("With a sheet that tells what each column is")))
        self.redaction = RedactionChoice(session)
        self.preflight = OutputPreflight(session, self.redaction, self)
        self._several = label(t("The sheets name each other by ids. Other systems load them as tables, and an import here joins them again."), quiet=True)  # fmt: skip
        self._several.setWordWrap(True)
        self.columns = ColumnList((), t("As they were"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self._buttons.addButton(
            str(t("Export…")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.add = AddToDelivery(session, lambda: as_now(session, self.output))
        self._buttons.addButton(self.add, QDialogButtonBox.ButtonRole.ResetRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        # Only now does the dialog know its buttons: Enter means this one, wherever the focus goes.
        self.export.setDefault(True)
        self.sheets.currentIndexChanged.connect(self._check)
        self.language_box.currentIndexChanged.connect(self._list_columns)
        self.redaction.changed.connect(self._leave_out)
        self._leave_out()

    @property
    def form(self) -> Form:
        """The form that is chosen."""
        several = bool(self.sheets.currentData())
        return Form(() if several else self.columns.chosen, several, self.dictionary.isChecked())

    @property
    def output(self) -> Output:
        """What is chosen, as a delivery set keeps it."""
        form = self.form
        return Output(
            what="roster",
            format="xlsx",
            language=self.language,
            columns=form.columns,
            sheets=form.sheets,
            dictionary=form.dictionary,
        )

    @property
    def language(self) -> str:
        """The language of headers and words."""
        return str(self.language_box.currentData())

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The kinds of file that can hold what is chosen."""
        one = not (self.form.sheets or self.form.dictionary)
        return (".xlsx", ".csv", ".json") if one else (".xlsx", ".json")

    def _lay_out(self) -> None:
        boxes = QFormLayout()
        boxes.setSpacing(2 * theme.GRID)
        boxes.addRow(label(t("Form")), self.sheets)
        boxes.addRow(label(t("Language")), self.language_box)
        options = QVBoxLayout()
        options.setSpacing(2 * theme.GRID)
        options.addLayout(boxes)
        options.addWidget(self._several)
        options.addWidget(self.dictionary)
        options.addWidget(heading(t("What is left out"), inner=True))
        options.addWidget(self.redaction)
        options.addWidget(self.preflight)
        options.addWidget(self.preflight.list)
        options.addStretch()
        self._listed = QVBoxLayout()
        self._listed.addWidget(heading(t("Columns")))
        self._listed.addWidget(self.columns, 1)
        sides = QHBoxLayout()
        sides.setSpacing(2 * theme.INSIDE)
        sides.addLayout(options, 1)
        sides.addLayout(self._listed, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addLayout(sides, 1)
        layout.addWidget(self._buttons)

    def _leave_out(self) -> None:
        self.organization = jobs.run(
            t("Leaving out what is not to be told"),
            lambda _: self._session.handed_over(),
            self,
            stoppable=False,
            only_reads=True,
        )
        self._list_columns()

    def _list_columns(self) -> None:
        """Show the columns that there are, all of them ticked."""
        columns: tuple[Column, ...] = jobs.run(
            t("Looking for the columns"),
            lambda _: columns_of(self.organization, self.language),
            self,
            stoppable=False,
        )
        made = ColumnList([(c.header, c.header) for c in columns], t("As they were"))
        made.changed.connect(self._check)
        self._listed.replaceWidget(self.columns, made)
        self.columns.deleteLater()
        self.columns = made
        self._check()

    def _check(self) -> None:
        several = bool(self.sheets.currentData())
        self._several.setVisible(several)
        self.columns.setEnabled(not several)
        self.export.setEnabled(several or not self.columns.nothing)
        form = self.form
        self.preflight.look(
            Output(
                what="roster",
                format="xlsx",
                language=self.language,
                columns=form.columns,
                sheets=form.sheets,
            ),
            lambda: self.organization,
        )
