"""A roster handed over: which of its columns, as one sheet or several, with a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.cli.telling import Progress, WrongUsage
from orgeditor.files import roster
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse

    from orgeditor.model.organization import Organization


def export_roster(options: argparse.Namespace, org: Organization, kind: str, language: str) -> None:
    """Write a roster in the form that the options ask for."""
    if options.sheets and options.columns:
        raise WrongUsage(t("--columns does not go with --sheets, whose columns are what joins them."))  # fmt: skip
    form = roster.Form(tuple(options.columns), options.sheets, options.dictionary)
    with Progress(options) as progress:
        roster.write_roster(org, options.output, language=language, form=form, reached=progress)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a roster's form."""
    group = parser.add_argument_group("a roster (--what roster)")
    group.add_argument("--columns", nargs="+", default=(), metavar="COLUMN", help="only these columns in this order, by their headers or by the names that “orgeditor fields” lists")  # fmt: skip
    group.add_argument("--sheets", action="store_true", help="units, positions, people, assignments and lines as sheets that refer to each other by ids; they import as the same organisation")  # fmt: skip
    group.add_argument("--dictionary", action="store_true", help="with a sheet that tells of each column what it means, its kind and unit, and what may stand in it")  # fmt: skip
