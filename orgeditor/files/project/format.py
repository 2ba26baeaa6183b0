"""The document as bytes: a zip of text, the same bytes for the same content.

``manifest.json`` names the format, the version of the program that wrote it, and count and
sha256 of each part. A part is NDJSON: the records of one type, sorted by id, keys in the
order of ``records.py``. Nothing in it depends on the time or the machine.

These parts are the baseline. Where there are other scenarios, ``scenario.ndjson`` says what
each is called; ``scenarios/ID/base.ndjson`` holds what its frozen base has otherwise than the
baseline as it stands, ``scenarios/ID/edit.ndjson`` what it has otherwise than its base: records
as they are there, and ``{"type": "gone", "id": ...}`` for those that are not.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor import __version__
from orgeditor.files.project.migrations import Parts, migrate, present_format
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.messages import Message, t
from orgeditor.model.delta import Delta, Kept
from orgeditor.model.document import NO_SCENARIOS, Scenarios
from orgeditor.model.edit import Refused
from orgeditor.model.health import Snapshot
from orgeditor.model.invariants import check_storable
from orgeditor.model.registry import OF_DOCUMENT, RECORD_TYPES, AnyRecord
from orgeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.records import Record

MAXIMUM_SIZE: Final = 512 * 2**20
"""Bytes that the parts of a document may take unpacked: twenty times 100,000 positions."""

MANIFEST: Final = "manifest.json"
_LEVEL: Final = 3
_NAMES: Final = {kind: str(kind.__struct_config__.tag) for kind in RECORD_TYPES}
_TYPES: Final = {name: kind for kind, name in _NAMES.items()}
SCENARIOS: Final = "scenarios/"
_BASE, _EDIT = "/base", "/edit"
_FIELDS: Final = {_BASE: "base", _EDIT: "edit"}
_PACKED: Final = (Snapshot,)
"""Types whose records are packed themselves: packing them again takes long and gains little."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_DECODERS: Final = {kind: msgspec.json.Decoder(kind) for kind in RECORD_TYPES}


class Gone(msgspec.Struct, frozen=True, tag_field="type", tag="gone"):
    """A record that stands in the baseline, or in a scenario's base, and not in what follows from it."""

    id: str


_DELTA_DECODER: Final = msgspec.json.Decoder(AnyRecord | Gone)


class Part(msgspec.Struct, frozen=True):
    """What the manifest says of a part."""

    count: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a document says of itself; ``parts`` by the name of their record type."""

    format: int
    application: str
    parts: dict[str, Part]


def pack(records: Iterable[Record], scenarios: Scenarios = NO_SCENARIOS) -> bytes:
    """Return the document that holds ``records`` as its baseline, and other scenarios.

    CannotSave where a record would not be read back as it is, so that no document is ever
    written that cannot be opened.
    """
    tables: dict[type[Record], list[Record]] = {kind: [] for kind in RECORD_TYPES}
    for record in (*records, *scenarios.records):
        tables[type(record)].append(record)
    parts = {
        _NAMES[kind]: (len(table), _lines(_DECODERS[kind], sorted(table, key=_id)))
        for kind, table in tables.items()
        if table
    }
    for key in sorted(scenarios.kept):
        kept = scenarios.kept[key]
        for name, found in ((_BASE, kept.base), (_EDIT, kept.edit)):
            if found:
                parts[f"{SCENARIOS}{key}{name}"] = (len(found), delta_lines(found))
    return sealed(parts)


def sealed(parts: Mapping[str, tuple[int, bytes]], number: int = 0) -> bytes:
    """Return the document of parts as they are written, each with how many lines it has.

    ``number`` is that of their format, where it is not the present one.
    """
    manifest = Manifest(
        number or present_format(),
        __version__,
        {name: Part(count, _sha256(lines)) for name, (count, lines) in parts.items()},
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _add(archive, MANIFEST, msgspec.json.format(_ENCODER.encode(manifest)) + b"\n")
        for name, (_, lines) in parts.items():
            _add(archive, part_file(name), lines, packed=_TYPES.get(name) in _PACKED)
    return packed.getvalue()


def part_names() -> tuple[str, ...]:
    """Return the names of the parts of a baseline, in the order in which they are written."""
    return tuple(_TYPES)


def type_of_part(name: str) -> type[Record] | None:
    """Return the type of the records of a part of a baseline, None where there is no such part."""
    return _TYPES.get(name)


def part_lines(kind: type[Record], records: Iterable[Record]) -> bytes:
    """Return the part of records of one type; CannotSave as ``pack``."""
    return _lines(_DECODERS[kind], sorted(records, key=_id))


def unpack(data: bytes, file: str | Message) -> list[Record]:
    """Return the records of a document's baseline; ``file`` is what a refusal calls it.

    CannotOpen where it is damaged, no document, or of a newer format.
    """
    return unpack_all(data, file)[0]


def unpack_all(data: bytes, file: str | Message) -> tuple[list[Record], Scenarios]:
    """Return the records of a document's baseline, and its scenarios; raises as ``unpack``."""
    manifest, parts = read_parts(data, file)
    try:
        kept = _kept({name: parts.pop(name) for name in list(parts) if name.startswith(SCENARIOS)})
        read = (
            _migrated(manifest, parts) if manifest.format < present_format() else _read_all(parts)
        )
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError) as error:
        raise _damaged(file) from error
    scenarios = tuple(record for record in read if isinstance(record, OF_DOCUMENT))
    if not kept.keys() <= {one.id for one in scenarios if isinstance(one, Scenario)}:
        raise _damaged(file)
    if not scenarios:
        return read, NO_SCENARIOS
    records = [record for record in read if not isinstance(record, OF_DOCUMENT)]
    return records, Scenarios(scenarios, kept)


