"""The command line: everything that makes or reads a file works here without a display.

Exit status: 0 done, 1 the input is refused (one line on standard error), 2 wrong usage.
Qt is imported only where a window or a picture is asked for.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NoReturn

import msgspec
from typing_extensions import override

from orgeditor import __version__
from orgeditor.analysis.counts import count, count_records
from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.pages import PAPERS, Labels, Paper
from orgeditor.analysis.rules import SEVERITIES
from orgeditor.analysis.rules import check as find
from orgeditor.analysis.tree import reporting_tree
from orgeditor.assets import asset
from orgeditor.files import responsibility, roster
from orgeditor.files.project.opening import Opened, is_document, open_document
from orgeditor.files.project.refusals import CannotOpen, CannotSave, save_failure
from orgeditor.files.project.saving import Saved, save
from orgeditor.files.sheets import Unreadable, read_workbook
from orgeditor.files.templates import organization_from, templates
from orgeditor.messages import Message, t, tn, use_language
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Matrix, Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.files.problems import Problem

FORMATS: Final = {
    "roster": ("xlsx", "csv", "json"),
    "raci": ("xlsx", "csv", "pdf", "svg", "png"),
    "chart": ("pdf", "svg", "png"),
}


class WrongUsage(Exception):
    """What was asked for is no valid command; the argument is a sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line (that of the process where none is given); return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser, verbs = _parser()
    if not arguments or (arguments[0] not in verbs and not arguments[0].startswith("-")):
        return _open_window([Path(name) for name in arguments])
    _never_fail_to_print()
    options = parser.parse_args(arguments)
    use_language(options.language or "en")
    try:
        options.command(options)
    except WrongUsage as wrong:
        return _fail(str(wrong), 2)
    except (Refused, Unreadable, CannotOpen, CannotSave) as refusal:
        return _fail(str(refusal), 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}", 1)
    except KeyboardInterrupt:
        return _fail(str(t("Stopped.")), 130)
    except Exception as error:
        return _fail(t("The program failed ({kind}), which is a fault of its own.", kind=type(error).__name__), 1)  # fmt: skip
    return 0


def import_roster(options: argparse.Namespace) -> None:
    """Read one roster or several that belong together into a document."""
    if not options.output and not options.into:
        raise WrongUsage(t("Say where the document goes: -o DOC, or --into DOC."))
    _check_target(options.output, options.files)
    mapping = dict(_mapped(pair) for pair in options.map)
    choice = roster.Choice(sheet=options.sheet or "", mapping=mapping)
    with _Progress(options) as progress:
        books = [read_workbook(path) for path in options.files]
        recipe = roster.load_recipe(options.recipe) if options.recipe else roster.Recipe(())
        cooked = roster.cook(recipe, books, [choice] * len(books), progress=progress)
    proposal = cooked.proposal
    org, into = _target(options)
    edit = roster.to_edit(org, proposal)
    org.apply(edit)
    _store(org, options, into)
    if options.json:
        added = sum(change.before is None for change in edit.changes)
        done = {"added": added, "changed": len(edit.changes) - added}
        unfit = [msgspec.to_builtins(repair) for repair in cooked.unfit]
        _print_json(proposal.to_json() | {"records": done, "unfit_repairs": unfit})
        return
    _print_problems(proposal.problems)
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


def import_matrix(options: argparse.Namespace) -> None:
    """Read a responsibility matrix into a document."""
    if not options.output and not options.into:
        raise WrongUsage(t("Say where the document goes: -o DOC, or --into DOC."))
    _check_target(options.output, [options.file])
    book = read_workbook(options.file)
    proposal = responsibility.propose_matrix(
        book, sheet=options.sheet or "", code_set=options.code_set or ""
    )
    org, into = _target(options)
    org.apply(responsibility.matrix_edit(org, proposal))
    _store(org, options, into)
    if options.json:
        _print_json(responsibility.to_json(proposal))
        return
    _print_problems(proposal.problems)
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


