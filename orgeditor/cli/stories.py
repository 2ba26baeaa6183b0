"""How a scenario comes about: its steps and phases on the terminal, as pages, as a workbook, at a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.analysis.measures import Measures
from orgeditor.analysis.story_report import StoryTold, story_parts
from orgeditor.cli.discretion import add_with, handed_over, told_outside
from orgeditor.cli.scenarios import asked
from orgeditor.cli.targets import document_language, go_on_in_language_of, opened
from orgeditor.cli.telling import WrongUsage, print_json
from orgeditor.cli.told_pages import add_pages, check_pages, write_pages
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.scenario import BASELINE, called

if TYPE_CHECKING:
    import argparse

    from orgeditor.analysis.story import Step
    from orgeditor.cli.arguments import AddVerb


def story(options: argparse.Namespace) -> None:
    """Tell how a scenario comes about from its base, and write it where ``-o`` says."""
    check_pages(options.output, options)
    day = _day(options.at)
    document = opened(options.document).document
    target = asked(options, document)
    one = document.scenario
    if one.kind == BASELINE:
        raise Refused(t("The baseline is how things are: a story is told of another scenario (--scenario NAME)."))  # fmt: skip
    language = document_language(options, target)
    go_on_in_language_of(options, target)
    base = handed_over(options, Organization(document.base(one.id).values()), document)
    name = told_outside(options, called(one), document)
    told = StoryTold(base, handed_over(options, target, document), language, name)
    if options.output:
        write_pages(told, story_parts(told), options.output, options)
    if options.json:
        print_json(_as_json(told, day))
    elif not options.output:
        _print(told, day)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise WrongUsage(t("--at takes a date as 2026-12-31.")) from None


def _as_json(told: StoryTold, day: str) -> dict[str, object]:
    story = told.story
    phases = [
        {
            "name": phase.name,
            "date": phase.date,
            **({"owner": phase.owner} if told.named else {}),
            "cost": phase.cost,
            "saving": phase.saving,
            **dict(zip(("cost_of_steps", "saving_of_steps"), story.planned_in(number), strict=True)),
            "steps": [story.place[step.key] + 1 for step in story.steps_in(number)],
            "headcount": round(told.figures[number + 1].headcount, 6),
        }
        for number, phase in enumerate(story.phases)
    ]  # fmt: skip
    found: dict[str, object] = {"steps": [_step(told, one) for one in story.steps], "phases": phases}  # fmt: skip
    if day:
        found["at"] = {"date": day, **_at(told, day)}
    return found


def _step(told: StoryTold, step: Step) -> dict[str, object]:
    """Return a step with what is planned of it; ``date``: from when on it is done, by its phase or its own."""
    plan = told.story.plan(step)
    return {
        "step": told.story.place[step.key] + 1,
        "what": told.say(step.message),
        "date": told.story.dates[step.key],
        **({"owner": plan.owner} if told.named else {}),
        "cost": plan.cost,
        "saving": plan.saving,
        "notes": plan.notes,
        "records": len(step.edit.changes),
    }


def _at(told: StoryTold, day: str) -> dict[str, float]:
    done = told.story.done_at(day)
    whole = Measures(Organization(told.story.table_after(done).values())).whole()
    return {
        "steps": done,
        "positions": whole.positions,
        "headcount": round(whole.headcount, 6),
        "fte": round(whole.fte, 6),
    }


def _print(told: StoryTold, day: str) -> None:
    for number in range(len(told.counts)):
        phase = told.phase(number)
        print(" · ".join(filter(None, (phase.name, phase.date, phase.owner if told.named else ""))))
        for step in told.story.steps_in(number):
            plan = told.story.plan(step)
            said = told.say(step.message), plan.date, plan.owner if told.named else ""
            print(f"  {told.story.place[step.key] + 1}. {' · '.join(filter(None, said))}")
    if day:
        at = _at(told, day)
        print(t("On {date}: {done} of {n} steps are done, head-count {heads}.", date=day, done=at["steps"], n=len(told.story.steps), heads=f"{at['headcount']:,.10g}"))  # fmt: skip


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that tells how a scenario comes about."""
    added = verb("story", story, "Tell step by step how a scenario comes about from its base.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("--scenario", metavar="NAME", required=True, help="whose story is told")
    added.add_argument("--at", metavar="DATE", default="", help="also say how it stands on a day, by the dates of its phases")  # fmt: skip
    added.add_argument("-o", "--output", type=Path, metavar="OUT", help="a PDF or an xlsx")
    added.add_argument("--json", action="store_true", help="print one JSON object")
    add_pages(added)
    add_with(added)
    added.set_defaults(verb="story")
