"""Which rows of a matrix the grid shows: all, those that break a rule, those of one party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.rules import RULES
from orgeditor.messages import Message, t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgeditor.analysis.marks import Mark
    from orgeditor.analysis.matrix import ActivityRow, MatrixView

_ROW_RULES: Final = (
    "one-accountable",
    "one-decider",
    "one-driver",
    "some-responsible",
    "many-responsible",
    "many-involved",
)


class Filter(msgspec.Struct, frozen=True):
    """What a row must have: a mark (of ``rule``, where one is named), letters of ``party``."""

    marked: bool = False
    rule: str = ""
    party: str = ""

    def lets_through(self, row: ActivityRow, marks: Sequence[Mark]) -> bool:
        """Whether a row is shown."""
        if self.rule and all(mark.rule != self.rule for mark in marks):
            return False
        if self.marked and not marks:
            return False
        return not self.party or self.party in row.cells


EVERYTHING: Final = Filter()


def shown(
    view: MatrixView, marks: Mapping[str, Sequence[Mark]], folded: set[str], chosen: Filter
) -> list[ActivityRow]:
    """Return the rows to show, in order: groups stand over those of theirs that are shown."""
    if chosen != EVERYTHING:
        return _with_groups(view, marks, chosen)
    rows: list[ActivityRow] = []
    hidden_below = -1
    for row in view.rows:
        if hidden_below >= 0 and row.level > hidden_below:
            continue
        hidden_below = row.level if row.activity.id in folded else -1
        rows.append(row)
    return rows


def _with_groups(
    view: MatrixView, marks: Mapping[str, Sequence[Mark]], chosen: Filter
) -> list[ActivityRow]:
    above: list[ActivityRow] = []
    rows: list[ActivityRow] = []
    for row in view.rows:
        del above[row.level :]
        above.append(row)
        if chosen.lets_through(row, marks.get(row.activity.id, ())):
            rows += _missing(rows, above[: row.level])
            rows.append(row)
    return rows


def _missing(rows: Sequence[ActivityRow], above: Sequence[ActivityRow]) -> list[ActivityRow]:
    """Return the groups of a row that do not stand among the last rows yet."""
    standing = {row.activity.id for row in rows}
    return [group for group in above if group.activity.id not in standing]


def offered(
    view: MatrixView, marks: Mapping[str, Sequence[Mark]]
) -> Iterator[tuple[Message, Filter]]:
    """Yield what there is to filter by: rules that some row breaks (its ``marks``), then parties."""
    broken = {mark.rule for found in marks.values() for mark in found}.intersection(_ROW_RULES)
    yield t("All activities"), EVERYTHING
    if broken:
        yield t("What breaks a rule"), Filter(marked=True)
    for rule in RULES:
        if rule.id in broken:
            yield t("Not: {rule}", rule=rule.name), Filter(rule=rule.id)
    for column in view.columns:
        yield t("Only {name}", name=name_of(column.party)), Filter(party=column.party.id)
