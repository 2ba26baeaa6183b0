"""Organisation charts drawn in draw.io, packed and plain, and its sample for import."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from orgeditor.files.roster import propose
from orgeditor.files.sheets import Unreadable, read_workbook
from orgeditor.model.records import Position
from tests.roster.said import understood
from tests.roster.tables import kinds, problem

DATA = Path(__file__).parents[2].parent / "shared" / "data"

BOX = '<mxCell id="{key}" value="{label}" vertex="1" parent="1"><mxGeometry x="{x}" y="{y}" width="100" height="50" as="geometry"/></mxCell>'
LINE = '<mxCell id="{key}" edge="1" source="{a}" target="{b}" parent="1"><mxGeometry as="geometry"/></mxCell>'
CHART = (
    BOX.format(key="a", label="Head", x=0, y=0)
    + BOX.format(key="b", label="Office of &#10;Supply", x=0, y=100)
    + BOX.format(key="c", label="Clerk", x=0, y=200)
    + BOX.format(key="note", label="As of May", x=500, y=0)
)
DOWN = LINE.format(key="1", a="a", b="b") + LINE.format(key="2", a="b", b="c")
UP = LINE.format(key="1", a="b", b="a") + LINE.format(key="2", a="c", b="b")
EXPECTED = {"Head": "", "Office of Supply": "Head", "Clerk": "Office of Supply"}


def drawn(path: Path, cells: str, *, packed: bool = False) -> Path:
    model = f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{cells}</root></mxGraphModel>'
    if packed:
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        model = base64.b64encode(
            deflater.compress(quote(model).encode()) + deflater.flush()
        ).decode()
    path.write_text(f'<mxfile><diagram name="Chart" id="x">{model}</diagram></mxfile>')
    return path


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("lines", [DOWN, UP])
def test_a_chart_whichever_way_its_lines_run(tmp_path: Path, lines: str, packed: bool) -> None:
    book = read_workbook(drawn(tmp_path / "chart.drawio", CHART + lines, packed=packed))
    assert (book.container, book.sheets[0].name) == ("drawio", "Chart")
    proposal = propose([book])
    assert understood(proposal) == EXPECTED
    assert problem(proposal, "shape-unconnected").value == "As of May"


def test_several_lines_are_name_title_and_unit_wherever_they_stand(tmp_path: Path) -> None:
    cells = (
        BOX.format(key="a", label="&lt;b&gt;Ana Paz&lt;/b&gt;&lt;br&gt;Head", x=0, y=0)
        + BOX.format(key="b", label="", x=0, y=100)
        + BOX.format(key="t", label="Ben Ode&#10;&#10;Lead&#10;&#10;Sales", x=10, y=105)
        + LINE.format(key="1", a="a", b="b")
    )
    (sheet,) = read_workbook(drawn(tmp_path / "chart.drawio", cells)).sheets
    assert sheet.rows == [
        ("ID", "Name", "Title", "Department", "Reports to"),
        ("a", "Ana Paz", "Head"),
        ("b", "Ben Ode", "Lead", "Sales", "a"),
    ]


def test_labels_made_of_data_are_read_as_they_are_shown(tmp_path: Path) -> None:
    made = '<UserObject id="{key}" label="%title%&lt;br&gt;100 %of%" placeholders="1" title="{title}"><mxCell vertex="1" parent="1"/></UserObject>'
    cells = (
        made.format(key="a", title="Head &lt;of&gt; all")
        + made.format(key="b", title="Clerk")
        + LINE.format(key="1", a="a", b="b")
    )
    (sheet,) = read_workbook(drawn(tmp_path / "chart.drawio", cells)).sheets
    assert sheet.rows == [
        ("ID", "Name", "Title", "Department", "Reports to"),
        ("a", "Head <of> all", "100 %of%"),
        ("b", "Clerk", "100 %of%", None, "a"),
    ]


def test_codes_that_stand_twice_are_no_ids(tmp_path: Path) -> None:
    made = '<object id="{key}" label="Clerk&lt;br&gt;Ana" code="{code}" lines="title name"><mxCell vertex="1" parent="1"/></object>'
    line = LINE.format(key="1", a="a", b="b")
    for codes, ids in ((("P1", "P2"), ["P1", "P2"]), (("P1", "P1"), ["a", "b"]), (("P1", ""), ["a", "b"])):  # fmt: skip
        cells = "".join(made.format(key=key, code=code) for key, code in zip("ab", codes, strict=True))  # fmt: skip
        (sheet,) = read_workbook(drawn(tmp_path / "chart.drawio", cells + line)).sheets
        assert [row[0] for row in sheet.rows[1:]] == ids
        assert sheet.rows[2][1:] == ("Clerk", "Ana", None, ids[0])


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="without lines"):
        read_workbook(drawn(tmp_path / "loose.drawio", CHART))
    broken = tmp_path / "broken.drawio"
    broken.write_text("<mxfile><diagram name='x'>###not base64###</diagram></mxfile>")
    with pytest.raises(Unreadable, match="damaged"):
        read_workbook(broken)
    bomb = tmp_path / "bomb.drawio"
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflater.compress(b"a" * (80 << 20)) + deflater.flush()
    bomb.write_text(f"<mxfile><diagram>{base64.b64encode(packed).decode()}</diagram></mxfile>")
    with pytest.raises(Unreadable):
        read_workbook(bomb)
    entities = tmp_path / "entities.drawio"
    entities.write_text('<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "b">]><mxfile>&a;</mxfile>')
    with pytest.raises(Unreadable):
        read_workbook(entities)


def test_the_csv_that_draw_io_imports(tmp_path: Path) -> None:
    path = tmp_path / "org.csv"
    path.write_text(
        '## Example of draw.io\n# label: %name%<br><i>%position%</i>\n# connect: {"from":"manager", "to":"name", "invert": true}\n'
        "# width: auto\nname,position,id,manager,refs\nEva Moss,CFO,emi,,\nAna Paz,Manager,apa,Eva Moss,\nBen Ode,Admin,rdo,Eva Moss,\"apa,emi\"\n"
    )  # fmt: skip
    proposal = propose([read_workbook(path)])
    assert understood(proposal) == {"CFO": "", "Manager": "CFO", "Admin": "CFO"}
    assert proposal.files[0].table.header_row == 5
    positions = proposal.organization().of(Position)
    dotted = {p.title: [positions[key].title for key in p.dotted] for p in positions.values()}
    assert dotted == {"CFO": [], "Manager": [], "Admin": ["Manager"]}


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
@pytest.mark.parametrize(
    ("name", "shapes", "lines"),
    [("examples_OrgChart", 46, 44), ("templates_charts_org_chart_1", 25, 24), ("templates_charts_org_chart_2", 7, 5), ("templates_charts_org_chart_3", 46, 45)],
)  # fmt: skip
def test_charts_of_draw_io(name: str, shapes: int, lines: int) -> None:
    proposal = propose([read_workbook(DATA / f"drawio/{name}.xml")])
    assert (proposal.counts.positions, proposal.counts.reporting_lines) == (shapes, lines)
    assert "loop" not in kinds(proposal)


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
def test_the_sample_of_draw_io() -> None:
    proposal = propose([read_workbook(DATA / "drawio_csv/orgchart.csv")])
    assert (proposal.counts.reporting_lines, proposal.counts.roots, proposal.counts.people) == (3, 1, 4)  # fmt: skip
    assert sum(len(p.dotted) for p in proposal.organization().of(Position).values()) == 2
