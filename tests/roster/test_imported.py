"""What the last file said comes out of its packed record as it went in, or not at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.files.roster import entering, propose
from orgeditor.files.roster import imported as packed
from orgeditor.files.roster.imported import imported, said_in
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Source, Unit
from tests.roster.tables import workbook


def records() -> list[Record]:
    people: list[Record] = [Person(id=f"h{n}", name=f"Ana\nLópez {n}") for n in range(300)]
    return [*people, *(Position(id=f"p{n}", title=f"Clerk {n}", rank=f"a{n}1") for n in range(300))]


@pytest.mark.parametrize("part", [1, 7, 1000, 1 << 17])
def test_all_come_back_but_for_their_ranks(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(packed, "_PART", part)
    said = said_in(imported("i", ["title"], records()))
    assert list(said.values()) == [replace(r, rank="") if isinstance(r, Position) else r for r in records()]  # fmt: skip


def test_what_is_cut_off_or_damaged_says_nothing() -> None:
    whole = imported("i", ["title"], records())
    assert said_in(replace(whole, said=whole.said[:-5])) == {}
    assert said_in(replace(whole, said=b"")) == {}
    assert said_in(replace(whole, said=b"\0" + whole.said)) == {}


def test_what_unpacks_to_more_than_any_import_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = imported("i", ["title"], records())
    monkeypatch.setattr(packed, "_LONGEST", 1000)
    assert said_in(whole) == {}


@pytest.mark.parametrize(
    "record",
    [
        Position(id="x", title="X", fte=float("nan")),
        Position(id="x", title="X", cost=float("inf")),
        Position(id="x", title="X", holders=(Holder(share=float("-inf")),)),
        Unit(id="x", name="X", custom={"a": float("nan")}),
        Source(id="x", file="half \ud800.xlsx"),
    ],
)
def test_a_figure_that_is_none_is_seen_in_what_is_written(record: Record) -> None:
    proposal = propose([workbook(("ID", "Title", "FTE"), ("P1", "say null", 1), ("P2", "Clerk", 0.5))])  # fmt: skip
    coming = entering(proposal)
    assert coming.storable
    assert Organization().after(coming.first, storable=True) == proposal.organization()
    assert not entering(replace(proposal, records=(*proposal.records, record))).storable
