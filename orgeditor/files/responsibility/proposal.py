"""From a workbook to the responsibility matrices in it, with their problems, for review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.files import problems
from orgeditor.files.problems import Problem
from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.assembling import (
    Assembly,
    assemble_grid,
    assemble_list,
    assemble_unpivoted,
)
from orgeditor.files.responsibility.blocks import find_blocks, grid_of
from orgeditor.files.responsibility.coloured import letters_for_colours
from orgeditor.files.responsibility.grid import is_matrix, read_grid
from orgeditor.files.responsibility.keys import own_letters, spelt_out
from orgeditor.files.responsibility.legend_rows import legend_rows
from orgeditor.files.responsibility.letters import letters_in_use
from orgeditor.files.responsibility.listed import find_lists
from orgeditor.files.responsibility.marked import letters_for_marks
from orgeditor.files.responsibility.tables import ReadMatrix
from orgeditor.files.responsibility.unpivoted import find_unpivoted
from orgeditor.files.sheets import Sheet, Unreadable, Workbook
from orgeditor.files.sheets.addresses import indexes
from orgeditor.messages import Message, t
from orgeditor.model.codes import CODE_SETS, Duty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.codes import CodeSet

_KEY: Final = 40
"""A sheet of no more rows may be the key to the letters of others."""
_STRANGE: Final = 2
_ACROSS: Final = 2
_TOLD: Final = 12


class MatrixProposal(msgspec.Struct, frozen=True):
    """The matrices of a file as they would be imported, and what is doubtful in them."""

    file: str
    tables: tuple[ReadMatrix, ...]
    problems: tuple[Problem, ...]


def propose_matrix(
    workbook: Workbook,
    sheet: str = "",
    code_set: str = "",
    sets: Mapping[str, CodeSet] = CODE_SETS,
    meanings: Mapping[str, str] | None = None,
) -> MatrixProposal:
    """Return the matrices of a workbook, or of one of its sheets.

    ``code_set``, the id or the name of one of ``sets``, says what the letters mean; without
    it the set is taken that understands them. ``meanings`` says of texts that no set knows
    which letter they stand for. Raises Unreadable where there is no matrix,
    no such sheet, or no such set.
    """
    codes = next((c for key, c in sets.items() if code_set in (key, c.name)), None)
    if code_set and codes is None:
        raise Unreadable(
            t(
                "There is no code set “{name}”. There are: {known}.",
                name=code_set,
                known=", ".join(key if key in CODE_SETS else c.name for key, c in sets.items()),
            )
        )
    chosen = [found for found in workbook.sheets if sheet in ("", found.name)]
    if not chosen:
        raise Unreadable(
            t(
                "{file} has no sheet “{sheet}”. It has: {sheets}.",
                file=workbook.called,
                sheet=sheet,
                sheets=", ".join(found.name for found in workbook.sheets),
            )
        )
    with words.knowing(sets.values(), meanings or {}):
        keys = [
            row for found in workbook.sheets if len(found.rows) <= _KEY for row in grid_of(found)
        ]
        read = [made for found in chosen for made in _read_sheet(workbook, found, codes, keys)]
        if not read:
            raise Unreadable(_no_matrix(workbook, chosen))
    tables = tuple(made.matrix for made in read)
    notes = (note for note in workbook.notes if not _is_beside(note, tables))
    told = (*notes, *(problem for made in read for problem in made.problems))
    return MatrixProposal(workbook.file, tables, told)


def _is_beside(note: Problem, tables: Sequence[ReadMatrix]) -> bool:
    """Whether a note is of a formula that no table holds: of sums beside or below it."""
    if note.kind != "formula-without-value" or not note.cell:
        return False
    row, column = indexes(note.cell)
    corners = (
        (indexes(first), indexes(last))
        for table in tables
        if table.sheet == note.sheet
        for first, last in (table.range.split(":"),)
    )
    return not any(
        top <= row <= bottom and left <= column <= right for (top, left), (bottom, right) in corners
    )


def _read_sheet(
    workbook: Workbook, sheet: Sheet, code_set: CodeSet | None, keys: list[list[str]]
) -> Iterable[Assembly]:
    """Return the tables of a sheet from the top; those in list form are looked for first.

    ``keys`` are the rows of small sheets, on which the key to its letters may stand.
    """
    grid = grid_of(sheet)
    own = [codes for codes in words.known().sets if codes.id not in CODE_SETS]
    if meant := own_letters(grid, keys, [code_set, *own] if code_set else own):
        grid = spelt_out(grid, meant)
    coloured = letters_for_colours(sheet, grid)
    _blank(grid, list(legend_rows(grid)))
    found: list[tuple[int, Assembly]] = []
    for table in find_unpivoted(grid):
        made = assemble_unpivoted(workbook, sheet, grid, table, code_set)
        found.append((table.header, made))
        _blank(grid, (table.header, *table.rows))
    ends = letters_for_marks(sheet, grid)
    for block in find_lists(grid):
        raw = read_grid(sheet, grid, block, listed=True)
        if raw is not None:
            found.append((block.header, assemble_list(workbook, sheet, grid, raw, code_set)))
            _blank(grid, (block.header, *block.rows))
    for block in find_blocks(grid):
        raw = read_grid(sheet, grid, block)
        if raw is not None:
            raw = msgspec.structs.replace(raw, right=max(raw.right, ends.get(raw.header, 0)))
        marked = raw is not None and raw.header in ends
        if raw is not None and (marked or is_matrix(raw, grid, f"{sheet.name} {workbook.file}")):
            found.append((block.header, assemble_grid(workbook, sheet, grid, raw, code_set)))
    ordered = (made for _, made in sorted(found, key=lambda pair: pair[0]))
    read = [made for made in ordered if made.matrix.parties]
    told = _key_told(workbook, sheet, {sign: m for sign, m in meant.items() if sign != m})
    told += _colours_told(workbook, sheet, coloured)
    return [
        msgspec.structs.replace(made, problems=(*(told if not n else ()), *made.problems))
        for n, made in enumerate(read)
    ]


def _key_told(workbook: Workbook, sheet: Sheet, meant: Mapping[str, str]) -> tuple[Problem, ...]:
    """Tell once by which key signs and letters of the office's own were read."""
    if not meant:
        return ()
    said = ", ".join(f"{sign} = {letter}" for sign, letter in meant.items())
    message = t("Read by the key on the sheet: {said}.", said=said)
    return (Problem("own-key", "hint", message, workbook.file, sheet.name, value=said),)


