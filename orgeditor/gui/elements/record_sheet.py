"""A table of the records of one type: a row each, and an empty one for the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.elements.sheet import LEFT, RIGHT, TOP, Cells, Index, Sheet, alignment
from orgeditor.messages import Message, t
from orgeditor.model.edit import Edit, Refused, joined
from orgeditor.model.fields import TYPES, Field, Kind, field, shown_title
from orgeditor.model.naming import Names
from orgeditor.model.record import new_id
from orgeditor.model.verbs.entering import add_records, in_order, nested, part_field, set_cells
from orgeditor.model.written import read_cell, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_INDENT: Final = "\u2003"
_ROLE: Final = Qt.ItemDataRole


@dataclass(frozen=True)
class Told:
    """A column that only tells something: its heading, and what it says of a record."""

    heading: Message
    say: Callable[[Organization, Any], str]
    number: bool = False


class RecordSheet(Sheet):
    """The records of ``kind``; ``columns`` are names of its fields, or ``Told``.

    Records that are parts of others stand below them, indented. A new one is typed in the
    last row. A name is that of the language shown, unless both have a column.
    """

    def __init__(self, session: Session, kind: type[Record], columns: Sequence[str | Told]) -> None:
        super().__init__(session)
        self.kind = kind
        self.columns: list[Field | Told] = [
            field(kind, column) if isinstance(column, str) else column for column in columns
        ]
        self._title = TYPES[kind].title_field
        if f"{self._title}_zh" in columns:
            self._title = ""
        self.part = part_field(kind)
        self.ranked = "rank" in kind.__struct_fields__
        """Whether the rows stand in an order that can be changed."""
        self.typed_first = bool(TYPES[kind].key)
        """Whether what the cells say identifies a record, so that none is there before they are filled."""
        self._lines: list[tuple[Record, int]] = []
        shown = {target for f in self.columns if isinstance(f, Field) for target in f.targets}
        self.kinds = frozenset({kind, *shown})

    @override
    def refresh(self) -> None:
        self.beginResetModel()
        org = self.session.organization
        standing = [record for record in self.standing(org) if self.session.shows(record)]
        lines = nested(standing, self.part)
        self._lines = [line for line in lines if not self.wanted or self._matches(line[0])]
        self.endResetModel()

    def standing(self, org: Organization) -> list[Record]:
        """Return the records that have a row, in order."""
        return in_order(org, self.kind)

    def _matches(self, record: Record) -> bool:
        cells = (self._cell(record, column) for column in range(len(self.columns)))
        return any(self.wanted in text.casefold() for text in cells)

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, in order."""
        return [record.id for record, _ in self._lines]

    def depth(self, row: int) -> int:
        """Return how deep a record lies inside others."""
        return self._lines[row][1] if row < len(self._lines) else 0

    @override
    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._lines) + 1

    @override
    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def line_record(self, row: int) -> str:
        return self._lines[row][0].id if row < len(self._lines) else ""

    @override
    def may_hold(self, record_id: str) -> bool:
        return self.session.organization.find(self.kind, record_id) is not None

    @override
    def heading(self, column: int) -> str:
        found = self.columns[column]
        return str(found.heading if isinstance(found, Told) else found.label)

    @override
    def field(self, row: int, column: int) -> Field | None:
        found = self.columns[column]
        if isinstance(found, Told):
            return None
        return self._field_of(self._lines[row][0], found) if row < len(self._lines) else found

    def _field_of(self, record: Record, found: Field) -> Field:
        """Return the field that a column has of a record: the name that is shown, of two."""
        return field(self.kind, shown_title(record)) if found.name == self._title else found

    @override
    def text(self, row: int, column: int) -> str:
        return self._cell(self._lines[row][0], column) if row < len(self._lines) else ""

    def _cell(self, record: Record, column: int) -> str:
        org, found = self.session.organization, self.columns[column]
        if isinstance(found, Told):
            return found.say(org, record)
        if found.kind is Kind.MONEY and self.session.pay_hidden:
            return ""
        found = self._field_of(record, found)
        return written(org, found, getattr(record, found.name))

    @override
    def shown(self, row: int, column: int) -> str:
        if row == len(self._lines):
            return str(t("New…")) if column == 0 else ""
        text = self.text(row, column)
        return _INDENT * self.depth(row) + text if column == 0 else text

    @override
    def edit(self, cells: Cells) -> Edit:
        org = self.session.organization
        names = Names(org)
        changed: list[tuple[str, str, Any]] = []
        added: dict[int, dict[str, Any]] = {}
        for (row, column), text in sorted(cells.items()):
            described = self.field(row, column)
            if described is None:
                continue
            if described.kind is Kind.HOLDERS:
                raise Refused(t("People are put on positions in the structure."))
            if row < len(self._lines):
                value = read_cell(names, self.kind, described, text)
                changed.append((self._lines[row][0].id, described.name, value))
            elif text.strip():
                values = added.setdefault(row, {"id": new_id()})
                values[described.name] = read_cell(names, self.kind, described, text)
                if described.name == TYPES[self.kind].title_field:
                    # Rows below may name it.
                    named: dict[str, Any] = {described.name: text.strip()}
                    names.add(self.kind(id=values["id"], **named))
        edits = [set_cells(org, changed)] if changed else []
        if added:
            edits.append(add_records(org, self.kind, list(added.values())))
        return edits[0] if len(edits) == 1 else joined(t("Paste"), edits)

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.ForegroundRole and self._is_faint(index.row(), index.column()):
            return QColor(theme.palette().faint)
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(index.column())
        return super().data(index, role)

    def _is_faint(self, row: int, column: int) -> bool:
        """Whether a cell shows what nobody has chosen: the first of several choices, a new row."""
        if row == len(self._lines):
            return True
        found = self.columns[column]
        return (
            isinstance(found, Field)
            and found.kind is Kind.CHOICE
            and not getattr(self._lines[row][0], found.name)
        )

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.heading(section)
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.TextAlignmentRole:
            return self._alignment(section)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        found = self.columns[column]
        if isinstance(found, Told):
            return RIGHT if found.number else LEFT
        return alignment(found)
