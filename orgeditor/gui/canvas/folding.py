"""What is folded away on each chart; not part of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from orgeditor.drawing.scene import ChartScene


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
