"""Findings in the report: what the rules find, with what each asks for and who says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import (
    Column,
    Figures,
    Graph,
    Part,
    Picture,
    Row,
    Table,
    Words,
)
from orgeditor.analysis.rules import RULES, SEVERITIES
from orgeditor.analysis.trend import Moment, counted
from orgeditor.messages import t
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told
    from orgeditor.analysis.rules import Finding
    from orgeditor.messages import Message

_CALLED: Final[dict[str, Message]] = {
    "error": t("Error"),
    "warning": t("Warning"),
    "hint": t("Hint"),
}
_COUNTED: Final[dict[str, Message]] = {
    "error": t("Errors"),
    "warning": t("Warnings"),
    "hint": t("Hints"),
}
_MOST: Final = 150


def findings(told: Told) -> Iterator[Item]:
    """Yield how many there are, the rules that are broken with their sources, then each one."""
    if not told.org.of(Position) and not told.org.of(Unit):
        return
    found = told.findings
    if not found:
        yield Words(t("Every rule is kept."))
        yield from _over_time(told)
        yield from _waived(told)
        return
    counts = {level: sum(f.severity == level for f in found) for level in SEVERITIES}
    yield Figures(tuple((_COUNTED[level], str(n)) for level, n in counts.items()))
    yield from _over_time(told)
    yield _rules(told, found)
    yield _each(told, found)
    yield from _waived(told)


def _over_time(told: Told) -> Iterator[Item]:
    """Yield how many findings there were at each snapshot, and are now."""
    if not told.moments:
        return
    yield Picture(t("Trend of the findings"), "trend")
    found = (*told.moments, Moment("", told.say(t("Now")), "", counted(told.judged)))
    rows = tuple(
        Row((one.name, one.day, *(float(one.found(level)) for level in SEVERITIES)))
        for one in found
    )
    numbers = (Column(_COUNTED[level], "number") for level in SEVERITIES)
    columns = (Column(t("Snapshot")), Column(t("Taken")), *numbers)
    graph = Graph(t("Trend of the findings"), "lines", (2, 3, 4))
    yield Table(t("Findings at each snapshot"), columns, rows, graphs=(graph,))


def _waived(told: Told) -> Iterator[Item]:
    """Yield what is accepted, and why."""
    rows = tuple(
        Row(
            (
                told.say(_CALLED[one.finding.severity]),
                told.say(one.finding.message),
                one.waiver.reason,
                ", ".join(part for part in (one.waiver.by, one.waiver.date) if part),
            )
        )
        for one in told.judged.waived
    )
    columns = (Column(t("Severity")), Column(t("Finding")), Column(t("Reason")), Column(t("Waived by")))  # fmt: skip
    if rows:
        yield Table(t("Waived findings"), columns, rows, _MOST)


def _rules(told: Told, found: list[Finding]) -> Table:
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_rule[finding.rule].append(finding)
    # A profile may take a rule for graver than the rule itself does.
    severity = {rule: same[0].severity for rule, same in by_rule.items()}
    broken = [rule for rule in RULES if rule.id in by_rule]
    rules = [rule for level in SEVERITIES for rule in broken if severity[rule.id] == level]
    rows = tuple(
        Row(
            (
                told.say(_CALLED[severity[rule.id]]),
                told.say(rule.name),
                float(len(by_rule[rule.id])),
                told.say(rule.helps),
                told.say(rule.source),
            )
        )
        for rule in rules
    )
    columns = (
        Column(t("Severity")),
        Column(t("What the rule asks for")),
        Column(t("Findings"), "number"),
        Column(t("What usually helps")),
        Column(t("Source")),
    )
    graph = Graph(t("Findings by rule"), "bars", (2,), label=1)
    return Table(t("Rules that are not kept, and who asks for them"), columns, rows, graphs=(graph,))  # fmt: skip


def _each(told: Told, found: list[Finding]) -> Table:
    rows = tuple(
        Row(
            (told.say(_CALLED[finding.severity]), told.say(finding.message)),
            alarm=finding.severity == "error",
        )
        for finding in found
    )
    columns = (Column(t("Severity")), Column(t("Finding")))
    return Table(t("All findings"), columns, rows, _MOST)


FINDINGS: Final = Part(
    "findings",
    t("Findings"),
    t("Where nothing is drawn yet, no rule can find anything."),
    findings,
)
