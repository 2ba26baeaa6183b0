"""The phases of a change and their steps beside the chart: made, described, ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from orgeditor.analysis.story import Story
from orgeditor.gui import theme
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.labels import label, tip
from orgeditor.gui.scenarios.phase_form import PhaseForm
from orgeditor.gui.scenarios.story_tree import StoryTree
from orgeditor.messages import Message, seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.plan import Phase, phases
from orgeditor.model.verbs import planning

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_ICON: Final = QSize(16, 16)


class Phases(QWidget):
    """Each change of the plan is an edit of the scenario shown; ``refusal`` says what was not done, and why."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.story = Story({}, {})
        self.tree = StoryTree()
        self.form = PhaseForm(session)
        self.refusal = label("", quiet=True)
        self.refusal.setWordWrap(True)
        self.new = tool(QPushButton(), t("New phase"), t("A phase of the selected steps"))
        self.up = icon_button("chevron-up", t("Earlier"))
        self.down = icon_button("chevron-down", t("Later"))
        self.delete = icon_button("delete", t("Delete the phase"))
        self.new.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delete.clicked.connect(self._remove)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self.tree, lambda by=by: self._move(by), context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        self.new.setAutoDefault(False)
        self.tree.placed.connect(self._place)
        self.tree.currentItemChanged.connect(lambda: self.show_phase())
        self.form.said.connect(self._describe)
        self.form.refused.connect(self.refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.GRID, theme.INSIDE)
        column.setSpacing(theme.GRID * 2)
        tools = row_of_tools(self.new, self.up, self.down, self.delete)
        column.addWidget(tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.form)

    def show_story(self, story: Story) -> None:
        """Show the steps of a story."""
        self.story = story
        self.tree.show_story(story)

    def show_done(self, count: int) -> None:
        """Show which step was done last, and its phase."""
        self.tree.show_done(count)
        self.show_phase()

    def show_phase(self) -> None:
        """Show what is said of the phase of the current line."""
        org, key = self._session.organization, self.tree.phase
        phase = org.find(Phase, key)
        self.form.show_phase(phase)
        self.delete.setEnabled(phase is not None)

    def _place(self, keys: list[str], phase: str, before: str) -> None:
        org = self._session.organization
        try:
            edit = planning.place_steps(org, keys, phase, before)
            after = {c.id: c.after for c in edit.changes}
            told = [after.get(one.id) or one for one in phases(org)]
            self.story.check([key for one in told if isinstance(one, Phase) for key in one.steps])
        except Refused as refusal:
            self.refuse(refusal.reason)
            return
        self._session.perform(planning.place_steps, org, keys, phase, before)

    def _move(self, by: int) -> None:
        if self.tree.steps:
            self.tree.move_by(by)
        elif self.tree.phase:
            self._session.perform(planning.move_phase, self._session.organization, self.tree.phase, by)  # fmt: skip

    def _add(self) -> None:
        org = self._session.organization
        name = str(t("Phase {n}", n=len(phases(org)) + 1))
        edit = self._session.perform(planning.add_phase, org, name, self.tree.steps)
        if edit is not None:
            self.tree.choose_phase(edit.changes[0].id)
            self.form.lines["name"].setFocus()
            self.form.lines["name"].selectAll()

    def _remove(self) -> None:
        self._session.perform(planning.remove_phase, self._session.organization, self.tree.phase)

    def _describe(self, name: str, value: Any) -> None:
        self._session.perform(planning.describe_phase, self._session.organization, self.tree.phase, **{name: value})  # fmt: skip

    def refuse(self, reason: Message) -> None:
        """Say why something was not done."""
        self.refusal.setText(seen(str(reason)))


def icon_button(icon: str, words: Message) -> QToolButton:
    """Return a button that shows only an icon, with what it does as its tooltip."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(_ICON)
    button.setProperty("bordered", "true")
    button.setToolTip(tip(words))
    button.setAccessibleName(str(words))
    return button
