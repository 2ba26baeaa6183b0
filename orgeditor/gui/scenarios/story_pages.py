"""The plan of a change as pages: the phases, then one after another what is done in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from orgeditor.analysis.story_report import StoryTold, story_parts
from orgeditor.gui.printing.report import ReportDialog, ReportOptions
from orgeditor.messages import Message, t
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgeditor.analysis.pages import Labels, Paper, Sheet
    from orgeditor.gui.session import Session


class StoryReport(ReportDialog):
    """The plan and its phases as pages, one a phase, and as a workbook."""

    compares = True

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
