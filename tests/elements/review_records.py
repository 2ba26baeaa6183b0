"""Reviews of the small department: three cycles, one rating below par that nothing follows, one to come."""

from __future__ import annotations

from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.record import Record, key_id
from tests.elements.conftest import goal_records


def review(subject: str, cycle: str, **values: object) -> Review:
    return Review(id=key_id(subject, cycle), subject=subject, cycle=cycle, **values)


def review_records() -> list[Record]:
    """Return cycles, reviews and actions for ``small_records``, with the goals and their KPIs."""
    return [
        *goal_records(),
        ReviewCycle(id="c1", name="2024", name_zh="二四年", end="2024-12-31", due="2025-01-31", rank="B"),
        ReviewCycle(id="c2", name="2025", end="2025-12-31", due="2026-01-31", rank="C"),
        ReviewCycle(id="c3", name="Far", end="2099-12-31", due="2100-01-31", units=("u2",), rank="D"),
        review("h1", "c1", rating=3.0, potential="high"),
        review("h1", "c2", rating=4.0, potential="high", position="p1", strengths="Zarquon clarity"),
        review("h2", "c1", rating=1.0),
        review("h2", "c2", rating=2.0, potential="low", reviewer="p1", feedback="Vogon prose"),
        review("p4", "c2"),
        review("u2", "c2", rating=2.0, feedback="Unit feedback stays"),
        review("k1", "c2", rating=5.0),
        Action(id="a1x", name="Blagulon course", about=("h1",), owner="p1", due="2025-06-30", cycle="c1", state="done", rank="B"),
        Action(id="a2x", name="Tidy the unit", about=("u2",), owner="p1", due="2025-06-30", cycle="c2", rank="C"),
        Action(id="a3x", name="Widen the span", about=("p1",), rule="span-band", rank="D"),
        Action(id="a4x", name="Hrung coaching", about=("h1",), owner="h1", due="2099-01-01", rank="E"),
    ]  # fmt: skip


SECRETS = ("Zarquon", "Vogon", "Blagulon", "Hrung")
"""What only reviews of people, and actions that follow from them, say."""
