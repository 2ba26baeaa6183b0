"""Rules of skills, training and succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.analysis.skills import leading_positions, successors_of
from orgeditor.messages import t, tn
from orgeditor.model.elements.skills import (
    TRAINING_CANCELLED,
    Skill,
    SkillHeld,
    SkillNeed,
    Successor,
    Training,
)
from orgeditor.model.fields import STATUS_CLOSED, Edge, field, name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of, positions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit

_MATRIX: Final = t("Skills-matrix practice")
_SUCCESSION: Final = t("ISO/TS 30433, succession planning")


def _each_skill(judge: Callable[[Look, str], Found]) -> Callable[[Look], Found]:
    def find(look: Look) -> Found:
        for skill in look.org.of(Skill):
            yield from judge(look, skill)

    return find


def _uncovered(look: Look, key: str) -> Found:
    covered = look.covered(key)
    if covered is None or covered.holders:
        return
    name = name_of(look.org.get(Skill, key))
    if not covered.learners:
        yield (key,), t("Nobody has {name} at the level needed.", name=name)
    else:
        told = tn("Nobody has {name} at the level needed; {n} is learning it.", "Nobody has {name} at the level needed; {n} are learning it.", len(covered.learners), name=name)  # fmt: skip
        yield (key,), told


def _single(look: Look, key: str) -> Found:
    covered = look.covered(key)
    if covered is not None and len(covered.holders) == 1:
        told = t("Only one person has {name} at the level needed.", name=name_of(look.org.get(Skill, key)))  # fmt: skip
        yield (key, *covered.holders), told


def _near_skills(look: Look, edit: Edit) -> Iterable[str]:
    """Return the skills of an edit: named in it, or needed or held by those whom it concerns."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Skill):
                yield from (record.id, record.parent)
            elif isinstance(record, SkillNeed | SkillHeld):
                yield record.skill
            elif isinstance(record, Position):
                for key in (record.id, *record.roles, *(holder.person for holder in record.holders)):  # fmt: skip
                    for naming in look.org.naming(key):
                        found = look.org[naming]
                        if isinstance(found, SkillNeed | SkillHeld):
                            yield found.skill


def _vague(look: Look) -> Found:
    for training in look.org.of(Training).values():
        missing = [
            str(field(Training, name).label)
            for name in ("start", "audience")
            if not getattr(training, name)
        ]
        if missing and training.status != TRAINING_CANCELLED:
            told = t("{name} lacks: {what}", name=name_of(training), what=", ".join(missing))
            yield (training.id,), told


def _no_successors(look: Look) -> Found:
    """Yield once succession is planned at all: else every unit would be told of."""
    named = look.org.of(Successor).values()
    followed = {successor.position for successor in named if successor.person}
    for key in leading_positions(look.org) if named else ():
        if key not in followed:
            yield (key,), _unfollowed(look.org.get(Position, key))


def _no_successor(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    if position is None or position.status == STATUS_CLOSED or not look.org.of(Successor):
        return
    named = (look.org.find(Unit, at) for at in look.org.referrers(key))
    leads = any(unit.head == key for unit in named if unit)
    leads = leads or bool(position.unit and head_of(look.org, position.unit) == key)
    if leads and not successors_of(look.org, key):
        yield (key,), _unfollowed(position)


def _unfollowed(position: Position) -> Message:
    return t("Nobody is named to follow as {name}.", name=name_of(position))


def _near_leaders(look: Look, edit: Edit) -> Iterable[str] | None:
    """Return who may lead, or lead no more, after an edit: the positions of the units concerned."""
    units: set[str] = set()
    near: set[str] = set()
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Successor) and not look.org.of(Successor).keys() - {record.id}:
                return None
            if isinstance(record, Successor):
                near.add(record.position)
            elif isinstance(record, Position):
                near.add(record.id)
                units.add(record.unit)
                units.update(look.org.get(Position, k).unit for k in _reports(look, record))
            elif isinstance(record, Unit):
                near.add(record.head)
                units.add(record.id)
    for unit in units:
        if look.org.find(Unit, unit):
            near.update(positions_in(look.org, unit))
    return near


def _reports(look: Look, position: Position) -> list[str]:
    """Return who reports to a position, and its manager, whose number of reports is another now."""
    manager = [position.manager] if position.manager in look.org else []
    return [*look.org.below(position.id, Edge.REPORTS), *manager]


_BOOK: Final[Reads] = {
    Skill: (),
    SkillNeed: (),
    SkillHeld: (),
    Position: ("roles", "holders", "status"),
}

RULES: Final = (
    Rule("skill-gap", "error", t("Critical skills are there"), _MATRIX, _each_skill(_uncovered),
         t("Train somebody to the level, hire, or buy the skill in until then."), _BOOK, (), Alone(_uncovered, _near_skills)),
    Rule("single-point-of-failure", "warning", t("Critical skills do not hang on one person"), _MATRIX, _each_skill(_single),
         t("Let a second person learn it beside the first; who is learning does not count yet."), _BOOK, (), Alone(_single, _near_skills)),
    Rule("training-complete", "warning", t("Trainings have a date and an audience"), _MATRIX, _vague,
         t("Fill in what is named, or call the training off."), {Training: ()}),
    Rule("no-successor", "hint", t("Leading positions have a successor"), _SUCCESSION, _no_successors,
         t("Name who could follow and how soon, if only for an emergency."),
         {Successor: (), Unit: ("head",), Position: ("unit", "manager", "status", "rank", "title", "title_zh", "code")}, (),
         Alone(_no_successor, _near_leaders)),
)  # fmt: skip