def info(options: argparse.Namespace) -> None:
    """Say what a document holds."""
    org = open_document(options.document).organization
    tree = reporting_tree(org, closed=True)
    widest = int(tree.spans.argmax()) if len(tree) else -1
    top = org.get(Position, tree.ids[widest]) if widest >= 0 else None
    reports = int(tree.spans[widest]) if top else 0
    counts = msgspec.to_builtins(count(org)) | count_records(org)
    if options.json:
        largest = {"id": top.id, "title": name_of(top), "reports": reports} if top else None
        _print_json(
            {"format": 1, "counts": counts, "scenarios": ["baseline"], "largest_span": largest}
        )
        return
    for name, number in counts.items():
        print(f"{name}: {number}")
    if top:
        print(f"{t('Largest span')}: {name_of(top)} ({reports})")


def check(options: argparse.Namespace) -> None:
    """Say what is missing or wrong in a structure, by rule."""
    findings = find(open_document(options.document).organization)
    counts = {level: sum(f.severity == level for f in findings) for level in SEVERITIES}
    if options.json:
        told = [
            {
                "rule": f.rule,
                "severity": f.severity,
                "subjects": list(f.subjects),
                "message": str(f.message),
                "source": str(f.source),
            }
            for f in findings
        ]
        _print_json({"findings": told, "counts": counts})
        return
    for finding in findings:
        print(f"{finding.severity}: {finding.message} [{finding.rule}]")
    print(", ".join(f"{level}: {number}" for level, number in counts.items()))


def export(options: argparse.Namespace) -> None:
    """Write what is handed over: a roster, a matrix or a chart, by the suffix of the file."""
    kind = options.output.suffix.lower().lstrip(".")
    if kind not in FORMATS[options.what]:
        allowed = ", ".join(FORMATS[options.what])
        raise WrongUsage(t("{what} goes out as {formats}.", what=options.what, formats=allowed))
    org = open_document(options.document).organization
    language = _language(options, org)
    try:
        if options.what == "roster":
            roster.write_roster(org, options.output, language=language)
        elif options.what == "raci":
            _export_matrix(options, org, kind, language)
        else:
            _export_chart(options, org, kind, language)
    except OSError as error:
        folder = str(options.output.absolute().parent)
        raise save_failure(error, options.output.name, folder) from error


