"""The steps of a change under the phases in which they are done; they are dragged, or moved by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from orgeditor.gui.labels import tip
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from orgeditor.analysis.story import Step, Story

_KEY: Final = Qt.ItemDataRole.UserRole
_PHASE: Final = Qt.ItemDataRole.UserRole + 1


class StoryTree(QTreeWidget):
    """``placed`` asks to put steps into a phase, "" for none, before another of its steps or at its end.

    ``went`` follows another current line, by the user's hand: the number of steps done after it.
    """

    placed = Signal(list, str, str)
    went = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("story")
        self.setHeaderHidden(True)
        self.setAccessibleName(str(t("Phases and their steps")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self._story: Story | None = None
        self._filling = False
        self.currentItemChanged.connect(self._on_current)

    def show_story(self, story: Story) -> None:
        """Show the steps of a story; what was current and selected stays so where it is still there."""
        chosen, phase = set(self.steps), self.phase
        current = self.currentItem()
        at = current.data(0, _KEY) if current is not None else ""
        self._filling = True
        self._story = story
        self.clear()
        for number, one in enumerate(story.phases):
            about = " · ".join(filter(None, (one.name, one.date)))
            self._add_phase(one.id, about, story.steps_in(number), chosen, at)
        rest = story.steps_in(len(story.phases))
        if rest or not story.phases:
            self._add_phase("", str(t("Not in a phase yet")), rest, chosen, at)
        self.expandAll()
        if self.currentItem() is None and phase:
            self._make_current(phase)
        self._filling = False

    def _add_phase(
        self, key: str, about: str, steps: list[Step], chosen: set[str], at: str
    ) -> None:
        top = QTreeWidgetItem([seen(str(t("{kind} · {n}", kind=about, n=len(steps))))])
        top.setData(0, _PHASE, key)
        top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        self.addTopLevelItem(top)
        for step in steps:
            item = QTreeWidgetItem([seen(str(step.message))])
            item.setData(0, _KEY, step.key)
            item.setData(0, _PHASE, key)
            item.setToolTip(0, tip(step.message))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            top.addChild(item)
            item.setSelected(step.key in chosen)
            if step.key == at:
                # What is selected stays selected.
                self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)

    @property
    def steps(self) -> list[str]:
        """The keys of the selected steps, in order."""
        items = self.selectedItems()
        found = [str(item.data(0, _KEY)) for item in items if item.data(0, _KEY)]
        place = self._story.place if self._story else {}
        return sorted(found, key=lambda key: place.get(key, 0))

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
