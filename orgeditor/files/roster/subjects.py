"""Whom a row is about, as a list of changes names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Record

if TYPE_CHECKING:
    from orgeditor.files.roster.outgoing import Line
    from orgeditor.model.tables import Tables


def called(org: Tables, record: Record, holder: int = 0) -> str:
    """Return what a unit is called, or a position with one of its holders (-1: the first)."""
    if not isinstance(record, Position):
        return name_of(record)
    said = [record.code, name_of(record)]
    if holder < len(record.holders) and (
        person := org.find(Person, record.holders[max(holder, 0)].person)
    ):
        said.append(name_of(person))
    return ", ".join(dict.fromkeys(filter(None, said)))


def subject(org: Tables, line: Line) -> str:
    """Return whom a line is about."""
    record = line.unit or line.position
    assert record is not None
    return called(org, record, line.holder)
