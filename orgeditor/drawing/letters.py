"""The letters of a responsibility matrix as chips: in colour, or by weight and outline alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from orgeditor.drawing.colours import colour, duty_colour
from orgeditor.drawing.text import Style, draw_text_centred, text_width
from orgeditor.model.codes import CodeSet, Duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from orgeditor.drawing.fonts import Face

# Ground, letter, outline: dark to light as the part in the work goes from answering to hearing.
_GREY: Final = {
    Duty.ANSWERS: ("#1c2733", "#ffffff", Qt.PenStyle.SolidLine),
    Duty.DOES: ("#66717c", "#ffffff", Qt.PenStyle.SolidLine),
    Duty.IS_TOLD: ("#ffffff", "#1c2733", Qt.PenStyle.DotLine),
    Duty.LEFT_OUT: ("#ffffff", "#66717c", Qt.PenStyle.NoPen),
}
_GREY_ELSE: Final = ("#ffffff", "#1c2733", Qt.PenStyle.SolidLine)


def paint_letters(
    painter: QPainter,
    room: QRectF,
    letters: Sequence[str],
    codes: CodeSet,
    face: Face,
    size: float,
    *,
    grey: bool = False,
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
        paint_chip(painter, chip, letter, codes, style, grey=grey)


def paint_chip(
    painter: QPainter,
    chip: QRectF,
    letter: str,
    codes: CodeSet,
    style: Style,
    *,
    grey: bool = False,
) -> None:
    """Paint one letter in its chip; a letter that the set does not have is plain text."""
    code = codes.code(letter)
    radius = chip.height() * 0.22
    if code is None:
        ink = colour("#1c2733")
    elif grey:
        ground, letter_colour, outline = _GREY.get(code.duty, _GREY_ELSE)
        pen = QPen(QColor("#1c2733"), style.size * 0.07, outline)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, radius, radius)
        ink = colour(letter_colour)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(duty_colour(code.duty)))
        painter.drawRoundedRect(chip, radius, radius)
        ink = colour("#ffffff")
    text = letter
    while len(text) > 1 and text_width(text, style) > chip.width():
        text = text[:-1]
    draw_text_centred(
        painter, chip.center().x(), chip.center().y() + style.size * 0.36, text, style, ink
    )
