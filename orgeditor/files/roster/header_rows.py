"""What the columns of a table are called: by one row of headers, or by two of which the upper groups the lower."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.headers import guess
from orgeditor.files.sheets.addresses import letters
from orgeditor.files.sheets.text import clean
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Sheet

_UNNAMED: Final = re.compile(r"Column ([A-Z]{1,3})((?: \(\d+\))?)")
_OF_ANOTHER = MANAGERS | {"dotted", "parent_unit"}


def unnamed(place: int) -> str:
    """Return what a column without header is called."""
    return f"Column {letters(place)}"


def shown_header(header: str) -> str:
    """Return a header as it is shown: what a column without one is called follows the language."""
    found = _UNNAMED.fullmatch(header)
    return header if found is None else f"{t('Column {letters}', letters=found[1])}{found[2]}"


def headers_of(sheet: Sheet, at: int, places: Sequence[int]) -> tuple[str, ...]:
    """Return the headers in row ``at`` (-1: there are none), each once; a group's name stands before what it parts."""
    lower = [clean(sheet.value(at, place)) if at >= 0 else "" for place in places]
    groups = _groups(sheet, at, places)
    often = Counter(text for text in lower if text)
    headers: list[str] = []
    taken: set[str] = set()
    for place, own, group in zip(places, lower, groups, strict=True):
        text = own
        if own and group and (often[own] > 1 or _is_of_another(group, own)):
            text = f"{group}: {own}"
        elif not own and group:
            text = group
        text = text or unnamed(place)
        unique, n = text, 2
        while unique in taken:
            unique, n = f"{text} ({n})", n + 1
        taken.add(unique)
        headers.append(unique)
    return tuple(headers)


def _is_of_another(group: str, own: str) -> bool:
    """Whether the group's name makes of a header what it is not by itself: a manager's name of "Name"."""
    meant = guess(f"{group} {own}")[0]
    return meant in _OF_ANOTHER and meant != guess(own)[0]


def _groups(sheet: Sheet, at: int, places: Sequence[int]) -> list[str]:
    """Return what stands above each header, as far as it is merged or the next begins; "" where nothing groups."""
    above = sheet.rows[at - 1] if at > 0 else ()
    named = [n for n, cell in enumerate(above) if isinstance(cell, str) and cell.strip()]
    if len(named) < 2:
        return [""] * len(places)
    ends = {m.left: m.right for m in sheet.merged if m.top <= at - 1 <= m.bottom}
    merged = any(end > start for start, end in ends.items())
    groups = []
    for place in places:
        start = max((n for n in named if n <= place), default=-1)
        # Where any group is merged, a cell that is not stands above its own column alone.
        inside = start >= 0 and place <= (ends.get(start, start) if merged else place)
        groups.append(clean(above[start]) if inside else "")
    return groups
