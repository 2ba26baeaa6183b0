"""What the last file of a client said, kept in the document as one packed record.

Only with it can the next file's news be told from what was redrawn since. It holds the
records as the file had them, in its order: of 100,000 positions and their holders about as
much as the document itself takes.
"""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from orgeditor.model.records import Imported, Record
from orgeditor.model.registry import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgeditor.model.tables import Tables

_LEVEL: Final = 3
_AT_ONCE: Final = 10_000
"""Records that are written while those before them are packed."""
_LONGEST: Final = 256 * 2**20
"""Bytes unpacked: ten times what 100,000 positions take."""

_PART: Final = 2**20

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_DECODER: Final = msgspec.json.Decoder(AnyRecord)


def imported(key: str, columns: Iterable[str], records: Iterable[Record]) -> Imported:
    """Return the record ``key`` of what files with these columns said; ranks are ours, not theirs."""
    return packing(key, columns, records)()


def packing(key: str, columns: Iterable[str], records: Iterable[Record]) -> Callable[[], Imported]:
    """Begin to make what ``imported`` returns; the function returned waits for it.

    Packing a large one takes longer than writing it down, and runs beside whatever is done meanwhile.
    """
    said = [replace(r, rank="") if getattr(r, "rank", "") else r for r in records]
    packer, beside = zlib.compressobj(_LEVEL), ThreadPoolExecutor(1)
    pieces = [
        beside.submit(packer.compress, _ENCODER.encode_lines(said[n : n + _AT_ONCE]))
        for n in range(0, len(said), _AT_ONCE)
    ]
    pieces.append(beside.submit(packer.flush))
    beside.shutdown(wait=False)

    def packed() -> Imported:
        parts = b"".join(piece.result() for piece in pieces)
        return Imported(id=key, columns=tuple(sorted(columns)), said=parts)

    return packed


def said_in(record: Imported) -> dict[str, Record]:
    """Return the records that an import's files named, by id; none where it cannot be read."""
    opened = zlib.decompressobj()
    try:
        lines = opened.decompress(record.said, _LONGEST)
        if not opened.eof:
            return {}
        return {said.id: said for part in _parts(lines) for said in _DECODER.decode_lines(part)}
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        # The next import then is like one into a document that was drawn by hand.
        return {}


def remembered(org: Tables) -> dict[str, Record]:
    """Return what all imports of an organisation said, by id; of what several said, the last."""
    said: dict[str, Record] = {}
    for one in org.of(Imported).values():
        said |= said_in(one)
    return said


def _parts(lines: bytes) -> Iterator[bytes]:
    """Yield lines some at a time: while they are read no other thread runs, not even the window's."""
    start = 0
    while start < len(lines):
        end = lines.find(b"\n", start + _PART) + 1 or len(lines)
        yield lines[start:end]
        start = end
