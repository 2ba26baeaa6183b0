"""Of what status positions are: the words for it in all languages, ends that are past."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from orgeditor.clock import today
from orgeditor.files.roster.words import (
    ACTIVE,
    CLOSED,
    FALSE,
    FROZEN,
    NOTHING,
    PLANNED,
    TRUE,
    UNDISCLOSED,
    VACANT,
    fold,
    heading,
    status_word,
)
from orgeditor.messages import LANGUAGES, tn
from orgeditor.model.fields import STATUS_CLOSED, field
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.files.roster.rows import Rows

_ACTIVE: Final = frozenset(
    {"active", "is active", "active yn", "active y n", "currently active", "enabled", "is enabled", "account enabled", "aktiv", "actif", "activo", "attivo",
     "ativo", "actief", "在职", "是否在职", "是否在岗", "启用", "是否启用", "有效", "是否有效", "在籍", "재직여부"}
)  # fmt: skip


@lru_cache(maxsize=4_096)
def status_of(text: str) -> str | None:
    """Return the status that a word means, None where it is not known."""
    flat = status_word(text)
    if flat in CLOSED:
        return STATUS_CLOSED
    if flat in PLANNED:
        return "planned"
    if flat in FROZEN:
        return "frozen"
    return "" if flat in ACTIVE or flat in NOTHING or flat in UNDISCLOSED else None


def says_active(header: str, sample: Iterable[str]) -> bool:
    """Whether a column only says whether somebody is there: "Active", 是否在职, over yes and no."""
    if heading(header) not in _ACTIVE:
        return False
    told = {fold(text) for text in sample if text}
    return bool(told) and told <= (TRUE | FALSE)


def is_vacant_word(text: str) -> bool:
    """Whether a status says that nobody fills the position."""
    return VACANT.match(text.casefold().strip()) is not None


def statuses_of(rows: Rows) -> tuple[list[str], set[int]]:
    """Return the status of each row's position, and the rows whose status says that nobody fills it."""
    status = [""] * rows.count
    vacant: set[int] = set()
    flags = {part.start: says_active(rows.header(part.start, "status"), rows.column("status")[part.start : part.start + len(part.table.rows)]) for part in rows.parts}  # fmt: skip
    is_flag = any(flags.values())
    unknown: dict[str, list[int]] = {}
    labels = {
        fold(label.render(language)): value
        for value, label in field(Position, "status").choices
        for language in LANGUAGES
    }
    for i, text in enumerate(rows.column("status")):
        if not text:
            continue
        if is_vacant_word(text):
            vacant.add(i)
            rows.keep(i, "status")
            continue
        if fold(text) in labels:
            status[i] = labels[fold(text)]
            continue
        rows.keep(i, "status")
        found = status_of(text)
        if is_flag and flags[rows.part(i).start]:
            found = "" if fold(text) in TRUE else STATUS_CLOSED
        if found is None:
            unknown.setdefault(text, []).append(i)
        else:
            status[i] = found
    _close_past(rows, status)
    for text, where in unknown.items():
        told = tn("The status “{status}” is not known; it was kept as text in {n} row.", "The status “{status}” is not known; it was kept as text in {n} rows.", len(where), status=text)  # fmt: skip
        rows.tell("unknown-word", "hint", told, where[0], "status")
    return status, vacant


def _close_past(rows: Rows, status: list[str]) -> None:
    """Close positions whose end is past, where the file does not say of what status they are."""
    ends, said = rows.dates.get("end"), rows.column("status")
    day = today().isoformat()
    over = [i for i, end in enumerate(ends or ()) if end and end < day and not said[i] and i not in rows.past]  # fmt: skip
    for i in over:
        status[i] = STATUS_CLOSED
    if over:
        told = tn("The end of {n} position is past, so it is closed.", "The ends of {n} positions are past, so they are closed.", len(over))  # fmt: skip
        rows.tell("past-end", "hint", told, over[0], "end")
