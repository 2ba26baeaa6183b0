"""What is left out of what leaves the program: names and pay where asked, ratings unless asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.discretion import redacted, without_ratings
from orgeditor.cli.telling import WrongUsage
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse

    from orgeditor.model.organization import Organization


def add_with(parser: argparse.ArgumentParser) -> None:
    """Add the option by which reviews of people, and what was agreed in them, are asked for."""
    parser.add_argument(
        "--with",
        dest="including",
        nargs="+",
        choices=("ratings",),
        default=(),
        help="what is else left out: reviews of people and positions, and what was agreed in them",
    )


def as_asked(options: argparse.Namespace, org: Organization) -> Organization:
    """Return an organisation with ratings of people where they were asked for, else without."""
    return org if "ratings" in options.including else without_ratings(org)


def handed_over(options: argparse.Namespace, org: Organization) -> Organization:
    """Return an organisation as it is to be handed over: without names, pay or ratings, as asked."""
    if not options.without:
        return as_asked(options, org)
    if options.including:
        raise WrongUsage(t("--with ratings does not go with --without: ratings go with names and pay."))  # fmt: skip
    return redacted(org, names="names" in options.without, pay="pay" in options.without)
