"""Three states of a document brought together: two sides, and what both began with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from orgeditor import disk
from orgeditor.analysis.rules import check
from orgeditor.cli.comparing import holds_something
from orgeditor.cli.targets import check_target, go_on_in_language_of, opened, tell
from orgeditor.cli.telling import print_json
from orgeditor.files.project.opening import fitted
from orgeditor.files.project.parts import is_part, merge_part, with_others
from orgeditor.files.project.saving import save
from orgeditor.messages import t, tn
from orgeditor.model.document import Document
from orgeditor.model.fields import TYPES, field, name_of
from orgeditor.model.merge_documents import bring_into
from orgeditor.model.organization import Organization
from orgeditor.model.record import CUSTOM, Record
from orgeditor.model.records import PROJECT_ID, Responsibility
from orgeditor.model.scenario import Scenario, called
from orgeditor.model.written import written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from orgeditor.analysis.rules import Finding
    from orgeditor.cli.arguments import AddVerb
    from orgeditor.messages import Message
    from orgeditor.model.delta import Table
    from orgeditor.model.merge import Conflict

_SIDES: Final = ("mine", "theirs", "both")


def bring_together(options: argparse.Namespace) -> None:
    """Merge what two have made of the same document; where both changed the same, what is preferred stands."""
    if is_part(options.output):
        _bring_parts_together(options)
        return
    check_target(options.output, (options.base, options.mine, options.theirs))
    base, mine, theirs = (
        opened(path).document if holds_something(path) else Document()
        for path in (options.base, options.mine, options.theirs)
    )
    go_on_in_language_of(options, mine.organization)
    sides = Organization(mine.organization), theirs.organization
    before = {(f.rule, f.subjects) for org in sides for f in check(org)}
    merged = bring_into(base, mine, theirs, options.prefer)
    new = [f for f in check(mine.organization) if (f.rule, f.subjects) not in before]
    table, scenarios = mine.kept()
    tell(save(table.values(), options.output, scenarios=scenarios, overwrite=True))
    changed = sum(len(one.edit.changes) for _, one in merged)
    conflicts = [
        told
        | ({"scenario": str(called(mine.scenarios.get(Scenario, key)))} if len(merged) > 1 else {})
        for key, one in merged
        for told in _conflicts(mine.table(key), theirs.table(key), one.conflicts)
    ]
    _tell_merged(options, changed, conflicts, new)


def _bring_parts_together(options: argparse.Namespace) -> None:
    """Merge three states of one part of a document that lies in a folder, as git's mergetool hands them over."""
    # What is told of a merge names records, so its language is settled before.
    project = with_others(options.mine, options.output).get(PROJECT_ID)
    go_on_in_language_of(options, Organization([project] if project else []))
    merged = merge_part(options.base, options.mine, options.theirs, options.output, options.prefer)
    mine, theirs = (fitted(table)[0] for table in (merged.mine, merged.theirs))
    disk.write(options.output, merged.lines)
    conflicts = [_conflict(mine, theirs, conflict) for conflict in merged.conflicts]
    _tell_merged(options, merged.changed, conflicts, [])


def _tell_merged(
    options: argparse.Namespace,
    changed: int,
    conflicts: list[dict[str, Any]],
    new: list[Finding],
) -> None:
    if options.json:
        print_json(
            {
                "changes": changed,
                "conflicts": conflicts,
                "findings": [_finding(finding) for finding in new],
            }
        )
        return
    for told in conflicts:
        where = f"{told['name']}, {told['label']}" if told["label"] else told["name"]
        print(f"{t('conflict')}: {where}: {told['mine'] or '–'} / {told['theirs'] or '–'}. {told['reason']}")  # fmt: skip
    for finding in new:
        print(f"{finding.severity}: {finding.message} [{finding.rule}]")
    print(tn("{n} record taken over.", "{n} records taken over.", changed))
    standing = [told["stands"] for told in conflicts]
    for side in _SIDES:
        if side in standing or (side == "mine" and not standing):
            print(_standing(side, standing.count(side)))
    print(tn("{n} finding that neither side had.", "{n} findings that neither side had.", len(new)))


def _standing(side: str, n: int) -> Message:
    """Return in how many conflicts whose stands."""
    match side:
        case "theirs":
            return tn("{n} conflict, in which theirs stands.", "{n} conflicts, in which theirs stands.", n)  # fmt: skip
        case "both":
            return tn("{n} conflict, in which both stand.", "{n} conflicts, in which both stand.", n)  # fmt: skip
    return tn("{n} conflict, in which yours stands.", "{n} conflicts, in which yours stands.", n)


def _conflicts(mine: Table, theirs: Table, found: Sequence[Conflict]) -> list[dict[str, Any]]:
    if not found:
        return []
    sides = Organization(mine.values()), Organization(theirs.values())
    return [_conflict(*sides, conflict) for conflict in found]


def _conflict(mine: Organization, theirs: Organization, conflict: Conflict) -> dict[str, Any]:
    difference = conflict.difference
    record = mine.peek(difference.id) or theirs[difference.id]
    return {
        "id": difference.id,
        "type": str(type(record).__struct_config__.tag),
        "name": name_of(record),
        "field": difference.field,
        "label": _label(record, difference.field),
        "mine": _value(mine, record, difference.field, difference.mine),
        "theirs": _value(theirs, record, difference.field, difference.theirs),
        "reason": str(conflict.reason),
        "stands": conflict.stands,
    }


def _label(record: Record, name: str) -> str:
    if not name or name.startswith(CUSTOM):
        return name.removeprefix(CUSTOM)
    return str(field(type(record), name).label)


def _value(org: Organization, record: Record, name: str, value: Any) -> str:
    if not name:
        return str(TYPES[type(record)].label) if value is not None else ""
    if name.startswith(CUSTOM):
        return "" if value is None else str(value)
    if isinstance(record, Responsibility) and name == "codes":
        return "".join(value)
    return written(org, field(type(record), name), value)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "subjects": list(finding.subjects),
        "message": str(finding.message),
    }


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that merges."""
    added = verb("merge", bring_together, "Merge what two have made of the same document.")
    for name in ("base", "mine", "theirs"):
        added.add_argument(name, type=Path, metavar=name.upper())
    added.add_argument("-o", "--output", type=Path, metavar="OUT", required=True)
    added.add_argument("--prefer", choices=_SIDES, default="mine", help="what stands where both changed the same; both: where that makes sense, else mine")  # fmt: skip
    added.add_argument("--json", action="store_true", help="print one JSON object")
