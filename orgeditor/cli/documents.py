"""What is asked of a document, and documents made from templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.analysis.counts import count, count_records
from orgeditor.analysis.limits import value_of
from orgeditor.analysis.rules import RULE_BY_ID, SEVERITIES, Check
from orgeditor.analysis.tree import reporting_tree
from orgeditor.cli.discretion import add_with, as_asked
from orgeditor.cli.scenarios import add_scenario, asked
from orgeditor.cli.targets import check_target, go_on_in_language_of, opened, tell
from orgeditor.cli.telling import WrongUsage, print_json
from orgeditor.files.project.rule_profiles import read_profile
from orgeditor.files.project.saving import save
from orgeditor.files.project.storing import FILE, FOLDER
from orgeditor.files.templates import organization_from, templates
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE, called, in_order
from orgeditor.model.verbs.judging import take_up_profile

if TYPE_CHECKING:
    import argparse

    from orgeditor.analysis.rules import Finding
    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.organization import Organization


def info(options: argparse.Namespace) -> None:
    """Say what a document holds."""
    document = opened(options.document).document
    org = asked(options, document)
    go_on_in_language_of(options, org)
    scenarios = in_order(document.scenarios)
    tree = reporting_tree(org, closed=True)
    widest = int(tree.spans.argmax()) if len(tree) else -1
    top = org.get(Position, tree.ids[widest]) if widest >= 0 else None
    reports = int(tree.spans[widest]) if top else 0
    counts = msgspec.to_builtins(count(org)) | count_records(org)
    counts["scenario"] = len(scenarios)
    if options.json:
        largest = {"id": top.id, "title": name_of(top), "reports": reports} if top else None
        names = [one.name or BASELINE for one in scenarios]
        print_json({"format": 1, "counts": counts, "scenarios": names, "largest_span": largest})
        return
    for name, number in counts.items():
        print(f"{name}: {number}")
    if top:
        print(f"{t('Largest span')}: {name_of(top)} ({reports})")
    if len(scenarios) > 1:
        print(f"{t('Scenarios')}: {', '.join(str(called(one)) for one in scenarios)}")


def check(options: argparse.Namespace) -> None:
    """Say what is missing or wrong in a structure, by rule."""
    org = as_asked(options, asked(options, opened(options.document).document))
    go_on_in_language_of(options, org)
    if options.profile:
        org.apply(take_up_profile(org, read_profile(options.profile)))
    judged = Check(org)
    counts = {level: sum(f.severity == level for f in judged.found) for level in SEVERITIES}
    if options.json:
        waived = [_as_json(org, w.finding) | {"reason": w.waiver.reason, "by": w.waiver.by, "date": w.waiver.date} for w in judged.waived]  # fmt: skip
        told = [_as_json(org, finding) for finding in judged.found]
        print_json({"findings": told, "counts": counts, "waived": waived})
        return
    for finding in judged.found:
        print(f"{finding.severity}: {finding.message} [{finding.rule}]")
    for one in judged.waived:
        print(f"{t('waived')}: {one.finding.message} [{one.finding.rule}] {one.waiver.reason}")
    print(", ".join(f"{level}: {number}" for level, number in counts.items()))


def _as_json(org: Organization, finding: Finding) -> dict[str, Any]:
    rule = RULE_BY_ID[finding.rule]
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "subjects": list(finding.subjects),
        "message": str(finding.message),
        "source": str(finding.source),
        "thresholds": {limit.id: value_of(org, limit) for limit in rule.limits},
        "helps": str(rule.helps),
    }


def new(options: argparse.Namespace) -> None:
    """Make a document from a template, or list the templates."""
    if options.list:
        for template in templates():
            name, about, fits = template.told(options.language or "en")
            said = [part.rstrip(".。") for part in (name, about, fits) if part]
            print(f"{template.id}: {'. '.join(said)}.")
        return
    if not options.template or not options.output:
        raise WrongUsage(t("new needs --template NAME and -o DOC, or --list."))
    check_target(options.output)
    org = organization_from(options.template, options.language or "en")
    tell(save(org, options.output, overwrite=True))


def convert(options: argparse.Namespace) -> None:
    """Write a document as a file, or as a folder of text for version control."""
    check_target(options.output, (options.document,))
    table, scenarios = opened(options.document).document.kept()
    tell(save(table.values(), options.output, scenarios=scenarios, overwrite=True))


def add_verbs(verb: AddVerb) -> None:
    """Add the verbs that ask or make a document."""
    for name, command, about in (
        ("info", info, "Say what a document holds."),
        ("check", check, "Say what is missing or wrong in a structure."),
    ):
        added = verb(name, command, about)
        added.add_argument("document", type=Path, metavar="DOC")
        added.add_argument("--json", action="store_true", help="print one JSON object")
        add_scenario(added)
        if command is check:
            add_with(added)
            added.add_argument("--profile", type=Path, metavar="FILE", help="judge by this rule profile, saved in the window")  # fmt: skip
    added = verb("new", new, "Make a document from a template.")
    added.add_argument("--template", metavar="NAME", default="")
    added.add_argument("--list", action="store_true", help="list the templates")
    added.add_argument("-o", "--output", type=Path, metavar="DOC")
    added = verb("convert", convert, "Write a document as a file, or as a folder of text for version control.")  # fmt: skip
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=f"NAME{FOLDER} becomes a folder, NAME{FILE} a file")  # fmt: skip
