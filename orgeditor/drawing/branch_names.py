"""What the branches of a chart are called, and how wide that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.drawing.text import text_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.layout import Floats
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.text import Style

_MEASURED: Final = 12


class BranchNames:
    """The names of the branches of a chart as it stands, made when first asked for."""

    def __init__(self, scene: ChartScene) -> None:
        self._scene = scene
        self._names: dict[int, str] = {}
        self._widths: dict[Style, Floats] = {}

    def of(self, slot: int) -> str:
        """Return what the branch of a card is called, and how many there are in it."""
        if slot not in self._names:
            scene = self._scene
            self._names[slot] = scene.wording.branch(int(scene.layout.nodes[slot]))
        return self._names[slot]

    def widths(self, slots: Ints, style: Style, go_on: Callable[[], bool]) -> tuple[Floats, int]:
        """Return (k,) how wide the names of branches are in a style, infinite where not known yet.

        With it how many are not: at least ``_MEASURED`` more are, and others while ``go_on``.
        """
        known = self._widths.get(style)
        if known is None:
            known = self._widths[style] = np.full(len(self._scene), np.inf, np.float32)
        unknown = slots[np.isinf(known[slots])].tolist()
        for n, slot in enumerate(unknown):
            if n >= _MEASURED and not go_on():
                return known[slots], len(unknown) - n
            known[slot] = text_width(self.of(slot), style)
        return known[slots], 0
