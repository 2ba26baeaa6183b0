"""What resources there are, where they go, what is used of them; rolled up along the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.tree import unit_tree
from orgeditor.model.elements.resources import MONEY, SUPPORT, TECHNOLOGY, Allocation, Resource
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization

PEOPLE: Final = "people"
PARTS: Final = (PEOPLE, MONEY, TECHNOLOGY, SUPPORT)
_WHOLE: Final = 1.0 + 1e-9


class Spending(msgspec.Struct, frozen=True):
    """What a unit with all its parts has in a year, in one currency.

    ``planned`` by part: what people cost, vacancies counted by the share of them that is
    filled; budgets; the cost of technology and of support by what is allocated of them.
    ``used`` likewise, of what says so. ``fte`` is that of its positions.
    """

    unit: str
    depth: int
    fte: float
    planned: dict[str, float]
    used: dict[str, float]

    @property
    def total(self) -> float:
        """All that is planned."""
        return sum(self.planned.values())


def allocations_of(org: Organization, resource: str) -> list[Allocation]:
    """Return where a resource, or a position's time, goes."""
    found = (org.find(Allocation, key) for key in org.referrers(resource))
    return [allocation for allocation in found if allocation and allocation.resource == resource]


def whole_of(org: Organization, resource: str) -> float | None:
    """Return how much there is of a resource in its measure, of a position its FTE."""
    found = org.find(Resource, resource)
    return found.amount if found else org.get(Position, resource).fte


def amount_of(org: Organization, allocation: Allocation) -> float | None:
    """Return what an allocation comes to in the resource's measure, None where it does not say."""
    if allocation.amount is not None:
        return allocation.amount
    whole = whole_of(org, allocation.resource)
    return None if allocation.share is None or whole is None else allocation.share * whole


def allocated(org: Organization, resource: str) -> float:
    """Return how much of a resource is allocated, in its measure."""
    return sum(amount_of(org, a) or 0.0 for a in allocations_of(org, resource))


def share_of(org: Organization, allocation: Allocation) -> float:
    """Return the share of the whole that an allocation takes, 0 where it cannot be known."""
    if allocation.amount is None:
        return allocation.share or 0.0
    whole = whole_of(org, allocation.resource)
    return allocation.amount / whole if whole else 0.0


def is_over(org: Organization, resource: str) -> bool:
    """Whether more of a resource is allocated than there is."""
    return sum(share_of(org, a) for a in allocations_of(org, resource)) > _WHOLE


def used_of(org: Organization, resource: Resource) -> float | None:
    """Return what was used of a resource: what it says itself, else the sum of its allocations."""
    if resource.used is not None:
        return resource.used
    used = [a.used for a in allocations_of(org, resource.id) if a.used is not None]
    return sum(used) if used else None


def currencies(org: Organization) -> list[str]:
    """Return the currencies in which something costs, the document's own first."""
    found = {p.currency for p in org.of(Position).values() if p.cost}
    for resource in org.of(Resource).values():
        found.add(_currency(resource))
    own = org.project.currency
    return sorted(found, key=lambda name: (name != own, name))


def spending(org: Organization, currency: str, filled: float = 1.0) -> list[Spending]:
    """Return what each unit has in a currency, with all its parts, in pre-order.

    ``filled`` is the share of vacancies that is paid for, 0 to 1: what if they stay open.
    """
    tree = unit_tree(org)
    fte = dict.fromkeys(tree.ids, 0.0)
    planned = {key: dict.fromkeys(PARTS, 0.0) for key in tree.ids}
    used = {key: dict.fromkeys(PARTS[1:], 0.0) for key in tree.ids}
    for position in org.of(Position).values():
        if position.unit in planned and position.status != STATUS_CLOSED and not position.waiting:
            weight = filled if is_vacant(position) else 1.0
            fte[position.unit] += position.fte * weight
            if position.cost and position.currency == currency:
                planned[position.unit][PEOPLE] += position.cost * weight
    for allocation in org.of(Allocation).values():
        resource = org.find(Resource, allocation.resource)
        unit = org.find(Unit, allocation.to)
        if resource is None or unit is None or _currency(resource) != currency:
            continue
        worth, spent = _worth(org, resource, allocation)
        planned[unit.id][resource.kind] += worth
        used[unit.id][resource.kind] += spent
    return _rolled_up(tree.ids, tree.parent.tolist(), tree.depth.tolist(), fte, planned, used)


def _worth(org: Organization, resource: Resource, allocation: Allocation) -> tuple[float, float]:
    """Return what an allocation costs as planned and as used."""
    amount, spent = amount_of(org, allocation) or 0.0, allocation.used or 0.0
    if resource.kind == MONEY:
        return amount, spent
    cost = resource.cost or 0.0
    whole = resource.amount or 0.0
    return share_of(org, allocation) * cost, (spent / whole * cost if whole else 0.0)


def _currency(resource: Resource) -> str:
    return resource.currency or (resource.measure if resource.kind == MONEY else "")


def _rolled_up(
    ids: Sequence[str],
    parents: list[int],
    depths: list[int],
    fte: dict[str, float],
    planned: dict[str, dict[str, float]],
    used: dict[str, dict[str, float]],
) -> list[Spending]:
    for place in range(len(ids) - 1, -1, -1):
        if parents[place] < 0:
            continue
        key, up = ids[place], ids[parents[place]]
        fte[up] += fte[key]
        _add(planned[up], planned[key].items())
        _add(used[up], used[key].items())
    return [
        Spending(key, depth, fte[key], planned[key], used[key])
        for key, depth in zip(ids, depths, strict=True)
    ]


def _add(sums: dict[str, float], parts: Iterable[tuple[str, float]]) -> None:
    for part, value in parts:
        sums[part] += value
