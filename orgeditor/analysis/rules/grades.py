"""Rules of grades: below the manager's, and in line with the layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.limits import Limit
from orgeditor.analysis.rules.near import LINES, NAMED, at, names, near_lines
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.messages import t
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.analysis.rules.look import Look

GRADE_LAYERS: Final = Limit("grade-layers", t("Layers that a grade may be away from its middle"), 1, 0, 20)  # fmt: skip
_OUR_OWN: Final = t("our own")


def _same_grades(look: Look) -> Found:
    tree, grades = look.measures.positions, look.measures.grades
    same = (grades > 0) & (tree.parent >= 0) & (grades == grades[tree.parent])
    for key in at(tree.ids, same):
        yield from _same_grade(look, key)


def _same_grade(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    manager = look.org.find(Position, position.manager) if position else None
    if not position or not manager or not position.grade or position.grade != manager.grade:
        return
    if STATUS_CLOSED in (position.status, manager.status):
        return
    told = t(
        "{name} has the same grade as the manager {manager}: {grade}",
        name=name_of(position),
        manager=name_of(manager),
        grade=position.grade,
    )
    yield (key, manager.id), told


def _grades_by_depth(look: Look) -> Found:
    """Yield grades that stand far apart, with the positions that are away from the middle of theirs."""
    tree, grades, reach = look.measures.positions, look.measures.grades, look.limit(GRADE_LAYERS)
    placed = (grades > 0) & ~look.measures.waiting
    order = np.flatnonzero(placed)[np.argsort(grades[placed], kind="stable")]
    if not len(order):
        return
    starts = np.flatnonzero(np.diff(grades[order])) + 1
    for same in np.split(order, starts):
        depth = tree.depth[same]
        away = np.abs(depth - np.median(depth)) > reach
        if not away.any():
            continue
        keys = tuple(tree.ids[i] for i in same[away])
        told = t(
            "Grade {grade} stands on layers {low} to {high}; {n} of {all} are away from most: {names}",
            grade=look.org.get(Position, keys[0]).grade,
            low=int(depth.min()) + 1,
            high=int(depth.max()) + 1,
            n=len(keys),
            all=len(same),
            names=names(look, keys),
        )
        yield keys, told


RULES: Final = (
    Rule("same-grade", "warning", t("Grade below the manager's"), _OUR_OWN, _same_grades,
         t("Put the two side by side under the next manager, or grade one of them anew."),
         {Position: ("manager", "grade", "status", *NAMED)}, (), Alone(_same_grade, near_lines)),
    Rule("grade-depth", "warning", t("Grade in line with the layer"), t("our own; the number is ours"), _grades_by_depth,
         t("Compare the jobs: either the grade or the place in the line is out of step with the others."),
         {Position: (*LINES[Position], "grade")}, (GRADE_LAYERS,)),
)  # fmt: skip
