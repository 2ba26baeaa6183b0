"""The columns that a roster may have: those that ``fields.py`` describes, and how rosters split them."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from orgeditor.files.roster.words import heading, without_parentheses
from orgeditor.messages import Message, t
from orgeditor.model.fields import Kind, fields_of
from orgeditor.model.records import Person, Position, Record, Unit

_WRAPPED: Final = re.compile(r"(?:custom field \(|'?[A-Za-z_][\w ]*'?(?<! )\[)([^()\[\]]+)[)\]]", re.IGNORECASE)  # fmt: skip
CUSTOM: Final = "custom"
HIERARCHY: Final = "hierarchy"
LEVELS: Final = tuple(f"level_{n}" for n in range(1, 11))


class RosterColumn(msgspec.Struct, frozen=True):
    """A column by the name that ``--map`` takes, its own header, and what clients call it.

    ``record`` and ``field`` say which field of a record it fills, where it is one field.
    """

    name: str
    label: Message
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    record: type[Record] | None = None
    field: str = ""


_LABELS: Final = {
    "id": t("Position ID"),
    "title": t("Title"),
    "title_zh": t("Title in Chinese"),
    "name": t("Person"),
    "name_zh": t("Person's name in Chinese"),
    "person_id": t("Person ID"),
    "manager": t("Reports to"),
    "dotted": t("Dotted line to"),
    "unit": t("Unit"),
    "unit_zh": t("Unit in Chinese"),
    "unit_id": t("Unit ID"),
    "parent_unit": t("Parent unit"),
}

_SPLIT: Final = (
    RosterColumn(
        "first_name",
        t("First name"),
        synonyms=("first name", "given name", "forename", "firstname", "名", "nombre de pila", "prénom", "vorname"),
    ),
    RosterColumn(
        "last_name",
        t("Last name"),
        synonyms=("last name", "surname", "family name", "lastname", "姓", "姓氏", "apellido", "apellidos", "nachname", "nom de famille"),
    ),
    RosterColumn(
        "manager_name",
        t("Manager's name"),
        synonyms=("manager name", "managers name", "supervisor name", "line manager name", "reports to name", "上级姓名", "直接上级姓名", "主管姓名"),
    ),
    RosterColumn(
        "manager_email",
        t("Manager's e-mail"),
        synonyms=("manager email", "manager e mail", "supervisor email", "line manager email", "上级邮箱"),
    ),
    RosterColumn("manager_person_id", t("Manager's person id")),
    RosterColumn(
        "share",
        t("Share of the seat"),
        Kind.NUMBER,
        ("share of the seat", "assignment share", "allocation share", "岗位占比"),
    ),
    RosterColumn(
        "unit_head",
        t("Heads its unit"),
        Kind.FLAG,
        ("heads its unit", "is unit head", "head of unit flag", "是否部门负责人"),
    ),
    RosterColumn(
        "unit_path",
        t("Path of units"),
        synonyms=("org path", "organisation path", "organization path", "department path", "unit path", "部门路径", "组织路径"),
    ),
    *(RosterColumn(name, t("Level {n}", n=n)) for n, name in enumerate(LEVELS, 1)),
)  # fmt: skip


MANAGERS: Final = frozenset({"manager", "manager_name", "manager_email", "manager_person_id"})
"""Columns that name whom a position reports to."""

HIERARCHY_COLUMN: Final = RosterColumn(HIERARCHY, t("Says who is above whom"))
"""No field of a record: the column that ``hierarchy`` reads."""


def _described() -> dict[str, RosterColumn]:
    columns = {
        f.roster: RosterColumn(
            f.roster, _LABELS.get(f.roster, f.label), f.kind, f.headers, record, f.name
        )
        for record in (Position, Person, Unit)
        for f in fields_of(record)
        if f.roster
    }
    columns |= {column.name: column for column in _SPLIT}
    return columns


COLUMNS: Final[dict[str, RosterColumn]] = _described()


def describe_fields() -> list[RosterColumn]:
    """Return the columns that a roster may have, as ``orgeditor fields`` lists them."""
    return list(COLUMNS.values())


def synonyms() -> dict[str, str]:
    """Return the column that each known header means; headers as ``words.heading`` gives them."""
    known: dict[str, str] = {}
    for column in COLUMNS.values():
        # What we write ourselves, in either language, is read back as what it was.
        for text in (column.label.render("en"), column.label.render("zh_CN")):
            known.setdefault(heading(text), column.name)
    # "Manager name" is a manager too, but says more exactly which column it is.
    for column in (*_SPLIT, *COLUMNS.values()):
        for text in column.synonyms:
            known.setdefault(heading(text), column.name)
    return known


def forms(header: str) -> tuple[str, ...]:
    """Return a header as it is compared: whole, and without what stands in brackets.

    Of ``Custom field (Manager)`` and ``Employees[Manager]``, what stands in them is the header.
    """
    header = wrapped[1] if (wrapped := _WRAPPED.fullmatch(header.strip())) else header
    whole, bare = heading(header), heading(without_parentheses(header))
    return (whole,) if whole == bare or not bare else (whole, bare)
