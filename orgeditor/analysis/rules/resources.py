"""Rules of resources and their allocation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.resources import is_over, used_of
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_OUR_OWN: Final = t("our own")


def _over(org: Organization, _measures: Measures) -> Found:
    for key in dict.fromkeys(a.resource for a in org.of(Allocation).values()):
        if is_over(org, key):
            yield (key,), t("More of {name} is allocated than there is.", name=name_of(org[key]))


def _overspent(org: Organization, _measures: Measures) -> Found:
    for resource in org.of(Resource).values():
        used = used_of(org, resource)
        if used is not None and resource.amount is not None and used > resource.amount:
            yield (resource.id,), t("More of {name} was used than there is.", name=name_of(resource))  # fmt: skip


def _idle(org: Organization, _measures: Measures) -> Found:
    allocated = {a.resource for a in org.of(Allocation).values()}
    for key, resource in org.of(Resource).items():
        if key not in allocated:
            yield (key,), t("{name} goes to nobody.", name=name_of(resource))


RULES: Final = (
    Rule("allocation-over", "error", t("No more than there is"), _OUR_OWN, _over),
    Rule("resource-overspent", "warning", t("Within the budget"), _OUR_OWN, _overspent),
    Rule("resource-unallocated", "hint", t("Every resource goes somewhere"), _OUR_OWN, _idle),
)
