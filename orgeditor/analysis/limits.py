"""Thresholds: the numbers by which rules judge, each with a name, a default and a place in a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.messages import Message
from orgeditor.model.health import RuleProfile

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Limit(msgspec.Struct, frozen=True):
    """A number that a user may set: its stable kebab-case id, what it is of, its default.

    ``least`` and ``most`` bound what makes sense; ``share``: it is shown as per cent.
    """

    id: str
    label: Message
    default: float
    least: float = 0.0
    most: float = 1000.0
    share: bool = False

    def written(self, value: float) -> str:
        """Return a value as people read it: 8, 1.5, 50 %."""
        return f"{value * 100:g} %" if self.share else f"{value:g}"


def profile_of(org: Organization) -> RuleProfile | None:
    """Return the profile that a document is judged by, None for the rules as they are."""
    return org.find(RuleProfile, org.project.rule_profile)


def value_of(org: Organization, limit: Limit) -> float:
    """Return a threshold as a document has it."""
    profile = profile_of(org)
    return profile.limits.get(limit.id, limit.default) if profile else limit.default
