"""What a matrix says, as read: activities, parties, letters, with the places they came from."""

from __future__ import annotations

from typing import Literal

import msgspec

from orgeditor.model.codes import CodeSet, Duty

Orientation = Literal["activities-down", "roles-down", "list"]


class ReadActivity(msgspec.Struct, frozen=True):
    """An activity or, with ``is_group``, a heading over the deeper ones that follow it.

    ``level`` 0 is outermost. ``code`` is the file's own number. ``place`` is its cell.
    """

    name: str
    place: str
    level: int = 0
    is_group: bool = False
    code: str = ""
    notes: str = ""


class ReadCell(msgspec.Struct, frozen=True):
    """The letters of a cell; ``comment`` keeps its text where not all of it is understood."""

    codes: tuple[str, ...]
    comment: str = ""


class ReadMatrix(msgspec.Struct, frozen=True):
    """One table: ``cells`` by the indexes of activity and party."""

    name: str
    sheet: str
    range: str
    orientation: Orientation
    codes: CodeSet
    activities: tuple[ReadActivity, ...]
    parties: tuple[str, ...]
    cells: dict[tuple[int, int], ReadCell]

    @property
    def assignments(self) -> int:
        """How many cells hold at least one letter."""
        return sum(1 for cell in self.cells.values() if cell.codes)

    @property
    def groups(self) -> int:
        """How many rows are headings."""
        return sum(1 for activity in self.activities if activity.is_group)

    def with_duty(self, duty: Duty) -> list[int]:
        """Return for each activity that is no group how many parties have a duty."""
        letters = self.codes.letters(duty)
        count = {n: 0 for n, a in enumerate(self.activities) if not a.is_group}
        for (activity, _), cell in self.cells.items():
            if activity in count and not letters.isdisjoint(cell.codes):
                count[activity] += 1
        return list(count.values())
