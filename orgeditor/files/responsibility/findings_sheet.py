"""The sheet beside a matrix that says what breaks a rule, and whose rule that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules import RULES, check
from orgeditor.analysis.rules.responsibilities import AFAR
from orgeditor.files.sheets.addresses import letters
from orgeditor.messages import speaking, t

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.rules import Finding
    from orgeditor.files.sheets import Book
    from orgeditor.model.organization import Organization

_SEVERITIES: Final = {
    "error": (t("Error"), "#B3261E"),
    "warning": (t("Warning"), "#8F5A00"),
    "hint": (t("Hint"), "#1F6FC5"),
}
_WIDTHS: Final = (11, 62, 40, 66)


def findings_of(org: Organization, view: MatrixView) -> list[Finding]:
    """Return the findings about the activities and parties of a matrix."""
    rules = {mark.rule for row in view.rows for mark in view.row_marks(row)}
    rules |= {mark.rule for marks in view.column_marks().values() for mark in marks}
    rules |= {"person-as-party", "closed-party", *AFAR}
    concerned = {row.activity.id for row in view.rows} | {c.party.id for c in view.columns}
    return [
        finding
        for finding in check(org)
        if finding.rule in rules and not concerned.isdisjoint(finding.subjects)
    ]


def write_findings(book: Book, org: Organization, view: MatrixView, language: str) -> None:
    """Add the sheet of findings; it says so where there are none."""
    sheet = book.add_sheet(t("Findings").render(language))
    headed = book.format(
        bold=True, bottom=2, bottom_color="#1C2733", font_color="#1C2733", valign="vcenter"
    )
    columns = (t("Severity"), t("Finding"), t("Rule"), t("Source"))
    for number, (text, width) in enumerate(zip(columns, _WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, text.render(language), headed)
    with speaking(language):
        found = findings_of(org, view)
    names = {rule.id: rule.name for rule in RULES}
    text = book.format(text_wrap=True, valign="top", bottom=1, bottom_color="#DDE3E9")
    for at, finding in enumerate(found, 1):
        severity, colour = _SEVERITIES[finding.severity]
        look = book.format(valign="top", bold=True, font_color=colour, bottom=1, bottom_color="#DDE3E9")  # fmt: skip
        sheet.write_string(at, 0, severity.render(language), look)
        sheet.write_string(at, 1, finding.message.render(language), text)
        sheet.write_string(at, 2, names[finding.rule].render(language), text)
        sheet.write_string(at, 3, finding.source.render(language), text)
    if not found:
        sheet.write_string(1, 1, t("Nothing breaks a rule.").render(language), text)
    else:
        sheet.autofilter(f"A1:{letters(len(columns) - 1)}{len(found) + 1}")
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
