"""The blueprint says something of every element, in both languages."""

from __future__ import annotations

import pytest

from orgeditor.analysis.rules import check
from orgeditor.files.templates import organization_from
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import TYPES


@pytest.fixture(scope="module")
def marketing():
    return organization_from("marketing")


def test_every_element_has_records(marketing):
    kinds = [described.type for element in ELEMENTS for described in element]
    assert [kind.__name__ for kind in kinds if not marketing.of(kind)] == []


def test_what_has_a_name_has_it_in_both_languages(marketing):
    kinds = [described.type for element in ELEMENTS for described in element]
    for kind in kinds:
        if "name_zh" in kind.__struct_fields__:
            title = TYPES[kind].title_field
            lacking = [
                r.id for r in marketing.of(kind).values() if not (getattr(r, title) and r.name_zh)
            ]
            assert lacking == []


def test_a_few_things_are_missing_to_be_found(marketing):
    rules = {finding.rule for finding in check(marketing)}
    assert {"goal-measured", "kpi-complete"} <= rules
    of_reviews = {"review-overdue", "review-action", "action-overdue", "action-complete"}
    assert of_reviews | {"kpi-overdue"} <= rules
    assert "rating-on-scale" not in rules
    assert "goal-owner" not in rules
