"""The section of scenarios: a card each, under the one it was branched from, and what is done with them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.story_steps import changed_in_structure
from orgeditor.files.project.snapshots import after_snapshot
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.scenarios.beside import BesideDialog
from orgeditor.gui.scenarios.bringing import (
    Bringing,
    bring,
    merge_file,
    merge_into_baseline,
    update_from_baseline,
)
from orgeditor.gui.scenarios.card import Card
from orgeditor.gui.scenarios.comparing import CompareDialog
from orgeditor.gui.scenarios.describing import Describing
from orgeditor.gui.scenarios.other_file import AskForFile
from orgeditor.gui.scenarios.standings import Standings
from orgeditor.gui.scenarios.story import StoryDialog
from orgeditor.gui.scenarios.tools import Tools
from orgeditor.messages import t
from orgeditor.model.scenario import Scenario, called, depth_of, in_order
from orgeditor.model.verbs import scenarios as verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QShowEvent

    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_ABREAST: Final = 3
"""How many scenarios are put beside each other to begin with."""
_ID: Final = Qt.ItemDataRole.UserRole
_MENU: Final = ("scenario-show", "scenario-new", "scenario-compare", "scenario-beside", "scenario-story", "scenario-describe", "scenario-lock", "scenario-archive", "scenario-update", "scenario-merge", "scenario-promote", "scenario-delete")  # fmt: skip


class Scenarios(QWidget):
    """``chosen`` is the scenario that the actions are about: the one whose card is current."""

    chosen_changed = Signal()

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._session = session
        self._checker = checker
        self._standings = Standings(session, checker)
        self._actions: Mapping[str, QAction] = {}
        self._gone = ""
        self._tools: Tools | None = None
        self.list = QListWidget()
        self.list.setObjectName("scenario-cards")
        self.list.setAccessibleName(str(t("Scenarios")))
        self.list.setSpacing(0)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        QShortcut(QKeySequence("F2"), self.list, self.describe, context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        self.list.itemActivated.connect(lambda item: session.show_scenario(item.data(_ID)))
        self.list.currentItemChanged.connect(self._on_chosen)
        self.archived = QCheckBox(str(t("Show the archive")))
        self.archived.toggled.connect(self.fill)
        self._hint = label(
            t("A scenario is as cheap as a copy: it begins as another stands, and each keeps its own changes and its own undo. The figures say how much more or less it has than the baseline."),
            quiet=True,
        )  # fmt: skip
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.GRID * 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._hint)
        self.setFocusProxy(self.list)
        self._standings.came.connect(self._renew_figures)
        checker.checked.connect(self._renew_figures)
        for signal in (session.scenarios_changed, session.replaced, session.discretion_changed):
            signal.connect(self._renew)
        self._stale = True

    def serve(self, actions: Mapping[str, QAction]) -> None:
        """Put the window's actions over the cards and into their menu."""
        self._actions = actions
        self._tools = Tools(actions, self.archived)
        self._column.insertWidget(0, self._tools)

    @property
    def chosen(self) -> str:
        """The id of the scenario that is worked on; where no card is current, the one shown."""
        item = self.list.currentItem()
        known = self._session.document.scenarios
        return item.data(_ID) if item and item.data(_ID) in known else self._session.document.shown

    def choose(self, scenario: str) -> None:
        """Make a scenario's card the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == scenario:
                self.list.setCurrentRow(row)

    def fill(self) -> None:
        """List the scenarios anew."""
        self._stale = False
        document, current = self._session.document, self.list.currentItem()
        # What is put away or deleted is chosen again when undo brings its card back.
        chosen = self._gone or (current.data(_ID) if current else document.shown)
        self.list.clear()
        told = in_order(document.scenarios)
        archive, known = self.archived.isChecked(), document.scenarios.of(Scenario)
        listed = {
            one.id: depth_of(known, one)
            for one in told
            if archive or not one.archived or one.id == document.shown
        }
        for key, depth in listed.items():
            one = known[key]
            card = Card(one, depth=depth, deepest=max(listed.values()), shown=key == document.shown)
            card.wanted.connect(self._session.show_scenario)
            item = QListWidgetItem(self.list)
            item.setData(_ID, one.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.told())
            item.setSizeHint(QSize(0, card.sizeHint().height()))
            self.list.setItemWidget(item, card)
        self.archived.setVisible(any(one.archived for one in told))
        if self._tools is not None:
            self._tools.fit()
        self.choose(chosen if chosen in listed else document.shown)
        self._gone = "" if chosen in listed else chosen
        self._renew_figures()

    def add(self) -> None:
        """Ask what a new scenario is called, make it, and show it."""
        document = self._session.document
        source = self.chosen if self.isVisible() else document.shown
        names = {one.id: called(one) for one in in_order(document.scenarios)}
        name = verbs.free_name(document.scenarios, t("Alternative"))
        asked = Describing(t("New scenario"), Scenario(id="", name=name, source=source), self, sources=names)  # fmt: skip
        if not asked.exec():
            return
        chosen = str(asked.source.currentData())
        edit = self._session.perform(
            verbs.branch, document.scenarios, chosen, datetime.now(UTC), **asked.said()
        )
        if edit:
            made = edit.changes[0].id
            self._session.show_scenario(made)
            self.choose(made)

    def describe(self) -> None:
        """Ask what is to be said of the chosen scenario."""
        scenarios, chosen = self._session.document.scenarios, self.chosen
        asked = Describing(t("Name and describe"), scenarios.get(Scenario, chosen), self)
        if asked.exec():
            self._session.perform(verbs.describe, scenarios, chosen, **asked.said())

    def lock(self) -> None:
        """Lock the chosen scenario, or unlock it."""
        scenarios, chosen = self._session.document.scenarios, self.chosen
        locked = scenarios.get(Scenario, chosen).locked
        self._session.perform(verbs.lock, scenarios, chosen, locked=not locked)

    def archive(self) -> None:
        """Put the chosen scenario into the archive, or take it out."""
        scenarios, chosen = self._session.document.scenarios, self.chosen
        archived = scenarios.get(Scenario, chosen).archived
        self._session.perform(verbs.archive, scenarios, chosen, archived=not archived)

    def compare(self) -> None:
        """Show what becomes of the baseline in the chosen scenario, or of that in the one shown."""
        document, chosen = self._session.document, self.chosen
        other = document.baseline.id if chosen != document.baseline.id else document.shown
        if other == chosen:
            other = next(one.id for one in in_order(document.scenarios) if one.id != chosen)
        before, after = sorted((other, chosen), key=lambda key: key != document.baseline.id)
        try:
            dialog = CompareDialog(self._session, before, after, self)
        except Cancelled:
            return
        dialog.exec()
        dialog.deleteLater()

    def put_beside(self) -> None:
        """Show the baseline, the chosen scenario and others beside each other."""
        document, chosen = self._session.document, self.chosen
        told = [one.id for one in in_order(document.scenarios) if not one.archived]
        keys = dict.fromkeys((document.baseline.id, chosen, document.shown, *told))
        try:
            dialog = BesideDialog(self._session, self._standings, list(keys)[:_ABREAST], self)
        except Cancelled:
            return
        dialog.exec()
        dialog.deleteLater()

    def tell_story(self) -> None:
        """Show how the chosen scenario comes about, step by step and phase by phase."""
        chosen = self.chosen
        self._session.show_scenario(chosen)
        if self._session.document.shown == chosen:
            dialog = StoryDialog(self._session, self.window())
            dialog.exec()
            dialog.deleteLater()

    def update_from_baseline(self) -> None:
        """Bring what has become of the baseline since into the chosen scenario, as it is ticked."""
        self._bring(update_from_baseline(self._session.document, self.chosen))

    def merge_into_baseline(self) -> None:
        """Bring what the chosen scenario changes into the baseline, as it is ticked."""
        self._bring(merge_into_baseline(self._session.document, self.chosen))

    def merge_file(self) -> None:
        """Ask for a file that somebody else has made of this document, and bring in what it changes."""
        asked = AskForFile(self._session, self.window())
        if asked.exec():
            self._bring(merge_file(self._session.document, asked.answer()))

    def _bring(self, bringing: Bringing) -> None:
        if bring(self._session, bringing, self._after_snapshot, self.window()):
            self.choose(self._session.document.shown)

    def _after_snapshot(self, edit: Edit) -> Edit:
        """Return an edit with a snapshot of what stands before it, as one step."""
        self._checker.check()
        return after_snapshot(self._session.organization, edit, self._checker, datetime.now(UTC))

    def promote(self) -> None:
        """Make the chosen scenario the baseline."""
        self._session.perform(verbs.promote, self._session.document, self.chosen)

    def remove(self) -> None:
        """Delete the chosen scenario; undo, here, brings it back."""
        self._session.perform(verbs.remove, self._session.document.scenarios, self.chosen)

    def show_chosen(self) -> None:
        """Show the chosen scenario in all views."""
        self._session.show_scenario(self.chosen)

    def step(self, by: int) -> None:
        """Show the next scenario, or the one before, of those that are not in the archive."""
        document = self._session.document
        keys = [one.id for one in in_order(document.scenarios) if not one.archived or one.id == document.shown]  # fmt: skip
        self._session.show_scenario(keys[(keys.index(document.shown) + by) % len(keys)])

    def leave(self) -> None:
        """Wait for nothing any more: the window goes."""
        self._standings.leave()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fill()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self.fill()

    def _renew_figures(self) -> None:
        """Show how the scenarios stand, and work out how those do of which that is not known."""
        if not self.isVisible() or self._stale:
            return
        document, pay = self._session.document, not self._session.pay_hidden
        baseline = self._standings.found(document.baseline.id)
        for row in range(self.list.count()):
            card = self.list.itemWidget(self.list.item(row))
            assert isinstance(card, Card)
            key = card.scenario.id
            card.show_figures(self._standings.found(key), baseline, pay=pay)
            card.show_news(len(changed_in_structure(document.base(key), document.table(key))))
        self._standings.work_out()

    def _on_chosen(self) -> None:
        self._gone = ""
        for row in range(self.list.count()):
            item = self.list.item(row)
            card = self.list.itemWidget(item)
            if isinstance(card, Card):
                card.choose(chosen=item is self.list.currentItem())
        self.chosen_changed.emit()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            menu.addAction(self._actions[name])
        menu.popup(self.list.viewport().mapToGlobal(place))
