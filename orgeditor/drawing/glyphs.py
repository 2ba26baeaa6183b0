"""Characters that no installed font can draw, to be told before something is printed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetricsF

from orgeditor.analysis.pages import label_of
from orgeditor.drawing.text import Style, font_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.matrix_page import Sheet
    from orgeditor.model.records import Project

_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def missing_characters(texts: Iterable[str], face: Face) -> str:
    """Return the characters of texts that neither the typeface nor any font behind it has."""
    metrics = QFontMetricsF(font_of(Style(face, 10.0)))
    found = {c for text in texts for c in text if unicodedata.category(c) not in _UNSEEN}
    return "".join(sorted(c for c in found if not metrics.inFontUcs4(ord(c))))


def missing_on_paper(view: MatrixView, project: Project, sheet: Sheet) -> str:
    """Return the characters of a matrix that would come out of the printer as boxes."""
    texts = [label_of(row.activity, sheet.labels) for row in view.rows]
    texts += [label_of(column.party, sheet.labels) for column in view.columns]
    texts += [label_of(column.band, sheet.labels) for column in view.columns if column.band]
    texts += [label_of(view.matrix, "both"), project.title, project.title_zh, project.client]
    texts += [project.version, project.prepared_by, project.confidentiality]
    return missing_characters(texts, sheet.face)
