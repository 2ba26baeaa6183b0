"""What the branches of a chart are called."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Unit


def _records() -> list[Record]:
    """A plant whose foremen report past their manager, and a shop with a manager of its own."""
    records: list[Record] = [
        Unit(id="plant", name="Plant", rank="A"),
        Unit(id="shop", name="Shop", rank="B"),
        Position(id="boss", title="Director", unit="plant", rank="A"),
        Position(id="control", title="Controller", unit="shop", manager="boss", rank="A"),
    ]
    for n, name in enumerate(["Ada", "Ben", ""], 1):
        holders = (Holder(person=f"p{n}"),) if name else ()
        records += [Person(id=f"p{n}", name=name or "Nobody")]
        records += [Position(id=f"f{n}", title="Foreman", unit="plant", manager="control", holders=holders, rank=str(n))]  # fmt: skip
        records += [Position(id=f"w{n}", title="Worker", unit="plant", manager=f"f{n}")]
    return records


def _names(records: list[Record], sight: Sight | None = None) -> dict[str, str]:
    scene = ChartScene(Organization(records), sight=sight)
    return {key: scene.wording.branch_name(n) for n, key in enumerate(scene.tree.ids)}


@pytest.mark.usefixtures("qapp")
def test_a_branch_is_called_after_the_unit_that_its_head_leads_alone() -> None:
    names = _names(_records())
    assert (names["boss"], names["control"]) == ("Plant", "Shop")
    assert [names["f1"], names["f2"], names["f3"]] == ["Foreman (Ada)", "Foreman (Ben)", "Foreman"]
    # Of several as high, none leads the unit: the title tells more.
    records = [r for r in _records() if r.id != "boss"]
    records = [replace(r, manager="") if r.id == "control" else r for r in records]
    assert _names(records)["f1"] == "Foreman (Ada)"
    # Whom the unit names leads it.
    records = [replace(r, head="f2") if r.id == "plant" else r for r in records]
    names = _names(records)
    assert (names["f1"], names["f2"]) == ("Foreman (Ada)", "Plant")


@pytest.mark.usefixtures("qapp")
def test_where_names_are_hidden_titles_tell_branches_apart_alone() -> None:
    assert _names(_records(), Sight(names_hidden=True))["f1"] == "Foreman"
