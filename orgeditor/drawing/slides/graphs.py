"""Native charts of what a table says: to be edited with the figures that travel in them as a workbook."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from orgeditor.clock import made_at
from orgeditor.messages import t
from orgeditor.packing import settled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from orgeditor.analysis.report.content import Graph, Row, Table, Told
    from orgeditor.drawing.slides.board import Board, Room

URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_FORMS: Final = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_LYING: Final = ("bars", "stacked")
_LABELLED: Final = ("bars", "columns")
"""Forms in which each figure is said at its bar."""
_PALER: Final = -0.15
_MOST: Final = 15
"""So many rows are drawn; of more, those with the largest figures."""
_FEW: Final = 6
_LONGEST: Final = 32
_SIZE: Final = 11
_SMALL: Final = 10
_GAP: Final = 60
_ACCENTS: Final = tuple(getattr(MSO_THEME_COLOR, f"ACCENT_{n}") for n in range(1, 7))
_MADE: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms)")


def put_graph(board: Board, told: Told, table: Table, graph: Graph, place: Room) -> None:
    """Put a chart on a slide, in the colours of its theme."""
    rows = _shown(table, graph)
    data = CategoryChartData(number_format="General")
    names = [_short(str(row.cells[graph.label] or "")) for row in rows]
    data.categories = names
    for column in graph.columns:
        data.add_series(
            told.say(table.columns[column].heading), [row.cells[column] for row in rows]
        )
    part = ChartPart.new(_FORMS[graph.form], data, board.slide.part.package)
    workbook = part.chart_workbook
    workbook.update_from_xlsx_blob(_settled_workbook(workbook.xlsx_part.blob))
    title = told.say(graph.title)
    _style(part.chart, table, graph, title, board)
    related = board.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    board.frame(
        title, _spoken(told, table, graph, rows), place, URI,
        f'<c:chart {nsdecls("c")} r:id="{related}"/>',
    )  # fmt: skip


def _shown(table: Table, graph: Graph) -> list[Row]:
    """Return the rows that are drawn: those of one level where there are any, the largest of many."""
    rows = [row for row in table.rows if row.level == graph.level] or list(table.rows)
    rows = [row for row in rows if any(row.cells[column] for column in graph.columns)] or rows
    if len(rows) <= _MOST or graph.form == "lines":
        return rows[-_MOST:]

    def size(row: Row) -> float:
        return sum(float(row.cells[column] or 0.0) for column in graph.columns)

    largest = sorted(range(len(rows)), key=lambda n: (-size(rows[n]), n))[:_MOST]
    return [rows[n] for n in sorted(largest)]


def _style(chart: Any, table: Table, graph: Graph, title: str, board: Board) -> None:
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    frame = chart.chart_title.text_frame
    frame.text = title
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(_SIZE), True
    chart.font.size = Pt(_SMALL)
    if board.look.east_asian:
        for properties in (chart.font._element, run.font._element):  # noqa: SLF001 - python-pptx knows Latin alone
            face = parse_xml(f'<a:ea {nsdecls("a")} typeface="{board.look.east_asian}"/>')
            properties.append(face)
    chart.has_legend = len(graph.columns) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    for n, series in enumerate(plot.series):
        _ink(series, graph, n)
        if graph.form in _LABELLED:
            labels = series.data_labels
            labels.show_value = True
            places = table.columns[graph.columns[n]].places
            labels.number_format, labels.number_format_is_linked = _number(places), False
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
            labels.font.size = Pt(_SMALL)
    if graph.form != "lines":
        plot.gap_width = _GAP if len(plot.categories) > _FEW else 2 * _GAP
        plot.overlap = 100 if graph.form == "stacked" else 0
    _axes(chart, graph)
    space = chart._chartSpace  # noqa: SLF001 - python-pptx knows no corners, which LibreOffice draws round
    if space.find(qn("c:roundedCorners")) is None:
        space.insert(1, parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))


def _ink(series: Any, graph: Graph, number: int) -> None:
    """Paint a series in the colour that it has a meaning in, else in one of the theme."""
    if graph.form == "lines":
        colour, series.smooth = series.format.line.color, False
    else:
        series.format.fill.solid()
        colour = series.format.fill.fore_color
    if graph.colours:
        colour.rgb = RGBColor.from_string(graph.colours[number].removeprefix("#").upper())
    else:
        colour.theme_color = _ACCENTS[number % len(_ACCENTS)]


def _axes(chart: Any, graph: Graph) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = graph.form not in _LABELLED
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    if not any((value or 0) < 0 for series in chart.plots[0].series for value in series.values):
        values.minimum_scale = 0
    values.tick_labels.font.size = names.tick_labels.font.size = Pt(_SMALL)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if graph.form in _LYING:
        names.reverse_order = True
        # The first is above, and the figures stay below.
        names.crosses = XL_AXIS_CROSSES.MAXIMUM
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if values.has_major_gridlines:
        line = values.major_gridlines.format.line
        line.color.theme_color, line.color.brightness = MSO_THEME_COLOR.BACKGROUND_1, _PALER
    values.format.line.fill.background()


def _number(places: int) -> str:
    return "#,##0" if not places else f"#,##0.{'0' * places}"


def _spoken(told: Told, table: Table, graph: Graph, rows: Sequence[Row]) -> str:
    """Return what a chart says, to be read out."""
    first = graph.columns[0]
    some = [f"{row.cells[graph.label]} {row.cells[first] or 0:,.5g}" for row in rows[:_FEW]]
    more = " …" if len(rows) > _FEW else ""
    heading = told.say(table.columns[first].heading)
    values = ("；" if told.texts == "zh_CN" else "; ").join(some) + more
    return told.say(t("Chart: {title}. {heading}: {values}", title=graph.title, heading=heading, values=values))  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _settled_workbook(content: bytes) -> bytes:
    """Return the workbook of a chart so that its bytes follow from its figures."""
    moment = f"{made_at().replace(microsecond=0).isoformat()}Z".encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w") as written:
        for name in read.namelist():
            held = read.read(name)
            if name == "docProps/core.xml":
                held = _MADE.sub(rb"\g<1>" + moment + rb"\g<3>", held)
            written.writestr(name, held)
    return settled(packed.getvalue())
