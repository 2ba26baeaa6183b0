"""Documents of older formats, lifted to the present one in memory.

A migration is a function on plain data that changes it in place: the number of the format
it lifts is its place in the list, counted from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, list[dict[str, Any]]]
"""The records of a document as plain dicts, by the name of their type."""


def _from_1(_parts: Parts) -> None:
    """Format 2 has scenarios beside the baseline, which a document of format 1 has not."""


def _from_2(_parts: Parts) -> None:
    """Format 3 has phases, in which a scenario is to come about, and redaction profiles."""


def _from_3(_parts: Parts) -> None:
    """Format 4 has delivery sets, the files that are handed over together, and what is planned of single steps."""


MIGRATIONS: Final[list[Callable[[Parts], None]]] = [_from_1, _from_2, _from_3]


def present_format() -> int:
    """Return the number of the format that is written now."""
    return len(MIGRATIONS) + 1


def migrate(parts: Parts, written: int) -> None:
    """Lift ``parts`` from the format they were written in to the present one."""
    for lift in MIGRATIONS[written - 1 :]:
        lift(parts)
