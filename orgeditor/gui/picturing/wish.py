"""How pictures were wished for last: kept for the next one, and the next run of the program."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing.image import Finish
from orgeditor.gui.settings import settings

Format = Literal["png", "svg"]
_KEY: Final = "picture"


class Wish(msgspec.Struct, frozen=True):
    """Format, size, and finish of a picture."""

    format: Format = "png"
    size: PictureSize = PictureSize()
    finish: Finish = Finish()


def last_wish() -> Wish:
    """Return what was wished for last, else what is usual."""
    kept = settings().value(_KEY)
    try:
        return msgspec.json.decode(str(kept), type=Wish) if kept else Wish()
    except msgspec.DecodeError:
        # Written by another version of the program.
        return Wish()


def remember(wish: Wish) -> None:
    """Keep a wish for the next picture."""
    settings().setValue(_KEY, msgspec.json.encode(wish).decode())
