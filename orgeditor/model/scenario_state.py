"""What stands in one scenario: its records, the base they were branched from, its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.history import History

if TYPE_CHECKING:
    from orgeditor.model.delta import Table
    from orgeditor.model.organization import Organization


class ScenarioState:
    """``table`` is what stood when the scenario was shown last; while it is, the organisation has it.

    ``history`` is of that one organisation, and moves only while the scenario is shown.
    """

    def __init__(self, organization: Organization, table: Table, base: Table) -> None:
        self.history = History(organization)
        self.table = table
        self._bases = [(0, base)]

    @property
    def base(self) -> Table:
        """The baseline as it stood when the scenario was branched from it, or updated last."""
        return next(base for done, base in reversed(self._bases) if done <= self.history.done)

    def rebase(self, base: Table) -> None:
        """Stand on another base since the edit done last: undoing that gives the old one back."""
        self._bases.append((self.history.done, base))

    def forget_undone(self, done: int) -> None:
        """Drop the bases of edits that were undone, and cannot be done again."""
        self._bases = [pair for pair in self._bases if pair[0] <= done]

    def stand_on(self, base: Table) -> None:
        """Stand on a base whatever is undone."""
        self._bases = [(0, base)]
