"""Which records of a tree a filter asks for; follows edits instead of asking all again."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from orgeditor.analysis.traits import ALSO_BY_OTHERS, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Tree
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


class Matching:
    """The records whose value of a trait is among ``only``, asked for once and after each change."""

    def __init__(self, org: Organization, trait: str, only: frozenset[str]) -> None:
        self.trait, self.only = trait, only
        self._org = org
        self._values_of = values_of(org, trait)
        self._numbers: dict[str, int] = {}
        self._flags = np.zeros(0, np.bool_)

    def of(self, tree: Tree) -> NDArray[np.bool_]:
        """Return (n,) which records of a tree match."""
        numbers = tree.index.numbers
        if numbers is not self._numbers:
            self._numbers, self._flags = numbers, np.zeros(0, np.bool_)
        new = list(islice(numbers, len(self._flags), None))
        asked = np.fromiter((self._asks(key) for key in new), np.bool_, len(new))
        self._flags = np.concatenate((self._flags, asked))
        return self._flags[tree.numbers]

    def follow(self, edit: Edit) -> bool:
        """Ask again those that an edit changed; return whether any matches now that did not, or not any more.

        Where it changed what others' values come from, all are asked. A copy made before is left alone.
        """
        asked = self._numbers.get
        changed: Iterable[str] = [c.id for c in edit.changes]
        if any(isinstance(c.some, ALSO_BY_OTHERS.get(self.trait, ())) for c in edit.changes):
            self._values_of = values_of(self._org, self.trait)
            changed = self._numbers
        end = len(self._flags)
        known = {n: key for key in changed if (n := asked(key, end)) < end}
        before = self._flags[list(known)]
        self._flags = self._flags.copy()
        self._flags[list(known)] = [self._asks(key) for key in known.values()]
        return bool((before != self._flags[list(known)]).any())

    def _asks(self, key: str) -> bool:
        record = self._org.peek(key)
        return record is not None and not self.only.isdisjoint(self._values_of(record))
