"""Responsibilities in the report: every matrix as it is printed, and the load of each party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.report.content import Column, Graph, MatrixPages, Part, Row, Table
from orgeditor.messages import in_both, t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told


def responsibilities(told: Told) -> Iterator[Item]:
    """Yield each matrix that has rows, and behind it how often each party has which letter."""
    for matrix in matrices(told.org):
        view = matrix_view(told.org, matrix.id)
        if not view.rows or not view.columns:
            continue
        name = in_both(name_of(matrix, "en"), name_of(matrix, "zh_CN"))
        yield MatrixPages(name, matrix.id)
        letters = [code.letter for code in view.code_set.codes]
        rows = []
        for column in view.columns:
            totals = view.column_totals(column.party.id)
            counts = (float(totals[letter]) if totals[letter] else None for letter in letters)
            rows.append(Row((told.name(column.party.id), *counts, float(totals.total()))))
        columns = (
            Column(t("Party")),
            *(Column(in_both(code.letter, code.letter), "number") for code in view.code_set.codes),
            Column(t("All"), "number"),
        )
        title = t("Who has how many letters: {matrix}", matrix=name)
        colours = tuple(LETTER_COLOURS[code.duty] for code in view.code_set.codes)
        graph = Graph(title, "stacked", tuple(range(1, len(letters) + 1)), colours=colours)
        yield Table(title, columns, tuple(rows), graphs=(graph,))


RESPONSIBILITIES: Final = Part(
    "responsibilities",
    t("Responsibilities"),
    t("Without a responsibility matrix, decisions wait for somebody who feels responsible."),
    responsibilities,
)
