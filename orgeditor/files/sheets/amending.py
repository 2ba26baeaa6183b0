"""A client's workbook with some cells changed and rows added, and nothing else of it touched.

The sheet's XML is edited in place. Beside it change only the reference of a table that
rows are added to, and the mark that has formulas calculated when the workbook is opened.
"""

from __future__ import annotations

import io
import posixpath
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.sheets.addresses import area, indexes
from orgeditor.files.sheets.archive import Archive
from orgeditor.files.sheets.formulas import filled_down
from orgeditor.files.sheets.ooxml import elements, sheet_numbers, sheet_parts
from orgeditor.files.sheets.refusals import PasswordNeeded, Unreadable
from orgeditor.files.sheets.repacking import repacked
from orgeditor.files.sheets.sheet_xml import Occupied, SheetEdit, SheetXml, Unusual, edited_sheet
from orgeditor.files.sheets.signature import container, damaged
from orgeditor.files.sheets.wire import Limits
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from orgeditor.messages import Message

_WORKBOOK: Final = "xl/workbook.xml"
_CHAIN: Final = "xl/calcChain.xml"
_SIGNATURES: Final = "_xmlsignatures/"
_CALCULATION: Final = re.compile(rb"<((?:[\w.-]+:)?)calcPr\b([^>]*?)(/?)>")
_ON_LOAD: Final = re.compile(rb"\s*\bfullCalcOnLoad=[\"'][^\"']*[\"']")
_AFTER_CALCULATION: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes"
    rb"|webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b|</(?:[\w.-]+:)?workbook>"
)
"""What follows the settings of calculation in a workbook's part, the first of it."""
_FROM_1904: Final = re.compile(rb"<(?:[\w.-]+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)")
_REFERENCE: Final = re.compile(rb"(<(?:[\w.-]+:)?(?:table|autoFilter)\b[^>]*?\bref=[\"'])([^\"']*)")


class ListTable(msgspec.Struct, frozen=True):
    """A table object of a sheet: its part and its cells (row and column indexes, ends included)."""

    part: str
    top: int
    left: int
    bottom: int
    right: int
    has_totals: bool


