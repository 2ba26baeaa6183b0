"""What a newer file brings, sorted and told for a person: additions, changes, moves, leavers, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from orgeditor.files.roster.reimport import SHOWN, Reimport, is_leaver
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.fields import Kind, field, name_of
from orgeditor.model.record import CUSTOM
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.model.merge import Difference
    from orgeditor.model.record import Record

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


def record_of(compared: Reimport, difference: Difference) -> Record:
    """Return the record that differs: as it stands, else as the file has it."""
    return compared.mine.get(difference.id) or compared.theirs[difference.id]


def field_label(kind: type[Record], name: str) -> Message:
    """Return what a field is called; of one of the client's own columns its header."""
    if name.startswith(CUSTOM):
        return verbatim(name.removeprefix(CUSTOM))
    return field(kind, name).label


def value_told(compared: Reimport, difference: Difference, value: Any) -> str:
    """Return one of a difference's three values as text; "" for none."""
    if value is None or value in ("", ()):
        return ""
    if not difference.field:
        return name_of(value)
    kind = type(record_of(compared, difference))
    if difference.field.startswith(CUSTOM):
        return str(value)
    match field(kind, difference.field).kind:
        case Kind.REFERENCE:
            return _name(compared, value)
        case Kind.REFERENCES:
            return "; ".join(_name(compared, key) for key in value)
        case Kind.HOLDERS:
            return "; ".join(_name(compared, h.person) or str(t("(not named)")) for h in value)
        case Kind.NUMBER | Kind.MONEY | Kind.FIGURE:
            return f"{value:,.6f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


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


def _name(compared: Reimport, key: str) -> str:
    record = compared.mine.get(key) or compared.theirs.get(key)
    if record is None:
        return ""
    # Many positions have one title: what tells them apart stands before it.
    code = record.code if isinstance(record, Position) else ""
    return " · ".join(dict.fromkeys(filter(None, (code, name_of(record)))))
