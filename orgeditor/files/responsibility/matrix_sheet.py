"""The sheet that a matrix is written on: where its parts stand, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.analysis.matrix import MatrixView
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.messages import Message
    from orgeditor.model.records import Record, Responsibility

Look = dict[str, str | int | float | bool]
"""Properties of a cell's format, by XlsxWriter's names."""

INK: Final = "#1C2733"
SOFT: Final = "#5A6875"
LINE: Final = "#DDE3E9"
TINT: Final = "#F0F3F6"
ALARM: Final = "#B3261E"

TITLE, SUBTITLE, BAND, HEADER, BODY = 0, 1, 3, 4, 5
"""Rows by index, ``BODY`` the first of the activities."""
NUMBER, NAME, FIRST = 0, 1, 2
"""Columns by index, ``FIRST`` the first of the parties."""


class MatrixSheet(msgspec.Struct, frozen=True):
    """A sheet being written, with the matrix it shows and the language it is in.

    ``book`` is a ``Book``, ``page`` its XlsxWriter worksheet.
    """

    book: Any
    page: Any
    view: MatrixView
    language: str

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the code set; each has a column of sums."""
        return tuple(code.letter for code in self.view.code_set.codes)

    @property
    def last_party(self) -> int:
        """The last column of a party, the one before ``FIRST`` where there is none."""
        return FIRST + len(self.view.columns) - 1

    @property
    def last_row(self) -> int:
        """The last row of an activity, the header where there is none."""
        return BODY + len(self.view.rows) - 1

    @property
    def check(self) -> int:
        """The column that says what a row lacks."""
        return self.last_party + len(self.letters) + 1

    @property
    def has_cells(self) -> bool:
        """Whether there is at least one cell for letters."""
        return bool(self.view.rows and self.view.columns)

    def say(self, message: Message) -> str:
        """Return a text in the language of the sheet."""
        return message.render(self.language)

    def name(self, record: Record) -> str:
        """Return what a record is called in the language of the sheet."""
        return name_of(record, self.language)

    def write(self, row: int, column: int, text: str, look: Look) -> None:
        """Write text; whatever it begins with, it stays text. Nothing is a blank cell."""
        made = self.book.format(**look)
        if text:
            self.page.write_string(row, column, text, made)
        else:
            self.page.write_blank(row, column, None, made)

    def compute(self, row: int, column: int, formula: str, value: str | int, look: Look) -> None:
        """Write a formula with the value that it has now."""
        self.page.write_formula(row, column, formula, self.book.format(**look), value)


def cell_text(cell: Responsibility | None) -> str:
    """Return letters, else the comment that holds what an import did not understand."""
    return ("/".join(cell.codes) or cell.comment) if cell else ""


def width_of(text: str) -> int:
    """Return how wide a text is in Latin letters; a Chinese one takes two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
