"""An organisation written into the client's own workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgeditor.cli.scenarios import asked
from orgeditor.cli.targets import document_language, opened
from orgeditor.cli.telling import Progress, WrongUsage, flag, print_json
from orgeditor.files import roster
from orgeditor.files.sheets import clean
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def into_workbook(options: argparse.Namespace, besides: Sequence[str]) -> None:
    """Write what has changed into a copy of the client's workbook, or into the workbook itself.

    ``besides`` names the options given that are of other outputs, which is wrong usage.
    """
    if options.what != "roster":
        raise WrongUsage(t("--into-workbook goes with --what roster."))
    if options.redaction:
        raise WrongUsage(t("--redaction does not go with --into-workbook: it would take out what the client wrote. Export the roster instead."))  # fmt: skip
    if options.without:
        raise WrongUsage(t("--without does not go with --into-workbook: it would take out what the client wrote."))  # fmt: skip
    for name in (*besides, *(["with"] if options.including else [])):
        raise WrongUsage(t("{option} does not go with {other}.", option=flag(name), other="--into-workbook"))  # fmt: skip
    workbook: Path = options.into_workbook
    if options.output.suffix.lower() != workbook.suffix.lower():
        raise WrongUsage(
            t("The workbook stays what it is: -o must end in {suffix}.", suffix=workbook.suffix)
        )
    org = asked(options, opened(options.document).document)
    add_rows = {"": None, "yes": True, "no": False}[options.add_rows]
    with Progress(options) as progress:
        plan = roster.plan_return(
            org,
            workbook,
            language=document_language(options, org),
            add_rows=add_rows,
            progress=progress,
        )
        roster.write_return(plan, options.output)
    if options.json:
        print_json(_to_json(plan))
        return
    for sentence in roster.summary(plan):
        print(sentence)
    for change in (*plan.formulas, *plan.merged):
        print(t("{sheet} {cell}: “{after}” was not written.", sheet=change.sheet, cell=change.cell, after=clean(change.after)))  # fmt: skip
    for row in plan.leavers:
        print(t("{sheet} row {row}: {subject} stays.", sheet=row.sheet, row=row.row + 1, subject=row.subject))  # fmt: skip


def _to_json(plan: roster.Return) -> dict[str, Any]:
    def cells(changes: tuple[roster.CellChange, ...]) -> list[dict[str, Any]]:
        return [
            {
                "sheet": change.sheet,
                "cell": change.cell,
                "column": change.header,
                "before": clean(change.before),
                "after": clean(change.after),
            }
            for change in changes
        ]

    return {
        "changed": cells(plan.changes),
        "added": [{"sheet": a.sheet, "row": a.row + 1, "subject": a.subject} for a in plan.added],
        "leavers": [{"sheet": r.sheet, "row": r.row + 1, "subject": r.subject} for r in plan.leavers],
        "formulas": cells(plan.formulas),
        "merged": cells(plan.merged),
        "missing": list(plan.missing),
        "unsaid": list(plan.unsaid),
        "lacking": plan.lacking,
    }  # fmt: skip


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of writing into a workbook."""
    group = parser.add_argument_group("the client's own workbook (--what roster)")
    group.add_argument("--into-workbook", type=Path, metavar="CLIENT.xlsx", help="write what has changed into a copy of this workbook (-o), and not a byte of it besides")  # fmt: skip
    group.add_argument("--add-rows", choices=("yes", "no"), default="", help="add rows for positions that the workbook lacks (yes, where the document came from it alone)")  # fmt: skip
    group.add_argument("--json", action="store_true", help="print one JSON object that tells what was written and what was not")  # fmt: skip
