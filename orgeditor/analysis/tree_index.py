"""The ids of a tree in its order, and where each stands, shared by the trees that follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import SupportsIndex, overload

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

Ints = NDArray[np.int32]


class Ids(Sequence[str]):
    """The ids of a tree, in its order: those (k,) at ``numbers`` of all ``names`` that were ever given.

    Trees of edits that follow one another share the names: a list of its own for each would
    take longer to copy than the rest of a move.
    """

    __slots__ = ("names", "numbers")

    def __init__(self, names: list[str], numbers: Ints) -> None:
        self.names = names
        self.numbers = numbers

    @overload
    def __getitem__(self, place: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    @override
    def __getitem__(self, place: SupportsIndex | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self.names[number] for number in self.numbers[place].tolist()]
        name: str = self.names[self.numbers[place]]
        return name

    @override
    def __iter__(self) -> Iterator[str]:
        return map(self.names.__getitem__, self.numbers.tolist())

    @override
    def __len__(self) -> int:
        return len(self.numbers)

    @override
    def __eq__(self, other: object) -> bool:
        """Whether these are the same ids, in the same order."""
        return isinstance(other, Sequence) and list(self) == list(other)

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))


class Index(Mapping[str, int]):
    """Where each id of a tree stands.

    ``numbers`` gives every id that has been in the tree or an earlier one a number that it
    keeps; ``places``: where in the tree each number stands, -1 where it does not. After a
    move only the places are made anew.
    """

    __slots__ = ("numbers", "places")

    def __init__(self, numbers: dict[str, int], places: Ints) -> None:
        self.numbers = numbers
        self.places = places

    @override
    def __getitem__(self, key: str) -> int:
        number = self.numbers[key]
        # Later trees number records that this one has never held.
        place = int(self.places[number]) if number < len(self.places) else -1
        if place < 0:
            raise KeyError(key)
        return place

    @override
    def __iter__(self) -> Iterator[str]:
        return (key for key in list(self.numbers) if key in self)

    @override
    def __len__(self) -> int:
        return int((self.places >= 0).sum())
