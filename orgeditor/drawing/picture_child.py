"""The process that decodes one picture from outside, under limits of its own.

It takes the file on standard input and answers with a byte that says how it went, then,
where it went well, with the pixels: ``photos.SIDE`` rows of as many, 3 bytes each.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from orgeditor.drawing.photos import SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FOREIGN, LARGE, BROKEN = b"d", b"f", b"l", b"b"

_MEMORY: Final = 2**30
_SECONDS: Final = 20
_DECODED: Final = 64 * 2**20
_UPPER: Final = 0.3
"""Where a face stands in an upright picture: less is cut off above than below."""
_FORMATS: Final = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpg"}


def main(arguments: Sequence[str] = ()) -> int:
    """Answer for the picture on standard input; return the exit status 0."""
    _limit()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(data))
    sys.stdout.buffer.flush()
    return 0


def answer(data: bytes) -> bytes:
    """Return what is said of a file that should be a picture."""
    kind = next((name for magic, name in _FORMATS.items() if data.startswith(magic)), b"")
    if not kind:
        return FOREIGN
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    # Qt holds a pixel in four bytes; what decodes to more is not even begun.
    if size.isValid() and size.width() * size.height() * 4 > _DECODED:
        return LARGE
    image = reader.read()
    return BROKEN if image.isNull() else DONE + _pixels(image)


def _pixels(image: QImage) -> bytes:
    """Return the middle of a picture as a small square on white."""
    side = min(image.width(), image.height())
    x, y = (image.width() - side) // 2, round((image.height() - side) * _UPPER)
    small = image.copy(QRect(x, y, side, side)).scaled(
        QSize(SIDE, SIDE),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    made.fill(QColor("white"))
    with QPainter(made) as painter:
        painter.drawImage(0, 0, small)
    return bytes(made.constBits())[: SIDE * SIDE * 3]


def _limit() -> None:
    QImageReader.setAllocationLimit(_DECODED >> 20)
    try:
        import resource
    except ImportError:
        return  # Windows: the reader's clock is the only limit.
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))


if __name__ == "__main__":
    sys.exit(main())
