"""What rules look at: an organisation, and what several of them ask of it, worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from orgeditor.analysis.decisions import all_paths
from orgeditor.analysis.limits import Limit, value_of
from orgeditor.analysis.matrix import MatrixView, matrices, matrix_view
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.skills import Coverage, critical_coverage

if TYPE_CHECKING:
    from orgeditor.analysis.decisions import DecisionPath
    from orgeditor.analysis.matrix import ActivityRow
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization


class Look:
    """An organisation as it stands at one moment; no edit may come while it is in use."""

    def __init__(self, org: Organization, measures: Measures | None = None) -> None:
        """Look at ``org``; ``measures``: those of it as it stands, where they are there already."""
        self.org = org
        self.measures = measures or Measures(org)
        self._covered: dict[str, Coverage | None] = {}

    def limit(self, limit: Limit) -> float:
        """Return a threshold as the document's profile has it."""
        return value_of(self.org, limit)

    @cached_property
    def views(self) -> list[MatrixView]:
        """All responsibility matrices."""
        return [matrix_view(self.org, matrix.id) for matrix in matrices(self.org)]

    @cached_property
    def marks(self) -> dict[str, list[tuple[str, Message]]]:
        """What rows and columns of matrices break, by rule: the activity or party, and what."""
        found: dict[str, list[tuple[str, Message]]] = {}
        for view in self.views:
            for row in view.rows:
                for mark in view.row_marks(row):
                    found.setdefault(mark.rule, []).append((row.activity.id, mark.message))
            for party, marks in view.column_marks().items():
                for mark in marks:
                    found.setdefault(mark.rule, []).append((party, mark.message))
        return found

    @cached_property
    def paths(self) -> list[tuple[MatrixView, ActivityRow, DecisionPath]]:
        """The decision path of each activity that has letters."""
        return list(all_paths(self.org, self.views))

    def covered(self, skill: str) -> Coverage | None:
        """Return who covers a critical skill, None for any other."""
        if skill not in self._covered:
            self._covered[skill] = critical_coverage(self.org, skill)
        return self._covered[skill]
