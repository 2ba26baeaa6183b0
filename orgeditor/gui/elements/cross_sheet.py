"""A table with a record for each cell: rows and columns are what the record is of."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final, overload

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.elements.sheet import LEFT, TOP, Cells, Index, Sheet, alignment
from orgeditor.messages import seen, t
from orgeditor.model.edit import Edit, joined
from orgeditor.model.fields import TYPES, field
from orgeditor.model.naming import Names
from orgeditor.model.record import key_id
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.entering import add_records
from orgeditor.model.written import read, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_ROLE: Final = Qt.ItemDataRole
_HEADING: Final = 16
"""Characters of a line of a heading."""

Line = tuple[str, str]
"""What a row or a column stands for: its part of the key, and what it is called."""


class Lines(Sequence[Line]):
    """Lines by their ids, each named by ``name`` when it is asked for."""

    def __init__(self, ids: Sequence[str], name: Callable[[str], str]) -> None:
        self.ids = ids
        self._name = name

    @override
    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...

    @override
    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return Lines(self.ids[place], self._name)
        key = self.ids[place]
        return key, self._name(key)


class CrossSheet(Sheet):
    """Records of ``kind``, whose key is a row and a column, told by one of their fields.

    ``rows`` and ``columns`` give what stands there now. A cell that is emptied deletes its
    record. Where the row's part of the key is the second, ``turned``. The names of the rows
    are the first column, and the vertical heading, which stays in sight.
    """

    def __init__(
        self,
        session: Session,
        kind: type[Record],
        value: str,
        rows: Callable[[Organization], Sequence[Line]],
        columns: Callable[[Organization], Sequence[Line]],
        corner: Message,
        *,
        turned: bool = False,
        also: frozenset[type[Record]] = frozenset(),
    ) -> None:
        super().__init__(session)
        self._kind = kind
        self._value = field(kind, value)
        self._rows_of, self._columns_of = rows, columns
        self._corner, self._turned = corner, turned
        self._rows: Sequence[Line] = ()
        self._columns: Sequence[Line] = ()
        targets = {target for described in TYPES[kind].fields for target in described.targets}
        self.kinds = frozenset({kind, *targets}) | also
        self._row_kinds = field(kind, TYPES[kind].key[int(turned)]).targets
        self._places: dict[str, int] | None = None

    @override
    def refresh(self) -> None:
        self.beginResetModel()
        org = self.session.organization
        rows, self._columns = self._rows_of(org), self._columns_of(org)
        # Without a filter no row is touched before it is seen: its name is made when asked for.
        self._rows = [r for r in rows if self.wanted in r[1].casefold()] if self.wanted else rows
        self._places = None
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    @override
    def line_record(self, row: int) -> str:
        return self._id(row)

    @override
    def row_of(self, record_id: str) -> int:
        if self._places is None:
            rows = self._rows
            ids = rows.ids if isinstance(rows, Lines) else [row[0] for row in rows]
            self._places = {key: row for row, key in enumerate(ids)}
        return self._places.get(record_id, -1)

    @override
    def may_hold(self, record_id: str) -> bool:
        return isinstance(self.session.organization.peek(record_id), tuple(self._row_kinds))

    @override
    def heading(self, column: int) -> str:
        return self._columns[column - 1][1] if column else str(self._corner)

    @override
    def field(self, row: int, column: int) -> Field | None:
        return self._value if column else None

    def record_at(self, row: int, column: int) -> Record | None:
        """Return the record of a cell, None where it is empty."""
        return self.session.organization.find(self._kind, key_id(*self._key(row, column)))

    @override
    def text(self, row: int, column: int) -> str:
        if not column:
            return self._rows[row][1]
        record = self.record_at(row, column)
        if record is None:
            return ""
        return self.told(record)

    def told(self, record: Record) -> str:
        """Return what a record says in its cell, as it would be typed in."""
        return written(self.session.organization, self._value, getattr(record, self._value.name))

    def values(self, names: Names, text: str) -> dict[str, Any]:
        """Return the fields of a record whose cell says ``text``; Refused where it says none."""
        return {self._value.name: read(names, self._value, text)}

    def offered(self, row: str, column: str) -> str:
        """Return what an empty cell shows, faintly; rows and columns by what they stand for."""
        return ""

    @override
    def shown(self, row: int, column: int) -> str:
        if text := self.text(row, column):
            return text
        return self.offered(self._id(row), self._columns[column - 1][0])

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.ForegroundRole and not self.text(index.row(), index.column()):
            return QColor(theme.palette().faint)
        return super().data(index, role)

    @override
    def edit(self, cells: Cells) -> Edit:
        org = self.session.organization
        names = Names(org)
        filled: list[dict[str, Any]] = []
        emptied: list[str] = []
        for (row, column), text in sorted(cells.items()):
            if not column or not self._value:
                continue
            key = self._key(row, column)
            if text.strip():
                parts = dict(zip(TYPES[self._kind].key, key, strict=True))
                filled.append(parts | self.values(names, text))
            elif key_id(*key) in org:
                emptied.append(key_id(*key))
        edits = [delete(org, emptied)] if emptied else []
        if filled:
            edits.insert(0, add_records(org, self._kind, filled))
        return joined(edits[0].label if edits else t("Clear"), edits)

    def _key(self, row: int, column: int) -> tuple[str, str]:
        key = self._id(row), self._columns[column - 1][0]
        return (key[1], key[0]) if self._turned else key

    def _id(self, row: int) -> str:
        return self._rows.ids[row] if isinstance(self._rows, Lines) else self._rows[row][0]

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return seen(self.text(section, 0)) if role == _ROLE.DisplayRole else None
        if role == _ROLE.DisplayRole:
            return fill(seen(self.heading(section)), _HEADING, break_on_hyphens=False)
        if role == _ROLE.TextAlignmentRole:
            return LEFT if not section else alignment(self._value)
        return None
