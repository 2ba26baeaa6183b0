"""The improvement list: what is done about findings, by whom, until when, and whether it has helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from orgeditor.analysis.rules import RULE_BY_ID
from orgeditor.gui import theme
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.review_sheets import rule_of
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import label
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import t
from orgeditor.model.elements.improvement import Action

if TYPE_CHECKING:
    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization


class ImprovementPage(QWidget):
    """All actions as a table that is typed into; made when it is first looked at."""

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._session, self._checker = session, checker
        self.sheet: RecordSheet | None = None
        self.hint: QLabel = label(t("An action is made of a finding from its context menu, or typed in the last row."), quiet=True)  # fmt: skip
        self.hint.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.hint)
        checker.checked.connect(WhenLookedAt(self, self._show).renew)

    def _show(self) -> None:
        if self.sheet is None:
            self.sheet = RecordSheet(
                self._session,
                Action,
                (
                    "name", Told(t("Finding"), rule_of), "about", "owner", "due", "state",
                    Told(t("Found still"), self._still_found), "done", "notes",
                ),
            )  # fmt: skip
            self._column.addWidget(Table(self.sheet, "improvements"), 1)
        self.sheet.refresh()

    def _still_found(self, _org: Organization, action: Action) -> str:
        """Return whether the rule still finds what the action is about, "" where it is of no rule."""
        if action.rule not in RULE_BY_ID:
            return ""
        about = frozenset(action.about)
        found = any(
            finding.rule == action.rule and (not about or not about.isdisjoint(finding.subjects))
            for finding in self._checker.found
        )
        return str(t("yes") if found else t("no"))
