"""The Responsibilities section: which matrix, what of it, and its grid with totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.matrix import matrices, matrix_view, refilled
from orgeditor.gui.matrix.analysis import AnalysisDialog
from orgeditor.gui.matrix.beginning import NewMatrixDialog
from orgeditor.gui.matrix.code_set_editor import CodeSetEditor
from orgeditor.gui.matrix.comments import CommentList
from orgeditor.gui.matrix.converting import ConvertDialog
from orgeditor.gui.matrix.filters import EVERYTHING, offered
from orgeditor.gui.matrix.grid import NOTHING, Grid
from orgeditor.gui.matrix.grid_page import empty_page, grid_page
from orgeditor.gui.matrix.taking_over import ActivityChooser
from orgeditor.gui.matrix.tools import Tools
from orgeditor.gui.party_chooser import PartyChooser
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.health import RuleProfile
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCodeSet,
    Person,
    Position,
    Project,
    Responsibility,
    Role,
    Unit,
)
from orgeditor.model.verbs.code_sets import convert_matrix
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.matrices import add_rows, begin_matrix
from orgeditor.model.verbs.responsibilities import add_parties, add_role_column

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Change, Edit

_SHOWN: Final = (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCodeSet,
    Person,
    Position,
    Responsibility,
    Role,
    RuleProfile,
    Unit,
)


class MatrixSection(QWidget):
    """Edits the matrices of a document.

    ``import_requested`` asks for a file to read, ``print_requested`` and
    ``export_requested`` for the matrix given to go on paper or into a workbook.
    """

    import_requested = Signal()
    print_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = True
        self.grid = Grid(session)
        self._tools = self._make_tools()
        self.chooser, self.filter = self._tools.chooser, self._tools.filter
        self._pages = QStackedWidget()
        self._pages.addWidget(empty_page(self.new_matrix, self.import_requested.emit))
        self._pages.addWidget(grid_page(self._tools, self.grid))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.grid)
        self.chooser.activated.connect(lambda _row: self._show_chosen())
        self.filter.activated.connect(lambda _row: self._restrict())
        self.grid.party_wanted.connect(self.add_columns)
        self.grid.matrix_wanted.connect(self.show_next)
        session.edited.connect(self._on_edited)
        session.discretion_changed.connect(self._on_discretion)
        session.replaced.connect(self.refresh)
        self.refresh()

    @property
    def matrix_id(self) -> str:
        """The id of the matrix shown, "" where the document has none."""
        return self.grid.grid_model.view.matrix.id

    def show_matrix(self, matrix: str) -> None:
        """Show a matrix of the document."""
        self.grid.restrict(EVERYTHING)
        self._show(matrix)

    def show_activity(self, activity: str) -> None:
        """Go to an activity, in the matrix shown if it is there, else in the first that has it."""
        if self._stale:
            self.refresh()
        org = self.session.organization
        rows = [row for key in org.referrers(activity) if (row := org.find(MatrixRow, key))]
        homes = [row.matrix for row in rows]
        if not homes:
            return
        if self.matrix_id not in homes:
            self.show_matrix(homes[0])
        if self.grid.grid_model.row_of(activity) < 0:
            self.grid.restrict(EVERYTHING)
        self.grid.reveal(activity)
        self._fill_filter()

    def new_matrix(self) -> None:
        """Ask what a new matrix begins with, and add it."""
        org = self.session.organization
        dialog = NewMatrixDialog(org, str(t("Responsibilities")), self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        edit = self.session.perform(
            begin_matrix,
            org,
            name=dialog.name,
            code_set=dialog.code_set,
            parties=dialog.parties,
            activities=dialog.activities,
        )
        if edit:
            self.show_matrix(edit.changes[0].id)

    def rename_matrix(self) -> None:
        """Rename the matrix shown, in place."""
        matrix = self.grid.grid_model.view.matrix
        self.grid.naming.rename(matrix, self.chooser, self.chooser.rect())

    def convert_matrix(self) -> None:
        """Ask for another code set of the matrix shown, and turn its letters."""
        org, matrix = self.session.organization, self.matrix_id
        dialog = ConvertDialog(org, matrix, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.session.perform(
                convert_matrix,
                org,
                matrix,
                dialog.code_set,
                dialog.letters,
                keep_lost=dialog.keep_lost,
            )

    def analyse(self) -> None:
        """Show load, shared work, suggestions and comparison of the matrix shown."""
        AnalysisDialog(self.session, self.matrix_id, self).exec()

    def edit_code_sets(self) -> None:
        """Show the code sets of the document."""
        CodeSetEditor(self.session, self).exec()

    def delete_matrix(self) -> None:
        """Delete the matrix shown with its cells; activities and parties stay."""
        self.session.perform(delete, self.session.organization, [self.matrix_id])

    def add_columns(self, before: str = "") -> None:
        """Ask who takes part, and add columns for them."""
        org = self.session.organization
        dialog = PartyChooser(org, [c.party.id for c in self.grid.grid_model.view.columns], self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.new_role:
            name = dialog.new_role
            self.session.perform(add_role_column, org, self.matrix_id, name=name, before=before)
        else:
            chosen = dialog.chosen
            self.session.perform(add_parties, org, self.matrix_id, chosen, before=before)

    def take_over(self) -> None:
        """Ask which activities of other matrices stand here, too, and add them."""
        dialog = ActivityChooser(self.session.organization, self.matrix_id, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            org = self.session.organization
            self.session.perform(add_rows, org, self.matrix_id, dialog.chosen)

    def show_comments(self) -> None:
        """List the comments of the matrix shown, and go to the one that is chosen."""
        listed = CommentList(self.grid.grid_model.view, self)
        if listed.exec() == QDialog.DialogCode.Accepted and listed.place:
            self.grid.restrict(EVERYTHING)
            self.grid.reveal(*listed.place)
            self.grid.setFocus()

    def show_next(self, step: int) -> None:
        """Show the matrix after the one shown (1), or the one before (-1)."""
        at = self.chooser.currentIndex() + step
        if 0 <= at < self.chooser.count():
            self.show_matrix(self.chooser.itemData(at))

    def refresh(self) -> None:
        """Show what stands now."""
        self._stale = False
        known = matrices(self.session.organization)
        self.chooser.clear()
        for matrix in known:
            self.chooser.addItem(name_of(matrix), matrix.id)
        ids = [matrix.id for matrix in known]
        if not ids:
            self.grid.show_matrix(NOTHING)
            self._pages.setCurrentIndex(0)
            return
        self._pages.setCurrentIndex(1)
        self._show(self.matrix_id if self.matrix_id in ids else ids[0])

    def _show(self, matrix: str) -> None:
        self.chooser.setCurrentIndex(self.chooser.findData(matrix))
        self.grid.show_matrix(matrix_view(self.session.organization, matrix))
        self._fill_filter()

    def _show_chosen(self) -> None:
        self.show_matrix(self.chooser.currentData())
        self.grid.setFocus()

    def _restrict(self) -> None:
        self.grid.restrict(self.filter.currentData())
        self.grid.setFocus()

    def _fill_filter(self) -> None:
        """Offer what there is to filter by: rules that some row breaks, and the parties."""
        model = self.grid.grid_model
        parties = False
        self.filter.clear()
        for words, chosen in offered(model.view, model.marks):
            if chosen.party and not parties:
                self.filter.insertSeparator(self.filter.count())
            parties = parties or bool(chosen.party)
            self.filter.addItem(str(words), chosen)
        at = next((n for n in range(self.filter.count()) if self.filter.itemData(n) == model.filter), 0)  # fmt: skip
        self.filter.setCurrentIndex(at)
        if self.filter.itemData(at) != model.filter:
            self.grid.restrict(EVERYTHING)

    def _on_edited(self, edit: Edit) -> None:
        if not any(isinstance(change.some, _SHOWN) or _judges(change) for change in edit.changes):
            return
        if not self.isVisible():
            self._stale = True
        elif all(isinstance(change.some, Responsibility) for change in edit.changes):
            self.grid.show_matrix(refilled(self.grid.grid_model.view, edit.changes))
            self._fill_filter()
        else:
            self.refresh()

    def _on_discretion(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _make_tools(self) -> Tools:
        naming = self.grid.naming
        return Tools(
            adding=(
                ("activity", t("Activity"), "add-activity", naming.add_activity),
                ("layers", t("Group"), "add-group", naming.add_group),
                ("role", t("Column"), "add-column", self.add_columns),
            ),
            whole=(
                ("add", t("New matrix"), "new", self.new_matrix),
                ("rename", t("Rename the matrix"), "rename", self.rename_matrix),
                ("activity", t("Activities of other matrices…"), "take-over", self.take_over),
                ("communication", t("Comments…"), "comments", self.show_comments),
                ("performance", t("Analysis…"), "analyse", self.analyse),
                ("matrix", t("Convert to another code set…"), "convert", self.convert_matrix),
                ("responsibilities", t("Code sets…"), "code-sets", self.edit_code_sets),
                ("delete", t("Delete the matrix"), "delete", self.delete_matrix),
            ),
            going_out=(
                ("print", t("Print…"), "print", lambda: self.print_requested.emit(self.matrix_id)),
                ("export", t("Export…"), "export", lambda: self.export_requested.emit(self.matrix_id)),
            ),
        )  # fmt: skip


def _judges(change: Change) -> bool:
    """Whether rows and columns are marked by another profile of rules after a change."""
    before, after = (r.rule_profile if isinstance(r, Project) else "" for r in (change.before, change.after))  # fmt: skip
    return before != after
