"""What the colours and marks of a comparison on one chart mean, and how often each occurs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from orgeditor.analysis.overlay import FATES
from orgeditor.drawing.colouring import FATE_MARKS
from orgeditor.gui import theme
from orgeditor.gui.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

_SQUARE = 16


class Key(QFrame):
    """A square with its mark, a word and a number for each fate that occurs, or without numbers for all."""

    def __init__(self, fates: Iterable[str], *, all_fates: bool = False) -> None:
        super().__init__()
        counts = Counter(fates)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.INSIDE, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for fate, words in FATES.items():
            if counts[fate] or all_fates:
                row.addWidget(_square(fate))
                row.addWidget(label(f"{words} · {counts[fate]:,}" if counts[fate] else words))
                row.addSpacing(theme.GRID * 2)


def _square(fate: str) -> QLabel:
    mark, shade = FATE_MARKS[fate]
    square = label(mark)
    square.setFixedSize(_SQUARE, _SQUARE)
    square.setStyleSheet(f"background: {shade}; color: white; border-radius: 3px; qproperty-alignment: AlignCenter;")  # fmt: skip
    return square
