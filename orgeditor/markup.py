"""Text as XML may hold it."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def content(text: str) -> str:
    """Return ``text`` to stand between tags; characters that XML forbids are left out."""
    return escape(_NOT_IN_XML.sub("", text))


def attribute(text: str) -> str:
    """Return ``text`` in quotes to stand in a tag; characters that XML forbids are left out."""
    return quoteattr(_NOT_IN_XML.sub("", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
