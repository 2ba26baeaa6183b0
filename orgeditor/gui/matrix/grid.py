"""The grid of a responsibility matrix: a table worked like a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from orgeditor.analysis.matrix import ActivityRow, MatrixView
from orgeditor.gui.matrix import beyond, keyboard, look, menus
from orgeditor.gui.matrix.activity_header import ActivityHeader
from orgeditor.gui.matrix.cells import CellPainter
from orgeditor.gui.matrix.commands import Commands
from orgeditor.gui.matrix.comments import Comments
from orgeditor.gui.matrix.corner import Corner
from orgeditor.gui.matrix.filling import FillHandle
from orgeditor.gui.matrix.model import GridModel
from orgeditor.gui.matrix.naming import Naming
from orgeditor.gui.matrix.party_header import PartyHeader
from orgeditor.gui.matrix.selecting import (
    rectangles,
    selected_cells,
    selected_lines,
    selected_rectangle,
)
from orgeditor.gui.matrix.shared_selection import SharedSelection
from orgeditor.messages import t
from orgeditor.model.codes import CODE_SETS, CodeSet
from orgeditor.model.records import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from orgeditor.gui.matrix.filters import Filter
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

NOTHING: Final = MatrixView(Matrix(id=""), CODE_SETS["raci"], (), ())
_Flag = QItemSelectionModel.SelectionFlag


class Grid(QTableView):
    """Cells with frozen headings. ``refreshed`` follows everything that changes what it shows.

    ``party_wanted`` asks for a new column before the party given ("" for the end),
    ``matrix_wanted`` for the next matrix (1) or the one before (-1).
    """

    refreshed = Signal()
    party_wanted = Signal(str)
    matrix_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.grid_model = GridModel(NOTHING)
        self.commands = Commands(self)
        self.naming = Naming(self)
        self.comments = Comments(self)
        self.filling = FillHandle(self)
        self._adding = False
        self.setObjectName("matrix-grid")
        self.setAccessibleName(str(t("Responsibility matrix")))
        self.setModel(self.grid_model)
        self._parties = PartyHeader(self.grid_model, self)
        self._activities = ActivityHeader(self.grid_model, self)
        self.setHorizontalHeader(self._parties)
        self.setVerticalHeader(self._activities)
        self.setItemDelegate(CellPainter(self, self.grid_model))
        self._corner = Corner(self)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._parties.carried.connect(self._drop_columns)
        self._parties.sectionDoubleClicked.connect(self.naming.rename_party)
        self._activities.carried.connect(self._drop_rows)
        self._activities.carrying.why_not = self._why_not_rows
        self._activities.folding.connect(self.toggle_fold)
        self._activities.sectionDoubleClicked.connect(self.naming.rename_activity)
        self._activities.widened.connect(self._widen)
        self._sharing = SharedSelection(self)
        self.setMouseTracking(True)
        menus.offer_at_headings(self)
        self.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.selectionModel().currentChanged.connect(lambda *_: self._chosen_changed())

    @property
    def codes(self) -> CodeSet:
        """What the letters of the matrix shown mean."""
        return self.grid_model.view.code_set

    @property
    def party_header(self) -> PartyHeader:
        """The heading of the columns."""
        return self._parties

    @property
    def activity_header(self) -> ActivityHeader:
        """The column of activities."""
        return self._activities

    @property
    def adding(self) -> bool:
        """Whether the next letter typed is added to those that stand in the cell."""
        return self._adding

    @adding.setter
    def adding(self, wanted: bool) -> None:
        self._adding = wanted
        self.viewport().update()

    def choose(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select the cells from one corner to the other."""
        model = self.grid_model
        chosen = QItemSelection(model.index(*first), model.index(*last))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def show_matrix(self, view: MatrixView) -> None:
        """Show a matrix, or the same one as it stands now."""
        if view.matrix.id != self.grid_model.view.matrix.id:
            self.grid_model.folded = set()
        if self.grid_model.renew(view):
            # Marks may have come or gone anywhere.
            self._parties.viewport().update()
            self._activities.viewport().update()
            self.refreshed.emit()
        else:
            self._keeping(lambda: self.grid_model.show(view))

    def restrict(self, chosen: Filter) -> None:
        """Show only the rows that a filter lets through."""
        if chosen != self.grid_model.filter:
            self._keeping(lambda: self.grid_model.restrict(chosen))

    def toggle_fold(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.fold([group], group not in self.grid_model.folded)

    def fold(self, groups: Iterable[str], folded: bool) -> None:
        """Fold groups or unfold them."""
        self._keeping(lambda: self.grid_model.fold(groups, folded))

    def reveal(self, activity: str, party: str = "") -> bool:
        """Go to an activity, or to a party's column; False where it is not in the matrix."""
        view = self.grid_model.view
        row = next((r for r in view.rows if r.activity.id == activity), None)
        if row is not None and self.grid_model.row_of(activity) < 0:
            inside = [r.activity.id for r in view.rows if row.number.startswith(r.number + ".")]
            self.fold(inside, folded=False)
        at, column = self.grid_model.row_of(activity), self.grid_model.column_of(party)
        if at >= 0:
            current = max(self.currentIndex().column(), 0)
            index = self.grid_model.index(at, column if column >= 0 else current)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        elif column >= 0:
            self.selectColumn(column)
            self.scrollTo(self.grid_model.index(max(self.rowAt(0), 0), column))
        return at >= 0 or column >= 0

    def chosen_cells(self) -> list[tuple[int, int]]:
        """Return row and column of the selected cells, row by row; else of the current one."""
        return selected_cells(self.selectionModel())

    def chosen_rectangle(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return the first and the last cell of the selection where it is one rectangle."""
        return selected_rectangle(self.selectionModel())

    def chosen_rows(self) -> list[ActivityRow]:
        """Return the rows in which cells are selected, from above."""
        return [self.grid_model.rows[r] for r in selected_lines(self.selectionModel(), rows=True)]

    def chosen_parties(self) -> list[str]:
        """Return the parties in whose columns cells are selected, from the left."""
        return [
            self.grid_model.party(c).id for c in selected_lines(self.selectionModel(), rows=False)
        ]

    def _keeping(self, change: Callable[[], None]) -> None:
        """Carry out a change of the model; the same activities and parties stay selected.

        Where the current one goes, the nearest above is current, or to the left.
        """
        rows = [row.activity.id for row in self.chosen_rows()]
        parties = self.chosen_parties()
        whole = bool(parties) and len(parties) == self.grid_model.columnCount()
        current, model = self.currentIndex(), self.grid_model
        above = [row.activity.id for row in model.rows[: current.row() + 1]]
        before = [column.party.id for column in model.view.columns[: current.column() + 1]]
        change()
        self._parties.measure()
        if model.rows and model.view.columns:
            self._select(
                [r for key in rows if (r := model.row_of(key)) >= 0],
                list(range(model.columnCount()))
                if whole
                else [c for key in parties if (c := model.column_of(key)) >= 0],
            )
            row = next((r for key in reversed(above) if (r := model.row_of(key)) >= 0), 0)
            column = next((c for key in reversed(before) if (c := model.column_of(key)) >= 0), 0)
            index = model.index(row, column)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            if not self.selectionModel().hasSelection():
                self.selectionModel().select(index, _Flag.Select)
        self.updateGeometries()
        self._spread()
        self.viewport().update()
        self.refreshed.emit()

    def _select(self, rows: list[int], columns: list[int]) -> None:
        chosen = rectangles(self.grid_model, sorted(rows), sorted(columns))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def _chosen_changed(self) -> None:
        self._adding = False
        self._sharing.follow()
        # The handle stands at the corner of what is selected.
        self.viewport().update()

    def _drop_rows(self, place: int) -> None:
        header = self._activities
        self.commands.drop_rows(header.carrying.gap(place), outward=header.is_outward)

    def _why_not_rows(self, place: int) -> Message | None:
        header = self._activities
        return self.commands.why_not_rows(header.carrying.gap(place), outward=header.is_outward)

    def _drop_columns(self, place: int) -> None:
        self.commands.drop_columns(self._parties.carrying.gap(place))

    def _spread(self) -> None:
        """Make the columns as wide as there is room for, within what looks well."""
        count = self.grid_model.columnCount()
        room = self.viewport().width() // count if count else 0
        size = min(max(room, look.COLUMN), look.COLUMN_MOST)
        if size != self._parties.defaultSectionSize():
            self._parties.setDefaultSectionSize(size)
            self.refreshed.emit()

    def _widen(self) -> None:
        self.updateGeometries()
        self.refreshed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_corner"):
            size = QSize(self._activities.width(), self._parties.height())
            self._corner.setGeometry(0, 0, size.width(), size.height())
            self._corner.raise_()

    @override
    def event(self, event: QEvent) -> bool:
        # The keys of a grid mean here what they mean to it, whatever they do elsewhere.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and keyboard.knows(self, event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keyboard.handle(self, event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.filling.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.filling.move(at):
            return
        near = not event.buttons() and self.filling.is_at(at)
        shape = Qt.CursorShape.CrossCursor if near else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.filling.release():
            super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.indexAt(self.viewport().mapFrom(self, event.pos()))
        if at.isValid() and not self.selectionModel().isSelected(at):
            self.setCurrentIndex(at)
        menus.grid_menu(self).exec(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        beyond.paint_rows(painter, self)
        self.filling.paint(painter)
        beyond.paint_missing(painter, self)
