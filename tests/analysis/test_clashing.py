"""What both sides do that cannot stand together: told with both sides, and each can be taken."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.analysis.differing import Merging, merging, name_told
from orgeditor.files.templates import organization_from
from orgeditor.messages import verbatim
from orgeditor.model.edit import Refused
from orgeditor.model.merge import Key
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record
from orgeditor.model.records import Holder, Matrix, Person, Position, Responsibility, Unit, key_id
from tests.model.random_edits import small_organization, some_edit, steady_ids

LABEL = verbatim("merge")


def table(*records: Record) -> dict[str, Record]:
    return {record.id: record for record in records}


def after(found: Merging, ticked: frozenset[Key]) -> Organization:
    """Return what stands after a merge of what is ticked, which holds to the invariants."""
    org = Organization(found.mine.values())
    org.apply(found.merged(ticked).edit)
    return org


def manager(org: Organization, position: str) -> str:
    return org.get(Position, position).manager


def looped() -> Merging:
    a, b = Position(id="a", title="A"), Position(id="b", title="B")
    mine, theirs = table(replace(a, manager="b"), b), table(a, replace(b, manager="a"))
    return merging(LABEL, table(a, b), mine, theirs)


def test_a_loop_of_two_moves_shows_both_and_either_can_be_taken() -> None:
    found = looped()
    [clash] = found.clashes
    assert "A → B → A" in str(clash.reason)
    assert set(clash.keys) == {("a", "manager"), ("b", "manager")}
    assert found.ticked == frozenset()
    mine, theirs = after(found, frozenset()), after(found, found.clashing)
    assert (manager(mine, "a"), manager(mine, "b")) == ("b", "")
    assert (manager(theirs, "a"), manager(theirs, "b")) == ("", "a")


def test_what_clashes_is_told_once_under_its_reason() -> None:
    found = looped()
    everything = lambda *_: True  # noqa: E731
    assert found.news(everything) == []
    [(reason, those)] = found.news_of_clashes(everything)
    assert "loop" in str(reason)
    assert [(d.id, d.side) for d in those] == [("a", "mine"), ("b", "theirs")]
    assert found.news_of_clashes(lambda record, _: record.id == "c") == []


def closed(of: Mapping[str, Record]) -> dict[str, Record]:
    return {key: replace(record, unit="") if getattr(record, "unit", "") else record for key, record in of.items() if key != "u"}  # fmt: skip


def test_a_position_in_a_unit_that_they_closed() -> None:
    base = table(Unit(id="u", name="Board"), Position(id="a", title="Head", unit="u"))
    mine = base | table(Position(id="b", title="New", manager="a", unit="u"))
    found = merging(LABEL, base, mine, closed(base))
    [clash] = found.clashes
    assert str(clash.reason) == "Board is gone on one side, and New still refers to it."
    assert set(clash.keys) == {("u", ""), ("b", "")}
    assert after(found, found.ticked).get(Unit, "u")
    theirs = after(found, found.ticked | found.clashing)
    assert set(theirs.table) == {"a"}
    both = after(found, found.ticked | {("u", "")})
    assert (set(both.table), both.get(Position, "b").unit) == ({"a", "b"}, "")


def test_a_position_that_they_put_into_a_unit_closed_here() -> None:
    base = table(Unit(id="u", name="Board"), Position(id="a", title="Head", unit="u"))
    theirs = base | table(Position(id="b", title="New", manager="a", unit="u"))
    found = merging(LABEL, base, closed(base), theirs)
    [clash] = found.clashes
    assert clash.bearable
    assert after(found, found.ticked).get(Position, "b").unit == ""
    assert "b" not in after(found, found.ticked - found.clashing).table
    assert after(found, found.ticked | found.clashing).get(Position, "b").unit == "u"


def test_two_accountables_of_one_activity() -> None:
    org = organization_from("marketing", "en")
    matrix = next(iter(org.of(Matrix)))
    cells = list(org.of(Responsibility).values())
    answered = {cell.activity for cell in cells if "A" in cell.codes}
    activity = next(cell.activity for cell in cells if cell.activity not in answered)
    parties = list(dict.fromkeys(cell.party for cell in cells))[:2]
    keys = [key_id(matrix, activity, party) for party in parties]
    made = [Responsibility(id=key, matrix=matrix, activity=activity, party=party, codes=("A",)) for key, party in zip(keys, parties, strict=True)]  # fmt: skip
    base = {key: record for key, record in org.table.items() if key not in keys}
    found = merging(LABEL, base, base | table(made[0]), base | table(made[1]))
    [clash] = found.clashes
    assert clash.bearable
    assert "2 have A" in str(clash.reason)
    standing = [{key for key in keys if key in after(found, ticked).table} for ticked in (found.ticked, found.ticked - found.clashing, found.ticked | found.clashing)]  # fmt: skip
    assert standing == [set(keys), {keys[0]}, {keys[1]}]
    assert name_told(found, made[0]).startswith(org[activity].name)


def test_one_person_given_two_seats() -> None:
    ana = Person(id="p", name="Ana")
    base = table(ana, Position(id="a", title="A"), Position(id="b", title="B"))
    mine, theirs = (base | table(replace(base[key], holders=(Holder(person="p"),))) for key in "ab")
    [clash] = merging(LABEL, base, mine, theirs).clashes
    assert str(clash.reason).startswith("Ana")
    assert set(clash.keys) == {("a", "holders"), ("b", "holders")}


def test_what_goes_together_is_no_clash() -> None:
    base = table(Position(id="a", title="A"), Position(id="b", title="B"))
    mine = base | table(replace(base["a"], title="Mine"))
    theirs = base | table(replace(base["b"], manager="a"))
    found = merging(LABEL, base, mine, theirs)
    assert found.clashes == ()
    assert found.ticked == {("b", "manager")}


@given(draw=st.randoms(use_true_random=False))
def test_whatever_both_did_and_whatever_is_ticked_what_comes_of_it_can_stand(draw: random.Random) -> None:  # fmt: skip
    base, *sides = (small_organization() for _ in range(3))
    with steady_ids():
        for org in sides * 6:
            try:
                org.apply(some_edit(draw, org))
            except Refused:
                continue
    mine, theirs = (dict(side.table) for side in sides)
    found = merging(LABEL, base.table, mine, theirs)
    after(found, found.ticked)
    after(found, found.ticked | found.clashing)
    after(found, frozenset(d.key for d in found.differences if draw.random() < 0.5))
    assert found.clashing <= {d.key for d in found.differences}
    assert merging(LABEL, base.table, mine, base.table).clashes == ()
    assert merging(LABEL, base.table, base.table, theirs).clashes == ()
