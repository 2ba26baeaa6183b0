"""The section of skills, training and succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QComboBox, QToolButton

from orgeditor.analysis.heat_map import (
    COLUMN,
    HEADING,
    LABEL,
    ROW,
    By,
    HeatMap,
    heat_map_of,
    record_at,
)
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.analysis.skills import successors_of
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.heat_map import HeatMapPainter, in_sight
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture, stepped
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.skill_sheets import SHOWN, Books, HeldSheet, NeedSheet, scale_sheet
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import caption
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import Message, t
from orgeditor.model.elements.skills import Skill, Successor, Training
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.elements.picture import Spot
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization


def skills_section(session: Session) -> ElementSection:
    """Return the section: the catalogue, needed, held, the heat map, training, succession, the scale."""
    books = Books(session)
    heat = _HeatMap(session, books)
    section = ElementSection(
        "skills",
        (
            Page(t("Skills"), Table(_catalogue(session, books), "skills"), t("Type a skill in the last row, or paste rows. Alt+Right makes it part of the one above. Work stands still without a critical one.")),
            Page(t("Needed"), Table(NeedSheet(session, books), "needed", t("The levels needed stand here. Enter skills first, and roles in the section Responsibilities.")), t("The level that a role needs; a position needs what its roles do, unless a level of its own is typed.")),
            Page(t("Held"), Table(HeldSheet(session, books), "held", t("The levels held stand here. Enter skills first, and people in the structure.")), t("The level that a person has, as number or name. A star after it (2*) marks a learner, who does not count. 0/3: nothing said, level 3 needed.")),
            Page(t("Heat map"), heat.picture, t("Held of needed, by colour and figure. A click selects, a double click opens the table. Ctrl+wheel zooms."), heat.tools),
            Page(t("Training"), Table(_trainings(session, books), "training"), t("For whom: people, positions, roles or units, with a semicolon between them. The heat map shows the gaps as they will be afterwards.")),
            Page(t("Succession"), Table(_successors(session, books), "succession"), t("Who could follow on a position, the first in rank first. Alt+Up and Alt+Down change the rank.")),
            Page(t("Levels"), Table(scale_sheet(session), "levels"), t("The scale by which skills are told. What you change makes it the document's own.")),
        ),
    )  # fmt: skip
    heat.picture.opened.connect(section.open_record)
    return section


def _catalogue(session: Session, books: Books) -> RecordSheet:
    def covered(org: Organization, skill: Skill) -> Any:
        return books.covered(org).get(skill.id)

    def standing(org: Organization, skill: Skill) -> str:
        found = covered(org, skill)
        if not found or not (found.level or skill.critical):
            return ""
        return str(_STANDING[min(len(found.holders), 2)])

    sheet = RecordSheet(
        session,
        Skill,
        (
            "name", "critical",
            Told(t("Level needed"), lambda org, s: f"{c.level:g}" if (c := covered(org, s)) and c.level else "", number=True),
            Told(t("Need it"), lambda org, s: _count(c.needing if (c := covered(org, s)) else 0), number=True),
            Told(t("Below it"), lambda org, s: _count(c.short if (c := covered(org, s)) else 0), number=True),
            Told(t("Have the level"), lambda org, s: _count(len(c.holders) if (c := covered(org, s)) else 0), number=True),
            Told(t("After training"), lambda org, s: _count(books.holders_after(org, s.id)), number=True),
            Told(t("Coverage"), standing),
            "code", "notes",
        ),
    )  # fmt: skip
    sheet.kinds |= SHOWN
    return sheet


_STANDING = (t("Gap"), t("One person only"), t("Covered"))


def _trainings(session: Session, books: Books) -> RecordSheet:
    def closes(org: Organization, training: Training) -> str:
        closed, people = books.closed_gaps(org, training)
        return f"{closed}/{people}" if people else ""

    sheet = RecordSheet(
        session,
        Training,
        (
            "name", "skill", "level", "audience",
            Told(t("Gaps closed, of people"), closes, number=True),
            "start", "end", "status", "cost", "currency", "provider", "notes",
        ),
    )  # fmt: skip
    sheet.kinds |= SHOWN
    return sheet


def _successors(session: Session, books: Books) -> RecordSheet:
    def below(org: Organization, successor: Successor) -> str:
        book, position = books.of(org), org.find(Position, successor.position)
        needed = book.needed_at(position) if position and successor.person else {}
        short = [s for s, level in needed.items() if book.held_by(successor.person, s).counted < level]  # fmt: skip
        return f"{len(short)}/{len(needed)}" if needed else ""

    def place(org: Organization, successor: Successor) -> str:
        beside = [found.id for found in successors_of(org, successor.position)]
        return str(beside.index(successor.id) + 1) if successor.id in beside else ""

    sheet = RecordSheet(
        session,
        Successor,
        (
            "position", Told(t("Rank"), place, number=True), "person", "readiness",
            Told(t("Skills below"), below, number=True), "notes",
        ),
    )  # fmt: skip
    sheet.kinds |= SHOWN
    return sheet


def _count(number: int) -> str:
    return str(number) if number else ""


class _HeatMap:
    """The picture of the gaps, and what chooses how it is shown."""

    def __init__(self, session: Session, books: Books) -> None:
        self._session, self._books = session, books
        self._found: HeatMap | None = None
        self._seen = QRectF()
        self.picture = Picture(
            session,
            SHOWN | {Unit},
            self._renew,
            self._paint,
            self._at,
            t("Skills that are needed or held stand here as a heat map. Name skills first, then the levels needed and held."),
            self._walk,
            subject=ElementSubject(session, "heat-map", self._as_chosen),
        )  # fmt: skip
        self._rows = QComboBox()
        self._rows.setObjectName("heat-map-rows")
        self._rows.setAccessibleName(str(t("Rows of the heat map")))
        for way, words in PICTURES["heat-map"].ways:
            self._rows.addItem(str(words), way)
        self._rows.currentIndexChanged.connect(self.picture.renew)
        self._trained = _toggle("after-training", t("After training"))
        self._trained.toggled.connect(self.picture.renew)
        self.tools = (self._rows, self._trained)

    def _as_chosen(self) -> dict[str, Any]:
        return {"by": self._rows.currentData(), "trained": self._trained.isChecked()}

    def _renew(self) -> tuple[float, float]:
        org = self._session.organization
        trained, by = self._trained.isChecked(), By(self._rows.currentData() or By.PEOPLE)
        book = self._books.of(org, trained=trained)
        covered = self._books.covered(org, trained=trained)
        self._found = heat_map_of(book, covered, self._session.trees, by)
        return self._found.width, self._found.height

    def _paint(self, painter: QPainter) -> None:
        assert self._found is not None
        self._seen = in_sight(painter)
        hidden = self._session.names_hidden
        shown = HeatMapPainter(self._found, theme.palette(), screen_face(), names_hidden=hidden)
        shown.paint(painter, self._seen, self._session.selection)

    def _walk(self, record: str, across: int, down: int) -> Spot | None:
        """Go from row to row, and from skill to skill."""
        if self._found is None:
            return None
        if across:
            ids = [skill.id for skill in self._found.skills]
            place = stepped(ids, record, across)
            return None if place is None else (ids[place], LABEL + place * COLUMN, self._seen.top())
        ids = [row.record for row in self._found.rows]
        place = stepped(ids, record, down)
        return None if place is None else (ids[place], self._seen.left(), HEADING + place * ROW)

    def _at(self, x: float, y: float) -> str:
        assert self._found is not None
        return record_at(self._found, x, y, max(0.0, self._seen.left()), max(0.0, self._seen.top()))


def _toggle(name: str, words: Message) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("bordered", "true")
    button.setText(caption(words))
    button.setCheckable(True)
    return button
