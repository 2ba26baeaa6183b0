"""All rules asked of an organisation, and asked again after an edit where it matters."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.limits import profile_of
from orgeditor.analysis.rules.look import Look
from orgeditor.analysis.rules.registry import RULES
from orgeditor.analysis.rules.rule import SEVERITIES, Finding, Rule, Severity
from orgeditor.model.health import RuleProfile, Waiver
from orgeditor.model.records import Project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.measures import Measures
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_MANY: Final = 1000
"""Changes in one edit from which on everything is asked anew."""


class Waived(msgspec.Struct, frozen=True):
    """A finding that is accepted, and by what."""

    finding: Finding
    waiver: Waiver


class Check:
    """The findings of an organisation; ``follow`` keeps them those of what stands.

    ``found``: those that are not waived, the gravest first, in the order of the rules;
    ``waived``: the others.
    """

    def __init__(self, org: Organization, measures: Measures | None = None) -> None:
        """Ask all rules. ``measures``: those of ``org`` as it stands, where they are there already."""
        self.found: list[Finding] = []
        self.waived: list[Waived] = []
        self._of_rule: dict[str, dict[str, list[Finding]]] = {}
        self._ask_all(Look(org, measures))

    def follow(self, org: Organization, measures: Measures, edit: Edit) -> None:
        """Take in an edit: only rules that look at what it changed are asked again."""
        look = Look(org, measures)
        if len(edit.changes) > _MANY or any(_is_judging(c.some) for c in edit.changes):
            self._ask_all(look)
            return
        for rule in RULES:
            if rule.id in self._of_rule and rule.is_touched(edit):
                self._ask_again(look, rule, edit)
        self._collect(org)

    def _ask_all(self, look: Look) -> None:
        profile = profile_of(look.org)
        off = frozenset(profile.off) if profile else frozenset()
        self._of_rule = {rule.id: _asked(look, rule) for rule in RULES if rule.id not in off}
        self._collect(look.org)

    def _ask_again(self, look: Look, rule: Rule, edit: Edit) -> None:
        near = rule.alone.near(look, edit) if rule.alone else None
        if rule.alone is None or near is None:
            self._of_rule[rule.id] = _asked(look, rule)
            return
        standing = self._of_rule[rule.id]
        severity = severity_of(look.org, rule)
        for key in dict.fromkeys(near):
            told = rule.alone.judge(look, key) if key in look.org else ()
            found = [Finding(rule.id, severity, s, message, rule.source) for s, message in told]
            if found:
                standing[key] = found
            else:
                standing.pop(key, None)

    def _collect(self, org: Organization) -> None:
        waivers = {(w.rule, w.subject): w for w in org.of(Waiver).values()}
        excused = {rule for rule, _ in waivers}
        of_severity: dict[Severity, list[Finding]] = {level: [] for level in SEVERITIES}
        self.waived = []
        for rule in RULES:
            found: Iterable[Finding] = chain.from_iterable(self._of_rule.get(rule.id, {}).values())
            if rule.id in excused:
                found = list(self._kept(found, waivers))
            of_severity[severity_of(org, rule)].extend(found)
        self.found = list(chain.from_iterable(of_severity.values()))

    def _kept(
        self, found: Iterable[Finding], waivers: dict[tuple[str, str], Waiver]
    ) -> Iterable[Finding]:
        for finding in found:
            waiver = waivers.get((finding.rule, finding.about))
            if waiver is None:
                yield finding
            else:
                self.waived.append(Waived(finding, waiver))


def check(org: Organization, measures: Measures | None = None) -> list[Finding]:
    """Return the findings that are not waived; see ``Check``."""
    return Check(org, measures).found


def severity_of(org: Organization, rule: Rule) -> Severity:
    """Return how grave a document's profile takes a rule."""
    profile = profile_of(org)
    wanted = profile.severities.get(rule.id) if profile else None
    return next((level for level in SEVERITIES if level == wanted), rule.severity)


def _asked(look: Look, rule: Rule) -> dict[str, list[Finding]]:
    severity = severity_of(look.org, rule)
    found: dict[str, list[Finding]] = {}
    for subjects, message in rule.find(look):
        finding = Finding(rule.id, severity, subjects, message, rule.source)
        found.setdefault(finding.about, []).append(finding)
    return found


def _is_judging(record: object) -> bool:
    return isinstance(record, RuleProfile | Project)
