"""Who takes over a reference when its target goes."""

from __future__ import annotations

from orgeditor.model.heirs import without
from orgeditor.model.records import Position


def test_what_went_in_a_circle_has_no_heir():
    gone = {
        "a": Position(id="a", manager="b"),
        "b": Position(id="b", manager="a"),
        "c": Position(id="c", manager="top"),
    }
    for manager, heir in (("a", ""), ("c", "top")):
        record = Position(id="x", manager=manager)
        assert without(record, gone.__contains__, gone.get).manager == heir
