"""A row a unit, with a column for each part that people play in it: Head, Deputy, Members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.headers import guess, is_level
from orgeditor.files.roster.hierarchy.betraying import says_hierarchy
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.reshaping.making import remade
from orgeditor.files.roster.values import uniqueness
from orgeditor.files.roster.words import heading, is_vacant
from orgeditor.files.sheets.text import clean
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Row, Value

_HEADS: Final = frozenset(
    {"head", "unit head", "department head", "head of unit", "head of department", "team lead", "team leader", "lead", "leader", "leiter",
     "leitung", "leiter in", "leiterin", "chef", "responsable", "jefe", "director", "manager", "capo", "负责人", "部门负责人", "主管", "正职", "组长",
     "领导", "部門長", "部署長", "責任者", "长", "조직장", "부서장", "팀장"}
)  # fmt: skip
_OTHERS: Final = frozenset(
    {"deputy", "deputies", "deputy head", "vice", "members", "member", "team members", "team", "staff", "employees", "people", "others",
     "stellvertreter", "stellvertretung", "stv", "vertretung", "mitglieder", "mitarbeiter", "mitarbeitende", "adjoint", "adjointe", "membres",
     "equipe", "equipo", "miembros", "personal", "subdirector", "membri", "副职", "副手", "成员", "组员", "员工", "人员", "团队成员", "副组长",
     "副主管", "副负责人", "副部長", "メンバー", "構成員", "팀원", "구성원", "부팀장"}
)  # fmt: skip
_PLACES: Final = frozenset({"unit", "unit_zh", "unit_id", "parent_unit", "unit_path", "cost_centre", "location"})  # fmt: skip
_SUBJECTS: Final = frozenset({"id", "person_id", "name", "first_name", "last_name", "title", "fte", "headcount"})  # fmt: skip
_BETWEEN: Final = re.compile(r"\s*[;；、，|/]\s*|\s+(?:and|und|y|et|e)\s+|\s+&\s+")
_COMMA: Final = re.compile(r"\s*,\s*")
_NAMED: Final = 0.7
"""From this share of the names on, a column is taken to hold people."""


def by_roles(table: Table) -> Table | None:
    """Return the table with a row for each person whom a unit's row names; None where rows are no units."""
    parts = _parts(table.headers, table.columns)
    if parts is None or says_hierarchy(table) is not None:
        return None
    units, played = parts
    taken = {*units, *played}
    kept = [c for c in range(len(table.headers)) if c not in played]
    found = [
        (i, c, name, n)
        for i in range(len(table.rows))
        for n, (c, name) in enumerate((c, name) for c in played for name in people_listed(table.columns[c][i]))
    ]  # fmt: skip
    if not found:
        return None
    first = {i: name for i, _, name, n in reversed(found) if n == 0 and not is_vacant(name)}  # fmt: skip
    names = ", ".join(table.headers[c] for c in played)
    told = t("Each row is a unit whose people stand under {columns}: each person was read as a position, the first of a unit above the others.", columns=names)  # fmt: skip
    made: dict[str, list[Value]] = {
        "Title": [table.headers[c] for _, c, _, _ in found],
        "Name": [name for _, _, name, _ in found],
    }
    above: list[Value] = [first.get(i) if n else None for i, _, _, n in found]
    if any(above):
        made["Reports to"] = above
    result = remade(table, [i for i, *_ in found], kept, made, told)
    # What else the row says is said once, of the first.
    for at, c in enumerate(kept):
        if c not in taken and guess(table.headers[c])[0] not in _PLACES:
            cells = [cell if n == 0 else None for cell, (*_, n) in zip(result.columns[at], found, strict=True)]  # fmt: skip
            result = result.with_cells(at, cells)
    return result


def names_roles(header: Row, below: Sequence[Row]) -> bool:
    """Whether a row heads such a table, with the rows below it."""
    headers = [cell if isinstance(cell, str) else "" for cell in header]
    if not 2 <= sum(map(bool, headers)) <= 40:
        return False
    whole = [[row[c] if c < len(row) else None for row in below] for c in range(len(headers))]
    return _parts(headers, whole) is not None


def people_listed(cell: Value) -> list[str]:
    """Return the names that a cell lists; a comma parts them where no surname stands before it alone."""
    if not isinstance(cell, str):
        return []
    # Cleaned first: a run of spaces would be looked through again from each of them.
    lines = map(clean, cell.splitlines())
    parts = [part for line in lines for part in _BETWEEN.split(line) if part]
    made: list[str] = []
    for part in parts:
        listed = [piece for piece in _COMMA.split(part) if piece]
        whole = all(" " in piece or not piece.isascii() for piece in listed)
        made += listed if whole else [part]
    return made


def _parts(
    headers: Sequence[str], columns: Sequence[Sequence[Value]]
) -> tuple[list[int], list[int]] | None:
    """Return the columns of the unit and those that name its people; None where rows are no units."""
    forms = [heading(header) for header in headers]
    played = [c for c, form in enumerate(forms) if form and _is_part(form, headers[c])]
    known = [c for c, form in enumerate(forms) if form in _HEADS | _OTHERS]
    if not played or not known:
        return None
    played = [c for c in played if hold_people(columns[c])]
    heads = [c for c in played if forms[c] in _HEADS]
    meant = {c: guess(headers[c])[0] for c in range(len(headers)) if headers[c] and c not in played}
    units = [c for c, name in meant.items() if name in ("unit", "unit_path", "unit_zh") or is_level(headers[c])]  # fmt: skip
    if not units or not heads or _SUBJECTS & set(meant.values()):
        return None
    keys = ["\x1f".join(cells) for cells in zip(*(texts(columns[c]) for c in units), strict=True)]
    if len(keys) < 2 or uniqueness(keys) < 1.0:
        return None
    return units, sorted(played, key=lambda c: (c not in heads, c))


def _is_part(form: str, header: str) -> bool:
    return form in _HEADS or form in _OTHERS or look_of([header]) == "title"


def hold_people(cells: Sequence[Value]) -> bool:
    """Whether a column holds names of people, one or several a cell."""
    names = [name for cell in cells for name in people_listed(cell)]
    told = [name for name in names if not is_vacant(name)]
    if not told or any(not isinstance(cell, str) for cell in cells if cell not in (None, "")):
        return False
    return sum(1 for name in told if look_of([name]) == "name") >= _NAMED * len(told)
