"""What is done to delivery sets: kept, renamed, filled, put in order; each an edit of ``Document.scenarios``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.deliveries import Delivery, called, deliveries, names_of
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.record import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output


def add_delivery(
    scenarios: Organization, name: str, outputs: Sequence[Output] = (), name_zh: str = ""
) -> Edit:
    """Return the edit that adds a delivery set. Refused as ``rename_delivery``."""
    made = Delivery(id=new_id(), name=name.strip(), name_zh=name_zh.strip(), outputs=tuple(outputs))
    _check(scenarios, made)
    return edit_of(t("Delivery set “{name}”", name=called(made)), [(None, made)])


def rename_delivery(scenarios: Organization, delivery: str, name: str, name_zh: str = "") -> Edit:
    """Return the edit by which a set is called otherwise.

    Refused without a name, and where another has it: on the command line it is asked for by that.
    """
    before = scenarios.get(Delivery, delivery)
    after = replace(before, name=name.strip(), name_zh=name_zh.strip())
    _check(scenarios, after)
    return edit_of(t("Rename “{name}”", name=called(before)), [(before, after)])


def set_outputs(
    scenarios: Organization, delivery: str, outputs: Sequence[Output], label: Message | None = None
) -> Edit:
    """Return the edit after which a set has other outputs, or the same in another order."""
    before = scenarios.get(Delivery, delivery)
    words = label or t("Change “{name}”", name=called(before))
    return edit_of(words, [(before, replace(before, outputs=tuple(outputs)))])


def remove_delivery(scenarios: Organization, delivery: str) -> Edit:
    """Return the edit that removes a set. What was delivered by it stays where it is."""
    gone = scenarios.get(Delivery, delivery)
    return edit_of(t("Delete “{name}”", name=called(gone)), [(gone, None)])


def free_name(scenarios: Organization, wanted: str) -> str:
    """Return a name that no set has: the one wanted, or that with a number."""
    taken = {name for one in deliveries(scenarios) for name in names_of(one)}
    name, number = wanted, 2
    while name.casefold() in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def _check(scenarios: Organization, made: Delivery) -> None:
    names = names_of(made)
    if not names:
        raise Refused(t("A delivery set needs a name."))
    others = (one for one in deliveries(scenarios) if one.id != made.id)
    if any(names & names_of(one) for one in others):
        raise Refused(t("There is a delivery set “{name}” already.", name=called(made)))
