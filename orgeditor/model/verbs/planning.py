"""What is done in which phase of a scenario's change, and what is said of the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model import rank
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.plan import Phase, StepPlan, phases
from orgeditor.model.record import key_id, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


def add_phase(org: Organization, name: str, steps: Sequence[Sequence[str]] = ()) -> Edit:
    """Return the edit that adds a phase after the others, with steps that are then in no other.

    A step is given by the records that it is about. Refused without a name.
    """
    known, keys = phases(org), tuple(key for step in steps for key in step)
    last = known[-1].rank if known else ""
    made = Phase(id=new_id(), name=_valid(name), steps=keys, rank=rank.between(last, ""))
    pairs: list[tuple[Record | None, Record | None]] = [(None, made)]
    pairs += [(one, _with_out(one, keys)) for one in known]
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


def place_steps(
    org: Organization,
    steps: Sequence[Sequence[str]],
    phase: str,
    before: Sequence[str] = (),
) -> Edit:
    """Return the edit that puts steps into a phase, before another of its steps or at its end.

    A step is given by the records that it is about. Without a phase they are in none.
    """
    moved = dict.fromkeys(key for step in steps for key in step)
    pairs: list[tuple[Record | None, Record | None]] = []
    for one in phases(org):
        kept = [key for key in one.steps if key not in moved]
        if one.id == phase:
            at = next((n for n, key in enumerate(kept) if key in before), len(kept))
            kept[at:at] = moved
        pairs.append((one, replace(one, steps=tuple(kept))))
    return edit_of(tn("Plan {n} step", "Plan {n} steps", len(steps)), pairs)


def plan_step(
    org: Organization, step: StepPlan, instead_of: Collection[str] = (), **said: Any
) -> Edit:
    """Return the edit by which other things are said of a step, as it is planned so far.

    ``instead_of``: the records that say so, of steps that have become one since.
    """
    after = replace(step, **said)
    pairs: list[tuple[Record | None, Record | None]] = [
        (org.get(StepPlan, key), None) for key in instead_of if key != after.id
    ]
    taken = org.find(StepPlan, after.id)
    about = tuple(key for key in taken.about if key not in step.about) if taken else ()
    if taken and about and taken.id not in instead_of:
        # What it says is of another step by now, which goes by another of its records.
        moved = replace(taken, id=key_id(about[0]), step=about[0], about=about)
        pairs.append((org.find(StepPlan, moved.id), moved))
    pairs.append((taken, after if after.says_something else None))
    return edit_of(t("Plan a step"), pairs)


def _with_out(phase: Phase, steps: Sequence[str]) -> Phase:
    return replace(phase, steps=tuple(key for key in phase.steps if key not in steps))


def _valid(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(t("A phase needs a name."))
    return name