def _colours_told(
    workbook: Workbook, sheet: Sheet, words: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Tell once by which legend the colours of empty cells were read."""
    if not words:
        return ()
    said = ", ".join(f"{word} = {letter}" for word, letter in words.items())
    message = t("Read by the colours that the sheet explains: {said}.", said=said)
    return (Problem("own-key", "hint", message, workbook.file, sheet.name, value=said),)


def _blank(grid: list[list[str]], rows: Iterable[int]) -> None:
    """Take rows off: what a list says is said, its letters must not be found again as a grid."""
    for row in rows:
        grid[row] = [""] * len(grid[row])


def _no_matrix(workbook: Workbook, chosen: Iterable[Sheet]) -> Message:
    grids = [grid_of(sheet) for sheet in chosen]
    if not any(grids):
        return t("{file} is empty: no sheet holds a row.", file=workbook.called)
    known = {*words.known().letters}
    # A column of initials, or of M and F, makes no matrix: several letters stand in a row.
    crossed = [r for grid in grids for r in grid if sum(map(_is_letter, r)) >= _ACROSS]
    strange = sorted(letters_in_use(crossed) - known)
    if len(strange) >= _STRANGE and len(crossed) >= _STRANGE:
        return t(
            "{file}: no code set knows the letters {letters}. Make a code set of them first (Responsibilities, Code sets…), or say on the command line what each stands for: --letter {letter}=R.",
            file=workbook.called,
            letters=", ".join(strange[:_TOLD]),
            letter=strange[0],
        )
    return t(
        "{file}: no sheet holds a responsibility matrix; one has a row of roles, activities below each other, and letters such as R, A, C, I where they meet.",
        file=workbook.called,
    )


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def to_json(proposal: MatrixProposal) -> dict[str, Any]:
    """Return what the command line prints of a proposal, in the current language."""
    return {
        "tables": [
            {
                "sheet": table.sheet,
                "range": table.range,
                "orientation": table.orientation,
                "code_set": table.codes.id if table.codes.id in CODE_SETS else table.codes.name,
                "activities": len(table.activities) - table.groups,
                "roles": len(table.parties),
                "groups": table.groups,
                "assignments": table.assignments,
                "without_accountable": table.with_duty(Duty.ANSWERS).count(0),
                "several_accountable": sum(1 for n in table.with_duty(Duty.ANSWERS) if n > 1),
                "without_responsible": _without_responsible(table),
            }
            for table in proposal.tables
        ],
        "problems": [problems.to_json(problem) for problem in proposal.problems],
    }


def _without_responsible(table: ReadMatrix) -> int:
    # Sets such as DACI have no letter for who does the work.
    if not table.codes.letters(Duty.DOES):
        return 0
    return table.with_duty(Duty.DOES).count(0)
