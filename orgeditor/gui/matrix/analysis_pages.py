"""The pages of the analysis of a matrix: suggestions, load, who works with whom, readings, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.charting import read_along, read_down
from orgeditor.analysis.load import WEIGHTS, compare, loads, ties
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.network import Network, network
from orgeditor.analysis.suggestions import Suggestion, suggestions
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.network import paint_network
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.labels import label
from orgeditor.gui.matrix.figures import FigureTable
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Activity, Matrix, MatrixColumn, MatrixRow, Responsibility, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.gui.session import Session

_NUMBER: Final = 30
"""Pixels that a column of figures takes that is headed by a number."""


class AdvicePage(QWidget):
    """What would make the matrix better and why; each suggestion is applied as one undo step."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._found: list[Suggestion] = []
        self.table = FigureTable(session, t("Suggestions"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.apply = QPushButton(str(t("Apply")))
        self.apply.setObjectName("apply-suggestion")
        self.apply.clicked.connect(lambda _checked=False: self.apply_chosen())
        self.table.opened.connect(self.apply_chosen)
        layout = _column(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)

    def fill(self, view: MatrixView) -> None:
        """Show what is suggested for the matrix as it stands."""
        self._found = suggestions(self._session.organization, view)
        kept = max(self.table.currentRow(), 0)
        self.table.fill(
            (t("Suggestion"), t("Why")),
            [(str(s.message), str(s.reason)) for s in self._found],
            [s.activity for s in self._found],
            nothing=t("Nothing to suggest."),
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.apply.setEnabled(bool(self._found))
        if self._found:
            self.table.choose(min(kept, len(self._found) - 1))

    def apply_chosen(self) -> None:
        """Carry out the suggestion of the current row."""
        row = self.table.currentRow()
        if 0 <= row < len(self._found):
            edit = self._found[row].edit
            self._session.perform(lambda: edit)


class LoadPage(QWidget):
    """How often each party has each letter, and how much that asks of it: the heaviest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = FigureTable(session, t("Load"))
        layout = _column(self)
        layout.addWidget(self.table, 1)
        self._weights = label(quiet=True)
        layout.addWidget(self._weights)

    def fill(self, view: MatrixView) -> None:
        """Show what the matrix asks of each party."""
        codes = view.code_set.codes
        found = sorted(loads(view), key=lambda load: -load.weighted)
        self.table.fill(
            (t("Party"), *(code.letter for code in codes), t("Activities"), t("Weighted")),
            [
                (name_of(x.party), *(x.letters.get(c.letter, 0) for c in codes), x.activities, x.weighted)
                for x in found
            ],
            [x.party.id for x in found],
        )  # fmt: skip
        weights = " · ".join(f"{c.letter} {WEIGHTS[c.duty]:g}" for c in codes)
        self._weights.setText(str(t("A letter weighs: {weights}", weights=weights)))


class NetworkPage(QSplitter):
    """Who works with whom: a ring of those who share activities, and how many they share."""

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self._view: MatrixView | None = None
        self.ring = Network(0.0, 0.0, (), ())
        self.picture = Picture(
            session,
            frozenset({Matrix, MatrixColumn, MatrixRow, Responsibility, Activity, Role}),
            self._ring_size,
            self._paint_ring,
            lambda x, y: self.ring.at(x, y),
            t("Two parties that share an activity are joined by a line."),
            whole=True,
            subject=ElementSubject(session, "network", self._as_chosen),
        )
        self.picture.setAccessibleName(str(t("Works with")))
        self.table = FigureTable(session, t("Shared activities"))
        self.setChildrenCollapsible(False)
        self.addWidget(self.picture)
        self.addWidget(self.table)
        self.setSizes([1, 1])

    def fill(self, view: MatrixView) -> None:
        """Show who shares activities in the matrix as it stands."""
        self._view = view
        self.picture.renew()
        parties = [column.party for column in view.columns]
        shared = {frozenset((tie.one, tie.other)): tie.shared for tie in ties(view)}
        numbers = [str(n) for n in range(1, len(parties) + 1)]
        self.table.fill(
            (t("Shared activities"), *numbers),
            [
                (f"{n}  {name_of(one)}", *(shared.get(frozenset((one.id, two.id)), 0) for two in parties))
                for n, one in zip(numbers, parties, strict=True)
            ],
            [party.id for party in parties],
            tips=["", *(name_of(party) for party in parties)],
            together=True,
        )  # fmt: skip
        for column in range(1, len(parties) + 1):
            self.table.setColumnWidth(column, _NUMBER)

    def _as_chosen(self) -> dict[str, Any]:
        return {"matrix": self._view.matrix.id if self._view else ""}

    def _ring_size(self) -> tuple[float, float]:
        if self._view is not None:
            self.ring = network(self._view)
        return self.ring.width, self.ring.height

    def _paint_ring(self, painter: QPainter) -> None:
        chosen = next(iter(self._session.selection), "")
        paint_network(painter, self.ring, chosen, theme.palette(), screen_face())


class ReadingPage(QWidget):
    """What strikes the eye down the columns, then along the rows, with the questions to ask."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = FigureTable(session, t("Readings"))
        _column(self).addWidget(self.table, 1)

    def fill(self, view: MatrixView) -> None:
        """Show what strikes the eye in the matrix as it stands."""
        found = [*read_down(view), *read_along(view)]
        self.table.fill(
            (t("Party or activity"), t("What strikes the eye"), t("Question")),
            [(name_of(r.subject), str(r.told), str(r.question)) for r in found],
            [r.subject.id for r in found],
            nothing=t("Nothing strikes the eye."),
        )
        self.table.horizontalHeader().setStretchLastSection(True)


class ComparisonPage(QWidget):
    """How the matrix differs from another one of the document, cell by cell."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._view: MatrixView | None = None
        self.table = FigureTable(session, t("Comparison"))
        self.other = QComboBox()
        self.other.setObjectName("compare-with")
        self.other.setAccessibleName(str(t("Compare with")))
        self.other.activated.connect(lambda _row: self._fill_changes())
        line = QHBoxLayout()
        line.addWidget(label(t("Compare with"), quiet=True))
        line.addWidget(self.other, 1)
        line.addStretch(1)
        layout = _column(self)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)

    def fill(self, view: MatrixView) -> None:
        """Offer the other matrices of the document, and show what differs from the chosen one."""
        self._view = view
        chosen = self.other.currentData()
        self.other.clear()
        for found in matrices(self._session.organization):
            if found.id != view.matrix.id:
                self.other.addItem(seen(name_of(found)), found.id)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0))
        self.other.setEnabled(self.other.count() > 0)
        self._fill_changes()

    def _fill_changes(self) -> None:
        view, other = self._view, self.other.currentData()
        if view is None or other is None:
            self.table.fill((), [], [], nothing=t("The document has no other matrix."))
            return
        there = matrix_view(self._session.organization, other)
        found = compare(view, there)
        ids = {name_of(row.activity): row.activity.id for row in view.rows}
        self.table.fill(
            (t("Activity"), t("Party"), name_of(view.matrix), name_of(there.matrix)),
            [(c.activity, c.party, "/".join(c.before) or "–", "/".join(c.after) or "–") for c in found],
            [ids.get(c.activity, "") for c in found],
            nothing=t("Both say the same."),
        )  # fmt: skip


def _column(page: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * theme.GRID)
    return layout
