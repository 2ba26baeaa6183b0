"""What a newer file brings, sorted and told for a person: additions, changes, moves, leavers, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from orgeditor.analysis.differing import record_of, value_told
from orgeditor.files.roster.as_standing import SHOWN
from orgeditor.files.roster.reimport import Reimport, is_leaver
from orgeditor.messages import Message, t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.model.merge import Difference

Sort = Literal["conflict", "added", "changed", "moved", "left", "kept"]

SORTS: Final[dict[Sort, Message]] = {
    "conflict": t("Changed in the file and in the document"),
    "added": t("Added"),
    "changed": t("Changed"),
    "moved": t("Moved"),
    "left": t("Left: not in the file any more"),
    "kept": t("Redrawn since the last import, kept"),
}
"""The sorts of news, in the order in which they are told."""

_PLACES: Final = frozenset({"manager", "unit", "parent", "waiting"})


def sort_of(difference: Difference) -> Sort:
    """Return the sort of a difference."""
    if is_leaver(difference):
        return "left"
    if difference.side != "theirs":
        return "conflict" if difference.side == "both" else "kept"
    if not difference.field:
        return "added"
    return "moved" if difference.field in _PLACES else "changed"


def news(compared: Reimport) -> dict[Sort, list[Difference]]:
    """Return what a person is to be shown, by its sort; sorts without any are left out."""
    found: dict[Sort, list[Difference]] = {sort: [] for sort in SORTS}
    for difference in compared.differences:
        if isinstance(record_of(compared, difference), SHOWN) and difference.field != "rank":
            found[sort_of(difference)].append(difference)
    return {sort: those for sort, those in found.items() if those}


def told_news(
    compared: Reimport, difference: Difference, sort: Sort, *, taken: bool
) -> dict[str, Any]:
    """Return what ``orgeditor import --into --json`` prints of a difference."""
    record = record_of(compared, difference)
    values = difference.base, difference.mine, difference.theirs
    last, stands, said = (value_told(compared, difference, value) for value in values)
    return {
        "sort": sort,
        "id": difference.id,
        "type": str(type(record).__struct_config__.tag),
        "code": getattr(record, "code", ""),
        "name": name_of(record),
        "field": difference.field,
        "last": last,
        "stands": stands,
        "said": said,
        "taken": taken,
    }
