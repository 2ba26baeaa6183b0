"""Blueprints: fictional organisations to start from, read from ``resources/templates``."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.assets import asset
from orgeditor.files.template_elements import element_records
from orgeditor.messages import t
from orgeditor.model import rank
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    PROJECT_ID,
    Activity,
    Holder,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Project,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
    new_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class Template(msgspec.Struct, frozen=True):
    """A blueprint: the name it is asked for by, and what it is, in both languages."""

    id: str
    name: str
    name_zh: str
    about: str
    about_zh: str


def templates() -> list[Template]:
    """Return the blueprints that come with the program, by id."""
    found = sorted(asset("resources/templates").glob("*.toml"))
    return [
        Template(path.stem, data["name"], data["name_zh"], data["about"], data["about_zh"])
        for path in found
        if (data := tomllib.loads(path.read_text("utf-8")))
    ]


def organization_from(template: str, language: str = "en") -> Organization:
    """Return a new organisation made of a blueprint.

    Names are there in both languages; ``language`` is that of what is handed over.
    Refused where there is no such blueprint.
    """
    known = [found.id for found in templates()]
    if template not in known:
        raise Refused(
            t(
                "There is no template “{name}”. There are: {known}.",
                name=template,
                known=", ".join(known),
            )
        )
    data = tomllib.loads(asset(f"resources/templates/{template}.toml").read_text("utf-8"))
    return Organization(_records(data, "zh_CN" if language.startswith("zh") else "en"))


def _records(data: Mapping[str, Any], language: str) -> list[Record]:
    ids = {
        part: {"": ""} | {key: new_id() for key in data[part]}
        for part in ("units", "roles", "positions")
    }
    units, roles, positions = ids["units"], ids["roles"], ids["positions"]
    records: list[Record] = [Project(id=PROJECT_ID, language=language, **data["project"])]
    for (key, (name, zh, parent, head)), order in _ranked(data["units"]):
        records.append(
            Unit(
                id=units[key],
                name=name,
                name_zh=zh,
                parent=units[parent],
                head=positions[head],
                rank=order,
            )
        )
    for (key, (name, zh, purpose)), order in _ranked(data["roles"]):
        records.append(Role(id=roles[key], name=name, name_zh=zh, purpose=purpose, rank=order))
    for (key, row), order in _ranked(data["positions"]):
        records += _position(key, row, order, ids, data)
    people = {person.name: person.id for person in records if isinstance(person, Person)}
    known: dict[type[Record], Mapping[str, str]] = {
        Unit: units, Role: roles, Position: positions, Person: people
    }  # fmt: skip
    return records + _matrix(data, roles) + element_records(data, known)


def _position(
    key: str,
    row: list[Any],
    order: str,
    ids: Mapping[str, Mapping[str, str]],
    data: Mapping[str, Any],
) -> list[Record]:
    title, zh, unit, manager, grade, fte, cost, names, names_zh, role = row
    people: list[Person] = []
    for place, name in enumerate(filter(None, names.split("; "))):
        given = names_zh.split("; ")
        in_chinese = given[place] if place < len(given) else ""
        people.append(Person(id=new_id(), name=name, name_zh=in_chinese.strip()))
    position = Position(
        id=ids["positions"][key],
        code=key,
        title=title,
        title_zh=zh,
        unit=ids["units"][unit],
        manager=ids["positions"][manager],
        dotted=tuple(ids["positions"][other] for other in data["dotted"].get(key, ())),
        assistant=title == "Executive assistant",
        roles=(ids["roles"][role],) if role else (),
        holders=tuple(Holder(person=p.id, share=round(1 / len(people), 4)) for p in people),
        grade=grade,
        fte=fte,
        cost=float(cost),
        currency=data["project"]["currency"],
        rank=order,
    )
    return [*people, position]


def _matrix(data: Mapping[str, Any], roles: Mapping[str, str]) -> list[Record]:
    matrix = Matrix(id=new_id(), rank="V", **data["matrix"])
    records: list[Record] = [matrix]
    for party, order in zip(
        data["columns"]["roles"], rank.spread(len(data["columns"]["roles"])), strict=True
    ):
        key = key_id(matrix.id, roles[party])
        records.append(MatrixColumn(id=key, matrix=matrix.id, party=roles[party], rank=order))
    made: dict[str, str] = {}
    for (number, (name, zh, *letters)), order in _ranked(data["activities"]):
        group = made.get(number.rpartition(".")[0], "")
        activity = Activity(id=new_id(), name=name, name_zh=zh, parent=group)
        made[number] = activity.id
        key = key_id(matrix.id, activity.id)
        records.append(activity)
        records.append(MatrixRow(id=key, matrix=matrix.id, activity=activity.id, rank=order))
        for role, codes in (letters[0] if letters else {}).items():
            records.append(
                Responsibility(
                    id=key_id(matrix.id, activity.id, roles[role]),
                    matrix=matrix.id,
                    activity=activity.id,
                    party=roles[role],
                    codes=tuple(sorted(codes.split("/"), reverse=True)),
                )
            )
    return records


def _ranked(part: Mapping[str, Any]) -> list[tuple[tuple[str, Any], str]]:
    return list(zip(part.items(), rank.spread(len(part)), strict=True))
