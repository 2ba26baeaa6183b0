"""Where slides go, and what is told of them."""

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

    def path(name: str) -> Path | None:
        return given.folder / name if name else None

    return Into(path(output.template), path(output.into_slides), output.remove_gone)


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
