"""Tables, figures and sentences on paper: blocks that flow over pages, headings repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.blocks import Block
from orgeditor.analysis.pages.paper import LINE, Measure
from orgeditor.analysis.pages.things import Align, Fill, Text, Thing, Tone
from orgeditor.analysis.report.content import NOTHING, Column, Row, Table, figure
from orgeditor.analysis.wrapping import unbroken, wrap
from orgeditor.messages import tn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.report.content import Figures, Value
    from orgeditor.messages import Message

POINT_OF_TABLES: Final = 8.0
_HEADING: Final = 10.0
_WORDS: Final = 9.0
_FIGURE: Final = 15.0
POINT_OF_HEADINGS: Final = 7.5
BETWEEN: Final = 4.0
INDENT: Final = 3.2
_WIDEST: Final = 95.0
_LONGEST_WORD: Final = 34.0
_TURNED: Final = 6.0
"""The least width of a column of marks, whose heading then stands upright."""
_BAR: Final = 34.0
_BAR_HEIGHT: Final = 1.8
_PERCENT: Final = 10.5
PADDING: Final = 2.2
_TILE: Final = 36.0
_MOST_LINES: Final = 24
"""Lines of a row that stand together."""
_TOGETHER: Final = 12
"""A table of so few rows is not parted, as long as it fits on a page."""
_LOOKED_AT: Final = 400
"""Rows whose cells decide how wide the columns are."""


class Setting(msgspec.Struct, frozen=True):
    """How wide the room is, in which language texts are, and how they are measured."""

    room: float
    texts: str
    measure: Measure

    def lines(
        self, words: str, width: float, point: float, *, bold: bool = False
    ) -> tuple[str, ...]:
        """Return text in lines, its own lines kept."""

        def measured(text: str) -> float:
            return self.measure(text, point, bold)

        return tuple(line for part in words.split("\n") for line in wrap(part, width, measured))


class PlacedColumn(msgspec.Struct, frozen=True):
    """A column in its place: from where, how wide for its content."""

    column: Column
    left: float
    width: float


def heading(words: str, setting: Setting) -> Block:
    """Return the heading of what follows; a long one takes several lines."""
    lines = setting.lines(words, setting.room, _HEADING, bold=True)
    things: list[Thing] = [
        Text(line, 0, 8.0 + n * LINE * _HEADING, _HEADING, setting.room, bold=True)
        for n, line in enumerate(lines)
    ]
    return Block(8.0 + (len(lines) - 1) * LINE * _HEADING + 2.4, tuple(things), keeps=True)


def sentence(message: Message, setting: Setting, tone: Tone = "ink") -> Block:
    """Return a sentence or two."""
    lines = setting.lines(message.render(setting.texts), setting.room, _WORDS)
    things = [
        Text(line, 0, 4.6 + n * LINE * _WORDS * 1.1, _WORDS, setting.room, tone=tone)
        for n, line in enumerate(lines)
    ]
    return Block(3.0 + len(lines) * LINE * _WORDS * 1.1, tuple(things))


def tiles(figures: Figures, setting: Setting) -> list[Block]:
    """Return figures side by side, as many in a line as there is room for."""
    told = [(words.render(setting.texts), value) for words, value in figures.figures]
    widest = max(
        (
            max(
                setting.measure(words, POINT_OF_HEADINGS, False),
                setting.measure(value, _FIGURE, True),
            )
            for words, value in told
        ),
        default=0.0,
    )
    count = max(1, int(setting.room / max(_TILE, widest + BETWEEN)))
    width = setting.room / count
    blocks = []
    for first in range(0, len(told), count):
        things: list[Thing] = []
        for place, (words, value) in enumerate(told[first : first + count]):
            room = width - 2.0
            for line in setting.lines(value, room, _FIGURE, bold=True)[:1]:
                things.append(Text(line, place * width, 8.0, _FIGURE, room, bold=True))
            for line in setting.lines(words, room, POINT_OF_HEADINGS)[:1]:
                things.append(Text(line, place * width, 12.4, POINT_OF_HEADINGS, room, tone="soft"))
        blocks.append(Block(17.0, tuple(things)))
    return blocks


def table(of: Table, setting: Setting) -> list[Block]:
    """Return a table as blocks: its title, its headings, a block a row, what is left out."""
    rows = of.rows[: of.most] if of.most else of.rows
    columns = placed_columns(of.columns, rows, setting)
    head = _headings(columns, setting)
    title = heading(of.title.render(setting.texts), setting)
    blocks = [title, msgspec.structs.replace(head, keeps=True)]
    for row in rows:
        blocks += _row(row, columns, head, setting)
    if len(rows) <= _TOGETHER:
        blocks = [msgspec.structs.replace(block, keeps=True) for block in blocks]
        blocks[-1] = msgspec.structs.replace(blocks[-1], keeps=False)
    if left := len(of.rows) - len(rows):
        words = tn("{n} more row is in the workbook.", "{n} more rows are in the workbook.", left)
        blocks.append(sentence(words, setting, "soft"))
    return blocks


def placed_columns(
    columns: Sequence[Column], rows: Sequence[Row], setting: Setting
) -> tuple[PlacedColumn, ...]:
    """Return columns with their widths: figures as wide as they are, words share what is left."""
    looked_at = rows[:_LOOKED_AT]
    wants, leasts = [], []
    for n, column in enumerate(columns):
        head = column.heading.render(setting.texts)
        words = max(
            (setting.measure(w, POINT_OF_HEADINGS, False) for w in unbroken(head)), default=0.0
        )
        if column.kind == "share":
            wants.append(_BAR)
            leasts.append(max(_BAR, words))
            continue
        texts = [(written(row, n, column), row) for row in looked_at]
        indents = [row.level * INDENT if n == 0 else 0.0 for row in looked_at]
        widths = [
            setting.measure(text, POINT_OF_TABLES, row.strong) + indent
            for (text, row), indent in zip(texts, indents, strict=True)
        ]
        longest = [
            max((setting.measure(w, POINT_OF_TABLES, row.strong) for w in unbroken(text)), default=0.0) + indent
            for (text, row), indent in zip(texts, indents, strict=True)
        ]  # fmt: skip
        whole_head = setting.measure(head, POINT_OF_HEADINGS, False)
        natural = max([*widths, words, min(whole_head, 22.0)])
        if column.kind == "mark":
            # Its heading can be turned, so that the names beside it need not be broken.
            wants.append(natural)
            leasts.append(max([*widths, _TURNED]))
        elif column.kind != "text":
            wants.append(natural)
            leasts.append(natural)
        else:
            wants.append(max(min(natural, _WIDEST), 12.0))
            leasts.append(min(max([*longest, words]), _LONGEST_WORD, wants[-1]))
    widths = _shared(wants, leasts, columns, setting.room - BETWEEN * (len(columns) - 1))
    left, placed = 0.0, []
    for column, width in zip(columns, widths, strict=True):
        placed.append(PlacedColumn(column, left, width))
        left += width + BETWEEN
    return tuple(placed)


def _shared(
    wants: list[float], leasts: list[float], columns: Sequence[Column], room: float
) -> list[float]:
    """Return the widths of columns that together take no more than the room."""
    if sum(wants) <= room:
        texts = [n for n, column in enumerate(columns) if column.kind == "text"]
        # A table of a few narrow columns is read more easily when it is not stretched.
        if len(texts) < 2 and sum(wants) < 0.6 * room:
            return wants
        spare, whole = room - sum(wants), sum(wants[n] for n in texts)
        return [
            want + (spare * want / whole if n in texts and whole else 0.0)
            for n, want in enumerate(wants)
        ]
    if sum(leasts) >= room:
        return [least * room / sum(leasts) for least in leasts]
    over = [want - least for want, least in zip(wants, leasts, strict=True)]
    spare = room - sum(leasts)
    # The square root keeps one long column from taking all that is left.
    weights = [max(0.0, o) ** 0.5 for o in over]
    widths = list(leasts)
    for _ in range(len(widths)):
        open_ones = [n for n in range(len(widths)) if wants[n] - widths[n] > 0.01]
        total = sum(weights[n] for n in open_ones)
        if spare <= 0.01 or not total:
            break
        given = {n: min(spare * weights[n] / total, wants[n] - widths[n]) for n in open_ones}
        for n, more in given.items():
            widths[n] += more
        spare -= sum(given.values())
    return widths


def _headings(columns: Sequence[PlacedColumn], setting: Setting) -> Block:
    heads = [placed.column.heading.render(setting.texts) for placed in columns]
    turned = _are_turned(columns, heads, setting)
    told = [
        ()
        if turned and placed.column.kind == "mark"
        else setting.lines(head, placed.width, POINT_OF_HEADINGS)
        for placed, head in zip(columns, heads, strict=True)
    ]
    deepest = max(map(len, told))
    bottom = 1.6 + deepest * LINE * POINT_OF_HEADINGS
    upright = [head for head, lines in zip(heads, told, strict=True) if not lines]
    longest = max(
        (setting.measure(head, POINT_OF_HEADINGS, False) for head in upright), default=0.0
    )
    bottom = max(bottom, 2.5 + longest)
    things: list[Thing] = []
    for placed, head, lines in zip(columns, heads, told, strict=True):
        if not lines:
            x = placed.left + placed.width / 2 + POINT_OF_HEADINGS * LINE / 4
            things.append(
                Text(head, x, bottom - 0.9, POINT_OF_HEADINGS, longest, tone="soft", angle=90.0)
            )
        for n, line in enumerate(lines):
            y = bottom - 0.9 - (len(lines) - 1 - n) * LINE * POINT_OF_HEADINGS
            x, align = _aligned(placed)
            things.append(
                Text(line, x, y, POINT_OF_HEADINGS, placed.width, tone="soft", align=align)
            )
    right = columns[-1].left + columns[-1].width
    things.append(Fill(0, bottom + 0.4, right, 0.35, "ink"))
    return Block(bottom + 1.2, tuple(things))


def _are_turned(columns: Sequence[PlacedColumn], heads: Sequence[str], setting: Setting) -> bool:
    """Whether a word over a column of marks is wider than that."""
    return any(
        setting.measure(word, POINT_OF_HEADINGS, False) > placed.width
        for placed, head in zip(columns, heads, strict=True)
        if placed.column.kind == "mark"
        for word in unbroken(head)
    )


def _aligned(placed: PlacedColumn) -> tuple[float, Align]:
    if placed.column.kind == "number":
        return placed.left + placed.width, "right"
    if placed.column.kind == "mark":
        return placed.left + placed.width / 2, "middle"
    return placed.left, "left"


def _row(row: Row, columns: Sequence[PlacedColumn], head: Block, setting: Setting) -> list[Block]:
    """Return a row; one that is higher than half a page goes on in further blocks."""
    told = []
    for n, placed in enumerate(columns):
        indent = row.level * INDENT if n == 0 else 0.0
        text = written(row, n, placed.column)
        room = max(placed.width - indent, 6.0)
        shown = placed.column.kind != "share" and text
        told.append(setting.lines(text, room, POINT_OF_TABLES, bold=row.strong) if shown else ())
    deepest = max(1, *map(len, told))
    right = columns[-1].left + columns[-1].width
    blocks = []
    for start in range(0, deepest, _MOST_LINES):
        count = min(_MOST_LINES, deepest - start)
        high = count * LINE * POINT_OF_TABLES + PADDING
        things: list[Thing] = [Fill(0, high - 0.1, right, 0.1, "hair")]
        for n, (placed, lines) in enumerate(zip(columns, told, strict=True)):
            if placed.column.kind == "share" and start == 0:
                things += _bar(row.cells[n], placed)
            indent = row.level * INDENT if n == 0 else 0.0
            x, align = _aligned(placed)
            for place, line in enumerate(lines[start : start + count]):
                y = 3.7 + place * LINE * POINT_OF_TABLES
                things.append(
                    Text(
                        line,
                        x + indent,
                        y,
                        POINT_OF_TABLES,
                        max(placed.width - indent, 6.0),
                        bold=row.strong,
                        tone="mark" if row.alarm else "ink",
                        align=align,
                    )
                )
        blocks.append(Block(high, tuple(things), head=head))
    return blocks


def _bar(value: Value, placed: PlacedColumn) -> list[Thing]:
    """Return a share as a bar with its per cent behind it."""
    if not isinstance(value, float):
        return [Text(NOTHING, placed.left, 3.7, POINT_OF_TABLES, placed.width, tone="soft")]
    track = placed.width - _PERCENT
    told = f"{value:.0%}"
    return [
        Fill(placed.left, 1.7, track, _BAR_HEIGHT, "hair"),
        Fill(placed.left, 1.7, track * min(max(value, 0.0), 1.0), _BAR_HEIGHT, "accent"),
        Text(told, placed.left + placed.width, 3.7, POINT_OF_TABLES, _PERCENT, align="right"),
    ]


def written(row: Row, place: int, column: Column) -> str:
    """Return what stands in a cell of a row."""
    value = row.cells[place]
    if isinstance(value, str):
        return value
    if column.kind == "share":
        return NOTHING if value is None else f"{value:.0%}"
    if value is None and column.kind != "number":
        return ""
    return figure(value, column.places, signed=row.signed or column.signed)
