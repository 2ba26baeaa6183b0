"""One position, or one unit, made into several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Unit, new_id
from orgeditor.model.structure import roots, units_in
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


def split_position(org: Organization, position: str) -> Edit:
    """Return the edit that makes a position into one for each of its holders, at least two.

    The new ones stand beside it, in the same unit, with the same roles and duties. FTE and
    cost are shared out by the holders' shares, seats evenly (each has at least one);
    reports, code and letters in matrices stay with the first.
    """
    found = org.get(Position, position)
    parts = max(2, len(found.holders))
    shares = [holder.share for holder in found.holders]
    if len(shares) < 2 or not sum(shares):
        shares = [1.0] * parts
    siblings = org.below(found.manager, Edge.REPORTS) if found.manager else roots(org)
    at = siblings.index(position) + 1 if position in siblings else len(siblings)
    before = siblings[at] if at < len(siblings) else ""
    ranks = [found.rank, *ranks_at(org, siblings, before, parts - 1)]
    made = [
        replace(
            found,
            id=position if n == 0 else new_id(),
            code=found.code if n == 0 else "",
            holders=found.holders[n : n + 1],
            headcount=max(1.0, found.headcount / parts),
            fte=round(found.fte * share / sum(shares), 6),
            cost=None if found.cost is None else round(found.cost * share / sum(shares), 2),
            rank=rank,
        )
        for n, (share, rank) in enumerate(zip(shares, ranks, strict=True))
    ]
    label = t("Split {name} into {n} positions", name=name_of(found), n=parts)
    return edit_of(label, [(found, made[0]), *((None, new) for new in made[1:])])


def split_unit(org: Organization, positions: Sequence[str], *, name: str) -> Edit:
    """Return the edit that puts positions of one unit into a new unit beside it.

    What is below them in the same unit goes along; reporting lines stay. The new unit is
    the last change's record. Refused where the positions are not of one unit.
    """
    chosen = [org.get(Position, key) for key in dict.fromkeys(positions)]
    homes = {position.unit for position in chosen}
    if len(homes) != 1 or "" in homes:
        raise Refused(t("Select positions of one unit."))
    home = org.get(Unit, homes.pop())
    siblings = units_in(org, home.parent)
    at = siblings.index(home.id) + 1
    unit = replace(
        home,
        id=new_id(),
        custom={},
        name=name,
        name_zh="",
        code="",
        head="",
        purpose="",
        colour="",
        rank=ranks_at(org, siblings, siblings[at] if at < len(siblings) else "")[0],
    )
    moved: dict[str, Position] = {}
    waiting = [position.id for position in chosen]
    while waiting:
        found = org.get(Position, waiting.pop())
        if found.unit == home.id and found.id not in moved:
            moved[found.id] = replace(found, unit=unit.id)
            waiting.extend(org.below(found.id, Edge.REPORTS))
    headless = (home, replace(home, head="")) if home.head in moved else (home, home)
    label = tn(
        "Split {n} position off from {unit}",
        "Split {n} positions off from {unit}",
        len(moved),
        unit=name_of(home),
    )
    pairs = [(org.get(Position, key), after) for key, after in moved.items()]
    return edit_of(label, [*pairs, headless, (None, unit)])
