"""From a raw table to a matrix: activities, parties, and the letters where they meet."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.legends import is_legend, votes
from orgeditor.files.responsibility.letters import choose_code_set, looks_like_codes, without_note
from orgeditor.files.responsibility.listed import letter_columns, names_of
from orgeditor.files.responsibility.orientation import orientation_of
from orgeditor.files.responsibility.outline import activities_of
from orgeditor.files.responsibility.tables import ReadActivity, ReadCell, ReadMatrix
from orgeditor.files.responsibility.telling import Teller
from orgeditor.files.responsibility.unpivoted import lines_of
from orgeditor.files.roster.words import fold
from orgeditor.files.sheets.addresses import address, area, letters
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.blocks import Grid
    from orgeditor.files.responsibility.grid import RawTable
    from orgeditor.files.responsibility.unpivoted import Unpivoted
    from orgeditor.files.sheets.workbook import Sheet, Workbook
    from orgeditor.model.codes import CodeSet

_PLAIN_SHEETS: Final = ("sheet", "tabelle", "feuil", "hoja", "工作表", "лист", "raci", "")

_TITLES: Final = 8
"""Rows above a table in which its title may stand."""
_TITLE_CELLS: Final = 2


class Assembly(msgspec.Struct, frozen=True):
    """A matrix with what was noticed while it was put together."""

    matrix: ReadMatrix
    problems: tuple[Problem, ...]


def assemble_grid(
    book: Workbook, sheet: Sheet, grid: Grid, table: RawTable, code_set: CodeSet | None
) -> Assembly:
    """Return the matrix of a table of letters; without a set, in the one that fits."""
    teller = Teller(book.file, sheet)
    texts = [grid[line.row][head.column] for line in table.lines for head in table.heads]
    chosen = code_set or _chosen_set(teller, sheet, grid, table, texts)
    orientation = orientation_of(table, grid)
    if orientation == "roles-down":
        activities, across = _activities_across(table)
        named = [(n, line.name, (line.row, line.column)) for n, line in enumerate(table.lines) if line.has_cells]  # fmt: skip
        parties, places = _parties(teller, named)
        down = [places.get(n, -1) for n in range(len(table.lines))]
    else:
        activities, down = activities_of(table)
        headed = [(n, name, (table.header, table.heads[n].column)) for n, name in enumerate(_head_names(table))]  # fmt: skip
        parties, places = _parties(teller, headed)
        teller.persons(table.heads, table.header)
        across = [places[n] for n in range(len(table.heads))]
    cells: dict[tuple[int, int], ReadCell] = {}
    for line, row in zip(table.lines, down, strict=True):
        for head, column in zip(table.heads, across, strict=True):
            text = grid[line.row][head.column]
            remark = sheet.comments.get((line.row, head.column), "")
            if row < 0 or not ((text and line.has_cells) or remark):
                continue
            cell = teller.cell(text, chosen, (line.row, head.column), remark)
            key = (column, row) if orientation == "roles-down" else (row, column)
            if cell is not None:
                cells[key] = _joined(cells.get(key), cell, chosen)
    matrix = ReadMatrix(
        _name(book, sheet, grid, table),
        sheet.name,
        _area(table),
        orientation,
        chosen,
        tuple(_all_named(teller, activities)),
        tuple(parties),
        cells,
    )
    return Assembly(matrix, tuple(teller.problems))


def assemble_list(
    book: Workbook, sheet: Sheet, grid: Grid, table: RawTable, code_set: CodeSet | None
) -> Assembly:
    """Return the matrix of a table whose columns are letters and whose cells hold names."""
    teller = Teller(book.file, sheet)
    columns = letter_columns(grid[table.header])
    chosen = code_set or _chosen_set(teller, sheet, grid, table, list(columns.values()))
    for column, letter in list(columns.items()):
        if letter not in {code.letter for code in chosen.codes}:
            teller.unknown_head(grid[table.header][column], chosen, (table.header, column))
            del columns[column]
    places = {(line.row, c): sheet.value(line.row, c) for line in table.lines for c in columns}
    names = names_of(places.values())
    by_role = _lists_by_role(table, [name for found in names.values() for name in found])
    lines, down = _roles_listed(table) if by_role else activities_of(table)
    across: dict[str, tuple[int, str, str]] = {}
    cells: dict[tuple[int, int], ReadCell] = {}
    for line, row in zip(table.lines, down, strict=True):
        for column, letter in columns.items():
            for name in names.get(str(places[line.row, column]), ()):
                at = address(line.row, column)
                other, _, _ = across.setdefault(fold(name), (len(across), name, at))
                key = (other, row) if by_role else (row, other)
                cells[key] = _joined(cells.get(key), ReadCell((letter,)), chosen)
    if by_role:
        activities = [ReadActivity(name, at) for _, name, at in across.values()]
        parties = [line.name for line in _all_named(teller, lines)]
    else:
        activities = _all_named(teller, lines)
        parties = [name for _, name, _ in across.values()]
    matrix = ReadMatrix(
        _name(book, sheet, grid, table),
        sheet.name,
        _area(table),
        "list",
        chosen,
        tuple(activities),
        tuple(parties),
        cells,
    )
    return Assembly(matrix, tuple(teller.problems))


def assemble_unpivoted(
    book: Workbook, sheet: Sheet, grid: Grid, table: Unpivoted, code_set: CodeSet | None
) -> Assembly:
    """Return the matrix of a table that has a row for each letter."""
    teller = Teller(book.file, sheet)
    raw = lines_of(grid, table)
    chosen = code_set or _chosen_set(teller, sheet, grid, raw, [grid[r][table.letter] for r in table.rows])  # fmt: skip
    first = {(line.groups, fold(line.name)): line for line in reversed(raw.lines)}
    once = sorted(first.values(), key=lambda line: line.row)
    activities, places = activities_of(msgspec.structs.replace(raw, lines=tuple(once)))
    down = {(line.groups, fold(line.name)): place for line, place in zip(once, places, strict=True)}
    parties: dict[str, tuple[int, str]] = {}
    cells: dict[tuple[int, int], ReadCell] = {}
    for line in raw.lines:
        name, at = grid[line.row][table.party], (line.row, table.letter)
        cell = teller.cell(grid[line.row][table.letter], chosen, at)
        column, _ = parties.setdefault(fold(name) or name, (len(parties), name))
        if cell is not None:
            key = (down[line.groups, fold(line.name)], column)
            cells[key] = _joined(cells.get(key), cell, chosen)
    matrix = ReadMatrix(
        _name(book, sheet, grid, raw),
        sheet.name,
        _area(raw),
        "list",
        chosen,
        tuple(_all_named(teller, activities)),
        tuple(name for _, name in parties.values()),
        cells,
    )
    return Assembly(matrix, tuple(teller.problems))


def _lists_by_role(table: RawTable, named: Sequence[str]) -> bool:
    """Whether a list has a row for each role, and its cells name activities."""
    if not words.names_roles(table.corner) or words.names_activities(table.corner):
        return False
    lean = sum(words.is_personal(line.name) for line in table.lines) / len(table.lines)
    return lean >= sum(map(words.is_personal, named)) / max(len(named), 1)


def _roles_listed(table: RawTable) -> tuple[list[ReadActivity], list[int]]:
    """Return the rows of a list as roles, each once, and for each row which of them it is."""
    found: dict[str, ReadActivity] = {}
    for line in table.lines:
        found.setdefault(fold(line.name), ReadActivity(line.name, address(line.row, line.column)))
    order = list(found)
    return list(found.values()), [order.index(fold(line.name)) for line in table.lines]


def _chosen_set(
    teller: Teller, sheet: Sheet, grid: Grid, table: RawTable, texts: Sequence[str]
) -> CodeSet:
    around = " ".join([sheet.name, *(text for row in grid[: table.header + 1] for text in row)])
    told = [text for text in map(without_note, texts) if looks_like_codes(text)]
    chosen, others = choose_code_set(told, around, votes(grid, words.known().sets))
    if others:
        teller.tell(
            "several-code-sets",
            "warning",
            t(
                "The letters were read as {name}; they could be {others} as well.",
                name=chosen.name,
                others=", ".join(codes.name for codes in others),
            ),
            suggestion=t(
                "Say which: --code-set {ids}", ids="|".join(codes.id for codes in (chosen, *others))
            ),
        )
    return chosen


def _head_names(table: RawTable) -> list[str]:
    """Return the columns' names; the unit over a column tells it from others of its name."""
    counts = Counter(fold(head.name) for head in table.heads)
    bands = {(fold(head.name), head.band) for head in table.heads}
    return [
        f"{head.name} ({head.band})"
        if head.band
        and counts[fold(head.name)] > 1
        and sum(1 for name, _ in bands if name == fold(head.name)) > 1
        else head.name
        for head in table.heads
    ]


