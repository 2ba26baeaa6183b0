"""Which way a table says its hierarchy, where no column names managers or parents."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec.structs import replace

from orgeditor.files.problems import Problem
from orgeditor.files.roster.cells import number, texts
from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.headers import is_level
from orgeditor.files.roster.hierarchy import codes, depths, numerals, paths
from orgeditor.files.roster.hierarchy.chains import nearest_managers
from orgeditor.files.roster.hierarchy.tree import WAYS, Found, Hierarchy, Way
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.values import filled, uniqueness
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgeditor.files.roster.mapping import ColumnMap
    from orgeditor.files.roster.table import Table

_ABOVE: Final = MANAGERS | {"parent_unit", "unit_path"}
_COLUMN_WAYS: Final[tuple[tuple[Way, Callable[..., Found | None]], ...]] = (
    ("hierarchyid", codes.by_hierarchyid),
    ("children", paths.by_children),
    ("path", paths.by_path),
    ("outline-number", codes.by_outline_number),
    ("outline-number", numerals.by_numerals),
    ("depth", depths.by_depth),
    ("indent", depths.by_indent),
    ("prefix-code", codes.by_prefix),
)
NOBODY: Final = "none"
_WHO: Final = frozenset(
    {
        "title",
        "title_zh",
        "name",
        "name_zh",
        "first_name",
        "last_name",
        "email",
        "login",
        "person_id",
    }
)
# How sure a field is that only the reading of the hierarchy has named.
_READ: Final = 0.8
_CHAIN: Final = t("the managers above each row, one column a level")
_LABELS: Final = "Called"
_CODES: Final = "Number"
_ABOVE_HEADER: Final = "Above"
_WIDE: Final = 60
MADE: Final = (_LABELS, _CODES, _ABOVE_HEADER)
"""Headers of the columns that are read out of others."""


def understood(
    table: Table, mapping: ColumnMap, way: str = "", header: str = ""
) -> tuple[Table, ColumnMap, Hierarchy | None]:
    """Return the table with what its hierarchy is read from, the columns as they then are, and the tree.

    ``way`` is a key of ``WAYS`` that the user chose, "none" for none, "" to find one out;
    ``header`` the column they chose for it. Refused where the table does not say it so.
    """
    if not mapping.says_who and "manager" in mapping.fields and any(map(paths.lists_children, table.headers)):  # fmt: skip
        # The manager is who the row is about.
        fields = {("name" if n == "manager" else n): c for n, c in mapping.fields.items()}
        mapping = replace(mapping, fields=fields)
    if not way and not header:
        table, mapping = _from_chain(table, mapping)
    if way == NOBODY or (not way and not header and mapping.fields.keys() & _ABOVE):
        return table, mapping, None
    if way and way not in get_args(Way):
        raise Refused(t("There is no way “{way}” to say a hierarchy. There are: {known}.", way=way, known=", ".join(WAYS)))  # fmt: skip
    column = table.headers.index(header) if header else -1
    chosen = bool(way or header)
    found = _found(table, mapping, way, column, chosen=chosen)
    if found is None:
        if chosen:
            raise Refused(t("{file}: no column says a hierarchy by {way}.", file=table.file, way=WAYS[way] if way else header))  # fmt: skip
        return (*_from_paths(table, mapping), None)
    return _applied(table, mapping, found)


def _from_chain(table: Table, mapping: ColumnMap) -> tuple[Table, ColumnMap]:
    """Return whom rows report to where their level columns name those above them, top first, and no units."""
    levels = [mapping.fields[name] for name in mapping.levels]
    own = [
        c
        for name in ("id", "name", "email", "login", "title")
        if (c := mapping.fields.get(name, -1)) >= 0
    ]
    manager = mapping.fields.get("manager", -1)
    if not levels and mapping.confidence.get("manager", 0.0) < 1.0 and (found := nearest_managers(table, manager)):  # fmt: skip
        fields = {n: c for n, c in mapping.fields.items() if c not in found[0]}
        return _with_above(table, replace(mapping, fields=fields), *found)
    if not levels or not own:
        return table, mapping
    above = paths.nearest_above(
        [texts(table.columns[c]) for c in levels], [texts(table.columns[c]) for c in own]
    )
    if above is None:
        return table, mapping
    fields = {n: c for n, c in mapping.fields.items() if n not in mapping.levels}
    mapping = replace(mapping, fields=fields)
    if fields.keys() & _ABOVE:
        return table, mapping
    return _with_above(table, mapping, levels, above)


def _with_above(
    table: Table, mapping: ColumnMap, columns: Sequence[int], above: Sequence[str]
) -> tuple[Table, ColumnMap]:
    """Return the table with whom rows report to as read out of some columns, and say so."""
    headers = ", ".join(table.headers[c] for c in columns)
    told = t("Who is above whom was read from {column}: {way}.", column=headers, way=_CHAIN)
    problem = Problem("hierarchy-guessed", "hint", told, table.file, table.sheet)
    table = replace(table, problems=(*table.problems, problem))
    return table.with_column(_ABOVE_HEADER, list(above)), _with(
        mapping, "manager", len(table.headers)
    )


def _from_paths(table: Table, mapping: ColumnMap) -> tuple[Table, ColumnMap]:
    """Return what paths that are not the rows' own say: whom they report to, or in which unit they are."""
    fields = mapping.fields
    for column in range(min(len(table.headers), _WIDE)):
        if column in fields.values() or mapping.levels:
            continue
        above = paths.chain_above(table, column, _own(table, mapping, column))
        if above is not None:
            made = table.with_column(_ABOVE_HEADER, list(above))
            return made, _with(mapping, "manager", len(table.headers))
        if "unit" not in fields and paths.separator(texts(table.columns[column])) in paths.OF_UNITS:
            return table, _with(mapping, "unit_path", column)
    return table, mapping


