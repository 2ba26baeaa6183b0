"""Paints a heat map of skills; heading and names stay in sight while the rest is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgeditor.analysis.heat_map import (
    BAND,
    COLUMN,
    HEADING,
    LABEL,
    NAMES,
    ROW,
    Cell,
    HeatMap,
    Row,
    Step,
)
from orgeditor.analysis.skills import called
from orgeditor.drawing.colours import colour, heat_colour
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    elided,
    text_width,
    wrapped,
)
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.skills import Coverage
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_BODY: Final = 12.5
_SMALL: Final = 10.5
_INSIDE: Final = 10.0
_GAP: Final = 1.5
_RADIUS: Final = 4.0
_LINE: Final = 14.0
_INDENT: Final = 14.0
_BASELINE: Final = 4.5
"""How far below the middle of a row its text stands."""

_FOR_ONE: Final = (
    (Step.ENOUGH, t("As needed")),
    (Step.NEARLY, t("One level below")),
    (Step.SHORT, t("Two levels below")),
    (Step.MISSING, t("Further below")),
    (Step.SPARE, t("Held, not needed")),
)
_FOR_SEVERAL: Final = (
    (Step.ENOUGH, t("All who need it")),
    (Step.NEARLY, t("Two thirds")),
    (Step.SHORT, t("One third")),
    (Step.MISSING, t("Fewer")),
)


class HeatMapPainter:
    """Paints one heat map. ``names_hidden``: people go by their positions."""

    def __init__(
        self,
        found: HeatMap,
        palette: Palette,
        face: Face,
        *,
        names_hidden: bool = False,
        language: str = "",
    ) -> None:
        self._found = found
        self._palette = palette
        self._hidden = names_hidden
        self._language = language
        self._body = Style(face, _BODY)
        self._strong = Style(face, _BODY, semibold=True)
        self._small = Style(face, _SMALL)
        self._ink = colour(palette.text)

    def paint(
        self,
        painter: QPainter,
        seen: QRectF,
        selected: Collection[str] = (),
        *,
        pinned: bool = True,
    ) -> None:
        """Paint what lies within ``seen``, in chart units; ``selected`` records stand out.

        ``pinned``: names and heading stay in sight.
        """
        found = self._found
        if not found.width:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = max(0.0, seen.left()), max(0.0, seen.top())
        first = max(0, int((top - HEADING) // ROW))
        last = min(len(found.rows), int((seen.bottom() - HEADING) // ROW) + 1)
        columns = range(
            int(left // COLUMN),
            min(len(found.skills), max(0, int((seen.right() - LABEL) // COLUMN) + 1)),
        )
        painter.fillRect(QRectF(0, 0, found.width, found.height), colour(self._palette.panel))
        for place in range(first, last):
            self._paint_cells(painter, found.rows[place], HEADING + place * ROW, columns)
        if not pinned:
            left = top = 0.0
        names = QRectF(left, top, LABEL, found.height - top)
        painter.fillRect(names, colour(self._palette.panel))
        for place in range(first, last):
            row = found.rows[place]
            self._paint_name(painter, row, left, HEADING + place * ROW, row.record in selected)
        painter.save()
        painter.translate(0, top)
        painter.fillRect(QRectF(0, 0, found.width, HEADING), colour(self._palette.panel))
        self._paint_heading(painter, selected, columns)
        painter.fillRect(QRectF(left, 0, LABEL, HEADING), colour(self._palette.panel))
        painter.translate(left, 0)
        self._paint_corner(painter)
        painter.restore()
        painter.setPen(QPen(colour(self._palette.card_line), 1))
        painter.drawLine(QPointF(0, top + HEADING), QPointF(found.width, top + HEADING))

    def _word(self, message: Message) -> str:
        return message.render(self._language) if self._language else str(message)

    def _paint_cells(self, painter: QPainter, row: Row, y: float, columns: range) -> None:
        if row.heads:
            painter.fillRect(QRectF(0, y, self._found.width, ROW), colour(self._palette.canvas))
            return
        for place in columns:
            cell = self._found.cell(row, self._found.skills[place].id)
            box = _box(place, y)
            if cell is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(self._palette.canvas))
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            else:
                self._paint_cell(painter, box, cell)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        self._paint_ground(painter, box, cell.step)
        figure = f"{cell.figure:g}"
        beside = "" if cell.needed is None else f"/{cell.needed:g}"
        width = text_width(figure, self._strong) + text_width(beside, self._small)
        x = box.center().x() - width / 2
        baseline = box.center().y() + _BASELINE
        draw_text(painter, x, baseline, figure, self._strong, self._ink)
        x += text_width(figure, self._strong)
        draw_text(painter, x, baseline, beside, self._small, self._ink)
        if cell.learner:
            painter.setPen(QPen(self._ink, 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS, _RADIUS)

    def _paint_ground(self, painter: QPainter, box: QRectF, step: Step) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(heat_colour(self._palette, step))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_name(self, painter: QPainter, row: Row, x: float, y: float, chosen: bool) -> None:
        org = self._found.book.org
        if org.find(Person, row.record):
            name = called(org, row.record, hidden=self._hidden, language=self._language)
        elif row.record:
            name = seen(name_of(org[row.record], self._language))
        else:
            name = self._word(t("No unit"))
        box = QRectF(x, y, LABEL, ROW)
        if row.heads or chosen:
            ground = self._palette.accent_soft if chosen else self._palette.canvas
            painter.fillRect(box, colour(ground))
        style = self._strong if row.heads else self._body
        left = x + _INSIDE + (0 if self._found.rows[0].heads else row.depth * _INDENT)
        room = x + LABEL - _INSIDE - left
        baseline = box.center().y() + _BASELINE
        draw_text(painter, left, baseline, elided(name, style, room), style, self._ink)

    def _paint_heading(self, painter: QPainter, selected: Collection[str], columns: range) -> None:
        self._paint_groups(painter)
        for place in columns:
            skill = self._found.skills[place]
            x = LABEL + place * COLUMN
            if skill.id in selected:
                painter.fillRect(QRectF(x, BAND, COLUMN, NAMES), colour(self._palette.accent_soft))
            style = self._strong if skill.critical else self._body
            name = name_of(skill, self._language) + (" !" if skill.critical else "")
            lines = wrapped(name, style, NAMES - 2 * _INSIDE, 2)
            painter.save()
            painter.translate(x + COLUMN / 2, BAND + NAMES - _INSIDE)
            painter.rotate(-90)
            first = _BASELINE - (len(lines) - 1) * _LINE / 2
            for at, line in enumerate(lines):
                draw_text(painter, 0, first + at * _LINE, line, style, self._ink)
            painter.restore()
            self._paint_coverage(painter, place, self._found.coverage[skill.id], skill.critical)

    def _paint_groups(self, painter: QPainter) -> None:
        x = LABEL
        for group in self._found.groups:
            width = group.count * COLUMN
            if group.skill:
                box = QRectF(x + _GAP, 0, width - 2 * _GAP, BAND - _GAP)
                outline = QPainterPath()
                outline.addRoundedRect(box, _RADIUS, _RADIUS)
                painter.fillPath(outline, colour(self._palette.accent_soft))
                name = name_of(self._found.book.org[group.skill], self._language)
                shown = elided(name, self._small, box.width() - _INSIDE)
                draw_text_centred(painter, box.center().x(), 16, shown, self._small, self._ink)
            x += width

    def _paint_coverage(
        self, painter: QPainter, place: int, covered: Coverage, critical: bool
    ) -> None:
        y = BAND + NAMES
        if covered.level:
            middle = LABEL + (place + 0.5) * COLUMN
            words = f"{covered.level:g}"
            draw_text_centred(
                painter, middle, y + ROW / 2 + _BASELINE, words, self._body, self._ink
            )
        if not covered.level and not critical:
            return
        count = len(covered.holders)
        step = (Step.MISSING, Step.NEARLY)[count] if count < 2 else Step.ENOUGH
        box = _box(place, y + ROW)
        self._paint_ground(painter, box, step)
        words = f"{count}" + (" !" if critical and count < 2 else "")
        baseline = box.center().y() + _BASELINE
        draw_text_centred(painter, box.center().x(), baseline, words, self._strong, self._ink)

    def _paint_corner(self, painter: QPainter) -> None:
        several = not self._found.rows[0].heads
        words = t("People who have it, of those who need it") if several else t("Level held, of the level needed")  # fmt: skip
        lines = wrapped(self._word(words), self._small, LABEL - 2 * _INSIDE, 2)
        muted = colour(self._palette.muted)
        y = 15.0
        for line in lines:
            draw_text(painter, _INSIDE, y, line, self._small, muted)
            y += _LINE
        y += 2
        for step, told in _FOR_SEVERAL if several else _FOR_ONE:
            self._paint_ground(painter, QRectF(_INSIDE, y - 8, 18, 12), step)
            draw_text(painter, _INSIDE + 26, y + 2, self._word(told), self._small, self._ink)
            y += 18
        if not several:
            box = QRectF(_INSIDE, y - 8, 18, 12)
            painter.setPen(QPen(self._ink, 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            learner = self._word(t("Learner, does not count"))
            draw_text(painter, _INSIDE + 26, y + 2, learner, self._small, self._ink)
        for at, told in enumerate((t("Highest level needed"), t("People who have it"))):
            baseline = BAND + NAMES + (at + 0.5) * ROW + _BASELINE
            shown = elided(self._word(told), self._body, LABEL - 2 * _INSIDE)
            draw_text(painter, _INSIDE, baseline, shown, self._body, muted)


def in_sight(painter: QPainter) -> QRectF:
    """Return what the device of a painter shows, in the units that it paints in."""
    back, _ = painter.worldTransform().inverted()
    return back.mapRect(QRectF(painter.viewport()))


def _box(place: int, y: float) -> QRectF:
    return QRectF(LABEL + place * COLUMN + _GAP, y + _GAP, COLUMN - 2 * _GAP, ROW - 2 * _GAP)
