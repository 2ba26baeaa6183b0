"""Files into documents: rosters and responsibility matrices."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.cli.reading import add_reading, read
from orgeditor.cli.scenarios import add_scenario
from orgeditor.cli.targets import check_target, store, target
from orgeditor.cli.telling import Progress, WrongUsage, print_json, print_problems
from orgeditor.files import elements, responsibility, roster
from orgeditor.files.problems import to_json
from orgeditor.files.roster.news import SORTS, news, told_news
from orgeditor.messages import t
from orgeditor.model.code_sets import code_sets
from orgeditor.model.codes import CODE_SETS

if TYPE_CHECKING:
    import argparse

    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


def import_roster(options: argparse.Namespace) -> None:
    """Read one roster or several that belong together into a document."""
    if not options.output and not options.into:
        raise WrongUsage(t("Say where the document goes: -o DOC, or --into DOC."))
    check_target(options.output, options.files)
    mapping = dict(_mapped(pair) for pair in options.map)
    choice = roster.Choice(sheet=options.sheet or "", mapping=mapping, way=options.hierarchy or "")
    with Progress(options) as progress:
        recipe = roster.load_recipe(options.recipe) if options.recipe else roster.Recipe(())
        guessed = [read(path, options) for path in options.files]
        books = roster.read_as_before(recipe, guessed, lambda n, encoding: read(options.files[n], options, encoding))  # fmt: skip
        cooked = roster.cook(recipe, books, [choice] * len(books), progress=progress)
    proposal = cooked.proposal
    document, into = target(options)
    edit, again = _laid_onto(document.organization, proposal, options)
    document.do(edit)
    store(document, options, into)
    if options.json:
        added = sum(change.before is None for change in edit.changes)
        done = {"added": added, "changed": len(edit.changes) - added}
        unfit = [msgspec.to_builtins(repair) for repair in cooked.unfit]
        print_json(proposal.to_json() | {"records": done, "unfit_repairs": unfit} | again)
        return
    print_problems(proposal.problems)
    for repair in cooked.unfit:
        print(t("A repair of the recipe does not fit this file: “{value}”.", value=repair.value), file=sys.stderr)  # fmt: skip
    counts = proposal.counts
    print(
        t(
            "{rows} rows: {positions} positions, {people} people, {vacancies} vacancies, "
            "{units} units, {lines} reporting lines.",
            rows=proposal.rows,
            positions=counts.positions,
            people=counts.people,
            vacancies=counts.vacancies,
            units=counts.units,
            lines=counts.reporting_lines,
        )
    )


def _laid_onto(
    org: Organization, proposal: roster.Proposal, options: argparse.Namespace
) -> tuple[Edit, dict[str, Any]]:
    """Return the edit of what is taken, and what the file changes as JSON; {} of a new document."""
    if not len(org):
        return roster.to_edit(org, proposal), {}
    compared = roster.compare(org, proposal)
    found = news(compared)
    ticked = set(compared.ticked)
    for sort, those in found.items():
        if sort in options.take:
            ticked |= {difference.key for difference in those}
        elif sort in options.leave:
            ticked -= {difference.key for difference in those}
    merged = compared.merged(ticked)
    if not options.json:
        for sort, those in found.items():
            taken = sum(difference.key in ticked for difference in those)
            print(t("{sort}: {n}, taken {taken}", sort=SORTS[sort], n=len(those), taken=taken))
    told = [told_news(compared, d, sort, taken=d.key in ticked) for sort, those in found.items() for d in those]  # fmt: skip
    return merged.edit, {"again": {"known": compared.known, "differences": told}}


def import_matrix(options: argparse.Namespace) -> None:
    """Read a responsibility matrix into a document."""
    if not options.output and not options.into:
        raise WrongUsage(t("Say where the document goes: -o DOC, or --into DOC."))
    check_target(options.output, [options.file])
    book = read(options.file, options)
    document, into = target(options)
    org = document.organization
    sets = code_sets(org)
    chosen = options.code_set or ""
    if chosen and all(chosen not in (key, codes.name) for key, codes in sets.items()):
        raise WrongUsage(t("There is no code set “{name}”.", name=chosen))
    meanings = dict(_meant(pair) for pair in options.letter)
    proposal = responsibility.propose_matrix(book, options.sheet or "", chosen, sets, meanings)
    document.do(responsibility.update_edit(org, proposal))
    store(document, options, into)
    if options.json:
        print_json(responsibility.to_json(proposal))
        return
    print_problems(proposal.problems)
    for table in responsibility.to_json(proposal)["tables"]:
        print(
            t(
                "{sheet}: {activities} activities, {roles} roles, {assignments} filled cells.",
                sheet=table["sheet"],
                activities=table["activities"],
                roles=table["roles"],
                assignments=table["assignments"],
            )
        )


def import_elements(options: argparse.Namespace) -> None:
    """Read tables of goals and other elements into a document."""
    if not options.output and not options.into:
        raise WrongUsage(t("Say where the document goes: -o DOC, or --into DOC."))
    check_target(options.output, [options.file])
    book = read(options.file, options)
    document, into = target(options)
    reading = elements.read_elements(document.organization, book)
    document.do(reading.edit)
    store(document, options, into)
    if options.json:
        problems = [to_json(problem) for problem in reading.problems]
        print_json(
            {"records": {"added": reading.added, "changed": reading.changed}, "problems": problems}
        )
        return
    print_problems(reading.problems)
    print(t("{added} added, {changed} changed.", added=reading.added, changed=reading.changed))


def fields(options: argparse.Namespace) -> None:
    """List the fields that --map takes."""
    described = [*roster.describe_fields(), roster.HIERARCHY_COLUMN]
    if options.json:
        print_json({"fields": [{"name": c.name, "label": str(c.label)} for c in described]})
        return
    for column in described:
        print(f"{column.name}: {column.label}")


def _meant(pair: str) -> tuple[str, str]:
    text, sign, letter = pair.rpartition("=")
    if not sign or not text.strip() or not letter.strip():
        raise WrongUsage(t("--letter takes TEXT=LETTER, not “{pair}”.", pair=pair))
    return text.strip(), letter.strip().upper()


def _mapped(pair: str) -> tuple[str, str]:
    field, sign, column = pair.partition("=")
    if not sign or not field:
        raise WrongUsage(t("--map takes FIELD=COLUMN, not “{pair}”.", pair=pair))
    return field.strip(), column.strip()


def add_verbs(verb: AddVerb) -> None:
    """Add the verbs that read files."""
    added = verb("import", import_roster, "Read a roster into a document.")
    added.add_argument("files", nargs="+", type=Path, metavar="FILE")
    added.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
    added.add_argument(
        "--hierarchy",
        choices=(*roster.WAYS, roster.NOBODY),
        help="how the table says who is above whom, where no column names managers",
    )
    added.add_argument(
        "--take",
        action="append",
        default=[],
        choices=tuple(SORTS),
        help="with --into, take this too: conflict, left or kept, which are not by default",
    )
    added.add_argument(
        "--leave", action="append", default=[], choices=tuple(SORTS), help="do not take this"
    )
    added.add_argument(
        "--recipe", type=Path, metavar="RECIPE", help="columns and repairs kept from another import"
    )
    _add_common(added)
    added = verb("import-raci", import_matrix, "Read a responsibility matrix into a document.")
    added.add_argument("file", type=Path, metavar="FILE")
    added.add_argument(
        "--code-set",
        metavar="SET",
        help=f"what the letters mean: {', '.join(CODE_SETS)}, or the name of a set of the document",
    )
    added.add_argument(
        "--letter",
        action="append",
        default=[],
        metavar="TEXT=LETTER",
        help="what a text in the cells stands for, where no code set knows it",
    )
    _add_common(added)
    added = verb(
        "import-elements",
        import_elements,
        "Read tables of goals and other elements into a document.",
    )
    added.add_argument("file", type=Path, metavar="FILE")
    _add_targets(added)
    added = verb("fields", fields, "List the fields that --map takes.")
    added.add_argument("--json", action="store_true", help="print one JSON object")


def _add_common(added: argparse.ArgumentParser) -> None:
    added.add_argument("--sheet", help="the sheet that holds the table")
    _add_targets(added)


def _add_targets(added: argparse.ArgumentParser) -> None:
    add_reading(added)
    added.add_argument("--into", type=Path, metavar="DOC", help="add to this document")
    add_scenario(added)
    added.add_argument("-o", "--output", type=Path, metavar="DOC", help="the document to write")
    added.add_argument("--json", action="store_true", help="print one JSON object")
