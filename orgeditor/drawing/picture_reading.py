"""A picture from a client's file: decoded in a child process, cut to a small square, written anew.

What comes out holds nothing of the file but pixels: no place, no camera, no second image.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from orgeditor.assets import PICTURE_ARGUMENT, child_environment
from orgeditor.drawing.photos import SIDE, packed
from orgeditor.drawing.picture_child import BROKEN, DONE, FOREIGN, LARGE
from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUFFIXES: Final = (".png", ".jpg", ".jpeg")

_LARGEST: Final = 64 * 2**20
_SECONDS: Final = 25.0
_REASONS: Final[Mapping[bytes, Message]] = {
    FOREIGN: t("This is neither a PNG nor a JPEG picture."),
    LARGE: t("The picture is too large: more than 64 MB when it is unpacked. Make it smaller."),
    BROKEN: t("The picture is damaged and was not taken."),
}


def read_picture_file(path: Path) -> bytes:
    """Return the picture in a file as a document keeps it; Refused where it is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(_REASONS[LARGE])
        return read_picture(path.read_bytes())
    except OSError as error:
        raise Refused(
            t("{file} cannot be read: {reason}.", file=path.name, reason=str(error.strerror))
        ) from error


def read_picture(data: bytes) -> bytes:
    """Return a PNG or JPEG picture as a document keeps it; Refused where it is none."""
    try:
        done = subprocess.run(
            _command(),
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_REASONS[BROKEN]) from error
    said, pixels = done.stdout[:1], done.stdout[1:]
    if said != DONE or len(pixels) != SIDE * SIDE * 3:
        raise Refused(_REASONS.get(said, _REASONS[BROKEN]))
    return packed(pixels)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, PICTURE_ARGUMENT]
    # -P: a module in the folder one happens to be in must not be taken for a library.
    return [sys.executable, "-P", "-m", "orgeditor.drawing.picture_child"]
