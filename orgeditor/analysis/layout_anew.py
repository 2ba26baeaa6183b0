"""Places anew what is below each card where something has changed, from the leaves up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.layout_boxes import (
    box_over,
    grid_columns,
    in_grid,
    place_boxed,
    place_roots_on_shelves,
)
from orgeditor.analysis.layout_changes import note_changes
from orgeditor.analysis.layout_flow import Side, Way
from orgeditor.analysis.layout_outline import Box, Outline
from orgeditor.analysis.layout_placing import Branch, Place, Placed, place_below, place_roots
from orgeditor.analysis.layout_stacks import outline_over, stack_kinds
from orgeditor.model.collector import without_collector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_asked import Asked, Shown
    from orgeditor.analysis.layout_changes import Stood
    from orgeditor.analysis.layout_kept import Kept
    from orgeditor.analysis.layout_runs import Run

_WAYS: Final = tuple(Way)


class Placing:
    """Brings what is kept of a layout in line with what is shown and asked for now."""

    def __init__(self, shown: Shown, asked: Asked, kept: Kept) -> None:
        self._shown, self._asked, self._kept = shown, asked, kept
        self._s = asked.arrangement.spacing

    def carry_out(self, before: Stood | None, runs: Sequence[Run]) -> NDArray[np.intp]:
        """Place anew what is below every card where something has changed since ``before``.

        Return the slots of the cards placed, the roots always among them.
        """
        shown, kept = self._shown, self._kept
        dirty, emptied = note_changes(kept, shown, self._asked, before, runs)
        anew = np.concatenate((shown.numbers.compress(dirty), emptied))
        for number in anew.tolist():
            kept.strokes.forget(number)
        kept.put("right", anew, 0.0)
        kept.put("bottom", anew, 0.0)
        # Most branches are leaves alone: they are placed all at once.
        above = np.flatnonzero(dirty)
        plain = self._asked.plain(shown, above)
        self._hang(above[plain > 0])
        self._box(above[plain < 0])
        # The last one stands above the roots.
        dirty = np.append(dirty, np.True_)
        placed = np.flatnonzero(dirty.take(shown.upper))
        if len(shown):
            dirty[above[plain != 0]] = False
            with without_collector():
                self._place_many(placed[dirty.take(shown.upper.take(placed))])
        return placed

    def _place_many(self, below: NDArray[np.intp]) -> None:
        """Place the cards below those that have more than leaves below, and the roots."""
        shown, kept, asked = self._shown, self._kept, self._asked
        below = below[np.argsort(shown.parent[below], kind="stable")]
        uppers, starts = np.unique(shown.parent[below], return_index=True)
        told = self._told(below)
        places: list[Place] = []
        boxes: dict[int, Box] = {}
        end = len(below)
        # What stands further on in pre-order is never above what comes before it.
        for slot, start in zip(uppers[::-1].tolist(), starts[::-1].tolist(), strict=True):
            branches = [self._branch(*each) for each in told[start:end]]
            if slot >= 0:
                placed = self._place(branches, asked.way[slot], asked.rows[slot])
                number = int(shown.numbers[slot])
                kept.extents.put(number, placed.extent)
                if isinstance(placed.extent, Box) and asked.way[slot] == Way.BOXES:
                    boxes[number] = placed.extent
                else:
                    kept.strokes.put(number, placed.strokes)
            else:
                placed = self._place_roots(branches)
            places.extend(reversed(placed.places))
            end = start
        numbers = shown.numbers[below[::-1]]
        kept.put("dx", numbers, [place.x for place in places])
        kept.put("dy", numbers, [place.y for place in places])
        kept.put("side", numbers, [place.side for place in places])
        kept.put("lead", numbers, [place.lead for place in places])
        kept.put("hung", numbers, [place.hung for place in places])
        boxed = np.fromiter(boxes, np.intp, len(boxes))
        kept.put("right", boxed, [box.right for box in boxes.values()])
        kept.put("bottom", boxed, [box.bottom for box in boxes.values()])

    def _place(self, branches: list[Branch], way: np.int8, rows: np.int16) -> Placed:
        """Place the branches below a card."""
        if way == Way.BOXES:
            return place_boxed(branches, self._s)
        return place_below(branches, _WAYS[way], int(rows), self._s, **self._how)

    def _place_roots(self, branches: list[Branch]) -> Placed:
        whole = self._asked.arrangement
        if whole.way is Way.BOXES:
            return place_roots_on_shelves(branches, self._s)
        return place_roots(branches, whole.way, whole.rows, self._s, **self._how)

    @property
    def _how(self) -> dict[str, bool]:
        asked = self._asked
        return {"interlock": asked.arrangement.interlock, "stacks": asked.stacks}

    def _told(self, slots: NDArray[np.intp]) -> list[tuple[int, int, int, int, int, int, int]]:
        """Return what ``_branch`` is made of, for each of some slots."""
        shown, asked = self._shown, self._asked
        arrays = (
            shown.numbers,
            shown.reports,
            asked.way,
            asked.rows,
            asked.assistant,
            asked.levels,
        )
        told = (array[slots].tolist() for array in arrays)
        return list(zip(*told, asked.plain(shown, slots).tolist(), strict=True))

    def _branch(
        self,
        number: int,
        reports: int,
        way: int,
        rows: int,
        assistant: int,
        levels: int,
        plain: int,
    ) -> Branch:
        """Return a branch; ``plain``: 1 for a card over a stack, -1 for one over leaves in its box."""
        s = self._s
        extent: Outline | Box
        if reports <= 0:
            extent = Box(0.0, 0.0, s.width, s.height)
        elif not plain:
            extent = self._kept.extents[number]
        elif plain > 0:
            extent = outline_over(reports, s, rows)
        else:
            extent = box_over(reports, s)
        return Branch(extent, _WAYS[way], reports == 0, bool(assistant), levels)

    def _hang(self, above: NDArray[np.intp]) -> None:
        """Stack the leaves below cards that have nothing else below."""
        if not len(above):
            return
        shown, kept, s = self._shown, self._kept, self._s
        reports = shown.reports[above]
        stacks, which = stack_kinds(reports, self._asked.rows[above], s)
        rows = np.array([stack.rows for stack in stacks])[which].repeat(reports)
        nth, numbers = self._leaves(above)
        kept.put("dx", numbers, s.indent + nth // rows * stacks[0].pitch)
        kept.put("dy", numbers, s.level + nth % rows * s.row)
        kept.put("side", numbers, Side.LEFT)
        kept.put("lead", numbers, s.indent - s.spine)
        kept.put("hung", numbers, values=True)

    def _box(self, above: NDArray[np.intp]) -> None:
        """Put the leaves below cards that have nothing else below into boxes."""
        if not len(above):
            return
        shown, kept, s = self._shown, self._kept, self._s
        reports = shown.reports[above]
        counts, which = np.unique(reports, return_inverse=True)
        boxes = [box_over(int(count), s) for count in counts]
        kept.put("right", shown.numbers[above], np.array([box.right for box in boxes])[which])
        kept.put("bottom", shown.numbers[above], np.array([box.bottom for box in boxes])[which])
        columns = np.array([grid_columns(int(count), s) for count in counts])[which]
        nth, numbers = self._leaves(above)
        x, y = in_grid(nth, columns.repeat(reports), s)
        kept.put("dx", numbers, x)
        kept.put("dy", numbers, y)
        kept.put("side", numbers, Side.TOP)
        kept.put("lead", numbers, 0.0)
        kept.put("hung", numbers, values=False)

    def _leaves(self, above: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return, of the leaves that follow each of some cards, the how manieth it is and its number."""
        reports = self._shown.reports[above].astype(np.intp)
        before = np.cumsum(reports) - reports
        nth = np.arange(int(reports.sum())) - before.repeat(reports)
        return nth, self._shown.numbers[above.repeat(reports) + 1 + nth]
