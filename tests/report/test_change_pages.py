"""The pages of a change: each phase with the chart of what changes in it, beside what is said of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.analysis.overlay import overlaid
from orgeditor.analysis.pages import Pages, Paper, Sheet
from orgeditor.analysis.pages.change_chart import MOST, ChangeChart, rise
from orgeditor.analysis.pages.charts import AROUND, LEAST_SCALE, ChartPart
from orgeditor.analysis.pages.report import report_pages
from orgeditor.analysis.pages.things import Inset
from orgeditor.analysis.story import Story
from orgeditor.analysis.story_report import StoryTold, story_parts
from orgeditor.files.templates import organization_from
from orgeditor.messages import verbatim
from orgeditor.model.edit import edit_of
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.organization import Organization
from orgeditor.model.plan import phases, step_plans
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.planning import add_phase, describe_phase, plan_step, remove_phase
from orgeditor.model.verbs.positions import add_position, move_positions
from orgeditor.model.verbs.units import add_unit
from tests.report.conftest import measure
from tests.sample_organizations import large_organization

PAPERS = [Paper(name, landscape) for name in ("A4", "A3", "Letter") for landscape in (True, False)]


def seats(org: Organization) -> dict[str, str]:
    return {p.code: key for key, p in org.of(Position).items()}


@pytest.fixture
def redesign() -> tuple[Organization, Organization]:
    """A new unit with its head, below whom one goes, in a phase; one seat is closed in none."""
    base = organization_from("marketing")
    org = Organization(base)
    at = seats(org)
    top = next(key for key, unit in org.of(Unit).items() if not unit.parent)
    org.apply(add_unit(org, name="Asia", parent=top))
    unit = next(key for key in org.of(Unit) if key not in base)
    org.apply(add_position(org, title="Head of Asia", manager=at["P01"], unit=unit))
    head = next(key for key in org.of(Position) if key not in base)
    org.apply(move_positions(org, [at["P20"]], head))
    org.apply(set_field(org, [at["P05"]], "status", STATUS_CLOSED))
    told = Story(base.table, org.table).steps
    closing = next(step for step in told if at["P05"] in step.about)
    org.apply(add_phase(org, "Asia", [step.about for step in told if step is not closing]))
    return base, org


def pages_of(base: Organization, org: Organization, paper: Paper = PAPERS[0]) -> Pages:
    told = StoryTold(base, org, "en", verbatim("Asia"))
    return report_pages(told, story_parts(told), paper, Sheet("en"), measure)


def charts(pages: Pages) -> list[tuple[int, Inset]]:
    """Return the charts with the numbers of their pages."""
    return [(page.number, thing) for page in pages.pages for thing in page.things if isinstance(thing, Inset) and isinstance(thing.drawn, ChartPart)]  # fmt: skip


def names(part: ChartPart) -> set[str]:
    records = (part.chart.org[key] for key in part.shown)
    return {r.title if isinstance(r, Position) else r.name for r in records}


def test_each_phase_shows_what_changes_in_it_beside_what_is_said(redesign) -> None:
    pages = pages_of(*redesign)
    told = {page.number: {text.words for text in page.texts()} for page in pages.pages}
    found = [(told[number], names(inset.drawn), inset.drawn.chart.overlay.fates) for number, inset in charts(pages)]  # fmt: skip
    [(first, of_positions, fates), (_, of_units, _), (last, closed, gone)] = found
    assert "3  Phase 1: Asia" in first
    assert {"Effective from", "What changes: positions"} <= first
    assert "Head of Asia" in of_positions
    assert {"added", "moved"} <= set(fates.values())
    assert len(of_positions) < 10, "what is around it, not all"
    assert of_units == {"Marketing and sales", "Asia"}
    assert any(words.endswith("Not in a phase yet") for words in last)
    assert list(gone.values()) == ["removed"], "a closed position still shows what is closed"
    base = redesign[0]
    assert base.get(Position, seats(base)["P05"]).title in closed


def test_steps_that_are_effective_later_than_planned_are_told_with_their_dates(redesign) -> None:
    base, org = redesign
    story = Story(base.table, org.table, phases(org))
    first, then = story.steps[:2]
    org.apply(plan_step(org, story.plan(first), date="2026-06-01"))
    org.apply(plan_step(org, story.plan(then), date="2026-03-01"))
    said = [plan.id for plan in step_plans(org) if plan.date == "2026-03-01"]
    told = " ".join(text.words for page in pages_of(base, org).pages for text in page.texts())
    words = "Planned for an earlier date than a step before them, and effective only with that"
    assert told.count(f"{words}: 2: 2026-03-01") == 2
    org.apply(plan_step(org, story.plan(then), said, date="2026-07-01"))
    assert words not in " ".join(text.words for page in pages_of(base, org).pages for text in page.texts())  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: f"{p.name}-{p.landscape}")
def test_an_arrow_leads_from_where_somebody_moved_and_has_room(redesign, paper: Paper) -> None:
    base, org = redesign
    # From the very top, over whose card the arrow rises.
    org.apply(move_positions(org, [seats(org)["P02"]], seats(org)["P20"]))
    org.apply(remove_phase(org, phases(org)[0].id))
    pages = pages_of(base, org, paper)
    number, inset = charts(pages)[0]
    part = inset.drawn
    assert isinstance(part.chart, ChangeChart)
    moves = [(part.shown[above], part.shown[moved]) for above, moved in part.chart.moves_on(part)]
    assert sorted(moves) == sorted((base.get(Position, key).manager, key) for key in (seats(org)["P02"], seats(org)["P20"]))  # fmt: skip
    [heading] = (text for text in pages.pages[number - 1].texts() if text.words == "What changes: positions")  # fmt: skip
    tops = [
        min(float(part.layout.y[one]), float(part.layout.y[other]))
        - 0.75 * rise(float(part.layout.x[other] - part.layout.x[one]))
        for one, other in part.chart.moves_on(part)
    ]
    assert inset.y + (min(tops) + AROUND) * inset.scale > heading.baseline


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: f"{p.name}-{p.landscape}")
def test_charts_are_legible_and_stay_on_their_pages(redesign, paper: Paper) -> None:
    for _, inset in charts(pages_of(*redesign, paper)):
        assert inset.scale >= LEAST_SCALE - 1e-9
        assert inset.x >= paper.margin - 1e-6
        assert inset.x + inset.width <= paper.size[0] - paper.margin + 1e-6
        assert inset.y + inset.height <= paper.size[1] - paper.margin + 1e-6


def test_of_very_many_changes_the_weightiest_are_shown_and_the_rest_is_told() -> None:
    base = large_organization(2_000)
    seat = list(base.of(Position).values())
    changed = [(one, replace(one, grade="X")) for one in seat if one.manager][:1_000]
    org = Organization(base)
    org.apply(edit_of(verbatim("Grades"), changed))
    leaf = next(one.id for one in seat[::-1] if not any(p.manager == one.id for p in seat))
    org.apply(delete(org, [leaf]))
    chart = ChangeChart(overlaid(base, org), "positions", "en")
    assert leaf in chart.tree.index
    assert chart.left == 1_001 - MOST
    texts = [text.words for page in pages_of(base, org).pages for text in page.texts()]
    assert f"{chart.left} more cards change than are shown." in texts


def test_a_phase_that_changes_no_card_has_no_chart() -> None:
    base = organization_from("marketing")
    org = Organization(base)
    org.apply(add_phase(org, "Empty"))
    made = next(one.id for one in org if one.id not in base)
    org.apply(describe_phase(org, made, date="2026-04-01"))
    assert charts(pages_of(base, org)) == []
