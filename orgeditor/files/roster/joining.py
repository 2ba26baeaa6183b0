"""Tables that stand beside the roster: joined to it where their ids say so, read with it, or told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from orgeditor.files.problems import Problem
from orgeditor.files.roster.cells import iso_date, texts
from orgeditor.files.roster.links import Link, Role, Side, find_link, role_of
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.mapping import ColumnMap
from orgeditor.files.roster.principal import same_kind
from orgeditor.files.roster.table import Brought
from orgeditor.files.roster.values import drawn_from
from orgeditor.files.roster.words import id_key, is_nothing
from orgeditor.messages import Message, t, tn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value

_TOLD = 200
_PERSON = frozenset({"name", "name_zh", "first_name", "last_name", "person_id", "email", "login"})
_UNIT_FIELDS = frozenset({"unit", "unit_zh", "unit_id", "parent_unit", "cost_centre", "unit_path"})


class Joined(msgspec.Struct):
    """The roster after tables were joined to it, tables of units read beside it, what was told."""

    roster: Side
    units: list[Side]
    told: list[Problem]
    left: list[Side]


def join(roster: Side, others: Sequence[Side]) -> Joined:
    """Join to a roster whatever tables its rows refer to, or that refer to its rows; the rest is left."""
    done = Joined(roster, [], [], list(others))
    moved = True
    while moved and done.left:
        moved = False
        for other in list(done.left):
            if _joined(done, other):
                # Not by what it holds: two sheets may be equal.
                done.left = [side for side in done.left if side is not other]
                moved = True
    return done


def _joined(done: Joined, other: Side) -> bool:
    roster = done.roster
    if _goes_on(roster, other):
        return False
    link = find_link(roster, other)
    back = find_link(other, roster)
    if back is not None and (link is None or back.score > link.score):
        return _expanded(done, other, back)
    if link is None:
        return False
    role = role_of(roster, link, other)
    if role == "unit" and not other.mapping.levels:
        done.units.append(_units(other, link))
        done.roster = _referring_to_units(roster, link, done.units[-1])
    else:
        done.roster = _with_columns(done, other, link, role)
    _tell_joined(done, other, roster.table.headers[link.own])
    return True


def _goes_on(roster: Side, other: Side) -> bool:
    """Whether a table tells of further rows of the same kind, so that equal running numbers join nothing."""
    own, its = roster.mapping.fields, other.mapping.fields
    told = own.keys() & its.keys() & {"title", "name", "manager", "unit", "fte"}
    return len(told) >= 3 or {"title", "manager"} <= told or bool(same_kind(roster, other))


def _tell_joined(done: Joined, other: Side, header: str) -> None:
    count = len(other.table.rows)
    told = tn("{n} row was joined to the roster by “{header}”.", "{n} rows were joined to the roster by “{header}”.", count, header=header)  # fmt: skip
    done.told.append(Problem("table-joined", "hint", told, other.table.file, other.table.sheet))


def _units(other: Side, link: Link) -> Side:
    """Return a lookup table of units with the fields that its columns have for units."""
    table, fields = other.table, dict(other.mapping.fields)
    own = texts(table.columns[link.key])
    made: dict[str, int] = {}
    for name, column in fields.items():
        if name in ("manager", "manager_name", "parent_unit"):
            known = [*own, *(text for n in ("name", "title", "unit") if n in fields for text in texts(table.columns[fields[n]]))]  # fmt: skip
            said = [x for x in texts(table.columns[column]) if not is_nothing(x)]
            # A column for it that is empty says that no unit is part of another.
            if drawn_from(said, known) >= 0.5 or (name == "parent_unit" and not said):
                made["parent_unit"] = column
        elif name in _UNIT_FIELDS:
            made[name] = column
        elif name in ("name", "title") and column != link.key:
            made.setdefault("unit", column)
        elif name == "name_zh":
            made.setdefault("unit_zh", column)
    if made.get("unit", link.key) == link.key:
        free = [c for c in range(len(table.headers)) if c != link.key and c not in made.values()]
        worded = next((c for c in free if look_of(texts(table.columns[c]))), -1)
        if worded >= 0 and look_of(own) != "unit":
            made["unit"] = worded
    made["unit_id" if made.get("unit", link.key) != link.key else "unit"] = link.key
    return Side(table, ColumnMap(made, dict.fromkeys(made, 0.9)))


def _referring_to_units(roster: Side, link: Link, units: Side) -> Side:
    name = "unit_id" if units.mapping.fields.get("unit_id") == link.key else "unit"
    fields = {n: c for n, c in roster.mapping.fields.items() if c != link.own or n == name}
    fields[name] = link.own
    return Side(roster.table, _mapped(roster.mapping, fields))


def _mapped(mapping: ColumnMap, fields: dict[str, int]) -> ColumnMap:
    return ColumnMap(fields, {name: mapping.confidence.get(name, 0.9) for name in fields})


def _with_columns(done: Joined, other: Side, link: Link, role: Role) -> Side:
    """Return the roster with the columns of the rows that its own refer to."""
    roster = done.roster
    table, fields = roster.table, dict(roster.mapping.fields)
    rows = {id_key(text): i for i, text in enumerate(texts(other.table.columns[link.key]))}
    meant = [rows.get(id_key(text), -1) for text in texts(table.columns[link.own])]
    _tell_unknown(done, other, link, meant)
    _tell_unmatched(done, other, set(range(len(other.table.rows))) - set(meant))
    if role == "person" and link.own not in fields.values():
        fields["person_id"] = link.own
    table = _bring(table, fields, other, link, meant, role)
    return Side(table, _mapped(roster.mapping, fields))


def _bring(
    table: Table, fields: dict[str, int], other: Side, link: Link, meant: Sequence[int], role: Role
) -> Table:
    """Return the table with the other's columns, row by row as ``meant``; their fields are put in ``fields``."""
    named = {c: name for name, c in other.mapping.fields.items()}
    for column, header in enumerate(other.table.headers):
        if column == link.key:
            continue
        cells = other.table.columns[column]
        told = [cells[i] if i >= 0 else None for i in meant]
        if role == "person" and other.table.file == table.file and other.table.places[column] >= 0:
            rows = [other.table.rows[i] if i >= 0 else -1 for i in meant]
            table = table.with_brought(header, told, Brought(other.table.sheet, other.table.places[column], rows))  # fmt: skip
        else:
            table = table.with_column(header, told)
        name = named.get(column, "")
        if role == "job" and name == "name":
            name = "title"
        if role == "person" and name == "id":
            name = "person_id"
        # A key is not what it stands for: a holder's number is no name.
        if name and fields.get(name, link.own) == link.own:
            if name in fields and role == "person":
                fields["person_id"] = link.own
            fields[name] = len(table.headers) - 1
    return table


