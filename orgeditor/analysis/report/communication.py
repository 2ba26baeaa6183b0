"""Process and communication in the report: steps and hand-overs, links, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.communication import steps_of, unlinked
from orgeditor.analysis.report.content import Column, Part, Picture, Row, Table
from orgeditor.analysis.report.records import filled, record_table
from orgeditor.messages import t
from orgeditor.model.elements.communication import Link, Meeting, Process, Step
from orgeditor.model.verbs.entering import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_MOST: Final = 20
"""Processes that are drawn; the table has all."""
_LINK: Final = ("source", "target", "purpose", "channel", "rhythm", "mode", "until")
_MEETING: Final = ("name", "chair", "members", "rhythm", "minutes", "purpose", "decides")


def communication(told: Told) -> Iterator[Item]:
    """Yield processes step by step, hand-overs nobody talks about, links and meetings."""
    org = told.org
    if org.of(Process):
        for process in in_order(org, Process)[:_MOST]:
            if steps_of(org, process.id):
                title = t("Swimlanes: {name}", name=told.name(process.id))
                yield Picture(title, "swimlanes", process.id)
        yield _processes(told)
    gaps = [(org.get(Step, over.before), org.get(Step, over.after)) for over in unlinked(org)]
    if gaps:
        columns = (Column(t("From step")), Column(t("Done by")), Column(t("To step")), Column(t("Done by")))  # fmt: skip
        cells = (
            (told.name(a.id), told.name(a.party), told.name(b.id), told.name(b.party))
            for a, b in gaps
        )
        yield Table(t("Hand-overs without a communication link"), columns, tuple(map(Row, cells)))
    if org.of(Link):
        yield record_table(told, Link, _LINK, t("Communication links"))
    if org.of(Meeting):
        yield record_table(told, Meeting, _MEETING, t("Meetings"))


def _processes(told: Told) -> Table:
    rows = []
    for record in in_order(told.org, Process):
        process = told.org.get(Process, record.id)
        rows.append(
            Row((told.name(process.id), told.name(process.owner), process.purpose), strong=True)
        )
        rows += [
            Row((told.name(step.id), told.name(step.party), step.hands_on), level=1)
            for step in steps_of(told.org, process.id)
        ]
    columns = (
        Column(t("Process and its steps")),
        Column(t("Owner, or done by")),
        Column(t("Purpose, or what is handed on")),
    )
    return filled(Table(t("Processes"), columns, tuple(rows), 300))


COMMUNICATION: Final = Part(
    "communication",
    t("Process and communication"),
    t("Work is lost where it changes hands: hand-overs need somebody to talk to."),
    communication,
)
