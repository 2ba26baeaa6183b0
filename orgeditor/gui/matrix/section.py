"""The Responsibilities section: which matrix, what of it, and its grid with totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.matrix import matrices, matrix_view, refilled
from orgeditor.gui.matrix.analysis import AnalysisPane
from orgeditor.gui.matrix.beside import GridAndAnalysis
from orgeditor.gui.matrix.filters import EVERYTHING, offered
from orgeditor.gui.matrix.grid import NOTHING, Grid
from orgeditor.gui.matrix.grid_page import empty_page, grid_page
from orgeditor.gui.matrix.tools import Tools
from orgeditor.gui.matrix.whole_matrix import WholeMatrix
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
        self.whole = WholeMatrix(self)
        self.analysis = AnalysisPane(self.grid)
        self._tools = self._make_tools()
        self.chooser, self.filter = self._tools.chooser, self._tools.filter
        self._pages = QStackedWidget(self)
        self._pages.addWidget(empty_page(self.whole.begin, self.import_requested.emit))
        page = grid_page(self._tools, self.grid)
        self._split = GridAndAnalysis(page, self.analysis, self._pages)
        self._tools.analysis.setChecked(self._split.is_open)
        self._pages.addWidget(self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.grid)
        self.chooser.activated.connect(lambda _row: self._show_chosen())
        self.filter.activated.connect(lambda _row: self._restrict())
        self.analysis.closed.connect(lambda: self._open_analysis(wanted=False))
        self.grid.party_wanted.connect(self.whole.add_columns)
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

    def analyse(self) -> None:
        """Open the analysis beside the grid, or close it; what it shows follows the grid."""
        self._open_analysis(not self._split.is_open)

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
        judged = edit.touches(Project) and any(map(_judges, edit.changes))
        if not judged and not edit.touches(*_SHOWN):
            return
        if not self.isVisible():
            self._stale = True
        elif edit.kinds == {Responsibility}:
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

    def _open_analysis(self, wanted: bool) -> None:
        self._split.open(wanted)
        self._tools.analysis.setChecked(wanted)
        (self.analysis.tabs.tabBar() if wanted else self.grid).setFocus()

    def _make_tools(self) -> Tools:
        naming, whole = self.grid.naming, self.whole
        return Tools(
            adding=(
                ("activity", t("Activity"), "add-activity", naming.add_activity),
                ("layers", t("Group"), "add-group", naming.add_group),
                ("role", t("Column"), "add-column", whole.add_columns),
            ),
            whole=(
                ("add", t("New matrix"), "new", whole.begin),
                ("rename", t("Rename the matrix"), "rename", whole.rename),
                ("activity", t("Activities of other matrices…"), "take-over", whole.take_over),
                ("communication", t("Comments…"), "comments", whole.show_comments),
                ("matrix", t("Convert to another code set…"), "convert", whole.convert),
                ("responsibilities", t("Code sets…"), "code-sets", whole.edit_code_sets),
                ("delete", t("Delete the matrix"), "delete", whole.delete),
            ),
            analysis=("performance", t("Analysis"), "analyse", self.analyse),
            going_out=(
                ("print", t("Print…"), "print", lambda: self.print_requested.emit(self.matrix_id)),
                ("export", t("Export…"), "export", lambda: self.export_requested.emit(self.matrix_id)),
            ),
        )  # fmt: skip


def _judges(change: Change) -> bool:
    """Whether rows and columns are marked by another profile of rules after a change."""
    before, after = (r.rule_profile if isinstance(r, Project) else "" for r in (change.before, change.after))  # fmt: skip
    return before != after
