"""What a written matrix does when it is worked with, and how it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.files.responsibility.formulas import FINE
from orgeditor.files.responsibility.matrix_sheet import (
    BAND,
    BODY,
    FIRST,
    HEADER,
    NAME,
    NUMBER,
    SOFT,
    MatrixSheet,
    cell_text,
)
from orgeditor.files.sheets.addresses import address
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.model.records import Project

_LONGEST: Final = 250
"""Characters of a drop-down's list or of a message in it; Excel takes no more than 255."""
_ONE_PAGE: Final = 40
"""Rows that are still legible on one landscape page."""
_A4, _A3 = 9, 8
_ON_A4: Final = 24
"""Columns of parties that are still legible across an A4 page."""
_HEADER_TEXT: Final = 80


def restrict(sheet: MatrixSheet) -> None:
    """Let cells hold the letters of the set and the combinations that stand, nothing else."""
    if not sheet.has_cells:
        return
    standing = {
        cell_text(cell)
        for row in sheet.view.rows
        for cell in row.cells.values()
        if len(cell.codes) > 1
    }
    choices = [*sheet.letters, *sorted(standing)]
    while len(",".join(choices)) > _LONGEST:
        choices.pop()
    sheet.page.data_validation(
        BODY,
        FIRST,
        sheet.last_row,
        sheet.last_party,
        {
            "validate": "list",
            "source": choices,
            "error_title": sheet.view.code_set.name,
            "error_message": sheet.say(t("Letters: {letters}", letters=", ".join(choices)))[
                :_LONGEST
            ],
        },
    )


def colour_letters(sheet: MatrixSheet) -> None:
    """Colour cells by their first letter, so that what is typed later is coloured as well."""
    if not sheet.has_cells:
        return
    first = address(BODY, FIRST)
    for code in sheet.view.code_set.codes:
        look = sheet.book.format(
            font_color="#FFFFFF",
            bg_color=LETTER_COLOURS[code.duty],
            bold=True,
            border=1,
            border_color="#FFFFFF",
        )
        rule = f'=OR({first}="{code.letter}",LEFT({first},2)="{code.letter}/")'
        sheet.page.conditional_format(
            BODY,
            FIRST,
            sheet.last_row,
            sheet.last_party,
            {"type": "formula", "criteria": rule, "format": look},
        )
    fine = {"type": "cell", "criteria": "==", "value": f'"{FINE}"'}
    quiet = {"format": sheet.book.format(font_color=SOFT)}
    sheet.page.conditional_format(BODY, sheet.check, sheet.last_row, sheet.check, fine | quiet)


def set_up(sheet: MatrixSheet, project: Project) -> None:
    """Freeze the headers, filter, and make the sheet print on one page's width."""
    page = sheet.page
    page.hide_gridlines(2)
    page.freeze_panes(BODY, FIRST)
    if sheet.view.rows:
        page.autofilter(HEADER, 0, sheet.last_row, sheet.check)
    page.set_landscape()
    page.set_paper(_A4 if len(sheet.view.columns) <= _ON_A4 else _A3)
    page.set_margins(0.4, 0.4, 0.55, 0.6)
    page.fit_to_pages(1, 1 if len(sheet.view.rows) <= _ONE_PAGE else 0)
    page.repeat_rows(BAND, HEADER)
    page.repeat_columns(NUMBER, NAME)
    page.print_area(0, 0, sheet.last_row + 2 * len(sheet.letters) + 2, sheet.check)
    title = sheet.name(sheet.view.matrix)
    page.set_header(f"&L{_literal(title)}&R{_literal(project.date)}")
    client = " · ".join(filter(None, (project.client, project.confidentiality)))
    version = sheet.say(t("Version {version}", version=project.version)) if project.version else ""
    number = sheet.say(t("Page {page} of {pages}", page="&P", pages="&N"))
    page.set_footer(f"&L{_literal(client)}&C{_literal(version)}&R{number}")


def _literal(text: str) -> str:
    """Return text for a header or footer, where ``&`` begins a code."""
    return text[:_HEADER_TEXT].replace("&", "&&")
