"""What the last file of a client said, kept in the document as one packed record.

Only with it can the next file's news be told from what was redrawn since. It holds the
records as the file had them, in its order: of 100,000 positions and their holders about as
much as the document itself takes.
"""

from __future__ import annotations

import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, NamedTuple

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

_PART: Final = 2**17
"""Bytes that are unpacked at once, to about a megabyte."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_DECODER: Final = msgspec.json.Decoder(AnyRecord)


def imported(key: str, columns: Iterable[str], records: Iterable[Record]) -> Imported:
    """Return the record ``key`` of what files with these columns said; ranks are ours, not theirs."""
    return packing(key, columns, records).packed()


class Packing(NamedTuple):
    """``packed`` waits for the record; ``is_whole``: whether no figure is written as null, since it is none."""

    packed: Callable[[], Imported]
    is_whole: bool


def packing(key: str, columns: Iterable[str], records: Iterable[Record]) -> Packing:
    """Begin to make what ``imported`` returns.

    Packing a large one takes longer than writing it down, and runs beside whatever is done meanwhile.
    """
    said = [replace(r, rank="") if getattr(r, "rank", "") else r for r in records]
    packer, beside = zlib.compressobj(_LEVEL), ThreadPoolExecutor(1)
    pieces: list[Future[bytes]] = []
    is_whole = True
    for n in range(0, len(said), _AT_ONCE):
        lines = _ENCODER.encode_lines(said[n : n + _AT_ONCE])
        is_whole = is_whole and b":null" not in lines
        pieces.append(beside.submit(packer.compress, lines))
    pieces.append(beside.submit(packer.flush))
    beside.shutdown(wait=False)

    def packed() -> Imported:
        parts = b"".join(piece.result() for piece in pieces)
        return Imported(id=key, columns=tuple(sorted(columns)), said=parts)

    return Packing(packed, is_whole)


def said_in(record: Imported) -> dict[str, Record]:
    """Return the records that an import's files named, by id; none where it cannot be read."""
    try:
        return {
            said.id: said for part in _parts(record.said) for said in _DECODER.decode_lines(part)
        }
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        # The next import then is like one into a document that was drawn by hand.
        return {}


def remembered(org: Tables) -> dict[str, Record]:
    """Return what all imports of an organisation said, by id; of what several said, the last."""
    said: dict[str, Record] = {}
    for one in org.of(Imported).values():
        said |= said_in(one)
    return said


def _parts(packed: bytes) -> Iterator[bytes]:
    """Yield packed lines some at a time, the next unpacked while those before are read. Raises zlib.error.

    While lines are read no other thread of Python runs, not even the window's.
    """
    opened, room, rest = zlib.decompressobj(), _LONGEST, b""

    def unpacked(start: int) -> bytes:
        return opened.decompress(packed[start : start + _PART], room)

    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(unpacked, 0)
        for start in range(_PART, len(packed) + _PART, _PART):
            piece = coming.result()
            room -= len(piece)
            if opened.unconsumed_tail or room <= 0:
                raise zlib.error("longer than any import is")
            coming = beside.submit(unpacked, start)
            lines, end, after = piece.rpartition(b"\n")
            if end:
                yield rest + lines + end
                rest = after
            else:
                rest += after
    if not opened.eof:
        raise zlib.error("cut off")
    yield rest
