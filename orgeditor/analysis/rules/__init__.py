"""Health rules: what is wrong, missing or unusual in an organisation, and who says so.

A rule is a row: id, severity, source, what usually helps, and a function that yields
findings. To add one, write the function in the module of its theme and put the row in that
module's ``RULES``; ``registry.py`` names the themes.
"""

from orgeditor.analysis.rules.checking import Check, Waived, check, severity_of
from orgeditor.analysis.rules.registry import RULE_BY_ID, RULES, THEMES
from orgeditor.analysis.rules.rule import SEVERITIES, Finding, Rule, Severity

__all__ = [
    "RULES",
    "RULE_BY_ID",
    "SEVERITIES",
    "THEMES",
    "Check",
    "Finding",
    "Rule",
    "Severity",
    "Waived",
    "check",
    "severity_of",
]
