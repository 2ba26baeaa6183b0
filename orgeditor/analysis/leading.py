"""Which branches of a chart are those of a unit, and which ones a title alone does not tell apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import is_led_inside, positions_in

if TYPE_CHECKING:
    from orgeditor.analysis.tree import Tree
    from orgeditor.model.organization import Organization


class Leading:
    """Who leads units in the tree of an organisation as it stands; each is looked at when first asked for."""

    def __init__(self, org: Organization, tree: Tree, language: str) -> None:
        self._org, self._tree, self._language = org, tree, language
        self._heads: dict[str, str] = {}
        self._repeated: dict[int, frozenset[str]] = {}

    def leads(self, position: Position) -> bool:
        """Whether a position leads its unit alone, so that its branch may be called after the unit.

        The one that the unit names; else the highest in the tree of those who lead others and
        report to nobody in the unit, where no other stands as high.
        """
        unit = position.unit
        if unit and unit not in self._heads:
            self._heads[unit] = self._org.get(Unit, unit).head or self._highest(unit)
        return bool(unit) and self._heads[unit] == position.id

    def is_repeated(self, i: int) -> bool:
        """Whether beside position ``i`` stands another branch whose head has the same title."""
        above = int(self._tree.parent[i])
        if above not in self._repeated:
            heads = (n for n in self._tree.children(above) if self._tree.spans[n])
            titles = Counter(map(self._title, heads))
            self._repeated[above] = frozenset(title for title, n in titles.items() if n > 1)
        return self._title(i) in self._repeated[above]

    def _title(self, i: int) -> str:
        return name_of(self._org[self._tree.ids[i]], self._language)

    def _highest(self, unit: str) -> str:
        tree = self._tree
        inside = (key for key in positions_in(self._org, unit) if not is_led_inside(self._org, key))
        places = [tree.index[key] for key in inside if key in tree.index]
        leading = [n for n in places if tree.spans[n]]
        depth = min((tree.depth[n] for n in leading), default=0)
        highest = [n for n in leading if tree.depth[n] == depth]
        return tree.ids[highest[0]] if len(highest) == 1 else ""
