"""Which of several tables is the roster, and which of the others go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.links import role_of_words
from orgeditor.files.roster.values import drawn_from
from orgeditor.files.roster.words import id_key, is_nothing
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.links import Side

_BELOW = 0.6
"""From this share of its managers on that are rows of the roster, another table goes below it."""
_SAME_IDS = 0.3


def weight(side: Side) -> float:
    """Return how likely a table is the roster itself, and not one that it refers to."""
    fields = side.mapping.fields
    score = sum(side.mapping.confidence.values())
    own = next((fields[n] for n in ("id", "name", "title") if n in fields), -1)
    if own >= 0 and role_of_words(side.table.sheet) != "unit":
        columns = [texts(side.table.columns[fields[n]]) for n in ("id", "name", "title", "email", "login", "person_id") if n in fields]  # fmt: skip
        for name in MANAGERS & fields.keys():
            said = texts(side.table.columns[fields[name]])
            score += 10 * max(drawn_from(said, known) for known in columns)
    return score


def principal(sides: Sequence[Side]) -> tuple[Side, list[Side]]:
    """Return the table among those of a file that is the roster, and the others.

    The first is the likeliest by its headers; another takes its place only where it names
    managers of its own and the first does not.
    """
    first = sides[0]
    if len(sides) > 1 and weight(first) < 10:
        first = max(sides, key=weight) if max(map(weight, sides)) >= 10 else first
    return first, [side for side in sides if side is not first]


def same_kind(roster: Side, other: Side) -> bool | Message:
    """Whether another sheet's table continues the roster: the same columns about other rows; else why not."""
    own, its = ({h.casefold() for h in side.table.own_headers} for side in (roster, other))
    if roster.table.header_row == 0 or len(own & its) < 0.8 * len(own | its):
        return False
    for name in ("id", "person_id", "name", "title"):
        if name in roster.mapping.fields and name in other.mapping.fields:
            said = texts(other.table.columns[other.mapping.fields[name]])
            if drawn_from(said, texts(roster.table.columns[roster.mapping.fields[name]])) > 0.3:
                return t("This sheet has the same columns and the same rows as the one that was read, as of another time; it was not read.")  # fmt: skip
            return True
    return True


def goes_below(roster: Side, other: Side) -> bool:
    """Whether another sheet's rows are further posts below the roster's own: they name its ids as their managers."""
    own, its = roster.mapping.fields, other.mapping.fields
    if "id" not in own or "manager" not in its or not its.keys() & {"title", "name", "grade", "headcount", "fte"}:  # fmt: skip
        return False
    known = {id_key(text) for text in texts(roster.table.columns[own["id"]]) if text}
    said = [x for x in texts(other.table.columns[its["manager"]]) if not is_nothing(x)]
    if "id" in its:
        known |= {id_key(text) for text in texts(other.table.columns[its["id"]]) if text}
        if drawn_from(texts(other.table.columns[its["id"]]), texts(roster.table.columns[own["id"]])) > _SAME_IDS:  # fmt: skip
            return False
    return bool(said) and sum(1 for text in said if id_key(text) in known) >= _BELOW * len(said)
