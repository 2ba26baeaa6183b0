"""The findings: what the rules say, a line each; a click jumps to what is concerned."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.limits import value_of
from orgeditor.analysis.rules import RULE_BY_ID, SEVERITIES, Check, Finding
from orgeditor.gui import theme
from orgeditor.gui.figures import severity_word
from orgeditor.gui.labels import caption, heading, label, tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import t, tn, verbatim
from orgeditor.model.edit import joined

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from orgeditor.analysis.rules import Waived
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_SUBJECTS: Final = Qt.ItemDataRole.UserRole
_INSIDE: Final = Qt.ItemDataRole.UserRole + 1
_OF: Final = Qt.ItemDataRole.UserRole + 2
"""The findings that a line is about: those inside it, or the one it tells."""
_MOST_SINGLE: Final = 3
_SEVERITY: Final = 124
_SOURCE: Final = 360
_NARROW: Final = 620
"""Where there is less room than this, the tool tip alone has rule and source."""
_SETTLE: Final = 250
_FIRST: Final = 1000
_LARGE: Final = 30_000
"""Records from which on asking all rules would keep the chart waiting."""


class Checker(QObject):
    """Asks rules a moment after the last edit; ``checked`` when what they find is new.

    Each edit makes only what it touched be asked again. What is about a record that no view
    may show now is in neither ``found`` nor ``waived``. Of a large organisation the chart is
    seen before its rules are asked; whoever wants to know earlier what they find waits for it.
    """

    checked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._found: list[Finding] = []
        self._waived: list[Waived] = []
        self._edits: list[Edit] = []
        self._check: Check | None = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self.check)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._on_replaced)
        session.discretion_changed.connect(self._on_discretion)
        self._begin()

    @property
    def begun(self) -> bool:
        """Whether what stands has been checked, or stood when it was."""
        return self._check is not None

    @property
    def found(self) -> list[Finding]:
        """The findings that are not waived, the gravest first."""
        self._ask_first()
        return self._found

    @property
    def waived(self) -> list[Waived]:
        """The findings that are."""
        self._ask_first()
        return self._waived

    def _begin(self) -> None:
        """Ask all rules of what stands: at once if that is soon done."""
        self._check = None
        if len(self.session.organization) > _LARGE:
            self.wait()
            self.checked.emit()
        else:
            self.check()

    def wait(self) -> None:
        """Let the chart be painted before all rules are asked, if they have not been."""
        if not self.begun:
            self._settle.start(_FIRST)

    def _ask_first(self) -> None:
        if not self.begun:
            self.check()

    def _on_edited(self, edit: Edit) -> None:
        self._edits.append(edit)
        self._settle.start(_SETTLE)

    def _on_replaced(self) -> None:
        self._settle.stop()
        self._begin()

    def _on_discretion(self) -> None:
        if self._check is not None:
            self._tell(self._check)

    def check(self) -> None:
        """Ask now what the edits since the last time have touched."""
        self._settle.stop()
        org, measures = self.session.organization, self.session.measures()
        if self._check is None:
            self._check = Check(org, measures)
        else:
            self._check.follow(org, measures, joined(verbatim(""), self._edits))
        self._edits.clear()
        self._tell(self._check)

    def _tell(self, check: Check) -> None:
        self._found = [found for found in check.found if self._may_tell(found)]
        self._waived = [waived for waived in check.waived if self._may_tell(waived.finding)]
        self.checked.emit()

    def _may_tell(self, finding: Finding) -> bool:
        found = (self.session.organization.peek(key) for key in finding.subjects)
        return all(record is None or self.session.shows(record) for record in found)


class Findings(QWidget):
    """The list with its counts; a click on a line asks to jump to what it is about.

    Where a rule finds much, its findings stand under one line, which leads to all of them.
    """

    jumped = Signal(tuple)
    waive_wanted = Signal(tuple)
    action_wanted = Signal(tuple)
    switch_off_wanted = Signal(str)

    def __init__(
        self, checker: Checker, parent: QWidget | None = None, *, explaining: bool = False
    ) -> None:
        """``explaining``: below the list stands what the current finding is about."""
        super().__init__(parent)
        self._checker = checker
        self._open: set[str] = set()
        self._heading = heading("")
        self.list = QTreeWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName(str(t("Findings")))
        self.list.setHeaderHidden(True)
        self.list.setIndentation(theme.GRID * 4)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(0, _SEVERITY)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        self.list.itemExpanded.connect(self._on_expanded)
        self.list.itemCollapsed.connect(self._on_collapsed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        self.explanation = label("", quiet=True)
        self.explanation.setWordWrap(True)
        self.explanation.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)  # fmt: skip
        self.explanation.setVisible(explaining)
        layout.addWidget(self.explanation)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        if explaining:
            self.list.currentItemChanged.connect(lambda item, _before: self._explain(item))
        self.setFocusProxy(self.list)
        looked_at = WhenLookedAt(self, self._fill)
        checker.checked.connect(looked_at.renew)
        checker.session.discretion_changed.connect(looked_at.renew)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setColumnHidden(2, self.width() < _NARROW)
        self.list.setColumnWidth(2, min(_SOURCE, self.width() // 3))

    def _fill(self) -> None:
        self.list.clear()
        if not self._checker.begun:
            self._heading.setText(f"{str(t('Findings')).upper()} · {t('checking…')}")
            return
        found = self._checker.found
        root = self.list.invisibleRootItem()
        for rule, same in groupby(found, key=lambda finding: finding.rule):
            group = list(same)
            if len(group) <= _MOST_SINGLE:
                for finding in group:
                    _add(root, finding, finding.message, finding.subjects)
                continue
            words = tn(
                "{n} finding: {rule}",
                "{n} findings: {rule}",
                len(group),
                rule=RULE_BY_ID[rule].name,
            )
            subjects = tuple(key for finding in group for key in finding.subjects)
            item = _add(root, group[0], words, subjects)
            item.setData(0, _INSIDE, group)
            item.setData(0, _OF, group)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            item.setExpanded(rule in self._open)
        counts = {level: sum(f.severity == level for f in found) for level in SEVERITIES}
        parts = [
            str(tn("{n} error", "{n} errors", counts["error"])),
            str(tn("{n} warning", "{n} warnings", counts["warning"])),
            str(tn("{n} hint", "{n} hints", counts["hint"])),
        ]
        said = " · ".join(p for p, n in zip(parts, counts.values(), strict=True) if n)
        self._heading.setText(f"{str(t('Findings')).upper()} · {said or t('nothing found')}")

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        inside: list[Finding] = item.data(0, _INSIDE)
        self._open.add(inside[0].rule)
        if not item.childCount():
            for finding in inside:
                _add(item, finding, finding.message, finding.subjects)

    def _on_collapsed(self, item: QTreeWidgetItem) -> None:
        self._open.discard(item.data(0, _INSIDE)[0].rule)

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        found: list[Finding] = item.data(0, _OF) if item else []
        self.explanation.setText(explained(self._checker.session.organization, found[0]) if found else "")  # fmt: skip

    def menu_of(self, item: QTreeWidgetItem) -> QMenu:
        """Return what can be done about the findings of a line."""
        found: tuple[Finding, ...] = tuple(item.data(0, _OF))
        menu = QMenu(self)
        show = menu.addAction(theme.icon("jump"), caption(t("Show")), lambda: self._jump(item))
        show.setEnabled(bool(item.data(0, _SUBJECTS)))
        menu.addAction(
            theme.icon("done"), caption(t("Make an action of it…")), lambda: self.action_wanted.emit(found)
        )  # fmt: skip
        words = t("Waive…") if len(found) == 1 else tn("Waive {n} finding…", "Waive {n} findings…", len(found))  # fmt: skip
        menu.addAction(theme.icon("hide"), caption(words), lambda: self.waive_wanted.emit(found))
        menu.addSeparator()
        menu.addAction(caption(t("Switch this rule off")), lambda: self.switch_off_wanted.emit(found[0].rule))  # fmt: skip
        return menu

    def _on_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is not None:
            self.menu_of(item).popup(self.list.viewport().mapToGlobal(at))

    def _jump(self, item: QTreeWidgetItem) -> None:
        subjects = item.data(0, _SUBJECTS)
        if subjects:
            self.jumped.emit(tuple(subjects))


def _add(
    parent: QTreeWidgetItem, finding: Finding, words: Message, subjects: tuple[str, ...]
) -> QTreeWidgetItem:
    """Add a line that is of a finding's rule."""
    item = QTreeWidgetItem(parent)
    item.setData(0, _SUBJECTS, subjects)
    item.setData(0, _OF, [finding])
    item.setText(0, str(severity_word(finding.severity)))
    ink = theme.severity_colour(finding.severity)
    item.setIcon(0, theme.icon(finding.severity, ink.name()))
    item.setForeground(0, ink)
    source = f"{RULE_BY_ID[finding.rule].name} · {finding.source}"
    for column, text in ((1, str(words)), (2, source)):
        item.setText(column, text)
        item.setToolTip(column, tip(f"{words} — {source} — {RULE_BY_ID[finding.rule].helps}"))
    item.setForeground(2, QColor(theme.palette().muted))
    return item


def explained(org: Organization, finding: Finding) -> str:
    """Return which rule a finding is of, by which thresholds, who says so, and what usually helps."""
    rule = RULE_BY_ID[finding.rule]
    limits = (t("{what} {value}", what=one.label, value=one.written(value_of(org, one))) for one in rule.limits)  # fmt: skip
    told = [t("Rule: {rule}. Source: {source}.", rule=rule.name, source=rule.source)]
    if rule.limits:
        told.append(t("By: {limits}", limits="; ".join(map(str, limits))))
    told.append(t("What usually helps: {what}", what=rule.helps))
    return "\n".join(map(str, told))
