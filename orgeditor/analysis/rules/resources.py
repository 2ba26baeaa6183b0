"""Rules of resources and their allocation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.resources import is_over, used_of
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads

_OUR_OWN: Final = t("our own")


def _over(look: Look) -> Found:
    org = look.org
    for key in dict.fromkeys(a.resource for a in org.of(Allocation).values()):
        if is_over(org, key):
            yield (key,), t("More of {name} is allocated than there is.", name=name_of(org[key]))


def _overspent(look: Look) -> Found:
    org = look.org
    for resource in org.of(Resource).values():
        used = used_of(org, resource)
        if used is not None and resource.amount is not None and used > resource.amount:
            yield (resource.id,), t("More of {name} was used than there is.", name=name_of(resource))  # fmt: skip


def _idle(look: Look) -> Found:
    org = look.org
    allocated = {a.resource for a in org.of(Allocation).values()}
    for key, resource in org.of(Resource).items():
        if key not in allocated:
            yield (key,), t("{name} goes to nobody.", name=name_of(resource))


_ALLOCATED: Final[Reads] = {
    Resource: (),
    Allocation: (),
    Position: ("fte", "title", "title_zh", "code"),
}

RULES: Final = (
    Rule("allocation-over", "error", t("No more than there is"), _OUR_OWN, _over,
         t("Lower a share, or get more of it: what is promised twice is missing once."), _ALLOCATED),
    Rule("resource-overspent", "warning", t("Within the budget"), _OUR_OWN, _overspent,
         t("Find out what it went to, then raise the budget or stop the spending."), {Resource: (), Allocation: ()}),
    Rule("resource-unallocated", "hint", t("Every resource goes somewhere"), _OUR_OWN, _idle,
         t("Say which unit, goal or activity gets it, or give it up."), {Resource: (), Allocation: ()}),
)  # fmt: skip
