"""Pictures on the clipboard, in the forms that office programs paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QApplication

from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing.chart_picture import pasted_dots
from orgeditor.drawing.image import image_of, svg_bytes
from orgeditor.gui import jobs
from orgeditor.gui.pictures import OWN_PICTURE
from orgeditor.gui.picturing.subject import SHOWN, ChartSubject
from orgeditor.gui.picturing.wish import last_wish
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.analysis.picture_size import Dots
    from orgeditor.drawing.image import Drawing, Finish
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.picturing.subject import Subject
    from orgeditor.gui.session import Session

_SVG: Final = "image/svg+xml"
_MOST_DOTS: Final = 64_000_000
"""A quarter of a gigabyte: programs hold what they paste several times."""
_MOST_DRAWN: Final = 2_000_000
"""Bytes of a drawing that goes along unasked."""


def copy_picture(drawing: Drawing, dots: Dots, finish: Finish) -> None:
    """Put a drawing on the clipboard: in dots that know their resolution, and as SVG where that is not too large.

    Raises Refused where it is empty or too large.
    """
    if dots.width * dots.height > _MOST_DOTS:
        raise Refused(t("That is too large for the clipboard: save it as a file."))
    content = QMimeData()
    content.setData(OWN_PICTURE, QByteArray(b"1"))
    # Qt offers it as PNG and in the system's own form; the resolution keeps its size on a slide.
    content.setImageData(image_of(drawing, dots, finish))
    try:
        drawn = svg_bytes(drawing, PictureSize(scale=1.0), finish)
    except Refused:
        drawn = b""
    if drawn and len(drawn) <= _MOST_DRAWN:
        content.setData(_SVG, QByteArray(drawn))
    QApplication.clipboard().setMimeData(content)


def copy_chart(session: Session, canvas: Canvas) -> None:
    """Copy what is selected of the chart as a picture, else the chart, in the finish that was chosen last."""
    subject = ChartSubject(session, canvas)
    copy_at_once(session, subject, subject.usual)


def copy_at_once(session: Session, subject: Subject, part: str = SHOWN) -> None:
    """Copy a part of something as a picture, in the finish that was chosen last; it is told where that cannot be."""
    try:
        with jobs.waiting():
            drawing = subject.drawing(part)
            copy_picture(drawing, _legible(drawing), last_wish().finish)
    except Refused as refusal:
        session.refuse(refusal.reason)


def _legible(drawing: Drawing) -> Dots:
    if not all(drawing.size):
        raise Refused(t("There is nothing to make a picture of."))
    dots = pasted_dots(drawing)
    if dots is None:
        raise Refused(t("Nothing could be read on a picture of so many cards: choose a branch, or fold some levels."))  # fmt: skip
    return dots