def _tell_unknown(done: Joined, other: Side, link: Link, meant: Sequence[int]) -> None:
    table = done.roster.table
    said = texts(table.columns[link.own])
    lost = [i for i, row in enumerate(meant) if row < 0 and said[i] and not is_nothing(said[i])]
    for i in lost[:_TOLD]:
        told = t("“{value}” is no row of the sheet {sheet}.", value=said[i], sheet=other.table.sheet or other.table.file)  # fmt: skip
        done.told.append(Problem("unknown-key", "warning", told, table.file, table.sheet, table.rows[i] + 1, table.cell(i, link.own), said[i]))  # fmt: skip
    _tell_rest(done, table, len(lost) - _TOLD)


def _tell_unmatched(done: Joined, other: Side, rows: set[int]) -> None:
    table = other.table
    for i in sorted(rows)[:_TOLD]:
        value = next((text for column in table.columns if (text := texts([column[i]])[0])), "")
        told = t("No row of the roster refers to this one, so it was not taken.")
        done.told.append(Problem("unmatched-row", "warning", told, table.file, table.sheet, table.rows[i] + 1, "", value))  # fmt: skip
    _tell_rest(done, table, len(rows) - _TOLD)


def _tell_rest(done: Joined, table: Table, rest: int) -> None:
    if rest > 0:
        told = tn("The same in {n} more row.", "The same in {n} more rows.", rest)
        done.told.append(Problem("unmatched-row", "warning", told, table.file, table.sheet))


