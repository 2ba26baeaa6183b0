"""Pictures as PNG (ISO/IEC 15948), written band by band: a poster of dots needs no memory of its size."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_METRE: Final = 1000 / 25.4
"""Inches of a metre."""
_BAND: Final = 2**23
"""So many dots are held at a time: 32 MB."""


def png_of_bands(
    width: int,
    height: int,
    band: Callable[[int, int], QImage],
    *,
    dpi: float,
    alpha: bool,
    texts: Mapping[str, str] | None = None,
    reached: Callable[[float], None] | None = None,
) -> bytes:
    """Return the content of a PNG file of ``width`` by ``height`` dots, ``dpi`` to the inch.

    ``band(top, height)`` paints so many lines of it, as wide as the picture. ``alpha``: whether
    what is behind it shows. ``texts`` are kept by the keywords of the format ("Title",
    "Description"). ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    dots = round(dpi * _METRE)
    parts = [
        _SIGNATURE,
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _RGBA if alpha else _RGB, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
        *(_text(keyword, text) for keyword, text in (texts or {}).items() if text),
    ]  # fmt: skip
    packing = zlib.compressobj()
    lines = max(1, _BAND // width)
    for top in range(0, height, lines):
        if reached:
            reached(top / height)
        rows = _rows(band(top, min(lines, height - top)), alpha=alpha)
        parts.append(_chunk(b"IDAT", packing.compress(rows.data)))
    parts += [_chunk(b"IDAT", packing.flush()), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _rows(image: QImage, *, alpha: bool) -> NDArray[np.uint8]:
    """Return (lines, 1 + bytes) the channels of a picture, red first, each line without a filter.

    Charts are flat: any filter of the format makes them larger (measured: by a tenth).
    """
    form = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    image = image.convertToFormat(form)
    # Qt's lines end on whole words.
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    wide = image.width() * (4 if alpha else 3)
    rows = np.zeros((image.height(), 1 + wide), np.uint8)
    rows[:, 1:] = lines[:, :wide]
    return rows


def _text(keyword: str, text: str) -> bytes:
    return _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode())


def _chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk; nothing of image data of no length, which the packing gives now and then."""
    if name == b"IDAT" and not content:
        return b""
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
