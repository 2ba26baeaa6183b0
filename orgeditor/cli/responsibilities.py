"""The options of responsibilities: a matrix as a table or on paper, and role cards."""

from __future__ import annotations

import argparse
from typing import Any, Final, get_args

from orgeditor.analysis.pages import LEAST, Form, Ink, Labels

_LARGEST: Final = 12.0
"""The largest letters a matrix is printed in, in points."""


def responsibility_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is asked for of responsibilities, by the names of settings."""
    return {
        "matrix": options.matrix or "",
        "by_process": options.by_process,
        "labels": options.labels or "",
        "marks": options.marks,
        "ink": "grey" if options.grey else options.ink or "",
        "form": options.form or "",
        "angle": options.angle or 0,
        "point": options.point or 0.0,
        "sign_off": options.sign_off,
        "roles": tuple(options.role),
    }


def point_size(text: str) -> float:
    """Return a size of letters in points. Raises ArgumentTypeError for one that is none."""
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not LEAST <= size <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{LEAST:g} to {_LARGEST:g}")
    return size


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of matrices and role cards, and of their letters in a report."""
    group = parser.add_argument_group("responsibilities (--what raci, role-cards, report)")
    group.add_argument("--matrix", metavar="NAME", help="which matrix, where there are several")
    group.add_argument("--by-process", action="store_true", help="in the workbook of a matrix, a sheet a process")  # fmt: skip
    group.add_argument("--labels", choices=get_args(Labels), help="names on paper")
    group.add_argument("--marks", action="store_true", help="show what breaks the rules")
    ink = group.add_mutually_exclusive_group()
    ink.add_argument("--grey", action="store_true", help="the same as --ink grey")
    ink.add_argument("--ink", choices=get_args(Ink), help="letters told apart by colour (where nothing is said), by greys, or by patterns alone")  # fmt: skip
    group.add_argument("--form", choices=get_args(Form), help="a grid (where nothing is said), a row an activity with names under the letters, or a page a party")  # fmt: skip
    group.add_argument("--angle", type=int, choices=(90, 45), help="of the headings: 90 where nothing is said")  # fmt: skip
    group.add_argument(
        "--point", type=point_size, metavar="SIZE", help="of the letters, 7 to 12 pt"
    )
    group.add_argument("--role", action="append", default=[], metavar="NAME", help="whose role card; may be repeated")  # fmt: skip
    group.add_argument("--sign-off", action="store_true", help="lines to sign on at the end")
