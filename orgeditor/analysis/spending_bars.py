"""What units have as bars, a line a unit, laid out: distances are in chart units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from orgeditor.analysis.resources import Spending

ROW: Final = 34.0
HEAD: Final = 44.0
WIDTH: Final = 920.0


class SpendingBars(msgspec.Struct, frozen=True):
    """A line a unit with all its parts, in a currency."""

    lines: Sequence[Spending] = ()
    currency: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole."""
        return (WIDTH, HEAD + ROW * len(self.lines)) if self.lines else (0.0, 0.0)

    def at(self, y: float) -> str:
        """Return the unit whose line is at a height, "" where there is none."""
        row = int((y - HEAD) // ROW)
        return self.lines[row].unit if 0 <= row < len(self.lines) else ""
