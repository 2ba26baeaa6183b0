"""An output written: one function for whatever is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.model.output import PICTURES
from orgeditor.outputs.charts import write_chart
from orgeditor.outputs.element_pictures import write_element_picture
from orgeditor.outputs.reports import write_the_report
from orgeditor.outputs.responsibilities import write_cards, write_raci
from orgeditor.outputs.tables import write_the_elements, write_the_roster

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.model.output import Output
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached, Written

_WRITERS: Final[dict[str, Callable[[Output, Given, Path, Reached], Written]]] = {
    "roster": write_the_roster,
    "raci": write_raci,
    "role-cards": write_cards,
    "elements": write_the_elements,
    "chart": write_chart,
    "report": write_the_report,
    **dict.fromkeys(PICTURES, write_element_picture),
}


def write(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write an output, and return what is to be said of it.

    ``reached`` hears 0.0 to 1.0; what it raises leaves ``path`` as it was. Only what is drawn
    needs Qt. Refused where there is nothing to write, or what the output names is gone; OSError.
    """
    return _WRITERS[output.what](output, given, path, reached)
