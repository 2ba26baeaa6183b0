"""How a scenario is to come about: phases, each with what is done in it, when, by whom, and what it costs.

What is done, the steps, is no record: it follows from what the scenario has otherwise than its
base (see ``analysis/story.py``). A phase names its steps, in the order in which they are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import t
from orgeditor.model.describing import RANK, Field, Kind, RecordType
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Phase(Record, frozen=True, tag="phase"):
    """A wave of the change of a scenario; ``steps`` are keys of ``analysis/story.py``.

    ``date``: from when on the structure is as after it, "" where that is open. ``cost`` is what
    it takes once, ``saving`` what it brings a year, in the currency of the document.
    """

    name: str = ""
    date: str = ""
    owner: str = ""
    cost: float = 0.0
    saving: float = 0.0
    notes: str = ""
    steps: tuple[str, ...] = ()
    rank: str = ""


def phases(org: Organization) -> list[Phase]:
    """Return the phases of a scenario in order."""
    return sorted(org.of(Phase).values(), key=lambda phase: (phase.rank, phase.id))


DESCRIBED: Final = (
    RecordType(
        Phase,
        t("Phase"),
        t("Phases"),
        (
            Field(name="name", label=t("Name")),
            Field(name="date", label=t("Effective from"), kind=Kind.DATE),
            Field(name="owner", label=t("Owner")),
            Field(name="cost", label=t("One-off cost"), kind=Kind.MONEY),
            Field(name="saving", label=t("Saving a year"), kind=Kind.MONEY),
            Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
            Field(name="steps", label=t("Steps"), kind=Kind.INTERNAL),
            RANK,
        ),
    ),
)
