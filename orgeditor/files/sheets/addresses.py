"""Cells as the user names them (``K12``), from indexes that begin with 0, and back."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def letters(column: int) -> str:
    """Return the name of the column with index ``column``: 0 is ``A``, 26 is ``AA``."""
    name = ""
    number = column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def column_index(name: str) -> int:
    """Return the index of the column called ``name``: ``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def address(row: int, column: int) -> str:
    """Return the address of a cell from its indexes: (11, 10) is ``K12``."""
    return f"{letters(column)}{row + 1}"


def indexes(cell: str) -> tuple[int, int]:
    """Return row and column index of an address; ValueError where it is none."""
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        raise ValueError(f"{cell!r} is no cell")
    return int(match[2]) - 1, column_index(match[1])


def area(top: int, left: int, bottom: int, right: int) -> str:
    """Return the address of a rectangle of cells, both ends included: ``A3:K31``."""
    return f"{address(top, left)}:{address(bottom, right)}"
