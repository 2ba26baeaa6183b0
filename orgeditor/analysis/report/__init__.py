"""The report: a part an element, each made by a module of its own, in the order of the pages.

To let an element have its part, write its module and name it here: the PDF, the workbook,
the contents and the preview follow.
"""

from __future__ import annotations

from typing import Final

from orgeditor.analysis.report.communication import COMMUNICATION
from orgeditor.analysis.report.completeness import COMPLETENESS
from orgeditor.analysis.report.content import Item, Part, Told
from orgeditor.analysis.report.feedback import FEEDBACK
from orgeditor.analysis.report.findings import FINDINGS
from orgeditor.analysis.report.goals import GOALS
from orgeditor.analysis.report.measures import MEASURES
from orgeditor.analysis.report.performance import PERFORMANCE
from orgeditor.analysis.report.resources import RESOURCES
from orgeditor.analysis.report.responsibilities import RESPONSIBILITIES
from orgeditor.analysis.report.skills import SKILLS
from orgeditor.analysis.report.structure import STRUCTURE

PARTS: Final[tuple[Part, ...]] = (
    STRUCTURE,
    MEASURES,
    RESPONSIBILITIES,
    GOALS,
    RESOURCES,
    PERFORMANCE,
    FEEDBACK,
    COMMUNICATION,
    SKILLS,
    FINDINGS,
    COMPLETENESS,
)

__all__ = ["PARTS", "Item", "Part", "Told"]
