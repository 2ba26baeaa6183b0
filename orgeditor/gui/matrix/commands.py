"""What is done to the cells, rows and columns chosen in a grid: each one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from orgeditor.gui.clipboard import held
from orgeditor.gui.matrix.clipboard import letters_content
from orgeditor.gui.matrix.moves import (
    place_at_gap,
    place_shifted,
    siblings_of,
    without_inner,
)
from orgeditor.gui.matrix.pasting import laid, left_out, pasted_onto
from orgeditor.messages import seen, t, tn
from orgeditor.model.edit import Refused, joined
from orgeditor.model.fields import name_of
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.responsibilities import (
    move_activities,
    move_parties,
    remove_party,
    set_codes,
    set_comment,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.analysis.matrix import ActivityRow
    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.gui.matrix.selecting import Place
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


class Commands:
    """The commands of one grid."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._session = grid.session

    @property
    def _org(self) -> Organization:
        return self._session.organization

    @property
    def _matrix(self) -> str:
        return self._grid.grid_model.view.matrix.id

    def type_letter(self, typed: str) -> None:
        """Put a letter into the chosen cells; where all of them have it, take it away.

        As in a spreadsheet it takes the place of what stands there, unless one was about to
        add (``adding``). A digit is the letter at that place of the code set.
        """
        letter = self._letter(typed)
        cells = self._grid.chosen_cells()
        adding, self._grid.adding = self._grid.adding, False
        everywhere = bool(cells) and all(letter in self._letters(at) for at in cells)

        def filled(at: Place) -> tuple[str, ...]:
            standing = self._letters(at)
            if everywhere:
                return tuple(c for c in standing if c != letter)
            return (*standing, letter) if adding else (letter,)

        self._fill((at, filled(at)) for at in cells)

    def begin_adding(self) -> None:
        """Have the next letter added to those that stand in the cell, as in A/R."""
        cells = self._grid.chosen_cells()
        self._grid.adding = any(self._letters(at) for at in cells)

    def _letter(self, typed: str) -> str:
        """Return the letter of the set that a key means; one that it does not have stays as it is."""
        codes = self._grid.codes.codes
        if typed.isdigit() and 0 < int(typed) <= len(codes):
            return codes[int(typed) - 1].letter
        if self._grid.codes.code(typed):
            return typed
        begins = [
            code.letter for code in codes if code.letter.casefold().startswith(typed.casefold())
        ]
        return begins[0] if len(begins) == 1 else typed

    def clear(self) -> None:
        """Clear the chosen cells."""
        self._fill((at, ()) for at in self._grid.chosen_cells())

    def copy(self, *, headings: bool = False) -> None:
        """Put the rectangle around the chosen cells on the clipboard."""
        cells = self._grid.chosen_cells()
        if not cells:
            return
        rows = range(min(r for r, _ in cells), max(r for r, _ in cells) + 1)
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        chosen = set(cells)
        model = self._grid.grid_model
        letters = [
            [self._letters((r, c)) if (r, c) in chosen else () for c in columns] for r in rows
        ]
        heads: tuple[list[str], list[str]] | None = None
        if headings:
            names = [seen(name_of(model.party(c))) for c in columns]
            heads = [str(t("Activity")), *names], [name_of(model.row(r).activity) for r in rows]
        content = letters_content(letters, self._grid.codes, heads)
        QApplication.clipboard().setMimeData(content)

    def cut(self) -> None:
        """Copy the chosen cells, then clear them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Fill cells from the clipboard, from the first chosen one on.

        A single value, or a rectangle that fits a whole number of times, fills the whole choice.
        What is not understood leaves its cell as it is; that and what has no room are told.
        """
        model = self._grid.grid_model
        cells = self._grid.chosen_cells()
        pasted = pasted_onto(model.view, held())
        if not cells or not pasted.cells:
            return
        limits = len(model.rows), len(model.view.columns)
        filled, beyond = laid(pasted.cells, cells, limits)
        if pasted.holds_letters:
            self._fill(filled)
        for told in left_out(pasted, beyond):
            self._session.refuse(told)

    def fill_down(self) -> None:
        """Fill each chosen column with its uppermost chosen cell."""
        cells = self._grid.chosen_cells()
        first = {column: row for row, column in reversed(cells)}
        self._fill((at, self._letters((first[at[1]], at[1]))) for at in cells)

    def fill_right(self) -> None:
        """Fill each chosen row with its leftmost chosen cell."""
        cells = self._grid.chosen_cells()
        first = {row: column for row, column in reversed(cells)}
        self._fill((at, self._letters((at[0], first[at[0]]))) for at in cells)

    def fill_series(self, source: Sequence[Place], target: Sequence[Place]) -> None:
        """Repeat the rectangle of cells ``source`` over the rectangle ``target``."""
        top, left = source[0]
        high, wide = source[-1][0] - top + 1, source[-1][1] - left + 1
        self._fill(
            (at, self._letters((top + (at[0] - top) % high, left + (at[1] - left) % wide)))
            for at in target
        )

    def comment(self, at: Place, text: str) -> None:
        """Write a comment on a cell; an empty one takes it away."""
        activity, party = self._ids(at)
        self._session.perform(set_comment, self._org, self._matrix, activity, party, text)

    def remove_activities(self) -> None:
        """Delete the activities of the chosen rows; what stands in a group moves out of it."""
        rows = [row.activity.id for row in self._grid.chosen_rows()]
        if rows:
            self._session.perform(delete, self._org, rows)

    def remove_columns(self) -> None:
        """Take the chosen columns with their letters out; the parties stay."""
        parties = self._grid.chosen_parties()
        if parties:
            self._session.perform(self._without_columns, parties)

    def move_rows(self, down: bool) -> None:
        """Move the chosen rows one place up or down, over the edge of a group where they are at it."""
        rows = without_inner(self._grid.chosen_rows())
        model = self._grid.grid_model
        if not rows or any(row.activity.id not in siblings_of(model, rows[0]) for row in rows):
            return
        place = place_shifted(model, rows, down)
        if place is not None:
            self._move(rows, *place)

    def move_columns(self, right: bool) -> None:
        """Move the chosen columns one place to the left or right."""
        columns = [c.party.id for c in self._grid.grid_model.view.columns]
        parties = self._grid.chosen_parties()
        rest = [party for party in columns if party not in parties]
        if not parties or not rest:
            return
        first, last = columns.index(parties[0]), columns.index(parties[-1])
        if (first == 0 and not right) or (last == len(columns) - 1 and right):
            return
        following = columns[last + 2] if right and last + 2 < len(columns) else ""
        self._move_columns(parties, following if right else columns[first - 1])

    def drop_rows(self, gap: int, *, outward: bool = False) -> None:
        """Put the chosen rows between two shown ones; ``outward`` behind a group, not at its end."""
        rows, place = self._row_drop(gap, outward)
        if rows:
            self._move(rows, *place)

    def why_not_rows(self, gap: int, *, outward: bool = False) -> Message | None:
        """Return why the chosen rows may not be put between two shown ones, None where they may."""
        rows, (parent, before) = self._row_drop(gap, outward)
        try:
            move_activities(
                self._org, self._matrix, [row.activity.id for row in rows], parent, before
            )
        except Refused as refusal:
            return refusal.reason
        return None

    def _row_drop(self, gap: int, outward: bool) -> tuple[list[ActivityRow], tuple[str, str]]:
        """Return what is dropped, and where: what is dropped on itself stays before what follows.

        A group is not dropped into the one above it, which the same gap ends.
        """
        rows = without_inner(self._grid.chosen_rows())
        moved = {row.activity.id for row in rows}
        model = self._grid.grid_model
        while gap < len(model.rows) and model.rows[gap].activity.id in moved:
            gap += 1
        outward = outward or any(row.is_group for row in rows)
        return rows, place_at_gap(model, gap, outward=outward)

    def drop_columns(self, gap: int) -> None:
        """Put the chosen columns before another one."""
        columns = [c.party.id for c in self._grid.grid_model.view.columns]
        parties = self._grid.chosen_parties()
        following = next((party for party in columns[gap:] if party not in parties), "")
        if parties:
            self._move_columns(parties, following)

    def _move(self, rows: Sequence[ActivityRow], parent: str, before: str) -> None:
        moved = [row.activity.id for row in rows]
        self._session.perform(move_activities, self._org, self._matrix, moved, parent, before)

    def _move_columns(self, parties: Sequence[str], before: str) -> None:
        self._session.perform(move_parties, self._org, self._matrix, parties, before)

    def _without_columns(self, parties: Sequence[str]) -> Edit:
        edits = [remove_party(self._org, self._matrix, party) for party in parties]
        if len(edits) == 1:
            return edits[0]
        return joined(tn("Remove {n} column", "Remove {n} columns", len(edits)), edits)

    def _fill(self, cells: Iterable[tuple[Place, tuple[str, ...]]]) -> None:
        filled = [(*self._ids(at), letters) for at, letters in cells]
        if filled:
            self._session.perform(set_codes, self._org, self._matrix, filled)

    def _ids(self, at: Place) -> tuple[str, str]:
        model = self._grid.grid_model
        return model.row(at[0]).activity.id, model.party(at[1]).id

    def _letters(self, at: Place) -> tuple[str, ...]:
        cell = self._grid.grid_model.cell(self._grid.grid_model.index(*at))
        return cell.codes if cell else ()