def _expanded(done: Joined, other: Side, link: Link) -> bool:
    """Join rows that refer to those of the roster: people to their positions, one or several each."""
    roster = done.roster
    rows = {id_key(text): i for i, text in enumerate(texts(roster.table.columns[link.key]))}
    below: dict[int, list[int]] = defaultdict(list)
    unmatched = set()
    for i, text in enumerate(texts(other.table.columns[link.own])):
        at = rows.get(id_key(text), -1)
        below[at].append(i) if at >= 0 else unmatched.add(i)
    past = _past_rows(other, below)
    for at, members in below.items():
        below[at] = [i for i in members if i not in past] or members[-1:]
    several = max(map(len, below.values()), default=0) > 1
    is_person = bool(other.mapping.fields.keys() & _PERSON)
    if several and not is_person:
        return False
    _tell_past(done, other, past)
    _tell_unmatched(done, other, unmatched)
    _tell_joined(done, other, roster.table.headers[link.key])
    order = [(at, i) for at in range(len(roster.table.rows)) for i in below.get(at) or (-1,)]
    table = replace(
        roster.table,
        rows=[roster.table.rows[at] for at, _ in order],
        columns=[[column[at] for at, _ in order] for column in roster.table.columns],
        brought={
            c: replace(b, rows=[b.rows[at] for at, _ in order])
            for c, b in roster.table.brought.items()
        },
    )
    fields = dict(roster.mapping.fields)
    if link.key not in fields.values():
        fields["id"] = link.key
    back = Link(link.key, link.own, link.score)
    table = _bring(table, fields, other, back, [i for _, i in order], "person" if is_person else "")
    done.roster = Side(table, _mapped(roster.mapping, fields))
    return True


def _past_rows(other: Side, below: dict[int, list[int]]) -> set[int]:
    """Return of several rows about the same one those that are over: they have ended, or a later one began."""
    if all(len(members) < 2 for members in below.values()):
        return set()
    ends, starts = _dates(other)
    past: set[int] = set()
    for members in below.values():
        if len(members) < 2:
            continue
        ended = {i for i in members if ends and ends[i]}
        if ended and len(ended) < len(members):
            past |= ended
        elif starts and not other.mapping.says_who and len({starts[i] for i in members}) > 1:
            past |= set(members) - {max(members, key=lambda i: starts[i])}
    return past


def _dates(other: Side) -> tuple[list[str] | None, list[str] | None]:
    """Return the ends and the starts of rows: of columns so named, else the dates that are partly blank and full."""
    columns = {n: other.mapping.fields[n] for n in ("end", "start") if n in other.mapping.fields}
    if not columns and other.table.header_row == 0:
        dated = [c for c, cells in enumerate(other.table.columns) if _all_dates(cells)]
        partly = [c for c in dated if any(cell in (None, "") for cell in other.table.columns[c])]
        full = [c for c in dated if c not in partly]
        columns = {"end": partly[0]} if partly else {}
        columns |= {"start": full[0]} if full else {}
    read = {name: [iso_date(cell) or "" for cell in other.table.columns[c]] for name, c in columns.items()}  # fmt: skip
    return read.get("end"), read.get("start")


def _all_dates(cells: Sequence[Value]) -> bool:
    told = [cell for cell in cells if cell not in (None, "")]
    return bool(told) and all(not isinstance(cell, int | float) and iso_date(cell) for cell in told)


def _tell_past(done: Joined, other: Side, past: set[int]) -> None:
    table = other.table
    for i in sorted(past)[:_TOLD]:
        told = t("The row is history: a later one about the same counts.")
        done.told.append(Problem("history-row", "hint", told, table.file, table.sheet, table.rows[i] + 1))  # fmt: skip
    _tell_rest(done, table, len(past) - _TOLD)


def unread(side: Side, why: Message, kind: str = "table-unread") -> Problem:
    """Return the problem that tells of a table that nothing was done with."""
    row = side.table.header_row or (side.table.rows[0] + 1 if side.table.rows else 0)
    return Problem(kind, "warning", why, side.table.file, side.table.sheet, row)
