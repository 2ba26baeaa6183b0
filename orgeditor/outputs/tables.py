"""Tables handed over: the roster in its forms, and those of goals and the other elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.elements import write_elements
from orgeditor.files.roster import Form, write_roster
from orgeditor.outputs.given import language_of
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.model.output import Output
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached


def write_the_roster(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write a roster in the form that is asked for."""
    form = Form(output.columns, output.sheets, output.dictionary)
    language = language_of(output, given.whole)
    write_roster(given.org, path, language=language, form=form, reached=reached)
    return Written()


def write_the_elements(output: Output, given: Given, path: Path, _reached: Reached) -> Written:
    """Write the tables of goals and the other elements."""
    write_elements(given.org, path, language=language_of(output, given.whole))
    return Written()
