"""The section of process and communication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from orgeditor.analysis.communication import steps_of
from orgeditor.analysis.unit_links import UnitLinks, unit_links
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.heat_map import in_sight
from orgeditor.drawing.unit_links import paint_links
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture, toward
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.swimlanes import SwimlanesPage
from orgeditor.gui.elements.table import Table
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import t
from orgeditor.model.elements.communication import Link, Meeting, Process, Step
from orgeditor.model.records import Position, Role, Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.elements.picture import Spot
    from orgeditor.gui.session import Session

_PARTIES = frozenset({Role, Unit, Position})


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
            Page(t("Swimlanes"), lanes, t("A process step by step, a lane for each who does it. Drag steps, or move them with Alt and the arrows. Red: a hand-over between units without a communication link.")),
            Page(t("Processes"), Table(processes, "processes"), t("A process has steps, in their order; it can be made of a group of activities.")),
            Page(t("Steps"), Table(steps, "steps"), t("Alt+Up and Alt+Down change the order of the steps.")),
            Page(t("Links"), Table(links, "links"), t("Who talks to whom: what for, by which channel, how often. Collaboration should have an end.")),
            Page(t("Units"), who, t("Which units have links. Double-click a cell to go to its link, or to the step that hands over without one.")),
            Page(t("Meetings"), Table(meetings, "meetings"), t("Forums: who meets, how often, how long, and what they decide.")),
        ),
    )  # fmt: skip
    lanes.picture.opened.connect(section.open_record)
    who.opened.connect(section.open_record)
    return section


class _UnitLinks:
    """What the picture of units against units shows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found = UnitLinks()
        self._sight = QRectF()

    def look(self) -> tuple[float, float]:
        """Look at the document anew; return the size of the picture."""
        self._found = unit_links(self._session.organization)
        return self._found.width, self._found.height

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        self._sight = in_sight(painter)
        paint_links(
            painter,
            self._session.organization,
            self._found,
            theme.palette(),
            screen_face(),
            self._sight,
            self._session.selection,
        )

    def at(self, x: float, y: float) -> str:
        """Return the first link of the cell at a point, or the step that hands over without one."""
        left, top = max(self._sight.left(), 0.0), max(self._sight.top(), 0.0)
        pair = self._found.at(x, y, left, top)
        return self._found.told(pair) if pair else ""

    def walk(self, record: str, across: int, down: int) -> Spot | None:
        """Go from one cell that says something to the next; each stands above the diagonal once."""
        return toward(self._found.spots(), record, across, down)


def _unit_links(session: Session) -> Picture:
    shown = _UnitLinks(session)
    kinds = frozenset({Link, Process, Step}) | _PARTIES
    empty = t("Units stand here against each other once two of them have links, or hand on work.")
    return Picture(session, kinds, shown.look, shown.paint, shown.at, empty, shown.walk, subject=ElementSubject(session, "unit-links"))  # fmt: skip
