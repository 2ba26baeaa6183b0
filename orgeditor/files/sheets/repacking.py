"""A zip with some parts replaced, in which every other part keeps its bytes as they lie in the file."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.sheets.signature import damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

_END: Final = b"PK\5\6"
_ENTRY: Final = b"PK\1\2"
_LOCAL: Final = b"PK\3\4"
_DEFLATED: Final = 8
_SIZES_FOLLOW: Final = 8
"""The flag of an entry whose sizes stand behind its data."""
_LOCAL_FORM: Final = struct.Struct("<4s5H3L2H")
_ENTRY_FORM: Final = struct.Struct("<4s6H3L5H2L")
_END_FORM: Final = struct.Struct("<4s4H2LH")


class _Entry(msgspec.Struct):
    """An entry of the directory: the numbers of its record, then name, extra fields and comment."""

    numbers: list[int]
    name: bytes
    extra: bytes
    comment: bytes

    @property
    def offset(self) -> int:
        return self.numbers[-1]

    @property
    def text(self) -> str:
        utf8 = self.numbers[2] & 0x800
        return self.name.decode("utf-8" if utf8 else "cp437", "replace")

    def record(self) -> bytes:
        numbers = self.numbers
        numbers[9:12] = len(self.name), len(self.extra), len(self.comment)
        return _ENTRY_FORM.pack(_ENTRY, *numbers) + self.name + self.extra + self.comment


def repacked(content: bytes, name: str, changed: Mapping[str, bytes]) -> bytes:
    """Return the zip ``content`` with new content for the parts in ``changed``.

    Order, names, dates and all bytes of the other parts stay. ``name`` is the file's, for
    the reason of a refusal. Raises Unreadable where the zip contradicts itself or is larger
    than 4 GiB, KeyError for a part that is not there.
    """
    try:
        return _repacked(content, changed)
    except struct.error as error:
        raise damaged(name) from error


def _repacked(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    entries, directory, comment = _directory(content)
    missing = changed.keys() - {entry.text for entry in entries}
    if missing:
        raise KeyError(*sorted(missing))
    out: list[bytes] = []
    at = 0
    in_place = sorted(entries, key=lambda entry: entry.offset)
    ends = [entry.offset for entry in in_place[1:]] + [directory]
    for entry, end in zip(in_place, ends, strict=True):
        new = changed.get(entry.text)
        # What lies up to the next part is this one's, sizes behind the data included.
        span = content[entry.offset : end] if new is None else _packed(entry, new)
        if span[:4] != _LOCAL:
            raise struct.error("no part where the directory says one is")
        entry.numbers[-1] = at
        out.append(span)
        at += len(span)
    records = [entry.record() for entry in entries]
    size, count = sum(map(len, records)), len(records)
    end_record = _END_FORM.pack(_END, 0, 0, count, count, size, at, len(comment))
    return b"".join([*out, *records, end_record, comment])


def _directory(content: bytes) -> tuple[list[_Entry], int, bytes]:
    """Return the entries, where their directory begins, and the comment of the zip."""
    end = content.rfind(_END)
    if end < 0:
        raise struct.error("no directory")
    _, _, _, _, count, size, start, length = _END_FORM.unpack_from(content, end)
    if start + size > end:
        raise struct.error("a directory beyond its end")
    entries = []
    at = start
    for _ in range(count):
        mark, *numbers = _ENTRY_FORM.unpack_from(content, at)
        if mark != _ENTRY:
            raise struct.error("no entry")
        at += _ENTRY_FORM.size
        texts = []
        for part in numbers[9:12]:
            texts.append(content[at : at + part])
            at += part
        entries.append(_Entry(numbers, *texts))
    return entries, start, content[end + _END_FORM.size :][:length]


def _packed(entry: _Entry, content: bytes) -> bytes:
    """Return a part with new content as it lies in the zip; its entry says so too."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    numbers = entry.numbers
    numbers[2] &= ~_SIZES_FOLLOW
    numbers[3] = _DEFLATED
    numbers[6:9] = zlib.crc32(content), len(data), len(content)
    entry.extra = b""
    # Version, flags, method, time, date, check sum, sizes: in both records alike.
    return _LOCAL_FORM.pack(_LOCAL, *numbers[1:9], len(entry.name), 0) + entry.name + data
