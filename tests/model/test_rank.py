"""Rank keys: always room between two, before the first and after the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgeditor.model.rank import are_ranks, between, is_rank, spread


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=120))
def test_keys_put_in_anywhere_stand_in_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        low = keys[at - 1] if at else ""
        high = keys[at] if at < len(keys) else ""
        keys.insert(at, between(low, high))
    assert keys == sorted(set(keys))
    assert all(key and is_rank(key) for key in keys)


@pytest.mark.parametrize(("at", "longest"), [("end", 60), ("start", 250), ("middle", 250)])
def test_keys_stay_short_in_a_thousand_steps_to_one_side(at: str, longest: int) -> None:
    low, high = "", ""
    for _ in range(1000):
        key = between(low, high)
        low, high = (key, "") if at == "end" else ("", key) if at == "start" else (low or key, key)
        if low == high:
            high = ""
    assert len(key) <= longest


@given(st.integers(0, 3000))
def test_spread_keys_stand_in_order_with_room_around(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    for low, high in zip(["", *keys], [*keys, ""], strict=True):
        middle = between(low, high)
        assert low < middle
        assert not high or middle < high
    assert all(is_rank(key) for key in keys)


@given(st.lists(st.text("aZ09 -é", max_size=3), max_size=4))
def test_many_keys_are_ranks_where_each_is(keys: list[str]) -> None:
    assert are_ranks(keys) == all(map(is_rank, keys))


def test_wrong_order_is_an_error() -> None:
    for low, high in (("V", "V"), ("V", "G")):
        with pytest.raises(ValueError, match="is not before"):
            between(low, high)
