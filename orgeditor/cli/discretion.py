"""What is left out of what leaves the program: names and pay where asked, ratings unless asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis import discretion
from orgeditor.analysis.discretion import redacted, without_ratings
from orgeditor.cli.telling import WrongUsage
from orgeditor.messages import t
from orgeditor.model.redaction import called, standard_profiles
from orgeditor.outputs.given import left_out

if TYPE_CHECKING:
    import argparse

    from orgeditor.messages import Message
    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization
    from orgeditor.model.redaction import RedactionProfile


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


def add_redaction(parser: argparse.ArgumentParser) -> None:
    """Add the options by which names, pay and more are left out."""
    parser.add_argument("--without", nargs="+", choices=("names", "pay"), default=(), help="what is left out")  # fmt: skip
    standard = ", ".join(profile.id for profile in standard_profiles())
    parser.add_argument("--redaction", metavar="NAME", default="", help=f"leave out what a redaction profile says: {standard}, or one of the document’s own")  # fmt: skip


def handed_over(options: argparse.Namespace, org: Organization, document: Document) -> Organization:
    """Return an organisation of a document, such as one of its scenarios, as it is to be handed over.

    Without names, pay or ratings, as asked; Refused where there is no such redaction profile.
    """
    profile = profile_asked(options, document.organization)
    if profile is None:
        return as_asked(options, org)
    check_ratings(options, profile)
    return redacted(as_asked(options, org), profile, document.everybody())


def check_ratings(options: argparse.Namespace, profile: RedactionProfile) -> None:
    """Raise WrongUsage where ratings are asked for, and left out."""
    if options.including and options.without:
        raise WrongUsage(t("--with ratings does not go with --without: ratings go with names and pay."))  # fmt: skip
    if options.including and profile.ratings:
        raise WrongUsage(t("--with ratings does not go with “{name}”, which leaves them out.", name=called(profile)))  # fmt: skip


def told_outside(options: argparse.Namespace, message: Message, document: Document) -> Message:
    """Return a text, such as the name of a scenario, as it is to be handed over."""
    org = document.organization
    profile = profile_asked(options, org)
    if profile is None:
        return message
    return discretion.told_outside(message, org, profile, document.everybody())


def profile_asked(options: argparse.Namespace, org: Organization) -> RedactionProfile | None:
    """Return what is to be left out: by a profile, and by itself."""
    return left_out(org, options.redaction, options.without)
