"""Characters that no installed font can draw, to be told before something is printed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetricsF

from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.text import Style, font_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.pages import Pages
    from orgeditor.drawing.fonts import Face

_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def missing_characters(texts: Iterable[str], face: Face) -> str:
    """Return the characters of texts that neither the typeface nor any font behind it has."""
    metrics = QFontMetricsF(font_of(Style(face, 10.0)))
    found = {c for c in set().union(*texts) if unicodedata.category(c) not in _UNSEEN}
    return "".join(sorted(c for c in found if not metrics.inFontUcs4(ord(c))))


def missing_on_paper(pages: Pages) -> str:
    """Return the characters of pages that would come out of the printer as boxes."""
    texts = (text.words for page in pages.pages for text in page.texts())
    return missing_characters(texts, paper_face())
