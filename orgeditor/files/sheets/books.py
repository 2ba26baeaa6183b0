"""A workbook being written: whole or not at all, and the same bytes for the same content."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from orgeditor.clock import made_at
from orgeditor.files.sheets.repacking import repacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as XlsxWorkbook
    from xlsxwriter.worksheet import Worksheet

    from orgeditor.analysis.left_out import Notice


_NAME_LIMIT: Final = 31
_NOTICE: Final = 80
_NOTICE_WIDTH: Final = 100
_MIDDLE: Final = re.compile(r"((?:[^&]|&[^CR])*)(&C(?:[^&]|&[^R])*)?(.*)", re.DOTALL)
"""A footer's left, middle and right parts."""
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class Book:
    """A workbook being written: XlsxWriter's own, with formats made once each."""

    def __init__(self, workbook: XlsxWorkbook) -> None:
        self.workbook = workbook
        self._formats: dict[frozenset[tuple[str, object]], Format] = {}
        self.finishing: dict[str, Callable[[bytes], bytes]] = {}

    def format(self, **properties: str | int | float | bool) -> Format:
        """Return the format with XlsxWriter's ``properties`` (``bold=True``, ``num_format="0%"``)."""
        key = frozenset(properties.items())
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def finish(self, part: str, change: Callable[[bytes], bytes]) -> None:
        """Have ``change`` give a part its last form from the one that XlsxWriter wrote."""
        self.finishing[part] = change

    def add_sheet(self, name: str) -> Worksheet:
        """Add a sheet called ``name``, or as near to it as Excel's rules for names allow."""
        taken = {sheet.get_name().casefold() for sheet in self.workbook.worksheets()}
        return self.workbook.add_worksheet(_sheet_name(name, taken))


@contextmanager
def open_workbook(
    path: Path, created: datetime | None = None, *, notice: Notice | None = None
) -> Iterator[Book]:
    """Yield a workbook that takes the place of ``path`` when the block ends well.

    An exception in the block leaves ``path`` as it was; OSError where the folder or
    disk refuses. Strings stay strings, whatever they begin with. ``created`` (UTC) is
    the date inside the file: without it the one of SOURCE_DATE_EPOCH, else now. ``notice``
    says what was left out: in every footer, on a sheet and in the properties of the file.
    """
    from xlsxwriter.workbook import Workbook as XlsxWorkbook

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = XlsxWorkbook(content, options)
    workbook.set_properties({"created": created or made_at()})
    book = Book(workbook)
    yield book
    if notice:
        _tell(book, notice)
    workbook.close()
    replace_file(path, _finished(content, path.name, book.finishing))


def _finished(
    content: io.BytesIO, name: str, finishing: dict[str, Callable[[bytes], bytes]]
) -> bytes:
    if not finishing:
        return content.getvalue()
    with ZipFile(content) as package:
        parts = {part: change(package.read(part)) for part, change in finishing.items()}
    return repacked(content.getvalue(), name, parts)


def _tell(book: Book, notice: Notice) -> None:
    """Say what was left out of a workbook wherever somebody may look for it."""
    page = book.add_sheet(notice.heading)
    page.set_column(0, 0, _NOTICE_WIDTH)
    page.write_string(0, 0, notice.heading, book.format(bold=True, font_size=14))
    page.fit_to_pages(1, 0)
    for row, line in enumerate(notice.lines, 1):
        page.write_string(row, 0, line, book.format(text_wrap=True, valign="top"))
    for sheet in book.workbook.worksheets():
        sheet.set_footer(_with_notice(sheet.footer, notice.footer))
    book.workbook.set_custom_property(notice.heading, notice.short)


def _with_notice(footer: str, said: str) -> str:
    """Return a footer that says something in its middle, too."""
    words = said[:_NOTICE].replace("&", "&&")
    left, middle, rest = _MIDDLE.match(footer).groups()  # type: ignore[union-attr]
    return f"{left}&C{words} · {middle[2:]}{rest}" if middle else f"{left}&C{words}{rest}"


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, whole or not at all; OSError where that cannot be."""
    # Here, not above: the child that reads has no use for the document's modules.
    from orgeditor import disk

    disk.write(path, content)


def _sheet_name(name: str, taken: set[str]) -> str:
    name = _NOT_IN_NAMES.sub(" ", name).strip(" '")[:_NAME_LIMIT].strip(" '") or "Sheet"
    # Excel keeps "History" for itself.
    taken = taken | {"history"}
    candidate = name
    number = 1
    while candidate.casefold() in taken:
        number += 1
        ending = f" ({number})"
        candidate = name[: _NAME_LIMIT - len(ending)] + ending
    return candidate
