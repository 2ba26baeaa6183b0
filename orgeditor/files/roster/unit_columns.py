"""Which columns say what units are called and coded, where one is that only beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.column_values import look_like_codes, no_number, part_that
from orgeditor.files.roster.columns import LEVELS
from orgeditor.files.roster.headers import guess, is_level
from orgeditor.files.roster.values import drawn_from, filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.files.roster.table import Table

_ALONE: Final = 0.7
"""How sure the only column is that is called like a level."""
_BY_VALUES: Final = 0.6
_NAMED: Final = 0.9
"""From this share of the parents on, a column is taken to hold what units are known by."""
_UNITS: Final = frozenset({"unit", "unit_id", "unit_zh", "unit_path", "parent_unit", *LEVELS})


def settle_units(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
    corrected: Mapping[str, int | None],
) -> None:
    """Find the unit where no column is called one, and the codes by which units are named."""
    if not fields.keys() & _UNITS and "unit" not in corrected:
        _take_only_level(table, samples, fields, confidence)
    if "unit" not in fields or "unit_id" in fields or "unit_id" in corrected:
        return
    if "unit" not in corrected and look_like_codes(samples[fields["unit"]]):
        _part_codes_and_names(table, samples, fields, confidence)
    elif "parent_unit" in fields:
        _find_codes_of_parents(table, fields, confidence)


def _take_only_level(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
) -> None:
    """Let the one column called like a level, "Function" or "Sector", be the unit."""
    levels = [
        c
        for c, header in enumerate(table.headers)
        if c not in fields.values() and is_level(header) and any(samples[c]) and part_that(samples[c], no_number) > 0.5
    ]  # fmt: skip
    if len(levels) == 1 and fields:
        fields["unit"], confidence["unit"] = levels[0], _ALONE


def _part_codes_and_names(
    table: Table,
    samples: Sequence[list[str]],
    fields: dict[str, int],
    confidence: dict[str, float],
) -> None:
    """Of two columns of units, one of codes and one of names, let the codes be the ids."""
    for column, header in enumerate(table.headers):
        if column not in fields.values() and guess(header)[0] == "unit" and not look_like_codes(samples[column]):  # fmt: skip
            fields["unit_id"], fields["unit"] = fields["unit"], column
            confidence["unit_id"] = confidence["unit"]
            return


def _find_codes_of_parents(
    table: Table, fields: dict[str, int], confidence: dict[str, float]
) -> None:
    """Let a column be the units' codes whose values the parents are, and of which each unit has one."""
    names = texts(table.columns[fields["unit"]])
    parents = texts(table.columns[fields["parent_unit"]])
    if drawn_from(parents, names) >= 1 - _NAMED or not any(parents):
        return
    for column in range(len(table.headers)):
        if column in fields.values():
            continue
        codes = texts(table.columns[column])
        pairs = {(code, name) for code, name in zip(codes, names, strict=True) if code and name}
        one_each = len(pairs) == len({code for code, _ in pairs}) == len({name for _, name in pairs})  # fmt: skip
        if filled(codes) > _NAMED and one_each and drawn_from(parents, codes) >= _NAMED:  # fmt: skip
            fields["unit_id"], confidence["unit_id"] = column, _BY_VALUES
            return
