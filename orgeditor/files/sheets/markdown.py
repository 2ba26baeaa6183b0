"""Text in Markdown: the rows of its tables as cells, every other line as one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.sheets.workbook import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RULE: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK: Final = re.compile(r"!?\[([^\[\]]+)\]\([^()\s]*\)")
_ENTITIES: Final = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#124;": "|"}


def is_markdown(lines: Iterable[str]) -> bool:
    """Whether text holds a table of Markdown: a line with bars, below it one of dashes and bars."""
    above = ""
    for line in lines:
        if "|" in line and "--" in line and "|" in above and _RULE.fullmatch(line.rstrip("\r\n")):
            return True
        above = line
    return False


def rows(lines: Iterable[str]) -> Iterator[tuple[str | None, ...]]:
    """Yield a row for each line, so that row numbers are line numbers.

    The line of dashes below a header is an empty row. Bars at a line's ends bound it, links
    are their text, ``<br>`` breaks a line inside its cell.
    """
    for line in lines:
        text = line.strip()
        if "|" not in text:
            yield (text,) if text else ()
        elif _RULE.fullmatch(text):
            yield ()
        else:
            cells = _BAR.split(text.removeprefix("|"))
            if cells and not cells[-1].strip():
                cells.pop()
            yield trimmed(tuple(_plain(cell) or None for cell in cells))


def _plain(cell: str) -> str:
    text = _LINK.sub(r"\1", _BREAK.sub("\n", cell.replace("\\|", "|")))
    for entity, meant in _ENTITIES.items():
        text = text.replace(entity, meant)
    return text.strip()
