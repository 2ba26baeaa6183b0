"""The section of health: the figures of the whole, all findings, and what is missing where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.rules.spans import Band, span_bands
from orgeditor.gui import theme
from orgeditor.gui.findings import Checker, Findings
from orgeditor.gui.health.acting import ActionDialog
from orgeditor.gui.health.chain_page import ChainPage
from orgeditor.gui.health.checklist_page import ChecklistPage
from orgeditor.gui.health.completeness import CompletenessPage
from orgeditor.gui.health.improvement_page import ImprovementPage
from orgeditor.gui.health.profile_page import ProfilePage
from orgeditor.gui.health.snapshot_page import SnapshotPage
from orgeditor.gui.health.waiving import WaivedPage, ask_and_waive
from orgeditor.gui.inspector.tiles import tiles
from orgeditor.gui.labels import heading, label
from orgeditor.gui.panes import tabs
from orgeditor.messages import t
from orgeditor.model.verbs.judging import switch_off

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.gui.session import Session

_WIDTH: Final = 760


class Health(QWidget):
    """The pages of the section, under the measures of everything; ``jumped`` asks to show records."""

    jumped = Signal(tuple)

    def __init__(self, session: Session, checker: Checker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._figures: QFrame | None = None
        self.findings = Findings(checker, explaining=True)
        self.waived = WaivedPage(session, checker)
        self.completeness = CompletenessPage(session, checker)
        self.chain = ChainPage(session)
        self.snapshots = SnapshotPage(session, checker)
        self.improvements = ImprovementPage(session, checker)
        self.checklists = ChecklistPage(session)
        self.profiles = ProfilePage(session)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GRID * 2, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading(t("The whole organisation")))
        self.spans = label("", quiet=True)
        self.spans.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, theme.GRID)
        self.spans.setWordWrap(True)
        self._column.addWidget(self.spans)
        self.pages = tabs(
            (self.findings, t("Findings")),
            (self.completeness, t("Completeness")),
            (self.chain, t("Chain")),
            (self.snapshots, t("Snapshots")),
            (self.improvements, t("Improvements")),
            (self.checklists, t("Checklists")),
            (self.waived, t("Waived")),
            (self.profiles, t("Rules")),
        )
        self._column.addWidget(self.pages, 1)
        self.setFocusProxy(self.findings)
        for page in (self.findings, self.waived, self.chain, self.snapshots):
            page.jumped.connect(self.jumped)
        serve_findings(self.findings, session, self)
        session.edited.connect(self._on_change)
        session.replaced.connect(self._on_change)
        session.discretion_changed.connect(self._on_change)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_figures()

    def _on_change(self, _edit: object = None) -> None:
        if self.isVisible():
            self._show_figures()

    def _show_figures(self) -> None:
        if self._figures:
            self._figures.deleteLater()
        self._figures = QFrame()
        self._figures.setMaximumWidth(_WIDTH)
        self._figures.setLayout(
            tiles(self._session.measures().whole(), in_a_row=6, pay=not self._session.pay_hidden)
        )
        self._column.insertWidget(1, self._figures)
        bands = span_bands(self._session.organization, self._session.measures())
        managers = sum(band.managers for band in bands)
        self.spans.setVisible(managers > 0)
        if managers:
            self.spans.setText(str(t("Managers by span: {bands}", bands=" · ".join(_told(band, managers) for band in bands))))  # fmt: skip


def serve_findings(findings: Findings, session: Session, parent: QWidget) -> None:
    """Do what the menu of a list of findings asks for."""
    findings.waive_wanted.connect(lambda found: ask_and_waive(session, found, parent))
    findings.action_wanted.connect(lambda found: ActionDialog(session, found, parent).exec())
    findings.switch_off_wanted.connect(
        lambda rule: session.perform(switch_off, session.organization, rule, str(t("Own rules")))
    )


def _told(band: Band, managers: int) -> str:
    """Return a band with the share of all managers that it has."""
    reach = f"{band.low}+" if band.high is None else f"{band.low}–{band.high}"
    reach = f"{band.low}" if band.low == band.high else reach
    return f"{reach} {band.name} {band.managers / managers:.0%}"
