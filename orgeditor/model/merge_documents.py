"""Documents that two have edited apart, brought together scenario by scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t
from orgeditor.model.delta import Kept, delta
from orgeditor.model.merge import Merged, merge
from orgeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.document import Document


def bring_into(base: Document, mine: Document, theirs: Document) -> list[tuple[str, Merged]]:
    """Merge ``theirs`` into ``mine``, both made of ``base``; return what became of each scenario, by id.

    What is said of scenarios is merged as their contents are; one that only theirs has comes
    with its content. Mine shows its baseline then. Refused where a scenario that has news is
    locked, or where each side promoted another one.
    """
    done = []
    for key in _in_both(mine, theirs):
        common = base.table(key if key in base.scenarios else base.baseline.id)
        merged = merge(t("Merge"), common, mine.table(key), theirs.table(key))
        if merged.edit:
            mine.show(key)
            mine.do(merged.edit)
        done.append((key, merged))
    tables = (one.scenarios.table for one in (base, mine, theirs))
    said = merge(t("Merge"), *tables).edit
    stands = mine.table(mine.baseline.id)
    come = [change.id for change in said.changes if change.before is None]
    mine.do(said, kept={key: Kept(delta(stands, theirs.base(key)), delta(theirs.base(key), theirs.table(key))) for key in come})  # fmt: skip
    mine.show(mine.baseline.id)
    return done


def _in_both(mine: Document, theirs: Document) -> Iterator[str]:
    yield from (key for key in mine.scenarios.of(Scenario) if key in theirs.scenarios)
