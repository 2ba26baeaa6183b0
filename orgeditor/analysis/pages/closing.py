"""What stands behind a matrix: where what is, what breaks rules, comments, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.blocks import Block, flowed
from orgeditor.analysis.pages.paper import LINE, Measure, Sheet, label_of
from orgeditor.analysis.pages.things import Fill, Text, Thing, Tone
from orgeditor.analysis.wrapping import wrap
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import ActivityRow, MatrixView
    from orgeditor.analysis.pages.frame import Frame
    from orgeditor.analysis.pages.layout import Layout, Leaf
    from orgeditor.messages import Message

_POINT: Final = 8.0
_HEADING: Final = 9.0
_ROW: Final = 5.4
_BEFORE: Final = 7.0
SIGNED: Final = 21.0
"""Height in mm of the lines on which those sign."""


def closing_pages(blocks: Sequence[Block], around: Frame, end: float) -> list[list[Thing]]:
    """Place blocks below the content that ends at ``end``, then on pages of their own.

    The first list is what still stands on the last page of the content.
    """
    return [
        [thing for y, block in column for thing in block.at(around.left, y)]
        for column in flowed(blocks, end, around.top, around.bottom)
    ]


def signed(blocks: list[Block], around: Frame, sheet: Sheet) -> list[Block]:
    """Return blocks with the lines for signatures behind them, where wanted, on a page with the last."""
    if not sheet.sign_off:
        return blocks
    kept = [msgspec.structs.replace(block, keeps=True) for block in blocks[-1:]]
    return [*blocks[:-1], *kept, _sign_off(around, sheet)]


def _heading(words: Message, sheet: Sheet, room: float) -> Block:
    text = Text(words.render(sheet.texts), 0, _BEFORE, _HEADING, room, bold=True)
    rule = Fill(0, _BEFORE + 1.8, room, 0.35, "ink")
    return Block(_BEFORE + 2.6, (text, rule), keeps=True)


def page_index(layout: Layout, around: Frame, sheet: Sheet, measure: Measure) -> list[Block]:
    """Return a table of the pages: ranges of rows down, ranges of columns across."""
    room = around.right - around.left
    left = min(0.45 * room, layout.activity_width + 20)
    width = (room - left) / layout.parts

    def lines_of(words: str, wide: float) -> tuple[str, ...]:
        return wrap(words, wide, lambda text: measure(text, _POINT, False))

    def row(cells: Sequence[tuple[float, float, tuple[str, ...]]], tone: Tone) -> Block:
        high = max(_ROW, max(len(lines) for _, _, lines in cells) * LINE * _POINT + 2.0)
        things: list[Thing] = [Fill(0, high - 0.1, room, 0.1, "hair")]
        for x, wide, lines in cells:
            for place, line in enumerate(lines):
                y = 3.8 + place * LINE * _POINT
                things.append(Text(line, x, y, _POINT, wide, tone=tone))
        return Block(high, tuple(things), keeps=tone == "soft")

    heads = [
        (left + n * width, width - 3, lines_of(_columns_told(leaf, sheet), width - 3))
        for n, leaf in enumerate(layout.leaves[: layout.parts])
    ]
    blocks = [_heading(t("Page index"), sheet, room), row([(2.0, left - 4, ("",)), *heads], "soft")]
    for first in range(0, len(layout.leaves), layout.parts):
        rows = _rows_told(layout.leaves[first], sheet)
        cells = [(2.0, left - 4, lines_of(rows, left - 4))]
        for n in range(layout.parts):
            told = t("Page {page}", page=around.before + first + n + 1).render(sheet.texts)
            cells.append((left + n * width, width - 3, (told,)))
        blocks.append(row(cells, "ink"))
    return blocks


def _columns_told(leaf: Leaf, sheet: Sheet) -> str:
    names = [label_of(band.unit, sheet.labels) for band in leaf.bands]
    if not names:
        parties = [label_of(column.column.party, sheet.labels) for column in leaf.columns]
        names = [parties[0], parties[-1]] if len(parties) > 1 else parties
        return " – ".join(names)
    return ", ".join(dict.fromkeys(names))


def _rows_told(leaf: Leaf, sheet: Sheet) -> str:
    if not leaf.rows:
        return ""
    first, last = leaf.rows[0].row, leaf.rows[-1].row
    told = f"{first.number} {label_of(first.activity, sheet.labels)}"
    if first is last:
        return told
    return f"{told} – {last.number} {label_of(last.activity, sheet.labels)}"


def remarks(view: MatrixView, around: Frame, sheet: Sheet, measure: Measure) -> list[Block]:
    """Return what breaks the rules, row by row and column by column, and the comments."""
    room = around.right - around.left
    told: list[tuple[str, str]] = []
    for row in view.rows:
        told += [(_row_name(row, sheet), m.message.render(sheet.texts)) for m in view.row_marks(row)]  # fmt: skip
    by_column = view.column_marks()
    for column in view.columns:
        name = label_of(column.party, sheet.labels)
        told += [(name, m.message.render(sheet.texts)) for m in by_column.get(column.party.id, ())]
    comments = [
        (f"{_row_name(row, sheet)}, {label_of(column.party, sheet.labels)}", cell.comment)
        for row in view.rows
        for column in view.columns
        if (cell := row.cells.get(column.party.id)) and cell.comment
    ]
    blocks: list[Block] = []
    for words, items in ((t("What breaks the rules"), told), (t("Comments"), comments)):
        if items:
            blocks.append(_heading(words, sheet, room))
            blocks += [_item(name, text, room, measure) for name, text in items]
    return blocks


def _row_name(row: ActivityRow, sheet: Sheet) -> str:
    return f"{row.number} {label_of(row.activity, sheet.labels)}"


def _item(name: str, text: str, room: float, measure: Measure) -> Block:
    lines = wrap(f"{name}: {text}", room - 5, lambda line: measure(line, _POINT, False))
    dot = Fill(2, 2.2, 1.1, 1.1, "mark")
    things = [
        Text(line, 5, 3.6 + place * LINE * _POINT, _POINT, room - 5)
        for place, line in enumerate(lines)
    ]
    return Block(len(lines) * LINE * _POINT + 1.2, (dot, *things))


def _sign_off(around: Frame, sheet: Sheet) -> Block:
    """Return the lines on which those sign who prepared, reviewed and approved it."""
    room = around.right - around.left
    gap = 8.0
    width = (room - 2 * gap) / 3
    things: list[Thing] = []
    for place, words in enumerate((t("Prepared by"), t("Reviewed by"), t("Approved by"))):
        x = place * (width + gap)
        things.append(Text(words.render(sheet.texts), x, 8.0, _POINT, width, bold=True))
        things.append(Fill(x, 17.0, width, 0.2, "rule"))
        below = t("Name, signature, date").render(sheet.texts)
        things.append(Text(below, x, 20.2, 7.5, width, tone="soft"))
    return Block(SIGNED, tuple(things))
