"""The sections of the window: one row each, from which rail, pages and actions follow."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import msgspec

from orgeditor.messages import Message, t


class Section(IntEnum):
    """What fills the middle of the window, numbered as rail and pages have it."""

    START = 0
    STRUCTURE = 1
    RESPONSIBILITIES = 2
    GOALS = 3
    RESOURCES = 4
    PERFORMANCE = 5
    COMMUNICATION = 6
    SKILLS = 7
    SCENARIOS = 8
    HEALTH = 9


class SectionRow(msgspec.Struct, frozen=True):
    """A section: the icon by whose name it goes, its word in the rail, what it is called."""

    section: Section
    icon: str
    word: Message
    words: Message


SECTIONS: Final = (
    SectionRow(Section.STRUCTURE, "structure", t("Structure"), t("Structure")),
    SectionRow(Section.RESPONSIBILITIES, "responsibilities", t("RACI"), t("Responsibilities")),
    SectionRow(Section.GOALS, "goals", t("Goals"), t("Strategy and goals")),
    SectionRow(Section.RESOURCES, "resources", t("Resources"), t("Resources")),
    SectionRow(Section.PERFORMANCE, "performance", t("Performance"), t("Performance and feedback")),
    SectionRow(Section.COMMUNICATION, "communication", t("Communication"), t("Communication")),
    SectionRow(Section.SKILLS, "skills", t("Skills"), t("Skills")),
    SectionRow(Section.SCENARIOS, "scenarios", t("Scenarios"), t("Scenarios")),
    SectionRow(Section.HEALTH, "health", t("Health"), t("Health")),
)

FILLED_IN: Final = {
    "goals": (Section.GOALS, "goals"),
    "responsibilities": (Section.RESPONSIBILITIES, ""),
    "resources": (Section.RESOURCES, "given"),
    "performance": (Section.PERFORMANCE, "reviews"),
    "fit": (Section.GOALS, "goals"),
    "flexibility": (Section.SKILLS, "succession"),
    "communication": (Section.COMMUNICATION, "links"),
    "skills": (Section.SKILLS, "needed"),
    "improvement": (Section.HEALTH, "improvements"),
}
"""Where the aspects of ``analysis/completeness`` are filled in, in which table; the others on the chart."""

SEATS_FILLED_IN: Final = frozenset({"performance", "flexibility", "skills"})
"""Where what a position lacks is filled in there, too; of the others it is filled in at the position."""
