"""An organisation as GraphML: units, positions and people as nodes, with typed attributes.

Source: http://graphml.graphdrawing.org/specification.html; ``label`` is what Gephi and
Cytoscape show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.markup import attribute, content
from orgeditor.model.fields import Kind, fields_of, name_of
from orgeditor.model.records import Person, Position, Record, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from orgeditor.model.organization import Organization

Data = str | float | bool

_NODES: Final[tuple[type[Record], ...]] = (Unit, Position, Person)
_ELSEWHERE: Final = frozenset(
    {"parent", "head", "unit", "manager", "dotted", "holders", "roles", "rank", "colour"}
    | {"arrangement", "leaf_rows"}
)
"""What edges say, and how charts look."""
_OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(org: Organization, path: Path, *, language: str = "en") -> None:
    """Write units, positions and people and what joins them, in place of ``path``; OSError.

    Edges run from the one below to the one above: ``reports_to``, ``dotted``, ``part_of``,
    ``in_unit``, ``heads``, and ``holds`` from a person with its ``share``.
    """
    keys: dict[tuple[str, str], tuple[str, str]] = {}
    body = list(_graph(org, language, keys))
    declared = [
        f'  <key id="{key}" for="{owner}" attr.name={attribute(name)} attr.type="{kind}"/>\n'
        for (owner, name), (key, kind) in keys.items()
    ]
    told = notice(org.redaction, language)
    said = [f"  <desc>{content(line)}</desc>\n" for line in told.lines[:1]] if told else []
    lines = [_OPEN, *said, *declared, '  <graph edgedefault="directed">\n', *body, "  </graph>\n</graphml>\n"]  # fmt: skip
    disk.write(path, "".join(lines).encode())


def _graph(
    org: Organization, language: str, keys: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[str]:
    custom = _custom_kinds(org)
    for kind in _NODES:
        for key in _in_order(org, kind):
            record = org[key]
            data: dict[str, Data] = {
                "record": kind.__name__.lower(),
                "label": name_of(record, language),
            }
            inside = _data({**data, **_said(org, record, custom)}, "node", keys)
            yield f"    <node id={attribute(key)}>\n{inside}    </node>\n"
    for below, above, said in _edges(org):
        inside = _data(said, "edge", keys)
        yield f"    <edge source={attribute(below)} target={attribute(above)}>\n{inside}    </edge>\n"  # fmt: skip


def _in_order(org: Organization, kind: type[Record]) -> Iterable[str]:
    records = org.of(kind)
    return records if kind is Person else org.in_order(records)


def _said(org: Organization, record: Record, custom: dict[str, str]) -> dict[str, Data]:
    """Return the attributes of a record: its fields that say something, and the client's own."""
    said: dict[str, Data] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name not in _ELSEWHERE and value not in ("", None, (), False):
            said[field.name] = float(value) if field.kind in (Kind.NUMBER, Kind.MONEY) else value
    if isinstance(record, Position):
        people = [org.get(Person, h.person) for h in record.holders if h.person]
        said |= {"holder": "; ".join(p.name for p in people)} if people else {}
        said["vacant"] = not record.holders
        roles = [org.get(Role, key).name for key in record.roles]
        said |= {"roles": "; ".join(roles)} if roles else {}
    for name, value in record.custom.items():
        if value != "" and value is not None:
            typed = value if custom[name] != "string" else str(value)
            said[f"custom.{name}"] = typed
    return said


def _custom_kinds(org: Organization) -> dict[str, str]:
    """Return the type of each of the client's own columns: one that all its values have, else text."""
    kinds: dict[str, str] = {}
    for kind in _NODES:
        for record in org.of(kind).values():
            for name, value in record.custom.items():
                own = _kind(value)
                kinds[name] = own if kinds.get(name, own) == own else "string"
    return kinds


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "double" if isinstance(value, int | float) else "string"


def _edges(org: Organization) -> Iterator[tuple[str, str, dict[str, Data]]]:
    for unit in org.of(Unit).values():
        if unit.parent:
            yield unit.id, unit.parent, {"kind": "part_of"}
        if unit.head:
            yield unit.head, unit.id, {"kind": "heads"}
    for position in org.of(Position).values():
        if position.manager:
            yield position.id, position.manager, {"kind": "reports_to"}
        for above in position.dotted:
            yield position.id, above, {"kind": "dotted"}
        if position.unit:
            yield position.id, position.unit, {"kind": "in_unit"}
        for holder in position.holders:
            if holder.person:
                yield holder.person, position.id, {"kind": "holds", "share": holder.share}


def _data(said: dict[str, Data], owner: str, keys: dict[tuple[str, str], tuple[str, str]]) -> str:
    lines = []
    for name, value in said.items():
        key, _ = keys.setdefault((owner, name), (f"{owner[0]}{len(keys)}", _kind(value)))
        text = str(value).lower() if isinstance(value, bool) else str(value)
        lines.append(f'      <data key="{key}">{content(text)}</data>\n')
    return "".join(lines)
