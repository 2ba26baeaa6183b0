"""All that can be read in a file: every part of a package, the text and metadata of a PDF, what a picture carries."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS: Final = re.compile(r"<[^>]*>")


def readable(content: bytes) -> str:
    """Return all that is written in a file, in any form in which somebody might find it, without spaces."""
    return _squeezed("\n".join(_texts(content)))


def pictures_in(content: bytes) -> int:
    """Return how many pictures a file carries."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return sum("/media/" in name for name in package.namelist())
    if content.startswith(b"%PDF"):
        return sum(1 for one in _objects(PdfReader(io.BytesIO(content))) if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image")  # fmt: skip
    return content.count(b"<image")


def found(secret: str, text: str) -> bool:
    """Whether a secret stands in what ``readable`` returned."""
    return _squeezed(secret) in text


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package.comment.decode("utf-8", "replace")
            for part in package.infolist():
                yield part.filename
                yield part.comment.decode("utf-8", "replace")
                yield from _texts(package.read(part))
    elif content.startswith(b"%PDF"):
        yield from _texts_of_pdf(content)
    else:
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            text = content.decode(encoding, "replace")
            yield text
            # A word may be parted by the tags of its runs, or written as entities.
            yield html.unescape(html.unescape(_TAGS.sub("", text)))


def _texts_of_pdf(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    document = pdfium.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    document.close()
    for one in _objects(PdfReader(io.BytesIO(content))):
        if isinstance(one, StreamObject):
            yield from _texts(one.get_data())
        elif isinstance(one, str | bytes):
            yield one if isinstance(one, str) else one.decode("utf-16", "replace")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Yield every object of a PDF: pages, outlines, annotations, information, name trees, XMP."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            one = one.get_object()
        yield one
        if isinstance(one, DictionaryObject):
            waiting += [*one.keys(), *(dict.__getitem__(one, key) for key in one)]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
