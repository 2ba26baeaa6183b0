"""Which sheets of a workbook are tables of an element: their header row, the field of each column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from orgeditor.files.elements.cells import as_texts
from orgeditor.files.elements.words import names_of, other_words, said
from orgeditor.files.elements.writing import columns_of, element_types
from orgeditor.files.sheets import clean
from orgeditor.messages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.files.sheets import Sheet
    from orgeditor.model.describing import RecordType
    from orgeditor.model.fields import Field

_SEARCHED: Final = 20
"""Rows in which a header is looked for."""
_FEWEST: Final = 2
_FEWEST_LIKE: Final = 3
"""Columns that must be known, lest a table of something else be taken for one of ours: by our words, or by others."""


@dataclass(frozen=True)
class Found:
    """A sheet that is a table of a type: its header row, and the field of each column."""

    sheet: Sheet
    described: RecordType
    header: int
    columns: dict[int, Field]
    own: dict[int, str]
    texts: dict[int, list[str]]
    """What the cells of each known column say, by row."""

    def header_of(self, column: int) -> str:
        """Return what stands over a column."""
        return clean(self.sheet.rows[self.header][column])

    def text(self, row: int, column: int) -> str:
        """Return what a cell of a known column says."""
        return self.texts[column][row - self.header - 1]


def recognised(sheet: Sheet) -> Found | None:
    """Return the type whose columns a sheet has most of, its name deciding between equals."""
    best: tuple[tuple[int, int, bool], Found] | None = None
    for described in element_types():
        labels = {
            said(label): field
            for field in columns_of(described)
            for label in (*map(field.label.render, LANGUAGES), field.name)
        }
        words = other_words(described)
        needed = {described.title_field, *described.key}
        titled = said(sheet.name) in names_of(described)
        for number, row in enumerate(sheet.rows[:_SEARCHED]):
            headers = {column: clean(value) for column, value in enumerate(row) if value is not None}  # fmt: skip
            columns, exact = _columns(headers, labels, words)
            known = {field.name for field in columns.values()}
            enough = exact >= _FEWEST or len(columns) >= _FEWEST_LIKE or (titled and columns)
            if enough and (known & needed if not described.key else needed - {""} <= known):
                own = {c: h for c, h in headers.items() if c not in columns and h}
                score = (len(columns), exact, titled)
                if best is None or score > best[0]:
                    texts = {
                        c: as_texts(field, [sheet.value(r, c) for r in range(number + 1, len(sheet.rows))])
                        for c, field in columns.items()
                    }  # fmt: skip
                    best = score, Found(sheet, described, number, columns, own, texts)
                break
    return best[1] if best else None


def _columns(
    headers: Mapping[int, str], labels: Mapping[str, Field], words: Mapping[str, Field]
) -> tuple[dict[int, Field], int]:
    """Return the field of each column, and how many are called as we call them: those go first."""
    found = {c: labels[said(h)] for c, h in headers.items() if said(h) in labels}
    exact = len(found)
    taken = {field.name for field in found.values()}
    for column, header in headers.items():
        field = words.get(said(header))
        if column not in found and field is not None and field.name not in taken:
            found[column] = field
            taken.add(field.name)
    return found, exact
