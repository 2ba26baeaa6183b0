"""What outputs are called, and what their files are called where nobody says."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.output import Output

KINDS: Final[dict[str, Message]] = {
    "chart": t("Organisation chart"),
    "raci": t("Responsibility matrix"),
    "role-cards": t("Role cards"),
    "roster": t("Roster"),
    "elements": t("Goals and other tables"),
    "report": t("Report"),
    **{key: kind.name for key, kind in PICTURES.items()},
}
"""What can be handed over, by the keys of ``FORMATS``, in the order in which it is offered."""

FORMAT_NAMES: Final[dict[str, Message]] = {
    "xlsx": t("Excel workbook"),
    "csv": t("CSV text"),
    "docx": t("Word document"),
    "json": t("JSON text"),
    "pdf": t("PDF"),
    "svg": t("SVG drawing"),
    "png": t("PNG picture"),
    "pptx": t("PowerPoint slides, editable"),
    "drawio": t("draw.io diagram, editable"),
    "graphml": t("GraphML graph"),
    "mmd": t("Mermaid text"),
}
"""What formats are called, by their suffixes."""

_PAGED: Final = frozenset(("pdf", "svg", "png", "docx"))

_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows."""
_LONGEST: Final = 180
"""Bytes of a name without its suffix: file systems take 255, of which a safe writing takes some."""


def is_paged(output: Output) -> bool:
    """Whether a file is of some paper."""
    return output.format in _PAGED and output.what not in PICTURES


def clean_name(name: str, usual: str) -> str:
    """Return a name as every file system takes it, without suffix; ``usual`` where nothing is left of it."""
    clean = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", name))
    clean = " ".join(clean.split()).strip(". ")
    clean = clean.encode()[:_LONGEST].decode(errors="ignore").rstrip(". ")
    if _RESERVED.fullmatch(clean):
        clean = f"{clean}_"
    return clean or usual


def file_names(outputs: Sequence[Output], language: str, taken: Iterable[str] = ()) -> list[str]:
    """Return what the files of outputs are called, told apart by numbers where two would be the same.

    ``language`` is that of the document. Names that somebody chose come before the usual ones.
    Upper and lower case are the same to many file systems.
    """
    known = {name.casefold() for name in taken}
    made: dict[int, str] = {}
    for place, one in sorted(enumerate(outputs), key=lambda pair: not pair[1].file):
        chinese = (one.language or language).startswith("zh")
        usual = KINDS[one.what].render("zh_CN" if chinese else "en")
        stem, number = clean_name(one.file, usual), 2
        name = f"{stem}.{one.format}"
        while name.casefold() in known:
            name, number = f"{stem} {number}.{one.format}", number + 1
        known.add(name.casefold())
        made[place] = name
    return [made[place] for place in range(len(outputs))]
