"""Documents that two have edited apart, brought together scenario by scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t, tn, verbatim
from orgeditor.model.delta import Kept, delta
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.merge import Merged, merge
from orgeditor.model.scenario import BASELINE, Scenario
from orgeditor.model.verbs.scenarios import free_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.delta import Table
    from orgeditor.model.document import Document
    from orgeditor.model.merge import Side


def bring_into(
    base: Document, mine: Document, theirs: Document, prefer: Side = "mine"
) -> list[tuple[str, Merged]]:
    """Merge ``theirs`` into ``mine``, both made of ``base``; return what became of each scenario, by id.

    ``prefer``: see ``merge``.
    What is said of scenarios is merged as their contents are; one that only theirs has comes
    with its content. Mine shows its baseline then. Refused where a scenario that has news is
    locked, or where each side promoted another one.
    """
    done = []
    for key in _in_both(mine, theirs):
        merged = merge(
            t("Merge"), same_of(base, key), mine.table(key), theirs.table(key), prefer=prefer
        )
        if merged.edit:
            mine.show(key)
            mine.do(merged.edit)
        done.append((key, merged))
    tables = (one.scenarios.table for one in (base, mine, theirs))
    said = merge(t("Merge"), *tables, prefer=prefer).edit
    stands = mine.table(mine.baseline.id)
    come = [c.id for c in said.changes if c.before is None and isinstance(c.after, Scenario)]
    mine.do(said, kept={key: _kept(stands, theirs, key) for key in come})
    mine.show(mine.baseline.id)
    return done


def only_theirs(mine: Document, theirs: Document) -> list[Scenario]:
    """Return the scenarios that only ``theirs`` has; its baseline is no scenario of its own."""
    known = mine.scenarios.of(Scenario)
    found = theirs.scenarios.of(Scenario).values()
    return [one for one in found if one.id not in known and one.kind != BASELINE]


def taken_over(mine: Document, theirs: Document) -> tuple[Edit, dict[str, Kept]]:
    """Return the edit by which scenarios that only ``theirs`` has come to ``mine``, and their contents."""
    stands = mine.table(mine.baseline.id)
    come = only_theirs(mine, theirs)
    known = {*mine.scenarios.of(Scenario), *(one.id for one in come)}
    names = {one.name.casefold() for one in mine.scenarios.of(Scenario).values()}
    made = []
    for one in come:
        taken = one.name.casefold() in names
        name = free_name(mine.scenarios, verbatim(one.name)) if taken else one.name
        source = one.source if one.source in known else ""
        made.append((None, replace(one, name=name, source=source)))
    label = tn("Take over {n} scenario", "Take over {n} scenarios", len(made))
    return edit_of(label, made), {one.id: _kept(stands, theirs, one.id) for one in come}


def same_of(document: Document, scenario: str) -> Table:
    """Return what another document holds of a scenario: where it has none of that id, its baseline."""
    return document.table(scenario if scenario in document.scenarios else document.baseline.id)


def _kept(stands: Table, theirs: Document, key: str) -> Kept:
    base = theirs.base(key)
    return Kept(delta(stands, base), delta(base, theirs.table(key)))


def _in_both(mine: Document, theirs: Document) -> Iterator[str]:
    yield from (key for key in mine.scenarios.of(Scenario) if key in theirs.scenarios)
