"""One selection for the grid and the rest of the window: each follows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from orgeditor.gui.matrix.grid import Grid

_SETTLE: Final = 80
"""Milliseconds after which a selection made in the grid is told, so that a drag tells one."""


class SharedSelection:
    """Selects in the document what is selected in a grid, and in the grid what is selected there."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._told: tuple[str, ...] = ()
        self._settle = QTimer(grid, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._tell)
        grid.session.selected.connect(self._reveal)

    def follow(self) -> None:
        """Tell soon what is selected in the grid."""
        self._settle.start()

    def _tell(self) -> None:
        """Select in the document what is selected here: whole columns, else activities."""
        grid = self._grid
        parties = grid.chosen_parties()
        column = grid.grid_model.column_of(parties[0]) if parties else -1
        # In a single row every cell is a whole column.
        whole = column >= 0 and len(grid.grid_model.rows) > 1
        columns = whole and grid.selectionModel().isColumnSelected(column)
        told = parties if columns else [row.activity.id for row in grid.chosen_rows()]
        self._told = tuple(told)
        # What changes here while another section is shown is none of the user's choosing.
        if told and grid.isVisible():
            grid.session.select(told)

    def _reveal(self) -> None:
        chosen = self._grid.session.selection
        if chosen and chosen != self._told and self._grid.isVisible():
            self._settle.stop()
            self._grid.reveal(chosen[-1], chosen[-1])
