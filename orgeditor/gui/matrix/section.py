"""The Responsibilities section: which matrix, what of it, and its grid with totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.matrix import matrices, matrix_view, refilled
from orgeditor.analysis.rules import RULES
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.matrix.choosing import NewMatrixDialog, PartyChooser
from orgeditor.gui.matrix.filters import EVERYTHING, Filter
from orgeditor.gui.matrix.grid import NOTHING, Grid
from orgeditor.gui.matrix.totals import ColumnTotals, RowTotals
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
)
from orgeditor.model.verbs.responsibilities import add_matrix, add_parties, add_role_column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit

_SHOWN: Final = (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
)
_ROW_RULES: Final = ("one-accountable", "some-responsible", "many-responsible", "many-involved")


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
        self.chooser = QComboBox()
        self.chooser.setObjectName("matrix-chooser")
        self.chooser.setAccessibleName(str(t("Responsibility matrix")))
        self.chooser.setMinimumWidth(180)
        self.chooser.setMaximumWidth(340)
        self.filter = QComboBox()
        self.filter.setObjectName("matrix-filter")
        self.filter.setAccessibleName(str(t("Activities shown")))
        self.filter.setMinimumWidth(150)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._grid_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.grid)
        self.chooser.activated.connect(lambda _row: self._show_chosen())
        self.filter.activated.connect(lambda _row: self._restrict())
        self.grid.party_wanted.connect(self.add_columns)
        session.edited.connect(self._on_edited)
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
        """Ask for a name and a code set, and add a matrix."""
        dialog = NewMatrixDialog(str(t("Responsibilities")), self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        org = self.session.organization
        edit = self.session.perform(add_matrix, org, name=dialog.name, code_set=dialog.code_set)
        if edit:
            self.show_matrix(edit.changes[0].id)

    def add_columns(self, before: str = "") -> None:
        """Ask who takes part, and add columns for them."""
        org = self.session.organization
        dialog = PartyChooser(org, self.grid.grid_model.view, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.new_role:
            name = dialog.new_role
            self.session.perform(add_role_column, org, self.matrix_id, name=name, before=before)
        else:
            chosen = dialog.chosen
            self.session.perform(add_parties, org, self.matrix_id, chosen, before=before)

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
        broken = {mark.rule for marks in model.marks.values() for mark in marks}
        self.filter.clear()
        self.filter.addItem(str(t("All activities")), EVERYTHING)
        if broken.intersection(_ROW_RULES):
            self.filter.addItem(str(t("What breaks a rule")), Filter(marked=True))
        for rule in RULES:
            if rule.id in broken.intersection(_ROW_RULES):
                self.filter.addItem(str(t("Not: {rule}", rule=rule.name)), Filter(rule=rule.id))
        if model.view.columns:
            self.filter.insertSeparator(self.filter.count())
        for column in model.view.columns:
            chosen = Filter(party=column.party.id)
            self.filter.addItem(str(t("Only {name}", name=name_of(column.party))), chosen)
        at = next((n for n in range(self.filter.count()) if self.filter.itemData(n) == model.filter), 0)  # fmt: skip
        self.filter.setCurrentIndex(at)
        if self.filter.itemData(at) != model.filter:
            self.grid.restrict(EVERYTHING)

    def _on_edited(self, edit: Edit) -> None:
        if not any(isinstance(change.some, _SHOWN) for change in edit.changes):
            return
        if not self.isVisible():
            self._stale = True
        elif all(isinstance(change.some, Responsibility) for change in edit.changes):
            self.grid.show_matrix(refilled(self.grid.grid_model.view, edit.changes))
            self._fill_filter()
        else:
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        new = QPushButton(str(t("New matrix")))
        new.setObjectName("new-matrix")
        new.setDefault(True)
        new.clicked.connect(self.new_matrix)
        read = QPushButton(str(t("Import a matrix…")))
        read.setObjectName("import-matrix")
        read.clicked.connect(self.import_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * theme.GRID)
        for part in (None, new, read, None):
            buttons.addStretch() if part is None else buttons.addWidget(part)
        title = label(t("Who answers for what?"), hero=True)
        about = label(
            t("A matrix says for each activity who does it, who answers for it, who is asked and who is told. Start an empty one, or import a client's workbook."),
            quiet=True,
        )  # fmt: skip
        about.setWordWrap(True)
        about.setMaximumWidth(520)
        layout = QVBoxLayout(page)
        layout.setSpacing(theme.INSIDE)
        layout.addStretch(2)
        for text in (title, about):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(text, 100)
            row.addStretch()
            layout.addLayout(row)
        layout.addLayout(buttons)
        layout.addStretch(3)
        return page

    def _grid_page(self) -> QWidget:
        page = QWidget()
        across, down = _outer_bar(self.grid, page, across=True), _outer_bar(self.grid, page)
        layout = QGridLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tools(), 0, 0, 1, 3)
        layout.addWidget(self.grid, 1, 0)
        layout.addWidget(RowTotals(self.grid), 1, 1)
        layout.addWidget(down, 1, 2)
        layout.addWidget(ColumnTotals(self.grid), 2, 0, 1, 2)
        layout.addWidget(across, 3, 0)
        return page

    def _tools(self) -> QToolBar:
        bar = QToolBar()
        bar.setObjectName("matrix-tools")
        bar.setIconSize(QSize(theme.ICON, theme.ICON))
        bar.addWidget(self.chooser)
        bar.addSeparator()
        rows: tuple[tuple[str, Message, str, Callable[[], object]], ...] = (
            ("activity", t("Activity"), "add-activity", self.grid.naming.add_activity),
            ("layers", t("Group"), "add-group", self.grid.naming.add_group),
            ("role", t("Column"), "add-column", self.add_columns),
        )
        for icon, text, name, command in rows:
            bar.addWidget(_button(icon, f"+ {text}", name, command))
        bar.addSeparator()
        bar.addWidget(self.filter)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for icon, text, name, command in (
            ("matrix", t("New matrix"), "another-matrix", self.new_matrix),
            ("print", t("Print…"), "print", lambda: self.print_requested.emit(self.matrix_id)),
            ("export", t("Export…"), "export", lambda: self.export_requested.emit(self.matrix_id)),
        ):
            button = _button(icon, str(text), name, command)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setToolTip(str(text))
            bar.addWidget(button)
        return bar


def _button(icon: str, text: str, name: str, command: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setIcon(theme.icon(icon))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(lambda _checked=False: command())
    return button


def _outer_bar(grid: Grid, parent: QWidget, *, across: bool = False) -> QScrollBar:
    """Return a scroll bar outside of the totals, in the place of the grid's own."""
    way = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
    bar = QScrollBar(way, parent)
    inner = grid.horizontalScrollBar() if across else grid.verticalScrollBar()
    hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if across:
        grid.setHorizontalScrollBarPolicy(hidden)
    else:
        grid.setVerticalScrollBarPolicy(hidden)

    def follow() -> None:
        bar.setRange(inner.minimum(), inner.maximum())
        bar.setPageStep(inner.pageStep())
        bar.setSingleStep(inner.singleStep())
        bar.setValue(inner.value())
        bar.setVisible(inner.maximum() > inner.minimum())

    inner.rangeChanged.connect(follow)
    inner.valueChanged.connect(follow)
    bar.valueChanged.connect(inner.setValue)
    follow()
    return bar
