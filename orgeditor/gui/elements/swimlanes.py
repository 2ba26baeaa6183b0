"""The swimlanes of a process, in which steps are dragged, moved by keys, added and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.communication import Swimlanes, place_at, step_at, swimlanes
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.swimlanes import paint_swimlanes, paint_target
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture, stepped
from orgeditor.gui.labels import caption, part
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import t
from orgeditor.model.elements.communication import Link, Process, Step
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Role, Unit
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.verbs.processes import add_step, move_step, process_of_group

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QKeyEvent, QPainter

    from orgeditor.gui.elements.picture import Spot
    from orgeditor.gui.session import Session

_CHOOSER: Final = (120, 260)
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Steps:
    """Steps as they are dragged into another lane or to another place, and moved with Alt and the arrows."""

    def __init__(
        self, session: Session, shown: Callable[[], Swimlanes], by_unit: Callable[[], bool]
    ) -> None:
        self._session, self._shown, self._by_unit = session, shown, by_unit

    def paint(self, painter: QPainter, _held: str, over: QPointF) -> None:
        """Paint the place in the lane under the pointer."""
        lane, place = place_at(self._shown(), over.x(), over.y())
        if lane is not None:
            paint_target(painter, lane, place, theme.palette())

    def drop(self, held: str, over: QPointF) -> None:
        """Put a step there."""
        lane, place = place_at(self._shown(), over.x(), over.y())
        if lane is not None:
            self._move(held, lane.party, place)

    def key(self, event: QKeyEvent) -> bool:
        """Move the current step, or delete it."""
        lanes, chosen = self._shown(), self._session.selection
        steps = [box.step for box in lanes.boxes]
        step = chosen[-1] if chosen and chosen[-1] in steps else ""
        if step and event.key() == Qt.Key.Key_Delete:
            self._session.perform(delete, self._session.organization, [step])
            return True
        way = _WAYS.get(Qt.Key(event.key()))
        if not step or way is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        parties = [lane.party for lane in lanes.lanes]
        box = next(box for box in lanes.boxes if box.step == step)
        lane = sum(lane.y <= box.y for lane in lanes.lanes) - 1 + way[1]
        place = steps.index(step) + way[0]
        if 0 <= lane < len(parties) and 0 <= place < len(steps):
            self._move(step, parties[lane], place)
        return True

    def _move(self, step: str, party: str, place: int) -> None:
        """Move a step; between lanes of units it stays with who does it, which the unit does not say."""
        org = self._session.organization
        doer = org.get(Step, step).party if self._by_unit() else party
        self._session.perform(move_step, org, step, doer, place)


class SwimlanesPage(QWidget):
    """The swimlanes of one process, which is chosen, or made of a group of a matrix."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._laid_out = Swimlanes((), (), frozenset(), 0.0, 0.0)
        self.chooser = QComboBox()
        self.chooser.setObjectName("process-chooser")
        self.chooser.setAccessibleName(str(t("Process")))
        _give_way(self.chooser)
        self.chooser.activated.connect(lambda _row: self.picture.renew())
        self.make = QPushButton(str(t("Make a process of…")))
        self.make.setObjectName("make-process")
        menu = QMenu(self.make)
        menu.aboutToShow.connect(self._fill_menu)
        self.make.setMenu(menu)
        self.picture: Picture = Picture(
            session,
            frozenset({Process, Step, Link, Role, Unit, Position}),
            self._look,
            self._paint,
            lambda x, y: step_at(self._laid_out, x, y),
            t("No process yet. Make one of a group of activities above, or enter processes and steps on the next pages."),
            self._walk,
            movable=_Steps(session, lambda: self._laid_out, self._by_unit),
            subject=ElementSubject(session, "swimlanes", self._as_chosen),
        )  # fmt: skip
        self.lanes = QComboBox()
        self.lanes.setObjectName("lanes")
        self.lanes.setAccessibleName(str(t("Lanes")))
        for way, words in PICTURES["swimlanes"].ways:
            self.lanes.addItem(str(words), way)
        _give_way(self.lanes)
        self.lanes.currentIndexChanged.connect(lambda _row: self.picture.renew())
        self.add = QPushButton(str(t("Add a step")))
        self.add.setObjectName("add-step")
        self.add.clicked.connect(self._add)
        top = QFrame()
        top.setObjectName("section-top")
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self.chooser, 1)
        row.addWidget(self.make)
        row.addWidget(self.add)
        row.addWidget(self.lanes, 1)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.picture, 1)
        self.setFocusProxy(self.picture)

    def _as_chosen(self) -> dict[str, Any]:
        process = self.chooser.currentData() or ""
        return {"about": process, "by": self.lanes.currentData()}

    def _look(self) -> tuple[float, float]:
        org = self._session.organization
        chosen = str(self.chooser.currentData() or "")
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for process in in_order(org, Process):
            self.chooser.addItem(name_of(process), process.id)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(chosen)))
        self.chooser.blockSignals(False)
        self.chooser.setEnabled(self.chooser.count() > 0)
        self.add.setEnabled(self.chooser.count() > 0)
        key = str(self.chooser.currentData() or "")
        self._laid_out = (
            swimlanes(org, key, by_unit=self._by_unit())
            if key
            else Swimlanes((), (), frozenset(), 0.0, 0.0)
        )
        return self._laid_out.width, self._laid_out.height

    def _by_unit(self) -> bool:
        return bool(self.lanes.currentData() == "units")

    def _walk(self, record: str, across: int, down: int) -> Spot | None:
        boxes = self._laid_out.boxes
        place = stepped([box.step for box in boxes], record, across or down)
        return None if place is None else (boxes[place].step, boxes[place].x, boxes[place].y)

    def _add(self) -> None:
        chosen = self._session.selection[-1] if self._session.selection else ""
        key = str(self.chooser.currentData() or "")
        edit = self._session.perform(add_step, self._session.organization, key, chosen)
        if edit:
            self.picture.opened.emit(edit.changes[0].id)

    def _paint(self, painter: QPainter) -> None:
        paint_swimlanes(
            painter,
            self._session.organization,
            self._laid_out,
            theme.palette(),
            screen_face(),
            self._session.selection,
        )

    def _fill_menu(self) -> None:
        menu = self.make.menu()
        menu.clear()
        org = self._session.organization
        for matrix in matrices(org):
            groups = [row.activity for row in matrix_view(org, matrix.id).rows if row.is_group]
            if groups:
                part(menu, name_of(matrix))
            for group in groups:
                action = menu.addAction(caption(name_of(group)))
                action.triggered.connect(
                    lambda _checked=False, m=matrix.id, g=group.id: self._make(m, g)
                )
        if menu.isEmpty():
            menu.addAction(str(t("No matrix has groups of activities"))).setEnabled(False)

    def _make(self, matrix: str, group: str) -> None:
        edit = self._session.perform(process_of_group, self._session.organization, matrix, group)
        if edit:
            # The picture has filled the chooser only once it is painted.
            self._look()
            self.chooser.setCurrentIndex(self.chooser.findData(edit.changes[0].id))
            self.picture.renew()


def _give_way(box: QComboBox) -> None:
    """Let a box become narrower than its entries where the window is narrow."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumWidth(_CHOOSER[0])
    box.setMaximumWidth(_CHOOSER[1])
