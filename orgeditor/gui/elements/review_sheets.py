"""The tables of reviews that are more than records: ratings by the scale, actions and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from orgeditor.analysis.reviews import (
    actions_of,
    cycles_in_time,
    days_overdue,
    is_open,
    rating_scale,
    seat_of,
    seats_by_person,
)
from orgeditor.analysis.rules import RULE_BY_ID
from orgeditor.drawing.ratings import rating_colour
from orgeditor.gui import theme
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.scale_sheet import ScaleSheet
from orgeditor.gui.elements.sheet import LEFT
from orgeditor.messages import t, tn
from orgeditor.model.edit import Refused
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import RATINGS, RatingLevel, Review, ReviewCycle
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from orgeditor.gui.elements.sheet import Cells, Index
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

SHOWN: Final[frozenset[type[Record]]] = frozenset(
    {RatingLevel, ReviewCycle, Review, Action, Person, Position, Unit, Kpi}
)
"""The record types that what is told of reviews depends on."""
_ROLE: Final = Qt.ItemDataRole
_LATE: Final = t("Overdue by")


class ReviewSheet(RecordSheet):
    """The reviews of one cycle, ``cycle``, or of all: "". A new one is of that cycle, else of the last.

    Units stand first, in the order of the structure, then people and positions, then KPIs.
    """

    def __init__(self, session: Session) -> None:
        self.cycle = ""
        self._scale = rating_scale(session.organization)
        super().__init__(
            session,
            Review,
            (
                "subject", "cycle", "rating", "potential", "strengths", "feedback",
                Told(t("Actions, of them done"), _actions, number=True),
                "position", "reviewer", "held",
            ),
        )  # fmt: skip
        self.kinds |= SHOWN

    def choose_cycle(self, cycle: str) -> None:
        """Show the reviews of a cycle, "" for all."""
        if cycle != self.cycle:
            self.cycle = cycle
            self.refresh()

    @override
    def refresh(self) -> None:
        self._scale = rating_scale(self.session.organization)
        super().refresh()

    @override
    def standing(self, org: Organization) -> list[Record]:
        cycles = {cycle.id: -place for place, cycle in enumerate(cycles_in_time(org))}
        units = self.session.trees.of("units").index
        seats = self.session.trees.of("positions").index
        held = seats_by_person(org)
        last = len(seats)

        def place(review: Review) -> tuple[int, int, int, str]:
            group, at = 2, 0
            if review.subject in units:
                group, at = 0, units[review.subject]
            elif review.subject not in org.of(Kpi):
                seat = seat_of(org, review, held)
                group, at = 1, seats.get(seat.id, last) if seat else last
            return cycles.get(review.cycle, 1), group, at, review.id

        reviews = org.of(Review).values()
        return [*sorted((r for r in reviews if self.cycle in ("", r.cycle)), key=place)]

    @override
    def shown(self, row: int, column: int) -> str:
        text = super().shown(row, column)
        field = self.field(row, column)
        if field and field.name == "rating" and text and (record := self._review(row)):
            name = self._scale.name(record.rating or 0.0)
            return f"{text} · {name}" if name else text
        return text

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        field = self.field(index.row(), index.column())
        if role == _ROLE.DecorationRole and field and field.name == "rating":
            record = self._review(index.row())
            if record and record.rating is not None:
                return rating_colour(theme.palette(), self._scale.standing(record.rating))
        if role == _ROLE.TextAlignmentRole and field and field.name == "rating":
            return LEFT
        return super().data(index, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        field = self.field(0, section) if orientation == Qt.Orientation.Horizontal else None
        if role == _ROLE.TextAlignmentRole and field and field.name == "rating":
            return LEFT
        return super().headerData(section, orientation, role)

    @override
    def edit(self, cells: Cells) -> Edit:
        said = dict(cells)
        for at, text in cells.items():
            field = self.field(*at)
            if field and field.name == "rating" and text.strip():
                said[at] = self._rating(text.strip())
        names = [column.name for column in self.columns if not isinstance(column, Told)]
        column = names.index("cycle")
        last = self._last_cycle()
        for row in {row for row, _ in cells if row >= len(self.ids)} if last else ():
            if not said.get((row, column), "").strip():
                said[row, column] = last
        return super().edit(said)

    def _rating(self, text: str) -> str:
        """Return the number of a level that is told by number or name; Refused for none."""
        for level, name in self._scale.levels:
            if text.casefold() in (f"{level:g}", str(name).casefold()):
                return f"{level:g}"
        levels = ", ".join(f"{level:g} {name}" for level, name in self._scale.levels)
        raise Refused(t("“{text}” is no rating. There are: {levels}", text=text, levels=levels))

    def _last_cycle(self) -> str:
        org = self.session.organization
        cycles = cycles_in_time(org)
        found = org.find(ReviewCycle, self.cycle) or (cycles[-1] if cycles else None)
        return name_of(found) if found else ""

    def _review(self, row: int) -> Review | None:
        return self.session.organization.find(Review, self.line_record(row))


def rule_of(_org: Organization, action: Action) -> str:
    """Return what the rule asks for whose finding an action is about, "" for none."""
    rule = RULE_BY_ID.get(action.rule)
    return str(rule.name) if rule else action.rule


class ActionSheet(RecordSheet):
    """What was agreed to be done; ``open_only``: what is still to be done."""

    def __init__(self, session: Session) -> None:
        self.open_only = True
        super().__init__(
            session,
            Action,
            (
                "name", "about", "owner", "due", "state",
                Told(_LATE, _overdue, number=True),
                "cycle", Told(t("Finding"), rule_of), "done", "notes",
            ),
        )  # fmt: skip

    def show_all(self, every: bool) -> None:
        """Show also what is done or was dropped."""
        self.open_only = not every
        self.refresh()

    @override
    def standing(self, org: Organization) -> list[Record]:
        actions = super().standing(org)
        if not self.open_only:
            return actions
        return [a for a in actions if isinstance(a, Action) and is_open(a)]

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.ForegroundRole and index.row() < len(self.ids):
            column = self.columns[index.column()]
            marked = column.heading == _LATE if isinstance(column, Told) else column.name == "due"
            record = self.session.organization.find(Action, self.line_record(index.row()))
            if marked and record and days_overdue(record):
                return QColor(theme.palette().refused)
        return super().data(index, role)


def scale_sheet(session: Session) -> ScaleSheet:
    """Return the table of the scale by which reviews rate."""
    usual = [
        RatingLevel(
            id=f"usual-{level}",
            level=level,
            name=name.render("en"),
            name_zh=name.render("zh_CN"),
            par=place == len(RATINGS) // 2,
        )
        for place, (level, name) in enumerate(RATINGS)
    ]
    return ScaleSheet(session, RatingLevel, ("level", "name", "name_zh", "par", "meaning"), usual)


def _actions(org: Organization, review: Review) -> str:
    found = actions_of(org, review)
    return f"{sum(not is_open(action) for action in found)}/{len(found)}" if found else ""


def _overdue(_org: Organization, action: Action) -> str:
    days = days_overdue(action)
    return str(tn("{n} day", "{n} days", days)) if days else ""
