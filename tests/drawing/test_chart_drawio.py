"""A draw.io file read back: the cards of the chart where they stand, their lines glued to both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from orgeditor.drawing.chart_drawio import chart_to_drawio
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.files.roster import propose
from orgeditor.files.sheets import read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Project, Unit
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.drawing.scene import Mode

WAYS = ("", "up", "right", "left", "hanging", "hanging_both", "boxes")


def marketing(way: str) -> Organization:
    org = organization_from("marketing")
    return Organization([*(r for r in org if not isinstance(r, Project)), replace(org.project, arrangement=way)])  # fmt: skip


def model_of(path: Path, org: Organization, sheet: ChartSheet) -> ElementTree.Element:
    chart_to_drawio(path, org, sheet)
    root = ElementTree.parse(path).find("diagram/mxGraphModel/root")
    assert root is not None
    return root


@pytest.mark.parametrize("mode", ["positions", "units"])
@pytest.mark.parametrize("way", WAYS)
def test_cards_and_glued_lines(tmp_path: Path, qapp: object, way: str, mode: Mode) -> None:
    org = marketing(way)
    sheet = ChartSheet(mode)
    root = model_of(tmp_path / "a.drawio", org, sheet)
    scene = sheet.scene(org)
    cards = {o.get("id"): o.find("mxCell/mxGeometry") for o in root.iter("object")}
    assert set(cards) == {scene.id(slot) for slot in range(len(scene))}
    for slot in range(len(scene)):
        at = cards[scene.id(slot)]
        assert at is not None
        x, y = float(at.get("x", "")) - 40, float(at.get("y", "")) - 90
        assert (x, y) == pytest.approx((scene.layout.x[slot], scene.layout.y[slot]), abs=0.5)
    edges = [e for e in root.iter("mxCell") if e.get("edge") and "dashed" not in e.get("style", "")]
    boxed = set(scene.layout.boxed.tolist())
    wanted = {
        (scene.id(int(up)), scene.id(slot))
        for slot, up in enumerate(scene.layout.parent)
        if up >= 0 and int(up) not in boxed
    }
    assert {(e.get("source"), e.get("target")) for e in edges} == wanted
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def _ports(style: str) -> tuple[tuple[float, float], tuple[float, float]]:
    said = dict(part.split("=") for part in style.split(";") if "=" in part)
    leaves, enters = ((float(said[f"{end}X"]), float(said[f"{end}Y"])) for end in ("exit", "entry"))
    return leaves, enters


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("branch", ["", "right", "left", "hanging", "hanging_both"])
def test_lines_leave_and_enter_cards_where_those_of_the_chart_do(
    tmp_path: Path, qapp: object, way: str, branch: str
) -> None:
    org = marketing(way)
    held = [next(key for key, p in org.of(Position).items() if p.title == title) for title in ("Head of regional sales", "Marketing manager, brand")]  # fmt: skip
    org.apply(set_field(org, held, "arrangement", branch))
    sheet = ChartSheet()
    scene = sheet.scene(org)
    layout, s = scene.layout, scene.layout.spacing
    drawn = layout.lines.tolist()

    def is_on_a_line(slot: int, share: tuple[float, float]) -> bool:
        x, y = float(layout.x[slot]) + share[0] * s.width, float(layout.y[slot]) + share[1] * s.height  # fmt: skip
        ends = [end for x1, y1, x2, y2 in drawn for end in ((x1, y1), (x2, y2))]
        return any(abs(x - a) + abs(y - b) < 0.5 for a, b in ends)

    root = model_of(tmp_path / "a.drawio", org, sheet)
    slots = {scene.id(slot): slot for slot in range(len(scene))}
    lines = [e for e in root.iter("mxCell") if (e.get("id") or "").startswith("line")]
    assert lines or way == "boxes"
    for line in lines:
        leaves, enters = _ports(line.get("style", ""))
        assert is_on_a_line(slots[line.get("source", "")], leaves), line.get("style")
        assert is_on_a_line(slots[line.get("target", "")], enters), line.get("style")


def test_text_is_text_and_vacancies_are_dashed(tmp_path: Path, qapp: object) -> None:
    title = '<img src="file:///x"> & "q" \u0001 陈'
    org = Organization(
        [
            Unit(id="u", name="U"),
            Person(id="h", name="Ana"),
            Position(id="a", title=title, code="A1", unit="u", holders=(Holder(person="h"),)),
            Position(id="b", title="B", manager="a", dotted=("c",)),
            Position(id="c", title="C", manager="a"),
        ]
    )
    root = model_of(tmp_path / "a.drawio", org, ChartSheet())
    shapes = {o.get("id"): o for o in root.iter("object")}
    label = shapes["a"].get("label", "")
    assert label.startswith("<b>&lt;img src=&quot;file:///x&quot;&gt; &amp; &quot;q&quot;")
    assert "Ana" in label
    assert (shapes["a"].get("code"), shapes["a"].get("kind")) == ("A1", "position")
    styles = {key: o.find("mxCell").get("style", "") for key, o in shapes.items()}  # type: ignore[union-attr]
    assert ("dashed=1" in styles["b"], "dashed=1" in styles["a"]) == (True, False)
    dotted = [e for e in root.iter("mxCell") if e.get("edge") and "dashed=1" in e.get("style", "")]
    assert [(e.get("source"), e.get("target")) for e in dotted] == [("c", "b")]


def test_folded_and_empty_charts(tmp_path: Path, qapp: object) -> None:
    org = marketing("")
    scene = ChartSheet().scene(org)
    root = model_of(tmp_path / "a.drawio", org, ChartSheet(folded=frozenset({scene.id(0)})))
    assert len(list(root.iter("object"))) < len(scene)
    assert not list(model_of(tmp_path / "b.drawio", Organization(), ChartSheet()).iter("object"))


@pytest.mark.parametrize("way", ["", "boxes"])
def test_what_goes_out_as_a_diagram_comes_in_again(tmp_path: Path, qapp: object, way: str) -> None:
    org = marketing(way)
    path = tmp_path / "a.drawio"
    chart_to_drawio(path, org, ChartSheet("positions"))
    again = propose([read_workbook(path)]).organization()
    assert _lines(again) == _lines(org)
    assert _vacant(again) == _vacant(org) != set()
    chart_to_drawio(path, marketing(""), ChartSheet("units"))
    units = propose([read_workbook(path)]).organization()
    assert not units.of(Position)
    assert _parents(units) == _parents(org)


def _lines(org: Organization) -> set[tuple[str, str, str]]:
    seats = org.of(Position)
    return {(p.code, p.title, seats[p.manager].code if p.manager else "") for p in seats.values()}


def _vacant(org: Organization) -> set[str]:
    return {p.code for p in org.of(Position).values() if not p.holders}


def _parents(org: Organization) -> set[tuple[str, str]]:
    units = org.of(Unit)
    return {(u.name, units[u.parent].name if u.parent else "") for u in units.values()}
