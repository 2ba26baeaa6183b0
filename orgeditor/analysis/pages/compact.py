"""The compact form: a row an activity, the letters as columns, who has them as names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.closing import SIGNED, closing_pages, remarks, signed
from orgeditor.analysis.pages.frame import Frame, chip_width, matrix_frame
from orgeditor.analysis.pages.grid_things import first_baseline, name_things, row_things
from orgeditor.analysis.pages.paper import LINE, POINT, SIZES, Measure, Paper, Sheet, label_of
from orgeditor.analysis.pages.rows import (
    CHIP,
    PlacedRow,
    chunks_of_rows,
    height_of,
    name_lines,
    with_room_below,
)
from orgeditor.analysis.pages.things import Chip, Fill, Pages, Text, Thing
from orgeditor.analysis.wrapping import unbroken, wrap_names
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import ActivityRow, MatrixView
    from orgeditor.model.records import Project

_NAME_SHARE: Final = 0.3
_BETWEEN: Final = 3.0
_HEAD: Final = 11.0


def compact_pages(
    view: MatrixView, project: Project, paper: Paper, sheet: Sheet, measure: Measure
) -> Pages:
    """Return a matrix as pages with names under letters; the rows are as high as that takes."""
    around = matrix_frame(view, project, paper, sheet, measure)
    point = sheet.point or SIZES[0]
    names = _names(view, sheet)
    edges = _edges(view, names, around, sheet, point, measure)
    rows = [
        _placed(row, said, edges, sheet, point, measure)
        for row, said in zip(view.rows, names, strict=True)
    ]
    chunks = chunks_of_rows(rows, around.top + _HEAD, around.bottom, point)
    blocks = remarks(view, around, sheet, measure) if sheet.marks else []
    if sheet.sign_off and not blocks:
        chunks = with_room_below(chunks, SIGNED, around.top + _HEAD, around.bottom)
    blocks = signed(blocks, around, sheet)
    last = chunks[-1]
    end = last[-1].top + last[-1].height if last else around.top + _HEAD
    behind = closing_pages(blocks, around, end)
    contents = [_things(view, chunk, edges, around, sheet, point, measure) for chunk in chunks]
    contents[-1] += behind[0]
    contents += behind[1:]
    return Pages(
        paper,
        around.title,
        point,
        1,
        tuple(
            around.page(number, len(contents), things) for number, things in enumerate(contents, 1)
        ),
    )


def _names(view: MatrixView, sheet: Sheet) -> list[list[list[str]]]:
    """Return for each row and each letter who has it, in the order of the columns."""
    known = {column.party.id: column.party for column in view.columns}
    wanted = sheet.parties or tuple(known)
    called = {key: label_of(known[key], sheet.labels) for key in wanted if key in known}
    letters = [code.letter for code in view.code_set.codes]
    found: list[list[list[str]]] = []
    for row in view.rows:
        by_letter: dict[str, list[str]] = {letter: [] for letter in letters}
        for party, name in called.items():
            if cell := row.cells.get(party):
                for letter in cell.codes:
                    by_letter[letter].append(name)
        found.append([by_letter[letter] for letter in letters])
    return found


def _between(sheet: Sheet) -> str:
    return "、" if sheet.labels == "zh_CN" else ", "


def _edges(
    view: MatrixView,
    names: Sequence[Sequence[Sequence[str]]],
    around: Frame,
    sheet: Sheet,
    point: float,
    measure: Measure,
) -> list[float]:
    """Return the edges of all columns: wide for letters that many have, no word broken."""
    room = around.right - around.left
    name = _NAME_SHARE * room
    rest = room - name
    codes = view.code_set.codes
    weights, least = [], []
    for place, code in enumerate(codes):
        texts = [_between(sheet).join(row[place]) for row in names]
        widths = [measure(text, point, False) for text in texts if text]
        weights.append(max(12.0, sum(widths) / len(widths) if widths else 0.0) ** 0.6)
        every = {name for row in names for name in row[place]}
        words = [word for name in every for word in unbroken(name + _between(sheet))]
        head = chip_width(code.letter, point, measure) + 2.4
        head += measure(code.name.render(sheet.texts), point, True)
        least.append(max([head, *(measure(word, point, False) for word in words)]) + _BETWEEN)
    shares = [weight / sum(weights) * rest for weight in weights]
    if sum(least) <= rest:
        spare = rest - sum(least)
        over = [max(0.0, share - low) for share, low in zip(shares, least, strict=True)]
        total = sum(over) or 1.0
        shares = [low + o / total * spare for low, o in zip(least, over, strict=True)]
    edges = [around.left, around.left + name]
    for share in shares:
        edges.append(edges[-1] + share)
    return edges


def _placed(
    row: ActivityRow,
    names: Sequence[Sequence[str]],
    edges: Sequence[float],
    sheet: Sheet,
    point: float,
    measure: Measure,
) -> PlacedRow:
    cells = [name_lines(row, edges[1] - edges[0], point, sheet.labels, measure)]
    for said, (left, right) in zip(names, pairwise(edges[1:]), strict=True):
        lines = wrap_names(
            said,
            _between(sheet),
            right - left - _BETWEEN,
            lambda text: measure(text, point, False),
        )
        cells.append(lines)
    height = height_of(max(map(len, cells)), point)
    return PlacedRow(row, 0.0, height, tuple(cells))


def _things(
    view: MatrixView,
    rows: Sequence[PlacedRow],
    edges: Sequence[float],
    around: Frame,
    sheet: Sheet,
    point: float,
    measure: Measure,
) -> list[Thing]:
    things = _heads(view, edges, around, sheet, point, measure)
    for placed in rows:
        things += row_things(placed, edges[0], edges[-1])
        if sheet.marks and view.row_marks(placed.row):
            things.append(Fill(edges[0], placed.top, 0.9, placed.height - 0.1, "mark"))
        # All cells begin on one line, so that they are read along.
        most = max(map(len, placed.cells))
        first = first_baseline(placed, most, point)
        things += name_things(placed, edges[0], edges[1] - 1.5, point, most)
        for lines, left, right in zip(placed.cells[1:], edges[1:], edges[2:], strict=False):
            for place, line in enumerate(lines):
                if line:
                    y = first + place * LINE * point
                    things.append(Text(line, left + 1.0, y, point, right - left - _BETWEEN))
    return things


def _heads(
    view: MatrixView,
    edges: Sequence[float],
    around: Frame,
    sheet: Sheet,
    point: float,
    measure: Measure,
) -> list[Thing]:
    size = point * POINT
    bottom = around.top + _HEAD
    baseline = bottom - 3.4
    heading = t("Activity").render(sheet.texts)
    if sheet.labels == "both":
        heading += " " + t("Activity").render("zh_CN")
    things: list[Thing] = [
        Text(heading, edges[0] + 2, baseline, point, edges[1] - edges[0] - 3),
        Fill(edges[0], bottom - 0.4, edges[-1] - edges[0], 0.4, "ink"),
    ]
    for code, (left, right) in zip(view.code_set.codes, pairwise(edges[1:]), strict=True):
        wide = chip_width(code.letter, point, measure)
        y = baseline - 0.36 * size - CHIP * size / 2
        things.append(Chip(code.letter, code.duty, left + 1.0, y, wide, CHIP * size, point))
        x = left + 1.0 + wide + 1.4
        name = code.name.render(sheet.texts)
        if measure(name, point, True) <= right - x - 0.5:
            things.append(Text(name, x, baseline, point, right - x, bold=True))
    return things
