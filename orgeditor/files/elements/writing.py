"""The records of the elements as sheets: one a record type, its fields as columns."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from orgeditor.analysis.left_out import notice
from orgeditor.files.sheets import Column, Table, write_workbook
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import TYPES, Field, Kind, name_of
from orgeditor.model.naming import Names
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgeditor.files.sheets import Kind as SheetKind
    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.describing import RecordType
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_KINDS: Final[dict[Kind, SheetKind]] = {
    Kind.NUMBER: "number",
    Kind.FIGURE: "number",
    Kind.MONEY: "money",
    Kind.DATE: "date",
}
_MOST_CHOICES: Final = 60


def element_types() -> Iterator[RecordType]:
    """Yield the record types of the elements, in the order in which one refers to another."""
    for element in ELEMENTS:
        yield from element


def columns_of(described: RecordType) -> list[Field]:
    """Return the fields of a type that are columns of its sheet."""
    return [field for field in described.fields if field.inspected]


def write_elements(
    org: Organization, path: Path, *, language: str = "en", created: datetime | None = None
) -> None:
    """Write the tables of the elements as an xlsx workbook in place of ``path``; OSError.

    Every table is there, also an empty one, so that the workbook is a form to fill in.
    """
    left = notice(org.redaction, language)
    write_workbook(path, element_tables(org, language), created=created, notice=left)


def element_tables(org: Organization, language: str = "en") -> list[Table]:
    """Return the tables of the elements, as they are written."""
    language = "zh_CN" if language.startswith("zh") else "en"
    return [_table(org, described, language) for described in element_types()]


def _table(org: Organization, described: RecordType, language: str) -> Table:
    fields = columns_of(described)
    records, names = in_order(org, described.type), Names(org)
    own = list(dict.fromkeys(header for record in records for header in record.custom))
    columns = [
        Column(
            field.label.render(language),
            _KINDS.get(field.kind, "text"),
            choices=_choices(org, field, language),
        )
        for field in fields
    ]
    rows = [
        (
            *(_cell(org, names, field, getattr(record, field.name), language) for field in fields),
            *(record.custom.get(header) for header in own),
        )
        for record in records
    ]
    return Table(
        described.plural.render(language), (*columns, *(Column(header) for header in own)), rows
    )


def _cell(org: Organization, names: Names, field: Field, value: Any, language: str) -> Value:
    if field.kind in (Kind.NUMBER, Kind.FIGURE, Kind.MONEY):
        number: float | None = value
        return number
    if field.kind is Kind.DATE and value:
        return datetime.fromisoformat(value)
    if field.kind in (Kind.REFERENCE, Kind.REFERENCES):
        return in_a_sheet(org, names, field, value, language)
    return written(org, field, value, language)


def in_a_sheet(
    org: Organization, names: Names, field: Field, value: tuple[str, ...] | str, language: str
) -> str:
    """Return what a sheet says of the records that a field names."""
    keys = value if isinstance(value, tuple) else (value,) if value else ()
    return "; ".join(_called(org, names, field, key, language) for key in keys)


def _called(org: Organization, names: Names, field: Field, key: str, language: str) -> str:
    """Return what a record is called; where others have its name, its code, else with its type."""
    name = name_of(org[key], language)
    code: str = getattr(org[key], "code", "")
    if len(names.called(field.targets, name)) < 2:
        return name
    return code or f"{TYPES[type(org[key])].label.render(language)}: {name}"


def _choices(org: Organization, field: Field, language: str) -> tuple[str, ...]:
    if field.kind is Kind.CHOICE:
        return tuple(label.render(language) for _, label in field.choices)
    if field.kind is not Kind.REFERENCE:
        return ()
    records: list[Record] = [r for kind in field.targets for r in org.of(kind).values()]
    names = sorted({name_of(record, language) for record in records})
    return tuple(names) if len(names) <= _MOST_CHOICES else ()
