"""What the reading process and its child say to each other: length-prefixed msgpack frames."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from typing import IO, Any, Final

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.sheets.workbook import Container, Range, trimmed
from orgeditor.messages import Message

_DATE: Final = 1
_LENGTH: Final = 4
_RAGGED: Final = 2
"""Rows that would be so many times as long, were they all as long as the longest, go as they are."""


class Limits(msgspec.Struct, frozen=True):
    """What a file from a stranger may cost; past a limit it is refused."""

    seconds: float = 60.0
    memory: int = 1 << 30
    """Bytes of address space for the child."""
    entries: int = 5_000
    """Parts of a zip."""
    sheets: int = 1_000
    """Sheets of a workbook, several of which may be one part."""
    unpacked: int = 512 << 20
    """Bytes of all parts together, counted while unpacking, and of a text file."""
    ratio: int = 200
    """Unpacked to packed size, of any part above 1 MiB."""
    cells: int = 5_000_000
    """Filled cells in all sheets together."""


class Request(msgspec.Struct, frozen=True):
    """What the child is to read, and how."""

    path: bytes
    """As the system spells it: a name need not be text."""
    password: str | None
    encoding: str | None
    delimiter: str | None
    limits: Limits
    ahead: bool = False
    """Whether a workbook may be parsed before all of it has been looked through: see ``ahead.py``."""


class Progress(msgspec.Struct, frozen=True, tag=True):
    """How much of the reading is done, 0.0 to 1.0."""

    fraction: float


class SheetBegins(msgspec.Struct, frozen=True, tag=True):
    """A sheet and what is known about it; its rows follow."""

    name: str
    hidden: bool = False
    hidden_rows: list[int] = []
    merged: list[Range] = []
    formulas_without_value: list[tuple[int, int]] = []
    indents: list[tuple[int, int, int]] = []
    formats: dict[int, str] = {}
    outlines: list[tuple[int, int]] = []
    comments: list[tuple[int, int, str]] = []
    fills: list[tuple[int, int, str]] = []


class Rows(msgspec.Struct, frozen=True, tag=True):
    """The next rows of the sheet that began last."""

    rows: list[tuple[Any, ...]]


class Columns(msgspec.Struct, frozen=True, tag=True):
    """The next rows as columns, as they go over the pipe: ``decoded`` returns rows.

    The cells of a column then lie side by side in memory: what goes through them column by
    column takes a fifth less time for it.
    """

    columns: list[Sequence[Any]]


class Finished(msgspec.Struct, frozen=True, tag=True):
    """All sheets have been sent."""

    container: Container
    encoding: str = ""
    delimiter: str = ""
    notes: list[Problem] = []


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """The file cannot be read."""

    reason: Message
    password: bool = False


Frame = Progress | SheetBegins | Rows | Finished | Refusal
Sent = Frame | Columns

_encoder = msgspec.msgpack.Encoder()


def packed_date(date: datetime) -> msgspec.msgpack.Ext:
    """Return a date as a cell of ``Rows``: plain msgpack would turn it into text."""
    return msgspec.msgpack.Ext(_DATE, date.isoformat().encode())


def _unpacked(code: int, data: memoryview) -> datetime:
    if code != _DATE:
        raise ValueError(f"unknown extension {code}")
    return _date(bytes(data))


@lru_cache(1 << 16)
def _date(data: bytes) -> datetime:
    return datetime.fromisoformat(data.decode())


_decoder: msgspec.msgpack.Decoder[Sent] = msgspec.msgpack.Decoder(Sent, ext_hook=_unpacked)


def send(stream: IO[bytes], frame: Sent) -> None:
    """Write one frame."""
    data = _encoder.encode(_by_columns(frame.rows) if isinstance(frame, Rows) else frame)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def received(stream: IO[bytes]) -> bytes:
    """Return the next frame's bytes, b"" at the end of the stream or where it breaks off."""
    length = int.from_bytes(stream.read(_LENGTH), "big")
    data = stream.read(length) if length else b""
    return data if len(data) == length else b""


def decoded(data: bytes) -> Frame:
    """Return the frame that ``received`` has read."""
    frame = _decoder.decode(data)
    return Rows(_by_rows(frame.columns)) if isinstance(frame, Columns) else frame


def filled(frame: Rows | Columns) -> int:
    """Return how many cells hold something."""
    runs = frame.rows if isinstance(frame, Rows) else frame.columns
    return sum(len(run) - run.count(None) for run in runs)


def of_columns(columns: list[Sequence[Any]]) -> Rows | Columns:
    """Return the columns as they are; where most of their cells are empty, the rows: a few may be very long."""
    frame = Columns(columns)
    if len(columns) * len(columns[0]) > _RAGGED * filled(frame):
        return Rows(list(map(trimmed, zip(*columns, strict=True))))
    return frame


def _by_columns(rows: list[tuple[Any, ...]]) -> Rows | Columns:
    """Return the columns of rows that are about equally long; of others the rows."""
    size = sum(map(len, rows))
    if not size or max(map(len, rows)) * len(rows) > _RAGGED * size:
        return Rows(rows)
    return Columns(list(zip_longest(*rows)))


def _by_rows(columns: list[Sequence[Any]]) -> list[tuple[Any, ...]]:
    rows = zip(*columns, strict=True)
    return list(map(trimmed, rows) if None in columns[-1] else rows)
