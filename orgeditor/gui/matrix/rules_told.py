"""What a mark says when one points at it: the sentence, the rule, where the rule comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.rules import RULES
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.marks import Mark
    from orgeditor.analysis.rules import Rule

_BY_ID = {rule.id: rule for rule in RULES}


def rule_of(mark: Mark) -> Rule:
    """Return the rule that a mark is of."""
    return _BY_ID[mark.rule]


def told(mark: Mark) -> Message:
    """Return a mark's sentence with its rule and source."""
    rule = rule_of(mark)
    return t("{what} ({rule}; {source})", what=mark.message, rule=rule.name, source=rule.source)


def severity_of(marks: Sequence[Mark]) -> str:
    """Return the gravest severity among marks, "" for none."""
    severities = [mark.severity or rule_of(mark).severity for mark in marks]
    return "error" if "error" in severities else severities[0] if severities else ""
