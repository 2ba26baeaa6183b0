"""Cells to and from the clipboard, as spreadsheets exchange them: TSV and HTML."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from orgeditor.drawing.colours import duty_colour
from orgeditor.files.responsibility.letters import read_cell
from orgeditor.files.roster.words import fold
from orgeditor.files.sheets import copied_rows, neutral, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from orgeditor.model.codes import CodeSet

Letters = tuple[str, ...]

_HEAD: Final = "font-weight:bold"


class Pasted(msgspec.Struct, frozen=True):
    """A rectangle of cells: the letters of each, and what was not understood.

    None where a cell says something, and nothing of it was understood.
    """

    cells: tuple[tuple[Letters | None, ...], ...]
    unknown: tuple[str, ...]

    @property
    def holds_letters(self) -> bool:
        """Whether anything was understood, be it that cells are empty."""
        return not self.unknown or any(letters for row in self.cells for letters in row)


def content_of(
    rows: Sequence[Sequence[str]], styles: Sequence[Sequence[str]] | None = None
) -> QMimeData:
    """Return texts as what a spreadsheet takes: values as TSV, and as HTML with their styles."""
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(
        [neutral(text) for text in row] for row in rows
    )
    styles = styles or [[""] * len(row) for row in rows]
    html = "".join(
        "<tr>" + "".join(_cell(*cell) for cell in zip(row, styled, strict=True)) + "</tr>"
        for row, styled in zip(rows, styles, strict=True)
    )
    content = QMimeData()
    content.setText(lines.getvalue())
    content.setHtml(f"<meta charset='utf-8'><table>{html}</table>")
    return content


def letters_content(
    cells: Sequence[Sequence[Letters]],
    codes: CodeSet,
    heads: tuple[Sequence[str], Sequence[str]] | None = None,
) -> QMimeData:
    """Return letters as what a spreadsheet takes, in their colours.

    ``heads``: the row of headings, and what stands before each row.
    """
    texts = [["/".join(letters) for letters in row] for row in cells]
    styles = [[_ground(letters, codes) for letters in row] for row in cells]
    if heads:
        texts = [[name, *row] for name, row in zip(heads[1], texts, strict=True)]
        texts.insert(0, list(heads[0]))
        styles = [[_HEAD, *row] for row in styles]
        styles.insert(0, [_HEAD] * len(heads[0]))
    return content_of(texts, styles)


def _ground(letters: Letters, codes: CodeSet) -> str:
    """Return how a cell looks in a spreadsheet: the colour of its first letter, white on it."""
    code = codes.code(letters[0]) if letters else None
    if code is None:
        return ""
    return f"background:{duty_colour(code.duty)};color:#ffffff;font-weight:bold;text-align:center"


def _cell(text: str, style: str) -> str:
    return f"<td style='{style}'>{escape(text)}</td>" if style else f"<td>{escape(text)}</td>"


def text_of(content: QMimeData) -> str:
    """Return the cells that the clipboard holds as TSV, of a table that is there as HTML alone, too."""
    if content.hasText() or not content.hasHtml():
        return content.text()
    document = QTextDocument()
    document.setHtml(content.html())
    frames = document.rootFrame().childFrames()
    table = next((frame for frame in frames if isinstance(frame, QTextTable)), None)
    if table is None:
        return document.toPlainText()
    rows = [[_text_in(table, r, c) for c in range(table.columns())] for r in range(table.rows())]
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


def _text_in(table: QTextTable, row: int, column: int) -> str:
    """Return what a cell says; a merged one says it in its corner."""
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return ""
    cursor = cell.firstCursorPosition()
    end = cell.lastCursorPosition().position()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText().strip()


def read_content(
    content: QMimeData,
    codes: CodeSet,
    activities: AbstractSet[str] = frozenset(),
    parties: AbstractSet[str] = frozenset(),
) -> Pasted:
    """Return what the clipboard holds as letters of a set.

    Headings that were copied along are left out: they are known by the names of ``activities``
    and ``parties``, folded.
    """
    table = [[plain(text) for text in row or [""]] for row in copied_rows(text_of(content))]
    if table and _are_names(table[0][1:], parties):
        del table[0]
    if _are_names([row[0] for row in table], activities):
        table = [row[1:] for row in table]
    unknown: list[str] = []
    rows: list[tuple[Letters | None, ...]] = []
    for row in table:
        readings = [read_cell(text, codes) for text in row]
        rows.append(tuple(None if r.unknown and not r.codes else r.codes for r in readings))
        unknown += [piece for reading in readings for piece in reading.unknown]
    return Pasted(tuple(rows), tuple(unknown))


def _are_names(texts: Sequence[str], names: AbstractSet[str]) -> bool:
    """Whether most texts are names of those that stand in a heading."""
    told = [fold(text) for text in texts if text.strip()]
    return bool(told) and sum(text in names for text in told) * 2 > len(told)
