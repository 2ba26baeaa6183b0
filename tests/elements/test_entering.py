"""Rows and cells of tables: typed, pasted, moved, each one edit."""

from __future__ import annotations

import pytest

from orgeditor.model.edit import Refused
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.record import key_id
from orgeditor.model.verbs.entering import (
    add_records,
    in_order,
    place_records,
    put_under,
    set_cells,
)


def names(org, kind=Goal):
    return [record.name for record in in_order(org, kind)]


def test_rows_are_added_in_their_order_where_they_are_wanted(org):
    before = list(org)
    edit = add_records(org, Goal, [{"name": "A"}, {"name": "B"}], before="o2")
    org.apply(edit)
    assert names(org) == ["Growth", "Sell more", "A", "B", "Known; and liked", "Learn"]
    org.apply(edit.inverted())
    assert list(org) == before


def test_a_row_with_a_key_changes_what_stands_with_it(org):
    rows = [
        {"kpi": "k1", "period": "2026-Q2", "value": 1.0},
        {"kpi": "k1", "period": "2026-Q3", "value": 2.0},
        {"kpi": "k1", "period": "2026-Q3", "value": 3.0},
    ]
    org.apply(add_records(org, Actual, rows))
    found = {a.period: a.value for a in org.of(Actual).values() if a.kpi == "k1"}
    assert found == {"2026-Q1": 110.0, "2026-Q2": 1.0, "2026-Q3": 3.0}


def test_a_new_key_moves_the_record_and_never_over_another(org):
    key = key_id("k1", "2026-Q1")
    org.apply(set_cells(org, [(key, "period", "2025-Q4")]))
    assert key not in org
    assert org.get(Actual, key_id("k1", "2025-Q4")).value == 110.0
    with pytest.raises(Refused, match="already"):
        set_cells(org, [(key_id("k1", "2025-Q4"), "period", "2026-Q2")])


def test_cells_of_several_records_are_one_edit(org):
    edit = set_cells(org, [("o1", "weight", 2.0), ("o1", "name", "Sell"), ("o2", "weight", 3.0)])
    assert len(edit.changes) == 2
    org.apply(edit)
    assert (org.get(Goal, "o1").name, org.get(Goal, "o1").weight) == ("Sell", 2.0)


def test_rows_move_among_others(org):
    org.apply(place_records(org, ["o3", "o2"], "o1"))
    assert names(org) == ["Growth", "Learn", "Known; and liked", "Sell more"]


def test_nothing_comes_to_lie_inside_itself(org):
    org.apply(put_under(org, ["o3"], "parent", "o1"))
    assert org.get(Goal, "o3").parent == "o1"
    with pytest.raises(Refused, match="inside itself"):
        put_under(org, ["t1"], "parent", "o3")


def test_what_is_deleted_takes_its_actuals_along_and_leaves_its_parts(org):
    from orgeditor.model.verbs.editing import delete

    org.apply(delete(org, ["k1", "t1"]))
    assert {a.kpi for a in org.of(Actual).values()} == {"k2"}
    assert org.get(Goal, "o1").parent == ""
    assert set(org.of(Kpi)) == {"k2"}
