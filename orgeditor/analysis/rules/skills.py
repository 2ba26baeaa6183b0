"""Rules of skills, training and succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.analysis.skills import (
    Coverage,
    leading_positions,
    skill_book,
    successors_of,
)
from orgeditor.messages import t, tn
from orgeditor.model.elements.skills import TRAINING_CANCELLED, Skill, Successor, Training
from orgeditor.model.fields import field, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_MATRIX: Final = t("Skills-matrix practice")
_SUCCESSION: Final = t("ISO/TS 30433, succession planning")


def _critical(org: Organization) -> Iterator[tuple[Skill, Coverage]]:
    if not any(skill.critical for skill in org.of(Skill).values()):
        return
    book = skill_book(org)
    coverage = book.coverage()
    for skill in book.skills:
        if skill.critical:
            yield skill, coverage[skill.id]


def _uncovered(org: Organization, _measures: Measures) -> Found:
    for skill, covered in _critical(org):
        if not covered.holders and not covered.learners:
            yield (skill.id,), t("Nobody has {name} at the level needed.", name=name_of(skill))
        elif not covered.holders:
            told = tn("Nobody has {name} at the level needed; {n} is learning it.", "Nobody has {name} at the level needed; {n} are learning it.", len(covered.learners), name=name_of(skill))  # fmt: skip
            yield (skill.id,), told


def _single(org: Organization, _measures: Measures) -> Found:
    for skill, covered in _critical(org):
        if len(covered.holders) == 1:
            told = t("Only one person has {name} at the level needed.", name=name_of(skill))
            yield (skill.id, *covered.holders), told


def _vague(org: Organization, _measures: Measures) -> Found:
    for training in org.of(Training).values():
        missing = [
            str(field(Training, name).label)
            for name in ("start", "audience")
            if not getattr(training, name)
        ]
        if missing and training.status != TRAINING_CANCELLED:
            told = t("{name} lacks: {what}", name=name_of(training), what=", ".join(missing))
            yield (training.id,), told


def _no_successor(org: Organization, _measures: Measures) -> Found:
    """Yield once succession is planned at all: else every unit would be told of."""
    if not org.of(Successor):
        return
    for key in leading_positions(org):
        if not successors_of(org, key):
            yield (key,), t("Nobody is named to follow as {name}.", name=name_of(org[key]))


RULES: Final = (
    Rule("skill-gap", "error", t("Critical skills are there"), _MATRIX, _uncovered),
    Rule("single-point-of-failure", "warning", t("Critical skills do not hang on one person"), _MATRIX, _single),
    Rule("training-complete", "warning", t("Trainings have a date and an audience"), _MATRIX, _vague),
    Rule("no-successor", "hint", t("Leading positions have a successor"), _SUCCESSION, _no_successor),
)  # fmt: skip
