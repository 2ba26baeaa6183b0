"""Two scenarios compared, or several: pages to look at, to print, to save as PDF or as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from orgeditor.analysis.comparison import COMPARISON, Compared
from orgeditor.analysis.several import SEVERAL, Several
from orgeditor.gui import jobs
from orgeditor.gui.labels import caption, tip
from orgeditor.gui.printing.report import ReportDialog, ReportOptions
from orgeditor.gui.scenarios.overlay import OverlayDialog
from orgeditor.messages import Message, t
from orgeditor.model.organization import Organization
from orgeditor.model.scenario import Scenario, called, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.pages import Paper, Sheet
    from orgeditor.analysis.report import Part
    from orgeditor.gui.session import Session


class CompareDialog(ReportDialog):
    """Shows what becomes of one scenario in another, and lets both be chosen."""

    compares = True

    def __init__(
        self, session: Session, before: str, after: str, parent: QWidget | None = None
    ) -> None:
        self._between = (before, after)
        self._outside = Outside(session)
        super().__init__(session, parent)

    @override
    def name(self) -> Message:
        return t("Comparison of scenarios")

    @override
    def make_options(self, paper: Paper, sheet: Sheet) -> ReportOptions:
        return _Options(self.session, self._between, paper, sheet, list(COMPARISON))

    @override
    def files(self) -> list[tuple[Message, Callable[[], None]]]:
        return [*super().files(), (t("On one chart…"), self._on_one_chart)]

    def _on_one_chart(self) -> None:
        dialog = OverlayDialog(self.session, self.told_of, self)
        dialog.exec()
        dialog.deleteLater()

    @override
    def told_of(self) -> Compared:
        assert isinstance(self.options, _Options)
        between = self.options.between
        before, after = self._outside.all_of(between, self._parent)
        names = self._outside.name(between[0]), self._outside.name(between[1])
        return Compared(before, after, self.options.chosen[1].labels, names)


class SeveralDialog(ReportDialog):
    """Several scenarios compared, as pages to look at, to print, to save as PDF or as a workbook."""

    compares = True

    def __init__(
        self,
        session: Session,
        scenarios: Sequence[str],
        outside: Outside,
        parent: QWidget | None = None,
    ) -> None:
        self._scenarios, self._outside = scenarios, outside
        super().__init__(session, parent)

    @override
    def name(self) -> Message:
        return t("Comparison of scenarios")

    @override
    def make_options(self, paper: Paper, sheet: Sheet) -> ReportOptions:
        return ReportOptions(paper, sheet, SEVERAL)

    @override
    def told_of(self) -> Several:
        orgs = self._outside.all_of(self._scenarios, self._parent)
        names = list(map(self._outside.name, self._scenarios))
        return Several(orgs, self.options.chosen[1].labels, names)


class Outside:
    """Scenarios as they may leave the program now, each made once; Refused where one cannot stand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: dict[str, Organization] = {}
        self._without = session.left_out()

    def __call__(self, scenario: str) -> Organization:
        """Return what a scenario holds."""
        session, without = self._session, self._session.left_out()
        if without != self._without:
            self._without = without
            self._made.clear()
        if scenario not in self._made:
            document = session.document
            org = None
            if scenario != document.shown:
                org = Organization(document.table(scenario).values())
                org.scenario = document.name_on_pages(scenario)
            self._made[scenario] = session.handed_over(org)
        return self._made[scenario]

    def all_of(self, scenarios: Sequence[str], parent: QWidget | None = None) -> list[Organization]:
        """Return what each of several holds; large ones take a while to stand, which is shown."""
        return jobs.run(t("Comparison of scenarios"), lambda _: [self(key) for key in scenarios], parent, stoppable=False)  # fmt: skip

    def name(self, scenario: str) -> Message:
        """Return what it is called."""
        one = self._session.document.scenarios.get(Scenario, scenario)
        return self._session.told_outside(called(one))


class _Options(ReportOptions):
    """Adds which scenarios are compared; the one shown first is what becomes of the other."""

    def __init__(
        self,
        session: Session,
        between: tuple[str, str],
        paper: Paper,
        sheet: Sheet,
        parts: list[Part],
    ) -> None:
        super().__init__(paper, sheet, parts)
        self._boxes = [scenario_box(session, chosen) for chosen in between]
        self.put_first(list(zip((t("Compare"), t("With")), self._boxes, strict=True)))

    @property
    def between(self) -> tuple[str, str]:
        """The ids of the scenarios that are compared."""
        before, after = (str(box.currentData()) for box in self._boxes)
        return before, after


def scenario_box(session: Session, chosen: str) -> QComboBox:
    """Return a box in which one of the scenarios is chosen; its data are their ids."""
    box = QComboBox()
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for one in in_order(session.document.scenarios):
        box.addItem(caption(called(one)).replace("&&", "&"), one.id)
    # A long name is cut in it.
    box.currentTextChanged.connect(lambda name: box.setToolTip(tip(name)))
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.setToolTip(tip(box.currentText()))
    return box
