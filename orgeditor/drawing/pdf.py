"""PDF files whose bytes follow from what is drawn.

QPdfWriter stamps each file with a random id and the time of day. Both are replaced:
the id by one that follows from the content, the dates by ``SOURCE_DATE_EPOCH`` where
that is set.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from orgeditor import disk
from orgeditor.clock import made_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

PAGE_SIZES: Final = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
    "A1": QPageSize.PageSizeId.A1,
    "A0": QPageSize.PageSizeId.A0,
    "Letter": QPageSize.PageSizeId.Letter,
    "Tabloid": QPageSize.PageSizeId.Tabloid,
    "ANSI-C": QPageSize.PageSizeId.AnsiC,
    "ANSI-D": QPageSize.PageSizeId.AnsiD,
    "ANSI-E": QPageSize.PageSizeId.AnsiE,
}

_DOTS_PER_INCH: Final = 1200
_NO_ID: Final = uuid.UUID(int=0)


@contextmanager
def pdf_writer(
    path: Path,
    page_size: str,
    landscape: bool,
    title: str,
    finished: Callable[[bytes], bytes] | None = None,
) -> Iterator[tuple[QPdfWriter, QPainter]]:
    """Give a writer and its painter, in millimetres from the page's upper left corner.

    ``page_size`` is one of ``PAGE_SIZES``. ``writer.newPage()`` begins the next page. The
    file appears at ``path`` when the block ends well, and not at all when it raises.
    ``finished`` gives the file its last form.
    Raises OSError where the file cannot be written.
    """
    made = made_at()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(page_layout(page_size, landscape))
    writer.setTitle(title)
    writer.setCreator("OrgEditor")
    writer.setDocumentId(QUuid(str(_NO_ID)))
    writer.setDocumentXmpMetadata(QByteArray(_xmp(title, made)))
    # Qt lists the fonts of a file in the order of a hash, which is another in every process.
    QHashSeed.setDeterministicGlobalSeed()
    painter = QPainter(writer)
    try:
        millimetre = _DOTS_PER_INCH / 25.4
        painter.scale(millimetre, millimetre)
        yield writer, painter
    finally:
        painter.end()
        QHashSeed.resetRandomGlobalSeed()
        buffer.close()
    content = _settled(bytes(buffer.data().data()), made)
    disk.write(path, finished(content) if finished else content)


def page_layout(page_size: str, landscape: bool) -> QPageLayout:
    """Return the layout of a page without margins."""
    orientation = (
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
    return QPageLayout(
        QPageSize(PAGE_SIZES[page_size]),
        orientation,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
    )


def _settled(pdf: bytes, made: datetime) -> bytes:
    """Return the file with its dates set to ``made`` and its id to one of its content."""
    stamp = made.strftime("D:%Y%m%d%H%M%SZ").encode()
    moved: list[tuple[int, int]] = []

    def dated(found: re.Match[bytes]) -> bytes:
        replacement = b"/" + found[1] + b" (" + stamp + b")"
        moved.append((found.start(), len(replacement) - len(found[0])))
        return replacement

    # Qt writes local time with its offset, which is longer than UTC's "Z", so that the
    # places of the objects behind the dates move.
    pdf = re.sub(rb"/(CreationDate|ModDate) \(D:[^)]*\)", dated, pdf)
    shift = sum(by for _, by in moved)
    if shift:
        start = moved[0][0]
        pdf = re.sub(
            rb"(?m)^(\d{10})(?= \d{5} n)",
            lambda m: b"%010d" % (int(m[1]) + (shift if int(m[1]) > start else 0)),
            pdf,
        )
        pdf = re.sub(rb"(startxref\s+)(\d+)", lambda m: m[1] + b"%d" % (int(m[2]) + shift), pdf)
    content_id = uuid.UUID(bytes=hashlib.sha256(pdf).digest()[:16])
    blank, settled = (str(i).encode().hex().encode() for i in (_NO_ID, content_id))
    return pdf.replace(blank, settled)


def _xmp(title: str, made: datetime) -> bytes:
    date = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>OrgEditor</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()
