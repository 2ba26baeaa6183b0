"""A page of a responsibility matrix, in mm: the same for preview, printer, PDF, SVG and PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF

from orgeditor.analysis.pages import LINE, Labels, band_point, indent_of, label_of, paginate
from orgeditor.drawing.colours import LIGHT, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.letters import paint_chip, paint_letters
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
    text_width,
)
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.pages import Page, Pages, Paper, PlacedColumn, PlacedRow
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.codes import Code
    from orgeditor.model.records import Project

POINT: Final = 25.4 / 72
"""A point in mm."""

_INK: Final = colour(LIGHT.text)
_SOFT: Final = colour(LIGHT.muted)
_HAIR: Final = colour("#dde3e9")
_TINT: Final = colour("#f0f3f6")
_MARK: Final = "#b3261e"


class Sheet(msgspec.Struct, frozen=True):
    """How a matrix goes on paper, besides the paper itself.

    ``marks`` shows what breaks the rules; ``grey`` tells letters apart without colour;
    ``language`` is that of the labels, or both; fixed texts are in ``texts``.
    """

    labels: Labels = "en"
    marks: bool = False
    grey: bool = False
    outlines: bool = False

    @property
    def texts(self) -> str:
        """The language of titles and footers."""
        return "zh_CN" if self.labels == "zh_CN" else "en"

    @property
    def face(self) -> Face:
        """The typeface, as letters or as shapes."""
        return msgspec.structs.replace(paper_face(), outlines=self.outlines)


def lay_out(view: MatrixView, paper: Paper, sheet: Sheet) -> Pages:
    """Return the pages of a matrix, measured in the paper's typeface."""
    face = sheet.face

    def measure(text: str, point: float, bold: bool) -> float:
        return text_width(text, Style(face, point * POINT, semibold=bold))

    return paginate(view, paper, measure, sheet.labels)


