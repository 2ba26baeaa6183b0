"""Bookmarks and links in a PDF, which QPdfWriter does not write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.things import Link

if TYPE_CHECKING:
    from orgeditor.analysis.pages import Pages

_POINTS: Final = 72 / 25.4


def outlined(pdf: bytes, pages: Pages) -> bytes:
    """Return a PDF of ``pages`` with their bookmarks and links; as it is where they have none.

    What is the same in is the same out: ids and dates are kept.
    """
    if not pages.bookmarks:
        return pdf
    # Here, not above: only a report needs pypdf, which takes its time to load.
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import Link as Place
    from pypdf.generic import ArrayObject, ByteStringObject, Fit, IndirectObject

    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    whole = Fit.fit()
    above: list[IndirectObject] = []
    for mark in pages.bookmarks:
        parent = above[mark.level - 1] if 0 < mark.level <= len(above) else None
        item = writer.add_outline_item(
            title=mark.title, page_number=mark.page - 1, parent=parent, fit=whole
        )
        above[mark.level :] = [item]
    height = pages.paper.size[1]
    for page in pages.pages:
        for thing in page.things:
            if isinstance(thing, Link):
                corners = (
                    thing.x * _POINTS,
                    (height - thing.y - thing.height) * _POINTS,
                    (thing.x + thing.width) * _POINTS,
                    (height - thing.y) * _POINTS,
                )
                place = Place(rect=corners, target_page_index=thing.page - 1, fit=whole)
                writer.add_annotation(page.number - 1, place)
    writer.page_mode = "/UseOutlines"
    identity = reader.trailer.get("/ID")
    if identity is not None:
        writer._ID = ArrayObject(ByteStringObject(part.original_bytes) for part in identity)  # noqa: SLF001
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
