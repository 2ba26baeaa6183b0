"""How complete the structure is, in the report: the elements against the units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness import ASPECTS, State, completeness, share_filled
from orgeditor.analysis.report.content import Column, Part, Row, Table, Words
from orgeditor.analysis.reviews import is_of_somebody
from orgeditor.messages import t
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.records import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.completeness import Line
    from orgeditor.analysis.report.content import Item, Told

_SIGNS: Final = {State.FILLED: "●", State.PARTIAL: "◐", State.MISSING: "○"}
_MOST: Final = 300
_FEW: Final = 6


def complete(told: Told) -> Iterator[Item]:
    """Yield what is filled, in part or missing: over all, then unit by unit."""
    if not told.org.of(Unit):
        return
    lines = completeness(told.org)
    yield Words(t("● filled   ◐ in part   ○ missing. It says what is there, not how good it is."))
    reviews = told.org.of(Review).values()
    if told.org.of(ReviewCycle) and not any(is_of_somebody(told.org, one) for one in reviews):
        yield Words(
            t("Reviews of people are not in this report: performance is told without them.")
        )
    yield _over_all(told, lines)
    rows = tuple(
        Row(
            (told.name(line.unit), *(_SIGNS[answer.state] for answer in line.answers)),
            level=line.depth,
            strong=line.depth == 0,
        )
        for line in lines
    )
    columns = (Column(t("Unit")), *(Column(aspect.name, "mark") for aspect in ASPECTS))
    yield Table(t("The elements, unit by unit"), columns, rows, _MOST)


def _over_all(told: Told, lines: list[Line]) -> Table:
    rows = []
    for n, aspect in enumerate(ASPECTS):
        missing = [told.name(line.unit) for line in lines if line.answers[n].state is State.MISSING]
        shown = ", ".join(missing[:_FEW])
        if len(missing) > _FEW:
            shown = told.say(t("{some} and {n} more", some=shown, n=len(missing) - _FEW))
        rows.append(Row((told.say(aspect.name), share_filled(lines, n), shown)))
    columns = (Column(t("Element")), Column(t("Filled in"), "share"), Column(t("Missing in")))
    return Table(t("The elements over all units"), columns, tuple(rows))


COMPLETENESS: Final = Part(
    "completeness",
    t("How complete it is"),
    t("Only what is entered can be checked: begin with the units."),
    complete,
)
