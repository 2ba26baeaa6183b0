"""Which scenario of a document a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.naming import scenario_called

if TYPE_CHECKING:
    import argparse

    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization


def add_scenario(parser: argparse.ArgumentParser) -> None:
    """Add the option by which a scenario is chosen."""
    parser.add_argument("--scenario", metavar="NAME", default="", help="which scenario, where there are several; else the baseline")  # fmt: skip


def asked(options: argparse.Namespace, document: Document) -> Organization:
    """Return the organisation of the scenario that was asked for, which the document then shows.

    Refused where there is none of that name.
    """
    if options.scenario:
        document.show(scenario_called(document.scenarios, options.scenario).id)
    return document.organization
