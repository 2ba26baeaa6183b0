"""The elements of a blueprint: tables of TOML that become records, whatever their type.

A part goes by the tag of its record type. It is a list of tables, a record each, with its
fields and, where others refer to it, a ``key``; or it says the same in fewer lines: ``columns``
names fields, ``rows`` are lists of their values, by key where others refer to them. Of records
that two things identify, ``cells`` has one field each, that of ``value``: by the second thing
tables by the first.

References name a unit, role or position by its key, a person by name, and a record of an
element by its key; a tag before it ("role pr") where records of several types have that key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.model import rank
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import Kind
from orgeditor.model.record import key_id, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgeditor.model.describing import RecordType
    from orgeditor.model.fields import Field
    from orgeditor.model.record import Record

Known = dict[type["Record"], "Mapping[str, str]"]
"""The ids of what may be referred to, by record type and key."""


def element_records(data: Mapping[str, Any], known: Known) -> list[Record]:
    """Return the records of the elements; ``known`` is what they may refer to, and grows by them.

    KeyError where a reference names nothing.
    """
    records: list[Record] = []
    for described in (described for element in ELEMENTS for described in element):
        kind = described.type
        tag = str(kind.__struct_config__.tag)
        rows = list(rows_of(described, data.get(tag, [])))
        known[kind] = {row["key"]: new_id() for row in rows if "key" in row}
        for row, order in zip(rows, rank.spread(len(rows)), strict=True):
            values = {name: row[name] for name in row if name != "key"}
            for field in described.fields:
                if field.name in values:
                    values[field.name] = _value(known, field, values[field.name])
            if "rank" in kind.__struct_fields__:
                values["rank"] = order
            by_key = key_id(*(values[name] for name in described.key)) if described.key else ""
            made = by_key or known[kind].get(row.get("key", ""), "") or new_id()
            records.append(msgspec.convert({"type": tag, "id": made} | values, kind))
    return records


def rows_of(described: RecordType, table: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a part of a blueprint as tables, however they are written."""
    if isinstance(table, list):
        yield from table
        return
    rows = table.get("rows", [])
    for key, row in rows.items() if isinstance(rows, dict) else (("", row) for row in rows):
        yield dict(zip(table["columns"], row, strict=True)) | ({"key": key} if key else {})
    for down, line in table.get("cells", {}).items():
        for across, value in line.items():
            yield {described.key[0]: across, described.key[1]: down, table["value"]: value}


def _value(known: Known, field: Field, value: Any) -> Any:
    if field.kind is Kind.REFERENCE:
        return _id_of(known, field, value) if value else ""
    if field.kind is Kind.REFERENCES:
        return tuple(_id_of(known, field, key) for key in value)
    # TOML has no word for a figure that is not there.
    return None if field.kind is Kind.FIGURE and value == "" else value


def _id_of(known: Known, field: Field, key: str) -> str:
    tag, _, rest = key.partition(" ")
    for kind in field.targets:
        named = rest if tag == kind.__struct_config__.tag else key
        if named in known.get(kind, {}):
            return known[kind][named]
    raise KeyError(key)