def _with(mapping: ColumnMap, name: str, column: int) -> ColumnMap:
    return replace(mapping, fields=mapping.fields | {name: column}, confidence=mapping.confidence | {name: _READ})  # fmt: skip


def _found(
    table: Table, mapping: ColumnMap, way: str, column: int, *, chosen: bool
) -> Found | None:
    levels = [mapping.fields[name] for name in mapping.levels]
    if levels and not chosen:
        return depths.by_columns(table, levels)
    for name, read in _COLUMN_WAYS:
        if way not in ("", name):
            continue
        for at in [column] if column >= 0 else _columns(table, mapping, name):
            own = {"own": _own(table, mapping, at)} if name == "children" else {}
            if found := read(table, at, chosen=chosen, **own):
                return found
    if (
        way in ("", "depth-columns")
        and column < 0
        and (found := depths.by_columns(table, taken=mapping.fields.values()))
    ):
        return found
    return depths.by_row_outline(table) if way in ("", "row-outline") and column < 0 else None


def _columns(table: Table, mapping: ColumnMap, way: Way) -> Iterator[int]:
    """Yield the columns that may say it: those of texts first for an indent, for codes the ids."""
    preferred = {
        "indent": ("unit", "title", "name"),
        "prefix-code": ("id", "unit_id"),
        "outline-number": ("id", "unit_id"),
    }.get(way, ())
    first = [mapping.fields[name] for name in preferred if name in mapping.fields]
    yield from first
    # By its prefixes alone only a column of ids may say it: too much begins alike.
    if way != "prefix-code" or not first:
        yield from (c for c in range(min(len(table.headers), _WIDE)) if c not in first)


def _own(table: Table, mapping: ColumnMap, column: int) -> list[int]:
    fields = ("id", "name", "title", "person_id", "email", "login", "unit_id", "unit")
    return [c for name in fields if (c := mapping.fields.get(name, -1)) not in (-1, column)]


