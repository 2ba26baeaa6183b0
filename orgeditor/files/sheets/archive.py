"""A zip from a stranger: unpacked in pieces, counted, refused before it can hurt."""

from __future__ import annotations

import re
import sys
import zipfile
import zlib
from copy import copy
from typing import TYPE_CHECKING, BinaryIO, Final

from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.files.sheets.signature import damaged
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.sheets.wire import Limits

_PIECE: Final = 1 << 20
_MARKUP: Final = (".xml", ".rels", ".vml")
_DOCTYPE: Final = b"<!DOCTYPE"
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""By their marks encodings in which a letter takes two bytes: what they define would pass unseen."""
_BEGUN: Final = re.compile(
    rb"(?>\xef\xbb\xbf)?\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+<[^?!]", re.DOTALL
)
"""Markup up to its first element, without a definition in it."""


class Archive:
    """An opened zip whose parts are counted, once each, against the limits as they are read.

    Part names are looked up without regard to case, as Excel does.
    """

    def __init__(self, file: BinaryIO, name: str, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._unpacked = 0
        self._counted: set[int] = set()
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError) as error:
            raise damaged(name) from error
        parts = self._zip.infolist()
        if len(parts) > limits.entries:
            raise _refused(name, t("it has {n} parts", n=len(parts)))
        for part in parts:
            if _is_outside(part.filename):
                raise _refused(name, t("a part of it points outside the file"))
        self._parts = {part.filename.lower(): part for part in parts}

    @property
    def parts(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._parts)

    def true_name(self, part: str) -> str:
        """Return a part's name as the zip spells it."""
        return self._parts[part.lower()].filename

    def read(self, part: str) -> bytes:
        """Return a part's content, b"" where there is none. Raises Unreadable past a limit."""
        return b"".join(self.pieces(part))

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield a part's content in pieces of at most 1 MiB. Raises Unreadable past a limit."""
        entry = self._parts.get(part.lower())
        if entry:
            yield from self._pieces(entry)

    def check_rest(self) -> None:
        """Unpack and count every part that has not been read yet. Raises Unreadable."""
        for entry in self._zip.infolist():
            if entry.header_offset not in self._counted:
                for _ in self._pieces(entry):
                    pass

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        # The size that the zip declares may be a lie: only what comes out counts.
        unbounded = copy(entry)
        unbounded.file_size = sys.maxsize
        markup = entry.filename.lower().endswith(_MARKUP)
        size = 0
        try:
            with self._zip.open(unbounded) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    self._check(entry, size, len(piece))
                    if size == len(piece) and markup and _may_define(piece):
                        raise _refused(self.name, t("it defines entities of its own"))
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise damaged(self.name) from error
        self._counted.add(entry.header_offset)

    def _check(self, entry: zipfile.ZipInfo, size: int, more: int) -> None:
        limits = self._limits
        if entry.header_offset not in self._counted:
            self._unpacked += more
        if self._unpacked > limits.unpacked:
            megabytes = limits.unpacked >> 20
            raise _refused(self.name, t("it unpacks to more than {n} MB", n=megabytes))
        if size > _PIECE and size > limits.ratio * max(entry.compress_size, 1):
            raise _refused(
                self.name, t("a part of it is packed more than {n} to one", n=limits.ratio)
            )


def _may_define(start: bytes) -> bool:
    """Whether the first piece of markup defines entities, or is all remark, so that a later one may."""
    wide = _WIDE.get(start[:2])
    text = start.decode(wide, "ignore").encode("ascii", "ignore") if wide else start
    return _DOCTYPE in text or (len(start) >= _PIECE and not _BEGUN.match(text))


def _is_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":")


def _refused(name: str, reason: Message) -> Unreadable:
    return Unreadable(
        t(
            "{file} is not opened, because {reason}, which no ordinary workbook does."
            " If you trust it, open it in Excel and save it again as xlsx.",
            file=name,
            reason=reason,
        )
    )
