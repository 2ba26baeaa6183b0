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
    from collections.abc import Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.edit import Edit

_MATRIX: Final = t("Skills-matrix practice")
_SUCCESSION: Final = t("ISO/TS 30433, succession planning")


def _uncovered(look: Look) -> Found:
    for key, covered in look.critical.items():
        skill = look.org.get(Skill, key)
        if not covered.holders and not covered.learners:
            yield (skill.id,), t("Nobody has {name} at the level needed.", name=name_of(skill))
        elif not covered.holders:
            told = tn("Nobody has {name} at the level needed; {n} is learning it.", "Nobody has {name} at the level needed; {n} are learning it.", len(covered.learners), name=name_of(skill))  # fmt: skip
            yield (skill.id,), told


def _single(look: Look) -> Found:
    for key, covered in look.critical.items():
        skill = look.org.get(Skill, key)
        if len(covered.holders) == 1:
            told = t("Only one person has {name} at the level needed.", name=name_of(skill))
            yield (skill.id, *covered.holders), told


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
    if look.org.of(Successor):
        for key in leading_positions(look.org):
            yield from _no_successor(look, key)


def _no_successor(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    if position is None or position.status == STATUS_CLOSED or not look.org.of(Successor):
        return
    named = (look.org.find(Unit, at) for at in look.org.referrers(key))
    leads = any(unit.head == key for unit in named if unit)
    leads = leads or bool(position.unit and head_of(look.org, position.unit) == key)
    if leads and not successors_of(look.org, key):
        yield (key,), t("Nobody is named to follow as {name}.", name=name_of(position))


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
    Rule("skill-gap", "error", t("Critical skills are there"), _MATRIX, _uncovered,
         t("Train somebody to the level, hire, or buy the skill in until then."), _BOOK),
    Rule("single-point-of-failure", "warning", t("Critical skills do not hang on one person"), _MATRIX, _single,
         t("Let a second person learn it beside the first; who is learning does not count yet."), _BOOK),
    Rule("training-complete", "warning", t("Trainings have a date and an audience"), _MATRIX, _vague,
         t("Fill in what is named, or call the training off."), {Training: ()}),
    Rule("no-successor", "hint", t("Leading positions have a successor"), _SUCCESSION, _no_successors,
         t("Name who could follow and how soon, if only for an emergency."),
         {Successor: (), Unit: ("head",), Position: ("unit", "manager", "status", "rank", "title", "title_zh", "code")}, (),
         Alone(_no_successor, _near_leaders)),
)  # fmt: skip
