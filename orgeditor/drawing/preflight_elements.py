"""Preflight of a picture of an element: what it says is read from its drawing."""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.discretion import personal_records
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.analysis.preflight import Remark
from orgeditor.analysis.preflight.pages import some
from orgeditor.analysis.preflight.personal import held_by, personal_data, told_in
from orgeditor.analysis.preflight.standing import scenario
from orgeditor.drawing.image import Finish, svg_bytes
from orgeditor.drawing.preflight_kinds import missing_glyphs
from orgeditor.messages import tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgeditor.drawing.element_picture import ElementImage

_TEXT: Final = re.compile(r'<text transform="([^"]*)"[^>]*>([^<]*)</text>')
_RATED: Final = ("calibration", "review-trend")
_CUT: Final = "…"


def look_at_element(
    image: ElementImage, reached: Callable[[float], None] | None = None
) -> list[Remark]:
    """Return what to look at in a picture of an element, of what is handed over.

    ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    org = image.org
    ratings = sum(1 for _ in personal_records(org)) if image.kind in _RATED else 0
    try:
        texts = texts_of(image)
    except Refused:
        # Of one too large to be read so, what the tables behind it hold is told.
        return [*personal_data(org, held_by(org, "elements")), *scenario(org)]
    along = msgspec.structs.replace(told_in(org, texts, reached), ratings=ratings)
    return [
        *missing_glyphs(org, texts),
        *_cut(texts),
        *personal_data(org, along),
        *scenario(org),
    ]


def texts_of(image: ElementImage) -> list[str]:
    """Return the lines that a picture says. Refused where it is too large to be read as a drawing."""
    drawn = svg_bytes(image, PictureSize(scale=1.0), Finish(outlines=False)).decode()
    # A line of two scripts is drawn in two pieces, at one place.
    lines = groupby(_TEXT.finditer(drawn), key=lambda found: found[1])
    return ["".join(unescape(found[2]) for found in pieces) for _, pieces in lines]


def _cut(texts: list[str]) -> Iterator[Remark]:
    """Yield what is said of texts that their room cuts."""
    cut = list(dict.fromkeys(text for text in texts if text.endswith(_CUT)))
    if cut:
        yield Remark("text-cut", "warning", tn("{n} text is cut: {names}", "{n} texts are cut: {names}", len(cut), names=some(cut)))  # fmt: skip
