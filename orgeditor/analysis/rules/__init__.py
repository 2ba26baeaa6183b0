"""Health rules: what is wrong, missing or unusual in an organisation, and who says so.

A rule is a row: id, severity, source, and a function that yields findings. To add one,
write the function in the module of its theme and put the row in that module's ``RULES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.measures import Measures
from orgeditor.analysis.rules import (
    communication,
    goals,
    performance,
    reporting,
    resources,
    responsibilities,
    skills,
)
from orgeditor.analysis.rules.rule import SEVERITIES, Finding, Rule, Severity

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

_THEMES: Final = (reporting, responsibilities, goals, resources, performance, communication, skills)

RULES: Final[tuple[Rule, ...]] = tuple(rule for theme in _THEMES for rule in theme.RULES)


def check(org: Organization, measures: Measures | None = None) -> list[Finding]:
    """Return all findings, errors first, in the order of the rules.

    ``measures``: those of ``org`` as it stands, where they are there already.
    """
    measured = measures or Measures(org)
    found = [
        Finding(rule.id, rule.severity, subjects, message, rule.source)
        for rule in RULES
        for subjects, message in rule.find(org, measured)
    ]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


__all__ = ["RULES", "SEVERITIES", "Finding", "Rule", "Severity", "check"]
