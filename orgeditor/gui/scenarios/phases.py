"""The phases of a change and their steps beside the chart: made, described, ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.story import Story
from orgeditor.gui import theme
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.labels import label, tip
from orgeditor.gui.scenarios.story_cells import told_later
from orgeditor.gui.scenarios.story_tree import StoryTree
from orgeditor.messages import Message, seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import field
from orgeditor.model.naming import Names
from orgeditor.model.plan import Phase, phases
from orgeditor.model.verbs import planning
from orgeditor.model.written import read

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from orgeditor.analysis.story import Step
    from orgeditor.gui.session import Session

_ICON: Final = QSize(16, 16)
_NOTES: Final = 64


class Phases(QWidget):
    """Each change of the plan is an edit of the scenario shown; ``refusal`` says what was not done, and why."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.story = Story({}, {})
        self.tree = StoryTree(session)
        self.notes = _Notes()
        self.notes.setMaximumHeight(_NOTES)
        self.notes.setAccessibleName(str(t("Notes")))
        self.notes.setPlaceholderText(str(t("Notes on the phase or the step that is chosen")))
        self.refusal = label("", quiet=True)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
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
        # Once the editor is closed: what is written may put the lines in another order.
        self.tree.written.connect(self._write, Qt.ConnectionType.QueuedConnection)
        self.notes.left.connect(
            lambda text: self._say(self.tree.phase, self.tree.step, "notes", text)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.GRID, theme.INSIDE)
        column.setSpacing(theme.GRID * 2)
        tools = row_of_tools(self.new, self.up, self.down, self.delete)
        column.addWidget(tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.notes)

    def show_story(self, story: Story) -> None:
        """Show the steps of a story."""
        self.story = story
        self.tree.show_story(story)

    def show_done(self, count: int) -> None:
        """Show which step was done last, and its phase."""
        self.tree.show_done(count)
        self.show_phase()

    def show_phase(self) -> None:
        """Show the notes on the current line, and whether there is a phase to delete."""
        phase = self._session.organization.find(Phase, self.tree.phase)
        self.delete.setEnabled(phase is not None)
        step = self._step(self.tree.step)
        notes = self.story.plan(step).notes if step else phase.notes if phase else ""
        self.notes.show_text(seen(notes))
        self.notes.setEnabled(step is not None or phase is not None)
        self.notes.setReadOnly(self._session.names_hidden)

    def _step(self, key: str) -> Step | None:
        place = self.story.place.get(key)
        return None if place is None else self.story.steps[place]

    def _about(self, keys: list[str]) -> list[tuple[str, ...]]:
        """Return the records that steps are about."""
        return [step.about for step in map(self._step, keys) if step]

    def _place(self, keys: list[str], phase: str, before: str) -> None:
        org, story = self._session.organization, self.story
        steps, one = self._about(keys), self._step(before)
        asked = org, steps, phase, one.about if one else ()
        try:
            after = {c.id: c.after for c in planning.place_steps(*asked).changes}
            told = [after.get(phase.id, phase) for phase in phases(org)]
            story.check([phase for phase in told if isinstance(phase, Phase)])
        except Refused as refusal:
            self.refuse(refusal.reason)
            return
        self._session.perform(planning.place_steps, *asked)

    def _move(self, by: int) -> None:
        if self.tree.steps:
            self.tree.move_by(by)
        elif self.tree.phase:
            self._session.perform(planning.move_phase, self._session.organization, self.tree.phase, by)  # fmt: skip

    def _add(self) -> None:
        org = self._session.organization
        name = str(t("Phase {n}", n=len(phases(org)) + 1))
        edit = self._session.perform(planning.add_phase, org, name, self._about(self.tree.steps))
        if edit is not None:
            self.tree.choose_phase(edit.changes[0].id)
            self.tree.write_name()

    def _remove(self) -> None:
        self._session.perform(planning.remove_phase, self._session.organization, self.tree.phase)

    def _write(self, phase: str, step: str, name: str, text: str) -> None:
        """Take over what was written into a cell."""
        try:
            value = read(Names(self._session.organization), field(Phase, name), text)
        except Refused as refusal:
            self.refuse(refusal.reason)
        else:
            self._say(phase, step, name, 0.0 if value is None else value)
        self.tree.show_story(self.story)

    def _say(self, phase: str, step: str, name: str, value: Any) -> None:
        org, said = self._session.organization, {name: value}
        one = self._step(step)
        if one is None if step else phase not in org:
            # It is gone since.
            return
        if one is None:
            self._session.perform(planning.describe_phase, org, phase, **said)
            return
        before = self.story.plan(one), self.story.plans_of(one)
        self._session.perform(planning.plan_step, org, *before, **said)
        if name == "date" and value and (from_then := self.story.dates[step]) != value:
            self.refuse(told_later(from_then))

    def forget_refusal(self) -> None:
        """Say nothing more of what was not done."""
        self.refusal.clear()
        self.refusal.hide()

    def refuse(self, reason: Message) -> None:
        """Say why something was not done."""
        self.refusal.setText(seen(str(reason)))
        self.refusal.show()


class _Notes(QPlainTextEdit):
    """Notes that are taken over, as ``left`` tells them, when they are left."""

    left = Signal(str)

    def show_text(self, text: str) -> None:
        """Show other notes."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.document().isModified() and not self.isReadOnly():
            self.left.emit(self.toPlainText().strip())


def icon_button(icon: str, words: Message) -> QToolButton:
    """Return a button that shows only an icon, with what it does as its tooltip."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(_ICON)
    button.setProperty("bordered", "true")
    button.setToolTip(tip(words))
    button.setAccessibleName(str(words))
    return button
