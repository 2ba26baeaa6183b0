"""Bookmarks and links in a PDF, which QPdfWriter does not write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from orgeditor.analysis.pages.things import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

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
    from pypdf.generic import ArrayObject, ByteStringObject, Fit, IndirectObject, NameObject

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
    leaves = list(writer.pages)
    numbers = [leaf.indirect_reference.idnum for leaf in leaves if leaf.indirect_reference]
    for page, leaf in zip(pages.pages, leaves, strict=True):
        links = [thing for thing in page.things if isinstance(thing, Link)]
        if links:
            leaf[NameObject("/Annots")] = _annotations(links, pages.paper.size[1], numbers)
    writer.page_mode = "/UseOutlines"
    identity = reader.trailer.get("/ID")
    if identity is not None:
        writer._ID = ArrayObject(ByteStringObject(part.original_bytes) for part in identity)  # noqa: SLF001
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _annotations(links: Sequence[Link], height: float, numbers: Sequence[int]) -> PdfObject:
    """Return the links of a page of so many mm; ``numbers``: those that the file gives its pages.

    They are put into words here: as objects, one by one, those of a large index take as long
    as all else in the file.
    """
    from pypdf.generic import PdfObject

    said = b"".join(
        b"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/Dest[%d 0 R/Fit]>>"
        % (
            link.x * _POINTS,
            (height - link.y - link.height) * _POINTS,
            (link.x + link.width) * _POINTS,
            (height - link.y) * _POINTS,
            numbers[link.page - 1],
        )
        for link in links
    )

    class Annotations(PdfObject):
        @override
        def write_to_stream(self, stream: Any, encryption_key: str | bytes | None = None) -> None:
            stream.write(b"[" + said + b"]")

    return Annotations()
