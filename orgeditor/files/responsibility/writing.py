"""A responsibility matrix as a workbook that looks made by a person, or as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.matrix import ActivityRow, MatrixView, matrix_view
from orgeditor.files.responsibility.findings_sheet import write_findings
from orgeditor.files.sheets import open_workbook, write_csv
from orgeditor.files.sheets.addresses import address, area, letters
from orgeditor.messages import Message, t
from orgeditor.model.codes import Duty
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from orgeditor.files.sheets import Book
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Responsibility

    Look = dict[str, str | int | bool]

# Ground of a letter by what it stands for; white on it is legible (4.5:1).
DUTY_COLOURS: Final = {
    Duty.ANSWERS: "#C0392B",
    Duty.DOES: "#2E7D4F",
    Duty.ADVISES: "#8A6500",
    Duty.IS_TOLD: "#3B73B9",
    Duty.DRIVES: "#7B4EA3",
    Duty.CHECKS: "#0F7480",
    Duty.AGREES: "#0F7480",
    Duty.SUPPORTS: "#4F6D2F",
    Duty.RECOMMENDS: "#7B4EA3",
    Duty.LEFT_OUT: "#6B7680",
}
INK: Final = "#1C2733"
SOFT: Final = "#5A6875"
LINE: Final = "#DDE3E9"
TINT: Final = "#F0F3F6"
ALARM: Final = "#B3261E"

_NUMBER, _NAME, _FIRST = 0, 1, 2
_TITLE, _BELOW, _BAND, _HEADER = 0, 1, 3, 4
_BODY: Final = 5
_ONE_PAGE: Final = 40
"""Rows that are still legible on one landscape page."""
_FINE: Final = "✓"
_LONGEST_LIST: Final = 250
_POINTS_A_LETTER: Final = 5.6


class Places(msgspec.Struct, frozen=True):
    """Where on the sheet the parts of a matrix stand: indexes from 0, ``last`` ones included."""

    parties: int
    rows: int
    letters: tuple[str, ...]

    @property
    def last_party(self) -> int:
        """The last column of letters (the one before the first where there are no parties)."""
        return _FIRST + self.parties - 1

    @property
    def last_row(self) -> int:
        """The last row of activities."""
        return _BODY + self.rows - 1

    @property
    def check(self) -> int:
        """The column that says what a row lacks."""
        return _FIRST + self.parties + len(self.letters)


def write_matrix(org: Organization, matrix: str, path: Path, language: str = "en") -> None:
    """Write a matrix and its findings as an xlsx workbook in place of ``path``; may raise OSError.

    Names and fixed texts are in ``language``. Sums and checks are formulas with their values.
    """
    view = matrix_view(org, matrix)
    with open_workbook(path) as book:
        sheet = book.add_sheet(name_of(view.matrix, language))
        places = Places(
            len(view.columns), len(view.rows), tuple(c.letter for c in view.code_set.codes)
        )
        _write_title(book, sheet, org, view, language)
        _write_header(book, sheet, view, places, language)
        for number, row in enumerate(view.rows):
            _write_row(book, sheet, view, places, row, _BODY + number, language)
        _write_totals(book, sheet, view, places, language)
        _write_legend(book, sheet, view, places, language)
        _restrict(sheet, view, places, language)
        _colour_letters(book, sheet, view, places)
        _set_up(sheet, org, view, places, language)
        write_findings(book, org, view, language)


def write_matrix_csv(org: Organization, matrix: str, path: Path, language: str = "en") -> None:
    """Write a matrix as CSV in place of ``path``: numbers, activities, letters; may raise OSError."""
    view = matrix_view(org, matrix)
    header = [str(text.render(language)) for text in (t("No."), t("Activity"))]
    rows = [
        [
            row.number,
            name_of(row.activity, language),
            *(_cell_text(row.cells.get(column.party.id)) for column in view.columns),
        ]
        for row in view.rows
    ]
    write_csv(path, header + [name_of(c.party, language) for c in view.columns], rows)


def _cell_text(cell: Responsibility | None) -> str:
    """Return letters, else the comment that holds what an import did not understand."""
    return ("/".join(cell.codes) or cell.comment) if cell else ""


def _write_title(
    book: Book, sheet: Worksheet, org: Organization, view: MatrixView, language: str
) -> None:
    project = org.project
    name = name_of(view.matrix, language)
    sheet.set_row(_TITLE, 27)
    sheet.write_string(_TITLE, 0, name, book.format(bold=True, font_size=16, font_color=INK))
    said = (
        t("Responsibility chart").render(language),
        project.client,
        project.version and t("Version {version}", version=project.version).render(language),
        project.date,
        project.prepared_by,
        project.confidentiality,
    )
    line = " · ".join(part for part in said if part)
    sheet.write_string(_BELOW, 0, line, book.format(font_color=SOFT, font_size=10))


def _write_header(
    book: Book, sheet: Worksheet, view: MatrixView, places: Places, language: str
) -> None:
    """Write rotated names of parties under bands of their units, then sums and the check."""
    plain: Look = {"font_color": INK, "bottom": 2, "bottom_color": INK, "valign": "bottom"}
    across = book.format(**plain, rotation=90, align="center", text_wrap=True)
    headed = book.format(**plain, bold=True)
    names = [name_of(column.party, language) for column in view.columns]
    longest = max((_width(name) for name in names), default=0)
    sheet.set_row(_HEADER, min(max(60.0, longest * _POINTS_A_LETTER + 12), 170.0))
    sheet.write_string(_HEADER, _NUMBER, t("No.").render(language), headed)
    sheet.write_string(_HEADER, _NAME, t("Activity").render(language), headed)
    for number, name in enumerate(names):
        sheet.write_string(_HEADER, _FIRST + number, name, across)
    for number, letter in enumerate(places.letters):
        at = places.last_party + 1 + number
        sheet.write_string(_HEADER, at, letter, book.format(**plain, bold=True, align="center"))
    sheet.write_string(_HEADER, places.check, t("Check").render(language), headed)
    _write_bands(book, sheet, view, language)
    sheet.set_column(_NUMBER, _NUMBER, 6)
    widest = max(
        (_width(name_of(r.activity, language)) + 2 * r.level for r in view.rows), default=0
    )
    sheet.set_column(_NAME, _NAME, min(max(24, widest * 1.05 + 3), 56))
    sheet.set_column(_FIRST, max(_FIRST, places.last_party), 6.8)
    sheet.set_column(places.last_party + 1, places.check - 1, 4.2)
    sheet.set_column(places.check, places.check, 36)


def _write_bands(book: Book, sheet: Worksheet, view: MatrixView, language: str) -> None:
    plain: Look = {"font_color": SOFT, "align": "center", "bottom": 1, "bottom_color": INK}
    look = book.format(**plain, font_size=9, valign="bottom", shrink=True)
    narrow = book.format(**plain, font_size=7, valign="bottom", text_wrap=True)
    sheet.set_row(_BAND, 30)
    start = 0
    for end in range(1, len(view.columns) + 1):
        band = view.columns[start].band
        if end < len(view.columns) and view.columns[end].band == band:
            continue
        if band is not None:
            text = name_of(band, language)
            if end - start > 1:
                sheet.merge_range(_BAND, _FIRST + start, _BAND, _FIRST + end - 1, text, look)
            else:
                sheet.write_string(_BAND, _FIRST + start, text, narrow)
        start = end


def _write_row(
    book: Book,
    sheet: Worksheet,
    view: MatrixView,
    places: Places,
    row: ActivityRow,
    at: int,
    language: str,
) -> None:
    look: Look = {"bottom": 1, "bottom_color": LINE, "font_color": INK}
    if row.is_group:
        look |= {"bg_color": TINT, "bold": True}
    sheet.set_row(at, 18)
    number = book.format(**look | {"font_color": INK if row.is_group else SOFT, "num_format": "@"})
    sheet.write_string(at, _NUMBER, row.number, number)
    named = book.format(**look, indent=min(row.level, 15), text_wrap=True, valign="vcenter")
    sheet.write_string(at, _NAME, name_of(row.activity, language), named)
    empty = book.format(**look, align="center", valign="vcenter")
    for number_, column in enumerate(view.columns):
        cell = row.cells.get(column.party.id)
        text = _cell_text(cell)
        if text:
            sheet.write_string(at, _FIRST + number_, text, empty)
        else:
            sheet.write_blank(at, _FIRST + number_, None, empty)
        if cell and cell.codes and cell.comment:
            sheet.write_comment(at, _FIRST + number_, cell.comment)
    _write_sums(book, sheet, view, places, row, at, look, language)


def _write_sums(
    book: Book,
    sheet: Worksheet,
    view: MatrixView,
    places: Places,
    row: ActivityRow,
    at: int,
    look: Look,
    language: str,
) -> None:
    """Write how often each letter stands in a row, and what the row lacks; none for headings."""
    quiet = book.format(**look | {"font_color": SOFT, "num_format": "0;;"}, align="center")
    alarm = book.format(**look | {"font_color": ALARM, "font_size": 9})
    counted = not row.is_group or row.cells
    totals = view.row_totals(row)
    cells = area(at, _FIRST, at, places.last_party).replace(":", ":$")
    cells = "$" + cells
    for number, letter in enumerate(places.letters):
        column = places.last_party + 1 + number
        if counted and view.columns:
            sheet.write_formula(at, column, _count(cells, letter), quiet, totals[letter])
        else:
            sheet.write_blank(at, column, None, quiet)
    if counted and view.columns:
        formula, value = _check(view, places, row, at, language)
        sheet.write_formula(at, places.check, formula, alarm, value)
    else:
        sheet.write_blank(at, places.check, None, alarm)


def _count(cells: str, letter: str) -> str:
    """Return the formula that counts a letter in cells of one or several letters (``A/R``)."""
    return f'=SUMPRODUCT(--ISNUMBER(SEARCH("/{letter}/","/"&{cells}&"/")))'


def _check(
    view: MatrixView, places: Places, row: ActivityRow, at: int, language: str
) -> tuple[str, str]:
    """Return the formula that says what a row lacks, and what it says now."""
    parts: list[tuple[str, Message, bool]] = []
    sums = {
        duty: "+".join(
            address(at, places.last_party + 1 + number)
            for number, letter in enumerate(places.letters)
            if letter in view.code_set.letters(duty)
        )
        for duty in (Duty.ANSWERS, Duty.DOES)
    }
    answering = sum(view.row_totals(row)[c] for c in view.code_set.letters(Duty.ANSWERS))
    doing = sum(view.row_totals(row)[c] for c in view.code_set.letters(Duty.DOES))
    if sums[Duty.ANSWERS]:
        counted = sums[Duty.ANSWERS]
        parts.append((f"{counted}=0", t("nobody accountable"), answering == 0))
        parts.append((f"{counted}>1", t("several accountable"), answering > 1))
    if sums[Duty.DOES]:
        parts.append((f"{sums[Duty.DOES]}=0", t("nobody responsible"), doing == 0))
    if not parts:
        return f'="{_FINE}"', _FINE
    pieces = "&".join(f'IF({test},"{said.render(language)}. ","")' for test, said, _ in parts)
    fine = ",".join(f"NOT({test})" for test, _, _ in parts)
    now = "".join(f"{said.render(language)}. " for _, said, holds in parts if holds)
    return f'=IF(AND({fine}),"{_FINE}",{pieces})', now or _FINE


def _write_totals(
    book: Book, sheet: Worksheet, view: MatrixView, places: Places, language: str
) -> None:
    """Write below each column how often each letter stands in it."""
    if not view.rows or not view.columns:
        return
    for number, letter in enumerate(places.letters):
        at = places.last_row + 1 + number
        look: Look = {"font_color": SOFT}
        if number == 0:
            look |= {"top": 1, "top_color": INK}
        said = t("Total {letter}", letter=letter).render(language)
        sheet.write_blank(at, _NUMBER, None, book.format(**look))
        sheet.write_string(at, _NAME, said, book.format(**look, align="right"))
        for n, column in enumerate(view.columns):
            name = letters(_FIRST + n)
            cells = f"{name}${_BODY + 1}:{name}${places.last_row + 1}"
            value = view.column_totals(column.party.id)[letter]
            centred = book.format(**look, align="center", num_format="0;;")
            sheet.write_formula(at, _FIRST + n, _count(cells, letter), centred, value)


def _write_legend(
    book: Book, sheet: Worksheet, view: MatrixView, places: Places, language: str
) -> None:
    """Write what each letter means, in both languages."""
    at = places.last_row + len(places.letters) + 2
    other = "en" if language == "zh_CN" else "zh_CN"
    for code in view.code_set.codes:
        chip = book.format(
            bold=True, align="center", font_color="#FFFFFF", bg_color=DUTY_COLOURS[code.duty]
        )
        meaning = (
            f"{code.name.render(language)} {code.name.render(other)} — "
            f"{code.meaning.render(language)}"
        )
        sheet.write_string(at, _NUMBER, code.letter, chip)
        sheet.write_string(at, _NAME, meaning, book.format(font_color=INK))
        at += 1


def _restrict(sheet: Worksheet, view: MatrixView, places: Places, language: str) -> None:
    """Let cells hold the letters of the set and the combinations that stand, nothing else."""
    if not view.rows or not view.columns:
        return
    standing = {
        text
        for row in view.rows
        for cell in row.cells.values()
        if (text := _cell_text(cell)) and len(cell.codes) > 1
    }
    choices = [*places.letters, *sorted(standing)]
    # A list in the rule itself may be 255 characters long, the commas counted.
    while len(",".join(choices)) > _LONGEST_LIST:
        choices.pop()
    sheet.data_validation(
        _BODY,
        _FIRST,
        places.last_row,
        places.last_party,
        {
            "validate": "list",
            "source": choices,
            "error_title": view.code_set.name,
            "error_message": t("Letters: {letters}", letters=", ".join(choices)).render(language)[
                :_LONGEST_LIST
            ],
        },
    )


def _colour_letters(book: Book, sheet: Worksheet, view: MatrixView, places: Places) -> None:
    """Colour cells by their first letter, so that what is typed later is coloured as well."""
    if not view.rows or not view.columns:
        return
    for code in view.code_set.codes:
        look: Format = book.workbook.add_format(
            {
                "font_color": "#FFFFFF",
                "bg_color": DUTY_COLOURS[code.duty],
                "bold": True,
                "border": 1,
                "border_color": "#FFFFFF",
            }
        )
        first = address(_BODY, _FIRST)
        rule = f'OR({first}="{code.letter}",LEFT({first},2)="{code.letter}/")'
        sheet.conditional_format(
            _BODY,
            _FIRST,
            places.last_row,
            places.last_party,
            {"type": "formula", "criteria": "=" + rule, "format": look},
        )


def _set_up(
    sheet: Worksheet, org: Organization, view: MatrixView, places: Places, language: str
) -> None:
    """Freeze the headers, filter, and make the sheet print on one page's width."""
    project = org.project
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_BODY, _FIRST)
    if view.rows:
        sheet.autofilter(_HEADER, 0, places.last_row, places.check)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.55, 0.6)
    sheet.fit_to_pages(1, 1 if len(view.rows) <= _ONE_PAGE else 0)
    sheet.repeat_rows(_BAND, _HEADER)
    sheet.repeat_columns(_NUMBER, _NAME)
    sheet.print_area(0, 0, places.last_row + 2 * len(places.letters) + 2, places.check)
    page = t("Page {page} of {pages}", page="&P", pages="&N").render(language)
    left = " · ".join(filter(None, (project.client, project.confidentiality)))
    version = t("Version {version}", version=project.version).render(language)
    middle = version if project.version else ""
    sheet.set_header(f"&L{_literal(name_of(view.matrix, language))}&R{_literal(project.date)}")
    sheet.set_footer(f"&L{_literal(left)}&C{_literal(middle)}&R{page}")


def _literal(text: str) -> str:
    """Return text for a header or footer, where ``&`` begins a code."""
    return text.replace("&", "&&")[:80]


def _width(text: str) -> int:
    """Return how wide a text is, in Latin letters; a Chinese one takes two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
