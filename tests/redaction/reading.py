"""All that can be read in a file: every part of a package, the text and metadata of a PDF, what a picture carries.

Bytes, not text: a secret is looked for as UTF-8 and as UTF-16 in what is without spaces, zeros
and capitals, like the secret itself. So nothing has to be decoded in every way there is.
"""

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
_SMALL: Final = bytes(range(256)).lower()
_NOTHING: Final = b"\0\t\n\v\f\r "


def readable(content: bytes) -> bytes:
    """Return all that is written in a file, in any form in which somebody might find it, without spaces."""
    return b"\n".join(map(_squeezed, _parts(content)))


def pictures_in(content: bytes) -> int:
    """Return how many pictures a file carries."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return sum("/media/" in name for name in package.namelist())
    if content.startswith(b"%PDF"):
        return sum(1 for one in _objects(PdfReader(io.BytesIO(content))) if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image")  # fmt: skip
    return content.count(b"<image")


def found(secret: str, text: bytes) -> bool:
    """Whether a secret stands in what ``readable`` returned."""
    return any(_squeezed(secret.encode(how)) in text for how in ("utf-8", "utf-16-le", "utf-16-be"))


def _squeezed(content: bytes) -> bytes:
    return content.translate(_SMALL, _NOTHING)


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                yield part.filename.encode()
                yield from _parts(package.read(part))
    elif content.startswith(b"%PDF"):
        yield from _parts_of_pdf(content)
    else:
        yield from _words(content)


def _words(content: bytes) -> Iterator[bytes]:
    """Yield the words of a text that are parted by the tags of its runs, or written as entities."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    yield html.unescape(html.unescape(_TAGS.sub("", text))).encode("utf-8", "replace")


def _parts_of_pdf(content: bytes) -> Iterator[bytes]:
    document = pdfium.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_bounded().encode("utf-8", "replace")
    document.close()
    for one in _objects(PdfReader(io.BytesIO(content))):
        if isinstance(one, StreamObject):
            yield from _parts(one.get_data())
        elif isinstance(one, str | bytes):
            yield one.encode("utf-8", "replace") if isinstance(one, str) else one


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
