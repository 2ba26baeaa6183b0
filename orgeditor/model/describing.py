"""What is said of a field and of a record type, and the fields that many types share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.record import Record

Peek = Callable[[str], Record | None]
"""Gives the record of an id, None where there is none."""


class Kind(StrEnum):
    """How a field is edited, shown and read from a cell."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    NUMBER = "number"
    MONEY = "money"
    FIGURE = "figure"
    """A number that may be missing."""
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    COLOUR = "colour"
    REFERENCE = "reference"
    REFERENCES = "references"
    HOLDERS = "holders"
    CODES = "codes"
    RANK = "rank"
    INTERNAL = "internal"


class Edge(StrEnum):
    """The kinds of edge in the structure graph; all run from above to below."""

    CONTAINS = "contains"
    REPORTS = "reports"
    DOTTED = "dotted"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a record type.

    ``targets``: the record types that a reference may name. ``edge``: the kind of graph
    edge that the reference draws, from the target down to the record. ``inherits``: where
    the target is deleted, the reference takes over this field of the target (a report gets
    its manager's manager); ``cascades``: the record goes with its target; ``holds``: the
    target cannot go while it is named; none of them: the reference is cleared.
    ``by_verb``: a verb of its own changes it, as more depends on it. ``choices``: value and label; ``closed`` where no other is valid.
    ``roster``: the name of the roster column, with ``headers`` as the words by which
    clients call it. ``minimum``: the least number that is valid; ``percent``: people write it
    in per cent.
    """

    name: str
    label: Message
    kind: Kind = Kind.TEXT
    targets: tuple[type[Record], ...] = ()
    edge: Edge | None = None
    inherits: str = ""
    cascades: bool = False
    holds: bool = False
    by_verb: bool = False
    choices: tuple[tuple[str, Message], ...] = ()
    closed: bool = False
    minimum: float | None = None
    percent: bool = False
    unit: Message | None = None
    roster: str = ""
    headers: tuple[str, ...] = ()

    @property
    def inspected(self) -> bool:
        """Whether a person edits the field directly."""
        return self.kind not in (Kind.RANK, Kind.INTERNAL, Kind.CODES) and not self.by_verb


class RecordType(msgspec.Struct, frozen=True):
    """A record type with its name and its fields; ``title_field`` is what a record is called by.

    Where ``key`` names fields, they identify the record: its id follows from them
    (``records.key_id``), so the same fact entered twice is the same record. ``personal`` says
    which records tell how somebody does: they leave the program only where that is asked for,
    and are kept from view with names and pay. ``says`` names the fields that tell most of a
    record that is called by nothing.
    """

    type: type[Record]
    label: Message
    plural: Message
    fields: tuple[Field, ...]
    title_field: str = "name"
    key: tuple[str, ...] = ()
    personal: Callable[[Any, Peek], bool] | None = None
    says: tuple[str, ...] = ()


RANK: Final = Field(name="rank", label=t("Order"), kind=Kind.RANK)

NAMES: Final = (
    Field(name="name", label=t("Name")),
    Field(name="name_zh", label=t("Name in Chinese")),
)


def part_of(name: str, label: Message, *targets: type[Record]) -> Field:
    """Return a reference with whose target the record goes."""
    return Field(name=name, label=label, kind=Kind.REFERENCE, targets=targets, cascades=True)
