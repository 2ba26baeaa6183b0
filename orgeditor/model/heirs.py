"""What becomes of a record's references when what they name goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from orgeditor.model.fields import REFERENCES, TYPES, Field, Kind
from orgeditor.model.records import Position, Record

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R", bound=Record)


def goes_along(record: Record, gone: Callable[[str], bool]) -> bool:
    """Whether a record goes with a target: it is a part of it, or its key names it."""
    key = TYPES[type(record)].key
    return any(
        (described.cascades or described.name in key) and any(map(gone, read(record)))
        for described, read in REFERENCES[type(record)]
    )


def without(record: R, gone: Callable[[str], bool], peek: Callable[[str], Record | None]) -> R:
    """Return ``record`` with its references to what is gone handed to an heir, or cleared.

    ``peek`` still knows the records that are gone, so that their heirs are found.
    """
    values: dict[str, Any] = {}
    for described, read in REFERENCES[type(record)]:
        if not any(map(gone, read(record))):
            continue
        value = getattr(record, described.name)
        if described.kind is Kind.REFERENCE:
            values[described.name] = _heir(record.id, described, value, gone, peek)
        elif described.kind is Kind.HOLDERS:
            values[described.name] = tuple(h for h in value if not gone(h.person))
        else:
            values[described.name] = tuple(v for v in value if not gone(v))
    return with_single_lines(replace(record, **values)) if values else record


def with_single_lines(record: R) -> R:
    """Return a position without dotted lines to its own manager; any other record as it is."""
    if isinstance(record, Position) and record.manager in record.dotted:
        return replace(record, dotted=tuple(d for d in record.dotted if d != record.manager))
    return record


def _heir(
    heir_of: str,
    described: Field,
    target: str,
    gone: Callable[[str], bool],
    peek: Callable[[str], Record | None],
) -> str:
    seen = {"", heir_of}
    while target not in seen and gone(target):
        seen.add(target)
        record = peek(target) if described.inherits else None
        target = getattr(record, described.inherits, "") if record is not None else ""
    # What is gone may have been passed on in a circle: then there is no heir.
    return "" if target in seen else target
