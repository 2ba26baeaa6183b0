"""The themes of rules, and all rules in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules import (
    communication,
    dates,
    goals,
    grades,
    people,
    performance,
    reporting,
    resources,
    responsibilities,
    skills,
    spans,
    units,
)
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from orgeditor.analysis.rules.rule import Rule

THEMES: Final[tuple[tuple[Message, tuple[Rule, ...]], ...]] = (
    (t("Structure"), (*reporting.RULES, *spans.RULES, *grades.RULES, *units.RULES, *dates.RULES)),
    (t("Responsibilities"), responsibilities.RULES),
    (t("Goals"), goals.RULES),
    (t("Resources"), (*resources.RULES, *people.RULES)),
    (t("Performance"), performance.RULES),
    (t("Communication"), communication.RULES),
    (t("Skills"), skills.RULES),
)

RULES: Final[tuple[Rule, ...]] = tuple(rule for _, rules in THEMES for rule in rules)
RULE_BY_ID: Final = {rule.id: rule for rule in RULES}
