"""A page, in mm: the same for preview, printer, PDF, SVG and PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from orgeditor.analysis.left_out import left_out
from orgeditor.analysis.pages import POINT, Chip, Fill, Sheet, Stroke, Text, card_pages, paginate
from orgeditor.analysis.pages.report import report_pages
from orgeditor.analysis.pages.things import Inset, Link, Window
from orgeditor.analysis.role_card import matrix_views, role_card
from orgeditor.drawing.colours import DARK, LIGHT, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.letters import paint_chip
from orgeditor.drawing.page_pictures import paint_inset
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QColor

    from orgeditor.analysis.pages import Measure, Page, Pages, Paper, Thing
    from orgeditor.analysis.report import Part, Told
    from orgeditor.model.organization import Organization

_TONES: Final = {
    "ink": LIGHT.text,
    "soft": LIGHT.muted,
    "rule": "#c3ccd5",
    "hair": "#dde3e9",
    "tint": "#f0f3f6",
    "mark": "#b3261e",
    "accent": LIGHT.accent,
}
_GREYS: Final = {**_TONES, "mark": "#1c2733", "accent": "#566471"}
# On the poorest printer and copier: black on white, and no tint that comes out as dirt.
_BLACK: Final = {
    "ink": "#000000",
    "soft": "#000000",
    "rule": "#000000",
    "hair": "#000000",
    "tint": "#ffffff",
    "mark": "#000000",
    "accent": "#000000",
}
_DARK: Final = {
    "ink": DARK.text,
    "soft": DARK.muted,
    "rule": DARK.edge,
    "hair": DARK.line,
    "tint": DARK.panel,
    "mark": DARK.refused,
    "accent": DARK.accent,
}
_INKS: Final = {"colour": _TONES, "dark": _DARK, "grey": _GREYS, "pattern": _BLACK}
_SETTERS: Final = {"left": draw_text, "middle": draw_text_centred, "right": draw_text_ending}


def measure_of(sheet: Sheet) -> Measure:
    """Return how wide text is on paper."""
    face = paper_face()

    def measure(text: str, point: float, bold: bool) -> float:
        return text_width(text, Style(face, point, semibold=bold)) * POINT

    return measure


def telling(org: Organization, sheet: Sheet) -> Sheet:
    """Return a sheet whose footer tells what was left out of an organisation."""
    return msgspec.structs.replace(sheet, withheld=left_out(org.redaction))


def lay_out(org: Organization, matrix: str, paper: Paper, sheet: Sheet) -> Pages:
    """Return a matrix as pages, measured in the paper's typeface."""
    return paginate(org, matrix, paper, telling(org, sheet), measure_of(sheet))


def lay_out_cards(org: Organization, parties: Sequence[str], paper: Paper, sheet: Sheet) -> Pages:
    """Return role cards as pages: what parties are in all matrices."""
    views = matrix_views(org)
    cards = [role_card(org, party, views) for party in parties]
    return card_pages(cards, org.letterhead, paper, telling(org, sheet), measure_of(sheet))


def lay_out_report(
    told: Told,
    parts: Sequence[Part],
    paper: Paper,
    sheet: Sheet,
    *,
    without_empty: bool = False,
    reached: Callable[[float], None] | None = None,
) -> Pages:
    """Return the report as pages; see ``report_pages``."""
    sheet = telling(told.org, sheet)
    return report_pages(
        told, parts, paper, sheet, measure_of(sheet), without_empty=without_empty, reached=reached
    )


def paint_page(painter: QPainter, page: Page, sheet: Sheet) -> None:
    """Paint one page; the painter is in mm from the page's upper left corner."""
    paint_things(painter, page.things, sheet)


def paint_things(painter: QPainter, things: Iterable[Thing], sheet: Sheet) -> None:
    """Paint what stands on a page, or alone; the painter is in mm."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    for thing in things:
        _PAINTERS[type(thing)](thing, painter, sheet)


def _paint_text(thing: Text, painter: QPainter, sheet: Sheet) -> None:
    style = Style(paper_face(), thing.point, semibold=thing.bold)
    draw, ink = _SETTERS[thing.align], _tone(thing.tone, sheet)
    painter.save()
    painter.translate(thing.x, thing.baseline)
    painter.rotate(-thing.angle)
    # In points, not in mm: fonts come in quarters of a unit.
    painter.scale(POINT, POINT)
    draw(painter, 0, 0, thing.words, style, ink)
    painter.restore()


def _paint_chip(thing: Chip, painter: QPainter, sheet: Sheet) -> None:
    style = Style(paper_face(), thing.point * POINT, semibold=True)
    room = QRectF(thing.x, thing.y, thing.width, thing.height)
    paint_chip(painter, room, thing.letter, thing.duty, style, sheet.ink)


def _paint_fill(thing: Fill, painter: QPainter, sheet: Sheet) -> None:
    ink = colour(thing.shade) if thing.shade else _tone(thing.tone, sheet)
    painter.fillRect(QRectF(thing.x, thing.y, thing.width, thing.height), ink)


def _paint_stroke(thing: Stroke, painter: QPainter, sheet: Sheet) -> None:
    painter.setPen(QPen(_tone(thing.tone, sheet), thing.width))
    painter.drawLine(QLineF(thing.x1, thing.y1, thing.x2, thing.y2))


def _paint_inset(thing: Inset, painter: QPainter, sheet: Sheet) -> None:
    paint_inset(thing, painter, paper_face())


def _paint_window(thing: Window, painter: QPainter, _sheet: Sheet) -> None:
    painter.save()
    painter.setClipRect(QRectF(thing.x, thing.y, thing.width, thing.height))
    painter.translate(thing.x, thing.y)
    painter.scale(thing.scale, thing.scale)
    painter.translate(-thing.left, -thing.top)
    for seen in thing.things:
        _PAINTERS[type(seen)](seen, painter, thing.sheet)
    painter.restore()


def _paint_link(_thing: Link, _painter: QPainter, _sheet: Sheet) -> None:
    """A link is nothing to see."""


_PAINTERS: Final[dict[type, Callable[[Any, QPainter, Sheet], None]]] = {
    Text: _paint_text,
    Chip: _paint_chip,
    Fill: _paint_fill,
    Stroke: _paint_stroke,
    Inset: _paint_inset,
    Link: _paint_link,
    Window: _paint_window,
}


def _tone(name: str, sheet: Sheet) -> QColor:
    return colour(_INKS[sheet.ink][name])
