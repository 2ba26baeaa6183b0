"""The options of a roster: which of its columns, as one sheet or several, with a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def roster_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is asked for of a roster, by the names of settings."""
    return {
        "columns": tuple(options.columns),
        "sheets": options.sheets,
        "dictionary": options.dictionary,
    }


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a roster's form."""
    group = parser.add_argument_group("a roster (--what roster)")
    group.add_argument("--columns", nargs="+", default=(), metavar="COLUMN", help="only these columns in this order, by their headers or by the names that “orgeditor fields” lists")  # fmt: skip
    group.add_argument("--sheets", action="store_true", help="units, positions, people, assignments and lines as sheets that refer to each other by ids; they import as the same organisation")  # fmt: skip
    group.add_argument("--dictionary", action="store_true", help="with a sheet that tells of each column what it means, its kind and unit, and what may stand in it")  # fmt: skip
