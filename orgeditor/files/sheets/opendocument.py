"""What python-calamine does not tell of an OpenDocument spreadsheet: merged cells and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from orgeditor.files.sheets.ooxml import Styles
from orgeditor.files.sheets.scan import Scan
from orgeditor.files.sheets.signature import damaged
from orgeditor.files.sheets.workbook import Range

if TYPE_CHECKING:
    from orgeditor.files.sheets.archive import Archive

_CONTENT: Final = "content.xml"
_ASIDE: Final = frozenset({"dc:date", "dc:creator", "meta:date-string", "meta:creator-initials"})


_MARKS: Final = (b"-spanned", b"annotation", b"\0")
"""What stands in a document with merged cells or comments, or in one of another encoding."""
_LONGEST: Final = 16


def scans(archive: Archive) -> dict[str, Scan]:
    """Return by sheet name its merged cells and comments. Raises Unreadable where it is damaged.

    A document that can have neither, as most large ones, is only seen to be whole: to be called
    for each of its cells takes several times as long.
    """
    reader = _Reader()
    parser = reader.parser if _may_tell(archive) else expat.ParserCreate()
    try:
        for piece in archive.pieces(_CONTENT):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(archive.name) from error
    return reader.scans


def _may_tell(archive: Archive) -> bool:
    end = b""
    for piece in archive.pieces(_CONTENT):
        text = end + piece
        if any(mark in text for mark in _MARKS):
            return True
        end = text[-_LONGEST:]
    return False


class _Reader:
    """Follows the rows and cells of a document; many equal ones stand in it as one."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.scans: dict[str, Scan] = {}
        self._scan = Scan(Styles(), "")
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._within: list[str] = []
        self._comment: list[str] = []

    def _start(self, name: str, said: dict[str, str]) -> None:
        self._within.append(name)
        match name:
            case "table:table":
                self._scan = Scan(Styles(), "")
                self.scans[said.get("table:name", "")] = self._scan
                self._row = 0
            case "table:table-row":
                self._column = 0
                self._rows = _number(said, "table:number-rows-repeated")
            case "table:table-cell" | "table:covered-table-cell":
                self._columns = _number(said, "table:number-columns-repeated")
                down = _number(said, "table:number-rows-spanned") - 1
                right = _number(said, "table:number-columns-spanned") - 1
                if down or right:
                    at = (self._row, self._column)
                    self._scan.merged.append(Range(*at, at[0] + down, at[1] + right))
            case "office:annotation":
                self._comment = []
                self.parser.CharacterDataHandler = self._text
            case "text:line-break":
                self._text("\n")

    def _end(self, name: str) -> None:
        self._within.pop()
        match name:
            case "table:table-row":
                self._row += self._rows
            case "table:table-cell" | "table:covered-table-cell":
                self._column += self._columns
            case "text:p" if "office:annotation" in self._within:
                self._comment.append("\n")
            case "office:annotation":
                self.parser.CharacterDataHandler = None
                if text := "".join(self._comment).strip():
                    self._scan.comments.append((self._row, self._column, text))

    def _text(self, text: str) -> None:
        if "office:annotation" in self._within and self._within[-1] not in _ASIDE:
            self._comment.append(text)


def _number(said: dict[str, str], name: str) -> int:
    text = said.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1
