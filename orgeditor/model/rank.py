"""Rank keys: strings whose order is the order among siblings.

Between any two keys there is room for another, so putting one record in a new place
changes that record alone (fractional indexing, after D. Greenspan, "Implementing
Fractional Indexing", 2020).
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)


def between(low: str, high: str) -> str:
    """Return a key after ``low`` and before ``high``; an empty one is an open end.

    ValueError where ``low`` is not before ``high``.
    """
    if high and low >= high:
        raise ValueError(f"{low!r} is not before {high!r}")
    key = ""
    bounded = bool(high)
    for place in range(max(len(low), len(high)) + 1):
        floor = _DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = _DIGITS.index(high[place]) if bounded and place < len(high) else _BASE
        if ceiling - floor > 1:
            # Appending, which is by far the commonest, keeps keys short in small steps.
            step = floor + 1 if not high and low and floor + 1 < _BASE else (floor + ceiling) // 2
            return key + _DIGITS[step]
        key += _DIGITS[floor]
        bounded = bounded and ceiling == floor
    return key + _DIGITS[_BASE // 2]


def is_rank(key: str) -> bool:
    """Return whether ``key`` is one that these functions make, or "" for none.

    A key that ended in the lowest digit would leave no room before it.
    """
    return not key or (key.isascii() and key.isalnum() and key[-1] != _DIGITS[0])


def are_ranks(keys: Sequence[str]) -> bool:
    """Return whether many keys all are what ``is_rank`` says of one, looked at as one text."""
    joined = "".join(keys)
    return not joined or (
        joined.isascii() and joined.isalnum() and "0 " not in f"{' '.join(keys)} "
    )


def spread(count: int) -> list[str]:
    """Return ``count`` keys in order, of equal length, with room between and around them."""
    width = 1
    while _BASE**width < (count + 1) * 4:
        width += 1
    step = _BASE**width // (count + 1)
    # Two digits at a time: there are as many keys as there are records.
    heads = [""] if width < 3 else _written(_BASE ** (width - 2), width - 2)
    tails = _written(_BASE ** min(width, 2), min(width, 2))
    keys = []
    for number in range(step, (count + 1) * step, step):
        head, tail = divmod(number, len(tails))
        keys.append((heads[head] + tails[tail]).rstrip("0"))
    return keys


def _written(count: int, width: int) -> list[str]:
    """Return the numbers below ``count`` in digits of ours, ``width`` each."""
    return ["".join(digits) for digits in islice(product(_DIGITS, repeat=width), count)]
