"""Which scenario of a document a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import LANGUAGES, t
from orgeditor.model.edit import Refused
from orgeditor.model.scenario import BASELINE, called, in_order

if TYPE_CHECKING:
    import argparse

    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization
    from orgeditor.model.scenario import Scenario


def add_scenario(parser: argparse.ArgumentParser) -> None:
    """Add the option by which a scenario is chosen."""
    parser.add_argument("--scenario", metavar="NAME", default="", help="which scenario, where there are several; else the baseline")  # fmt: skip


def asked(options: argparse.Namespace, document: Document) -> Organization:
    """Return the organisation of the scenario that was asked for, which the document then shows.

    Refused where there is none of that name.
    """
    if options.scenario:
        document.show(found(document, options.scenario).id)
    return document.organization


def found(document: Document, name: str) -> Scenario:
    """Return the scenario of a name, in either language; Refused where there is none."""
    wanted = name.casefold()
    known = in_order(document.scenarios)
    for one in known:
        names = {called(one).render(language).casefold() for language in LANGUAGES}
        if wanted in names or (one.kind == BASELINE and wanted == BASELINE):
            return one
    raise Refused(
        t(
            "There is no scenario “{name}”. There are: {known}.",
            name=name,
            known=", ".join(str(called(one)) for one in known),
        )
    )
