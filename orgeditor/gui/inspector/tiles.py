"""Measures as figures over their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from orgeditor.gui import theme
from orgeditor.gui.figures import decimal, money, whole
from orgeditor.gui.labels import label, tip
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Figures


def tiles(
    figures: Figures, span: int | None = None, *, in_a_row: int = 3, pay: bool = True
) -> QGridLayout:
    """Return the figures, ``pay`` among them; ``span`` is the one position's own, else the widest."""
    costs = [money(amount, currency) for currency, amount in sorted(figures.cost.items()) if pay]
    spanned = t("widest span") if span is None else t("span")
    told: list[tuple[str, Message]] = [
        (whole(figures.headcount), t("head-count")),
        (whole(figures.vacant), t("vacant")),
        (decimal(figures.fte), t("FTE")),
        (whole(figures.span if span is None else span), spanned),
        (whole(figures.layers), t("layers")),
        (costs[0] if costs else "–", t("cost a year")),
    ]
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GRID)
    grid.setVerticalSpacing(0)
    for place, (figure, words) in enumerate(told):
        row, column = divmod(place, in_a_row)
        number, below = label(figure, figure=True), label(words, label=True)
        for offset, text in enumerate((number, below)):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(text, row * 3 + offset, column)
        grid.setRowMinimumHeight(row * 3 + 2, theme.GRID * 2)
        grid.setColumnStretch(column, 1)
    if len(costs) > 1:
        number.setText(f"{costs[0]} +")
        number.setToolTip(tip(" + ".join(costs)))
    return grid
