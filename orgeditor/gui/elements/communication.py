"""The section of process and communication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.communication import (
    Swimlanes,
    links_between,
    step_at,
    steps_of,
    swimlanes,
    talking_units,
    unlinked,
)
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.swimlanes import paint_swimlanes
from orgeditor.drawing.unit_links import links_size, paint_links, pair_at
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import caption, part
from orgeditor.messages import t
from orgeditor.model.elements.communication import Link, Meeting, Process, Step
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Role, Unit
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.verbs.processes import process_of_group

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.session import Session

_PARTIES = frozenset({Role, Unit, Position})
_CHOOSER = 260


def communication_section(session: Session) -> ElementSection:
    """Return the section: swimlanes, processes, steps, links, who talks to whom, meetings."""
    processes = RecordSheet(
        session,
        Process,
        (
            "name", "owner", "purpose",
            Told(t("Steps"), lambda org, p: str(len(steps_of(org, p.id)) or ""), number=True),
            "notes",
        ),
    )  # fmt: skip
    processes.kinds |= {Step}
    steps = RecordSheet(
        session, Step, ("name", "process", "party", "hands_on", "activity", "notes")
    )
    links = RecordSheet(
        session, Link, ("source", "target", "purpose", "channel", "rhythm", "mode", "until")
    )
    meetings = RecordSheet(
        session, Meeting, ("name", "chair", "members", "rhythm", "minutes", "purpose", "decides")
    )
    lanes, who = SwimlanesPage(session), _unit_links(session)
    section = ElementSection(
        "communication",
        (
            Page(t("Swimlanes"), lanes, t("A process step by step, a lane for each who does it. Red: a hand-over between units without a communication link.")),
            Page(t("Processes"), Table(processes, "processes"), t("A process has steps, in their order; it can be made of a group of activities.")),
            Page(t("Steps"), Table(steps, "steps"), t("Alt+Up and Alt+Down change the order of the steps.")),
            Page(t("Links"), Table(links, "links"), t("Who talks to whom: what for, by which channel, how often. Collaboration should have an end.")),
            Page(t("Units"), who, t("Which units have links. Double-click a cell to go to its link.")),
            Page(t("Meetings"), Table(meetings, "meetings"), t("Forums: who meets, how often, how long, and what they decide.")),
        ),
    )  # fmt: skip
    lanes.picture.opened.connect(section.show_record)
    who.opened.connect(section.show_record)
    return section


class SwimlanesPage(QWidget):
    """The swimlanes of one process, which is chosen, or made of a group of a matrix."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._laid_out = Swimlanes((), (), frozenset(), 0.0, 0.0)
        self.chooser = QComboBox()
        self.chooser.setObjectName("process-chooser")
        self.chooser.setAccessibleName(str(t("Process")))
        self.chooser.setMinimumWidth(_CHOOSER)
        self.chooser.activated.connect(lambda _row: self.picture.renew())
        self.make = QPushButton(str(t("Make a process of…")))
        self.make.setObjectName("make-process")
        menu = QMenu(self.make)
        menu.aboutToShow.connect(self._fill_menu)
        self.make.setMenu(menu)
        self.picture: Picture = Picture(
            session,
            frozenset({Process, Step, Link}) | _PARTIES,
            self._look,
            self._paint,
            lambda x, y: step_at(self._laid_out, x, y),
            t(
                "No process yet. Make one of a group of activities above, or enter processes and steps on the next pages."
            ),
        )
        top = QFrame()
        top.setObjectName("section-top")
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self.chooser)
        row.addWidget(self.make)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.picture, 1)
        self.setFocusProxy(self.picture)

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
        key = str(self.chooser.currentData() or "")
        self._laid_out = swimlanes(org, key) if key else Swimlanes((), (), frozenset(), 0.0, 0.0)
        return self._laid_out.width, self._laid_out.height

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


class _UnitLinks:
    """What the picture of units against units shows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units: list[str] = []
        self._pairs: dict[frozenset[str], list[Link]] = {}
        self._gaps: frozenset[frozenset[str]] = frozenset()

    def look(self) -> tuple[float, float]:
        """Look at the document anew; return the size of the picture."""
        org = self._session.organization
        self._units = talking_units(org)
        self._pairs = {
            frozenset({a, b}): links_between(org, a, b)
            for n, a in enumerate(self._units)
            for b in self._units[n + 1 :]
        }
        self._gaps = frozenset(frozenset(over.units) for over in unlinked(org))
        return links_size(self._units)

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        org = self._session.organization
        paint_links(
            painter, org, self._units, self._pairs, self._gaps, theme.palette(), screen_face()
        )

    def at(self, x: float, y: float) -> str:
        """Return the first link of the cell at a point."""
        pair = pair_at(self._units, x, y)
        links = self._pairs.get(frozenset(pair), []) if pair else []
        return links[0].id if links else ""


def _unit_links(session: Session) -> Picture:
    shown = _UnitLinks(session)
    kinds = frozenset({Link, Process, Step}) | _PARTIES
    empty = t("Units stand here against each other once two of them have links, or hand on work.")
    return Picture(session, kinds, shown.look, shown.paint, shown.at, empty)
