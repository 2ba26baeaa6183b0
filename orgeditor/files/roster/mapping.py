"""Which column of a table is which field: by header, by likeness, then by the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.cells import number, texts
from orgeditor.files.roster.column_values import are_words, tested
from orgeditor.files.roster.columns import COLUMNS, LEVELS
from orgeditor.files.roster.grammar import SURE, concepts, says_weekly_hours
from orgeditor.files.roster.headers import guess, names_edges
from orgeditor.files.roster.level_columns import level_columns
from orgeditor.files.roster.looks import look_of, named_by_looks
from orgeditor.files.roster.statuses import says_active
from orgeditor.files.roster.superiors import names_others, settle_superiors, unnamed_superiors
from orgeditor.files.roster.unit_columns import settle_units
from orgeditor.files.roster.values import drawn_from, drawn_from_ids, filled, uniqueness
from orgeditor.files.roster.words import heading
from orgeditor.files.sheets.addresses import letters
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.files.roster.table import Table

_SAMPLE = 2_000
_BY_LOOKS = 0.6
_FLAG = 0.8
"""How sure a column of yes and no is as the status, which another may say in words."""
_UNIQUE = 0.98
_A_CODE = 5
"""Digits from which on a number is a code, and counts no rows."""
_ALONE, _HOURS = 2.0, 30.0
"""FTE beyond which a row is of several people, and from which on the column holds hours or percentages."""
_ONE_ROLE = frozenset({"role", "rolle", "rol", "角色"})
_DIRECTORY = {"cn": "name", "sn": "last_name", "ou": "unit", "uid": "login"}
"""What attributes of a directory (RFC 4519) are, which mean something else in other tables."""
_SUBJECTS = ("id", "title", "title_zh", "name", "name_zh", "first_name", "last_name")


class ColumnMap(msgspec.Struct, frozen=True):
    """Which column holds which field: ``fields`` maps a field to the index in ``Table.headers``.

    ``confidence`` says by field how sure that is: 1.0 for a header known as it stands
    or chosen by the user.
    """

    fields: dict[str, int]
    confidence: dict[str, float]

    @property
    def says_who(self) -> bool:
        """Whether some column says which position or person a row is about."""
        return any(name in self.fields for name in _SUBJECTS)

    @property
    def levels(self) -> tuple[str, ...]:
        """The level columns that are mapped, the top level first."""
        return tuple(name for name in LEVELS if name in self.fields)


def map_columns(table: Table, chosen: Mapping[str, str] | None = None) -> ColumnMap:
    """Return which column of a table is which field.

    ``chosen`` are the user's corrections: a field's column by its header or letter, or
    "" where no column is to be that field. Refused where it names no such column or field.
    """
    corrected = {name: chosen_column(table, name, given) for name, given in (chosen or {}).items()}
    samples = [texts(column[:_SAMPLE]) for column in table.columns]
    fixed = {name: c for name, c in corrected.items() if c is not None}
    taken = set(fixed.values())
    fields, confidence = dict(fixed), dict.fromkeys(fixed, 1.0)
    claims = _claims(table, samples)
    levels = [] if any(n in fields for n in LEVELS) else level_columns(table, samples, taken)
    if levels and not corrected.keys() & {"unit", *LEVELS}:
        for name, column in zip(LEVELS, levels, strict=False):
            fields[name], confidence[name] = column, 0.95
            taken.add(column)
    for sure, column, name in claims:
        if name in fields or name in corrected or column in taken or (levels and name == "unit"):
            continue
        fields[name], confidence[name] = column, sure
        taken.add(column)
    settle_superiors(table, claims, fields, confidence, corrected)
    _settle_subjects(table, samples, fields, confidence, corrected)
    _by_values(table, samples, fields, confidence, corrected)
    if table.header_row and fields.keys() & {"id", "manager", "login", "email"}:
        _by_looks(table, samples, fields, confidence, corrected)
    if table.header_row == 0:
        free = [c for c in range(len(table.headers)) if c not in fields.values()]
        for name, column in named_by_looks(samples, free).items():
            if name not in fields and name not in corrected:
                fields[name], confidence[name] = column, _BY_LOOKS
    in_order = dict(sorted(fields.items(), key=lambda item: item[1]))
    return ColumnMap(in_order, {name: confidence[name] for name in in_order})


def chosen_column(table: Table, name: str, given: str) -> int | None:
    """Return the column that the user chose for a field, None for "no column"; Refused where there is none."""
    if name not in COLUMNS:
        raise Refused(t("There is no field “{name}”. “orgeditor fields” lists them.", name=name))
    return column_called(table, given) if given else None


def column_called(table: Table, given: str) -> int:
    """Return the column of a header or a letter; Refused where the table has none."""
    folded = given.strip().casefold()
    for column, header in enumerate(table.headers):
        if header.casefold() == folded:
            return column
    for column, place in enumerate(table.places):
        if letters(place).casefold() == folded:
            return column
    raise Refused(
        t(
            "{file}: sheet {sheet} has no column “{column}”. It has: {columns}.",
            file=table.file,
            sheet=table.sheet,
            column=given,
            columns=", ".join(table.headers[:40]),
        )
    )


def _claims(table: Table, samples: Sequence[list[str]]) -> list[tuple[float, int, str]]:
    """Return (how sure, column, field) for what the headers say, the surest first."""
    if ends := names_edges(table.headers):
        return [(SURE, ends[0], "manager"), (SURE, ends[1], "name")]
    meant = [_meant(header) for header in table.headers]
    if len(_DIRECTORY.keys() & (own := [heading(header) for header in table.headers])) > 1 and "dn" in own:  # fmt: skip
        meant = [(_DIRECTORY[form], SURE) if form in _DIRECTORY else said for form, said in zip(own, meant, strict=True)]  # fmt: skip
    managers = {text for c, (name, _) in enumerate(meant) if name == "manager" for text in samples[c] if text}  # fmt: skip
    claims = []
    for column, (name, sure) in enumerate(meant):
        sample, cells = samples[column], table.columns[column][:_SAMPLE]
        if says_active(table.headers[column], sample):
            claims.append((_FLAG, column, "status"))
            continue
        if not name:
            continue
        if name != "id" or not managers or not managers <= set(sample):
            name, sure = tested(name, sure, sample, cells)
        if name:
            claims.append((sure, column, name))
    claims = _own_ids(table, claims)
    return sorted(claims, key=lambda claim: (-claim[0], claim[1]))


def _meant(header: str) -> tuple[str, float]:
    name, sure = guess(header)
    return ("fte", _BY_LOOKS) if not name and says_weekly_hours(header) else (name, sure)


def _settle_subjects(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
    corrected: Mapping[str, int | None],
) -> None:
    """Let a column be what it is beside the others: a name beside first names, a number that is the only one."""

    def call(old: str, new: str, sure: float = 1.0) -> None:
        if old in fields and new not in fields and not {old, new} & corrected.keys():
            fields[new] = fields.pop(old)
            confidence[new] = confidence.pop(old) * sure

    if "first_name" in fields and "name" in fields:
        pairs = zip(samples[fields["name"]], samples[fields["first_name"]], strict=True)
        if sum(1 for whole, first in pairs if first and first in whole) < 0.2 * len(table.rows[:_SAMPLE]):  # fmt: skip
            call("name", "last_name")
    if "person_id" in fields and uniqueness(samples[fields["person_id"]]) >= _UNIQUE:
        call("person_id", "id")
    if "role" in fields and heading(table.headers[fields["role"]]) in _ONE_ROLE:
        call("role", "title", 0.8)
    settle_units(table, samples, fields, confidence, corrected)


def _own_ids(
    table: Table, claims: Iterable[tuple[float, int, str]]
) -> list[tuple[float, int, str]]:
    """Of two id columns let the position's be the id and the employee's the person's."""
    kept = list(claims)
    ids = [claim for claim in kept if claim[2] == "id"]
    if len(ids) < 2:
        return kept
    people = [c for c in ids if _is_of_person(table.headers[c[1]])]
    if people and len(people) < len(ids):
        for claim in people:
            kept[kept.index(claim)] = (claim[0], claim[1], "person_id")
    return kept


