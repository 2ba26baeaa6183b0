"""The code sets of a document: those that everyone knows, and the user's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import in_both
from orgeditor.model.codes import CODE_SETS, Code, CodeSet
from orgeditor.model.records import Matrix, OwnCode, OwnCodeSet

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def as_code_set(own: OwnCodeSet) -> CodeSet:
    """Return a set of the user's own as one like the others; its id is the record's."""
    return _made(own.id, own.name, own.codes)


@lru_cache(maxsize=256)
def _made(key: str, name: str, codes: tuple[OwnCode, ...]) -> CodeSet:
    return CodeSet(
        key,
        name,
        tuple(
            Code(
                code.letter,
                in_both(code.name, code.name_zh),
                in_both(code.meaning, code.meaning_zh),
                code.duty,
            )
            for code in codes
        ),
    )


def code_sets(org: Organization) -> dict[str, CodeSet]:
    """Return the sets that matrices of an organisation may have, by id."""
    own = sorted(org.of(OwnCodeSet).values(), key=lambda record: (record.name, record.id))
    return CODE_SETS | {record.id: as_code_set(record) for record in own}


def codes_of(org: Organization, matrix: str) -> CodeSet:
    """Return what the letters of a matrix mean."""
    found = org.get(Matrix, matrix)
    own = org.find(OwnCodeSet, found.own_codes)
    return as_code_set(own) if own else CODE_SETS[found.code_set]


def with_codes(org: Organization, matrix: Matrix, code_set: str) -> Matrix:
    """Return a matrix of a code set of the document; its cells are not looked at.

    KeyError where there is no such set.
    """
    if org.find(OwnCodeSet, code_set):
        return replace(matrix, code_set="raci", own_codes=code_set)
    return replace(matrix, code_set=CODE_SETS[code_set].id, own_codes="")
