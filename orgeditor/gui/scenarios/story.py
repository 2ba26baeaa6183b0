"""The story of a change: its steps in phases, stepped through on the chart, at a date, and as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDate, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.overlay import become
from orgeditor.analysis.story import Story
from orgeditor.analysis.story_report import StoryTold, story_parts
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.sight import Sight
from orgeditor.gui import theme
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import label, tip
from orgeditor.gui.printing.report import ReportDialog, ReportOptions
from orgeditor.gui.scenarios.key import Key
from orgeditor.gui.scenarios.phase_form import PhaseForm
from orgeditor.gui.scenarios.story_tree import StoryTree
from orgeditor.gui.scenarios.timeline import Timeline
from orgeditor.messages import Message, seen, t
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.organization import Organization
from orgeditor.model.plan import Phase, phases
from orgeditor.model.scenario import called
from orgeditor.model.verbs import planning

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.analysis.pages import Labels, Paper, Sheet
    from orgeditor.drawing.scene import Mode
    from orgeditor.gui.session import Session

_SIZE: Final = (1360, 860)
_SIDE: Final = 420
_PACE: Final = 1600
"""Milliseconds that a step is shown for while they run by themselves."""
_ICON: Final = QSize(16, 16)


class StoryDialog(QDialog):
    """Tells how the scenario shown comes about from the base that it was branched from.

    ``count`` steps are done on the chart. What is planned is part of the scenario: an edit of it,
    undone like any other.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("story-dialog")
        name = called(session.document.scenario)
        self.setWindowTitle(str(t("How “{name}” comes about", name=name)))
        self.resize(*_SIZE)
        self._session, self._name = session, name
        self._arranging = session.arranging
        self._base = session.document.base(session.document.shown)
        self.mode: Mode = "positions"
        self.count = 0
        self.story = Story({}, {})
        self.tree = StoryTree()
        self.form = PhaseForm(session)
        self.chart = Preview()
        self.timeline = Timeline()
        self.told = label("")
        self.told.setWordWrap(True)
        self.refusal = label("", quiet=True)
        self.refusal.setWordWrap(True)
        self._key = Key({}, all_fates=True)
        self._play = QTimer(self, interval=_PACE)
        self._play.timeout.connect(self._step_on)
        self._build()
        self.tree.placed.connect(self._place)
        self.tree.went.connect(self.go)
        self.tree.currentItemChanged.connect(lambda: self._show_phase())
        self.form.said.connect(self._describe)
        self.form.refused.connect(self._refuse)
        self.timeline.moved.connect(self.go)
        self.chart.charted.connect(self._look_at_step)
        session.edited.connect(self._on_edited)
        session.refused.connect(self._refuse)
        session.arrange(arranging=False)
        self.finished.connect(self._leave)
        self._tell_anew()

    def _build(self) -> None:
        self.new = tool(QPushButton(), t("New phase"), t("A phase of the selected steps"))
        self.up = _arrow("chevron-up", t("Earlier"))
        self.down = _arrow("chevron-down", t("Later"))
        self.delete = _arrow("delete", t("Delete the phase"))
        self.new.clicked.connect(self._add_phase)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delete.clicked.connect(self._remove_phase)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self.tree, lambda by=by: self._move(by), context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        QShortcut(QKeySequence.StandardKey.Undo, self, self._session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._session.redo)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.GRID, theme.INSIDE)
        column.setSpacing(theme.GRID * 2)
        tools = row_of_tools(self.new, self.up, self.down, self.delete)
        column.addWidget(tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.form)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._right())
        split.setSizes([_SIDE, _SIZE[0] - _SIDE])
        split.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _right(self) -> QWidget:
        self.positions = tool(QPushButton(), t("Positions"))
        self.units = tool(QPushButton(), t("Units"))
        for button, mode in ((self.positions, "positions"), (self.units, "units")):
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.pages = tool(QPushButton(), t("As pages…"), t("Print it, or save it as PDF or as a workbook"))  # fmt: skip
        self.pages.clicked.connect(lambda: self.report().exec())
        self.date = QDateEdit(QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setAccessibleName(str(t("Structure at")))
        self.date.dateChanged.connect(self._go_to_date)
        self.back = _arrow("chevron-left", t("One step back"))
        self.play = tool(QPushButton(), t("Play"))
        self.on = _arrow("chevron-right", t("One step on"))
        self.back.clicked.connect(lambda: self.go(self.count - 1))
        self.on.clicked.connect(lambda: self.go(self.count + 1))
        self.play.clicked.connect(self._toggle_play)
        for button in (self.new, self.pages, self.play):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 2)
        top.addWidget(self.positions)
        top.addWidget(self.units)
        top.addWidget(self._key)
        top.addStretch(1)
        top.addWidget(self.pages)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID * 2)
        below.addWidget(self.back)
        below.addWidget(self.play)
        below.addWidget(self.on)
        below.addWidget(self.timeline, 1)
        below.addWidget(label(t("Structure at"), label=True))
        below.addWidget(self.date)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GRID, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        column.setSpacing(theme.GRID * 2)
        column.addLayout(top)
        column.addWidget(self.told)
        column.addWidget(self.chart, 1)
        column.addLayout(below)
        return right

    def show_mode(self, mode: Mode) -> None:
        """Show the chart of positions or of units."""
        self.mode = mode
        self._chart(stay=False)

    def go(self, done: int) -> None:
        """Show the structure when so many steps are done, and what the last of them did."""
        done = min(max(done, 0), len(self.story.steps))
        if done == self.count:
            return
        self.count = done
        self._chart(stay=True)
        self._tell()

    def report(self) -> StoryReport:
        """Return the plan as pages: one a phase."""
        return StoryReport(self._session, dict(self._base), self._name, self)

    def _tell_anew(self) -> None:
        """Tell the story again: something of the scenario or of its phases has changed."""
        org = self._session.organization
        last = self.story.steps[self.count - 1].key if self.count else ""
        self.story = Story(self._base, dict(org.table), phases(org))
        # The same step is the last one done, wherever it is told now.
        self.count = self.story.place.get(last, -1) + 1
        self.tree.show_story(self.story)
        self.timeline.show_story(self.story)
        self._chart(stay=True)
        self._tell()

    def _on_edited(self, edit: Edit) -> None:
        self.refusal.setText("")
        if self._session.document.base(self._session.document.shown) is self._base:
            self._tell_anew()

    def _chart(self, *, stay: bool) -> None:
        self.positions.setChecked(self.mode == "positions")
        self.units.setChecked(self.mode == "units")
        story, count, session = self.story, self.count, self._session
        changes = story.steps[count - 1].edit.changes if count else ()
        before, after = ({c.id: c.before for c in changes if c.before}, {c.id: c.after for c in changes if c.after})  # fmt: skip
        fates, moves = become(before, after)
        self._touched = list(fates)
        self.chart.look_with(
            Sight(
                colour_by=FATE,
                fates=fates,
                moves=moves,
                dotted=False,
                names_hidden=session.names_hidden,
                pay_hidden=session.pay_hidden,
            )
        )

        def make() -> Organization:
            # What goes in this step hangs where it was.
            gone = (before[key] for key in before if key not in after)
            return Organization((*story.table_after(count).values(), *gone))

        self.chart.chart(make, self.mode, stay=stay)

    def _look_at_step(self) -> None:
        """Travel to the first card that the step did something to."""
        scene = self.chart.scene
        shown = [key for key in self._touched if scene is not None and scene.slot(key) >= 0]
        if shown:
            assert scene is not None
            self.chart.look_at(min(shown, key=scene.slot))

    def _tell(self) -> None:
        """Say which step was done last, in which phase, from when on."""
        story, done = self.story, self.count
        self.timeline.slider.setValue(done)
        self.tree.show_done(done)
        self._show_phase()
        self.back.setEnabled(done > 0)
        self.on.setEnabled(done < len(story.steps))
        self.play.setEnabled(bool(story.steps))
        if not story.steps:
            self.told.setText(str(t("Nothing is otherwise than in the base: there is nothing to tell.")))  # fmt: skip
            return
        if not done:
            self.told.setText(str(t("As it is: {n} steps are to come.", n=len(story.steps))))
            return
        step = story.steps[done - 1]
        number = story.phase_of(step.key)
        words = [t("Step {at} of {n}: {what}", at=done, n=len(story.steps), what=step.message)]
        if number < len(story.phases):
            phase = story.phases[number]
            words.append(t("{phase}, from {date}", phase=phase.name, date=phase.date) if phase.date else t("Phase {n}: {name}", n=number + 1, name=phase.name))  # fmt: skip
        self.told.setText(seen(" · ".join(map(str, words))))

    def _show_phase(self) -> None:
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
            self._refuse(refusal.reason)
            return
        self._session.perform(planning.place_steps, org, keys, phase, before)

    def _move(self, by: int) -> None:
        if self.tree.steps:
            self.tree.move_by(by)
        elif self.tree.phase:
            self._session.perform(planning.move_phase, self._session.organization, self.tree.phase, by)  # fmt: skip

    def _add_phase(self) -> None:
        org = self._session.organization
        name = str(t("Phase {n}", n=len(phases(org)) + 1))
        edit = self._session.perform(planning.add_phase, org, name, self.tree.steps)
        if edit is not None:
            self.tree.choose_phase(edit.changes[0].id)
            self.form.lines["name"].setFocus()
            self.form.lines["name"].selectAll()

    def _remove_phase(self) -> None:
        self._session.perform(planning.remove_phase, self._session.organization, self.tree.phase)

    def _describe(self, name: str, value: Any) -> None:
        self._session.perform(planning.describe_phase, self._session.organization, self.tree.phase, **{name: value})  # fmt: skip

    def _refuse(self, reason: Message) -> None:
        self.refusal.setText(seen(str(reason)))

    def _go_to_date(self, day: QDate) -> None:
        self.go(self.story.done_at(day.toString(Qt.DateFormat.ISODate)))

    def _toggle_play(self) -> None:
        if self._play.isActive():
            self._stop()
            return
        if self.count == len(self.story.steps):
            self.go(0)
        self.play.setText(str(t("Pause")))
        self._play.start()
        self._step_on()

    def _step_on(self) -> None:
        self.go(self.count + 1)
        if self.count == len(self.story.steps):
            self._stop()

    def _stop(self) -> None:
        self._play.stop()
        self.play.setText(str(t("Play")))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tree.setFocus()

    def _leave(self) -> None:
        """Let undo be about what it was about before."""
        self._stop()
        self._session.edited.disconnect(self._on_edited)
        self._session.refused.disconnect(self._refuse)
        self._session.arrange(arranging=self._arranging)


def _arrow(icon: str, words: Message) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(_ICON)
    button.setProperty("bordered", "true")
    button.setToolTip(tip(words))
    button.setAccessibleName(str(words))
    return button


class StoryReport(ReportDialog):
    """The plan and its phases as pages, one a phase, and as a workbook."""

    def __init__(
        self, session: Session, base: dict[str, Any], name: Message, parent: QWidget | None = None
    ) -> None:
        self._base, self._scenario = Organization(base.values()), name
        self._without = session.left_out()
        self._both = session.handed_over(self._base), session.handed_over()
        super().__init__(session, parent)

    @override
    def name(self) -> Message:
        return t("Plan of the change")

    @override
    def make_options(self, paper: Paper, sheet: Sheet) -> ReportOptions:
        return ReportOptions(paper, sheet, story_parts(self._story(sheet.labels)))

    @override
    def told_of(self) -> StoryTold:
        return self._story(self.options.chosen[1].labels)

    def _story(self, labels: Labels) -> StoryTold:
        session = self.session
        if session.left_out() != self._without:
            self._without = session.left_out()
            self._both = session.handed_over(self._base), session.handed_over()
        return StoryTold(*self._both, labels, session.told_outside(self._scenario))