class Package:
    """The bytes of an xlsx or xlsm workbook, to be amended.

    Raises Unreadable for another kind of file, for one that is signed, and past the
    limits for files from strangers. ``name`` is the file's.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.name = name
        stream = io.BytesIO(content)
        kind = container(stream, name)
        if kind is None:
            raise PasswordNeeded(
                t(
                    "{file} is protected by a password. Take the password off to write into it.",
                    file=name,
                )
            )
        if kind != "xlsx":
            raise Unreadable(_other_kind(name))
        self._archive = Archive(stream, name, Limits())
        if any(part.startswith(_SIGNATURES) for part in self._archive.parts):
            raise Unreadable(
                t("{file} is signed: a change would break the signature. Write a roster of its own, or take a copy without signature.", file=name)
            )  # fmt: skip
        self._sheets = sheet_parts(self._archive)
        self._numbers = sheet_numbers(self._archive)
        self._texts: dict[str, SheetXml] = {}

    def make_ready(self, sheet: str) -> None:
        """Look where the rows of a sheet are, before they are asked for; what is wrong with it is told then."""
        with suppress(Unreadable):
            self._sheet(sheet)

    def formulas(self, sheet: str, cells: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return which cells of a sheet hold formulas."""
        return self._sheet(sheet).formulas_in(cells)

    def calculated(self, sheet: str, model: int, below: int, rows: int) -> list[set[int]]:
        """Return the columns in which each of ``rows`` rows below ``below``, made like ``model``, gets or has a formula."""
        text = self._sheet(sheet)
        filled = filled_down(text, model, below + 1, rows)
        return [
            filled[n].keys() | {c for c in text.cells(row) if text.has_formula(row, c)}
            for n, row in enumerate(range(below + 1, below + 1 + rows))
        ]

    def tables(self, sheet: str) -> list[ListTable]:
        """Return the table objects of a sheet."""
        folder, _, leaf = self._sheets[sheet].rpartition("/")
        parts = [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in elements(self._archive, f"{folder}/_rels/{leaf}.rels", "Relationship")
            if relation.get("Type", "").endswith("/table")
        ]
        try:
            return [_table(p, e) for p in parts for e in elements(self._archive, p, "table")]
        except ValueError as error:
            raise damaged(self.name) from error

    def amended(self, edits: Sequence[SheetEdit]) -> bytes:
        """Return the workbook's bytes with the edits made. Raises Unreadable where that cannot be."""
        workbook = self._archive.read(_WORKBOOK)
        from_1904 = _FROM_1904.search(workbook) is not None
        changed: dict[str, bytes] = {}
        for edit in edits:
            if edit.cells or edit.added:
                self._amend(edit, changed, from_1904=from_1904)
        if not changed:
            return self.content
        changed[_WORKBOOK] = _recalculated(workbook)
        named = {self._archive.true_name(part): text for part, text in changed.items()}
        return repacked(self.content, self.name, named)

    def _amend(self, edit: SheetEdit, changed: dict[str, bytes], *, from_1904: bool) -> None:
        """Put the parts that an edit changes among ``changed``."""
        part = self._sheets[edit.sheet]
        text = changed.get(part) or self._sheet(edit.sheet).text
        try:
            changed[part], formulas = edited_sheet(text, edit, from_1904=from_1904)
        except Unusual as error:
            raise self._unusual(edit.sheet) from error
        except Occupied as error:
            raise Unreadable(
                t(
                    "{file}: sheet {sheet} has a value in {cell}, where a row would be added."
                    " Move it out of the way.",
                    file=self.name,
                    sheet=edit.sheet,
                    cell=error.args[0],
                )
            ) from error
        for table in self.tables(edit.sheet):
            if edit.added and table.bottom == edit.below and not table.has_totals:
                changed[table.part] = self._taller(table, len(edit.added))
        chain = changed.get(_CHAIN) or self._archive.read(_CHAIN)
        if chain and formulas:
            changed[_CHAIN] = _chained(chain, formulas, self._numbers[edit.sheet])

    def _sheet(self, sheet: str) -> SheetXml:
        part = self._sheets.get(sheet, "")
        if part not in self._texts:
            text = self._archive.read(part) if part else b""
            if not text:
                raise damaged(self.name)
            try:
                self._texts[part] = SheetXml(text)
            except Unusual as error:
                raise self._unusual(sheet) from error
        return self._texts[part]

    def _taller(self, table: ListTable, rows: int) -> bytes:
        """Return the part of a table that has ``rows`` more rows."""
        old = area(table.top, table.left, table.bottom, table.right).encode()
        new = area(table.top, table.left, table.bottom + rows, table.right).encode()
        content = self._archive.read(table.part)
        return _REFERENCE.sub(lambda f: f[1] + (new if f[2] == old else f[2]), content)

    def _unusual(self, sheet: str) -> Unreadable:
        return Unreadable(
            t("{file}: sheet {sheet} is written in a way that cannot be changed in place. Open the file in Excel and save it again.", file=self.name, sheet=sheet)
        )  # fmt: skip


def _table(part: str, table: Element) -> ListTable:
    first, _, last = table.get("ref", "").partition(":")
    (top, left), (bottom, right) = indexes(first), indexes(last or first)
    totals = table.get("totalsRowCount", "0") not in ("", "0")
    return ListTable(part, top, left, bottom, right, totals)


def _recalculated(workbook: bytes) -> bytes:
    """Return the workbook's part with all formulas to be calculated when it is opened."""
    found = _CALCULATION.search(workbook)
    if found:
        settings = _ON_LOAD.sub(b"", found[2])
        tag = b'<%bcalcPr%b fullCalcOnLoad="1"%b>' % (found[1], settings.rstrip(), found[3])
        return workbook[: found.start()] + tag + workbook[found.end() :]
    after = _AFTER_CALCULATION.search(workbook)
    if after is None:
        return workbook
    root = re.search(rb"<((?:[\w.-]+:)?)workbook\b", workbook)
    prefix = root[1] if root else b""
    tag = b'<%bcalcPr fullCalcOnLoad="1"/>' % prefix
    return workbook[: after.start()] + tag + workbook[after.start() :]


def _chained(chain: bytes, cells: Sequence[str], sheet: str) -> bytes:
    """Return the chain of calculation with more cells of a sheet at its end."""
    end = re.search(rb"</((?:[\w.-]+:)?)calcChain>", chain)
    if end is None:
        return chain
    prefix = end[1].decode()
    links = "".join(f'<{prefix}c r="{cell}" i="{sheet}"/>' for cell in cells)
    return chain[: end.start()] + links.encode() + chain[end.start() :]


def _other_kind(name: str) -> Message:
    return t(
        "{file} is no xlsx or xlsm workbook, and only those can be written into."
        " Save it as xlsx in the program that made it, or export a roster of its own.",
        file=name,
    )
