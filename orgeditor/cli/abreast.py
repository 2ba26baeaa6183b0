"""Scenarios of one document beside each other: on the terminal, as pages, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.analysis.changes import KINDS
from orgeditor.analysis.comparison import COMPARISON, Compared, heading_of, not_counted
from orgeditor.analysis.report.content import figure
from orgeditor.analysis.several import MOST, SEVERAL, Several
from orgeditor.analysis.standing import measured
from orgeditor.cli.discretion import add_with, handed_over, told_outside
from orgeditor.cli.targets import document_language, go_on_in_language_of, opened
from orgeditor.cli.telling import WrongUsage, print_json
from orgeditor.cli.told_pages import add_pages, check_pages, write_pages
from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused
from orgeditor.model.naming import scenario_called
from orgeditor.model.organization import Organization
from orgeditor.model.scenario import BASELINE, called, in_order

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.document import Document
    from orgeditor.model.scenario import Scenario


def compare(options: argparse.Namespace) -> None:
    """Say what scenarios have otherwise than the first of them, and write it where ``-o`` says."""
    check_pages(options.output, options)
    document = opened(options.document).document
    chosen = _chosen(document, options.scenario)
    language = document_language(options, document.organization)
    go_on_in_language_of(options, document.organization)
    orgs = [handed_over(options, _standing(document, one), document) for one in chosen]
    names = [told_outside(options, called(one), document) for one in chosen]
    told = Several(orgs, language, names)
    if options.output and len(orgs) == 2:
        both = Compared(orgs[0], orgs[1], language, (names[0], names[1]))
        write_pages(both, COMPARISON, options.output, options)
    elif options.output:
        write_pages(told, SEVERAL, options.output, options)
    if options.json:
        print_json({"scenarios": _as_json(told, chosen)})
    elif not options.output:
        _print(told, names)


def _chosen(document: Document, names: Sequence[str]) -> list[Scenario]:
    if names:
        chosen = list(
            {
                one.id: one for one in (scenario_called(document.scenarios, name) for name in names)
            }.values()
        )
    else:
        chosen = [one for one in in_order(document.scenarios) if not one.archived][:MOST]
    if len(chosen) > MOST or (names and len(chosen) < 2):
        raise WrongUsage(t("compare puts two to {most} scenarios beside each other.", most=MOST))
    if len(chosen) < 2:
        raise Refused(t("The document has no second scenario to compare with."))
    return chosen


def _standing(document: Document, one: Scenario) -> Organization:
    org = Organization(document.table(one.id).values())
    org.scenario = document.name_on_pages(one.id)
    return org


def _as_json(told: Several, chosen: Sequence[Scenario]) -> list[dict[str, object]]:
    counts = [{kind: sum(c.kind == kind for c in changes) for kind in KINDS} for changes in told.changes_of_all]  # fmt: skip
    return [
        {
            "name": one.name or BASELINE,
            "figures": {
                f"{m.id} {m.unit}".strip(): round(m.value, 6)
                for m in measured(stands, told.standings[0])
            },
            "changes": counts[place - 1] if place else {},
        }
        for place, (one, stands) in enumerate(zip(chosen, told.standings, strict=True))
    ]


def _print(told: Several, names: Sequence[Message]) -> None:
    for name, stands in zip(names, told.standings, strict=True):
        print(name)
        for one in measured(stands, told.standings[0]):
            change = f" ({one.change:+,.{one.places}f})" if one.change else ""
            print(f"  {heading_of(one)}: {figure(one.value, one.places)}{change}")
    for said in not_counted(*told.orgs):
        print(said.text)


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that compares the scenarios of a document."""
    added = verb("compare", compare, "Say what scenarios of a document have otherwise than one of them.")  # fmt: skip
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("--scenario", action="append", default=[], metavar="NAME", help="one of them, to be repeated: the first is what the others are compared with; else all")  # fmt: skip
    added.add_argument("-o", "--output", type=Path, metavar="OUT", help="a PDF or an xlsx")
    added.add_argument("--json", action="store_true", help="print one JSON object")
    add_pages(added)
    add_with(added)
    added.set_defaults(verb="compare")