def _is_of_person(header: str) -> bool:
    said = concepts(heading(header)) or frozenset()
    return bool(said & {"person", "number"}) and "position" not in said


def _by_values(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
    corrected: Mapping[str, int | None],
) -> None:
    """Let the values name the ids and the managers where no header did."""
    if "manager" in fields or "manager" in corrected:
        return
    subject = next((n for n in ("id", "name", "title") if n in fields), "")
    if "parent_unit" in fields and "unit" not in fields and subject:
        own = texts(table.columns[fields[subject]])
        if drawn_from(texts(table.columns[fields["parent_unit"]]), own) >= 0.5:
            fields["manager"], confidence["manager"] = fields.pop("parent_unit"), 0.8
            return
    column = unnamed_superiors(table, fields, samples)
    if column >= 0:
        fields["manager"], confidence["manager"] = column, _BY_LOOKS
        return
    free = [c for c in range(len(table.headers)) if c not in fields.values()]
    found = _ids_and_managers(samples, free, fields[subject] if subject in ("id", "name") else -1)
    if found and fields.keys() & {"unit", *LEVELS} and _may_be_counted(samples[found[0]]):
        # Numbers of rows, and others drawn from them, are no managers where the units say how all is arranged.
        return
    if found is not None:
        called = "name" if "name" not in fields and are_words(samples[found[0]]) else "id"
        for name, column in zip((called, "manager"), found, strict=True):
            if column in free and name not in corrected:
                fields[name], confidence[name] = column, _BY_LOOKS


