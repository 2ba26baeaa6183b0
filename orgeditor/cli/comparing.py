"""Two states of a document told apart; or of all documents in two folders, as git's difftool has them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.changes import KINDS, changes_between
from orgeditor.analysis.measures import Measures
from orgeditor.cli.discretion import add_with, as_asked
from orgeditor.cli.targets import go_on_in_language_of, opened
from orgeditor.cli.telling import print_json
from orgeditor.files.project.opening import fitted
from orgeditor.files.project.parts import is_part, with_others
from orgeditor.files.project.side_by_side import are_folders_of_documents, documents_in
from orgeditor.messages import t, tn
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    import argparse

    from orgeditor.cli.arguments import AddVerb


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
    """Say what became of one document in another, or of all in a folder."""
    if are_folders_of_documents(options.first, options.second):
        _differ_in_folders(options)
        return
    old, new = (as_asked(options, _side(path, options)) for path in (options.first, options.second))
    go_on_in_language_of(options, new)
    if options.json:
        print_json(_as_json(old, new))
    else:
        _print(old, new)


def _differ_in_folders(options: argparse.Namespace) -> None:
    told = {}
    for name, first, second in documents_in(options.first, options.second, Path.cwd()):
        old, new = (as_asked(options, org) for org in (first, second))
        go_on_in_language_of(options, new)
        if options.json:
            told[name] = _as_json(old, new)
        else:
            print(name)
            _print(old, new)
    if options.json:
        print_json({"documents": told})


def _as_json(old: Organization, new: Organization) -> dict[str, object]:
    found = changes_between(old, new)
    figures = _figures(old), _figures(new)
    return {
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
            name: [value, figures[1].get(name, 0.0)] for name, value in _both(*figures).items()
        },
    }


def _print(old: Organization, new: Organization) -> None:
    found = changes_between(old, new)
    for kind, same in groupby(found, key=lambda one: one.kind):
        group = list(same)
        print(f"{KINDS[kind]}: {len(group)}")
        for one in group:
            print(f"  {one.message}")
    figures = _figures(old), _figures(new)
    for name, value in _both(*figures).items():
        if figures[1].get(name, 0.0) != value:
            print(f"{_called(name)}: {value:,.10g} -> {figures[1].get(name, 0.0):,.10g}")
    print(tn("{n} difference.", "{n} differences.", len(found)))


def _side(path: Path, options: argparse.Namespace) -> Organization:
    """Return what one side holds: a document, or one part of it as git hands it over; none is empty."""
    if not holds_something(path):
        return Organization()
    if not is_part(path):
        return opened(path).organization
    place = options.place or next((p for p in (options.second, options.first) if p.is_file()), path)
    return fitted(with_others(path, place))[0]


def holds_something(path: Path) -> bool:
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


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that compares."""
    added = verb("diff", differ, "Say what became of one document in another.")
    added.add_argument("first", type=Path, metavar="A")
    added.add_argument("second", type=Path, metavar="B")
    added.add_argument("--json", action="store_true", help="print one JSON object")
    added.add_argument("--as", dest="place", type=Path, metavar="PATH", help="where a part of a folder lies of which A and B are states: its other parts tell what it names")  # fmt: skip
    add_with(added)
