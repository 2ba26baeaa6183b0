"""What is done to scenarios: branch, describe, lock, archive, promote; each an edit of their table.

``scenarios`` is always ``Document.scenarios``. What a merge brings into one is an edit of what
stands in it (see ``updated``).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.merge import Merged, merge
from orgeditor.model.record import new_id
from orgeditor.model.scenario import BASELINE, Scenario, called
from orgeditor.model.verbs.editing import delete

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.model.document import Document
    from orgeditor.model.merge import Key
    from orgeditor.model.organization import Organization


def branch(
    scenarios: Organization,
    source: str,
    moment: datetime,
    *,
    name: str,
    kind: str = "",
    why: str = "",
    description: str = "",
) -> Edit:
    """Return the edit that makes a scenario which begins as ``source`` stands. Refused as ``describe``."""
    made = Scenario(id=new_id(), source=source, made=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}")
    made = _described(scenarios, made, name, kind, why, description)
    return edit_of(t("New scenario “{name}”", name=made.name), [(None, made)])


def describe(
    scenarios: Organization, scenario: str, *, name: str, kind: str, why: str, description: str
) -> Edit:
    """Return the edit by which a scenario is called and described otherwise.

    Refused without a name, and where another has it: on the command line it is chosen by that.
    """
    before = scenarios.get(Scenario, scenario)
    after = _described(scenarios, before, name, kind, why, description)
    return edit_of(t("Describe “{name}”", name=called(before)), [(before, after)])


def rename(scenarios: Organization, scenario: str, name: str) -> Edit:
    """Return the edit that calls a scenario otherwise; Refused as ``describe``."""
    before = scenarios.get(Scenario, scenario)
    after = replace(before, name=_valid_name(scenarios, before, name))
    return edit_of(t("Rename “{name}”", name=called(before)), [(before, after)])


def lock(scenarios: Organization, scenario: str, *, locked: bool) -> Edit:
    """Return the edit after which a scenario refuses edits, or allows them again."""
    before = scenarios.get(Scenario, scenario)
    label = t("Lock “{name}”", name=called(before)) if locked else t("Unlock “{name}”", name=called(before))  # fmt: skip
    return edit_of(label, [(before, replace(before, locked=locked))])


def archive(scenarios: Organization, scenario: str, *, archived: bool) -> Edit:
    """Return the edit that puts a scenario into the archive, or takes it out; never the baseline."""
    before = scenarios.get(Scenario, scenario)
    if before.kind == BASELINE:
        raise Refused(t("The baseline cannot go into the archive: promote another first."))
    label = t("Archive “{name}”", name=called(before)) if archived else t("Take “{name}” out of the archive", name=called(before))  # fmt: skip
    return edit_of(label, [(before, replace(before, archived=archived))])


def promote(document: Document, scenario: str) -> Edit:
    """Return the edit by which a scenario is the baseline, and what was the baseline an alternative.

    Refused where the baseline has changed since: promoted, the scenario would take that back.
    """
    after = document.scenarios.get(Scenario, scenario)
    old = document.baseline
    if after.id == old.id:
        raise Refused(t("“{name}” is the baseline.", name=called(after)))
    if document.base(scenario) != document.table(old.id):
        raise Refused(t("The baseline has changed since: update “{name}” from it first.", name=called(after)))  # fmt: skip
    former = old.name or free_name(document.scenarios, t("Former baseline"))
    return edit_of(
        t("Make “{name}” the baseline", name=called(after)),
        [
            (after, replace(after, kind=BASELINE, archived=False)),
            (old, replace(old, kind="", name=former)),
        ],
    )


def remove(scenarios: Organization, scenario: str) -> Edit:
    """Return the edit that deletes a scenario; never the baseline."""
    if scenarios.get(Scenario, scenario).kind == BASELINE:
        raise Refused(t("The baseline cannot be deleted: promote another first."))
    return delete(scenarios, [scenario])


def updated(
    document: Document, *, take: Collection[Key] = (), leave: Collection[Key] = ()
) -> Merged:
    """Return the merge of what has become of the baseline since into the scenario shown.

    Its edit is done together with the base: ``document.do(merged.edit, baseline)``. Refused for
    the baseline itself.
    """
    one, baseline = document.scenario, document.baseline
    if one.id == baseline.id:
        raise Refused(t("The baseline has nothing to be updated from."))
    label = t("Update “{name}” from the baseline", name=called(one))
    tables = document.base(one.id), document.organization.table, document.table(baseline.id)
    return merge(label, *tables, take=take, leave=leave)


def merged_into_baseline(
    document: Document, scenario: str, *, take: Collection[Key] = (), leave: Collection[Key] = ()
) -> Merged:
    """Return the merge of a scenario into the baseline, an edit of the latter."""
    label = t("Merge “{name}” into the baseline", name=called(document.scenarios.get(Scenario, scenario)))  # fmt: skip
    tables = document.base(scenario), document.table(document.baseline.id), document.table(scenario)
    return merge(label, *tables, take=take, leave=leave)


def _described(
    scenarios: Organization, one: Scenario, name: str, kind: str, why: str, description: str
) -> Scenario:
    if (kind == BASELINE) != (one.kind == BASELINE):
        raise Refused(t("A scenario becomes the baseline by being promoted."))
    name = _valid_name(scenarios, one, name)
    return replace(one, name=name, kind=kind, why=why.strip(), description=description.strip())


def _valid_name(scenarios: Organization, one: Scenario, name: str) -> str:
    """Return a name as it is kept; Refused where it is none, or another's."""
    name = " ".join(name.split())
    if not name:
        raise Refused(t("A scenario needs a name."))
    if any(other.name.casefold() == name.casefold() for other in _others(scenarios, one)):
        raise Refused(t("There is a scenario of that name already."))
    return name


def _others(scenarios: Organization, one: Scenario) -> list[Scenario]:
    return [other for other in scenarios.of(Scenario).values() if other.id != one.id]


def free_name(scenarios: Organization, about: Message) -> str:
    """Return a name that no scenario has, numbered where need be."""
    name = str(about)
    taken = {one.name.casefold() for one in scenarios.of(Scenario).values()}
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    return free