def paint_page(
    painter: QPainter, view: MatrixView, pages: Pages, page: Page, project: Project, sheet: Sheet
) -> None:
    """Paint one page; the painter is in mm from the page's upper left corner."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    _paint_title(painter, view, pages, page, project, sheet)
    _paint_header(painter, pages, page, sheet)
    for placed in page.rows:
        _paint_row(painter, view, pages, page, placed, sheet)
    _paint_legend(painter, view, pages, sheet)
    _paint_footer(painter, pages, page, project, sheet)


def _right(pages: Pages) -> float:
    return pages.paper.size[0] - pages.paper.margin


def _table_right(pages: Pages, page: Page) -> float:
    if not page.columns:
        return _right(pages)
    return page.columns[-1].left + page.columns[-1].width


def _paint_title(
    painter: QPainter, view: MatrixView, pages: Pages, page: Page, project: Project, sheet: Sheet
) -> None:
    left, top = pages.paper.margin, pages.paper.margin
    room = _right(pages) - left
    kind = t("Responsibility chart").render(sheet.texts)
    name = label_of(view.matrix, "zh_CN" if sheet.labels == "zh_CN" else "en")
    style = Style(sheet.face, 15 * POINT, semibold=True)
    draw_text(painter, left, top + 5.2, elided(f"{kind} — {name}", style, room), style, _INK)
    other = view.matrix.name_zh if sheet.labels == "both" else ""
    title = project.title_zh if sheet.labels == "zh_CN" else project.title
    columns = (
        t("Columns part {part}", part=page.parties).render(sheet.texts) if page.parties else ""
    )
    below = " · ".join(part for part in (other, title, project.date, columns) if part)
    small = Style(sheet.face, 8.5 * POINT)
    draw_text(painter, left, top + 10.8, elided(below, small, room), small, _SOFT)


def _paint_header(painter: QPainter, pages: Pages, page: Page, sheet: Sheet) -> None:
    left = pages.paper.margin
    style = Style(sheet.face, pages.point * POINT)
    size = band_point(pages.point)
    small = Style(sheet.face, size * POINT)
    for band in page.bands:
        middle = band.left + band.width / 2
        for place, line in enumerate(reversed(band.lines)):
            baseline = pages.labels_top - 2.0 - place * LINE * size
            draw_text_centred(painter, middle, baseline, line, small, _SOFT)
        painter.fillRect(
            QRectF(band.left + 0.5, pages.labels_top - 0.5, band.width - 1, 0.35), _INK
        )
    for column in page.columns:
        _paint_label(painter, pages, column, style)
    heading = t("Activity").render(sheet.texts)
    if sheet.labels == "both":
        heading += " " + t("Activity").render("zh_CN")
    draw_text(painter, left + 2, pages.body_top - 1.8, heading, style, _INK)
    painter.fillRect(
        QRectF(left, pages.body_top - 0.4, _table_right(pages, page) - left, 0.4), _INK
    )


def _paint_label(painter: QPainter, pages: Pages, column: PlacedColumn, style: Style) -> None:
    """Paint a rotated label, bottom to top; several lines side by side."""
    step = LINE * pages.point
    painter.save()
    painter.translate(column.left + column.width / 2, pages.body_top - 2.2)
    painter.rotate(-90)
    first = -(len(column.lines) - 1) * step / 2 + style.size * 0.36
    for place, line in enumerate(column.lines):
        draw_text(painter, 0, first + place * step, line, style, _INK)
    painter.restore()


def _paint_row(
    painter: QPainter,
    view: MatrixView,
    pages: Pages,
    page: Page,
    placed: PlacedRow,
    sheet: Sheet,
) -> None:
    left, right = pages.paper.margin, _table_right(pages, page)
    row, size = placed.row, pages.point * POINT
    if row.is_group:
        painter.fillRect(QRectF(left, placed.top, right - left, placed.height), _TINT)
    painter.fillRect(QRectF(left, placed.top + placed.height - 0.1, right - left, 0.1), _HAIR)
    style = Style(sheet.face, size, semibold=row.is_group)
    step = LINE * pages.point
    first = placed.top + placed.height / 2 - (len(placed.lines) - 1) * step / 2 + size * 0.36
    indent = indent_of(row, pages.point)
    if row.is_group:
        draw_text(painter, left + 2, first, row.number, style, _INK)
    else:
        number = Style(sheet.face, size * 0.9)
        draw_text_ending(painter, left + indent - 1.6, first, row.number, number, _SOFT)
    for place, line in enumerate(placed.lines):
        draw_text(painter, left + indent, first + place * step, line, style, _INK)
    if sheet.marks and view.row_marks(row):
        painter.fillRect(QRectF(left, placed.top, 0.9, placed.height - 0.1), colour(_MARK))
    for column in page.columns:
        cell = row.cells.get(column.column.party.id)
        if cell and cell.codes:
            room = QRectF(column.left, placed.top, column.width, placed.height)
            paint_letters(
                painter, room, cell.codes, view.code_set, sheet.face, size, grey=sheet.grey
            )


def _paint_legend(painter: QPainter, view: MatrixView, pages: Pages, sheet: Sheet) -> None:
    """Paint what each letter means, in both languages; smaller where the page is narrow."""
    left, right = pages.paper.margin, _right(pages)
    entries = [
        (
            code,
            f"{code.name.render('en')} {code.name.render('zh_CN')} — "
            f"{code.meaning.render(sheet.texts)}",
        )
        for code in view.code_set.codes
    ]
    point = 8.0
    while point > 5 and _legend_width(entries, point, sheet) > right - left:
        point -= 0.5
    style = Style(sheet.face, point * POINT)
    letter = Style(sheet.face, point * POINT, semibold=True)
    x, baseline = left, pages.foot_top + 5.6
    for code, text in entries:
        chip = QRectF(x, baseline - style.size * 1.13, style.size * 1.75, style.size * 1.5)
        paint_chip(painter, chip, code.letter, view.code_set, letter, grey=sheet.grey)
        x = chip.right() + 1.5
        draw_text(painter, x, baseline, text, style, _INK)
        x += text_width(text, style) + 5
    if sheet.marks and x + 30 < right:
        painter.fillRect(QRectF(x, baseline - 2.6, 0.9, 3.2), colour(_MARK))
        note = t("breaks a rule").render(sheet.texts)
        draw_text(painter, x + 2, baseline, note, style, _INK)


def _legend_width(entries: list[tuple[Code, str]], point: float, sheet: Sheet) -> float:
    style = Style(sheet.face, point * POINT)
    return sum(text_width(text, style) + style.size * 1.75 + 6.5 for _, text in entries)


def _paint_footer(
    painter: QPainter, pages: Pages, page: Page, project: Project, sheet: Sheet
) -> None:
    left, right = pages.paper.margin, _right(pages)
    top = pages.foot_top + 9.5
    baseline = top + 5.0
    painter.fillRect(QRectF(left, top, right - left, 0.15), colour("#c3ccd5"))
    style = Style(sheet.face, 7.5 * POINT)

    def said(label: object, value: str) -> str:
        return f"{label} {value}" if value else ""

    client = said(t("Client:").render(sheet.texts), project.client)
    first = " · ".join(part for part in (client, project.confidentiality) if part)
    approved = t("approved:").render(sheet.texts) + " ____________________"
    middle = " · ".join(
        part
        for part in (
            said(t("Version").render(sheet.texts), project.version),
            said(t("prepared by").render(sheet.texts), project.prepared_by),
            approved,
        )
        if part
    )
    last = t("Page {page} of {pages}", page=page.number, pages=len(pages.pages)).render(sheet.texts)
    side = (right - left - text_width(middle, style)) / 2 - 3
    draw_text(painter, left, baseline, elided(first, style, side), style, _SOFT)
    draw_text_centred(painter, (left + right) / 2, baseline, middle, style, _SOFT)
    draw_text_ending(painter, right, baseline, last, style, _SOFT)
