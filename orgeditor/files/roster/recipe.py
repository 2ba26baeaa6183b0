"""Recipes: how a client's roster was read and repaired, kept for that client's next file."""

from __future__ import annotations

import hashlib
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
_FORMAT: Final = 1
_LONGEST: Final = 20_000_000


class TableRecipe(msgspec.Struct, frozen=True):
    """How a table with these headers is read: its mapping by field, "" for a field it lacks; ``way`` is that of a ``Choice``."""

    headers: tuple[str, ...]
    mapping: dict[str, str]
    sheet: str = ""
    header_row: int = 0
    way: str = ""


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
    proposal: Proposal, choices: Sequence[Choice] = (), repairs: Sequence[Repair] = ()
) -> Recipe:
    """Return the recipe of an import: what ``choices`` left out is kept as it was found."""
    tables = []
    for n, read in enumerate(proposal.files):
        choice = choices[n] if n < len(choices) else Choice()
        kept = {
            name: said for name, said in choice.mapping.items() if not said or name == HIERARCHY
        }
        table = read.table
        tables.append(TableRecipe(table.own_headers, kept | read.headers, table.sheet, table.header_row, choice.way))  # fmt: skip
    return Recipe(tuple(tables), tuple(repairs))


def choices_for(recipe: Recipe, books: Sequence[Workbook]) -> tuple[Choice, ...]:
    """Return how each file is read: by the recipe's table with the same headers, else as found."""
    known = {_signature(table.headers): table for table in recipe.tables}
    return tuple(_choice(known, book) for book in books)


def _choice(known: dict[str, TableRecipe], book: Workbook) -> Choice:
    if not known:
        return Choice()
    book = upright(book)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    places = [(c.sheet, c.header_row) for c in find_tables(book)]
    # A header row that only the user knew is no candidate.
    places += [(table.sheet, table.header_row) for table in known.values()]
    for sheet, row in dict.fromkeys(places):
        if sheet not in sheets or row > len(sheets[sheet].rows):
            continue
        table = known.get(_signature(read_headers(book, sheet, row)))
        if table is not None:
            return Choice(sheet, row, table.mapping, table.way)
    return Choice()


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


def remember(recipe: Recipe) -> None:
    """Keep a recipe for the next files with these headers, in the user's state folder. OSError."""
    save_recipe(recipe, _remembered(recipe.tables))


def recall(proposal: Proposal) -> Recipe | None:
    """Return the recipe kept for files with these headers, None where there is none that can be read."""
    tables = tuple(TableRecipe(read.table.own_headers, {}) for read in proposal.files)
    try:
        return load_recipe(_remembered(tables))
    except (OSError, Refused):
        # A recipe only spares work: without it the file is read as one never seen.
        return None


def _remembered(tables: Sequence[TableRecipe]) -> Path:
    together = "\n".join(sorted(_signature(table.headers) for table in tables))
    return state_folder("recipes") / (hashlib.sha256(together.encode()).hexdigest()[:24] + SUFFIX)


def _signature(headers: Sequence[str]) -> str:
    """Return what tells a table's headers apart, whatever their order and case."""
    return "\x1f".join(sorted(" ".join(h.casefold().split()) for h in headers))
