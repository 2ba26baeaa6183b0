"""Which units there are, how they nest, and which seat is in which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.hierarchy.paths import first_paths, path_sign
from orgeditor.files.roster.unit_nesting import nest_by_managers
from orgeditor.files.roster.unit_parents import Parents
from orgeditor.files.roster.unit_rows import UnitRow, Units
from orgeditor.files.roster.words import is_nothing
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.hierarchy import Tree
    from orgeditor.files.roster.managers import Lines
    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.roster.seats import Seats

_ALONE: Final = frozenset({"id", "manager", "unit_id", "unit_path", "unit_zh"})
"""Fields beside which a row without a unit is in none: whoever numbers rows says all of each."""
_MOSTLY: Final = 0.3
"""Share of rows without a unit from which on a blank means "as above"."""
_ARROWS: Final = re.compile(r"\s*[>›»→\\]\s*")
_SLASH: Final = re.compile(r"\s+/\s+")


def find_units(rows: Rows, seats: Seats, lines: Lines) -> Units:
    """Return the units; a flat column beside managers nests as the managers do."""
    units = Units([], [-1] * rows.count)
    keys: dict[tuple[int | str, ...], int] = {}
    parents = Parents(rows)
    for part in rows.parts:
        fields = part.mapping.fields.keys()
        levels = part.mapping.levels
        if part.hierarchy and part.hierarchy.of == "units":
            _by_tree(rows, part, part.hierarchy.tree, units, keys)
        elif levels:
            _by_levels(rows, part, units, keys, [rows.texts[n] for n in levels])
        elif fields & {"unit", "unit_id", "unit_zh", "unit_path"}:
            _by_name(rows, part, units, keys, parents)
    if any(part.mapping.levels for part in rows.parts) or any(u.level >= 0 for u in units.all):
        units.by = "levels"
    if parents.given:
        units.by = "parent"
        parents.place(units)
        units.unplaced = len(parents.unknown)
    elif any(part.hierarchy and part.hierarchy.of == "units" for part in rows.parts):
        units.by = "tree"
    elif units.by == "none" and any(seat >= 0 for seat in lines.above):
        rows.pause(0)
        nest_by_managers(rows, seats, lines, units)
    rows.pause(0)
    _named_heads(rows, seats, units)
    _keep_centres(rows, units)
    return units


def _keep_centres(rows: Rows, units: Units) -> None:
    """Keep with the rows the cost centres that their units do not have: a unit has one, or there is no unit."""
    for i, centre in enumerate(rows.column("cost_centre")):
        if not centre:
            continue
        at = units.of[i]
        if at >= 0 and not units.all[at].cost_centre:
            units.all[at].cost_centre = centre
        if at < 0 or units.all[at].cost_centre != centre:
            rows.keep(i, "cost_centre")


def _by_tree(
    rows: Rows, part: Part, tree: Tree, units: Units, keys: dict[tuple[int | str, ...], int]
) -> None:
    """Place units as their rows stand; a row without one belongs to the unit above it."""
    names, zh, codes = rows.column("unit"), rows.column("unit_zh"), rows.column("unit_id")
    centres = rows.column("cost_centre")
    done: dict[int, int] = {-1: -1}
    for line in range(len(tree.above)):
        open_lines = []
        at = line
        while at not in done and at not in open_lines:
            open_lines.append(at)
            at = tree.above[at]
        for here in reversed(open_lines):
            i, upper = part.start + here, done.get(tree.above[here], -1)
            name = names[i] or zh[i] or codes[i]
            key = (upper, "tree", codes[i] or name.casefold())
            if name and key not in keys:
                keys[key] = len(units.all)
                units.all.append(UnitRow(names[i] or zh[i], i, codes[i], zh[i], upper, cost_centre=centres[i]))  # fmt: skip
            units.of[i] = done[here] = keys[key] if name else upper
    if tree.dotted:
        tell_several(rows, part, tree)


def tell_several(rows: Rows, part: Part, tree: Tree) -> None:
    """Tell of units that stand under several others: a unit has one place."""
    for i in tree.dotted:
        told = t("The unit stands under several others; the first was kept.")
        rows.tell("several-parents", "warning", told, part.start + i, "unit")


def _by_levels(
    rows: Rows,
    part: Part,
    units: Units,
    keys: dict[tuple[int | str, ...], int],
    columns: Sequence[list[str]],
) -> None:
    """Place each row by its level columns; a blank between two levels is a level left out."""
    end = part.start + len(part.table.rows)
    blank = sum(1 for i in range(part.start, end) if not columns[0][i])
    # A table in which the upper levels stand once, above their rows, means "as above".
    fill = blank > 0.3 * (end - part.start) and end > part.start and bool(columns[0][part.start])
    before = [""] * len(columns)
    headers = [part.table.headers[part.mapping.fields[n]] for n in part.mapping.levels]
    for i in range(part.start, end):
        path = [column[i] for column in columns] if i not in rows.past else []
        if fill:
            path = _filled_in(path, before)
            before = path
        at = -1
        for level, name in enumerate(path):
            if not name or is_nothing(name):
                continue
            key = (at, level, name.casefold())
            if key not in keys:
                keys[key] = len(units.all)
                units.all.append(UnitRow(name, i, parent=at, level=level, kind=headers[level]))
            at = keys[key]
        units.of[i] = at


def _filled_in(path: list[str], before: list[str]) -> list[str]:
    """Return a path whose blanks above its first filled level are those of the row before."""
    first = next((n for n, name in enumerate(path) if name), len(path))
    return [before[n] if n < first else name for n, name in enumerate(path)]


def _by_name(
    rows: Rows,
    part: Part,
    units: Units,
    keys: dict[tuple[int | str, ...], int],
    parents: Parents,
) -> None:
    names, zh, codes = rows.column("unit"), rows.column("unit_zh"), rows.column("unit_id")
    paths, centres, above = rows.column("unit_path"), rows.column("cost_centre"), rows.column("parent_unit")  # fmt: skip
    _keep_first(rows, part, "unit_path" if "unit_path" in part.mapping.fields else "unit")
    one_path = "unit_path" not in part.mapping.fields and _are_paths(names, part)
    end = part.start + len(part.table.rows)
    told = (paths if "unit_path" in part.mapping.fields else names)[part.start : end]
    sign = path_sign(told)
    # Where arrows part the units, a slash is one of a name: Acme > Lab / Test.
    steps_at = _ARROWS if any(map(_ARROWS.search, told)) else _SLASH
    one_path = one_path or bool(sign and "unit_path" not in part.mapping.fields)
    exact: dict[tuple[str, str], int] = {}
    fields = part.mapping.fields.keys()
    if "unit" in fields and not fields & _ALONE:
        _fill_down(rows, part, names)
    for i in range(part.start, part.start + len(part.table.rows)):
        rows.pause(i)
        if i in rows.past:
            continue
        path = paths[i] or (names[i] if one_path else "")
        if path:
            steps = path.split(sign) if sign else steps_at.split(path)
            if parted := [step for s in steps if (step := s.strip())]:
                units.of[i] = _on_path(units, keys, i, parted)
                continue
        name, code = names[i], codes[i]
        if not name and not code and not zh[i]:
            continue
        said = (code or name or zh[i], above[i])
        at = exact.get(said, -1)
        if at < 0:
            at = exact[said] = _unit_named(rows, units, keys, i, code, name or zh[i], above[i])
            unit = units.all[at]
            unit.name = unit.name or (name if name != code else "")
            unit.name_zh = unit.name_zh or zh[i]
            unit.cost_centre = unit.cost_centre or centres[i]
            parents.note(at, i, above[i])
        units.of[i] = at


def _fill_down(rows: Rows, part: Part, names: list[str]) -> None:
    """Let units that stand once, above the rows that they are meant for, be said in each of these rows."""
    places = range(part.start, part.start + len(part.table.rows))
    said = [names[i] for i in places if names[i]]
    blank = [i for i in places if not names[i] and i not in rows.past]
    once = len(said) > 1 and len(set(said)) == len(said)
    if not once or not names[part.start] or len(blank) < _MOSTLY * len(places):
        return
    for i in blank:
        names[i] = names[i - 1]
    told = tn("{n} row without a unit was read as belonging to the unit above it.", "{n} rows without a unit were read as belonging to the unit above them.", len(blank))  # fmt: skip
    rows.tell("as-above", "hint", told, blank[0], "unit", "")


def _unit_named(
    rows: Rows,
    units: Units,
    keys: dict[tuple[int | str, ...], int],
    i: int,
    code: str,
    name: str,
    above: str,
) -> int:
    """Return the unit of an id, or of a name under its parent's name; a new one where there is none."""
    called = ("name", " ".join(name.casefold().split()))
    key = ("id", code) if code else (*called, above.casefold())
    if key not in keys and code and rows.only_a_unit(i):
        # A list of units gives codes to those that positions name in words.
        same = keys.get(called, -1)
        if same >= 0 and not units.all[same].code:
            units.all[same].code = code
            keys[key] = same
    if key not in keys:
        # Without a parent the name means the first unit that is called so, and so it does in
        # a list of units; positions under other parents are in another unit of that name.
        other = -1 if code else keys.get(key[:2], -1)
        same = -1 if above and not rows.only_a_unit(i) else other
        if same < 0 <= other and rows.part(i).mapping.fields.get("parent_unit") is not None:
            told = t("Another unit is called “{unit}” too, under another parent; they were taken for two.", unit=name)  # fmt: skip
            rows.tell("same-name", "hint", told, i, "unit")
        if same < 0:
            same = len(units.all)
            units.all.append(UnitRow("" if name == code else name, i, code))
        keys[key] = same
        keys.setdefault(key[:2], same)
    at = keys[key]
    if not code and units.all[at].name not in (name, ""):
        told = t("“{name}” was taken for the unit “{unit}”.", name=name, unit=units.all[at].name)
        rows.tell("loose-match", "hint", told, i, "unit", name)
    return at


