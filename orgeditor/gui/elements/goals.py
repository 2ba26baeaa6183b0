"""The section of strategy and goals."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.cascade import Cascade, beside, card_at, cascade
from orgeditor.analysis.goals import kpi_progress, kpis_of, latest, progress
from orgeditor.analysis.periods import periods
from orgeditor.analysis.strategy_map import StrategyMap, goal_at, strategy_map
from orgeditor.clock import today
from orgeditor.drawing.cascade import paint_cascade
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.heat_map import in_sight
from orgeditor.drawing.strategy_map import paint_strategy_map
from orgeditor.gui import theme
from orgeditor.gui.elements.cross_sheet import CrossSheet, Line
from orgeditor.gui.elements.picture import Picture, toward
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.table import Table
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import t
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.fields import field, name_of
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.written import written

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.elements.picture import Spot
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization

_PERIODS: Final = {"year": 3, "quarter": 6, "month": 12, "week": 8}


def goals_section(session: Session) -> ElementSection:
    """Return the section: goals, KPIs, what was measured, and the strategy map."""
    goals = RecordSheet(
        session,
        Goal,
        (
            "name", "kind", "perspective", "horizon", "owner", "served_by", "supports",
            Told(t("KPIs"), lambda org, goal: str(len(kpis_of(org, goal.id)) or ""), number=True),
            Told(t("Reached"), lambda org, goal: _percent(progress(org, goal)), number=True),
            "weight", "due",
        ),
    )  # fmt: skip
    kpis = RecordSheet(
        session,
        Kpi,
        (
            "name", "goal", "owner", "measure", "direction", "baseline", "threshold", "target",
            Told(t("Latest"), _latest, number=True),
            Told(t("Reached"), lambda org, kpi: _percent(kpi_progress(org, kpi)), number=True),
            "rhythm", "source", "due", "weight", "formula",
        ),
    )  # fmt: skip
    goals.kinds |= {Kpi, Actual}
    kpis.kinds |= {Actual}
    actuals = CrossSheet(session, Actual, "value", _kpi_rows, _periods, t("KPI"))
    picture, tree, table = _strategy_map(session), _cascade(session), Table(goals, "goals")
    section = ElementSection(
        "goals",
        (
            Page(t("Goals"), table, t("Type a goal in the last row, or paste rows from a spreadsheet. Alt+Right makes it part of the goal above.")),
            Page(t("KPIs"), Table(kpis, "kpis"), t("A KPI measures a goal: it has one owner, a target, a formula, a source and a rhythm.")),
            Page(t("Actuals"), Table(actuals, "actuals", t("What was measured stands here, a row a KPI. Enter KPIs first.")), t("A column for each period of the rhythms that the KPIs have. Figures can be pasted.")),
            Page(t("Strategy map"), picture, t("Objectives by perspective; a line leads from what helps to what it helps. Double-click opens a goal.")),
            Page(t("Cascade"), tree, t("From theme to objective to the units and positions that serve it. Double-click opens a goal.")),
        ),
    )  # fmt: skip
    picture.opened.connect(section.open_record)
    tree.opened.connect(section.open_record)
    return section


def _cascade(session: Session) -> Picture:
    found = Cascade((), (), 0.0, 0.0)

    def renew() -> tuple[float, float]:
        nonlocal found
        found = cascade(session.organization)
        return found.width, found.height

    def paint(painter: QPainter) -> None:
        paint_cascade(
            painter,
            session.organization,
            found,
            theme.palette(),
            screen_face(),
            session.selection,
            sight=in_sight(painter),
        )

    def walk(record: str, across: int, down: int) -> Spot | None:
        card = beside(found, record, across, down)
        return (card.record, card.x, card.y) if card else None

    return Picture(
        session,
        frozenset({Goal, Kpi, Actual, Unit, Position, Person}),
        renew,
        paint,
        lambda x, y: card_at(found, x, y),
        t("No goals yet. Enter them on the page Goals; who serves them is drawn here as a tree."),
        walk,
        subject=ElementSubject(session, "cascade"),
    )


def _strategy_map(session: Session) -> Picture:
    laid_out = StrategyMap((), (), (), 0.0, 0.0)

    def renew() -> tuple[float, float]:
        nonlocal laid_out
        laid_out = strategy_map(session.organization)
        return laid_out.width, laid_out.height

    def paint(painter: QPainter) -> None:
        paint_strategy_map(
            painter,
            session.organization,
            laid_out,
            theme.palette(),
            screen_face(),
            session.selection,
            sight=in_sight(painter),
        )

    return Picture(
        session,
        frozenset({Goal, Kpi, Actual}),
        renew,
        paint,
        lambda x, y: goal_at(laid_out, x, y),
        t("No objectives yet. Enter them on the page Goals; what helps what is drawn here."),
        lambda record, across, down: toward(
            [(place.goal, place.x, place.y) for place in laid_out.places], record, across, down
        ),
        subject=ElementSubject(session, "strategy-map"),
    )


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _latest(org: Organization, kpi: Kpi) -> str:
    actual = latest(org, kpi.id)
    if actual is None:
        return ""
    value = written(org, field(Actual, "value"), actual.value)
    return f"{value} ({actual.period})"


def _kpi_rows(org: Organization) -> list[Line]:
    return [(kpi.id, name_of(kpi)) for kpi in in_order(org, Kpi)]


def _periods(org: Organization) -> list[Line]:
    """Return the periods that have figures, and the last ones of each rhythm that is used, the latest first."""
    rhythms = Counter(kpi.rhythm for kpi in org.of(Kpi).values())
    offered = partial(periods, until=today())
    found = {
        period for rhythm in rhythms for period in offered(rhythm, count=_PERIODS.get(rhythm, 0))
    }
    found |= {actual.period for actual in org.of(Actual).values()}
    return [(period, period) for period in sorted(found, reverse=True)]
