"""How far goals are reached; what the rules say of them; periods and the strategy map."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from orgeditor.analysis.goals import below_threshold, kpi_progress, progress, theme_of
from orgeditor.analysis.periods import end_of, is_due_after, periods
from orgeditor.analysis.rules import check
from orgeditor.analysis.strategy_map import HEIGHT, WIDTH, goal_at, strategy_map
from orgeditor.drawing import strategy_map as strategy_maps
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.model.elements.goals import PERSPECTIVES, Goal, Kpi
from orgeditor.model.organization import Organization
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.entering import set_cells
from tests.model.random_edits import small_organization


def test_progress_is_the_way_done_from_baseline_to_target(org):
    assert kpi_progress(org, org.get(Kpi, "k1")) == 0.5
    assert kpi_progress(org, org.get(Kpi, "k2")) == 0.5
    assert not below_threshold(org, org.get(Kpi, "k1"))
    assert below_threshold(org, org.get(Kpi, "k2"))


def test_progress_rolls_up_by_weight_over_what_has_figures(org):
    org.apply(set_cells(org, [("k1", "target", 150.0), ("o1", "weight", 3.0)]))
    assert progress(org, org.get(Goal, "o1")) == 1.0
    assert progress(org, org.get(Goal, "t1")) == pytest.approx((3 * 1.0 + 1 * 0.5) / 4)
    assert progress(org, org.get(Goal, "o3")) is None


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "actual", "reached"),
    [
        (None, 40.0, "", 10.0, 0.25),
        (None, 0.0, "", 5.0, 1.0),
        (10.0, 2.0, "lower", 6.0, 0.5),
        (None, 2.0, "lower", 1.0, 1.0),
        (None, 0.0, "lower", 5.0, 0.0),
        (100.0, 200.0, "", 900.0, 1.0),
        (100.0, 200.0, "", 0.0, 0.0),
    ],
)
def test_progress_at_the_edges(org, baseline, target, direction, actual, reached):
    kpi = replace(org.get(Kpi, "k1"), baseline=baseline, target=target, direction=direction)
    org.apply(
        set_cells(
            org,
            [
                (kpi.id, "baseline", baseline),
                (kpi.id, "target", target),
                (kpi.id, "direction", direction),
            ],
        )
    )
    latest = max(key for key in org.referrers("k1") if getattr(org[key], "period", "") == "2026-Q2")
    org.apply(set_cells(org, [(latest, "value", actual)]))
    assert kpi_progress(org, kpi) == reached


def test_rules_name_what_is_missing(org):
    found = {(f.rule, f.subjects) for f in check(org)}
    assert ("goal-owner", ("o2",)) in found
    assert ("goal-owner", ("t1",)) not in found
    assert ("goal-served", ("o3",)) in found
    assert ("goal-measured", ("o3",)) in found
    assert ("kpi-complete", ("k2",)) in found
    assert not [f for f in check(org) if f.rule == "unit-serves-goal"]


def test_a_unit_serves_a_goal_by_its_parts_or_its_whole(org):
    org.apply(set_field(org, ["o1"], "served_by", ()))
    org.apply(set_field(org, ["o2"], "served_by", ("u2",)))
    found = [f.subjects for f in check(org) if f.rule == "unit-serves-goal"]
    assert found == [("u3",)]


def test_owners_that_are_closed_and_actuals_that_are_late(org):
    org.apply(set_field(org, ["p1"], "status", "closed"))
    org.apply(set_field(org, ["k1"], "due", "2026-10-15"))
    org.apply(set_field(org, ["k2"], "due", "2026-03-31"))
    found = {(f.rule, f.subjects) for f in check(org)}
    assert ("closed-owner", ("o1", "p1")) in found
    assert ("kpi-overdue", ("k1",)) in found
    assert ("kpi-overdue", ("k2",)) not in found


def test_a_document_without_goals_has_no_findings_of_them():
    rules = {f.rule for f in check(small_organization())}
    assert not rules & {"goal-owner", "goal-served", "unit-serves-goal", "kpi-complete"}


def test_a_goal_belongs_to_the_theme_it_lies_in(org):
    found = theme_of(org, org.get(Goal, "o1"))
    assert found is not None
    assert found.id == "t1"
    assert theme_of(org, org.get(Goal, "o3")) is None


def test_periods_end_with_the_one_asked_for():
    day = date(2026, 1, 2)
    assert periods("month", day, 3) == ["2025-11", "2025-12", "2026-01"]
    assert periods("quarter", day, 2) == ["2025-Q4", "2026-Q1"]
    assert periods("year", day, 2) == ["2025", "2026"]
    assert periods("week", day, 2) == ["2025-W52", "2026-W01"]
    assert periods("", day, 2) == []


@given(st.sampled_from(["year", "quarter", "month", "week"]), st.dates(date(1950, 1, 10)))
def test_a_period_ends_on_its_last_day(rhythm, day):
    before, present = periods(rhythm, day, 2)
    end, start = end_of(present), end_of(before)
    assert end is not None
    assert start is not None
    assert start < day <= end
    assert not is_due_after(before, day, rhythm)
    assert is_due_after(periods(rhythm, day, 4)[0], day, rhythm)


def test_what_names_no_period_ends_never():
    assert [end_of(text) for text in ("soon", "2026-Q9", "2026-13", "2026-02-30", "")] == [None] * 5


@given(
    st.lists(
        st.tuples(
            st.sampled_from([key for key, _ in PERSPECTIVES]),
            st.lists(st.integers(0, 29), max_size=4),
        ),
        max_size=30,
    )
)
def test_no_two_boxes_of_a_map_touch_and_bands_hold_their_own(drawn):
    ids = [f"g{at}" for at in range(len(drawn))]
    org = Organization(
        Goal(
            id=key,
            name=key,
            perspective=perspective,
            supports=tuple(sorted({ids[n] for n in links if n < len(ids)} - {key})),
        )
        for key, (perspective, links) in zip(ids, drawn, strict=True)
    )
    found = strategy_map(org)
    assert sorted(place.goal for place in found.places) == sorted(ids)
    for place in found.places:
        assert goal_at(found, place.x + WIDTH / 2, place.y + HEIGHT / 2) == place.goal
        assert 0 <= place.x <= found.width - WIDTH
        [band] = [b for b in found.bands if b.y <= place.y and place.y + HEIGHT <= b.y + b.height]
        assert band.perspective == org.get(Goal, place.goal).perspective
    for one in found.places:
        for other in found.places:
            apart = abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT
            assert one is other or apart
    assert len(found.arrows) == sum(len(g.supports) for g in org.of(Goal).values())


def test_of_a_map_of_many_goals_only_what_is_seen_is_painted(qapp, monkeypatch):
    painted: list[str] = []
    monkeypatch.setattr(strategy_maps, "paint_goal", lambda _painter, _org, goal, *_, **__: painted.append(goal.id))  # fmt: skip
    many = Organization([Goal(id=f"g{n}", name="Grow", rank=f"{n:03}B") for n in range(200)])
    laid_out = strategy_map(many)
    first = laid_out.places[0]
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    for sight, count in ((None, 200), (QRectF(first.x, first.y, 10, 10), 1)):
        painted.clear()
        with QPainter(image) as painter:
            strategy_maps.paint_strategy_map(painter, many, laid_out, LIGHT, paper_face(), sight=sight)  # fmt: skip
        assert len(painted) == count
