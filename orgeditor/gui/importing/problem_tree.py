"""The problems of a file by kind, with counts; what one repair settles together is one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from orgeditor.files.problems import Problem
from orgeditor.files.roster import told_as
from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.messages import Message, seen, t, verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject


Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()

KINDS: Final = {
    "unknown-manager": t("Missing manager"),
    "ambiguous-manager": t("Manager may be several"),
    "loop": t("Loop"),
    "self-manager": t("Own manager"),
    "duplicate-id": t("Repeated id"),
    "job-share": t("Job share"),
    "several-managers": t("Several managers"),
    "loose-match": t("Matched loosely"),
    "missing-id": t("Row without id"),
    "bad-number": t("No number"),
    "bad-date": t("No date"),
    "unknown-word": t("Unknown word"),
    "none-id": t("Ids that mean none"),
    "several-parents": t("Unit with several parents"),
    "no-hierarchy": t("Nobody above anybody"),
    "unit-place": t("Place of a unit"),
    "closed-positions": t("Closed positions"),
    "history-row": t("History"),
    "past-end": t("Ends that are past"),
    "several-units": t("Several units"),
    "same-name": t("Units of one name"),
    "parent-added": t("Added units"),
    "manager-added": t("Added managers"),
    "unsure-place": t("Place not plain"),
    "blank-row-skipped": t("Blank rows"),
    "template-row": t("Rows that explain columns"),
    "note-row": t("Notes"),
    "total-row": t("Totals"),
    "section-row": t("Headings of sections"),
    "repeated-header": t("Repeated headers"),
    "as-above": t("Blank for “as above”"),
    "mixed-currencies": t("Several currencies"),
    "date-order-guessed": t("Order of day and month"),
    "fte-scaled": t("Full time in another figure"),
    "held-besides": t("Seats held besides another"),
    "cost-scaled": t("Money in thousands or the like"),
    "cells-unwrapped": t("Cells in a system's format"),
    "cell-error": t("Errors of formulas"),
    "stray-cell": t("Stray cells"),
    "bad-character": t("Unreadable characters"),
    "unclosed-quote": t("Open quotation marks"),
    "another-table": t("Another table"),
    "table-unread": t("Sheets that were not read"),
    "table-joined": t("Joined sheets"),
    "sheet-as-unit": t("Sheets read as units"),
    "table-turned": t("Table on its side"),
    "table-reshaped": t("Rows made anew"),
    "header-missing": t("No column names"),
    "hierarchy-guessed": t("How the hierarchy is said"),
    "unknown-key": t("Unknown in another sheet"),
    "unmatched-row": t("Rows that nothing names"),
    "shape-unconnected": t("Shapes without lines"),
    "formula-without-value": t("Formula without a value"),
    "hidden-rows": t("Hidden in the file"),
    "hidden-sheet": t("Hidden in the file"),
    "encoding-guessed": t("Encoding guessed"),
}
_SEVERITIES: Final = ("error", "warning", "hint")
_TOGETHER: Final = ("unknown-manager", "ambiguous-manager")


class Group(msgspec.Struct, frozen=True):
    """The problems of one kind and severity; each of ``entries`` is what one repair would settle."""

    kind: str
    severity: str
    entries: list[list[Problem]]

    @property
    def count(self) -> int:
        """How many problems there are of this kind."""
        return sum(map(len, self.entries))


def groups_of(problems: Sequence[Problem]) -> list[Group]:
    """Return the problems by kind, the gravest and most frequent first."""
    found: dict[tuple[str, str], dict[object, list[Problem]]] = {}
    for n, problem in enumerate(problems):
        entries = found.setdefault((problem.severity, problem.kind), {})
        key = told_as(problem) if problem.kind in _TOGETHER else n
        entries.setdefault(key, []).append(problem)
    groups = [Group(kind, severity, list(e.values())) for (severity, kind), e in found.items()]
    return sorted(groups, key=lambda g: (_SEVERITIES.index(g.severity), -g.count))


class ProblemTree(QAbstractItemModel):
    """A model of two levels over ``groups``: kinds, and under each its entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self._several_sheets = False

    def show(self, problems: Sequence[Problem]) -> None:
        """Hold these problems instead of those before."""
        self.beginResetModel()
        self.groups = groups_of(problems)
        self._several_sheets = len({(p.file, p.sheet) for p in problems if p.sheet}) > 1
        self.endResetModel()

    def entry(self, index: Index) -> list[Problem]:
        """Return the problems that an index stands for; of a kind those of its first entry."""
        if not index.isValid():
            return []
        inner = index.internalId()
        return self.groups[inner - 1].entries[index.row()] if inner else self.groups[index.row()].entries[0]  # fmt: skip

    @override
    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        inner = index.internalId() if index.isValid() else 0
        return self.createIndex(inner - 1, 0, 0) if inner else QModelIndex()

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else len(self.groups[parent.row()].entries)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        inner = index.internalId()
        if not inner:
            return _of_group(self.groups[index.row()], role)
        entry = self.groups[inner - 1].entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return seen(_entry_text(entry, with_sheet=self._several_sheets))
        return tip(entry[0].message) if role == Qt.ItemDataRole.ToolTipRole else None


def _of_group(group: Group, role: int) -> object:
    ink = theme.severity_colour(group.severity)
    if role == Qt.ItemDataRole.DisplayRole:
        name: Message = KINDS.get(group.kind) or verbatim(group.kind)
        return str(t("{kind} · {n}", kind=name, n=group.count))
    if role == Qt.ItemDataRole.DecorationRole:
        return theme.icon(group.severity, ink.name())
    return tip(group.kind) if role == Qt.ItemDataRole.ToolTipRole else None


def _entry_text(entry: list[Problem], *, with_sheet: bool) -> str:
    first = entry[0]
    place = first.cell or (str(first.row) if first.row else "")
    where = (
        f"{first.sheet}!{place}" if place and with_sheet and first.sheet else place or first.sheet
    )
    said = " ".join(first.value.split())[:80] or str(first.message)
    return f"{said}   ×{len(entry)}" if len(entry) > 1 else "   ".join(p for p in (where, said) if p)  # fmt: skip
