"""A responsibility matrix as a workbook that looks made by a person, or as CSV."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.left_out import left_out, notice
from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.matrix import by_process, matrix_view
from orgeditor.files.responsibility.findings_sheet import write_findings
from orgeditor.files.responsibility.formulas import check, column_count, longest_check, row_count
from orgeditor.files.responsibility.matrix_sheet import (
    ALARM,
    BAND,
    BODY,
    FIRST,
    HEADER,
    INK,
    LINE,
    NAME,
    NUMBER,
    SOFT,
    SUBTITLE,
    TINT,
    TITLE,
    Look,
    MatrixSheet,
    cell_text,
    width_of,
)
from orgeditor.files.responsibility.sheet_setup import colour_letters, restrict, set_up
from orgeditor.files.sheets import open_workbook, write_csv
from orgeditor.messages import t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.analysis.matrix import ActivityRow, MatrixView
    from orgeditor.files.sheets import Book
    from orgeditor.model.organization import Organization

_HEADER_HEIGHT: Final = (60.0, 170.0)
_POINTS_A_LETTER: Final = 5.6
_NAME_WIDTH: Final = (24.0, 56.0)
_CHECK_WIDTH: Final = 36.0
_LINE: Final = 14.0
_HIGHEST: Final = 409
"""Points; Excel has no higher row."""
_DEEPEST: Final = 15


def write_matrix(
    org: Organization,
    matrix: str,
    path: Path,
    language: str = "en",
    *,
    a_sheet_a_process: bool = False,
    without_findings: bool = False,
) -> None:
    """Write a matrix and its findings, unless without, as an xlsx workbook in place of ``path``; may raise OSError.

    Names and fixed texts are in ``language``. Sums and checks are formulas with their values.
    ``a_sheet_a_process``: each outermost group has a sheet of its own, with its parties.
    """
    view = matrix_view(org, matrix)
    with open_workbook(path, notice=notice(org.redaction, language)) as book:
        for part in by_process(view) if a_sheet_a_process else [view]:
            add_matrix(book, org, part, language)
        if not without_findings:
            write_findings(book, org, view, language)


def add_matrix(book: Book, org: Organization, view: MatrixView, language: str) -> str:
    """Add the sheet of a matrix to a workbook; return its name."""
    page = book.add_sheet(name_of(view.matrix, language))
    sheet = MatrixSheet(book, page, view, language)
    _write_title(sheet, org)
    _write_header(sheet)
    _write_bands(sheet)
    for at, row in enumerate(view.rows, BODY):
        _write_row(sheet, row, at)
    _write_totals(sheet)
    _write_legend(sheet)
    restrict(sheet)
    colour_letters(sheet)
    set_up(sheet, org.letterhead)
    return str(page.get_name())


def write_matrix_csv(org: Organization, matrix: str, path: Path, language: str = "en") -> None:
    """Write a matrix as CSV in place of ``path``: numbers, activities, letters; may raise OSError."""
    view = matrix_view(org, matrix)
    header = [text.render(language) for text in (t("No."), t("Activity"))]
    rows = [
        [
            row.number,
            name_of(row.activity, language),
            *(cell_text(row.cells.get(column.party.id)) for column in view.columns),
        ]
        for row in view.rows
    ]
    write_csv(path, header + [name_of(c.party, language) for c in view.columns], rows)


def _write_title(sheet: MatrixSheet, org: Organization) -> None:
    project = org.letterhead
    sheet.page.set_row(TITLE, 27)
    title = sheet.name(sheet.view.matrix)
    sheet.write(TITLE, 0, title, {"bold": True, "font_size": 16, "font_color": INK})
    said = (
        sheet.say(t("Responsibility chart")),
        project.client,
        sheet.say(t("Version {version}", version=project.version)) if project.version else "",
        project.date,
        project.prepared_by,
        project.confidentiality,
        *map(sheet.say, left_out(org.redaction)),
    )
    line = " · ".join(part for part in said if part)
    sheet.write(SUBTITLE, 0, line, {"font_color": SOFT, "font_size": 10})


def _write_header(sheet: MatrixSheet) -> None:
    """Write the rotated names of parties, then the columns of sums and of the check."""
    page, view = sheet.page, sheet.view
    plain: Look = {"font_color": INK, "bottom": 2, "bottom_color": INK, "valign": "bottom"}
    bold = plain | {"bold": True}
    names = [sheet.name(column.party) for column in view.columns]
    longest = max(map(width_of, names), default=0)
    least, most = _HEADER_HEIGHT
    page.set_row(HEADER, min(max(least, longest * _POINTS_A_LETTER + 12), most))
    sheet.write(HEADER, NUMBER, sheet.say(t("No.")), bold)
    sheet.write(HEADER, NAME, sheet.say(t("Activity")), bold)
    for column, name in enumerate(names, FIRST):
        turned: Look = {"rotation": 90, "align": "center", "text_wrap": True}
        sheet.write(HEADER, column, name, plain | turned)
    for column, letter in enumerate(sheet.letters, sheet.last_party + 1):
        sheet.write(HEADER, column, letter, bold | {"align": "center"})
    sheet.write(HEADER, sheet.check, sheet.say(t("Check")), bold)
    page.set_column(NUMBER, NUMBER, 6)
    page.set_column(NAME, NAME, _name_width(sheet))
    if view.columns:
        page.set_column(FIRST, sheet.last_party, 6.8)
    page.set_column(sheet.last_party + 1, sheet.check - 1, 4.2)
    page.set_column(sheet.check, sheet.check, max(_CHECK_WIDTH, longest_check(sheet) * 0.9))


def _name_width(sheet: MatrixSheet) -> float:
    widths = (width_of(sheet.name(r.activity)) + 2 * r.level for r in sheet.view.rows)
    least, most = _NAME_WIDTH
    return min(max(least, max(widths, default=0) * 1.05 + 3), most)


def _write_bands(sheet: MatrixSheet) -> None:
    """Write the units over their columns."""
    look: Look = {"font_color": SOFT, "align": "center", "valign": "bottom", "bottom": 1, "bottom_color": INK}  # fmt: skip
    sheet.page.set_row(BAND, 30)
    columns = sheet.view.columns
    start = 0
    for end in range(1, len(columns) + 1):
        band = columns[start].band
        if end < len(columns) and columns[end].band == band:
            continue
        left, right = FIRST + start, FIRST + end - 1
        start = end
        if band is None:
            continue
        if right > left:
            wide = sheet.book.format(**look, font_size=9, shrink=True)
            sheet.page.merge_range(BAND, left, BAND, right, "", wide)
            sheet.page.write_string(BAND, left, sheet.name(band), wide)
        else:
            sheet.write(BAND, left, sheet.name(band), look | {"font_size": 7, "text_wrap": True})


def _write_row(sheet: MatrixSheet, row: ActivityRow, at: int) -> None:
    look: Look = {"bottom": 1, "bottom_color": LINE, "font_color": INK, "valign": "vcenter"}
    if row.is_group:
        look |= {"bg_color": TINT, "bold": True}
    centred = look | {"align": "center"}
    wide = width_of(sheet.name(row.activity)) * 1.05 + 2 * row.level
    lines = ceil(wide / (_name_width(sheet) - 2))
    sheet.page.set_row(at, min(max(18, lines * _LINE + 4), _HIGHEST))
    ink = INK if row.is_group else SOFT
    sheet.write(at, NUMBER, row.number, look | {"font_color": ink, "num_format": "@"})
    named = look | {"indent": min(row.level, _DEEPEST), "text_wrap": True}
    sheet.write(at, NAME, sheet.name(row.activity), named)
    for column, party in enumerate(sheet.view.columns, FIRST):
        cell = row.cells.get(party.party.id)
        sheet.write(at, column, cell_text(cell), centred)
        if cell and cell.codes and cell.comment:
            sheet.page.write_comment(at, column, cell.comment)
    _write_sums(sheet, row, at, look)


def _write_sums(sheet: MatrixSheet, row: ActivityRow, at: int, look: Look) -> None:
    """Write how often each letter stands in a row, and what the row lacks; none for headings."""
    quiet: Look = look | {"font_color": SOFT, "num_format": "0;;", "align": "center"}
    alarm: Look = look | {"font_color": ALARM, "font_size": 9}
    if not sheet.has_cells or (row.is_group and not row.cells):
        for column in range(sheet.last_party + 1, sheet.check + 1):
            sheet.write(at, column, "", quiet)
        return
    totals = sheet.view.row_totals(row)
    for column, letter in enumerate(sheet.letters, sheet.last_party + 1):
        sheet.compute(at, column, row_count(sheet, at, letter), totals[letter], quiet)
    formula, value = check(sheet, row, at)
    sheet.compute(at, sheet.check, formula, value, alarm)


def _write_totals(sheet: MatrixSheet) -> None:
    """Write below each column how often each letter stands in it."""
    if not sheet.has_cells:
        return
    for at, letter in enumerate(sheet.letters, sheet.last_row + 1):
        look: Look = {"font_color": SOFT}
        if at == sheet.last_row + 1:
            look |= {"top": 1, "top_color": INK}
        sheet.write(at, NUMBER, "", look)
        said = sheet.say(t("Total {letter}", letter=letter))
        sheet.write(at, NAME, said, look | {"align": "right"})
        centred: Look = look | {"align": "center", "num_format": "0;;"}
        for column, party in enumerate(sheet.view.columns, FIRST):
            total = sheet.view.column_totals(party.party.id)[letter]
            sheet.compute(at, column, column_count(sheet, column, letter), total, centred)


def _write_legend(sheet: MatrixSheet) -> None:
    """Write what each letter means, its name in both languages."""
    other = "en" if sheet.language == "zh_CN" else "zh_CN"
    for at, code in enumerate(sheet.view.code_set.codes, sheet.last_row + len(sheet.letters) + 2):
        chip: Look = {
            "bold": True,
            "align": "center",
            "font_color": "#FFFFFF",
            "bg_color": LETTER_COLOURS[code.duty],
        }
        meaning = f"{sheet.say(code.name)} {code.name.render(other)} — {sheet.say(code.meaning)}"
        sheet.write(at, NUMBER, code.letter, chip)
        sheet.write(at, NAME, meaning, {"font_color": INK, "indent": 1})
