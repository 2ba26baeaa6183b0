"""The colours of the records of a chart, asked for once; edits change those of few."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from orgeditor.drawing.colours import NO_COLOUR, Palette, colour, tinted

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Ints, Tree
    from orgeditor.drawing.colouring import Colouring
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


class TreeColours:
    """The colour of each record that is or was in a tree, by its number there.

    ``colouring`` says what they stand for.
    """

    def __init__(self, org: Organization, colouring: Colouring) -> None:
        self.colouring = colouring
        self._org = org
        self._numbers: dict[str, int] = {}
        self._which = np.zeros(0, np.intp)
        self._names = {NO_COLOUR: 0}

    def follow(self, edit: Edit, tree: Tree, units: Tree) -> None:
        """Take over what an edit changed; ``tree``, ``units``: those of the chart and of all units after it."""
        before, self.colouring = self.colouring, self.colouring.after(edit, units)
        if self.colouring is before:
            return
        if self._numbers is not tree.index.numbers:
            return
        if not self.colouring.keeps(before, edit):
            self._numbers = {}
            return
        end = len(self._which)
        known = [c.id for c in edit.changes if self._numbers.get(c.id, end) < end]
        self._which[[self._numbers[key] for key in known]] = self._asked(known)

    def of(self, tree: Tree, nodes: Ints | slice) -> list[str]:
        """Return the colours of some records of a tree."""
        which = self._of_all(tree)[nodes].tolist()
        names = list(self._names)
        return [names[each] for each in which]

    def shades(self, tree: Tree, palette: Palette) -> NDArray[np.uint32]:
        """Return the colour of each on a palette as a pixel, 0xAARRGGBB."""
        which = self._of_all(tree)
        pixels = [colour(tinted(name, palette)).rgba() for name in self._names]
        return np.array(pixels, np.uint32).take(which)

    def _of_all(self, tree: Tree) -> NDArray[np.intp]:
        """Return which of the names (n,) each record has; those not known yet are asked."""
        numbers = tree.index.numbers
        if numbers is not self._numbers:
            self._numbers, self._which = numbers, np.zeros(0, np.intp)
        new = list(islice(numbers, len(self._which), None))
        if new:
            self._which = np.append(self._which, self._asked(new))
        return self._which.take(tree.numbers)

    def _asked(self, ids: Collection[str]) -> NDArray[np.intp]:
        names, of, peek = self._names, self.colouring.of, self._org.peek
        records = map(peek, ids)
        shades = (of(record).colour if record else NO_COLOUR for record in records)
        return np.fromiter((names.setdefault(s, len(names)) for s in shades), np.intp, len(ids))
