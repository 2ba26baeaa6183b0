"""Which column of one table refers to the rows of another."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.columns import LEVELS, MANAGERS
from orgeditor.files.roster.header_rows import unnamed
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.mapping import ColumnMap
from orgeditor.files.roster.table import Table
from orgeditor.files.roster.words import heading, id_key

Role = Literal["unit", "person", "job", ""]

_KEYS: Final = 12
_FOUND: Final = 0.7
# Figures are no keys, and a manager's line is not what a row says of itself.
_NO_KEYS: Final = frozenset(
    {"fte", "cost", "headcount", "share", "start", "end", "grade", "dotted", "parent_unit", *MANAGERS}
)  # fmt: skip
_WORDS: Final[dict[Role, frozenset[str]]] = {
    "unit": frozenset(
        {"dept", "department", "departments", "org", "organisation", "organization", "unit", "units", "division", "team", "bu",
         "departamento", "abteilung", "service", "section"}
    ),
    "person": frozenset(
        {"person", "people", "employee", "employees", "emp", "staff", "holder", "incumbent", "worker", "personnel", "user"}
    ),
    "job": frozenset({"job", "jobs", "title", "position", "positions", "role", "grade", "post", "posts"}),
}  # fmt: skip
_HAN: Final[dict[Role, re.Pattern[str]]] = {
    "unit": re.compile("部门|組織|组织|单位|機構|机构"),
    "person": re.compile("人员|员工|姓名|社員"),
    "job": re.compile("岗位|职位|職位|职务"),
}


class Side(msgspec.Struct):
    """A table with its columns' fields, as it is linked to others."""

    table: Table
    mapping: ColumnMap


class Link(msgspec.Struct, frozen=True):
    """Column ``own`` of one table holds keys of column ``key`` in another."""

    own: int
    key: int
    score: float


def find_link(referring: Side, referred: Side) -> Link | None:
    """Return by which column the rows of one table refer to those of another; None for none.

    Small numbers are in every table: without a header that says so they only count where
    nearly all rows of the other table are meant.
    """
    best: Link | None = None
    bare = referring.table.header_row == 0 or referred.table.header_row == 0
    keys = {c: set(k) for c in range(min(len(referred.table.headers), _KEYS)) if (k := _key_column(referred, c))}  # fmt: skip
    for own in range(len(referring.table.headers)):
        if any(referring.mapping.fields.get(name) == own for name in _NO_KEYS):
            continue
        told = {id_key(text) for text in texts(referring.table.columns[own])} - {""}
        for key, known in keys.items():
            common = len(told & known)
            if not told or common < _FOUND * len(told):
                continue
            covered = common / len(known)
            related = _related(referring, own, referred, key)
            lettered = any(not text.isdecimal() for text in list(told)[:50])
            if not related and not (covered >= 0.5 and (bare or lettered)):
                continue
            score = common / len(told) + covered + related
            if best is None or score > best.score:
                best = Link(own, key, score)
    return best


def _key_column(side: Side, column: int) -> list[str] | None:
    """Return the keys in a column that tells the rows apart, None for another column."""
    keys = [id_key(text) for text in texts(side.table.columns[column])]
    filled = [key for key in keys if key]
    if len(filled) < 0.95 * len(keys) or len(set(filled)) < len(filled) or not filled:
        return None
    return filled


def _related(referring: Side, own: int, referred: Side, key: int) -> int:
    """Return how well headers say that one column refers to the other: 0 not at all, 2 fully."""
    first, second = heading(referring.table.headers[own]), heading(referred.table.headers[key])
    if _is_made(referring, own) or _is_made(referred, key):
        return 0
    if first == second:
        return 2
    role = role_of_words(referring.table.headers[own])
    return 1 if role and role == role_of_words(f"{referred.table.sheet} {referred.table.headers[key]}") else 0  # fmt: skip


def _is_made(side: Side, column: int) -> bool:
    """Whether a column has no header but the one we gave it."""
    place = side.table.places[column]
    return place >= 0 and side.table.headers[column] == unnamed(place)


def role_of_words(text: str) -> Role:
    """Return what a header or a sheet's name says that rows are about."""
    words = set(heading(text).split())
    for role, known in _WORDS.items():
        if words & known or _HAN[role].search(text):
            return role
    return ""


def role_of(referring: Side, link: Link, referred: Side) -> Role:
    """Return what the rows that are referred to are: units, people or jobs."""
    fields = [name for name, c in referring.mapping.fields.items() if c == link.own]
    if any(name in ("unit", "unit_id", *LEVELS) for name in fields):
        return "unit"
    if "parent_unit" in referred.mapping.fields or referred.mapping.levels:
        return "unit"
    known: set[str] = set(referred.mapping.fields)
    if known & {"email", "first_name", "last_name", "phone", "login", "name_zh"}:
        return "person"
    role = role_of_words(referring.table.headers[link.own]) or role_of_words(referred.table.sheet)
    if role:
        return role
    looks = [look_of(texts(column)) for column in referred.table.columns]
    by_look: dict[str, Role] = {"unit": "unit", "name": "person", "title": "job"}
    return next((by_look[look] for look in looks if look), "")
