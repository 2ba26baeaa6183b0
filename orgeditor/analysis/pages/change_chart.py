"""What changes, as a chart on paper: the cards that something becomes of, what is above them, arrows from where they moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.overlay import FATES
from orgeditor.analysis.pages.charts import AROUND, ChartPart, PaperChart
from orgeditor.analysis.pages.things import Drawn
from orgeditor.analysis.tree import placed, reporting_tree, unit_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from orgeditor.analysis.overlay import Overlay
    from orgeditor.analysis.pages.charts import Kind
    from orgeditor.analysis.tree import Tree

MOST: Final = 48
"""Cards that something becomes of on a chart, which are enough to be looked through."""
_LOWEST, _HIGHEST = 34.0, 150.0
_FIRST: Final = ("moved", "added", "removed", "changed")
"""Of which fate cards are shown before others where there are too many."""


class ChangeChart(PaperChart):
    """The part of an overlay in which something changes; ``left`` cards of it are too many to be shown."""

    def __init__(self, overlay: Overlay, kind: Kind, language: str) -> None:
        self.overlay = overlay
        org = overlay.organization
        whole = unit_tree(org) if kind == "units" else placed(org, reporting_tree(org))
        changed = [key for key in overlay.fates if key in whole.index]
        changed.sort(key=lambda key: (_FIRST.index(overlay.fates[key]), whole.index[key]))
        self.left = max(0, len(changed) - MOST)
        shown = set(changed[:MOST])
        from_where = {above for key, above in overlay.moves if key in shown and above in whole.index}  # fmt: skip
        super().__init__(org, kind, language, whole.kept(_with_all_above(whole, shown, from_where)))

    def moves_on(self, part: ChartPart) -> list[tuple[int, int]]:
        """Return the arrows on a page: the slots of what a card was below, and of the card."""
        slots = {part.tree.ids[node]: slot for slot, node in enumerate(part.layout.nodes.tolist())}
        moves = self.overlay.moves
        return [(slots[above], slots[key]) for key, above in moves if {key, above} <= slots.keys()]

    def over(self, part: ChartPart) -> float:
        """Return by how much arrows rise over a page's cards, in chart units."""
        x, y = part.layout.x, part.layout.y
        tops = (
            min(float(y[one]), float(y[other])) - 0.75 * rise(float(x[other] - x[one]))
            for one, other in self.moves_on(part)
        )
        return max(0.0, -min(tops, default=0.0) - AROUND)


class FateKey(Drawn):
    """What the signs at cards stand for, in mm; of the fates that there are."""

    def __init__(self, fates: Mapping[str, str], texts: str) -> None:
        there = set(fates.values())
        self.fates = [(fate, words.render(texts)) for fate, words in FATES.items() if fate in there]


def rise(across: float) -> float:
    """Return how far an arrow that runs so far across rises over the cards, in chart units."""
    return min(_LOWEST + abs(across) * 0.1, _HIGHEST)


def _with_all_above(whole: Tree, shown: set[str], from_where: set[str]) -> NDArray[np.bool_]:
    """Return (n,) which cards stand: those shown with all above them, as far down as one has all others below it."""
    wanted = np.zeros(len(whole), np.float64)
    wanted[[whole.index[key] for key in (*shown, *from_where)]] = 1.0
    below = whole.totals(wanted)
    mask: NDArray[np.bool_] = below > 0
    above = np.flatnonzero(mask & (below == below.max(initial=0.0)) & (below == wanted.sum()))
    if len(above):
        # Of a long line of managers above all that changes the last is enough.
        mask[above[:-1]] = False
        mask[above[-1]] = True
        if whole.ids[above[-1]] in shown and len(above) > 1:
            mask[above[-2]] = True
    return mask
