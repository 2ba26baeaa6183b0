"""A strategy map: objectives in bands by perspective, lines from cause to effect.

After Kaplan and Norton, Strategy Maps (2004): financial results on top, below them what
customers see, the processes that bring it about, and what people must learn for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.goals import objectives, theme_of
from orgeditor.model.elements.goals import PERSPECTIVES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.model.elements.goals import Goal
    from orgeditor.model.organization import Organization

WIDTH: Final = 196.0
HEIGHT: Final = 74.0
GAP: Final = 28.0
BAND_PADDING: Final = 30.0
BAND_TITLE: Final = 132.0
IN_A_ROW: Final = 6
LEGEND: Final = 20.0
"""How high the line of a theme is in the legend at the foot."""
_SWEEPS: Final = 6
_ORDER: Final = {key: place for place, (key, _) in enumerate((*PERSPECTIVES[1:], PERSPECTIVES[0]))}


class Band(msgspec.Struct, frozen=True):
    """A perspective's band: its key, top and height in chart units."""

    perspective: str
    y: float
    height: float


class Place(msgspec.Struct, frozen=True):
    """Where a goal's box stands: left and top; ``WIDTH`` and ``HEIGHT`` are those of all."""

    goal: str
    x: float
    y: float


class Arrow(msgspec.Struct, frozen=True):
    """A line from a cause to its effect, from (x1, y1) to (x2, y2)."""

    cause: str
    effect: str
    x1: float
    y1: float
    x2: float
    y2: float


class StrategyMap(msgspec.Struct, frozen=True):
    """A map laid out; width and height are those of the whole, in chart units."""

    bands: tuple[Band, ...]
    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float
    themes: tuple[str, ...] = ()
    """The themes of the objectives shown, for the legend."""


def strategy_map(org: Organization) -> StrategyMap:
    """Return the map of the objectives of an organisation; themes are told by colour alone."""
    shown = sorted(objectives(org), key=lambda goal: (goal.rank, goal.id))
    rows = _ordered(_rows(shown))
    if not rows:
        return StrategyMap((), (), (), 0.0, 0.0)
    width = max(_width(len(row)) for row in rows) + 2 * BAND_PADDING + BAND_TITLE
    bands: list[Band] = []
    places: list[Place] = []
    y = 0.0
    for row in rows:
        if not bands or bands[-1].perspective != row[0].perspective:
            bands.append(Band(row[0].perspective, y, 0.0))
            y += BAND_PADDING
        left = BAND_TITLE + (width - BAND_TITLE - _width(len(row))) / 2
        places += [Place(goal.id, left + at * (WIDTH + GAP), y) for at, goal in enumerate(row)]
        y += HEIGHT + BAND_PADDING
        bands[-1] = msgspec.structs.replace(bands[-1], height=y - bands[-1].y)
    named = {theme.id: theme for goal in shown if (theme := theme_of(org, goal))}
    themes = sorted(named.values(), key=lambda goal: (goal.rank, goal.id))
    if themes:
        y += LEGEND * len(themes) + LEGEND / 2
    return StrategyMap(
        tuple(bands),
        tuple(places),
        _arrows(shown, places),
        width,
        y,
        tuple(theme.id for theme in themes),
    )


def goal_at(found: StrategyMap, x: float, y: float) -> str:
    """Return the goal whose box covers a point, "" where there is none."""
    for place in found.places:
        if 0 <= x - place.x <= WIDTH and 0 <= y - place.y <= HEIGHT:
            return place.goal
    return ""


def _width(count: int) -> float:
    return count * (WIDTH + GAP) - GAP


def _rows(shown: Sequence[Goal]) -> list[list[Goal]]:
    """Return the goals of each perspective from the top, parted into rows of fair length."""
    rows: list[list[Goal]] = []
    for perspective in sorted(_ORDER, key=_ORDER.__getitem__):
        band = [goal for goal in shown if goal.perspective == perspective]
        count = -(-len(band) // IN_A_ROW)
        rows += [
            band[len(band) * row // count : len(band) * (row + 1) // count] for row in range(count)
        ]
    return rows


def _ordered(rows: list[list[Goal]]) -> list[list[Goal]]:
    """Order each row by the mean place of what its goals are linked to, so that few lines cross.

    The barycentre method of Sugiyama, Tagawa and Toda (1981), up and down the rows in turn.
    """
    linked: dict[str, list[str]] = {}
    for goal in (goal for row in rows for goal in row):
        for effect in goal.supports:
            linked.setdefault(goal.id, []).append(effect)
            linked.setdefault(effect, []).append(goal.id)
    for sweep in range(_SWEEPS):
        place = _places(rows)
        order = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        for row in order:
            rows[row] = sorted(rows[row], key=lambda goal: _mean(goal.id, linked, place))
            place |= _places([rows[row]])
    return rows


def _places(rows: list[list[Goal]]) -> dict[str, float]:
    """Return the place of each goal across its row, the row's middle being 0."""
    return {goal.id: at - (len(row) - 1) / 2 for row in rows for at, goal in enumerate(row)}


def _mean(goal: str, linked: Mapping[str, list[str]], place: Mapping[str, float]) -> float:
    near = [place[other] for other in linked.get(goal, ()) if other in place]
    return sum(near) / len(near) if near else place[goal]


def _arrows(shown: Sequence[Goal], places: Sequence[Place]) -> tuple[Arrow, ...]:
    at = {place.goal: place for place in places}
    arrows = []
    for goal in shown:
        for effect in goal.supports:
            if effect not in at:
                continue
            low, high = at[goal.id], at[effect]
            if low.y > high.y:
                ends = (low.x + WIDTH / 2, low.y, high.x + WIDTH / 2, high.y + HEIGHT)
            elif low.y < high.y:
                ends = (low.x + WIDTH / 2, low.y + HEIGHT, high.x + WIDTH / 2, high.y)
            elif low.x < high.x:
                ends = (low.x + WIDTH, low.y + HEIGHT / 2, high.x, high.y + HEIGHT / 2)
            else:
                ends = (low.x, low.y + HEIGHT / 2, high.x + WIDTH, high.y + HEIGHT / 2)
            arrows.append(Arrow(goal.id, effect, *ends))
    return tuple(arrows)
