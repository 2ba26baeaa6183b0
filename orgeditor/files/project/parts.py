"""One part of a document that lies in a folder, as git hands it over: told apart, and merged.

Git's tools get each file by itself, in as many states as there are sides. What its records name
is looked up in the other parts, as they lie in the folder; of parts that are in conflict
themselves both sides are taken, ours first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.format import (
    MANIFEST,
    SCENARIOS,
    Gone,
    delta_lines,
    part_file,
    part_lines,
    part_names,
    read_delta,
    type_of_part,
)
from orgeditor.files.project.refusals import CannotOpen, open_failure
from orgeditor.messages import t
from orgeditor.model.delta import Delta
from orgeditor.model.merge import Conflict, merge
from orgeditor.model.record import Record
from orgeditor.model.registry import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from orgeditor.model.delta import Table
    from orgeditor.model.merge import Side

    Edited = Mapping[str, Record | None]

SUFFIX: Final = ".ndjson"

_DECODER: Final = msgspec.json.Decoder(AnyRecord)


class MergedPart(msgspec.Struct, frozen=True):
    """A part in which theirs was merged into mine: how many records that changed, and where mine stands.

    ``mine`` and ``theirs``: the records of both sides, with those of the other parts.
    """

    lines: bytes
    changed: int
    conflicts: tuple[Conflict, ...]
    mine: dict[str, Record]
    theirs: dict[str, Record]


def is_part(path: Path) -> bool:
    """Whether a path is that of a part of a document."""
    return path.suffix.lower() == SUFFIX


def with_others(part: Path, place: Path) -> dict[str, Record]:
    """Return the records of a part with those of the other parts in the folder of ``place``.

    ``place`` is the file of which ``part`` is one state. CannotOpen where there is no such folder,
    or the part cannot be read.
    """
    folder, records = _folder_of(place), _others(place)
    if not place.absolute().is_relative_to(folder / SCENARIOS):
        records |= {record.id: record for record in _read(part)}
        return records
    found = _read_delta(part)
    for key in found.gone:
        records.pop(key, None)
    return records | {record.id: record for record in found.records}


def _others(place: Path) -> dict[str, Record]:
    """Return the records of the baseline, but for those of ``place`` where it is a part of that."""
    folder = _folder_of(place)
    records: dict[str, Record] = {}
    for name in part_names():
        if name != place.stem or folder != place.absolute().parent:
            for record in _those_that_stand(folder / part_file(name)):
                records.setdefault(record.id, record)
    return records


def merge_part(
    base: Path, mine: Path, theirs: Path, place: Path, prefer: Side = "mine"
) -> MergedPart:
    """Return the merge of three states of the part ``place``; CannotOpen as ``with_others``.

    ``prefer``: see ``merge``.
    """
    folder = _folder_of(place)
    tables = [with_others(part, place) for part in (base, mine, theirs)]
    if place.absolute().is_relative_to(folder / SCENARIOS):
        deltas = [_read_delta(part) for part in (base, mine, theirs)]
        merged = merge(t("Merge"), *tables, prefer=prefer)
        after = {change.id: change.after for change in merged.edit.changes}
        found = _merged_delta(deltas, _others(place), tables[1], after)
        own = _by_id(deltas[1])
        changed = sum(own.get(key) != one for key, one in _by_id(found).items())
        return MergedPart(delta_lines(found), changed, merged.conflicts, tables[1], tables[2])
    kind = type_of_part(place.stem)
    if kind is None:
        raise CannotOpen(t("{file} is no part of a document.", file=place.name))
    merged = merge(t("Merge"), *tables, prefer=prefer)
    result = dict(tables[1])
    for change in merged.edit.changes:
        if change.after is None:
            del result[change.id]
        else:
            result[change.id] = change.after
    lines = part_lines(kind, (record for record in result.values() if type(record) is kind))
    return MergedPart(lines, len(merged.edit.changes), merged.conflicts, tables[1], tables[2])


def _merged_delta(sides: Sequence[Delta], around: Table, whole: Table, after: Edited) -> Delta:
    """Merge what a scenario has otherwise than the records ``around`` it: as in base, mine and theirs.

    What only one side touched is as that has it, all else as it stands ``after`` the merge of the
    ``whole`` of mine, field by field; so is what had to be mended.
    """
    first, own, other = map(_by_id, sides)
    result: dict[str, AnyRecord | Gone] = {}
    for key in sorted({*own, *other, *after}):
        was, here, there = first.get(key), own.get(key), other.get(key)
        taken = there if here == was else here
        stands = around.get(key) if taken is None else None if isinstance(taken, Gone) else taken
        if after.get(key, whole.get(key)) != stands:
            taken = after[key] or Gone(key) if key in after else here
        if taken is not None:
            result[key] = taken
    kept = tuple(one for one in result.values() if not isinstance(one, Gone))
    return Delta(kept, tuple(key for key, one in result.items() if isinstance(one, Gone)))


def _by_id(found: Delta) -> dict[str, AnyRecord | Gone]:
    return {**{one.id: one for one in found.records}, **{key: Gone(key) for key in found.gone}}


def _folder_of(place: Path) -> Path:
    for folder in list(place.absolute().parents)[:3]:
        if (folder / MANIFEST).is_file():
            return folder
    raise CannotOpen(t("{file} is a part of a document: say by --as where it lies in its folder.", file=place.name))  # fmt: skip


def _content(part: Path) -> bytes:
    try:
        return disk.read(part)
    except OSError as error:
        raise open_failure(error, part.name) from error


def _read(part: Path) -> list[Record]:
    try:
        return list(_DECODER.decode_lines(_content(part)))
    except (msgspec.MsgspecError, ValueError) as error:
        raise _unreadable(part) from error


def _read_delta(part: Path) -> Delta:
    try:
        return read_delta(_content(part))
    except (msgspec.MsgspecError, ValueError) as error:
        raise _unreadable(part) from error


def _unreadable(part: Path) -> CannotOpen:
    return CannotOpen(t("{file} holds a line that is no record of a document.", file=part.name))


def _those_that_stand(part: Path) -> list[Record]:
    """Return the records of a part that may be in conflict; lines that are none are marks of git."""
    try:
        lines = disk.read(part).splitlines()
    except OSError:
        return []
    found: list[Record] = []
    for line in lines:
        try:
            found.append(_DECODER.decode(line))
        except (msgspec.MsgspecError, ValueError):
            continue
    return found
