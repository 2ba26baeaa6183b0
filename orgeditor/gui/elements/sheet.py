"""What a table of an element shows and takes: cells of text over records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from orgeditor.gui.labels import tip
from orgeditor.messages import seen
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.fields import Field, Kind
from orgeditor.model.records import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.gui.session import Session
    from orgeditor.model.record import Record

Index = QModelIndex | QPersistentModelIndex
Cells = dict[tuple[int, int], str]
"""Texts by row and column."""

TOP: Final = QModelIndex()

_ROLE: Final = Qt.ItemDataRole
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NUMBERS: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.FIGURE})


def alignment(field: Field | None) -> Qt.AlignmentFlag:
    """Return how a field's values stand in their column: numbers to the right."""
    return RIGHT if field and field.kind in NUMBERS else LEFT


class Sheet(QAbstractTableModel):
    """A table over a document. What kind it is, a subclass says; it shows ``lines`` of it.

    It is empty until it is refreshed, which a ``Table`` does when it is looked at.

    A line stands for the record ``line_record`` names. ``refresh`` looks at the document anew.
    ``entered`` is emitted with the ids that an edit of this table added.
    """

    entered = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.wanted = ""
        """What a row must say somewhere to be shown, in small letters; "" for all rows."""
        self.kinds: frozenset[type[Record]] = frozenset()
        """Of which record types something is shown here: an edit of others changes nothing."""

    def line_record(self, row: int) -> str:
        """Return the id of the record that a row stands for, "" for none."""
        raise NotImplementedError

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 where it has none."""
        return next((r for r in range(self.rowCount()) if self.line_record(r) == record_id), -1)

    def may_hold(self, record_id: str) -> bool:
        """Whether a record is of a type that has rows here, told without filling them."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """Return what stands over a column."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Return what a cell says, as it would be typed in."""
        raise NotImplementedError

    def field(self, row: int, column: int) -> Field | None:
        """Return the field that a cell edits, None where it only tells something."""
        raise NotImplementedError

    def edit(self, cells: Cells) -> Edit:
        """Return the edit of entering texts; Refused where one of them is no value."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Look at the document anew."""
        raise NotImplementedError

    def restrict(self, text: str) -> None:
        """Show only rows that say ``text`` somewhere."""
        if text.casefold() != self.wanted:
            self.wanted = text.casefold()
            self.refresh()

    def enter(self, cells: Mapping[tuple[int, int], str]) -> bool:
        """Enter texts as one undo step; False, and the reason told, where that cannot be."""
        changed = {
            at: text
            for at, text in cells.items()
            if self.field(*at) is not None and text != self.text(*at)
        }
        if not changed:
            return False
        edit = self.session.perform(self.edit, changed)
        if edit is None:
            return False
        self.entered.emit([change.id for change in edit.changes if change.before is None])
        return True

    def texts(self, rows: Sequence[int], columns: Sequence[int]) -> list[list[str]]:
        """Return a rectangle of cells."""
        return [[seen(self.text(row, column)) for column in columns] for row in rows]

    def why_not(self, row: int, column: int, text: str) -> str:
        """Return why a text cannot be entered in a cell, "" where it can."""
        try:
            self.edit({(row, column): text})
        except Refused as refusal:
            return str(refusal.reason)
        return ""

    def shown(self, row: int, column: int) -> str:
        """Return what a cell shows, where that is more than its text."""
        return self.text(row, column)

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == _ROLE.DisplayRole:
            return seen(self.shown(row, column))
        if role == _ROLE.EditRole:
            return self.text(row, column)
        if role == _ROLE.ToolTipRole:
            return tip(self.text(row, column))
        if role == _ROLE.TextAlignmentRole:
            return alignment(self.field(row, column))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        return self.enter({(index.row(), index.column()): str(value)})

    def _open(self, row: int, column: int) -> bool:
        """Whether a cell can be edited: one that would show what is kept from view cannot."""
        field, text = self.field(row, column), self.text(row, column)
        names = self.session.names_hidden
        return field is not None and seen(text) == text and not (names and Person in field.targets)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._open(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
