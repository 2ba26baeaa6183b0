"""Branches pushed together, level by level, whatever runs of levels they are kept as."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgeditor.analysis.layout_outline import Outline, pack

GAP = 2.0
steps = st.integers(-9, 9).map(float)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Outlines of up to 20 levels, in cells of one to four."""
    made = None
    for _ in range(draw(st.integers(1, 5))):
        low = draw(steps)
        high = low + draw(st.integers(0, 9))
        made = Outline(low, high, draw(steps), made, draw(st.integers(1, 4)))
    assert made is not None
    return made


def by_level(outline: Outline | None) -> list[tuple[float, float]]:
    """Return how far an outline reaches to both sides, for each level."""
    found, shift = [], 0.0
    while outline is not None:
        found += [(outline.low + shift, outline.high + shift)] * outline.levels
        shift += outline.shift
        outline = outline.below
    return found


@given(st.lists(outlines(), min_size=1, max_size=6))
def test_branches_stand_as_near_as_all_levels_that_they_share_allow(parts: list[Outline]) -> None:
    places, whole = pack(parts, GAP)
    reached = by_level(parts[0])
    assert places[0] == 0.0
    for part, place in zip(parts[1:], places[1:], strict=True):
        own = by_level(part)
        shared = zip(reached, own, strict=False)
        assert place == GAP + max(left[1] - right[0] for left, right in shared)
        moved = [(low + place, high + place) for low, high in own]
        joined = [(left[0], right[1]) for left, right in zip(reached, moved, strict=False)]
        longer = reached if len(reached) > len(moved) else moved
        reached = joined + longer[len(joined) :]
    assert by_level(whole) == reached
