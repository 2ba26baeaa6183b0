"""The colours of the records of a chart, each asked for once; edits change those of few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.drawing.colours import NO_COLOUR, Palette, colour, tinted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Tree
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.colouring import Colouring
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_UNKNOWN: Final = -1


class TreeColours:
    """The colours of the records that are or were in a tree, by their numbers there, as far as asked for.

    ``colouring`` says what they stand for.
    """

    def __init__(self, org: Organization, colouring: Colouring) -> None:
        self.colouring = colouring
        self._org = org
        self._numbers: dict[str, int] = {}
        self._which = np.zeros(0, np.intp)
        self._names = {NO_COLOUR: 0}

    def follow(self, edit: Edit, units: Tree) -> None:
        """Take over what an edit changed; ``units``: the tree of all units after it."""
        before, self.colouring = self.colouring, self.colouring.after(edit, units)
        if self.colouring is before or not len(self._which):
            return
        if not self.colouring.keeps(before, edit):
            self._which[:] = _UNKNOWN
            return
        end = len(self._which)
        numbers = [self._numbers.get(change.id, end) for change in edit.changes]
        self._which[[number for number in numbers if number < end]] = _UNKNOWN

    def of(self, tree: Tree, nodes: Ints | None = None) -> list[str]:
        """Return the colours of records of a tree: (k,) of some, else of all."""
        which = self._known(tree, nodes).tolist()
        names = list(self._names)
        return [names[each] for each in which]

    def shades(self, tree: Tree, palette: Palette, nodes: Ints | None = None) -> NDArray[np.uint32]:
        """Return the same as pixels on a palette, 0xAARRGGBB."""
        which = self._known(tree, nodes)
        pixels = [colour(tinted(name, palette)).rgba() for name in self._names]
        return np.array(pixels, np.uint32).take(which)

    def _known(self, tree: Tree, nodes: Ints | None) -> NDArray[np.intp]:
        """Return which of the names records have; those not known yet are asked."""
        if tree.index.numbers is not self._numbers:
            self._numbers, self._which = tree.index.numbers, np.zeros(0, np.intp)
        if more := len(self._numbers) - len(self._which):
            self._which = np.append(self._which, np.full(more, _UNKNOWN))
        numbers = tree.numbers if nodes is None else tree.numbers[nodes]
        unknown = numbers[self._which.take(numbers) == _UNKNOWN]
        if len(unknown):
            names, of, org, ids = self._names, self.colouring.of, self._org, tree.ids.names
            shades = (of(org[ids[number]]).colour for number in unknown.tolist())
            self._which[unknown] = [names.setdefault(s, len(names)) for s in shades]
        return self._which.take(numbers)
