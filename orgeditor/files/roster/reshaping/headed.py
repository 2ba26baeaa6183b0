"""Staff lists that name the head of each unit in a column beside it: Division, Division Head, Department, Department Head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.headers import guess, is_level
from orgeditor.files.roster.reshaping.making import remade
from orgeditor.files.roster.reshaping.played import hold_people
from orgeditor.files.roster.words import heading, is_nothing, is_vacant, name_key
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value

_HEAD: Final = frozenset(
    {"head", "heads", "leader", "lead", "manager", "director", "chief", "owner", "head name", "leiter", "leitung", "leiterin", "responsable", "chef",
     "jefe", "负责人", "主管", "领导", "经理", "负责人姓名", "長", "长", "責任者", "장"}
)  # fmt: skip
_HEAD_OF: Final = "head of "
_MANAGERS: Final = frozenset({"manager", "manager_name", "manager_email", "dotted", "parent_unit"})
_SURELY: Final = 0.9

Key = tuple[str, ...]


def by_heads(table: Table) -> Table | None:
    """Return the table with a row for each head who has none, and whom each row reports to; None where none are named."""
    forms = [heading(header) for header in table.headers]
    if not any(form.startswith(_HEAD_OF) or form.endswith(tuple(_HEAD)) for form in forms):
        return None
    meant = [guess(header)[0] for header in table.headers]
    name = meant.index("name") if "name" in meant else -1
    pairs = _pairs(table.headers, forms, meant)
    pairs = [(u, h) for u, h in pairs if hold_people(table.columns[h])]
    if name < 0 or not pairs or _MANAGERS & {m for c, m in enumerate(meant) if c not in {h for _, h in pairs}}:  # fmt: skip
        return None
    levels = [c for c, header in enumerate(table.headers) if is_level(header) or meant[c] == "unit"]
    said = {c: texts(table.columns[c]) for c in {*levels, name, *(h for _, h in pairs)}}
    heads, rows = _heads(said, levels, pairs)
    if not heads:
        return None
    own = {name_key(text) for text in said[name] if text}
    added = {}
    for key, (head, i) in heads.items():
        if name_key(head) not in own:
            own.add(name_key(head))
            added[key] = (head, i)
    told = t("The columns {columns} name the heads of units: each row was read as reporting to the head of its unit; {n} heads without a row of their own were added.", columns=", ".join(table.headers[h] for _, h in pairs), n=len(added))  # fmt: skip
    titles = {u: table.headers[h] for u, h in pairs}
    above: list[Value] = [_above(heads, key, head) for key, (head, _) in added.items()]
    above += [_above(heads, rows[i], said[name][i]) for i in range(len(table.rows))]
    made: dict[str, list[Value]] = {"Reports to": above}
    if "title" not in meant:
        made["Title"] = [titles[levels[len(key) - 1]] for key in added] + [None] * len(table.rows)
    places = [*(i for _, i in added.values()), *range(len(table.rows))]
    result = remade(table, places, range(len(table.headers)), made, told)
    for c in range(len(table.headers)):
        own_cells = result.columns[c]
        mine = [_cell_of_head(c, key, head, levels, name, meant, titles, own_cells[n]) for n, (key, (head, _)) in enumerate(added.items())]  # fmt: skip
        result = result.with_cells(c, [*mine, *own_cells[len(mine) :]])
    return result


def _cell_of_head(
    c: int,
    key: Key,
    head: str,
    levels: Sequence[int],
    name: int,
    meant: Sequence[str],
    titles: dict[int, str],
    cell: Value,
) -> Value:
    """Return what stands in a column of the row that is made for the head of a unit."""
    if c == name:
        return head
    if c in levels:
        return cell if levels.index(c) < len(key) else None
    return titles[levels[len(key) - 1]] if meant[c] == "title" else None


def _pairs(
    headers: Sequence[str], forms: Sequence[str], meant: Sequence[str]
) -> list[tuple[int, int]]:
    """Return (unit, its heads) for the columns of which one is called after the other."""
    units = [c for c, header in enumerate(headers) if is_level(header) or meant[c] == "unit"]
    return [
        (u, c)
        for u in units
        for c, form in enumerate(forms)
        if c != u and forms[u] and (
            (form.startswith(forms[u]) and form[len(forms[u]) :].strip() in _HEAD)
            or form == f"{_HEAD_OF}{forms[u]}"
        )
    ]  # fmt: skip


def _heads(
    said: dict[int, list[str]], levels: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> tuple[dict[Key, tuple[str, int]], list[Key]]:
    """Return by unit (its path) the head and the first row that says so, and the unit of each row; {} where they differ."""
    count = len(said[levels[0]])
    paths = [tuple(said[c][i] for c in levels) for i in range(count)]
    heads: dict[Key, tuple[str, int]] = {}
    same = differing = 0
    for u, h in pairs:
        depth = levels.index(u) + 1
        for i, path in enumerate(paths):
            head = said[h][i]
            if not path[depth - 1] or not head or is_nothing(head) or is_vacant(head):
                continue
            known = heads.setdefault(path[:depth], (head, i))[0]
            same += known == head
            differing += known != head
    if not same or same < _SURELY * (same + differing):
        return {}, []
    ordered = dict(sorted(heads.items(), key=lambda pair: (pair[1][1], len(pair[0]))))
    return ordered, paths


def _above(heads: dict[Key, tuple[str, int]], key: Key, own: str) -> str | None:
    """Return the nearest head over a unit who is not the row's own person."""
    mine = name_key(own)
    chain = (heads[key[:depth]][0] for depth in range(len(key), 0, -1) if key[:depth] in heads)
    return next((head for head in chain if name_key(head) != mine), None)
