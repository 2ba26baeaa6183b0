"""Clients' PowerPoint and Word files, opened as templates or with what they hold."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, TypeVar

from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.messages import Message

_Opened = TypeVar("_Opened")
_TYPES: Final = "[Content_Types].xml"
_OPENED: Final = {
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"presentationml.slideshow.main+xml": b"presentationml.presentation.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}
_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How files of Office 2003 and before begin, and newer ones that a password protects."""


def opened(path: Path, opening: Callable[[io.BytesIO], _Opened], none: Message) -> _Opened:
    """Return what ``opening`` makes of an Office file; a template comes as what is made of it.

    Refused, with ``none`` as the reason, where the file is none or is broken, and where it is
    protected, or cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(t("{file} cannot be read: {reason}.", file=path.name, reason=str(error.strerror))) from error  # fmt: skip
    if content.startswith(_OLD):
        raise Refused(t("{file} is protected by a password, or in the format of Office 2003 and before. Save it in today’s format without a password.", file=path.name))  # fmt: skip
    try:
        return opening(io.BytesIO(_as_document(content)))
    except Exception as error:
        # The libraries raise whatever they stumble on in a broken file.
        raise Refused(none) from error


def _as_document(content: bytes) -> bytes:
    """Return an Office template (potx, dotx) or show (ppsx) as what libraries open; others stay so."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w") as written:
        for part in read.infolist():
            held = read.read(part)
            if part.filename == _TYPES:
                for template, made in _OPENED.items():
                    held = held.replace(template, made)
            written.writestr(part, held)
    return packed.getvalue()
