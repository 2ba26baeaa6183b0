"""Training and development in the report: coverage of skills, trainings, successors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import Column, Part, Row, Table
from orgeditor.analysis.report.records import filled, record_table
from orgeditor.analysis.skills import scale, skill_book
from orgeditor.messages import t
from orgeditor.model.elements.skills import Skill, Successor, Training
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_TRAINING: Final = ("name", "skill", "level", "audience", "start", "end", "cost", "currency", "status")  # fmt: skip
_SUCCESSOR: Final = ("position", "person", "readiness")


def skills(told: Told) -> Iterator[Item]:
    """Yield who covers which skill, what is planned against the gaps, who could follow whom."""
    org = told.org
    if org.of(Skill):
        yield _coverage(told)
    if org.of(Training):
        yield record_table(told, Training, _TRAINING, t("Trainings"))
    known = [s for s in org.of(Successor).values() if s.person and org.find(Position, s.position)]
    if known:
        known.sort(key=lambda s: (told.name(s.position), s.rank, s.id))
        yield record_table(told, Successor, _SUCCESSOR, t("Successors"), records=known)


def _coverage(told: Told) -> Table:
    book = skill_book(told.org)
    names = dict(scale(told.org))
    rows = []
    coverage = book.coverage()
    for skill in book.skills:
        found = coverage[skill.id]
        level = names.get(found.level)
        single = skill.critical and len(found.holders) < 2 and found.needing > 0
        cells = (
            told.name(skill.id),
            told.name(skill.parent),
            told.say(level) if level and found.level else "",
            float(len(found.holders)),
            float(len(found.learners)),
            float(found.needing),
            float(found.short),
        )
        rows.append(Row(cells, alarm=single))
    columns = (
        Column(t("Skill")),
        Column(t("Part of")),
        Column(t("Highest level needed")),
        Column(t("Have it"), "number"),
        Column(t("Learn it"), "number"),
        Column(t("Need it"), "number"),
        Column(t("Fall short"), "number"),
    )
    title = t("Who covers which skill; in red what is critical and hangs on one person at most")
    return filled(Table(title, columns, tuple(rows), 200))


SKILLS: Final = Part(
    "skills",
    t("Training and development"),
    t("A structure works only if its people can do what it asks of them."),
    skills,
)
