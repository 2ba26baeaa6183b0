"""Objects and relations as SAP's organisational management exports them: units (O), positions (S), persons (P).

Relations are numbered: A 002 "reports to", A 003 "belongs to", A 008 "holder", A 012 "manages";
B is the same seen from the other object.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.clock import today
from orgeditor.files.roster.cells import iso_date, texts
from orgeditor.files.roster.headers import guess
from orgeditor.files.roster.reshaping.making import remade
from orgeditor.files.roster.words import heading
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.files.roster.table import Table

_TYPES: Final = frozenset({"O", "S", "P", "C", "K", "US", "T", "A", "CP", "BP", "D", "L", "Q"})
_RELATION: Final = re.compile(r"([AB])?\s*/?\s*(\d{3})")
_TYPED: Final = re.compile(r"(O|S|P|C|K)\s+(\d{4,})")
_NAMES: Final = frozenset({"object name", "name", "stext", "object", "text", "bezeichnung", "object text", "objektname", "long text", "description"})  # fmt: skip
_LOOKED_AT: Final = 100
"""Rows by which other tables are told at once."""
_TYPED_COLUMNS: Final = 2
_HEADS: Final = ("manage", "chief", "head", "leit")


class _Objects(msgspec.Struct):
    """What is known of the objects, each by its type and number."""

    names: dict[tuple[str, str], str] = {}
    rows: dict[tuple[str, str], int] = {}
    upper: dict[str, str] = {}
    unit: dict[str, str] = {}
    manager: dict[str, str] = {}
    chief: dict[str, str] = {}
    holders: dict[str, list[str]] = {}

    def note(self, kind: str, number: str, name: str, row: int) -> None:
        self.rows.setdefault((kind, number), row)
        if name and not self.names.get((kind, number)):
            self.names[kind, number] = name

    def relate(self, kind: str, number: str, side: str, relation: str, to: str, other: str) -> None:
        """Note a relation of an object to another, whichever of the two it is told of."""
        if (kind, to, relation) in (("O", "O", "002"), ("S", "S", "002")):
            lower, upper = (other, number) if side == "B" else (number, other)
            (self.upper if kind == "O" else self.manager).setdefault(lower, upper)
        elif {kind, to} == {"S", "O"}:
            seat, unit = (number, other) if kind == "S" else (other, number)
            if relation == "003":
                self.unit.setdefault(seat, unit)
            elif relation == "012":
                self.chief.setdefault(unit, seat)
        elif {kind, to} == {"S", "P"} and relation == "008":
            seat, person = (number, other) if kind == "S" else (other, number)
            held = self.holders.setdefault(seat, [])
            if person not in held:
                held.append(person)

    def above(self, seat: str) -> str:
        """Return the position above one: as it says, else the chief of its unit or of the next unit up."""
        if seat in self.manager:
            return self.manager[seat]
        unit, gone = self.unit.get(seat, ""), set()
        while unit and unit not in gone:
            gone.add(unit)
            if (chief := self.chief.get(unit, seat)) != seat:
                return chief
            unit = self.upper.get(unit, "")
        return ""


def by_objects(table: Table) -> Table | None:
    """Return the table of units and positions that a list of objects tells of; None for other tables."""
    few = [texts(column[:_LOOKED_AT]) for column in table.columns]
    if sum(1 for column in few if _are(column, _TYPES)) < _TYPED_COLUMNS and not any(_matches(column, _TYPED) for column in few):  # fmt: skip
        return None
    found = _related(table) or _displayed(table)
    if found is None or not any(kind == "S" for kind, _ in found.rows):
        return None
    rows: list[int] = []
    cells: list[tuple[str, ...]] = []
    for kind, number in found.rows:
        if kind == "O":
            rows.append(found.rows[kind, number])
            cells.append(("", "", number, found.names.get(("O", number), number), found.upper.get(number, ""), "", "", ""))  # fmt: skip
    for kind, number in found.rows:
        if kind != "S":
            continue
        for person in found.holders.get(number) or [""]:
            rows.append(found.rows[kind, number])
            title, name = found.names.get(("S", number), ""), found.names.get(("P", person), person)
            cells.append((number, title, found.unit.get(number, ""), "", "", found.above(number), person, name))  # fmt: skip
    headers = ("Position ID", "Position title", "Unit ID", "Unit", "Parent unit ID", "Reports to position ID", "Person ID", "Person")  # fmt: skip
    made = {header: [cell[n] or None for cell in cells] for n, header in enumerate(headers)}
    told = t("The table lists objects and their relations: units (O), positions (S) and persons (P) were read from them.")  # fmt: skip
    return remade(table, rows, [], made, told)


def _related(table: Table) -> _Objects | None:
    """Return the objects of a table with a relation a row."""
    columns = [texts(column) for column in table.columns]
    kinds = [c for c, column in enumerate(columns) if _are(column, _TYPES)]
    # The type of the object stands first, that of the related one after the relation.
    relations = [c for c, column in enumerate(columns) if c not in kinds and _matches(column, _RELATION)]  # fmt: skip
    sides = [c for c, column in enumerate(columns) if _are(column, {"A", "B"})]
    kinds = [c for c in kinds if c not in sides]
    if len(kinds) < 2 or not relations:
        return None
    own, other, relation = kinds[0], kinds[1], relations[0]
    number, related = own + 1, other + 1
    if max(number, related) >= len(columns):
        return None
    name = next((c for c, h in enumerate(table.headers) if heading(h) in _NAMES and c not in (number, related)), -1)  # fmt: skip
    ends = [c for c, header in enumerate(table.headers) if guess(header)[0] == "end"]
    found, day = _Objects(), today().isoformat()
    for i in range(len(table.rows)):
        if ends and "" < (iso_date(table.columns[ends[0]][i]) or "") < day:
            continue
        kind, at = columns[own][i], columns[number][i]
        found.note(kind, at, columns[name][i] if name >= 0 else "", i)
        match = _RELATION.fullmatch(columns[relation][i])
        if match is None or not columns[related][i]:
            continue
        side = match[1] or (columns[sides[0]][i] if sides else "A")
        found.relate(kind, at, side, match[2], columns[other][i], columns[related][i])
    return found


def _displayed(table: Table) -> _Objects | None:
    """Return the objects of a structure as the display shows it: indented, with type and number in one cell."""
    columns = [texts(column) for column in table.columns]
    typed = next((c for c, column in enumerate(columns) if all(column) and _matches(column, _TYPED)), -1)  # fmt: skip
    if typed < 0:
        return None
    label = next((c for c, header in enumerate(table.headers) if heading(header) in _NAMES), 0)
    related = next((c for c, h in enumerate(table.headers) if heading(h).startswith("relat")), -1)
    depths = _depths(table, label)
    found = _Objects()
    open_objects: list[tuple[int, str, str]] = []
    for i, depth in enumerate(depths):
        match = _TYPED.fullmatch(columns[typed][i])
        assert match is not None
        kind, number = match[1], match[2]
        found.note(kind, number, columns[label][i], i)
        while open_objects and open_objects[-1][0] >= depth:
            open_objects.pop()
        if open_objects:
            _, upper_kind, upper = open_objects[-1]
            _place(found, kind, number, upper_kind, upper)
            said = columns[related][i].casefold() if related >= 0 else ""
            if kind == "S" and upper_kind == "O" and any(word in said for word in _HEADS):
                found.chief.setdefault(upper, number)
        open_objects.append((depth, kind, number))
    return found


def _place(found: _Objects, kind: str, number: str, upper_kind: str, upper: str) -> None:
    """Note what an object is to the one that it stands below."""
    relation = {("O", "O"): "002", ("S", "S"): "002", ("S", "O"): "003", ("P", "S"): "008"}
    if (kind, upper_kind) in relation:
        found.relate(kind, number, "A", relation[kind, upper_kind], upper_kind, upper)
    if (kind, upper_kind) == ("S", "S") and upper in found.unit:
        found.unit.setdefault(number, found.unit[upper])


def _depths(table: Table, column: int) -> list[int]:
    """Return how far the cells of a column are indented, by the cell's own indent or by spaces."""
    indents = [table.indents.get((column, i), 0) for i in range(len(table.rows))]
    if any(indents):
        return indents
    cells = [cell if isinstance(cell, str) else "" for cell in table.columns[column]]
    return [len(cell) - len(cell.lstrip(" \t\u00a0\u3000.-")) for cell in cells]


def _are(column: Sequence[str], known: Iterable[str]) -> bool:
    told = {text for text in column if text}
    return bool(told) and told <= set(known)


def _matches(column: Sequence[str], pattern: re.Pattern[str]) -> bool:
    told = [text for text in column if text]
    return bool(told) and all(map(pattern.fullmatch, told))
