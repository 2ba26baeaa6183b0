"""The sections of the elements: tables that are worked like spreadsheets, and pictures of them.

``SECTIONS`` names what makes each section and the record types that are at home in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.gui.elements.communication import communication_section
from orgeditor.gui.elements.goals import goals_section
from orgeditor.gui.elements.performance import performance_section
from orgeditor.gui.elements.resources import resources_section
from orgeditor.gui.elements.section import ElementSection
from orgeditor.gui.elements.skills import skills_section
from orgeditor.gui.sections import Section
from orgeditor.model.elements.communication import Link, Meeting, Process, Step
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import RatingLevel, Review, ReviewCycle
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.elements.skills import (
    Skill,
    SkillHeld,
    SkillLevel,
    SkillNeed,
    Successor,
    Training,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.gui.session import Session
    from orgeditor.model.record import Record

SECTIONS: Final[
    Mapping[Section, tuple[Callable[[Session], ElementSection], frozenset[type[Record]]]]
] = {
    Section.GOALS: (goals_section, frozenset({Goal, Kpi, Actual})),
    Section.RESOURCES: (resources_section, frozenset({Resource, Allocation})),
    Section.PERFORMANCE: (
        performance_section,
        frozenset({RatingLevel, ReviewCycle, Review, Action}),
    ),
    Section.COMMUNICATION: (communication_section, frozenset({Process, Step, Link, Meeting})),
    Section.SKILLS: (
        skills_section,
        frozenset({Skill, SkillLevel, SkillNeed, SkillHeld, Training, Successor}),
    ),
}

__all__ = ["SECTIONS", "ElementSection"]
