"""Persons change seats."""

from __future__ import annotations

import pytest

from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Position
from orgeditor.model.verbs.people import move_holder, swap_holders
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    """p1 is filled by h1 wholly, p5 by h2 half and by somebody not named."""
    return small_organization()


def holders(org: Organization, key: str) -> tuple[Holder, ...]:
    return org.get(Position, key).holders


def test_a_person_takes_another_seat(org: Organization) -> None:
    org.apply(move_holder(org, "h1", "p1", "p2"))
    assert (holders(org, "p1"), holders(org, "p2")) == ((), (Holder("h1"),))


def test_a_person_joins_who_is_there(org: Organization) -> None:
    org.apply(move_holder(org, "h1", "p1", "p5"))
    assert holders(org, "p5") == (Holder("h2", 0.5), Holder(), Holder("h1"))


def test_somebody_not_named_moves(org: Organization) -> None:
    org.apply(move_holder(org, "", "p5", "p1"))
    assert (holders(org, "p5"), holders(org, "p1")) == ((Holder("h2", 0.5),), (Holder("h1"), Holder()))  # fmt: skip


def test_shares_of_one_person_add_up(org: Organization) -> None:
    org.apply(move_holder(org, "h1", "p1", "p5"))
    org.apply(move_holder(org, "", "p5", "p1"))
    org.apply(move_holder(org, "h2", "p5", "p1"))
    org.apply(move_holder(org, "h2", "p1", "p5"))
    assert holders(org, "p5") == (Holder("h1"), Holder("h2", 0.5))


def test_two_exchange_their_people(org: Organization) -> None:
    org.apply(swap_holders(org, "p1", "p5"))
    assert holders(org, "p5") == (Holder("h1"),)
    assert holders(org, "p1") == (Holder("h2", 0.5), Holder())


def test_nobody_moves_from_a_vacant_seat(org: Organization) -> None:
    for verb in (lambda: move_holder(org, "h1", "p2", "p1"), lambda: swap_holders(org, "p2", "p3")):
        with pytest.raises(Refused):
            verb()
