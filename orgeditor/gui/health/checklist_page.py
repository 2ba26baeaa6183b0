"""Checklists of organisation design: a judgement and its evidence for each question, never a score."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QWidget

from orgeditor.analysis.checklists import CHECKLISTS, judgement_of
from orgeditor.gui import theme
from orgeditor.gui.health.tools import Still
from orgeditor.gui.labels import heading, label
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import seen, t
from orgeditor.model.health import ANSWERS, Judgement
from orgeditor.model.verbs.judging import judge

if TYPE_CHECKING:
    from orgeditor.analysis.checklists import Checklist, Question
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_WIDTH: Final = 1180
_KEYS: Final = [key for key, _ in ANSWERS]


class ChecklistPage(QScrollArea):
    """The questions of all checklists, each with its answer and what it rests on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._looked_at = WhenLookedAt(self, self._show)
        self._still = Still(self)
        self.lines: dict[tuple[str, str], tuple[QComboBox, QLineEdit]] = {}
        self.setWidgetResizable(True)
        self.setObjectName("checklists")
        self.setAccessibleName(str(t("Checklists")))
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._looked_at.renew)
        session.discretion_changed.connect(self._looked_at.renew)

    def _fill(self) -> None:
        """Make the lines when they are first looked at: they would keep a window from opening."""
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        grid = QGridLayout(page)
        grid.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        grid.setHorizontalSpacing(theme.INSIDE)
        grid.setVerticalSpacing(theme.GRID * 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 4)
        for checklist in CHECKLISTS:
            row = grid.rowCount()
            grid.addWidget(heading(checklist.name, inner=True), row, 0, 1, 2)
            grid.addWidget(label(checklist.source, quiet=True), row, 2, 1, 2)
            for question in checklist.questions:
                self._add(grid, checklist, question)
            grid.setRowMinimumHeight(grid.rowCount(), theme.INSIDE)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(page)

    def _add(self, grid: QGridLayout, checklist: Checklist, question: Question) -> None:
        row = grid.rowCount()
        asks = label(question.asks)
        asks.setWordWrap(True)
        answer = QComboBox()
        answer.setAccessibleName(f"{question.name}: {t('Answer')}")
        for _, words in ANSWERS:
            answer.addItem(str(words))
        self._still.keep(answer)
        evidence = QLineEdit()
        evidence.setPlaceholderText(str(t("What this rests on")))
        evidence.setAccessibleName(f"{question.name}: {t('Evidence')}")
        key = checklist.id, question.id
        answer.activated.connect(partial(self._answer, key))
        evidence.editingFinished.connect(partial(self._support, key))
        self.lines[key] = answer, evidence
        top = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label(question.name, label=True), row, 0, top)
        grid.addWidget(asks, row, 1, top)
        grid.addWidget(answer, row, 2, top)
        grid.addWidget(evidence, row, 3, top)

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(Judgement):
            self._looked_at.renew()

    def _show(self) -> None:
        if not self.lines:
            self._fill()
        hidden = self._session.names_hidden
        for key, (answer, evidence) in self.lines.items():
            found = judgement_of(self._session.organization, *key)
            answer.setCurrentIndex(_KEYS.index(found.answer))
            # What is shown with dots in place of names must not be taken for what was typed.
            evidence.setReadOnly(hidden)
            if evidence.text() != seen(found.evidence):
                evidence.setText(seen(found.evidence))

    def _answer(self, key: tuple[str, str], index: int) -> None:
        org = self._session.organization
        self._session.perform(judge, org, replace(judgement_of(org, *key), answer=_KEYS[index]))

    def _support(self, key: tuple[str, str]) -> None:
        org = self._session.organization
        found = judgement_of(org, *key)
        said = self.lines[key][1].text().strip()
        if not self._session.names_hidden and said != found.evidence:
            self._session.perform(judge, org, replace(found, evidence=said))
