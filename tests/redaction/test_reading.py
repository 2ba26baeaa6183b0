"""The proof looks everywhere: what is hidden in a file in each of these ways is found by it."""

from __future__ import annotations

import io
import zipfile
import zlib

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from tests.redaction.reading import found, readable


def packed(name: str, content: bytes, comment: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        part = zipfile.ZipInfo(name)
        part.comment = comment.encode()
        package.writestr(part, content)
    return file.getvalue()


def pdf(title: str = "", stream: bytes = b"") -> bytes:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": title})
    drawn = DecodedStreamObject()
    drawn.set_data(stream)
    page[NameObject("/Contents")] = writer._add_object(drawn.flate_encode())
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("secret", ["Zaphod Quillfeather", "齐天乐"])
def test_a_secret_is_found_wherever_it_hides(secret: str) -> None:
    runs = f"<w:t>{secret[:2]}</w:t><w:t>{secret[2:].upper()}</w:t>"
    entities = "".join(f"&amp;#{ord(letter)};" for letter in secret)
    ways = {
        "plain": secret.encode(),
        "spaced": "\r\n".join(secret).encode(),
        "utf-16": b"\xff\xd8\x00" + secret.encode("utf-16-le"),
        "big-endian": b"\xff\xd8" + secret.encode("utf-16-be"),
        "parted by tags": runs.encode(),
        "entities": entities.encode(),
        "a part": packed("a.xml", runs.encode()),
        "a part of a part": packed("book.xlsx", packed("a.xml", entities.encode())),
        "a part's name": packed(f"{secret}.xml", b""),
        "a part's comment": packed("a.xml", b"", secret),
        "title": pdf(secret),
        "stream": pdf(stream=secret.encode()),
        "stream in UTF-16": pdf(stream=secret.encode("utf-16-be")),
    }
    hidden = [name for name, content in ways.items() if not found(secret, readable(content))]
    assert not hidden
    assert not found(secret, readable(packed("a.xml", zlib.compress(secret.encode()))))
    assert not found(secret, readable(pdf("Somebody else")))
