"""What a newer file or another scenario brings, as a tree with ticks: sorts, in them records, in those fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from orgeditor.analysis.differing import Sides, field_label, name_told, record_of, value_told
from orgeditor.gui.labels import tip
from orgeditor.messages import seen, t
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.messages import Message
    from orgeditor.model.merge import Difference, Key
    from orgeditor.model.record import Record

Index = QModelIndex | QPersistentModelIndex
News = Sequence[tuple["Message", Sequence["Difference"]]]
"""Differences under what they are told as."""
_TOP: Final = QModelIndex()
_MINE, _THEIRS = 2, 3
"""Columns, which are headed by what the sides are called."""


class Comparison(Sides, Protocol):
    """What the tree shows: differences between two sides, some of them ticked to begin with."""

    @property
    def differences(self) -> Sequence[Difference]:
        """Where theirs is not mine."""

    @property
    def ticked(self) -> frozenset[Key]:
        """What is taken unless the user says otherwise."""


class _Node:
    """A line of the tree; ``keys`` are those of the differences at or below it."""

    __slots__ = ("children", "difference", "keys", "label", "parent", "row")

    def __init__(self, parent: _Node | None, label: str = "") -> None:
        self.parent = parent
        self.label = label
        self.children: list[_Node] = []
        self.keys: list[Key] = []
        self.difference: Difference | None = None
        self.row = len(parent.children) if parent else 0
        if parent:
            parent.children.append(self)


class ChangeTree(QAbstractItemModel):
    """``ticked`` is what will be taken; ``ticks_changed`` follows every change of it.

    ``both`` are conflicts in which what both sides say will stand. They are neither ticked nor not.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        base: Message,
        mine: Message,
        theirs: Message,
        parent: QObject | None = None,
        *,
        tells_what_stands: bool = False,
    ) -> None:
        """``base``, ``mine`` and ``theirs`` head the columns of the three values.

        ``tells_what_stands``: a last column says which of them does after it.
        """
        super().__init__(parent)
        self._columns: tuple[Message, ...] = (t("What"), base, mine, theirs)
        if tells_what_stands:
            self._columns += (t("What will stand"),)
        self.ticked: set[Key] = set()
        self.both: set[Key] = set()
        self._compared: Comparison | None = None
        self._root = _Node(None)

    def show(self, compared: Comparison, news: News, clashes: News = ()) -> None:
        """Hold what comes in, told by its sort; ticks made before stay where they still apply.

        ``clashes``: what cannot stand together, by the reason; it is told first.
        """
        self.beginResetModel()
        known = {d.key for d in self._compared.differences} if self._compared else set()
        keys = {d.key for d in compared.differences}
        self.ticked = set(compared.ticked - known) | (self.ticked & keys)
        self._compared = compared
        self._root = _tree(compared, news, clashes)
        self.endResetModel()

    @property
    def ticked_shown(self) -> int:
        """How many of the differences in the tree are ticked."""
        return sum(key in self.ticked for top in self._root.children for key in top.keys)

    @override
    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        upper = self._node(index).parent
        return QModelIndex() if upper is None or upper is self._root else self.createIndex(upper.row, 0, upper)  # fmt: skip

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # fmt: skip
        return str(self._columns[section]) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return self._state(node)
        if role == Qt.ItemDataRole.DisplayRole:
            return seen(self._text(node, index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(node, index.column()))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        node = self._node(index)
        self.tick(node.keys, ticked=self._state(node) != Qt.CheckState.Checked)
        return True

    def tick(self, keys: Collection[Key], *, ticked: bool) -> None:
        """Tick differences, or take their ticks away."""
        (self.ticked.update if ticked else self.ticked.difference_update)(keys)
        self.both.difference_update(keys)
        self._tell()

    def take_both(self, keys: Collection[Key]) -> None:
        """Let what both sides say stand in conflicts that have room for it."""
        self.ticked.difference_update(keys)
        self.both.update(keys)
        self._tell()

    def keys(self, index: Index) -> list[Key]:
        """Return what the differences at or below a line are known by."""
        return self._node(index).keys

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.ticks_changed.emit()

    def _node(self, index: Index) -> _Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Node) else self._root

    def _state(self, node: _Node) -> Qt.CheckState:
        found = sum(key in self.ticked for key in node.keys)
        if not found and self.both.isdisjoint(node.keys):
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if found == len(node.keys) else Qt.CheckState.PartiallyChecked

    def _text(self, node: _Node, column: int) -> str:
        if column == 0:
            return node.label
        difference = node.difference
        if difference is None or self._compared is None:
            return ""
        if column > _THEIRS:
            return str(self._standing(difference.key))
        value = (difference.base, difference.mine, difference.theirs)[column - 1]
        return " ".join(value_told(self._compared, difference, value).split())[:200]

    def _standing(self, key: Key) -> Message:
        if key in self.both:
            return t("Both")
        return self._columns[_THEIRS if key in self.ticked else _MINE]


def _tree(compared: Comparison, news: News, clashes: News) -> _Node:
    root = _Node(None)
    kinds = cache(lambda kind: str(TYPES[kind].label))
    fields = cache(lambda kind, name: str(field_label(kind, name)))

    def put(top: _Node, those: Sequence[Difference]) -> None:
        records: dict[str, _Node] = {}
        for difference in those:
            record = record_of(compared, difference)
            node = records.get(difference.id)
            if node is None:
                code = getattr(record, "code", "")
                said = (
                    kinds(type(record)),
                    code,
                    name_told(compared, record),
                    _holders(compared, record),
                )
                label = " · ".join(dict.fromkeys(filter(None, said)))
                node = records[difference.id] = _Node(top, label)
            if difference.field:
                field = _Node(node, fields(type(record), difference.field))
                field.difference, field.keys = difference, [difference.key]
            else:
                node.difference = difference
            node.keys.append(difference.key)
            top.keys.append(difference.key)

    if clashes:
        together = _Node(
            root, str(t("{kind} · {n}", kind=t("Cannot stand together"), n=len(clashes)))
        )
        for reason, those in clashes:
            node = _Node(together, str(reason))
            put(node, those)
            together.keys += node.keys
    for sort, those in news:
        put(_Node(root, str(t("{kind} · {n}", kind=sort, n=len(those)))), those)
    return root


def _holders(compared: Comparison, record: Record) -> str:
    """Return who holds a position, by which those of one title are told apart; "" for another record."""
    if not isinstance(record, Position):
        return ""
    people = [compared.theirs.get(h.person) or compared.mine.get(h.person) for h in record.holders if h.person]  # fmt: skip
    return ", ".join(name_of(person) for person in people if person)
