"""The letters of a responsibility matrix as chips: in colour, or by weight and outline alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from orgeditor.drawing.colours import colour, duty_colour
from orgeditor.drawing.text import Style, draw_text_centred, text_width
from orgeditor.model.codes import Duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from orgeditor.analysis.pages import Ink
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.codes import CodeSet

_BLACK: Final = "#1c2733"
_WHITE: Final = "#ffffff"
# Ground, letter, outline: dark to light as the part in the work goes from answering to hearing.
_GREY: Final = {
    Duty.ANSWERS: (_BLACK, _WHITE, Qt.PenStyle.SolidLine),
    Duty.DOES: ("#66717c", _WHITE, Qt.PenStyle.SolidLine),
    Duty.IS_TOLD: (_WHITE, _BLACK, Qt.PenStyle.DotLine),
    Duty.LEFT_OUT: (_WHITE, "#66717c", Qt.PenStyle.NoPen),
}
_GREY_ELSE: Final = (_WHITE, _BLACK, Qt.PenStyle.SolidLine)
# Directions of the hatching around a letter, in degrees; what has none is told by its outline.
_HATCHES: Final = {
    Duty.DOES: (45,),
    Duty.SUPPORTS: (0,),
    Duty.CHECKS: (45, 135),
    Duty.AGREES: (90,),
    Duty.RECOMMENDS: (135,),
    Duty.DRIVES: (0, 90),
}
_HATCH_STEP: Final = 0.17
_PLATE: Final = 0.56
"""How much of a hatched chip stays white behind its letter."""


def paint_letters(
    painter: QPainter,
    room: QRectF,
    letters: Sequence[str],
    codes: CodeSet,
    face: Face,
    size: float,
) -> None:
    """Paint chips for ``letters`` side by side in the middle of ``room``.

    ``size`` is that of the letters in the painter's units; the chips grow with it and are
    drawn closer where several have to fit.
    """
    style = Style(face, size, semibold=True)
    wide, high = size * 1.75, size * 1.5
    step = min(wide + size * 0.25, room.width() / max(len(letters), 1))
    wide = min(wide, step * 0.94)
    left = room.center().x() - (step * len(letters)) / 2
    for place, letter in enumerate(letters):
        chip = QRectF(0, 0, wide, high)
        chip.moveCenter(room.center())
        chip.moveLeft(left + place * step + (step - wide) / 2)
        code = codes.code(letter)
        paint_chip(painter, chip, letter, code.duty if code else None, style)


def paint_chip(
    painter: QPainter,
    chip: QRectF,
    letter: str,
    duty: Duty | None,
    style: Style,
    ink: Ink = "colour",
) -> None:
    """Paint one letter in its chip; one that stands for no duty is plain text."""
    radius = chip.height() * 0.22
    tone = _WHITE if ink == "dark" else _BLACK
    if duty is not None and ink in ("colour", "dark"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(duty_colour(duty)))
        painter.drawRoundedRect(chip, radius, radius)
        tone = _WHITE
    elif duty is not None:
        ground, tone, outline = _GREY.get(duty, _GREY_ELSE)
        hatched = _HATCHES.get(duty, ()) if ink == "pattern" else ()
        if hatched:
            ground, tone = _WHITE, _BLACK
        painter.setPen(QPen(QColor(_BLACK), style.size * 0.07, outline))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, radius, radius)
        _hatch(painter, chip, hatched, style.size)
    text = letter
    while len(text) > 1 and text_width(text, style) > chip.width():
        text = text[:-1]
    baseline = chip.center().y() + style.size * 0.36
    draw_text_centred(painter, chip.center().x(), baseline, text, style, colour(tone))


def _hatch(painter: QPainter, chip: QRectF, angles: Sequence[int], size: float) -> None:
    """Draw lines over a chip, as lines on every device, but behind its letter."""
    if not angles:
        return
    painter.save()
    painter.setClipRect(chip, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(_BLACK), size * 0.055))
    reach = (chip.width() + chip.height()) / 2
    for angle in angles:
        painter.save()
        painter.translate(chip.center())
        painter.rotate(-angle)
        step = size * _HATCH_STEP
        for n in range(-int(reach / step), int(reach / step) + 1):
            painter.drawLine(QLineF(-reach, n * step, reach, n * step))
        painter.restore()
    painter.restore()
    plate = QRectF(0, 0, chip.width() * _PLATE, chip.height() * 0.8)
    plate.moveCenter(chip.center())
    painter.fillRect(plate, QColor(_WHITE))
