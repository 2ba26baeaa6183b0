"""The small pictures of people, as cards and panes paint them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter

SIDE: Final = 192
"""The width and height in pixels of every picture in a document."""

_QUALITY: Final = 88
_JPEG: Final = b"\xff\xd8\xff"


def packed(pixels: bytes) -> bytes:
    """Return ``SIDE`` rows of as many pixels (3 bytes each, red first) as they are kept in a document."""
    image = QImage(pixels, SIDE, SIDE, SIDE * 3, QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", _QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@lru_cache(maxsize=2_000)
def photo(data: bytes) -> QImage:
    """Return a picture of a document as a disc; an empty image where it is not one that we wrote."""
    if not data.startswith(_JPEG):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpg"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > SIDE:
        return QImage()
    return _disc(reader.read())


def paint_photo(painter: QPainter, box: QRectF, data: bytes) -> bool:
    """Paint a picture in a disc; return whether there was one."""
    image = photo(data)
    if image.isNull():
        return False
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, image)
    painter.restore()
    return True


def _disc(image: QImage) -> QImage:
    """Return what of a picture is inside a circle, with a smooth edge, which no clipping gives."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(image))
        painter.drawEllipse(made.rect())
    return made
