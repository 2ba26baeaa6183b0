"""Several people in one cell for the name: they share the seat of the row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.words import fold, is_nothing, is_undisclosed, is_vacant

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN: Final = re.compile(r"\s*[;；、|]\s*")
"""What stands between names and in none."""
_MAYBE: Final = re.compile(r"\s*[\n/／\\&+，]\s*|\s+(?:and|AND|und|UND|y|et|ET|和|及|与)\s+")
"""What also stands within names: it parts them where each part is a whole one."""
_ANY: Final = re.compile(
    r",.*,|[\u4e00-\u9fff],|[;；、|\n/／\\&+，和及与]| (?:and|AND|und|UND|y|et|ET) "
)
"""What most cells have none of, so that nothing more is asked of them."""
_SIGNS: Final = (
    *",;；、|\n/／\\&+，和及与",
    *(f" {word} " for word in ("and", "AND", "und", "UND", "y", "et", "ET")),
)
"""What that takes, one of them at least."""
_WHOLE: Final = re.compile(r"[^\W\d_][\w'’.\-]*,?(?:\s+[^\W\d_][\w'’.\-]*){1,4}")
_HAN: Final = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_REMARK: Final = re.compile(
    r"[(（\[【].*|\b(?:jr|sr|ph\.?d|md|mba|cpa|ll\.?m)\b.*|.*:.*", re.IGNORECASE
)
"""What follows a name and is none."""
_LONGEST: Final = 300
_TOGETHER: Final = 1_024
JOINED: Final = "; "
"""What stands between them when they go out in one cell."""


def people_in(text: str) -> tuple[str, ...]:
    """Return the people whom a cell names, one after another; () where it names one alone.

    Of a seat that is vacant in part, "Ben Ode / Vacant", it is the one who is there.
    """
    if len(text) > _LONGEST:
        return ()
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or not all(map(_may_be_one, parts)):
        parts = [part for part in _MAYBE.split(text) if part]
        if len(parts) < 2:
            # Of two by a comma one may be the surname of the other.
            parts = [part.strip() for part in text.split(",")]
            parts = parts if len(parts) > 2 or all(map(_HAN.fullmatch, parts)) else []
        if len(parts) < 2 or not all(map(_is_whole, parts)):
            return ()
    people = [part for part in dict.fromkeys(parts) if not _is_nobody(part)]
    return tuple(people) if people and (len(people) > 1 or len(parts) > 1) else ()


def people_in_cells(texts: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return by place the people of those cells of a column that name several.

    Where most cells have two words with a sign between, the sign parts surname and first name.
    """
    found = {}
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        # Where a sign stands in none of many, it is looked for in none alone.
        joined = "\0".join(some)
        if any(sign in joined for sign in _SIGNS):
            for i, text in enumerate(some, start):
                if _ANY.search(text) and (people := people_in(text)):
                    found[i] = people
    pairs = [i for i, people in found.items() if len(people) == 2 and not any(" " in p for p in people) and people[0].isascii()]  # fmt: skip
    if len(pairs) > 1 and len(pairs) > 0.5 * sum(1 for text in texts if text):
        for i in pairs:
            del found[i]
    return found


def _may_be_one(part: str) -> bool:
    if _is_nobody(part):
        return True
    return 1 < len(part) < 60 and not any(map(str.isdigit, part)) and not _REMARK.fullmatch(part)


def _is_whole(part: str) -> bool:
    if _is_nobody(part):
        return True
    return bool(_WHOLE.fullmatch(part) or _HAN.fullmatch(part)) and not _REMARK.fullmatch(part)


def _is_nobody(part: str) -> bool:
    return is_vacant(part) or is_nothing(part) or is_undisclosed(fold(part))
