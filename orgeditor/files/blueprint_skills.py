"""What seats of an arranged blueprint need of skills, who on them has what, and who could follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from orgeditor.model.elements.skills import SkillHeld, SkillNeed
from orgeditor.model.records import Position, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from orgeditor.files.blueprint_seats import Seat

Data = dict[str, Any]

_BELOW_NEED: Final = 4
"""Of the people whom the library does not know, one in so many still lacks a level."""


def skills_of(
    seats: Sequence[Seat], usual_role: Callable[[str], str], found: Mapping[str, list[Data]]
) -> Data:
    """Return what seats and people that the library does not know need and have of skills.

    ``usual_role`` names the role that a title plays in the library; ``found`` is what it says.
    """
    needs, held = list(found["skill_need"]), list(found["skill_held"])
    by_title: dict[str, dict[str, float]] = {}
    by_role: dict[str, dict[str, float]] = {}
    for need in needs:
        tag, _, key = need["party"].partition(" ")
        if tag == str(Role.__struct_config__.tag):
            by_role.setdefault(key, {})[need["skill"]] = need["level"]
        else:
            title = next(seat.title for seat in seats if seat.key == key)
            by_title.setdefault(title, {})[need["skill"]] = need["level"]
    have = {(row["person"], row["skill"]): row for row in held}
    known = {row["person"] for row in held}
    critical = {f"skill {skill['key']}" for skill in found["skill"] if skill.get("critical")}
    for number, seat in enumerate(seats):
        own = by_title.get(seat.title, {})
        if not seat.same:
            tag = str(Position.__struct_config__.tag)
            needs += [
                {"skill": skill, "party": f"{tag} {seat.key}", "level": level}
                for skill, level in own.items()
            ]
        levels = _highest([own, *(by_role.get(role, {}) for role in seat.roles)])
        taken_over = seat.roles != [usual_role(seat.title)]
        for person in (f"person {name}" for name in seat.names):
            lacks = person not in known and number % _BELOW_NEED == _BELOW_NEED - 1
            for skill, level in levels.items():
                reached = level - (lacks and skill not in critical)
                # Whom the library knows lacks what it says; who took a role over has its skills.
                if reached and (taken_over or (person, skill) not in have):
                    row = {"skill": skill, "person": person, "level": reached}
                    have[person, skill] = row
    held = list(have.values())
    tags = (str(kind.__struct_config__.tag) for kind in (SkillNeed, SkillHeld))
    return dict(zip(tags, (needs, held), strict=True))


def deputies(
    seats: Sequence[Seat], heads: Mapping[str, Seat], named: Sequence[Data]
) -> Iterator[Data]:
    """Yield a successor for who leads and has none: somebody of the unit, else below it."""
    have = {row["position"] for row in named}
    for unit, head in heads.items():
        key = f"position {head.key}"
        inside = [s for s in seats if s.manager == head.key and s.names]
        inside.sort(key=lambda seat: (seat.unit == unit, heads[seat.unit] is not seat))
        if key not in have and inside:
            person = f"person {inside[0].names[0]}"
            yield {"position": key, "person": person, "readiness": "year"}


def _highest(tables: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the highest level that any of several tables asks for, by skill."""
    levels: dict[str, float] = {}
    for table in tables:
        for skill, level in table.items():
            levels[skill] = max(level, levels.get(skill, 0.0))
    return levels
