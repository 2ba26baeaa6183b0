"""What a matrix says as a whole: load, who works with whom, readings, suggestions, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.charting import read_along, read_down
from orgeditor.analysis.load import compare, loads, ties
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.network import Network, network
from orgeditor.analysis.suggestions import Suggestion, suggestions
from orgeditor.drawing.colours import colour
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.network import paint_network
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.labels import label, tip
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Responsibility,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from orgeditor.gui.session import Session

_SIZE: Final = (900, 580)
_HOTTEST: Final = 110
"""Opacity of the ground of the greatest number, of 255: text on it stays legible."""
_NAME: Final = 220


class AnalysisDialog(QDialog):
    """Shows the analysis of one matrix; suggestions are applied from here, one undo step each."""

    def __init__(self, session: Session, matrix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._matrix = session, matrix
        self._found: list[Suggestion] = []
        org = session.organization
        self.setObjectName("matrix-analysis")
        self.setWindowTitle(str(t("Analysis of {name}", name=name_of(org[matrix]))))
        self.resize(*_SIZE)
        self.load, self.network = _table(t("Load")), _table(t("Shared activities"))
        self.down, self.along = _table(t("Read down")), _table(t("Read along"))
        self.ring = Network(0.0, 0.0, (), ())
        self.picture = Picture(
            session,
            frozenset({Matrix, MatrixColumn, MatrixRow, Responsibility, Activity, Role}),
            self._ring_size,
            self._paint_ring,
            lambda x, y: self.ring.at(x, y),
            t("Two parties that share an activity are joined by a line."),
        )
        self.picture.setAccessibleName(str(t("Works with")))
        self.advice, self.changes = _table(t("Suggestions")), _table(t("Comparison"))
        self.advice.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.apply = QPushButton(str(t("Apply")))
        self.apply.setObjectName("apply-suggestion")
        self.apply.clicked.connect(lambda _checked=False: self.apply_chosen())
        self.other = QComboBox()
        self.other.setObjectName("compare-with")
        self.other.setAccessibleName(str(t("Compare with")))
        for found in matrices(org):
            if found.id != matrix:
                self.other.addItem(seen(name_of(found)), found.id)
        self.other.currentIndexChanged.connect(self._fill_changes)
        line = QHBoxLayout()
        line.addWidget(label(t("Compare with"), quiet=True))
        line.addWidget(self.other, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.load, str(t("Load")))
        self.tabs.addTab(self.picture, str(t("Works with")))
        self.tabs.addTab(self.network, str(t("Shared activities")))
        self.tabs.addTab(self.down, str(t("Read down")))
        self.tabs.addTab(self.along, str(t("Read along")))
        self.tabs.addTab(_page(self.advice, self.apply), str(t("Suggestions")))
        self.tabs.addTab(_page(line, self.changes), str(t("Comparison")))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(close)
        session.edited.connect(self._on_edit)
        self._fill()

    def apply_chosen(self) -> None:
        """Carry out the suggestion of the current row."""
        row = self.advice.currentRow()
        if 0 <= row < len(self._found):
            edit = self._found[row].edit
            self._session.perform(lambda: edit)

    def _on_edit(self, _edit: object) -> None:
        if self._matrix in self._session.organization:
            self._fill()
        else:
            self.reject()

    def _fill(self) -> None:
        self._fill_load()
        self._fill_network()
        self._fill_readings()
        self._fill_advice()
        self._fill_changes()

    def _fill_load(self) -> None:
        view = matrix_view(self._session.organization, self._matrix)
        letters = [code.letter for code in view.code_set.codes]
        heads = [str(t("Party")), *letters, str(t("Activities")), str(t("Weighted"))]
        found = sorted(loads(view), key=lambda load: -load.weighted)
        rows: list[list[str | float]] = [
            [seen(name_of(x.party)), *(x.letters.get(c, 0) for c in letters), x.activities, x.weighted]
            for x in found
        ]  # fmt: skip
        _show(self.load, heads, rows)

    def _fill_network(self) -> None:
        view = matrix_view(self._session.organization, self._matrix)
        parties = [column.party for column in view.columns]
        shared = {(tie.one, tie.other): tie.shared for tie in ties(view)}
        rows: list[list[str | float]] = [
            [
                seen(name_of(one)),
                *(shared.get((one.id, two.id), shared.get((two.id, one.id), 0)) for two in parties),
            ]
            for one in parties
        ]
        names = [seen(name_of(party)) for party in parties]
        _show(self.network, [str(t("Shared activities")), *names], rows)

    def _ring_size(self) -> tuple[float, float]:
        org = self._session.organization
        if self._matrix in org:
            self.ring = network(matrix_view(org, self._matrix))
        return self.ring.width, self.ring.height

    def _paint_ring(self, painter: QPainter) -> None:
        chosen = next(iter(self._session.selection), "")
        paint_network(painter, self.ring, chosen, theme.palette(), screen_face())

    def _fill_readings(self) -> None:
        view = matrix_view(self._session.organization, self._matrix)
        for table, found, who in (
            (self.down, read_down(view), t("Party")),
            (self.along, read_along(view), t("Activity")),
        ):
            rows: list[list[str | float]] = [[seen(name_of(r.subject)), str(r.told), str(r.question)] for r in found]  # fmt: skip
            rows = rows or [["", str(t("Nothing strikes the eye.")), ""]]
            _show(table, [str(who), str(t("What strikes the eye")), str(t("Question"))], rows)
            table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def _fill_advice(self) -> None:
        org = self._session.organization
        self._found = suggestions(org, matrix_view(org, self._matrix))
        rows: list[list[str | float]] = [[str(s.message), str(s.reason)] for s in self._found]
        _show(self.advice, [str(t("Suggestion")), str(t("Why"))], rows)
        header = self.advice.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.apply.setEnabled(bool(rows))
        if rows:
            self.advice.selectRow(0)

    def _fill_changes(self) -> None:
        org = self._session.organization
        other = self.other.currentData()
        rows: list[list[str | float]] = []
        if other in org:
            found = compare(matrix_view(org, self._matrix), matrix_view(org, other))
            rows = [
                [seen(c.activity), seen(c.party), "/".join(c.before) or "–", "/".join(c.after) or "–"]
                for c in found
            ]  # fmt: skip
        heads = [str(t("Activity")), str(t("Party")), str(t("Here")), str(t("There"))]
        _show(self.changes, heads, rows)


def _table(words: Message) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(str(words))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    return table


def _page(*parts: QWidget | QHBoxLayout) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for part in parts:
        if isinstance(part, QWidget):
            button = isinstance(part, QPushButton)
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignRight if button else Qt.AlignmentFlag(0)
            )
        else:
            layout.addLayout(part)
    return page


def _show(table: QTableWidget, heads: Sequence[str], rows: Sequence[Sequence[str | float]]) -> None:
    """Fill a table; the greater a number among those of its column, the stronger its ground."""
    table.setColumnCount(len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.setRowCount(len(rows))
    for column in range(len(heads)):
        numbers = [row[column] for row in rows if not isinstance(row[column], str)]
        most = max((float(n) for n in numbers), default=0.0)
        for at, row in enumerate(rows):
            table.setItem(at, column, _item(row[column], most))
        header = table.horizontalHeaderItem(column)
        if header is not None:
            header.setToolTip(tip(heads[column]))
    table.resizeColumnsToContents()
    if heads:
        table.setColumnWidth(0, max(_NAME, table.columnWidth(0)))


def _item(value: str | float, most: float) -> QTableWidgetItem:
    if isinstance(value, str):
        item = QTableWidgetItem(value)
        item.setToolTip(tip(value))
        return item
    item = QTableWidgetItem(f"{value:g}" if value else "")
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if value and most:
        item.setBackground(colour(theme.palette().accent, round(_HOTTEST * value / most)))
    return item
