"""GraphML and Mermaid: read back, every line of the structure is there and nothing breaks out of its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings

from orgeditor.cli import main
from orgeditor.files.interchange import write_graphml, write_mermaid
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Unit
from tests.roster.test_export import organizations

if TYPE_CHECKING:
    from pathlib import Path

ODD = 'A "quoted" <b>title</b> & #1 `x`\n\u0001 陈伟'


def odd() -> Organization:
    return Organization(
        [
            Unit(id="u", name="Sales & Co"),
            Person(id="h", name="Ana"),
            Position(id="a", title=ODD, unit="u", cost=1.5, custom={"Shoe": 38, "Mixed": 1}),
            Position(id="b", title="B", manager="a", dotted=("c",), assistant=True, holders=(Holder(person="h", share=0.5),), custom={"Mixed": "x"}),
            Position(id="c", title="C", manager="a"),
        ]
    )  # fmt: skip


def graph_of(org: Organization, path: Path) -> networkx.MultiDiGraph:
    write_graphml(org, path)
    return networkx.read_graphml(path, force_multigraph=True)


def test_graphml_is_typed_and_whole(tmp_path: Path) -> None:
    graph = graph_of(odd(), tmp_path / "a.graphml")
    assert graph.nodes["a"]["cost"] == 1.5
    assert graph.nodes["a"]["title"] == ODD.replace("\u0001", "")
    assert (graph.nodes["a"]["custom.Shoe"], graph.nodes["a"]["custom.Mixed"]) == (38.0, "1")
    assert (graph.nodes["b"]["assistant"], graph.nodes["b"]["vacant"]) == (True, False)
    assert graph.nodes["b"]["holder"] == "Ana"
    edges = {(a, b, data["kind"]): data.get("share") for a, b, data in graph.edges(data=True)}
    assert edges == {
        ("a", "u", "in_unit"): None,
        ("b", "a", "reports_to"): None,
        ("c", "a", "reports_to"): None,
        ("b", "c", "dotted"): None,
        ("h", "b", "holds"): 0.5,
    }


@settings(max_examples=25, deadline=None)
@given(organizations())
def test_any_organisation_as_graphml(tmp_path_factory: pytest.TempPathFactory, org: Organization) -> None:  # fmt: skip
    graph = graph_of(org, tmp_path_factory.mktemp("g") / "a.graphml")
    assert set(graph) == {r.id for kind in (Unit, Position, Person) for r in org.of(kind).values()}
    solid = {(a, b) for a, b, kind in graph.edges(data="kind") if kind == "reports_to"}
    assert solid == {(p.id, p.manager) for p in org.of(Position).values() if p.manager}


def test_mermaid_says_every_line_and_nothing_breaks_out(tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    write_mermaid(odd(), path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "flowchart TB"
    boxes = [m for line in lines if (m := re.fullmatch(r'  n(\d)\["([^"]*)"\](:::vacant)?', line))]
    assert [m[2] for m in boxes] == [
        "A #quot;quoted#quot; #lt;b#gt;title#lt;/b#gt; #amp; #35;1 #96;x#96; \u0001 陈伟<br>Vacant",
        "B<br>Ana",
        "C<br>Vacant",
    ]  # fmt: skip
    assert [bool(m[3]) for m in boxes] == [True, False, True]
    assert lines[4:] == ["  n0 --> n1", "  n0 --> n2", "  n2 -.-> n1", "  classDef vacant stroke-dasharray: 5 4"]  # fmt: skip
    write_mermaid(odd(), path, mode="units")
    assert '["Sales #amp; Co<br>A #quot;' in path.read_text("utf-8")


def test_a_large_chart_says_what_mermaid_needs(tmp_path: Path) -> None:
    records = [Position(id=f"p{n:04}", title="T", manager="p0000" if n else "") for n in range(600)]
    write_mermaid(Organization(records), tmp_path / "a.mmd")
    assert (tmp_path / "a.mmd").read_text("utf-8").startswith("%% Mermaid draws this once maxEdges is 599")  # fmt: skip


@pytest.mark.parametrize("kind", ["graphml", "mmd", "drawio"])
def test_from_the_command_line(tmp_path: Path, kind: str, qapp: object) -> None:
    document, out = tmp_path / "a.orgz", tmp_path / f"a.{kind}"
    save(organization_from("marketing"), document)
    command = ["export", str(document), "--what", "chart", "-o"]
    assert main([*command, str(out)]) == 0
    first = out.read_bytes()
    assert main([*command, str(out)]) == 0
    assert out.read_bytes() == first
    assert main([*command, str(tmp_path / "a.vsdx")]) == 2
    if kind != "mmd":
        ElementTree.fromstring(first)
