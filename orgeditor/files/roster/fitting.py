"""Values as a client's column writes them: its ids as numbers, its dates as dates."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from orgeditor.files.roster.tables import is_date, is_whole

if TYPE_CHECKING:
    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value


class Fitting:
    """What kind of values each column of a table mostly holds."""

    def __init__(self, table: Table) -> None:
        self._columns = table.columns
        self._kinds: dict[int, type] = {}

    def fitted(self, column: int, value: Value, stands: Value) -> Value:
        """Return a value as it is written in a column; ``stands`` is what is in the cell now."""
        kind = self._kind(column) if stands is None or stands == "" else type(stands)
        if kind is datetime and is_date(value):
            return datetime.fromisoformat(str(value))
        if kind in (int, float) and is_whole(value):
            return int(str(value))
        if kind is bool and (value is None or value in ("", "yes")):
            return bool(value)
        return None if value == "" else value

    def _kind(self, column: int) -> type:
        if column not in self._kinds:
            self._kinds[column] = _usual(self._columns[column])
        return self._kinds[column]


def _usual(column: list[Value]) -> type:
    kinds: Counter[type] = Counter(map(type, column))
    kinds[str] -= column.count("")
    del kinds[type(None)]
    kind, number = max(kinds.items(), key=lambda pair: pair[1])
    return kind if number > 0 else str
