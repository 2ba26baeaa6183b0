"""Matrices told by colours alone: read where a legend explains them, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from orgeditor.files.responsibility import propose_matrix
from orgeditor.files.sheets import Unreadable, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.files.responsibility.proposal import MatrixProposal

COLOURS = {"R": "FF92D050", "A": "FFFF0000", "C": "FFFFC000", "I": "FF00B0F0"}
WORDS = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}
CHINESE = {"R": "负责", "A": "批准", "C": "咨询", "I": "知会"}
TABLE = {"Plan the campaign": "RAC", "Set the budget": "CA ", "Publish": "RIA", "Measure": " RI"}


def drawn(path: Path, words: dict[str, str], *, beside: bool, below: bool) -> MatrixProposal:
    book = openpyxl.Workbook()
    sheet = book.active
    top = 1 if below else 7
    for column, name in enumerate(("Task", "Director", "Brand manager", "Analyst"), 1):
        sheet.cell(top, column, name).fill = PatternFill("solid", fgColor="FF1F3864")
    for row, (activity, letters) in enumerate(TABLE.items(), top + 1):
        sheet.cell(row, 1, activity)
        for column, letter in enumerate(letters, 2):
            if letter.strip():
                sheet.cell(row, column).fill = PatternFill("solid", fgColor=COLOURS[letter])
    for row, (letter, word) in enumerate(words.items(), 8 if below else 1):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=COLOURS[letter])
        sheet.cell(row, 2 if beside else 1, word)
    book.save(path)
    return propose_matrix(read_workbook(path))


@pytest.mark.parametrize("below", [True, False], ids=["below", "above"])
@pytest.mark.parametrize("beside", [True, False], ids=["beside", "within"])
@pytest.mark.parametrize("words", [WORDS, CHINESE], ids=["en", "zh"])
def test_colours_that_a_legend_explains_are_read(
    tmp_path: Path, words: dict[str, str], beside: bool, below: bool
) -> None:
    read = drawn(tmp_path / "colours.xlsx", words, beside=beside, below=below)
    (table,) = read.tables
    assert [activity.name for activity in table.activities] == list(TABLE)
    assert table.parties == ("Director", "Brand manager", "Analyst")
    assert {at: cell.codes for at, cell in table.cells.items()} == {
        (row, column): (letter,)
        for row, letters in enumerate(TABLE.values())
        for column, letter in enumerate(letters)
        if letter.strip()
    }
    (told,) = (problem for problem in read.problems if problem.kind == "own-key")
    assert told.value == ", ".join(f"{word} = {letter}" for letter, word in words.items())


def test_colours_that_nothing_explains_are_no_letters(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        drawn(tmp_path / "colours.xlsx", dict.fromkeys("RACI", "Region"), beside=True, below=True)


def test_a_heading_in_a_colour_of_the_legend_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "colours.xlsx"
    drawn(path, WORDS, beside=True, below=False)
    book = openpyxl.load_workbook(path)
    book.active.insert_rows(8)
    book.active["A8"] = "Campaigns"
    for column in range(1, 5):
        book.active.cell(8, column).fill = PatternFill("solid", fgColor=COLOURS["I"])
    book.save(path)
    (table,) = propose_matrix(read_workbook(path)).tables
    assert table.activities[0].name == "Campaigns"
    assert table.assignments == sum(len(x.replace(" ", "")) for x in TABLE.values())


def test_colours_beside_letters_say_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "letters.xlsx"
    drawn(path, WORDS, beside=False, below=True)
    book = openpyxl.load_workbook(path)
    for row, letters in enumerate(TABLE.values(), 2):
        for column, letter in enumerate(letters, 2):
            book.active.cell(row, column, letter.strip() or None)
    book.active.cell(3, 4).fill = PatternFill("solid", fgColor=COLOURS["I"])
    book.save(path)
    read = propose_matrix(read_workbook(path))
    assert read.tables[0].assignments == sum(len(x.replace(" ", "")) for x in TABLE.values())


def test_coloured_words_of_a_list_are_its_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Activity", "Role", "Responsibility"])
    for row, letter in enumerate("RA", 2):
        book.active.append(["Publish", f"Role {letter}", WORDS[letter]])
        book.active.cell(row, 3).fill = PatternFill("solid", fgColor=COLOURS[letter])
    book.save(tmp_path / "list.xlsx")
    (table,) = propose_matrix(read_workbook(tmp_path / "list.xlsx")).tables
    assert (table.orientation, table.assignments) == ("list", 2)


def test_white_and_large_sheets_are_not_coloured(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["B1"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    book.active["C1"].fill = PatternFill("solid", fgColor="FF00B0F0")
    large = book.create_sheet()
    for _ in range(10_001):
        large.append(["a", "b"])
    large["A1"].fill = PatternFill("solid", fgColor="FF00B0F0")
    book.save(tmp_path / "a.xlsx")
    small, large = read_workbook(tmp_path / "a.xlsx").sheets
    assert list(small.fills) == [(0, 2)]
    assert large.fills == {}
