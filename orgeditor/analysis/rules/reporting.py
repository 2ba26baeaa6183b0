"""Rules of the reporting lines: one root, nothing waiting, not too many layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.limits import Limit
from orgeditor.analysis.rules.near import LINES, at, names, whole_number
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t, tn
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads

LAYERS: Final = Limit("layers", t("Most layers"), 7, 1, 50)
LAYERS_SMALL: Final = Limit("layers-small", t("Most layers of a small organisation"), 5, 1, 50)
SMALL: Final = Limit("small-people", t("People from which on it is small no more"), 500, 1, 100_000)
_OUR_OWN: Final = t("our own")
_LAYERED: Final[Reads] = {Position: ("manager", "status", "headcount")}


def _several_roots(look: Look) -> Found:
    tree = look.measures.positions
    tops = at(tree.ids, (tree.parent < 0) & ~look.measures.waiting)
    if len(tops) > 1 and bool((tree.depth > 0).any()):
        told = t("{n} positions report to nobody: {names}", n=len(tops), names=names(look, tops))
        yield tops, told


def _waiting(look: Look) -> Found:
    held = at(look.measures.positions.ids, look.measures.waiting)
    if held:
        yield (
            held,
            tn(
                "{n} position waits in the holding area: {names}",
                "{n} positions wait in the holding area: {names}",
                len(held),
                names=names(look, held),
            ),
        )


def _too_many_layers(look: Look) -> Found:
    yield from _layers(look, small=False)


def _many_layers(look: Look) -> Found:
    yield from _layers(look, small=True)


def _layers(look: Look, *, small: bool) -> Found:
    depth = look.measures.positions.depth
    layers = int(depth.max()) + 1 if len(depth) else 0
    most = look.limit(LAYERS)
    if layers <= (look.limit(LAYERS_SMALL) if small else most):
        return
    people = look.measures.whole().headcount
    if small and (people >= look.limit(SMALL) or layers > most):
        return
    told = t(
        "{n} layers; at most {most} are usual for {people} people.",
        n=layers,
        most=whole_number(look.limit(LAYERS_SMALL) if small else most),
        people=round(people),
    )
    yield (), told


RULES: Final = (
    Rule("one-root", "error", t("One root"), t("Data checks of organisation design"), _several_roots,
         t("Say whom each of them reports to, or put those that are still to be placed into the holding area."), LINES),
    Rule("holding-area", "warning", t("Nothing waits"), _OUR_OWN, _waiting,
         t("Drag them from the holding area to their manager; the inspector says why each waits."), LINES),
    Rule("layers", "warning", t("Layers"), t("Delayering literature"), _too_many_layers,
         t("Look for chains of narrow spans: a manager with one report is a layer that can often go."), _LAYERED, (LAYERS,)),
    Rule("layers-small", "hint", t("Layers for the size"), t("Delayering literature"), _many_layers,
         t("Look for chains of narrow spans: a manager with one report is a layer that can often go."),
         _LAYERED, (LAYERS_SMALL, SMALL, LAYERS)),
)  # fmt: skip
