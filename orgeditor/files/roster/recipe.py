"""Recipes: how a client's roster was read and repaired, kept for that client's next file."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.project.state import state_folder
from orgeditor.files.roster.columns import HIERARCHY
from orgeditor.files.roster.finding_tables import find_tables
from orgeditor.files.roster.proposal import Proposal, propose
from orgeditor.files.roster.reading import Choice
from orgeditor.files.roster.repairs import Repair, repaired
from orgeditor.files.roster.table import read_headers
from orgeditor.files.roster.turning import upright
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.files.sheets import Workbook

SUFFIX: Final = ".orgrecipe"
Headers = tuple[str, ...]
_FORMAT: Final = 1
_LONGEST: Final = 20_000_000


class TableRecipe(msgspec.Struct, frozen=True):
    """How a table with these headers is read: its mapping by field, "" for a field it lacks; ``way`` is that of a ``Choice``.

    ``encoding`` is that of a text file where it was no guess, "" else.
    """

    headers: tuple[str, ...]
    mapping: dict[str, str]
    sheet: str = ""
    header_row: int = 0
    way: str = ""
    encoding: str = ""


class Recipe(msgspec.Struct, frozen=True):
    """What was settled when a client's files were imported: their columns, then every repair."""

    tables: tuple[TableRecipe, ...]
    repairs: tuple[Repair, ...] = ()
    format: int = _FORMAT


class Cooked(msgspec.Struct, frozen=True):
    """A proposal made by a recipe, the choices it meant, and the repairs that do not fit any more."""

    proposal: Proposal
    choices: tuple[Choice, ...]
    unfit: tuple[Repair, ...]


def recipe_of(
    proposal: Proposal,
    choices: Sequence[Choice] = (),
    repairs: Sequence[Repair] = (),
    books: Sequence[Workbook] = (),
) -> Recipe:
    """Return the recipe of an import of ``books``: what ``choices`` left out is kept as it was found."""
    tables = []
    for n, read in enumerate(proposal.files):
        choice = choices[n] if n < len(choices) else Choice()
        kept = {
            name: said for name, said in choice.mapping.items() if not said or name == HIERARCHY
        }
        table = read.table
        encoding = books[n].encoding if n < len(books) and not is_unsure(books[n]) else ""
        tables.append(TableRecipe(table.own_headers, kept | read.headers, table.sheet, table.header_row, choice.way, encoding))  # fmt: skip
    return Recipe(tuple(tables), tuple(repairs))


def is_unsure(book: Workbook) -> bool:
    """Whether the encoding of a text file is a guess, or does not fit all of it."""
    return any(note.kind in ("encoding-guessed", "bad-character") for note in book.notes)


def read_as_before(
    recipe: Recipe, books: Sequence[Workbook], read: Callable[[int, str], Workbook]
) -> tuple[Workbook, ...]:
    """Return the files, those whose encoding was guessed read in the one that the recipe keeps, where it fits.

    ``read`` reads a file, by its number, in an encoding; what it raises goes on.
    """
    return tuple(_as_before(recipe, book, partial(read, n)) for n, book in enumerate(books))


def _as_before(recipe: Recipe, book: Workbook, read: Callable[[str], Workbook]) -> Workbook:
    if not is_unsure(book):
        return book
    _, own = _found(recipe, book)
    # Read wrongly, even its headers may be others.
    kept = [own] if own is not None else recipe.tables
    for encoding in dict.fromkeys(table.encoding for table in kept):
        if encoding not in ("", book.encoding):
            again = read(encoding)
            if not is_unsure(again) and _found(recipe, again)[1] is not None:
                return again
    return book


def choices_for(recipe: Recipe, books: Sequence[Workbook]) -> tuple[Choice, ...]:
    """Return how each file is read: by the recipe's table with the same headers, else as found."""
    return tuple(_found(recipe, book)[0] for book in books)


def _found(recipe: Recipe, book: Workbook) -> tuple[Choice, TableRecipe | None]:
    """Return how a file is read, and the recipe's table that says so."""
    known = {_signature(table.headers): table for table in recipe.tables}
    if not known:
        return Choice(), None
    book = upright(book)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    places = [(c.sheet, c.header_row) for c in find_tables(book)]
    # A header row that only the user knew is no candidate.
    places += [(table.sheet, table.header_row) for table in recipe.tables]
    for sheet, row in dict.fromkeys(places):
        if sheet not in sheets or row > len(sheets[sheet].rows):
            continue
        table = known.get(_signature(read_headers(book, sheet, row)))
        if table is not None:
            return Choice(sheet, row, table.mapping, table.way), table
    return Choice(), None


def cook(
    recipe: Recipe,
    books: Sequence[Workbook],
    choices: Sequence[Choice] = (),
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Cooked:
    """Read the files by a recipe and repair them; ``choices`` of a sheet or column go before it.

    Raises as ``propose`` does.
    """
    by_recipe = choices_for(recipe, books)
    settled = tuple(
        given if n < len(choices) and (given := choices[n]) != Choice() else found
        for n, found in enumerate(by_recipe)
    )
    proposal = propose(books, settled, progress=progress, cancelled=cancelled)
    done = repaired(proposal, recipe.repairs)
    return Cooked(done.proposal, settled, done.unfit)


def save_recipe(recipe: Recipe, path: Path) -> None:
    """Write a recipe as a file that can be shared. OSError where it cannot be written."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(recipe), indent=2) + b"\n")


def load_recipe(path: Path) -> Recipe:
    """Read a recipe that ``save_recipe`` wrote; Refused where it is none, OSError."""
    if path.stat().st_size > _LONGEST:
        raise Refused(t("{file} is no recipe: it is too large.", file=path.name))
    try:
        recipe = msgspec.json.decode(path.read_bytes(), type=Recipe)
    except (msgspec.DecodeError, UnicodeDecodeError) as failure:
        raise Refused(t("{file} is no recipe of imports.", file=path.name)) from failure
    if recipe.format != _FORMAT:
        raise Refused(t("{file} was written by a newer version of the program.", file=path.name))
    return recipe


def remember(recipe: Recipe, as_guessed: Sequence[Headers] = ()) -> None:
    """Keep a recipe for the next files with these headers, in the user's state folder. OSError.

    ``as_guessed``: the headers before another encoding was chosen, by which the next files are known as well.
    """
    save_recipe(recipe, _remembered([table.headers for table in recipe.tables]))
    if as_guessed:
        save_recipe(recipe, _remembered(as_guessed))


def recall(proposal: Proposal) -> Recipe | None:
    """Return the recipe kept for files with these headers, None where there is none that can be read."""
    try:
        return load_recipe(_remembered(headers_read(proposal)))
    except (OSError, Refused):
        # A recipe only spares work: without it the file is read as one never seen.
        return None


def headers_read(proposal: Proposal) -> list[Headers]:
    """Return the headers of each file."""
    return [read.table.own_headers for read in proposal.files]


def _remembered(tables: Sequence[Headers]) -> Path:
    together = "\n".join(sorted(map(_signature, tables)))
    return state_folder("recipes") / (hashlib.sha256(together.encode()).hexdigest()[:24] + SUFFIX)


def _signature(headers: Sequence[str]) -> str:
    """Return what tells a table's headers apart, whatever their order and case."""
    return "\x1f".join(sorted(" ".join(h.casefold().split()) for h in headers))
