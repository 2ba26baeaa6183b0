"""Which columns an outgoing roster has: the client's own, else those of ours that say something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY, LEVELS, MANAGERS
from orgeditor.model.records import Column, Person, Position, Record, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.model.tables import Tables

_ALWAYS: Final = ("id", "title", "name", "manager", "fte")
_MOST_FTE: Final = 2.0
"""FTE beyond which nobody takes it for one person's."""
_ORDER: Final = (
    "id", "title", "title_zh", "name", "name_zh", "person_id", "unit", "unit_zh", "unit_id",
    "parent_unit", "unit_head", "manager", "dotted", "assistant", "role", "headcount", "fte",
    "share", "grade", "location", "cost", "currency", "employment", "status", "start", "end",
    "email", "login", "phone", "cost_centre", "duties", "notes",
)  # fmt: skip


def choose_columns(org: Tables, language: str) -> tuple[Column, ...]:
    """Return the columns: those of the imported files in their order, else those of ours that say something."""
    sources = list(org.of(Source).values())
    chosen: dict[str, Column] = {}
    stale: set[str] = set()
    for source in sources:
        for column in source.columns:
            # What a place in the hierarchy was read from is old once somebody moves.
            if column.field == HIERARCHY:
                stale.add(column.header)
            elif not any(_same(column, other) for other in chosen.values()):
                chosen.setdefault(column.header, column)
    for name in _lacking(org, list(chosen.values())) if sources else _ours(org):
        header = COLUMNS[name].label.render(language)
        chosen[header] = Column(header, name)
    customs = [unit.custom for unit in org.of(Unit).values()]
    customs += [org.get(Position, key).custom for key in org.in_order(org.of(Position))]
    for custom in customs:
        for header in custom:
            if header not in chosen and header not in stale:
                chosen[header] = Column(header, CUSTOM)
    return tuple(chosen.values())


def _same(column: Column, other: Column) -> bool:
    """Whether two files' columns hold the same field, so that one of them says it."""
    return column.field == other.field and column.field != CUSTOM


def _ours(org: Tables) -> list[str]:
    said = said_fields(org)
    return [name for name in _ORDER if name in said]


def _lacking(org: Tables, columns: Sequence[Column]) -> list[str]:
    """Return our columns that the client's need beside them to say which seats there are and who fills them."""
    fields = [column.field for column in columns]
    lacking = []
    shared = any(len(p.holders) > 1 for p in org.of(Position).values())
    if "id" not in fields and (shared or ("manager" in fields and not _managers_found(org, columns))):  # fmt: skip
        lacking.append("id")
    if not {"name", "first_name", "last_name", "name_zh"}.intersection(fields) and org.of(Person):
        lacking.append("name")
    lacking += _lacking_hierarchy(org, {*fields, *lacking})
    if "headcount" not in fields:
        by_fte = "id" not in fields and "fte" in fields and not lacking and "name" not in fields
        for p in org.of(Position).values():
            alone = p.fte if by_fte else max(1, len(p.holders))
            if p.headcount != alone or (p.fte > _MOST_FTE and not by_fte):
                return [*lacking, "headcount"]
    return lacking


def _lacking_hierarchy(org: Tables, fields: set[str]) -> list[str]:
    """Return the columns that say who is above whom, where the client's said it by an order, a path, a number."""
    if fields & MANAGERS:
        return []
    if any(p.manager for p in org.of(Position).values()):
        return [name for name in ("id", "manager") if name not in fields]
    nested = any(unit.parent for unit in org.of(Unit).values())
    if not nested or fields & {"parent_unit", "unit_path", *LEVELS}:
        return []
    return [name for name in ("unit", "parent_unit") if name not in fields]


def _managers_found(org: Tables, columns: Sequence[Column]) -> bool:
    """Whether each manager has what a roster without ids finds it by, and has it alone."""
    positions = org.of(Position)
    codes = {key: person.code for key, person in org.of(Person).items()}
    keys = Counter(person_key(org, key, columns, codes) for key in positions)
    needed = {p.manager for p in positions.values() if p.manager}
    needed.update(key for p in positions.values() for key in p.dotted)
    del keys[""]
    return all(keys[person_key(org, key, columns, codes)] == 1 for key in needed)


def person_key(org: Tables, key: str, columns: Sequence[Column], codes: Mapping[str, str]) -> str:
    """Return by what a position is found through its holder: number, login or e-mail; "" for nothing."""
    position = org.get(Position, key)
    people = [org.get(Person, h.person) for h in position.holders if h.person]
    for column in columns:
        if column.field == "person_id":
            said = [codes.get(person.id, "") for person in people]
        elif column.field in ("login", "email"):
            said = [getattr(person, column.field) for person in people]
        else:
            continue
        kept = "" if people else str(position.custom.get(column.header, ""))
        if text := next(filter(None, said), kept):
            return text
    return ""


def said_fields(org: Tables) -> set[str]:
    """Return the columns that are needed to say what the organisation holds."""
    said = set(_ALWAYS)
    units = list(org.of(Unit).values())
    positions = list(org.of(Position).values())
    people = list(org.of(Person).values())
    if units:
        said |= {"unit", "parent_unit"}
    names = [" ".join(unit.name.casefold().split()) for unit in units]
    if any(u.code or not u.name for u in units) or len(set(names)) < len(names):
        said.add("unit_id")
    if any(u.head and org.get(Position, u.head).unit == u.id for u in units):
        said.add("unit_head")
    held = [h.person for p in positions for h in p.holders if h.person]
    if len(set(held)) < len(held) or any(namesakes(org, p) for p in positions):
        said.add("person_id")
    # A large FTE in one seat would be read as a percentage, were it not said that it is one seat.
    if any(p.headcount != max(1, len(p.holders)) or p.fte > _MOST_FTE for p in positions):
        said.add("headcount")
    if any(_odd_shares(p) for p in positions):
        said.add("share")
    return said | _filled_fields(units, positions, people)


def _filled_fields(
    units: Sequence[Unit], positions: Sequence[Position], people: Sequence[Person]
) -> set[str]:
    """Return the columns of single fields in which some record has something to say."""
    said: set[str] = set()
    described: tuple[tuple[type[Record], Sequence[Record]], ...] = (
        (Unit, units),
        (Position, positions),
        (Person, people),
    )
    for kind, records in described:
        empty = kind(id="")
        for column in COLUMNS.values():
            if column.record is not kind or column.name in ("parent_unit", "headcount", "unit"):
                continue
            default = getattr(empty, column.field)
            if any(getattr(record, column.field) != default for record in records):
                said.add(column.name)
    return said


def namesakes(org: Tables, position: Position) -> bool:
    """Whether two of the holders have the same name, so that only an id tells them apart."""
    names = [org.get(Person, h.person).name for h in position.holders if h.person]
    return len(set(names)) < len(names)


def _odd_shares(position: Position) -> bool:
    """Whether the shares are other than those that an import takes from the rows' FTE."""
    holders = position.holders
    if len(holders) <= 1:
        return any(h.share != 1.0 for h in holders)
    total = sum(h.share for h in holders)
    even = not total or not position.fte
    parts = [1 / len(holders) if even else h.share / total for h in holders]
    return any(h.share != round(part, 4) for h, part in zip(holders, parts, strict=True))
