"""What a chart's pages have in common: title, what its colours stand for, footer; and one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.blocks import moved
from orgeditor.analysis.pages.charts import SMALLEST
from orgeditor.analysis.pages.frame import Frame, frame
from orgeditor.analysis.pages.paper import LEAST, POINT, Measure, Paper, Sheet
from orgeditor.analysis.pages.things import Contents, Fill, Inset, Pages, Text, Thing
from orgeditor.messages import Message, t
from orgeditor.model.records import Project

if TYPE_CHECKING:
    from orgeditor.analysis.pages.things import Drawn

MOST: Final = 0.34
"""The largest a chart is drawn: mm a chart unit; a card is then 65 mm wide."""
_LEGEND: Final = 7.5
_SWATCH: Final = 1.44
_APART: Final = 1.9
"""The room of a colour, and between two of them, in heights of the letters."""
_MOST_ROWS: Final = 3


class ChartPaper(msgspec.Struct, frozen=True):
    """What a chart's pages have in common: titles, the names and colours of its legend, whose they are."""

    title: str
    below: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    project: Project
    paper: Paper
    sheet: Sheet
    measure: Measure

    def of_colours(self, shades: frozenset[str] | None) -> ChartPaper:
        """Return the paper with a legend of what is of some colours alone, None for all."""
        if shades is None:
            return self
        legend = tuple(entry for entry in self.legend if entry[1] in shades)
        return msgspec.structs.replace(self, legend=legend)

    def frame(self, title: str = "") -> Frame:
        """Return the frame of a page, the same for all; ``title``: what stands above it there, before the usual one."""
        titles = (title, self.title) if title else (self.title,)
        sheet, measure = self.sheet, self.measure
        below = [*titles[1:], *self.below]
        around = frame(
            titles[0], below, None, self.project, self.paper, sheet, measure, cut=bool(title)
        )
        things, high = self._legend()
        placed = [moved(thing, self.paper.margin, around.bottom - high) for thing in things]
        return msgspec.structs.replace(
            around, legend=tuple(placed), bottom=around.bottom - high - 1.5
        )

    def _legend(self) -> tuple[list[Thing], float]:
        """Return what the colours stand for, from the corner of its room, and its height."""
        point = max(_LEGEND, self.sheet.least)
        size, room = point * POINT, self.paper.room
        swatch, apart = _SWATCH * size, _APART * size
        things: list[Thing] = []
        x, row = 0.0, 0
        for n, (label, shade) in enumerate(self.legend):
            rest = t("{n} more", n=len(self.legend) - n).render(self.sheet.texts)
            wide = swatch + self.measure(label, point, False)
            # The last row keeps room to say how many are left.
            kept = self.measure(rest, point, False) + apart if row + 1 == _MOST_ROWS else 0.0
            if x and x + wide + kept > room:
                if row + 1 == _MOST_ROWS:
                    things.append(Text(rest, x, _line(row, size), point, room - x, tone="soft"))
                    break
                x, row = 0.0, row + 1
            y = _line(row, size)
            things.append(Fill(x, y - 0.8 * size, 0.85 * size, 0.85 * size, "ink", shade))
            things.append(Text(label, x + swatch, y, point, room - x - swatch))
            x += wide + apart
        return things, _line(row, size) + 1.0 if things else 0.0


def _line(row: int, size: float) -> float:
    """Return the baseline of a row of the legend."""
    return 3.0 + size + row * 1.75 * size


def fitted_page(
    on: ChartPaper, drawn: Drawn, wide: float, high: float, most: float = MOST
) -> Pages:
    """Return a chart of ``wide`` by ``high`` units on one page, as large as it fits; nothing of one without size.

    ``most``: mm a unit that are enough.
    """
    around = on.frame()
    room, tall = on.paper.room, around.bottom - around.top
    scale = min(room / wide, tall / high, most) if wide and high else most
    things: list[Thing] = []
    if wide and high:
        x = around.left + (room - wide * scale) / 2
        things.append(Inset(x, around.top, wide * scale, high * scale, scale, drawn))
    return around.pages(Contents(point_of(scale), 1, (("", tuple(things)),)))


def too_small() -> Message:
    """Return what is said of letters that are smaller than ``LEAST``."""
    return t("Under {least} pt paper is hard to read: a larger paper, a book or a poster keeps the letters legible.", least=f"{LEAST:g}")  # fmt: skip


def point_of(scale: float) -> float:
    """Return the size of the smallest letters of a chart's cards, in points."""
    return scale * SMALLEST / POINT
