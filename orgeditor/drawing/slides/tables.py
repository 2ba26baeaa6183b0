"""Native tables: cells with lines of text, spans, grounds and rules, in mm.

Source: ECMA-376, DrawingML tables. A row grows to hold its text, so heights must leave room for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.drawing.slides.board import emu
from orgeditor.drawing.slides.texts import Line, line, paint, paragraphs

if TYPE_CHECKING:
    from orgeditor.drawing.slides.board import Board
    from orgeditor.drawing.slides.look import Look

URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without ground and grid."""
SIDE: Final = 1.0
"""Room beside the text of a cell, in mm."""
ABOVE: Final = 0.4
HAIR: Final = "bg1 85"
_THIN: Final = 0.5
_EMPTY: Final = (line("", 6.0),)
"""What an empty cell holds: without it, it would be as high as the letters of a title."""


class Cell(msgspec.Struct, frozen=True):
    """A cell: its lines, its ground ("" for none), how many columns and rows it takes.

    ``turned``: its text runs from below to above. ``rule``: the colour of the rule below it.
    ``side``: room beside its text in mm.
    """

    lines: tuple[Line, ...] = ()
    ground: str = ""
    across: int = 1
    down: int = 1
    turned: bool = False
    anchor: str = "ctr"
    rule: str = HAIR
    side: float = SIDE


class Grid(msgspec.Struct, frozen=True):
    """A table: the widths of its columns, the heights of its rows, its cells where they begin."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


def put_table(board: Board, name: str, alternative: str, left: float, top: float, of: Grid) -> None:
    """Put a table on a slide. ``None`` stands in its rows where another cell reaches."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in of.widths)
    covered = _covered(of)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        + "".join(_cell(cell, covered.get((n, m), ""), board.look) for m, cell in enumerate(row))
        + "</a:tr>"
        for n, (height, row) in enumerate(zip(of.heights, of.rows, strict=True))
    )
    table = f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    place = (left, top, sum(of.widths), sum(of.heights))
    board.frame(name, alternative, place, URI, table)


def _covered(of: Grid) -> dict[tuple[int, int], str]:
    """Return how the places are marked into which cells reach from the left or from above."""
    found: dict[tuple[int, int], str] = {}
    for n, row in enumerate(of.rows):
        for m, cell in enumerate(row):
            if cell is None:
                continue
            for i in range(cell.down):
                for j in range(cell.across):
                    if i or j:
                        found[n + i, m + j] = ' hMerge="1"' * bool(j) + ' vMerge="1"' * bool(i)
    return found


def _cell(cell: Cell | None, merged: str, look: Look) -> str:
    if cell is None:
        body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(_EMPTY, look)}</a:txBody>"
        return f"<a:tc{merged}>{body}<a:tcPr/></a:tc>"
    spans = f' gridSpan="{cell.across}"' * (cell.across > 1) + f' rowSpan="{cell.down}"' * (cell.down > 1)  # fmt: skip
    turned = ' vert="vert270"' if cell.turned else ""
    side, above = emu(cell.side), emu(ABOVE)
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="{round(_THIN * 12_700)}">{paint(cell.rule)}</a:lnB>'
    ground = paint(cell.ground) if cell.ground else "<a:noFill/>"
    return (
        f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell.lines or _EMPTY, look)}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{above}" marB="{above}"{turned} anchor="{cell.anchor}">'
        f"{none}{rule}{ground}</a:tcPr></a:tc>"
    )
