"""Blueprints: fictional organisations to start from, read from ``resources/templates``."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.assets import asset
from orgeditor.files.blueprints import composed
from orgeditor.files.template_elements import element_records
from orgeditor.files.template_words import in_words
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
    """A blueprint: the name it is asked for by, what it is, and when it fits, in both languages."""

    id: str
    name: str
    name_zh: str
    about: str
    about_zh: str
    fits: str = ""
    fits_zh: str = ""

    def told(self, language: str) -> tuple[str, str, str]:
        """Return name, what it is and when it fits, in a language."""
        if language.startswith("zh"):
            return self.name_zh, self.about_zh, self.fits_zh
        return self.name, self.about, self.fits


class Family(msgspec.Struct, frozen=True):
    """Blueprints of one arrangement: its name, when it fits, and the id of a blueprint a size."""

    name: str
    name_zh: str
    fits: str
    fits_zh: str
    sizes: dict[str, str]

    @property
    def picture(self) -> str:
        """The id of the blueprint that shows best what the arrangement looks like."""
        return self.sizes["medium"]

    def told(self, language: str) -> tuple[str, str]:
        """Return name and when it fits, in a language."""
        chinese = language.startswith("zh")
        return (self.name_zh, self.fits_zh) if chinese else (self.name, self.fits)


_FOLDER: Final = "resources/templates"
_ARRANGED: Final = "marketing"
"""The blueprint whose facts the arrangements share."""
_ARRANGEMENTS: Final = ("functional", "product", "regional", "market", "matrix")
_TOLD: Final = ("name", "name_zh", "about", "about_zh", "fits", "fits_zh")
_TOLD_OF_FAMILIES: Final = ("name", "name_zh", "fits", "fits_zh")
_SIZES: Final = {
    "small": ("small team", "小型团队"),
    "medium": ("medium team", "中型团队"),
    "large": ("large team", "大型团队"),
}


def templates() -> list[Template]:
    """Return the blueprints that come with the program: those in full by id, then the arranged."""
    found = []
    for path in sorted(asset(_FOLDER).glob("*.toml")):
        data = _read(path.name)
        told = (data[name] for name in _TOLD)
        found.append(Template(path.stem, *told))
    return found + [
        _arranged(name, size)
        for name in _ARRANGEMENTS
        for size in _read(f"arrangements/{name}.toml")["sizes"]
    ]


def families() -> list[Family]:
    """Return the arrangements with their blueprints, the small one first; none is composed yet."""
    found = []
    for arrangement in _ARRANGEMENTS:
        data = _read(f"arrangements/{arrangement}.toml")
        name, name_zh, fits, fits_zh = (data[part] for part in _TOLD_OF_FAMILIES)
        # The library itself is the one of its arrangement and size.
        ids = {
            size: f"{arrangement}-{size}" if size in data["sizes"] else _ARRANGED for size in _SIZES
        }
        found.append(Family(name, name_zh, fits, fits_zh, ids))
    return found


def organization_from(template: str, language: str = "en") -> Organization:
    """Return a new organisation made of a blueprint.

    Names are there in both languages, all else in ``language``, which is that of what is
    handed over.
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
    name, _, size = template.rpartition("-")
    data = _composed(name, size) if name in _ARRANGEMENTS else _read(f"{template}.toml")
    if not language.startswith("zh"):
        return Organization(_records(data, "en"))
    words = _read("languages/zh_CN.toml")
    return Organization(in_words(record, words) for record in _records(data, "zh_CN"))


@cache
def _read(file: str) -> Mapping[str, Any]:
    """Return a file of the blueprints, which nobody changes."""
    return tomllib.loads(asset(f"{_FOLDER}/{file}").read_text("utf-8"))


@cache
def _composed(name: str, size: str) -> Mapping[str, Any]:
    library = _read(f"{_ARRANGED}.toml")
    shared = _read("arrangements/shared.toml")
    return composed(library, _read(f"arrangements/{name}.toml"), shared, size)


def _arranged(name: str, size: str) -> Template:
    arrangement, data = _read(f"arrangements/{name}.toml"), _composed(name, size)
    english, chinese = _SIZES[size]
    counts = {"units": len(data["units"]), "positions": len(data["positions"])}
    return Template(
        f"{name}-{size}",
        f"Marketing and sales: {arrangement['name'].lower()}, {english}",
        f"营销与销售：{arrangement['name_zh']}，{chinese}",
        "{units} units, {positions} positions".format(**counts),
        "{units} 个单元、{positions} 个职位".format(**counts),
        arrangement["fits"],
        arrangement["fits_zh"],
    )


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
        roles=tuple(ids["roles"][key] for key in role.split("; ") if key),
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
