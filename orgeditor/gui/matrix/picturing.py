"""A matrix as a picture: the whole as it is shown, or the rows and columns of the cells chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from orgeditor.gui.picturing import SELECTED, SHOWN, ElementSubject, copy_at_once, show_as_picture
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.gui.picturing.wish import Wish
    from orgeditor.model.output import Output


class MatrixSubject(ElementSubject):
    """The matrix of a grid, without the rows that are folded away or filtered out."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid.session, "matrix")
        self._grid = grid
        self._several = len(grid.chosen_cells()) > 1

    @property
    @override
    def parts(self) -> Sequence[tuple[str, str]]:
        found = [(SHOWN, str(t("The matrix as it is shown")))]
        if self._several:
            found.append((SELECTED, str(t("The selected rows and columns"))))
        return found

    @property
    def usual(self) -> str:
        """The part that somebody means who does not say: what is selected, else the matrix."""
        return self.parts[-1][0]

    @override
    def output(self, part: str, wish: Wish) -> Output:
        return self.output_with(wish, **self._settings_of(part))

    def _settings_of(self, part: str) -> dict[str, Any]:
        grid, model = self._grid, self._grid.grid_model
        settings: dict[str, Any] = {"matrix": model.view.matrix.id}
        rows = grid.chosen_rows() if part == SELECTED else model.rows
        if len(rows) != len(model.view.rows):
            settings["activities"] = tuple(row.activity.id for row in rows)
        parties = grid.chosen_parties() if part == SELECTED else ()
        if len(parties) != len(model.view.columns):
            settings["parties"] = tuple(parties)
        return settings


def copy_picture(grid: Grid) -> None:
    """Copy what is selected of a matrix as a picture, else the matrix."""
    subject = MatrixSubject(grid)
    copy_at_once(grid.session, subject, subject.usual)


def save_picture(grid: Grid) -> None:
    """Show what is selected of a matrix as a picture, to be saved or copied."""
    subject = MatrixSubject(grid)
    show_as_picture(grid.session, subject, grid.window(), subject.usual)
