"""What is done to a matrix as a whole: begun, renamed, converted, deleted, widened; mostly asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from orgeditor.gui.matrix.beginning import NewMatrixDialog
from orgeditor.gui.matrix.code_set_editor import CodeSetEditor
from orgeditor.gui.matrix.comments import CommentList
from orgeditor.gui.matrix.converting import ConvertDialog
from orgeditor.gui.matrix.filters import EVERYTHING
from orgeditor.gui.matrix.taking_over import ActivityChooser
from orgeditor.gui.party_chooser import PartyChooser
from orgeditor.messages import t
from orgeditor.model.verbs.code_sets import convert_matrix
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.matrices import add_rows, begin_matrix
from orgeditor.model.verbs.responsibilities import add_parties, add_role_column

if TYPE_CHECKING:
    from orgeditor.gui.matrix.section import MatrixSection


class WholeMatrix:
    """The commands of a section for the matrix that it shows."""

    def __init__(self, section: MatrixSection) -> None:
        self._section = section
        self._session, self._grid = section.session, section.grid

    def begin(self) -> None:
        """Ask what a new matrix begins with, and add it."""
        org = self._session.organization
        dialog = NewMatrixDialog(org, str(t("Responsibilities")), self._section)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        edit = self._session.perform(
            begin_matrix,
            org,
            name=dialog.name,
            code_set=dialog.code_set,
            parties=dialog.parties,
            activities=dialog.activities,
        )
        if edit:
            self._section.show_matrix(edit.changes[0].id)

    def rename(self) -> None:
        """Rename the matrix shown, in place."""
        matrix = self._grid.grid_model.view.matrix
        self._grid.naming.rename(matrix, self._section.chooser, self._section.chooser.rect())

    def convert(self) -> None:
        """Ask for another code set of the matrix shown, and turn its letters."""
        org, matrix = self._session.organization, self._section.matrix_id
        dialog = ConvertDialog(org, matrix, self._section)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._session.perform(
                convert_matrix,
                org,
                matrix,
                dialog.code_set,
                dialog.letters,
                keep_lost=dialog.keep_lost,
            )

    def edit_code_sets(self) -> None:
        """Show the code sets of the document."""
        CodeSetEditor(self._session, self._section).exec()

    def delete(self) -> None:
        """Delete the matrix shown with its cells; activities and parties stay."""
        self._session.perform(delete, self._session.organization, [self._section.matrix_id])

    def add_columns(self, before: str = "") -> None:
        """Ask who takes part, and add columns for them."""
        org = self._session.organization
        dialog = PartyChooser(
            org, [c.party.id for c in self._grid.grid_model.view.columns], self._section
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.new_role:
            name = dialog.new_role
            self._session.perform(
                add_role_column, org, self._section.matrix_id, name=name, before=before
            )
        else:
            chosen = dialog.chosen
            self._session.perform(add_parties, org, self._section.matrix_id, chosen, before=before)

    def take_over(self) -> None:
        """Ask which activities of other matrices stand here, too, and add them."""
        dialog = ActivityChooser(self._session.organization, self._section.matrix_id, self._section)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            org = self._session.organization
            self._session.perform(add_rows, org, self._section.matrix_id, dialog.chosen)

    def show_comments(self) -> None:
        """List the comments of the matrix shown, and go to the one that is chosen."""
        listed = CommentList(self._grid.grid_model.view, self._section)
        if listed.exec() == QDialog.DialogCode.Accepted and listed.place:
            self._grid.restrict(EVERYTHING)
            self._grid.reveal(*listed.place)
            self._grid.setFocus()
