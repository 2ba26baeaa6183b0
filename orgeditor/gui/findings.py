"""The findings: what the rules say, a line each; a click jumps to what is concerned."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.rules import RULE_BY_ID, SEVERITIES, Check, Finding
from orgeditor.gui import theme
from orgeditor.gui.figures import severity_word
from orgeditor.gui.labels import heading, tip
from orgeditor.messages import t, tn, verbatim
from orgeditor.model.edit import joined

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from orgeditor.analysis.rules import Waived
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit

_SUBJECTS: Final = Qt.ItemDataRole.UserRole
_INSIDE: Final = Qt.ItemDataRole.UserRole + 1
_MOST_SINGLE: Final = 3
_SEVERITY: Final = 124
_SOURCE: Final = 360
_NARROW: Final = 620
"""Where there is less room than this, the tool tip alone has rule and source."""
_SETTLE: Final = 250


class Checker(QObject):
    """Asks rules a moment after the last edit; ``checked`` when what they find is new.

    Each edit makes only what it touched be asked again. ``found``: the findings that are not
    waived, the gravest first; ``waived``: the others. What is about a record that no view may
    show now is in neither.
    """

    checked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.found: list[Finding] = []
        self.waived: list[Waived] = []
        self._edits: list[Edit] = []
        self._check = Check(session.organization, session.measures())
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self.check)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._on_replaced)
        session.discretion_changed.connect(self._tell)
        self._tell()

    def _on_edited(self, edit: Edit) -> None:
        self._edits.append(edit)
        self._settle.start()

    def _on_replaced(self) -> None:
        self._settle.stop()
        self._edits.clear()
        self._check = Check(self.session.organization, self.session.measures())
        self._tell()

    def check(self) -> None:
        """Ask now what the edits since the last time have touched."""
        self._settle.stop()
        edit = joined(verbatim(""), self._edits)
        self._edits.clear()
        self._check.follow(self.session.organization, self.session.measures(), edit)
        self._tell()

    def _tell(self) -> None:
        self.found = [found for found in self._check.found if self._may_tell(found)]
        self.waived = [waived for waived in self._check.waived if self._may_tell(waived.finding)]
        self.checked.emit()

    def _may_tell(self, finding: Finding) -> bool:
        found = (self.session.organization.peek(key) for key in finding.subjects)
        return all(record is None or self.session.shows(record) for record in found)


class Findings(QWidget):
    """The list with its counts; a click on a line asks to jump to what it is about.

    Where a rule finds much, its findings stand under one line, which leads to all of them.
    """

    jumped = Signal(tuple)

    def __init__(self, checker: Checker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checker = checker
        self._stale = True
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
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        checker.checked.connect(self._on_checked)
        checker.session.discretion_changed.connect(self._on_checked)
        self._on_checked()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setColumnHidden(2, self.width() < _NARROW)
        self.list.setColumnWidth(2, min(_SOURCE, self.width() // 3))

    def _on_checked(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        found = self._checker.found
        self.list.clear()
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
    item.setText(0, str(severity_word(finding.severity)))
    ink = theme.severity_colour(finding.severity)
    item.setIcon(0, theme.icon(finding.severity, ink.name()))
    item.setForeground(0, ink)
    source = f"{RULE_BY_ID[finding.rule].name} · {finding.source}"
    for column, text in ((1, str(words)), (2, source)):
        item.setText(column, text)
        item.setToolTip(column, tip(f"{words} — {source}"))
    item.setForeground(2, QColor(theme.palette().muted))
    return item
