"""Zip packages: bytes that follow from the content, and templates that are opened as documents."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_PACKED: Final = (".png", ".jpg", ".jpeg")
_TYPES: Final = "[Content_Types].xml"
_OPENED: Final = {
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}


def settled(content: bytes) -> bytes:
    """Return a zip with parts that carry no time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w") as written:
        for name in read.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            # Pictures gain nothing from being packed once more, and take long.
            packs = not name.lower().endswith(_PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            part.external_attr = 0o600 << 16
            written.writestr(part, read.read(name))
    return packed.getvalue()


def template_opened(content: bytes) -> bytes:
    """Return an Office template (potx, dotx) as what is made of it, which libraries open; others stay so.

    Raises BadZipFile.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w") as written:
        for part in read.infolist():
            held = read.read(part)
            if part.filename == _TYPES:
                for template, opened in _OPENED.items():
                    held = held.replace(template, opened)
            written.writestr(part, held)
    return packed.getvalue()
