"""What is folded away on each chart; not part of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from orgeditor.drawing.scene import ChartScene, Mode
    from orgeditor.gui.canvas.canvas import Canvas


class Folds:
    """The ids below which the charts of a canvas are folded, and what folds and unfolds them."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._of: dict[Mode, frozenset[str]] = {}

    @property
    def ids(self) -> frozenset[str]:
        """Those of the chart shown."""
        return self._of.get(self._canvas.mode, frozenset())

    def fold(self, ids: Collection[str]) -> None:
        """Fold the chart below these ids and nowhere else; the current card stays in its place."""
        canvas = self._canvas
        self._of[canvas.mode] = frozenset(ids)
        canvas.keep_place(canvas.current(), lambda: canvas.scene.fold(self.ids))

    def open_below(self, record_id: str) -> None:
        """Unfold a card that something is held over; what is under way goes on."""
        canvas = self._canvas
        self._of[canvas.mode] = self.ids - {record_id}
        canvas.keep_still(record_id, lambda: canvas.scene.fold(self.ids))
        canvas.pointer.repeat()

    def open_above(self, record_id: str) -> None:
        """Unfold what hides a card."""
        if above := hiding(self._canvas.scene, record_id) & self.ids:
            self.fold(self.ids - above)

    def fold_all(self) -> None:
        """Fold everything below the cards that stand below the roots."""
        self.fold(branches_below_roots(self._canvas.scene))

    def unfold_all(self) -> None:
        """Show everything."""
        self.fold(())

    def toggle(self) -> None:
        """Fold or unfold the selected cards."""
        chosen = foldable(self._canvas.scene, self._canvas.session.selection)
        self.fold(self.ids - chosen if chosen & self.ids else self.ids | chosen)

    def show_levels(self, count: int) -> None:
        """Show so many levels below the current card, or below the roots."""
        canvas = self._canvas
        self.fold(levels(canvas.scene, self.ids, canvas.current(), count))

    def standing(self) -> frozenset[str]:
        """Return those of the chart shown, having let go of what stands no more."""
        org = self._canvas.session.organization
        self._of[self._canvas.mode] = frozenset(key for key in self.ids if key in org)
        return self.ids

    def take_over(self, other: Folds) -> None:
        """Have the same folded as another canvas."""
        self._of = dict(other._of)

    def forget(self) -> None:
        """Have nothing folded on any chart, without showing it yet."""
        self._of = {}


def foldable(scene: ChartScene, ids: Iterable[str]) -> set[str]:
    """Return those of the records that are shown and have something below."""
    return {key for key in ids if (slot := scene.slot(key)) >= 0 and scene.has_below(slot)}


def branches_below_roots(scene: ChartScene) -> set[str]:
    """Return all records below the roots that have something below themselves."""
    tree = scene.tree
    return {key for key, i in tree.index.items() if tree.depth[i] >= 1 and tree.end[i] > i + 1}


def levels(scene: ChartScene, folded: Collection[str], record_id: str, count: int) -> set[str]:
    """Return what is folded where ``count`` levels below a record show; "": below the roots."""
    tree = scene.tree
    i = tree.index.get(record_id, -1)
    branch = range(i, int(tree.end[i])) if i >= 0 else range(len(tree))
    last = count + (int(tree.depth[i]) if i >= 0 else 0)
    ends = {tree.ids[k] for k in branch if tree.depth[k] == last and tree.end[k] > k + 1}
    return (set(folded) - {tree.ids[k] for k in branch}) | ends


def hiding(scene: ChartScene, record_id: str) -> set[str]:
    """Return the records above one, any of which hides it where it is folded."""
    tree = scene.tree
    upper, above = int(tree.parent[tree.index[record_id]]), set()
    while upper >= 0:
        above.add(tree.ids[upper])
        upper = int(tree.parent[upper])
    return above