def _read_all(parts: dict[str, bytes]) -> list[Record]:
    return [
        record
        for name, lines in parts.items()
        for record in _DECODERS[_TYPES[name]].decode_lines(lines)
    ]


def _kept(parts: dict[str, bytes]) -> dict[str, Kept]:
    """Return the contents of scenarios; KeyError for a part that is none of theirs."""
    found: dict[str, dict[str, Delta]] = {}
    for part, lines in parts.items():
        key, slash, name = part.removeprefix(SCENARIOS).rpartition("/")
        found.setdefault(key, {})[_FIELDS[slash + name]] = read_delta(lines)
    return {key: Kept(**deltas) for key, deltas in found.items()}


def read_delta(lines: bytes) -> Delta:
    """Return what a part of a scenario says; msgspec.MsgspecError or ValueError where it is none."""
    read = _DELTA_DECODER.decode_lines(lines)
    gone = tuple(one.id for one in read if isinstance(one, Gone))
    return Delta(tuple(one for one in read if not isinstance(one, Gone)), gone)


def read_parts(data: bytes, file: str | Message) -> tuple[Manifest, dict[str, bytes]]:
    """Return manifest and parts as they are written, their counts and hashes verified."""
    if not data:
        raise CannotOpen(t("{file} is empty. Open an earlier version or a copy.", file=file))
    if not data.startswith(b"PK"):
        raise _foreign(file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if MANIFEST not in archive.namelist():
                raise _foreign(file)
            manifest = _manifest(_read(archive, MANIFEST, MAXIMUM_SIZE), file)
            return manifest, _verified(archive, manifest, file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise _damaged(file) from error
    except (ValueError, OSError, OverflowError, MemoryError) as error:
        raise _damaged(file) from error


def _lines(decoder: msgspec.json.Decoder[Any], records: Sequence[Record | Gone]) -> bytes:
    try:
        written = _ENCODER.encode_lines(records)
        read = decoder.decode_lines(written)
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError):
        read = []
    if read != records:
        _refuse_unstorable(one for one in records if not isinstance(one, Gone))
    # Encoded anew because the number 1 may have been held as 1.0 or as 1.
    return _ENCODER.encode_lines(read)


def delta_lines(found: Delta) -> bytes:
    """Return the part that says what a scenario has otherwise; CannotSave as ``pack``."""
    lines: list[Record | Gone] = [*found.records, *(Gone(key) for key in found.gone)]
    return _lines(_DELTA_DECODER, sorted(lines, key=_id))


def _refuse_unstorable(records: Iterable[Record]) -> None:
    try:
        check_storable(list(records))
    except Refused as refusal:
        raise CannotSave(refusal.reason) from refusal


def _add(archive: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = False) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content, compresslevel=_LEVEL)


def _manifest(content: bytes, file: str | Message) -> Manifest:
    try:
        written = msgspec.json.decode(content, type=dict[str, Any])["format"]
        if isinstance(written, int) and written > present_format():
            raise CannotOpen(
                t(
                    "{file} was written by a newer version of the program (format {format}). "
                    "Open it with that version.",
                    file=file,
                    format=written,
                )
            )
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, KeyError) as error:
        raise _damaged(file) from error
    if manifest.format < 1:
        raise _damaged(file)
    return manifest


def _verified(
    archive: zipfile.ZipFile, manifest: Manifest, file: str | Message
) -> dict[str, bytes]:
    expected = {MANIFEST, *map(part_file, manifest.parts)}
    if sorted(archive.namelist()) != sorted(expected):
        raise _damaged(file)
    parts: dict[str, bytes] = {}
    room = MAXIMUM_SIZE
    for name, part in manifest.parts.items():
        parts[name] = _read(archive, part_file(name), room)
        room -= len(parts[name])
        if room < 0:
            raise CannotOpen(
                t(
                    "{file} is larger than any document of ours can be; it was not opened.",
                    file=file,
                )
            )
        if _sha256(parts[name]) != part.sha256 or parts[name].count(b"\n") != part.count:
            raise _damaged(file)
    return parts


def _read(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    """Return an entry, or one byte more than ``room`` of it: what it claims is not believed."""
    with archive.open(name) as entry:
        return entry.read(room + 1)


def _migrated(manifest: Manifest, lines: dict[str, bytes]) -> list[Record]:
    plain = msgspec.json.Decoder(dict[str, Any])
    parts: Parts = {name: plain.decode_lines(part) for name, part in lines.items()}
    migrate(parts, manifest.format)
    return [
        msgspec.convert(record, _TYPES[name]) for name, part in parts.items() for record in part
    ]


def _damaged(file: str | Message) -> CannotOpen:
    return CannotOpen(
        t("{file} is damaged and was not opened. Open an earlier version or a copy.", file=file)
    )


def _foreign(file: str | Message) -> CannotOpen:
    return CannotOpen(
        t(
            "{file} is no document of this program. A roster or a matrix is imported instead.",
            file=file,
        )
    )


def part_file(name: str) -> str:
    """Return what the file of a part is called."""
    return f"{name}.ndjson"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _id(record: Record | Gone) -> str:
    return record.id
