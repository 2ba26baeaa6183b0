"""The report as a workbook: a cover with contents, a sheet a part, every matrix on its own."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from orgeditor.analysis.left_out import left_out, notice
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.report.content import (
    Changing,
    Chart,
    Figures,
    MatrixPages,
    Picture,
    Table,
    Words,
    figure,
)
from orgeditor.files.responsibility import add_matrix
from orgeditor.files.sheets import Book, open_workbook
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.analysis.report.content import Column, Item, Part, Row, Told, Value

_INK: Final = "#1C2733"
_SOFT: Final = "#5A6875"
_LINE: Final = "#DDE3E9"
_ALARM: Final = "#B3261E"
_BAR: Final = "#9DC3E6"
_HEAD: Final = {"bold": True, "font_color": _INK, "bottom": 2, "bottom_color": _INK, "text_wrap": True, "valign": "bottom"}  # fmt: skip
_LONGEST: Final = 32_767
_WIDEST: Final = 52
_NARROWEST: Final = 9
_MEASURED: Final = 1_000
_FOOTER: Final = 80
_LINE_HEIGHT: Final = 15.0
_RAGGED: Final = 1.12
_HIGHEST: Final = 409.0
"""The highest row that Excel knows, in points."""
_ENOUGH: Final = 8
"""Rows from which on a table that stands alone on its sheet has a filter."""


def write_report(
    told: Told,
    parts: Sequence[Part],
    path: Path,
    *,
    without_empty: bool = False,
    reached: Callable[[float], None] | None = None,
) -> None:
    """Write the report as an xlsx workbook in place of ``path``; may raise OSError.

    ``without_empty`` leaves out parts that hold nothing. ``reached`` hears 0.0 to 1.0; what it raises leaves ``path`` as it was.
    """
    with open_workbook(path, notice=notice(told.org.redaction, told.texts)) as book:
        cover = book.add_sheet(told.say(t("Report")))
        entries: list[tuple[str, str]] = []
        for number, part in enumerate(parts):
            if reached:
                reached(number / len(parts))
            items = told.items(part)
            if items or not without_empty:
                title = told.say(part.title)
                sheet = _Sheet(book, told, title)
                sheet.write(part, items)
                entries.append((title, sheet.name))
            entries += [
                (told.say(item.title), _matrix(book, told, item))
                for item in items
                if isinstance(item, MatrixPages)
            ]
        _write_cover(book, cover, told, entries)


def _matrix(book: Book, told: Told, item: MatrixPages) -> str:
    return add_matrix(book, told.org, matrix_view(told.org, item.matrix), told.texts)


class _Sheet:
    """A sheet that is filled from the top, item after item."""

    def __init__(self, book: Book, told: Told, title: str) -> None:
        self._book, self._told = book, told
        self._page = book.add_sheet(title)
        self.name = str(self._page.get_name())
        self._at = 0
        self._widths: dict[int, float] = {}
        self._wrapped: dict[int, list[tuple[int, str]]] = {}
        _set_up(self._page, told)
        self._put(0, title, bold=True, font_size=16, font_color=_INK)
        self._page.set_row(0, 27)
        project = told.org.letterhead
        said = (project.client, told.title, project.date)
        self._at = 1
        self._put(0, " · ".join(filter(None, said)), font_color=_SOFT)
        self._at = 3

    def write(self, part: Part, items: Sequence[Item]) -> None:
        """Write all of a part."""
        tables = [item for item in items if isinstance(item, Table)]
        if not items:
            words = t("Nothing is held here yet. {why}", why=part.why)
            self._put(0, self._told.say(words), font_color=_SOFT)
        for item in items:
            if isinstance(item, Words):
                self._put(0, self._told.say(item.text), font_color=_INK)
                self._at += 2
            elif isinstance(item, Figures):
                self._figures(item)
            elif isinstance(item, Table):
                self._table(item, alone=len(tables) == 1)
            else:
                assert isinstance(item, Chart | MatrixPages | Picture | Changing)
        for column, width in self._widths.items():
            self._page.set_column(column, column, width)
        for row, texts in self._wrapped.items():
            lines = max(_lines(text, self._widths[column]) for column, text in texts)
            if lines > 1:
                self._page.set_row(row, min(lines * _LINE_HEIGHT + 2, _HIGHEST))

    def _put(self, column: int, text: str, **look: Any) -> None:
        self._page.write_string(self._at, column, text[:_LONGEST], self._book.format(**look))

    def _figures(self, item: Figures) -> None:
        for label, value in item.figures:
            self._put(0, self._told.say(label), font_color=_SOFT)
            self._put(1, value, bold=True, font_color=_INK, align="right")
            for column, text in enumerate((self._told.say(label), value)):
                self._widen(column, _cells(text))
            self._at += 1
        self._at += 1

    def _table(self, item: Table, *, alone: bool) -> None:
        self._put(0, self._told.say(item.title), bold=True, font_size=12, font_color=_INK)
        self._at += 1
        head = self._at
        for column, described in enumerate(item.columns):
            align = "left" if described.kind in ("text", "share") else "right"
            align = "center" if described.kind == "mark" else align
            self._put(column, self._told.say(described.heading), **_HEAD, align=align)
            self._fit(column, described, item.rows)
        for row in item.rows:
            self._at += 1
            for column, described in enumerate(item.columns):
                self._cell(column, described, row)
        last = self._at
        for column, described in enumerate(item.columns):
            if described.kind == "share" and item.rows:
                bar = {"type": "data_bar", "bar_color": _BAR, "bar_solid": True}
                ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
                self._page.conditional_format(head + 1, column, last, column, bar | ends)
        if alone and len(item.rows) >= _ENOUGH:
            self._page.autofilter(head, 0, last, len(item.columns) - 1)
            self._page.freeze_panes(head + 1, 1)
            self._page.repeat_rows(head)
        self._at += 3

    def _cell(self, column: int, described: Column, row: Row) -> None:
        value: Value = row.cells[column]
        look: dict[str, Any] = {
            "bottom": 1,
            "bottom_color": _LINE,
            "valign": "top",
            "font_color": _ALARM if row.alarm else _INK,
        }
        if row.strong:
            look["bold"] = True
        if isinstance(value, str):
            look |= {"text_wrap": True, "num_format": "@"}
            if column == 0 and row.level:
                look["indent"] = min(row.level, 15)
            if described.kind == "mark":
                look["align"] = "center"
            self._put(column, value, **look)
            self._wrapped.setdefault(self._at, []).append((column, value))
            return
        places = "0" if not described.places else f"0.{'0' * described.places}"
        number = f"#,##{places}"
        if described.signed or row.signed:
            number = f"+{number};-{number};{places}"
        look["num_format"] = "0%" if described.kind == "share" else number
        if value is None:
            self._page.write_blank(self._at, column, None, self._book.format(**look))
        else:
            self._page.write_number(self._at, column, value, self._book.format(**look))

    def _fit(self, column: int, described: Column, rows: Sequence[Row]) -> None:
        wide = max((_cells(word) for word in self._told.say(described.heading).split()), default=0)
        if described.kind == "share":
            wide = max(wide, 18)
        for row in rows[:_MEASURED]:
            value = row.cells[column]
            text = (
                value
                if isinstance(value, str)
                else figure(value or 0, described.places, signed=True)
            )
            wide = max(wide, _cells(text) + (2 * row.level if column == 0 else 0))
        self._widen(column, wide)

    def _widen(self, column: int, wide: int) -> None:
        """Make a column at least so wide, in characters, within what a column may be."""
        fitted = min(max(wide + 2, _NARROWEST), _WIDEST)
        self._widths[column] = max(fitted, self._widths.get(column, 0))


def _write_cover(
    book: Book,
    page: Any,
    told: Told,
    entries: Sequence[tuple[str, str]],
) -> None:
    project = told.org.letterhead
    titles = (project.title, project.title_zh)
    title = next(filter(None, titles[::-1] if told.texts == "zh_CN" else titles), "")
    _set_up(page, told)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 60)
    soft = book.format(font_color=_SOFT)
    ink = book.format(font_color=_INK)
    page.write_string(1, 0, project.client[:_LONGEST], soft)
    kind = told.say(told.kind)
    page.set_row(2, 33)
    page.write_string(2, 0, (title or kind)[:_LONGEST], book.format(bold=True, font_size=22, font_color=_INK))  # fmt: skip
    page.write_string(3, 0, kind, soft)
    said = (
        (t("Version"), project.version),
        (t("Date"), project.date),
        (t("Prepared by"), project.prepared_by),
        (t("Confidentiality"), project.confidentiality),
        (t("Left out"), ", ".join(told.say(message) for message in left_out(told.org.redaction))),
    )
    at = 5
    for label, value in said:
        if value:
            page.write_string(at, 0, told.say(label), soft)
            page.write_string(at, 1, value[:_LONGEST], ink)
            at += 1
    at += 1
    page.write_string(at, 0, told.say(t("Contents")), book.format(bold=True, font_size=12, font_color=_INK))  # fmt: skip
    link = book.format(font_color="#1F6FC5", underline=1)
    for row, (entry, sheet) in enumerate(entries, at + 1):
        place = sheet.replace("'", "''")
        page.write_url(row, 0, f"internal:'{place}'!A1", link, entry[:_LONGEST])


def _set_up(page: Any, told: Told) -> None:
    project = told.org.letterhead
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(0.5, 0.5, 0.6, 0.7)
    client = " · ".join(filter(None, (project.client, project.confidentiality)))
    number = told.say(t("Page {page} of {pages}", page="&P", pages="&N"))
    version = told.say(t("Version {version}", version=project.version)) if project.version else ""
    page.set_footer(f"&L{_literal(client)}&C{_literal(version)}&R{number}")


def _literal(text: str) -> str:
    """Return text for a footer, where ``&`` begins a code."""
    return text[:_FOOTER].replace("&", "&&")


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column so many letters wide, rather too many."""
    # Words that do not fit whole leave room at the end of a line.
    parts = (_cells(part) for part in text.split("\n"))
    return sum(1 if part <= width else math.ceil(part * _RAGGED / width) for part in parts)


def _cells(text: str) -> int:
    """Return how many Latin letters a text is as wide as."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
