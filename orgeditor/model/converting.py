"""From one code set to another: what becomes of each letter of a matrix, and what is lost."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.model.code_sets import code_sets, codes_of
from orgeditor.model.codes import Code, CodeSet, Duty
from orgeditor.model.records import Responsibility

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.organization import Organization

_NEAREST: Final[Mapping[Duty, tuple[Duty, ...]]] = {
    Duty.DOES: (Duty.RECOMMENDS, Duty.DRIVES),
    Duty.DRIVES: (Duty.RECOMMENDS, Duty.DOES),
    Duty.RECOMMENDS: (Duty.DRIVES, Duty.DOES),
    Duty.SUPPORTS: (Duty.DOES, Duty.ADVISES),
    Duty.CHECKS: (Duty.AGREES, Duty.ADVISES),
    Duty.AGREES: (Duty.CHECKS, Duty.ADVISES),
    Duty.ADVISES: (Duty.SUPPORTS,),
}
"""What comes nearest to a duty in a set that has no letter for it; whatever is not here is lost."""


class Fate(StrEnum):
    """What becomes of a letter: the better first."""

    KEPT = "kept"
    """A letter of the other set stands for the same."""
    NEAR = "near"
    """It becomes a letter that stands for something else."""
    LOST = "lost"


class Turn(msgspec.Struct, frozen=True):
    """What becomes of one letter: the code before, the one after, and in how many cells it stands.

    ``joined``: another letter becomes the same, so that the two are told apart no more.
    """

    before: Code
    after: Code | None
    cells: int
    joined: bool = False

    @property
    def fate(self) -> Fate:
        """What becomes of the letter."""
        if self.after is None:
            return Fate.LOST
        return Fate.KEPT if self.after.duty is self.before.duty else Fate.NEAR


def turned(before: CodeSet, after: CodeSet) -> dict[str, str]:
    """Return the letter of ``after`` that each letter of ``before`` becomes, "" for none."""
    found: dict[str, str] = {}
    for code in before.codes:
        same = after.code(code.letter)
        if same is None or same.duty is not code.duty:
            same = after.first(code.duty, *_NEAREST.get(code.duty, ()))
        found[code.letter] = same.letter if same else ""
    return found


def turns(
    org: Organization, matrix: str, code_set: str, letters: Mapping[str, str] | None = None
) -> list[Turn]:
    """Return what becomes of each letter of a matrix where it gets another code set.

    ``letters``: another choice of what letters become than that of ``turned``. KeyError
    where there is no such set.
    """
    before, after = codes_of(org, matrix), code_sets(org)[code_set]
    becomes = turned(before, after) | dict(letters or {})
    standing = Counter(
        letter
        for cell in org.of(Responsibility).values()
        if cell.matrix == matrix
        for letter in cell.codes
    )
    shared = Counter(becomes[code.letter] for code in before.codes)
    return [
        Turn(code, after.code(to), standing[code.letter], bool(to) and shared[to] > 1)
        for code in before.codes
        for to in (becomes[code.letter],)
    ]
