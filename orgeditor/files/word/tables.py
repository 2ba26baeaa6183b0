"""Tables of Word documents, with thin rules, whose first rows are repeated on each page.

A table is written as XML and read by the library once: python-docx looks for the place of each
property of each cell, and a report has tens of thousands of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from orgeditor.markup import attribute, content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word

_RULE: Final = "C3CCD5"
TINT: Final = "F0F3F6"
_SIDE: Final = 85
"""Room beside the text of a cell, in twentieths of a point."""
_GAP: Final = 20
"""Room above and below a line of text, in the same."""
_ALIGN: Final = {"left": "left", "right": "right", "middle": "center"}
_BREAKS: Final = {"\t": "<w:tab/>", "\r": "<w:br/>"}


class Cell(msgspec.Struct, frozen=True):
    """A cell: ``size`` in points, ``ink`` and ``ground`` as rrggbb, ``indent`` in mm; ``turned`` runs upwards."""

    text: str
    size: float
    align: str = "left"
    bold: bool = False
    ink: str = ""
    ground: str = ""
    indent: float = 0.0
    turned: bool = False


def add_table(
    word: Word,
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    told: str,
    *,
    heads: int = 0,
    head: float = 0.0,
) -> None:
    """Add a table of columns ``widths`` mm wide; ``told``: its alternative text.

    The first ``heads`` rows head it, each ``head`` mm high where that is given.
    """
    # Word goes by the widths of cells, LibreOffice by those of the grid.
    wide = [_twips(width) for width in widths]
    lines = "".join(
        _row(row, wide, heads=number < heads, head=head) for number, row in enumerate(rows)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for edge in ("bottom", "insideH")
    )
    sides = "".join(f'<w:{side} w:w="{_SIDE}" w:type="dxa"/>' for side in ("left", "right"))
    # Word wants all of this in its order.
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:type="auto" w:w="0"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar>"
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0"'
        ' w:noHBand="0" w:noVBand="1" w:val="04A0"/>'
        f"<w:tblDescription w:val={attribute(told)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )
    body = word.element.body
    body.insert(body.index(body.sectPr), table)


def _row(cells: Sequence[Cell], wide: Sequence[int], *, heads: bool, head: float) -> str:
    high = f'<w:trHeight w:val="{_twips(head)}" w:hRule="exact"/>' if heads and head else ""
    again = "<w:tblHeader/>" if heads else ""
    said = "".join(_cell(cell, width) for cell, width in zip(cells, wide, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{again}</w:trPr>{said}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.ground}"/>' if cell.ground else ""
    turned = '<w:textDirection w:val="btLr"/>' if cell.turned else ""
    indent = f'<w:ind w:left="{_twips(cell.indent)}"/>' if cell.indent else ""
    bold = "" if cell.bold else ' w:val="0"'
    ink = f'<w:color w:val="{cell.ink}"/>' if cell.ink else ""
    look = f'<w:rPr><w:b{bold}/>{ink}<w:sz w:val="{round(2 * cell.size)}"/></w:rPr>'
    # What stands in a paragraph without text is how high its line is.
    stands = f'<w:spacing w:after="{_GAP}" w:before="{_GAP}"/>{indent}<w:jc w:val="{_ALIGN[cell.align]}"/>'  # fmt: skip
    lines = "".join(
        f"<w:p><w:pPr>{stands}</w:pPr><w:r>{look}{_said(line)}</w:r></w:p>"
        if line
        else f"<w:p><w:pPr>{stands}{look}</w:pPr></w:p>"
        for line in cell.text.split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{ground}{turned}'
        f'<w:vAlign w:val="top"/></w:tcPr>{lines}</w:tc>'
    )


def _said(line: str) -> str:
    """Return a line as the content of a run."""
    text = content(line)
    for mark, element in _BREAKS.items():
        text = text.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(Mm(millimetres) / Pt(1) * 20)
