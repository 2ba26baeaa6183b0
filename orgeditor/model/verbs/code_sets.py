"""The user's own code sets, and the conversion of a matrix from one set to another."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.code_sets import as_code_set, code_sets, codes_of, with_codes
from orgeditor.model.converting import turns
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import name_of
from orgeditor.model.records import Matrix, OwnCode, OwnCodeSet, Responsibility, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgeditor.model.codes import CodeSet
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

_SIGNS: Final = "/\\,;+&|()[]{}<>、.:-–—?!#*_~`\"'=@"
"""What stands between letters in a cell, or makes something else of it."""


def own_code(letter: str, code_set: CodeSet) -> OwnCode:
    """Return a letter of a set as one that can be edited."""
    code = code_set.code(letter)
    assert code is not None
    return OwnCode(
        letter,
        code.name.render("en"),
        code.name.render("zh_CN"),
        code.meaning.render("en"),
        code.meaning.render("zh_CN"),
        code.duty,
    )


def set_code_set(org: Organization, key: str, *, name: str, codes: Sequence[OwnCode]) -> Edit:
    """Return the edit that adds a code set of the user's own ("") or changes the one with id ``key``.

    Refused without a name or codes, for a letter that is no single character or stands
    twice, and where a letter goes that a matrix uses.
    """
    name = name.strip()
    codes = [replace(code, letter=_plain(code.letter)) for code in codes]
    before = org.find(OwnCodeSet, key)
    _check(name, codes)
    if any(c.name.casefold() == name.casefold() for k, c in code_sets(org).items() if k != key):
        raise Refused(t("There is a code set {name} already.", name=name))
    after = OwnCodeSet(id=key or new_id(), name=name, codes=tuple(codes))
    if before:
        after = replace(before, name=name, codes=tuple(codes))
        _check_used(org, after)
    label = t("Change the code set {name}", name=name) if before else t("Add {name}", name=name)
    return edit_of(label, [(before, after)])


def convert_matrix(
    org: Organization,
    matrix: str,
    code_set: str,
    letters: Mapping[str, str] | None = None,
    *,
    keep_lost: bool = True,
) -> Edit:
    """Return the edit that gives a matrix another code set and turns its letters.

    ``letters`` says what letters become ("" for nothing) where it is another than
    ``converting.turned`` has it. With ``keep_lost``, a letter that becomes nothing is told
    in the cell's comment, by its name.
    """
    found = org.get(Matrix, matrix)
    if code_set not in code_sets(org):
        raise Refused(t("There is no such code set."))
    before, after = codes_of(org, matrix), code_sets(org)[code_set]
    if before.id == after.id:
        raise Refused(t("{name} has these letters already.", name=name_of(found)))
    becomes = {
        turn.before.letter: turn.after.letter if turn.after else ""
        for turn in turns(org, matrix, code_set, letters)
    }
    pairs: list[tuple[Record | None, Record | None]] = [(found, with_codes(org, found, code_set))]
    for cell in org.of(Responsibility).values():
        if cell.matrix == matrix:
            pairs.append((cell, _turned(cell, before, after, becomes, keep_lost=keep_lost)))
    label = t("Convert {name} to {code_set}", name=name_of(found), code_set=after.name)
    return edit_of(label, pairs)


def _turned(
    cell: Responsibility,
    before: CodeSet,
    after: CodeSet,
    becomes: Mapping[str, str],
    *,
    keep_lost: bool,
) -> Responsibility | None:
    kept = {becomes.get(letter, "") for letter in cell.codes}
    codes = tuple(code.letter for code in after.codes if code.letter in kept)
    comment = cell.comment
    if keep_lost:
        lost = [letter for letter in cell.codes if not becomes.get(letter)]
        comment = "\n".join(filter(None, (comment, *_told(lost, before))))
    return replace(cell, codes=codes, comment=comment) if codes or comment else None


def _told(letters: Sequence[str], codes: CodeSet) -> Iterator[str]:
    for letter in letters:
        code = codes.code(letter)
        yield f"{codes.name} {letter}" + (f" ({code.name})" if code else "")


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).strip().upper()


def _check(name: str, codes: Sequence[OwnCode]) -> None:
    if not name:
        raise Refused(t("A code set needs a name."))
    if not codes:
        raise Refused(t("A code set needs a letter."))
    seen: set[str] = set()
    for code in codes:
        if len(code.letter) != 1 or code.letter in _SIGNS or code.letter.isspace():
            raise Refused(t("“{text}” is not one letter.", text=code.letter))
        if code.letter.isdigit():
            raise Refused(
                t("A digit is typed for the letter at its place: {text} is none.", text=code.letter)
            )
        if code.letter in seen:
            raise Refused(t("{letter} stands twice in the set.", letter=code.letter))
        seen.add(code.letter)


def meaning_otherwise(org: Organization, key: str, codes: Sequence[OwnCode]) -> dict[str, int]:
    """Return the letters that ``codes`` give another name or duty, and in how many cells each stands."""
    before = {code.letter: (code.name, code.name_zh, code.duty) for code in org.get(OwnCodeSet, key).codes}  # fmt: skip
    turned = {
        code.letter
        for code in codes
        if before.get(code.letter, (code.name, code.name_zh, code.duty)) != (code.name, code.name_zh, code.duty)
    }  # fmt: skip
    found: dict[str, int] = {}
    for cell in org.of(Responsibility).values():
        if org.get(Matrix, cell.matrix).own_codes == key:
            for letter in turned.intersection(cell.codes):
                found[letter] = found.get(letter, 0) + 1
    return found


def _check_used(org: Organization, after: OwnCodeSet) -> None:
    """Refuse to take a letter away that stands in a cell."""
    letters = {code.letter for code in as_code_set(after).codes}
    for cell in org.of(Responsibility).values():
        if org.get(Matrix, cell.matrix).own_codes != after.id:
            continue
        for letter in cell.codes:
            if letter not in letters:
                raise Refused(
                    t(
                        "{letter} stands in {matrix}: convert it first.",
                        letter=letter,
                        matrix=name_of(org[cell.matrix]),
                    )
                )
