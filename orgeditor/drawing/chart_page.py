"""A chart on a sheet of paper: title, the chart fitted between, legend and footer. In mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from orgeditor.drawing.chart import paint_chart
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_ending,
    elided,
    text_width,
)
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.model.records import Project

MARGIN: Final = 12.0
_HEAD: Final = 14.0
_FOOT: Final = 9.0
_LEGEND_ROW: Final = 5.0
_MOST: Final = 0.34
"""The largest a chart is drawn: mm a chart unit; a card is then 65 mm wide."""


def paint_chart_page(
    painter: QPainter,
    scene: ChartScene,
    size: tuple[float, float],
    palette: Palette,
    face: Face,
) -> None:
    """Paint a chart on a page of ``size`` mm; the painter is in mm from its upper left corner."""
    width, height = size
    left, right, bottom = MARGIN, width - MARGIN, height - MARGIN
    project = scene.org.letterhead
    title = page_title(project, scene.language)
    style = Style(face, 5.4, semibold=True)
    draw_text(painter, left, MARGIN + 4.6, elided(title, style, right - left), style, colour(palette.text))  # fmt: skip
    small = Style(face, 3.0)
    kind = t("Positions") if scene.mode == "positions" else t("Units")
    below = " · ".join(part for part in (project.client, kind.render(scene.language)) if part)
    draw_text(painter, left, MARGIN + 9.6, below, small, colour(palette.muted))
    rows = _legend_rows(scene, small, right - left)
    foot = _FOOT + len(rows) * _LEGEND_ROW
    _paint_fitted(
        painter,
        scene,
        QRectF(left, MARGIN + _HEAD, right - left, bottom - foot - MARGIN - _HEAD),
        palette,
        face,
    )
    _paint_legend(painter, rows, left, bottom - foot + 5.0, small, palette)
    _paint_footer(painter, scene, (left, right, bottom), palette, face)


def page_title(project: Project, language: str) -> str:
    """Return the title of the document in a language, or what the page is."""
    titles = (project.title_zh, project.title)
    if not language.startswith("zh"):
        titles = titles[::-1]
    return titles[0] or titles[1] or t("Organisation chart").render(language)


def _paint_fitted(
    painter: QPainter, scene: ChartScene, room: QRectF, palette: Palette, face: Face
) -> None:
    layout = scene.layout
    if not len(scene):
        return
    # The margin holds what reaches beyond the cards: shadows and fold badges.
    margin = 12.0
    wide, high = layout.width + 2 * margin, layout.height + 2 * margin
    scale = min(room.width() / wide, room.height() / high, _MOST)
    painter.save()
    painter.translate(room.left() + (room.width() - wide * scale) / 2, room.top())
    painter.scale(scale, scale)
    painter.translate(margin, margin)
    paint_chart(painter, scene, palette, face)
    painter.restore()


def _legend_rows(
    scene: ChartScene, style: Style, room: float
) -> list[list[tuple[str, str, float]]]:
    """Return rows of (name, colour, x) for the legend, broken where the page ends."""
    rows: list[list[tuple[str, str, float]]] = []
    x = 0.0
    for swatch in scene.legend():
        name = f"{swatch.mark}  {swatch.label}" if swatch.mark else swatch.label
        width = text_width(name, style) + 9.0
        if not rows or x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((name, swatch.colour, x))
        x += width
    return rows


def _paint_legend(
    painter: QPainter,
    rows: list[list[tuple[str, str, float]]],
    left: float,
    y: float,
    style: Style,
    palette: Palette,
) -> None:
    for row in rows:
        for name, shade, x in row:
            painter.fillRect(QRectF(left + x, y - 2.3, 2.4, 2.4), colour(shade))
            draw_text(painter, left + x + 3.8, y - 0.1, name, style, colour(palette.text))
        y += _LEGEND_ROW


def _paint_footer(
    painter: QPainter,
    scene: ChartScene,
    edges: tuple[float, float, float],
    palette: Palette,
    face: Face,
) -> None:
    left, right, bottom = edges
    project = scene.org.project
    small = Style(face, 2.7)
    painter.fillRect(QRectF(left, bottom - 4.6, right - left, 0.15), colour(palette.line))
    said = (
        project.version,
        project.date,
        project.prepared_by,
        project.confidentiality,
    )
    ink = colour(palette.muted)
    draw_text(painter, left, bottom, " · ".join(s for s in said if s), small, ink)
    page = t("Page {page} of {pages}", page=1, pages=1).render(scene.language)
    draw_text_ending(painter, right, bottom, page, small, ink)
