"""The story of a change: its steps in phases, stepped through on the chart, at a date, and as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.overlay import become, with_gone
from orgeditor.analysis.story import Story
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.sight import Sight
from orgeditor.gui import theme
from orgeditor.gui.health.tools import tool
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import label
from orgeditor.gui.scenarios.key import Key
from orgeditor.gui.scenarios.phases import Phases, icon_button
from orgeditor.gui.scenarios.story_pages import StoryReport
from orgeditor.gui.scenarios.timeline import Timeline
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import language, seen, t
from orgeditor.model.organization import Organization
from orgeditor.model.plan import phases, step_plans
from orgeditor.model.scenario import called

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.drawing.scene import Mode
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_SIZE: Final = (1360, 860)
_SIDE: Final = 640
_PACE: Final = 1600
"""Milliseconds that a step is shown for while they run by themselves."""


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
        resize_on_screen(self, *_SIZE)
        self._session, self._name = session, name
        self._arranging = session.arranging
        self._base = session.document.base(session.document.shown)
        self.mode: Mode = "positions"
        self.count = 0
        self.story = Story({}, {})
        self.plan = Phases(session)
        self.chart = Preview()
        self.timeline = Timeline()
        self.told = label("")
        self.told.setWordWrap(True)
        self._key = Key(all_fates=True)
        self._play = QTimer(self, interval=_PACE)
        self._play.timeout.connect(self._step_on)
        self._build()
        self.plan.tree.went.connect(self.go)
        self.timeline.moved.connect(self.go)
        self.chart.charted.connect(self._look_at_step)
        session.edited.connect(self._on_edited)
        session.refused.connect(self.plan.refuse)
        session.arrange(arranging=False)
        self.finished.connect(self._leave)
        self._tell_anew()

    def _build(self) -> None:
        QShortcut(QKeySequence.StandardKey.Undo, self, self._session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._session.redo)
        split = QSplitter()
        split.addWidget(self.plan)
        split.addWidget(self._right())
        split.setSizes([_SIDE, _SIZE[0] - _SIDE])
        split.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _show_pages(self) -> None:
        dialog = self.report()
        dialog.exec()
        dialog.deleteLater()

    def _right(self) -> QWidget:
        self.positions = tool(QPushButton(), t("Positions"))
        self.units = tool(QPushButton(), t("Units"))
        for button, mode in ((self.positions, "positions"), (self.units, "units")):
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.pages = tool(QPushButton(), t("As pages…"), t("Print it, or save it as PDF or as a workbook"))  # fmt: skip
        self.pages.clicked.connect(self._show_pages)
        self.date = QDateEdit(QDate.currentDate())
        self.date.setCalendarPopup(True)
        # Months and days are named in the language of the window, whatever that of the system is.
        self.date.setLocale(QLocale(language()))
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setAccessibleName(str(t("Structure at")))
        self.date.dateChanged.connect(self._go_to_date)
        self.back = icon_button("chevron-left", t("One step back"))
        self.play = tool(QPushButton(), t("Play"))
        self.on = icon_button("chevron-right", t("One step on"))
        self.back.clicked.connect(lambda: self.go(self.count - 1))
        self.on.clicked.connect(lambda: self.go(self.count + 1))
        self.play.clicked.connect(self._toggle_play)
        for button in (self.pages, self.play):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 2)
        top.addWidget(self.positions)
        top.addWidget(self.units)
        top.addStretch(1)
        top.addWidget(self.pages)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID * 2)
        below.addWidget(self.back)
        below.addWidget(self.play)
        below.addWidget(self.on)
        below.addStretch(1)
        below.addWidget(label(t("Structure at"), label=True))
        below.addWidget(self.date)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GRID, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        column.setSpacing(theme.GRID * 2)
        column.addLayout(top)
        # Beside the buttons it would make the dialog wider than a small screen.
        column.addWidget(self._key, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addWidget(self.chart, 1)
        column.addWidget(self.timeline)
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
        self.story = Story(self._base, dict(org.table), phases(org), step_plans(org))
        # The same step is the last one done, wherever it is told now.
        self.count = self.story.place.get(last, -1) + 1
        self.plan.show_story(self.story)
        self.timeline.show_story(self.story)
        self._chart(stay=True)
        self._tell()

    def _on_edited(self, edit: Edit) -> None:
        self.plan.forget_refusal()
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
            return Organization(with_gone(before, story.table_after(count), fates).values())

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
        self.plan.show_done(done)
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
        number, date = story.phase_of(step.key), story.dates[step.key]
        words = [t("Step {at} of {n}: {what}", at=done, n=len(story.steps), what=step.message)]
        if number < len(story.phases):
            words.append(t("Phase {n}: {name}", n=number + 1, name=story.phases[number].name))
        if date:
            words.append(t("from {date}", date=date))
        self.told.setText(seen(" · ".join(map(str, words))))

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
        self.plan.tree.setFocus()

    def _leave(self) -> None:
        """Let undo be about what it was about before."""
        self._stop()
        self._session.edited.disconnect(self._on_edited)
        self._session.refused.disconnect(self.plan.refuse)
        self._session.arrange(arranging=self._arranging)