def _applied(table: Table, mapping: ColumnMap, found: Found) -> tuple[Table, ColumnMap, Hierarchy]:
    """Return the table with what its rows are called, the columns, and the tree of positions or units."""
    header = ", ".join(table.headers[c] for c in found.columns)
    said = () if found.in_place or found.way in ("outline-number", "prefix-code") else found.columns
    fields = {n: c for n, c in mapping.fields.items() if n not in MANAGERS and c not in said}
    label = -1
    if found.labels is not None:
        table, label = _labelled(table, fields, found)
    if found.codes is not None:
        table = table.with_column(_CODES, list(found.codes))
        fields.setdefault("id", len(table.headers) - 1)
    elif (
        not found.in_place
        and found.way in ("outline-number", "prefix-code")
        and not fields.keys() & {"id", "unit_id"}
    ):
        fields["id"] = found.columns[0]
    of = _subject(table, fields, found, label)
    if found.tree.added:
        named = label if label >= 0 else found.columns[0]
        table = table.with_rows(named, found.tree.added)
    confidence = {name: mapping.confidence.get(name, _READ) for name in fields}
    return table, replace(mapping, fields=fields, confidence=confidence), Hierarchy(found.way, of, found.tree, found.columns, header)  # fmt: skip


def _labelled(table: Table, fields: dict[str, int], found: Found) -> tuple[Table, int]:
    """Return the table with what its rows are called, and the column where that stands; -1: another says it."""
    assert found.labels is not None
    labels = found.labels[: len(table.rows)]
    if found.in_place:
        return table.with_cells(found.columns[0], list(labels)), found.columns[0]
    for name in ("title", "name", "unit", "id", "unit_id"):
        if name in fields:
            own = texts(table.columns[fields[name]])
            if sum(map(eq, own, labels)) > 0.9 * len(own):
                return table, fields[name]
    return table.with_column(_LABELS, list(labels)), len(table.headers)


def _subject(
    table: Table, fields: dict[str, int], found: Found, label: int
) -> Literal["positions", "units"]:
    """Settle what the rows are, positions or units, and which field their labels fill."""
    own = next((n for n, c in fields.items() if c == label), "")
    who = fields.keys() & _WHO
    if not own and label >= 0:
        own = _meant(table, fields, found, label)
        fields[own] = label
    if not own and not fields.keys() & {*_WHO, "unit", "unit_zh"}:
        own = _worded(table, fields, found)
    if own in ("unit", "unit_id") or (not who and "unit" in fields and own in ("", "id")):
        if not who and "id" in fields:
            fields["unit_id"] = fields.pop("id")
        return "units"
    return "positions"


def _meant(table: Table, fields: dict[str, int], found: Found, label: int) -> str:
    """Return the field that labels without one of their own fill."""
    free = [name for name in ("title", "name") if name not in fields]
    if fields.keys() & {"first_name", "last_name", "name_zh"} and "name" in free:
        free.remove("name")
    if not free or any(is_level(table.headers[c]) for c in found.columns):
        return "unit"
    look = look_of(texts(table.columns[label]))
    return look if look in (*free, "unit") else free[0]


def _worded(table: Table, fields: dict[str, int], found: Found) -> str:
    """Let the column that tells rows apart best be what they are called; return its field, "" for none."""
    free = [c for c in range(len(table.headers)) if c not in (*fields.values(), *found.columns)]
    columns = {c: texts(table.columns[c]) for c in free}
    worded = [c for c, column in columns.items() if filled(column) > 0.5 and not _numeric(column)]
    if not worded:
        return ""
    best = max(worded, key=lambda c: uniqueness(columns[c]))
    own = look_of(columns[best]) or "title"
    fields[own] = best
    return own


def _numeric(column: list[str]) -> bool:
    told = [text for text in column if text][:200]
    return sum(1 for text in told if number(text) is not None) > 0.5 * len(told)
