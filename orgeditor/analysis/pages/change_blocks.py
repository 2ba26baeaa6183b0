"""A chart of what changes among the tables of a page, or as a block of its own, with its arrows and signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.blocks import Block
from orgeditor.analysis.pages.change_chart import ChangeChart, FateKey
from orgeditor.analysis.pages.chart_parting import chart_parts
from orgeditor.analysis.pages.chart_references import References, part_things
from orgeditor.analysis.pages.charts import AROUND, LEAST_SCALE
from orgeditor.analysis.pages.tables import Setting, heading, sentence
from orgeditor.analysis.pages.things import Inset
from orgeditor.messages import tn

if TYPE_CHECKING:
    from orgeditor.analysis.report.content import Changing

Titled = list[tuple[Block, str]]
"""Blocks, each with the title that is a bookmark, "" for none."""

ARROWS: Final = 20.0
"""Millimetres for arrows over a chart on a page of its own."""
_BESIDE: Final = 0.55
"""The part of a page that a chart takes so that there is room for what is said of it."""
_KEY: Final = 5.0
_GAP: Final = 3.0
_EASE: Final = 0.1
"""Sums of heights differ in their last digits."""


def change_blocks(item: Changing, setting: Setting, tall: float, used: float) -> Titled | None:
    """Return what changes on a page ``tall`` mm high of which so many are ``used``; None where it cannot be read there."""
    chart = ChangeChart(item.overlay, item.mode, setting.texts)
    if not len(chart.tree):
        return []
    over = _over(item, setting)
    tall -= sum(block.height for block, _ in over) + _GAP + _EASE
    for room in (tall * _BESIDE, tall - used):
        if found := _in_room(chart, setting, room):
            return [*over, (found, ""), *left_out(chart, setting)]
    return None


def left_out(chart: ChangeChart, setting: Setting) -> Titled:
    """Return what is said of cards that are too many to be shown."""
    if not chart.left:
        return []
    words = tn("{n} more card changes than are shown.", "{n} more cards change than are shown.", chart.left)  # fmt: skip
    return [(sentence(words, setting, "soft"), "")]


def _over(item: Changing, setting: Setting) -> Titled:
    """Return what stands over the chart: its title, and what the signs mean."""
    title = item.title.render(setting.texts)
    key = Inset(0, 0, setting.room, _KEY, 1.0, FateKey(item.overlay.fates, setting.texts))
    return [(heading(title, setting), title), (Block(_KEY, (key,), keeps=True), "")]


def _in_room(chart: ChangeChart, setting: Setting, tall: float) -> Block | None:
    """Return a chart as a block no higher than so many mm, with its arrows; None where it could not be read."""
    if tall <= 0.0:
        return None
    part, *others = chart_parts(chart, setting.room, tall)
    over, high = chart.over(part), part.layout.height + 2 * AROUND
    part.scale = min(part.scale, tall / (high + over))
    if others or part.scale < LEAST_SCALE:
        return None
    above = over * part.scale
    things = part_things(part, 0.0, above, setting.room, References({}, setting.texts))
    return Block(above + high * part.scale + _GAP, tuple(things))
