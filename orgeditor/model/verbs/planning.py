"""What is done in which phase of a scenario's change, and what is said of the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model import rank
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.plan import Phase, phases
from orgeditor.model.record import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


def add_phase(org: Organization, name: str, steps: Sequence[str] = ()) -> Edit:
    """Return the edit that adds a phase after the others, with steps that are then in no other.

    Refused without a name.
    """
    known = phases(org)
    last = known[-1].rank if known else ""
    made = Phase(id=new_id(), name=_valid(name), steps=tuple(steps), rank=rank.between(last, ""))
    pairs: list[tuple[Record | None, Record | None]] = [(None, made)]
    pairs += [(one, _with_out(one, steps)) for one in known]
    return edit_of(t("New phase “{name}”", name=made.name), pairs)


def describe_phase(org: Organization, phase: str, **said: Any) -> Edit:
    """Return the edit by which other things are said of a phase; Refused without a name."""
    before = org.get(Phase, phase)
    if "name" in said:
        said["name"] = _valid(said["name"])
    return edit_of(t("Change the phase “{name}”", name=before.name), [(before, replace(before, **said))])  # fmt: skip


def move_phase(org: Organization, phase: str, by: int) -> Edit:
    """Return the edit that tells a phase earlier or later by so many places."""
    known = phases(org)
    at = next(place for place, one in enumerate(known) if one.id == phase)
    to = min(max(at + by, 0), len(known) - 1)
    if to == at:
        raise Refused(t("There is no phase to change places with."))
    others = [one for one in known if one.id != phase]
    low, high = (others[i].rank if 0 <= i < len(others) else "" for i in (to - 1, to))
    after = replace(known[at], rank=rank.between(low, high))
    return edit_of(t("Move the phase “{name}”", name=known[at].name), [(known[at], after)])


def remove_phase(org: Organization, phase: str) -> Edit:
    """Return the edit that takes a phase away; its steps are then in none."""
    before = org.get(Phase, phase)
    return edit_of(t("Delete the phase “{name}”", name=before.name), [(before, None)])


def place_steps(org: Organization, steps: Sequence[str], phase: str, before: str = "") -> Edit:
    """Return the edit that puts steps into a phase, before another of its steps or at its end.

    Without a phase they are in none.
    """
    moved = dict.fromkeys(steps)
    pairs: list[tuple[Record | None, Record | None]] = []
    for one in phases(org):
        kept = [key for key in one.steps if key not in moved]
        if one.id == phase:
            at = kept.index(before) if before in kept else len(kept)
            kept[at:at] = moved
        pairs.append((one, replace(one, steps=tuple(kept))))
    return edit_of(tn("Plan {n} step", "Plan {n} steps", len(moved)), pairs)


def _with_out(phase: Phase, steps: Sequence[str]) -> Phase:
    return replace(phase, steps=tuple(key for key in phase.steps if key not in steps))


def _valid(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(t("A phase needs a name."))
    return name
