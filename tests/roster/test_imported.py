"""What the last file said comes out of its packed record as it went in, or not at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.files.roster import imported as packed
from orgeditor.files.roster.imported import imported, said_in
from orgeditor.model.records import Person, Position, Record


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
