"""Delivery sets: named lists of files that are handed over together, kept with the document.

They are of the document as a whole, like what is said of its scenarios, and stand beside that
(``Document.scenarios``): whichever scenario is shown, the sets are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import LANGUAGES, Message, in_both, t
from orgeditor.model.describing import NAMES, Field, Kind, RecordType
from orgeditor.model.output import Output
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Delivery(Record, frozen=True, tag="delivery"):
    """A delivery set: its outputs, in the order in which they are listed."""

    name: str = ""
    name_zh: str = ""
    outputs: tuple[Output, ...] = ()


def deliveries(scenarios: Organization) -> list[Delivery]:
    """Return the delivery sets of a document, given its ``scenarios``, by name."""
    return sorted(scenarios.of(Delivery).values(), key=lambda one: (one.name.casefold(), one.id))


def called(delivery: Delivery) -> Message:
    """Return what a delivery set is called."""
    return in_both(delivery.name, delivery.name_zh)


def names_of(delivery: Delivery) -> set[str]:
    """Return by what a delivery set is asked for, in small letters."""
    names = (called(delivery).render(language) for language in LANGUAGES)
    return {name.strip().casefold() for name in names} - {""}


DESCRIBED: Final = (
    RecordType(
        Delivery,
        t("Delivery set"),
        t("Delivery sets"),
        (*NAMES, Field(name="outputs", label=t("Outputs"), kind=Kind.INTERNAL)),
    ),
)
