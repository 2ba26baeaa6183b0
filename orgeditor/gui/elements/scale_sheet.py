"""The table of a scale: the usual levels stand there until one is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.naming import Names
from orgeditor.model.verbs.entering import add_records
from orgeditor.model.written import read_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.elements.sheet import Cells
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


class ScaleSheet(RecordSheet):
    """The levels of a scale, which their field ``level`` numbers; ``usual`` where there are none."""

    def __init__(
        self, session: Session, kind: type[Record], columns: Sequence[str], usual: Sequence[Record]
    ) -> None:
        self._usual, self._names = list(usual), tuple(columns)
        super().__init__(session, kind, columns)
        self.typed_first = True

    @override
    def standing(self, org: Organization) -> list[Record]:
        return sorted(org.of(self.kind).values(), key=_place) or self._usual

    @override
    def line_record(self, row: int) -> str:
        record = super().line_record(row)
        return record if self.session.organization.find(self.kind, record) else ""

    @override
    def edit(self, cells: Cells) -> Edit:
        self._check_levels(cells)
        org = self.session.organization
        if org.of(self.kind):
            return super().edit(cells)
        # A scale of one's own is a whole scale: the usual one with what was typed.
        names = Names(org)
        rows: list[dict[str, Any]] = [
            {name: getattr(level, name) for name in self._names} for level in self._usual
        ]
        for (row, column), text in sorted(cells.items()):
            if row >= len(rows):
                rows.append({})
            if field := self.field(row, column):
                value = read_cell(names, self.kind, field, text)
                rows[min(row, len(rows) - 1)][field.name] = value
        return add_records(org, self.kind, rows)

    def _check_levels(self, cells: Cells) -> None:
        """Refuse a level that is no whole number, or that another row is already."""
        column, ids = self._names.index("level"), self.ids
        rows = {row for (row, _), text in cells.items() if row < len(ids) or text.strip()}
        said = [cells.get((row, column), self.text(row, column)).strip() for row in sorted(rows)]
        if not all(level.isdecimal() for level in said):
            raise Refused(t("A level is a whole number."))
        changed = {ids[row] for row in rows if row < len(ids)}
        standing = self.standing(self.session.organization)
        taken = {_place(record) for record in standing if record.id not in changed}
        for level in said:
            if (place := (len(level), level)) in taken:
                raise Refused(t("There is a level {level} already.", level=level))
            taken.add(place)


def _place(level: Record) -> tuple[int, str]:
    number: str = getattr(level, "level", "")
    return len(number), number