def _parties(
    teller: Teller, named: Sequence[tuple[int, str, tuple[int, int]]]
) -> tuple[list[str], dict[int, int]]:
    """Return the parties, each once, and which of them stands at each place."""
    parties: dict[str, tuple[int, str]] = {}
    places: dict[int, int] = {}
    for place, name, at in named:
        if not name:
            name = letters(at[1])
            teller.tell(
                "unnamed-role",
                "warning",
                t("The column has letters and no name; it is called {name}.", name=name),
                at,
            )
        if fold(name) in parties:
            teller.tell(
                "duplicate-role",
                "warning",
                t("“{name}” stands here more than once; its letters were joined.", name=name),
                at,
                name,
            )
        places[place], _ = parties.setdefault(fold(name) or name, (len(parties), name))
    return [name for _, name in parties.values()], places


def _activities_across(table: RawTable) -> tuple[list[ReadActivity], list[int]]:
    """Return the columns as activities, under the headings that stand over them."""
    made: list[ReadActivity] = []
    places: list[int] = []
    band = ""
    for head in table.heads:
        place = address(table.header, head.column)
        if head.band and head.band != band:
            made.append(ReadActivity(head.band, place, 0, True))
        band = head.band
        places.append(len(made))
        made.append(ReadActivity(head.name, place, 1 if band else 0))
    return made, places


