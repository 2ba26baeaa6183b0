"""What columns are by their values alone: which holds ids, which is drawn from them."""

from __future__ import annotations

from collections.abc import Sequence

Texts = Sequence[str]


def uniqueness(column: Texts) -> float:
    """Return which part of the filled cells is different from all others, 0.0 for none filled."""
    filled = [text for text in column if text]
    return len(set(filled)) / len(filled) if filled else 0.0


def filled(column: Texts) -> float:
    """Return which part of the cells is filled."""
    return sum(1 for text in column if text) / len(column) if column else 0.0


def drawn_from(column: Texts, ids: Texts) -> float:
    """Return which part of a column's filled cells occurs among ``ids``."""
    known = set(ids)
    texts = [text for text in column if text]
    return sum(1 for text in texts if text in known) / len(texts) if texts else 0.0


def drawn_from_ids(columns: Sequence[Texts]) -> tuple[int, int] | None:
    """Return a column of unique ids and one of managers drawn from them; None where there are none.

    The two together must make a tree: few roots, no loop, and managers enough that
    small numbers of another meaning are not taken for ids.
    """
    for ids, column in enumerate(columns):
        if filled(column) < 0.95 or uniqueness(column) < 1.0 or len(column) < 3:
            continue
        for managers, other in enumerate(columns):
            if managers != ids and _is_tree(column, other):
                return ids, managers
    return None


def _is_tree(ids: Texts, managers: Texts) -> bool:
    if filled(managers) < 0.5 or drawn_from(managers, ids) < 0.9:
        return False
    above = dict(zip(ids, managers, strict=True))
    parents = {m for m in managers if m in above}
    if len(parents) < max(1, len(ids) / 30):
        return False
    clear: set[str] = set()
    for start in ids:
        path: set[str] = set()
        at = start
        while at in above and at not in clear and above[at] != at:
            if at in path:
                return False
            path.add(at)
            at = above[at]
        clear |= path
    return True
