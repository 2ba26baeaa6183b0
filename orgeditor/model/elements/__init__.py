"""The elements of an organisation beside structure and responsibilities, a module each.

A module holds the record types of its element with all that is said of their fields, as
``DESCRIBED``. To add an element, write its module and name it here; the document file,
the integrity check, deletion, inspector, tables and workbook sheets follow from it.
"""

from __future__ import annotations

from typing import Final

from orgeditor.model.elements import (
    communication,
    goals,
    improvement,
    performance,
    resources,
    skills,
)

ELEMENTS: Final = (
    goals.DESCRIBED,
    resources.DESCRIBED,
    performance.DESCRIBED,
    communication.DESCRIBED,
    skills.DESCRIBED,
    improvement.DESCRIBED,
)
