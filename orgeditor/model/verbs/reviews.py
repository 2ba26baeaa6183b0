"""Reviews planned for everybody whom a cycle is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.fields import STATUS_CLOSED, Edge, name_of
from orgeditor.model.record import key_id
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def plan_reviews(org: Organization, cycle: str) -> Edit:
    """Return the edit that adds a review, still to be rated, of each person whom a cycle is about.

    It is to be held by the manager of the position. Somebody on several positions has one
    review, of the first. Refused where all have theirs.
    """
    units = org.get(ReviewCycle, cycle).units
    inside = {key for unit in units for key in org.branch(unit, Edge.CONTAINS)}
    added: dict[str, Review] = {}
    for position in org.of(Position).values():
        if position.status == STATUS_CLOSED or (units and position.unit not in inside):
            continue
        for holder in position.holders:
            key = key_id(holder.person, cycle)
            if holder.person and key not in org and key not in added:
                added[key] = Review(
                    id=key,
                    subject=holder.person,
                    cycle=cycle,
                    position=position.id,
                    reviewer=position.manager,
                )
    name = name_of(org[cycle])
    if not added:
        raise Refused(t("Everybody whom {cycle} is about has a review.", cycle=name))
    label = tn("Plan {n} review of {cycle}", "Plan {n} reviews of {cycle}", len(added), cycle=name)
    return edit_of(label, ((None, review) for review in added.values()))