def _all_named(teller: Teller, activities: Sequence[ReadActivity]) -> list[ReadActivity]:
    """Return the activities with a name each; one without is called by its cell."""
    teller.duplicates([activity for activity in activities if activity.name])
    named = []
    for activity in activities:
        if not activity.name:
            teller.tell(
                "unnamed-activity",
                "warning",
                t("{cell} has letters and no name beside them.", cell=activity.place),
                value=activity.place,
            )
            activity = msgspec.structs.replace(activity, name=activity.place)
        named.append(activity)
    return named


def _joined(standing: ReadCell | None, cell: ReadCell, codes: CodeSet) -> ReadCell:
    if standing is None:
        return cell
    both = {*standing.codes, *cell.codes}
    comment = "\n".join(filter(None, (standing.comment, cell.comment)))
    return ReadCell(tuple(code.letter for code in codes.codes if code.letter in both), comment)


def _area(table: RawTable) -> str:
    return area(table.top, table.left, table.lines[-1].row, table.right)


def _name(book: Workbook, sheet: Sheet, grid: Grid, table: RawTable) -> str:
    """Return the title above a table, else the sheet's name, else that of the file."""
    titles: list[str] = []
    for row in reversed(grid[max(0, table.top - _TITLES) : table.top]):
        texts = [text for text in row if text]
        # More than a title and a date: what stands there belongs to another table.
        if len(texts) > _TITLE_CELLS:
            break
        if len(texts) == 1 and not is_legend(texts[0]) and not texts[0].isdigit():
            titles.append(texts[0])
    if titles:
        return titles[-1]
    if sheet.name.rstrip("0123456789 ()").casefold() in _PLAIN_SHEETS:
        return PurePath(book.file).stem or sheet.name or "RACI"
    return sheet.name
