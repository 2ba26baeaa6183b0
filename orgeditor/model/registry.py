"""All record types there are: of structure and responsibilities, of the elements, of the document's health, scenarios, and redaction."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from orgeditor.model import deliveries, health, plan, redaction, scenario
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.records import STANDING

if TYPE_CHECKING:
    from orgeditor.model.record import Record

RECORD_TYPES: Final[tuple[type[Record], ...]] = (
    *STANDING,
    *(described.type for element in ELEMENTS for described in element),
    *(described.type for described in health.DESCRIBED),
    *(described.type for described in plan.DESCRIBED),
    *(described.type for described in scenario.DESCRIBED),
    *(described.type for described in redaction.DESCRIBED),
    *(described.type for described in deliveries.DESCRIBED),
)

OF_DOCUMENT: Final = (scenario.Scenario, deliveries.Delivery)
"""Types whose records are of a document as a whole: they stand beside its scenarios, in none of them."""

if TYPE_CHECKING:
    AnyRecord = Record
else:
    # What a decoder is given; each type is told by its tag.
    AnyRecord = reduce(or_, RECORD_TYPES)
