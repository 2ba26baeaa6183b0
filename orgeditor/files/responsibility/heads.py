"""What heads a table: the columns of letters, in one or two rows, and what stands over the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.legends import heads_legend, is_legend
from orgeditor.files.responsibility.letters import begins_like_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.blocks import Block, Grid
    from orgeditor.files.sheets.workbook import Range, Sheet

_SIGN: Final = 3
_FEW: Final = 3


class Head(msgspec.Struct, frozen=True):
    """A column of letters: its name, the unit over it, and the person below it if any is named."""

    column: int
    name: str
    band: str = ""
    person: str = ""


class Header(msgspec.Struct, frozen=True):
    """The header of a table, by column: names, what stands over and below them.

    ``top`` is its first row.
    """

    names: tuple[str, ...]
    bands: tuple[str, ...]
    persons: tuple[str, ...]
    top: int


def read_header(sheet: Sheet, grid: Grid, block: Block) -> Header:
    """Return what heads a table, merged cells taken into account."""
    names = _spread(sheet, grid, block)
    nothing = ("",) * len(names)
    alone = Header(tuple(names), nothing, nothing, block.header)
    if not block.header:
        return alone
    upper = grid[block.header - 1]
    span = range(block.left, block.right + 1)
    merged = [m for m in sheet.merged if m.top == block.header - 1 and m.left in range(len(names))]
    over = [m for m in merged if m.left <= block.right and m.right >= block.left and upper[m.left]]
    if _are_translated(upper, names, span):
        return Header(_joined(upper, names), nothing, nothing, block.header - 1)
    if not over and not _may_be_bands(upper, names, span):
        return alone
    if _is_of_roles(upper, names, span):
        named = [above or below for above, below in zip(upper, names, strict=True)]
        held = [names[c] if c in span else "" for c in range(len(names))]
        return Header(tuple(named), nothing, tuple(held), block.header - 1)
    return _banded(block, names, upper, merged)


def _spread(sheet: Sheet, grid: Grid, block: Block) -> list[str]:
    """Return the names of columns; one merged over several columns of letters names them all."""
    names = list(grid[block.header])
    for area in sheet.merged:
        if area.top != block.header or area.left not in range(block.left, block.right + 1):
            continue
        for column in range(area.left + 1, min(area.right, block.right) + 1):
            if any(grid[row][column] for row in block.rows):
                names[column] = names[column] or names[area.left]
    return names


def _banded(
    block: Block, names: list[str], upper: Sequence[str], merged: Sequence[Range]
) -> Header:
    """Return a header of two rows, the upper one naming units or phases over the columns."""
    span = range(block.left, block.right + 1)
    nothing = ("",) * len(names)
    bands = [upper[c] if c in span else "" for c in range(len(names))]
    for area in merged:
        for column in range(area.left, min(area.right + 1, len(names))):
            if area.bottom > area.top and not names[column]:
                names[column] = upper[area.left]
            elif column >= block.left:
                bands[column] = upper[area.left]
    if not merged:
        for column in span[1:]:
            bands[column] = bands[column] or bands[column - 1]
    # What heads the activities may stand in the upper row alone.
    for column in range(block.edge, block.left):
        names[column] = names[column] or upper[column]
    if not merged and _are_broken(upper, names, span):
        named = [
            a if c in span else b
            for c, (a, b) in enumerate(zip(_joined(upper, names), names, strict=True))
        ]
        return Header(tuple(named), nothing, nothing, block.header - 1)
    # One band over everything is a title: "RACI", "Roles".
    told = bands if len({bands[c] for c in span}) > 1 else nothing
    return Header(tuple(names), tuple(told), nothing, block.header - 1)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{a} {b}".strip() for a, b in zip(upper, lower, strict=True))


def _are_translated(upper: Sequence[str], names: Sequence[str], span: range) -> bool:
    """Whether two rows say the same in two languages: one of them Chinese, the other not."""
    both = [(upper[c], names[c]) for c in range(span.stop) if upper[c] or names[c]]
    chinese = [(_is_chinese(a), _is_chinese(b)) for a, b in both]
    return (
        len(both) > 1
        and all(a and b for a, b in both)
        and set(chinese) in ({(True, False)}, {(False, True)})
    )


def _is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


def _are_broken(upper: Sequence[str], names: Sequence[str], span: range) -> bool:
    """Whether each name is broken over two rows, as tables taken from a PDF have it.

    Over every column then stands something of its own, and over nothing else.
    """
    over = [upper[c] for c in span if names[c]]
    return (
        len(over) > 1
        and all(over)
        and len(set(over)) == len(over)
        and not any(upper[c] for c in span if not names[c])
    )


def _may_be_bands(upper: Sequence[str], names: Sequence[str], span: range) -> bool:
    """Whether a row that is not merged may stand over a header: several names over letters only.

    A title stands at the left edge; a project's name, version and date have their own labels.
    """
    told = [upper[c] for c in span if upper[c]]
    beside = any(upper[c] and names[c] for c in range(span.start))
    sayings = any(text[-1] in ":：" or text[0].isdigit() or is_legend(text) for text in told)
    one_letter = any(len(text) == 1 for text in told)
    return len(told) > 1 and not beside and not sayings and not one_letter


def _is_of_roles(upper: Sequence[str], lower: Sequence[str], span: range) -> bool:
    """Whether the upper row of a header names a role for each column, the lower who holds it."""
    roles = [upper[c] for c in span]
    if not all(roles) or len(set(roles)) < len(roles):
        return False
    lean = sum(map(words.is_personal, roles)) - sum(words.is_personal(lower[c]) for c in span)
    return lean > 0


def heads_of(grid: Grid, block: Block, header: Header, body: Sequence[int]) -> tuple[Head, ...]:
    """Return the columns that parties (or activities) head, without totals and remarks."""
    names = header.names
    left, right = block.left, block.right
    while left < right and (words.names_activities(names[left]) or words.names_groups(names[left])):
        left += 1  # An activity or a phase called 执行 looks like a letter.
    while left > block.edge and _empty_party(grid, body, left - 1, names):
        left -= 1
    while right + 1 < len(names) and _empty_party(grid, body, right + 1, names):
        right += 1
    return tuple(
        Head(column, names[column], header.bands[column], header.persons[column])
        for column in range(left, right + 1)
        if _is_party(grid, body, column, names[column])
    )


def _is_party(grid: Grid, body: Sequence[int], column: int, name: str) -> bool:
    told = [text for r in body if (text := grid[r][column]) and not words.is_blank(text)]
    letters = sum(1 for text in told if begins_like_code(text) or _is_sign(text))
    numbers = sum(1 for text in told if text.replace(".", "", 1).isdigit())
    if numbers * 2 > len(told) or heads_legend(name):
        return False
    if told and all(map(words.is_check, told)):
        return False
    if not letters and (not name or words.is_aside(name) or words.is_total(name)):
        return False
    # A role among others stays one, whatever is written below it.
    return letters * 2 >= len(told) or letters >= _FEW or words.is_personal(name)


def _empty_party(grid: Grid, body: Sequence[int], column: int, names: Sequence[str]) -> bool:
    """Whether a named column beside the letters is a party that has none."""
    name = names[column]
    if not name or words.is_header(name) or words.is_aside(name) or words.is_total(name):
        return False
    told = [text for r in body if (text := grid[r][column]) and not words.is_blank(text)]
    if words.counts_letter(name) or (told and all(map(words.is_check, told))):
        return False
    # BRD and SOW are abbreviations of what comes out, no letters.
    signs = [begins_like_code(text) or (_is_sign(text) and not text[1:].isalpha()) for text in told]
    return sum(signs) * 2 >= len(told)


def _is_sign(text: str) -> bool:
    """Whether a text may stand where a letter does, though no set has it: ``x``, ``?``, ``✓``."""
    return len(text) <= _SIGN and not text.isdigit() and (text.isascii() or not text.isalnum())
