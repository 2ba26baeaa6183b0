"""The data dictionary of an outgoing roster: what each column means, of what kind and unit it is, what may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.columns import COLUMNS, LEVELS
from orgeditor.files.sheets import Column as SheetColumn
from orgeditor.files.sheets import Table
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.fields import Field, Kind, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.tables import RosterTable

_MEANINGS: Final[dict[str, Message]] = {
    "id": t("What tells a position from all others; other columns name positions by it."),
    "title": t("What the position is called."),
    "title_zh": t("What the position is called in Chinese."),
    "name": t("Who fills the position; a word such as Vacant where nobody does, N/D where the name is withheld."),
    "name_zh": t("The person’s name in Chinese."),
    "first_name": t("The person’s given name."),
    "last_name": t("The person’s family name."),
    "person_id": t("What tells a person from all others, for instance the number of the employee."),
    "unit": t("The unit that the position stands in."),
    "unit_zh": t("The unit’s name in Chinese."),
    "unit_id": t("What tells a unit from all others."),
    "parent_unit": t("The unit that this unit is a part of; empty for one at the top."),
    "unit_head": t("Whether the position heads its unit."),
    "unit_path": t("The units from the top down to the position’s own."),
    "cost_centre": t("Where the unit’s costs are booked."),
    "manager": t("The position that this one reports to, over a solid line; empty at the top."),
    "manager_name": t("The name of whom the position reports to."),
    "manager_email": t("The e-mail address of whom the position reports to."),
    "manager_person_id": t("What tells the person whom the position reports to from all others."),
    "dotted": t("Positions that this one reports to over dotted lines, with a semicolon between them."),
    "assistant": t("Whether the position assists its manager, and is drawn beside the line."),
    "role": t("The roles that the position plays, with a semicolon between them."),
    "headcount": t("How many seats the row stands for, vacant ones too."),
    "fte": t("How much work the row stands for: 1 is one person’s full time."),
    "share": t("The holder’s part of a shared seat."),
    "grade": t("The level of the position in the client’s own scale."),
    "location": t("Where the position’s place of work is."),
    "cost": t("What the row costs in a year."),
    "currency": t("In what the cost is told."),
    "employment": t("On what kind of contract."),
    "status": t("Whether the position is in use; empty where it is."),
    "start": t("The day from which it holds."),
    "end": t("The day until which it holds."),
    "duties": t("What the position is to do."),
    "notes": t("Remarks."),
    "email": t("The person’s e-mail address."),
    "login": t("The name by which the person logs in."),
    "phone": t("The person’s telephone number."),
    **dict.fromkeys(LEVELS, t("The unit on this level of the path to the position’s own, from the top.")),
}  # fmt: skip
_REFERRING: Final = ("manager", "dotted")
_KINDS: Final = {
    "text": t("Text"),
    "integer": t("Whole number"),
    "number": t("Number"),
    "money": t("Amount of money"),
    "percent": t("Percentage"),
    "date": t("Date, year-month-day"),
}
_HEADERS: Final = (t("Sheet"), t("Column"), t("Meaning"), t("Kind"), t("Unit of measure"), t("Allowed values"))  # fmt: skip


def dictionary(tables: Sequence[RosterTable], language: str) -> Table:
    """Return a table with a row for each column of ``tables``, in ``language`` (``en`` or ``zh_CN``)."""
    rows = []
    for made in tables:
        ids = next((c.header for c in made.columns if c.field == "id"), "")
        for column, shown in zip(made.columns, made.table.columns, strict=True):
            told = (_meaning(column.field), _kind(column.field, shown), _unit(column.field), _allowed(column.field, shown, ids, language))  # fmt: skip
            rows.append((made.table.name, shown.header, *(said.render(language) if said else None for said in told)))  # fmt: skip
    columns = tuple(SheetColumn(header.render(language)) for header in _HEADERS)
    return Table(t("Dictionary").render(language), columns, rows)


def _meaning(name: str) -> Message:
    return _MEANINGS.get(name) or t("The client’s own column, kept as it was imported.")


def _kind(name: str, shown: SheetColumn) -> Message:
    described = COLUMNS.get(name)
    is_flag = described is not None and described.kind is Kind.FLAG
    return t("Yes or empty") if is_flag else _KINDS[shown.kind]


def _unit(name: str) -> Message | None:
    if name == "cost":
        return t("the row’s currency, a year")
    described = _field(name)
    return described.unit if described else None


def _allowed(name: str, shown: SheetColumn, ids: str, language: str) -> Message | None:
    """Return what may stand in a column: the choices of its field, else those in use where they are few."""
    described = _field(name)
    if name in _REFERRING and ids:
        return t("Values of the column “{column}”.", column=ids)
    if described is not None and described.kind is Kind.FLAG:
        return verbatim("yes")
    if described is not None and described.kind is Kind.CHOICE:
        labels = ", ".join(label.render(language) for value, label in described.choices if value)
        return t("empty, {choices}", choices=labels)
    if shown.choices:
        return t("any; in use: {choices}", choices=", ".join(shown.choices))
    return None


def _field(name: str) -> Field | None:
    column = COLUMNS.get(name)
    return field(column.record, column.field) if column and column.record else None
