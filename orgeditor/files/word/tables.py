"""Tables of Word documents, with thin rules, whose first rows are repeated on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from orgeditor.markup import attribute

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from docx.document import Document as Word
    from docx.table import Table, _Cell

_RULE: Final = "C3CCD5"
TINT: Final = "F0F3F6"
_SIDE: Final = 85
"""Room beside the text of a cell, in twentieths of a point."""
ALIGN: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "middle": WD_ALIGN_PARAGRAPH.CENTER,
}


def add_table(word: Word, widths: Sequence[float], rows: int, heads: int, told: str) -> Table:
    """Add a table of columns ``widths`` mm wide, the first rows of which head it; ``told``: its alternative text."""
    table: Table = word.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx knows no borders
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for edge in ("bottom", "insideH")
    )
    # Word wants all of this in its order.
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    margins = parse_xml(f'<w:tblCellMar {nsdecls("w")}><w:left w:w="{_SIDE}" w:type="dxa"/><w:right w:w="{_SIDE}" w:type="dxa"/></w:tblCellMar>')  # fmt: skip
    layout.addnext(margins)
    properties.append(parse_xml(f"<w:tblDescription {nsdecls('w')} w:val={attribute(told)}/>"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(table.rows):
        settings = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx knows no repeated rows
        settings.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if number < heads:
            settings.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def say(
    cell: _Cell,
    text: str,
    size: float,
    *,
    align: str = "left",
    bold: bool = False,
    ink: str = "",
    ground: str = "",
    indent: float = 0.0,
) -> None:
    """Write a cell: ``size`` in points, ``ink`` and ``ground`` as rrggbb, ``indent`` in mm."""
    for number, part in enumerate(text.split("\n")):
        line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        line.alignment = ALIGN[align]
        line.paragraph_format.space_after = line.paragraph_format.space_before = Pt(1)
        if indent:
            line.paragraph_format.left_indent = Mm(indent)
        run = line.add_run(part)
        run.font.size, run.font.bold = Pt(size), bold
        if ink:
            run.font.color.rgb = RGBColor.from_string(ink)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.TOP
    if ground:
        paint(cell, ground)


def paint(cell: _Cell, ground: str) -> None:
    """Give a cell a ground, as rrggbb."""
    shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>'
    _put(cell, parse_xml(shading))


def turn(cell: _Cell) -> None:
    """Let the text of a cell run from below to above."""
    _put(cell, parse_xml(f'<w:textDirection {nsdecls("w")} w:val="btLr"/>'))


def _put(cell: _Cell, element: Any) -> None:
    """Put a property of a cell where Word looks for it: before how its text stands."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx knows neither ground nor direction
    last = properties.find(qn("w:vAlign"))
    (properties.append if last is None else last.addprevious)(element)
