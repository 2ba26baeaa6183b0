"""Two states of a document told apart, and three brought together."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from orgeditor import disk
from orgeditor.analysis.changes import KINDS, changes_between
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.rules import check
from orgeditor.cli.discretion import add_with, as_asked
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
from orgeditor.model.records import Responsibility
from orgeditor.model.scenario import Scenario, called
from orgeditor.model.written import written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from orgeditor.analysis.rules import Finding
    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.delta import Table
    from orgeditor.model.merge import Conflict


_FIGURES: Final = {
    "positions": t("Positions"),
    "headcount": t("head-count"),
    "vacant": t("vacant"),
    "fte": t("FTE"),
    "layers": t("layers"),
    "largest_span": t("widest span"),
    "cost": t("cost a year"),
}


def differ(options: argparse.Namespace) -> None:
    """Say what became of one document in another."""
    old, new = (as_asked(options, _side(path, options)) for path in (options.first, options.second))
    go_on_in_language_of(options, new)
    found = changes_between(old, new)
    figures = _figures(old), _figures(new)
    if options.json:
        print_json(
            {
                "changes": [
                    {
                        "kind": one.kind,
                        "id": one.record,
                        "type": one.type,
                        "name": one.name,
                        "field": one.field,
                        "before": one.before,
                        "after": one.after,
                        "message": str(one.message),
                    }
                    for one in found
                ],
                "counts": {kind: sum(c.kind == kind for c in found) for kind in KINDS},
                "figures": {
                    name: [value, figures[1].get(name, 0.0)]
                    for name, value in _both(*figures).items()
                },
            }
        )
        return
    for kind, same in groupby(found, key=lambda one: one.kind):
        group = list(same)
        print(f"{KINDS[kind]}: {len(group)}")
        for one in group:
            print(f"  {one.message}")
    for name, value in _both(*figures).items():
        if figures[1].get(name, 0.0) != value:
            print(f"{_called(name)}: {value:,.10g} -> {figures[1].get(name, 0.0):,.10g}")
    print(tn("{n} difference.", "{n} differences.", len(found)))


def _side(path: Path, options: argparse.Namespace) -> Organization:
    """Return what one side holds: a document, or one part of it as git hands it over; none is empty."""
    if not _holds_something(path):
        return Organization()
    if not is_part(path):
        return opened(path).organization
    place = options.place or next((p for p in (options.second, options.first) if p.is_file()), path)
    return fitted(with_others(path, place))[0]


def _holds_something(path: Path) -> bool:
    """Whether there is a side at all: git has an empty file, or the null device, for one that is new."""
    return path.is_dir() or not path.exists() or (path.is_file() and path.stat().st_size > 0)


def _figures(org: Organization) -> dict[str, float]:
    """Return what is compared in numbers; closed positions count for nothing."""
    whole = Measures(org).whole()
    return {
        "positions": whole.positions,
        "headcount": whole.headcount,
        "vacant": whole.vacant,
        "fte": round(whole.fte, 6),
        "layers": whole.layers,
        "largest_span": whole.span,
        **{f"cost {currency}".strip(): round(cost, 2) for currency, cost in sorted(whole.cost.items())},
    }  # fmt: skip


def _both(first: dict[str, float], second: dict[str, float]) -> dict[str, float]:
    """Return the first figures, with 0 for a currency that only the second has."""
    return first | {name: 0.0 for name in second if name not in first}


def _called(figure: str) -> str:
    word, _, currency = figure.partition(" ")
    return f"{_FIGURES[word]} {currency}".strip()


def bring_together(options: argparse.Namespace) -> None:
    """Merge what two have made of the same document; where both changed the same, mine stands."""
    if is_part(options.output):
        _bring_parts_together(options)
        return
    check_target(options.output, (options.base, options.mine, options.theirs))
    base, mine, theirs = (
        opened(path).document if _holds_something(path) else Document()
        for path in (options.base, options.mine, options.theirs)
    )
    go_on_in_language_of(options, mine.organization)
    sides = Organization(mine.organization), theirs.organization
    before = {(f.rule, f.subjects) for org in sides for f in check(org)}
    merged = bring_into(base, mine, theirs)
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
    merged = merge_part(options.base, options.mine, options.theirs, options.output)
    mine, theirs = (fitted(table)[0] for table in (merged.mine, merged.theirs))
    go_on_in_language_of(options, mine)
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
    print(tn("{n} conflict, in which yours stands.", "{n} conflicts, in which yours stands.", len(conflicts)))  # fmt: skip
    print(tn("{n} finding that neither side had.", "{n} findings that neither side had.", len(new)))


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
    """Add the verbs that compare and merge."""
    added = verb("diff", differ, "Say what became of one document in another.")
    added.add_argument("first", type=Path, metavar="A")
    added.add_argument("second", type=Path, metavar="B")
    added.add_argument("--json", action="store_true", help="print one JSON object")
    added.add_argument("--as", dest="place", type=Path, metavar="PATH", help="where a part of a folder lies of which A and B are states: its other parts tell what it names")  # fmt: skip
    add_with(added)
    added = verb("merge", bring_together, "Merge what two have made of the same document.")
    for name in ("base", "mine", "theirs"):
        added.add_argument(name, type=Path, metavar=name.upper())
    added.add_argument("-o", "--output", type=Path, metavar="OUT", required=True)
    added.add_argument("--json", action="store_true", help="print one JSON object")
