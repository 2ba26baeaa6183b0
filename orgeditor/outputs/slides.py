"""The client's files that outputs are written into or in the look of, and what is told of slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import t, tn
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.drawing.slides import Into, Outcome
    from orgeditor.model.output import Output
    from orgeditor.outputs.given import Given

_FEW: Final = 5


def into_of(output: Output, given: Given) -> Into:
    """Return into which deck slides go, or in which look."""
    # Here, not above: only this needs python-pptx, which takes its time to load.
    from orgeditor.drawing.slides import Into

    deck = given.folder / output.into_slides if output.into_slides else None
    return Into(template_of(output, given), deck, output.remove_gone, output.without_findings)


def template_of(output: Output, given: Given) -> Path | None:
    """Return the client's template, None for a plain look."""
    return given.folder / output.template if output.template else None


def written_slides(outcome: Outcome, *, anew: bool) -> Written:
    """Return what is told of slides; ``anew``: of a deck that held some before."""
    if not anew:
        return Written((tn("{n} slide", "{n} slides", outcome.added),))
    told = [
        tn("{n} slide drawn anew", "{n} slides drawn anew", outcome.updated),
        t("{n} new", n=outcome.added),
    ]
    count = len(outcome.gone)
    if outcome.removed:
        told.append(t("{n} taken out", n=count))
    some = ", ".join(f"{number} “{title}”" for number, title in outcome.gone[:_FEW])
    more = " …" if count > _FEW else ""
    warning = tn(
        "{n} slide shows what is no longer there, and was kept: {some}.",
        "{n} slides show what is no longer there, and were kept: {some}.",
        count,
        some=some + more,
    )
    return Written(tuple(told), (warning,) if count and not outcome.removed else ())
