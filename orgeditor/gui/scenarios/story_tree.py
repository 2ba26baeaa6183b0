"""The steps of a change under the phases in which they are done: a table whose rows are dragged, or moved by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from orgeditor.gui.labels import tip
from orgeditor.gui.scenarios.story_cells import (
    ALIGNED,
    FIELDS,
    HEADINGS,
    WRITTEN,
    CellWriter,
    PlanCells,
)
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QDropEvent, QKeyEvent

    from orgeditor.analysis.story import Story
    from orgeditor.gui.session import Session

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_KEY: Final = Qt.ItemDataRole.UserRole
_PHASE: Final = Qt.ItemDataRole.UserRole + 1


_WIDTHS: Final = (86, 90, 70, 70)
"""Pixels of the columns beside what is done."""
_NARROWEST: Final = 180
_INDENT: Final = 14


class StoryTree(QTreeWidget):
    """``placed`` asks to put steps into a phase, "" for none, before another of its steps or at its end.

    ``written`` tells what was written of a step or, without one, of a phase: their keys, the
    field, the text. ``went`` follows another current line, by the user's hand: the number of
    steps done after it.
    """

    placed = Signal(list, str, str)
    written = Signal(str, str, str, str)
    went = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("story")
        self.setAccessibleName(str(t("Phases and their steps")))
        self.setColumnCount(len(FIELDS))
        self.setHeaderLabels([str(words) for words in HEADINGS])
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_WIDTHS[-1])
        for column, width in enumerate(_WIDTHS, 1):
            header.resizeSection(column, width)
            self.headerItem().setTextAlignment(column, ALIGNED.get(FIELDS[column], _LEFT))
        self.setIndentation(_INDENT)
        self.setMinimumWidth(_NARROWEST + sum(_WIDTHS))
        self.setItemDelegate(CellWriter(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self._cells = PlanCells(session)
        self._story: Story | None = None
        self._filling = False
        self.currentItemChanged.connect(self._on_current)

    def show_story(self, story: Story) -> None:
        """Show the steps of a story; what was current and selected stays so where it is still there."""
        self._filling = True
        same = self._story is not None and _lines(story) == _lines(self._story)
        self._story = story
        if not same:
            self._make_lines(story)
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            assert top is not None
            steps = story.steps_in(number)
            known = number < len(story.phases)
            name = story.phases[number].name if known else str(t("Not in a phase yet"))
            top.setText(0, seen(str(t("{kind} · {n}", kind=name, n=len(steps)))))
            self._cells.of_phase(top, story, number)
            for place, step in enumerate(steps):
                item = top.child(place)
                assert item is not None
                item.setText(0, seen(str(step.message)))
                item.setToolTip(0, tip(step.message))
                self._cells.of_step(item, story, step, story.plan(step))
        self._filling = False

    def _make_lines(self, story: Story) -> None:
        chosen, phase = set(self.steps), self.phase
        current, column = self.currentItem(), self.currentColumn()
        at = current.data(0, _KEY) if current is not None else ""
        self.clear()
        for key, steps in _lines(story):
            top = self._line("", key)
            top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self.addTopLevelItem(top)
            for step in steps:
                item = self._line(step, key)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
                top.addChild(item)
                item.setSelected(step in chosen)
                if step == at:
                    # What is selected stays selected.
                    self.setCurrentItem(item, column, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.expandAll()
        if self.currentItem() is None and phase:
            self._make_current(phase)

    @staticmethod
    def _line(step: str, phase: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, _KEY, step)
        item.setData(0, _PHASE, phase)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    @property
    def steps(self) -> list[str]:
        """The keys of the selected steps, in order."""
        items = self.selectedItems()
        found = [str(item.data(0, _KEY)) for item in items if item.data(0, _KEY)]
        place = self._story.place if self._story else {}
        return sorted(found, key=lambda key: place.get(key, 0))

    @property
    def step(self) -> str:
        """The step of the current line, "" where that is a phase."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    @property
    def phase(self) -> str:
        """The phase of the current line, "" for none."""
        item = self.currentItem()
        return str(item.data(0, _PHASE)) if item is not None else ""

    def show_done(self, done: int) -> None:
        """Make the step that was done last the current line, where the current one is of another time."""
        if self._done_at(self.currentItem()) == done:
            return
        self._filling = True
        first = self.topLevelItem(0)
        if self._story and done:
            self._make_current(self._story.steps[done - 1].key)
        elif first is not None:
            self.setCurrentItem(first)
        self._filling = False

    def _done_at(self, item: QTreeWidgetItem | None) -> int:
        """Return how many steps are done when that of a line is, or all of a phase; -1 without a line."""
        if item is None or self._story is None:
            return -1
        if key := item.data(0, _KEY):
            return self._story.place[key] + 1
        return self._story.done_after(self.indexOfTopLevelItem(item))

    def choose_phase(self, phase: str) -> None:
        """Make a phase the current line."""
        self._make_current(phase)

    def write_name(self) -> None:
        """Let the name of the current phase be written."""
        if item := self.currentItem():
            self.setFocus()
            self.editItem(item, 0)

    def _make_current(self, key: str) -> None:
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        steps = [top.child(n) for top in tops if top is not None for n in range(top.childCount())]
        for item, role in (*((top, _PHASE) for top in tops), *((step, _KEY) for step in steps)):
            if item is not None and key and item.data(0, role) == key:
                self.setCurrentItem(item)
                return

    def move_by(self, by: int) -> None:
        """Move the selected steps one place up or down, into the next phase at its edge."""
        keys = self.steps
        if not keys or self._story is None:
            return
        order = [(step.key, self._story.phase_of(step.key)) for step in self._story.steps]
        at = next(n for n, (key, _) in enumerate(order) if key == keys[0 if by < 0 else -1])
        own = order[at][1]
        rest = [pair for pair in order if pair[0] not in keys]
        neighbour = at + by
        if not 0 <= neighbour < len(order) or order[neighbour][1] != own:
            own = own + by
            if not 0 <= own < len(self._story.phases):
                return
            inside = [key for key, phase in rest if phase == own]
            self.placed.emit(
                keys, self._story.phases[own].id, inside[0] if by > 0 and inside else ""
            )
            return
        if own >= len(self._story.phases):
            return
        inside = [key for key, phase in rest if phase == own]
        to = inside.index(order[neighbour][0]) + (by > 0)
        before = inside[to] if to < len(inside) else ""
        self.placed.emit(keys, self._story.phases[own].id, before)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if not self._filling and (done := self._done_at(item)) >= 0:
            self.went.emit(done)

    def tell_written(
        self, index: QModelIndex | QPersistentModelIndex, name: str, text: str
    ) -> None:
        """Tell what was written into a cell: its field, and the text."""
        first = index.sibling(index.row(), 0)
        self.written.emit(first.data(_PHASE), first.data(_KEY), name, text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() != Qt.Key.Key_F2 or item is None:
            super().keyPressEvent(event)
            return
        at = self.currentColumn()
        column = next(
            (c for c in (at, *range(len(FIELDS))) if item.data(c, WRITTEN) is not None), -1
        )
        if column >= 0:
            self.setCurrentItem(item, column, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.editItem(item, column)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Tab lead an editor from cell to cell of its line."""
        steps = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}  # fmt: skip
        if action not in steps:
            return super().moveCursor(action, modifiers)
        index = self.currentIndex()
        while index.isValid():
            index = index.sibling(index.row(), index.column() + steps[action])
            if index.data(WRITTEN) is not None:
                break
        return index

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        keys = self.steps
        # The steps are told anew by what comes of it: the view moves none itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is None or not keys:
            return
        phase, key = str(target.data(0, _PHASE)), target.data(0, _KEY)
        where = self.dropIndicatorPosition()
        if not key:
            self.placed.emit(keys, phase, "")
            return
        if where == QAbstractItemView.DropIndicatorPosition.BelowItem:
            below = self.itemBelow(target)
            key = below.data(0, _KEY) or "" if below is not None else ""
        self.placed.emit(keys, phase, key if key not in keys else "")


def _lines(story: Story) -> list[tuple[str, list[str]]]:
    """Return the phases of a story with their steps, by their keys; those in none last."""
    found = [
        (one.id, [step.key for step in story.steps_in(n)]) for n, one in enumerate(story.phases)
    ]
    rest = [step.key for step in story.steps_in(len(story.phases))]
    return [*found, ("", rest)] if rest or not found else found
