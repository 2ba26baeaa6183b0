"""A chart as a draw.io diagram: the cards where they stand on the chart, their lines glued to them.

Source: the mxGraph model as draw.io writes it uncompressed (drawio.com/doc/faq/diagram-source-edit).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from orgeditor import disk
from orgeditor.analysis.layout_flow import Side
from orgeditor.analysis.left_out import left_out
from orgeditor.drawing.chart_page import page_title
from orgeditor.drawing.colours import LIGHT
from orgeditor.markup import attribute
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from orgeditor.drawing.card import Card
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.model.organization import Organization

_MARGIN: Final = 40
_HEAD: Final = 50
"""Room for the title above the chart."""
_CARD: Final = (
    "rounded=1;arcSize=9;whiteSpace=wrap;html=1;align=left;verticalAlign=middle;spacingLeft=8;"
    f"spacingRight=4;overflow=hidden;fontSize=12;fontColor={LIGHT.text};"
)
_FRAME: Final = (
    f"rounded=1;arcSize=2;html=1;fillColor=none;strokeColor={LIGHT.card_line};pointerEvents=0;"
)
_MIDDLES: Final = {
    Side.TOP: (0.5, 0.0),
    Side.LEFT: (0.0, 0.5),
    Side.RIGHT: (1.0, 0.5),
    Side.BOTTOM: (0.5, 1.0),
}
_LINE: Final = f"edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;endArrow=none;strokeColor={LIGHT.connector};"  # fmt: skip
_DOTTED: Final = f"edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=none;dashed=1;strokeColor={LIGHT.dotted};"  # fmt: skip
_TITLE: Final = f"text;html=1;align=left;verticalAlign=middle;fontSize=18;fontStyle=1;fontColor={LIGHT.text};"  # fmt: skip

_SMALL: Final = f"text;html=1;align=left;verticalAlign=middle;fontSize=11;fontColor={LIGHT.muted};"


def chart_to_drawio(path: Path, org: Organization, sheet: ChartSheet) -> None:
    """Write a chart as an editable draw.io file. Raises OSError where it cannot be written."""
    scene = sheet.scene(org)
    title = page_title(org.letterhead, scene.language)
    width = round(scene.layout.width) + 2 * _MARGIN
    height = round(scene.layout.height) + 2 * _MARGIN + _HEAD
    cells = "".join(_cells(scene, title))
    text = (
        '<mxfile host="OrgEditor" type="device">\n'
        f'<diagram id="chart" name={attribute(title)}>\n'
        f'<mxGraphModel grid="0" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="1"'
        f' pageScale="1" pageWidth="{width}" pageHeight="{height}" math="0" shadow="0">\n<root>\n'
        f'<mxCell id="0"/>\n<mxCell id="1" parent="0"/>\n{cells}</root>\n'
        "</mxGraphModel>\n</diagram>\n</mxfile>\n"
    )
    disk.write(path, text.encode())


def _cells(scene: ChartScene, title: str) -> Iterator[str]:
    if foot := " · ".join(m.render(scene.language) for m in left_out(scene.org.redaction)):
        yield _vertex("redaction", foot, _SMALL, (0.0, scene.layout.height + 8.0, max(scene.layout.width, 400.0), 20.0))  # fmt: skip
    yield _vertex("title", title, _TITLE, (0.0, -_HEAD, max(scene.layout.width, 400.0), 30.0))
    for n, (left, top, right, bottom) in enumerate(scene.layout.frames.tolist()):
        yield _vertex(f"frame{n}", "", _FRAME, (left, top, right - left, bottom - top))
    boxed = set(scene.layout.boxed.tolist())
    for slot in range(len(scene)):
        yield _card(scene, slot, boxed)
    for slot, above in enumerate(scene.layout.parent.tolist()):
        # What stands in a box needs no line to say so.
        if above >= 0 and above not in boxed:
            style = _LINE + _ends(scene, slot, above)
            yield _edge(f"line{slot}", style, scene.id(above), scene.id(slot))
    for n, (slot, above) in enumerate(scene.ties.dotted):
        yield _edge(f"dotted{n}", _DOTTED, scene.id(above), scene.id(slot))


def _card(scene: ChartScene, slot: int, boxed: Collection[int]) -> str:
    """Return a card: a shape that keeps what it is about as data of its own."""
    layout, card = scene.layout, scene.card(slot)
    record = scene.org[scene.id(slot)]
    is_position = isinstance(record, Position)
    data = {"code": getattr(record, "code", ""), "kind": "position" if is_position else "unit"}
    if card.rows is None:
        # What the first lines are, for who reads the diagram as a roster.
        data["lines"] = "title name" if is_position else "unit"
    if (above := int(layout.parent[slot])) in boxed:
        data["above"] = scene.id(above)
    place = (float(layout.x[slot]), float(layout.y[slot]), layout.spacing.width, layout.spacing.height)  # fmt: skip
    said = "".join(f" {name}={attribute(value)}" for name, value in data.items() if value)
    shape = f'<mxCell style="{_style(card)}" vertex="1" parent="1">{_geometry(place)}</mxCell>'
    return f"<object id={attribute(record.id)} label={attribute(_label(card))}{said}>{shape}</object>\n"


def _style(card: Card) -> str:
    stroke = card.colour or LIGHT.card_line
    looks = [f"{_CARD}fillColor={LIGHT.card};strokeColor={stroke};strokeWidth=1.5;"]
    if card.vacant or card.planned:
        looks.append("dashed=1;")
    if card.dimmed:
        looks.append("opacity=40;textOpacity=60;")
    if card.heading:
        looks.append("strokeColor=none;fillColor=none;")
    return "".join(looks)


def _label(card: Card) -> str:
    """Return what a card says, as the HTML that draw.io shows: a line each."""
    rows = card.rows if card.rows is not None else (card.line, _small(card))
    lines = [f"<b>{_text(card.head)}</b>"]
    if rows:
        first = _text(rows[0])
        lines.append(f"<i>{first}</i>" if card.vacant and card.rows is None else first)
        lines += [f'<font style="font-size: 10px">{_text(row)}</font>' for row in rows[1:]]
    return "<br>".join(line for line in lines if _bare(line))


def _small(card: Card) -> str:
    return " · ".join(filter(None, (card.note, card.facts, card.below)))


def _bare(line: str) -> bool:
    return not line.endswith("></font>") and line not in ("", "<i></i>", "<b></b>")


def _text(text: str) -> str:
    return escape(" ".join(text.split()))


def _ends(scene: ChartScene, slot: int, above: int) -> str:
    """Return where a line leaves the upper card and enters the lower one, which is where the chart has it."""
    layout = scene.layout
    entered = layout.entry(slot)[0].turned(*layout.turned)
    return _ports(*layout.departures[above], *_MIDDLES[entered])


def _ports(exit_x: float, exit_y: float, entry_x: float, entry_y: float) -> str:
    named = {"exitX": exit_x, "exitY": exit_y, "entryX": entry_x, "entryY": entry_y}
    return "".join(f"{name}={value:.3g};" for name, value in named.items()) + "exitDx=0;exitDy=0;entryDx=0;entryDy=0;"  # fmt: skip


def _vertex(key: str, label: str, style: str, place: tuple[float, float, float, float]) -> str:
    return f'<mxCell id="{key}" value={attribute(escape(label))} style="{style}" vertex="1" parent="1">{_geometry(place)}</mxCell>\n'  # fmt: skip


def _edge(key: str, style: str, above: str, below: str) -> str:
    return (
        f'<mxCell id="{key}" style="{style}" edge="1" parent="1" source={attribute(above)}'
        f' target={attribute(below)}><mxGeometry relative="1" as="geometry"/></mxCell>\n'
    )


def _geometry(place: tuple[float, float, float, float]) -> str:
    x, y, width, height = place
    at = f'x="{x + _MARGIN:g}" y="{y + _MARGIN + _HEAD:g}"'
    return f'<mxGeometry {at} width="{width:g}" height="{height:g}" as="geometry"/>'
