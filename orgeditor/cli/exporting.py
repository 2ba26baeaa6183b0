"""What is handed over: rosters, matrices and charts as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages import PAPERS
from orgeditor.cli import charts, pictures, responsibilities, returning, rosters
from orgeditor.cli.discretion import add_redaction, add_with, check_ratings, profile_asked
from orgeditor.cli.preflight import tell_remarks
from orgeditor.cli.scenarios import add_scenario, asked
from orgeditor.cli.targets import opened
from orgeditor.cli.telling import Progress, WrongUsage, fail, flag
from orgeditor.files.project.refusals import save_failure
from orgeditor.messages import t
from orgeditor.model.output import BELONGS, FORMATS, NEEDS, Output, strangers
from orgeditor.outputs import given, look_at, write

if TYPE_CHECKING:
    import argparse

    from orgeditor.cli.arguments import AddVerb

_TYPED: Final = {"roles": "role"}
"""Settings that are typed under another name."""


def export(options: argparse.Namespace) -> None:
    """Write what is handed over: a roster, a matrix or a chart, by the suffix of the file."""
    path: Path = options.output
    output = _output(options, path.suffix.lower().lstrip("."))
    if options.into_workbook:
        usual = Output(what=output.what, format=output.format)
        besides = [name for name in BELONGS if getattr(output, name) != getattr(usual, name)]
        besides += ["preflight"] if options.preflight else []
        returning.into_workbook(options, [_typed(options, name) for name in besides])
        return
    if output.format not in FORMATS[output.what]:
        allowed = ", ".join(FORMATS[output.what])
        raise WrongUsage(t("{what} goes out as {formats}.", what=output.what, formats=allowed))
    _refuse_strangers(options, output)
    document = opened(options.document).document
    whole = asked(options, document)
    profile = profile_asked(options, whole)
    if profile is not None:
        check_ratings(options, profile)
    if options.preflight:
        with Progress(options) as progress:
            remarks = look_at(output, given(output, document, whole), progress)
        tell_remarks(remarks, output, as_json=options.json)
        return
    try:
        with Progress(options) as progress:
            written = write(output, given(output, document, whole), path, progress)
    except OSError as error:
        raise save_failure(error, path.name, str(path.absolute().parent)) from error
    if written.told:
        print(" · ".join(map(str, written.told)))
    for warning in written.warnings:
        fail(warning, 0)


def _output(options: argparse.Namespace, kind: str) -> Output:
    """Return what the options ask for."""
    return Output(
        what=options.what,
        format=kind,
        language=options.language or "",
        scenario=options.scenario,
        redaction=options.redaction,
        without=tuple(options.without),
        ratings="ratings" in options.including,
        page=options.page or "A4",
        landscape=options.landscape,
        filled_only=options.filled_only,
        **responsibilities.responsibility_settings(options),
        **rosters.roster_settings(options),
        **charts.chart_settings(options),
        **pictures.picture_settings(options, kind),
    )


def _typed(options: argparse.Namespace, setting: str) -> str:
    """Return the name of the option by which a setting was typed."""
    return "grey" if setting == "ink" and options.grey else _TYPED.get(setting, setting)


def _refuse_strangers(options: argparse.Namespace, output: Output) -> None:
    """Refuse options that would change nothing in what is written, which nobody means."""
    for name in strangers(output):
        outputs = BELONGS[name]
        option = flag(_typed(options, name))
        if output.format in outputs.get(output.what, ()):
            needed = ", ".join(flag(other) for other in NEEDS[name])
            raise WrongUsage(t("{option} goes with {other}.", option=option, other=needed))
        said = "; ".join(f"{what} ({', '.join(kinds)})" for what, kinds in outputs.items())
        raise WrongUsage(t("{option} goes with: {outputs}.", option=option, outputs=said))
    if output.sheets and output.columns:
        raise WrongUsage(t("--columns does not go with --sheets, whose columns are what joins them."))  # fmt: skip
    if options.add_rows or (options.json and not options.preflight):
        name, other = ("add_rows", "--into-workbook") if options.add_rows else ("json", "--into-workbook, --preflight")  # fmt: skip
        raise WrongUsage(t("{option} goes with {other}.", option=flag(name), other=other))


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that writes what is handed over."""
    added = verb("export", export, "Write what is handed over.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    added.add_argument("--what", required=True, choices=tuple(FORMATS))
    added.add_argument("--preflight", action="store_true", help="write nothing: say what to look at before it goes out, and what mends each")  # fmt: skip
    add_redaction(added)
    add_with(added)
    add_scenario(added)
    added.add_argument("--page", choices=tuple(PAPERS), help="A4 where nothing is said")
    added.add_argument("--landscape", action="store_true")
    responsibilities.add_options(added)
    charts.add_options(added)
    pictures.add_options(added)
    report = added.add_argument_group("a report (--what report)")
    report.add_argument(
        "--filled-only", action="store_true", help="without the parts that hold nothing"
    )
    rosters.add_options(added)
    returning.add_options(added)