def _may_be_counted(ids: Sequence[str]) -> bool:
    """Whether ids are as small as those of rows that are counted through."""
    return all(text.isdecimal() and len(text) < _A_CODE for text in ids if text)


def _by_looks(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
    corrected: Mapping[str, int | None],
) -> None:
    """Let a column of titles, or of as many names as there are rows, be that where no header says it."""
    names = {"name", "name_zh", "first_name", "last_name"}
    if "name" in fields and look_of(samples[fields["name"]]) == "unit":
        return
    # Rows that stand for many are of no one person.
    sizes = [number(cell) or 0.0 for n in ("fte", "headcount") if n in fields for cell in table.columns[fields[n]][:_SAMPLE]]  # fmt: skip
    nobody = "id" not in fields and _ALONE < max(sizes, default=0.0) < _HOURS
    for column, header in enumerate(table.headers):
        if column in fields.values() or names_others(header) or filled(samples[column]) < 0.5:
            continue
        look = look_of(samples[column])
        if look == "title" and not {"title", "title_zh"} & {*fields, *corrected}:
            fields["title"], confidence["title"] = column, _BY_LOOKS
        elif look == "name" and not nobody and not names & {*fields, *corrected} and uniqueness(samples[column]) >= 0.9:  # fmt: skip
            fields["name"], confidence["name"] = column, _BY_LOOKS


def _ids_and_managers(
    samples: Sequence[list[str]], free: Sequence[int], own: int
) -> tuple[int, int] | None:
    """Return the columns of ids and of managers among those not taken; ``own`` has the ids, -1: unknown."""
    if own < 0:
        found = drawn_from_ids([samples[c] for c in free])
        return (free[found[0]], free[found[1]]) if found else None
    for column in free:
        if drawn_from_ids([samples[own], samples[column]]) == (0, 1):
            return own, column
    return None
