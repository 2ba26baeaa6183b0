"""The small parts of an xlsx package: which sheets there are, and what their styles mean."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError

import msgspec
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from orgeditor.files.sheets.addresses import indexes
from orgeditor.files.sheets.signature import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.sheets.archive import Archive

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STYLES: Final = "xl/styles.xml"
_ZEROS: Final = re.compile(r"0{2,}")
_CURRENCY: Final = re.compile(r"\[\$[^\]-]|[$€£¥₩₽₹₺]|\"[^\"]+\"")
_WHITE: Final = frozenset({"rgb FFFFFFFF", "rgb 00FFFFFF", "theme 0", "indexed 9", "indexed 65"})
_BUILT_IN: Final = {
    **dict.fromkeys((5, 6, 7, 8, 42, 44), '"$"#,##0.00'),
    9: "0%",
    10: "0.00%",
}


class Styles(msgspec.Struct, frozen=True):
    """Cell styles, by the number that cells name, that say more than the value does."""

    indents: dict[int, int] = {}
    """Indent level of text."""
    padding: dict[int, int] = {}
    """Digits to show: a number in the format ``00000`` is a code with leading zeros."""
    formats: dict[int, str] = {}
    """Number formats with a currency or a percent sign."""

    fills: dict[int, str] = {}
    """Names of the colours with which cells are filled."""

    def numbers(self) -> set[int]:
        """Return the numbers of these styles, but for those that only fill."""
        return self.indents.keys() | self.padding.keys() | self.formats.keys()


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Return the part that holds each worksheet, by the sheet's name."""
    targets = {
        relation.get("Id"): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in elements(archive, _RELATIONS, "Relationship")
    }
    return {
        sheet.get("name", ""): targets.get(_relation(sheet), "")
        for sheet in elements(archive, _WORKBOOK, "sheet")
    }


def sheet_numbers(archive: Archive) -> dict[str, str]:
    """Return the number that other parts know each sheet by, by the sheet's name."""
    sheets = elements(archive, _WORKBOOK, "sheet")
    return {sheet.get("name", ""): sheet.get("sheetId", "") for sheet in sheets}


def comments(archive: Archive, part: str) -> list[tuple[int, int, str]]:
    """Return the comments on a worksheet's cells: row, column, text without the author's name."""
    folder, name = posixpath.split(part)
    found = []
    for relation in elements(archive, f"{folder}/_rels/{name}.rels", "Relationship"):
        if not relation.get("Type", "").endswith("/comments"):
            continue
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        every = list(elements(archive, target.lstrip("/"), None))
        authors = [element.text or "" for element in every if _local(element) == "author"]
        for element in every:
            if _local(element) != "comment":
                continue
            text = "".join(t.text or "" for t in element.iter() if _local(t) == "t")
            for author in authors:
                text = text.removeprefix(f"{author}:").strip() if author else text.strip()
            try:
                row, column = indexes(element.get("ref", ""))
            except ValueError:
                continue  # A comment that names no cell cannot be put anywhere.
            if text:
                found.append((row, column, text))
    return found


def styles(archive: Archive) -> Styles:
    """Return what the workbook's styles say."""
    every = list(elements(archive, _STYLES, None))
    codes = _BUILT_IN | {
        int(element.get("numFmtId", "0")): element.get("formatCode", "")
        for element in every
        if _local(element) == "numFmt"
    }
    found = Styles()
    cell_formats = [e for group in every if _local(group) == "cellXfs" for e in group]
    fills = [_colour(e) for group in every if _local(group) == "fills" for e in group]
    for number, style in enumerate(cell_formats):
        fill = int(style.get("fillId", "0"))
        if fill < len(fills) and fills[fill]:
            found.fills[number] = fills[fill]
        code = codes.get(int(style.get("numFmtId", "0")), "")
        indent = max((int(child.get("indent", "0")) for child in style), default=0)
        if indent:
            found.indents[number] = indent
        if _ZEROS.fullmatch(code):
            found.padding[number] = len(code)
        elif _CURRENCY.search(code) or "%" in code:
            found.formats[number] = code
    return found


def _colour(fill: Element) -> str:
    """Return a name for the colour of a fill, "" for none, for white, and for patterns and gradients."""
    for pattern in fill:
        if pattern.get("patternType") == "solid":
            said = {
                f"{key} {value}"
                for colour in pattern
                if _local(colour) == "fgColor"
                for key, value in colour.items()
            }
            name = ", ".join(sorted(said))
            return "" if name in _WHITE else name
    return ""


def elements(archive: Archive, part: str, tag: str | None) -> Iterator[Element]:
    """Yield a part's elements of a name (None: all), none where there is no such part; Unreadable."""
    data = archive.read(part)
    if not data:
        return
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise damaged(archive.name) from error
    for element in root.iter():
        if tag is None or _local(element) == tag:
            yield element


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _relation(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")
