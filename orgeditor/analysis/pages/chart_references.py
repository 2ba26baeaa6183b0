"""What the cards of a chart that is parted over pages refer to: where a branch goes on, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.charts import AROUND
from orgeditor.analysis.pages.paper import LEAST
from orgeditor.analysis.pages.things import Inset, Link, Text, Thing
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.pages.charts import ChartPart

_BELOW: Final = 2.9
_LONG: Final = 100
_OVER: Final = 0.8
"""How far references stand below and over cards, in mm."""


class References(msgspec.Struct, frozen=True):
    """To which pages the cards of a part refer, by their ids, and in which language and size.

    ``down``: where branches go on that are folded here; ``back``: where cards stand whole that
    are shown again; ``more``: where what is below a card goes on beside what is here.
    """

    down: Mapping[str, int]
    texts: str
    back: Mapping[str, int] = {}
    more: Mapping[str, int] = {}
    point: float = LEAST


def part_things(
    part: ChartPart, left: float, top: float, width: float, to: References
) -> Iterator[Thing]:
    """Yield what stands on a page for a part: the chart, and references at its cards."""
    wide = (part.layout.width + 2 * AROUND) * part.scale
    high = (part.layout.height + 2 * AROUND) * part.scale
    x = left + max(0.0, (width - wide) / 2)
    yield Inset(x, top, wide, high, part.scale, part)
    high, wide = (
        side * part.scale for side in (part.layout.spacing.height, part.layout.spacing.width)
    )
    below = _BELOW * to.point / LEAST
    for slot, key in enumerate(part.shown):
        card_left = x + (float(part.layout.x[slot]) + AROUND) * part.scale
        card_top = top + (float(part.layout.y[slot]) + AROUND) * part.scale
        end = card_left + wide
        if part.layout.folded[slot] and key in to.down:
            page = to.down[key]
            # Beside the badge that says how many are below there is room for so much.
            short = (
                t("page {page}", page=page) if page >= _LONG else t("see page {page}", page=page)
            )
            words = short.render(to.texts)
            yield Text(words, end, card_top + high + below, to.point, wide / 2, tone="soft", align="right")  # fmt: skip
            yield Link(card_left, card_top, wide, high + below, page)
        if key in to.back and key in part.again:
            page = to.back[key]
            words = t("from page {page}", page=page).render(to.texts)
            yield Text(words, card_left, card_top - _OVER, to.point, wide / 2, tone="soft")
            yield Link(card_left, card_top - below, wide / 2, high + below, page)
        if key in to.more:
            page = to.more[key]
            words = t("more on page {page}", page=page).render(to.texts)
            yield Text(words, end, card_top - _OVER, to.point, wide / 2, tone="soft", align="right")
            yield Link(card_left + wide / 2, card_top - below, wide / 2, high + below, page)
