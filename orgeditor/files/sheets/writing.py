"""Write workbooks and CSV: typed, styled, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import msgspec

from orgeditor.files.sheets.workbook import Value

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as XlsxWorkbook

Kind = Literal["text", "integer", "number", "money", "percent", "date"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table to write. ``width`` is in characters; 0 fits it to the content.

    ``choices`` become a drop-down that suggests without forbidding other values.
    """

    header: str
    kind: Kind = "text"
    width: float = 0
    choices: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A sheet to write: a header row and typed rows below it."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]


class Book:
    """A workbook being written: XlsxWriter's own, and formats made once each."""

    def __init__(self, workbook: XlsxWorkbook) -> None:
        self.workbook = workbook

    def format(self, **properties: str | int | float | bool) -> Format:
        """Return the format with XlsxWriter's ``properties``."""
        raise NotImplementedError


@contextmanager
def open_workbook(path: Path, created: datetime | None = None) -> Iterator[Book]:
    """Yield a workbook that takes the place of ``path`` when the block ends well.

    An exception in the block leaves ``path`` as it was; OSError where the folder or
    disk refuses. ``created`` is the date inside the file: without it the one of
    SOURCE_DATE_EPOCH, else now.
    """
    raise NotImplementedError
    yield


def write_workbook(path: Path, tables: Iterable[Table], *, created: datetime | None = None) -> None:
    """Write ``tables`` as the sheets of an xlsx workbook, in place of ``path``; may raise OSError."""
    raise NotImplementedError


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a CSV file (UTF-8 with BOM, text neutralised), in place of ``path``; may raise OSError."""
    raise NotImplementedError