def _export_matrix(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    matrix = _matrix(org, options.matrix or "")
    if kind == "xlsx":
        responsibility.write_matrix(org, matrix.id, options.output, language=language)
        return
    if kind == "csv":
        responsibility.write_matrix_csv(org, matrix.id, options.output, language=language)
        return
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.matrix_page import Sheet
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper = Paper(options.page, options.landscape)
    sheet = Sheet(options.labels or language, options.marks, options.grey)
    write = {
        "pdf": matrix_files.matrix_to_pdf,
        "svg": matrix_files.matrix_to_svg,
        "png": matrix_files.matrix_to_png,
    }[kind]
    write(options.output, org, matrix.id, paper, sheet)


def _export_chart(options: argparse.Namespace, org: Organization, kind: str, language: str) -> None:
    from orgeditor.drawing import chart_files
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    mode: Literal["positions", "units"] = (
        "units" if options.units or not _has_lines(org) else "positions"
    )
    sheet = chart_files.ChartSheet(
        mode, page=options.page, landscape=options.landscape, language=language
    )
    write: dict[str, Callable[[Path, Organization, chart_files.ChartSheet], None]] = {
        "pdf": chart_files.chart_to_pdf,
        "svg": chart_files.chart_to_svg,
        "png": chart_files.chart_to_png,
    }
    write[kind](options.output, org, sheet)


def new(options: argparse.Namespace) -> None:
    """Make a document from a template, or list the templates."""
    if options.list:
        chinese = options.language == "zh"
        for template in templates():
            name = template.name_zh if chinese else template.name
            about = template.about_zh if chinese else template.about
            print(f"{template.id}: {name}. {about}")
        return
    if not options.template or not options.output:
        raise WrongUsage(t("new needs --template NAME and -o DOC, or --list."))
    _check_target(options.output)
    org = organization_from(options.template, options.language or "en")
    _tell(save(org, options.output, overwrite=True))


def fields(options: argparse.Namespace) -> None:
    """List the fields that --map takes."""
    described = roster.describe_fields()
    if options.json:
        _print_json({"fields": [{"name": c.name, "label": str(c.label)} for c in described]})
        return
    for column in described:
        print(f"{column.name}: {column.label}")


def sample(options: argparse.Namespace) -> None:
    """Import the sample and write everything that is handed over, saying what was written."""
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    document = folder / "sample.orgz"
    steps: list[list[str]] = [
        ["import", str(asset("resources/sample/roster.xlsx")), "-o", str(document)],
        ["import-raci", str(asset("resources/sample/raci.xlsx")), "--into", str(document)],
    ]
    for name, what in (
        ("roster.xlsx", "roster"),
        ("raci.xlsx", "raci"),
        ("raci.pdf", "raci"),
        ("chart.pdf", "chart"),
    ):
        page = "A3" if what == "chart" else "A4"
        paper = ["--landscape", "--page", page]
        steps.append(["export", str(document), "--what", what, *paper, "-o", str(folder / name)])
    for step in steps:
        if status := main(step):
            raise SystemExit(status)
    for path in (document, *(Path(step[-1]) for step in steps[2:])):
        print(t("wrote {path}", path=str(path)))
    if options.open:
        if not _display():
            print(t("No display here, so no window opens."))
            return
        # This process has drawn without a display; a window wants one that has not.
        program = [] if getattr(sys, "frozen", False) else ["-m", "orgeditor"]
        raise SystemExit(subprocess.call([sys.executable, *program, str(document)]))


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    parser = _Parser(
        prog="orgeditor",
        description="Design organisations, wholly offline. orgeditor [FILE] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"orgeditor {__version__}")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(
        name: str, command: Callable[[argparse.Namespace], None], about: str
    ) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about)
        added.add_argument("--language", choices=("en", "zh"), help="language of texts and labels")
        added.set_defaults(command=command)
        return added

    for name, command, about in (
        ("import", import_roster, "Read a roster into a document."),
        ("import-raci", import_matrix, "Read a responsibility matrix into a document."),
    ):
        added = verb(name, command, about)
        added.add_argument("--sheet", help="the sheet that holds the table")
        added.add_argument("--into", type=Path, metavar="DOC", help="add to this document")
        added.add_argument("-o", "--output", type=Path, metavar="DOC", help="the document to write")
        added.add_argument("--json", action="store_true", help="print one JSON object")
        if name == "import":
            added.add_argument("files", nargs="+", type=Path, metavar="FILE")
            added.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
            added.add_argument(
                "--recipe",
                type=Path,
                metavar="RECIPE",
                help="columns and repairs kept from another import",
            )
        else:
            added.add_argument("file", type=Path, metavar="FILE")
            added.add_argument("--code-set", choices=tuple(CODE_SETS))
    for name, command, about in (
        ("info", info, "Say what a document holds."),
        ("check", check, "Say what is missing or wrong in a structure."),
    ):
        added = verb(name, command, about)
        added.add_argument("document", type=Path, metavar="DOC")
        added.add_argument("--json", action="store_true", help="print one JSON object")
    added = verb("export", export, "Write what is handed over.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    added.add_argument("--what", required=True, choices=tuple(FORMATS))
    added.add_argument("--page", choices=tuple(PAPERS), default="A4")
    added.add_argument("--landscape", action="store_true")
    added.add_argument("--matrix", metavar="NAME", help="which matrix, where there are several")
    added.add_argument("--labels", choices=("en", "zh_CN", "both"), help="names in the matrix")
    added.add_argument("--marks", action="store_true", help="show what breaks the rules")
    added.add_argument("--grey", action="store_true", help="letters told apart without colour")
    added.add_argument("--units", action="store_true", help="the chart of units")
    added = verb("new", new, "Make a document from a template.")
    added.add_argument("--template", metavar="NAME", default="")
    added.add_argument("--list", action="store_true", help="list the templates")
    added.add_argument("-o", "--output", type=Path, metavar="DOC")
    added = verb("fields", fields, "List the fields that --map takes.")
    added.add_argument("--json", action="store_true", help="print one JSON object")
    added = verb("sample", sample, "Import the sample and write everything that is handed over.")
    added.add_argument("folder", type=Path, metavar="FOLDER")
    added.add_argument("--open", action="store_true", help="then open it in a window")
    return parser, frozenset(verbs.choices)


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in one line."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


class _Progress:
    """Shows a share of the work on a terminal, and nothing in a pipe or beside JSON."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._shown = sys.stderr.isatty() and not options.json

    def __enter__(self) -> _Progress:
        return self

    def __call__(self, share: float) -> None:
        if self._shown:
            print(f"\r{share:4.0%}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_exception: object) -> None:
        if self._shown:
            print("\r     \r", end="", file=sys.stderr, flush=True)


def _open_window(paths: list[Path]) -> int:
    if not _display():
        return _fail(str(t("There is no display to open a window on.")), 1)
    from orgeditor.gui.app import run

    return run(paths)


def _display() -> bool:
    wayland_or_x = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(wayland_or_x or os.environ.get("QT_QPA_PLATFORM")) or sys.platform in (
        "win32",
        "darwin",
    )


def _target(options: argparse.Namespace) -> tuple[Organization, Opened | None]:
    """Return the organisation to add to, and the document it comes from, if any."""
    if not options.into:
        return Organization(), None
    opened = open_document(options.into)
    return opened.organization, opened


def _store(org: Organization, options: argparse.Namespace, into: Opened | None) -> None:
    if options.output:
        _tell(save(org, options.output, overwrite=True))
    elif into:
        _tell(save(org, options.into, opened=into.sha256))


def _tell(saved: Saved) -> None:
    if saved.warning:
        print(f"orgeditor: {saved.warning}", file=sys.stderr)


def _check_target(output: Path | None, inputs: Sequence[Path] = ()) -> None:
    """Refuse to put a document in the place of what is none: the client's own file, a device."""
    if output is None or not output.exists() or output.is_dir():
        return
    if any(path.exists() and output.samefile(path) for path in inputs):
        raise WrongUsage(t("{file} is read, so the document goes elsewhere.", file=output.name))
    if not output.is_file() or (output.stat().st_size and not is_document(output)):
        raise Refused(
            t("{file} is there and is no document of this program. Choose another name.", file=output.name)
        )  # fmt: skip


def _matrix(org: Organization, name: str) -> Matrix:
    known = matrices(org)
    if not known:
        raise Refused(t("The document has no responsibility matrix."))
    for matrix in known:
        if not name or name in (matrix.name, matrix.name_zh):
            return matrix
    raise Refused(
        t(
            "There is no matrix “{name}”. There are: {known}.",
            name=name,
            known=", ".join(name_of(matrix) for matrix in known),
        )
    )


def _language(options: argparse.Namespace, org: Organization) -> Labels:
    """Return the language asked for, else that of the document, else English."""
    wanted = options.language or org.project.language
    return "zh_CN" if wanted.startswith("zh") else "en"


def _has_lines(org: Organization) -> bool:
    return not org.of(Position) or any(p.manager for p in org.of(Position).values())


def _mapped(pair: str) -> tuple[str, str]:
    field, sign, column = pair.partition("=")
    if not sign or not field:
        raise WrongUsage(t("--map takes FIELD=COLUMN, not “{pair}”.", pair=pair))
    return field.strip(), column.strip()


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        at = problem.cell or (str(t("row {row}", row=problem.row)) if problem.row else "")
        place = " ".join(part for part in (problem.file, problem.sheet, at) if part)
        hint = f" {problem.suggestion}" if problem.suggestion else ""
        print(f"{problem.severity}: {place}: {problem.message}{hint}")
    if problems:
        print(tn("{n} problem.", "{n} problems.", len(problems)))


def _print_json(value: dict[str, Any]) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _never_fail_to_print() -> None:
    """Let a console that lacks a letter show its number; what a program reads is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_read = not stream.isatty()
            stream.reconfigure(encoding="utf-8" if is_read else None, errors="backslashreplace")


def _fail(sentence: str | Message, status: int) -> int:
    print("orgeditor: " + " ".join(str(sentence).split()), file=sys.stderr)
    return status