def _keep_first(rows: Rows, part: Part, name: str) -> None:
    """Let cells that name several units, as paths, mean the first of them; it is told."""
    texts = rows.texts.get(name)
    for i, first in first_paths(texts or [], part.start, part.start + len(part.table.rows)).items():
        assert texts is not None
        rows.keep(i, name)
        told = t("The cell names several units; the first was taken: {unit}.", unit=first)
        rows.tell("several-units", "warning", told, i, name)
        texts[i] = first


def _are_paths(names: Sequence[str], part: Part) -> bool:
    told = [n for n in names[part.start : part.start + 500] if n]
    return bool(told) and sum(1 for n in told if ">" in n or "›" in n or "\\" in n) > 0.5 * len(told)  # fmt: skip


def _on_path(
    units: Units, keys: dict[tuple[int | str, ...], int], i: int, path: Sequence[str]
) -> int:
    at = -1
    for level, name in enumerate(filter(None, path)):
        key = (at, level, name.casefold())
        if key not in keys:
            keys[key] = len(units.all)
            units.all.append(UnitRow(name, i, parent=at, level=level))
        at = keys[key]
    return at


def _named_heads(rows: Rows, seats: Seats, units: Units) -> None:
    for i, flag in enumerate(rows.column("unit_head")):
        if flag and units.of[i] >= 0 and seats.of[i] >= 0:
            units.all[units.of[i]].head = seats.of[i]
