"""Where something new or moved stands among its siblings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model import rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


def ranks_at(org: Organization, siblings: Sequence[str], before: str, count: int = 1) -> list[str]:
    """Return ``count`` rank keys in order, for places just before the sibling ``before``.

    Empty ``before``, or one that is no sibling, means the end. ``siblings`` are in order
    and do not include what is being placed.
    """
    at = siblings.index(before) if before in siblings else len(siblings)
    low = _rank(org, siblings[at - 1]) if at else ""
    high = _rank(org, siblings[at]) if at < len(siblings) else ""
    if high and low >= high:
        # Records from elsewhere may share a rank; their order is then that of their ids,
        # and there is no room between them.
        high = next((r for s in siblings[at:] if (r := _rank(org, s)) > low), "")
    keys: list[str] = []
    for _ in range(count):
        low = rank.between(low, high)
        keys.append(low)
    return keys


def _rank(org: Organization, record_id: str) -> str:
    found: str = getattr(org[record_id], "rank")  # noqa: B009 - every record with siblings has one
    return found
