"""Cells to and from the clipboard, as spreadsheets exchange them: TSV and HTML."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData

from orgeditor.files.responsibility.letters import read_cell
from orgeditor.files.sheets import neutral, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.codes import CodeSet

Letters = tuple[str, ...]


class Pasted(msgspec.Struct, frozen=True):
    """A rectangle of cells: the letters of each, and what was not understood."""

    cells: tuple[tuple[Letters, ...], ...]
    unknown: tuple[str, ...]


def content_of(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return texts as what a spreadsheet takes."""
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(
        [neutral(text) for text in row] for row in rows
    )
    cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in rows)
    html = "".join(f"<tr>{row}</tr>" for row in cells)
    content = QMimeData()
    content.setText(lines.getvalue())
    content.setHtml(f"<meta charset='utf-8'><table>{html}</table>")
    return content


def read_content(content: QMimeData, codes: CodeSet) -> Pasted:
    """Return what the clipboard holds as letters of a set."""
    unknown: list[str] = []
    rows: list[tuple[Letters, ...]] = []
    for row in csv.reader(io.StringIO(content.text(), newline=""), delimiter="\t"):
        cells: list[Letters] = []
        for text in row or [""]:
            reading = read_cell(plain(text), codes.id)
            cells.append(reading.codes)
            unknown += reading.unknown
        rows.append(tuple(cells))
    return Pasted(tuple(rows), tuple(unknown))
