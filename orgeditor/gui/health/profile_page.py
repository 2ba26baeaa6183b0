"""Rules with their severities and thresholds: switched, graded and set; kept as named profiles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.limits import profile_of, value_of
from orgeditor.analysis.rules import RULE_BY_ID, SEVERITIES, THEMES, severity_of
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.files.project.rule_profiles import SUFFIX, read_profile, write_profile
from orgeditor.gui.figures import severity_word
from orgeditor.gui.health.tools import Still, row_of_tools, tool
from orgeditor.gui.labels import label, tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.gui.where import ask_where
from orgeditor.messages import seen, t
from orgeditor.model.health import RuleProfile
from orgeditor.model.record import new_id
from orgeditor.model.records import Project
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.judging import take_up_profile, use_profile

if TYPE_CHECKING:
    from orgeditor.analysis.limits import Limit
    from orgeditor.analysis.rules import Rule
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_RULE: Final = Qt.ItemDataRole.UserRole
_FILES: Final = t("Rule profiles")


@dataclass(frozen=True)
class _Line:
    """A rule in the list: its line, its severity, and its thresholds below it."""

    rule: Rule
    item: QTreeWidgetItem
    grade: QComboBox
    boxes: tuple[tuple[Limit, QDoubleSpinBox], ...]


class ProfilePage(QWidget):
    """The rules by theme; what is changed here goes into the profile in use, or begins one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._looked_at = WhenLookedAt(self, self._show)
        self._still = Still(self)
        self.chosen = QComboBox()
        self.chosen.setObjectName("rule-profile")
        self.chosen.setAccessibleName(str(t("Rule profile")))
        self.chosen.setMinimumWidth(220)
        self.chosen.activated.connect(self._choose)
        self.copy = tool(QPushButton(), t("Save as…"), t("Keep these settings as another profile"))
        self.copy.clicked.connect(self._copy)
        self.remove = tool(QPushButton(), t("Delete profile"))
        self.remove.clicked.connect(self._remove)
        self.fetch = tool(QPushButton(), t("From a file…"), t("Judge by a profile that somebody has saved"))  # fmt: skip
        self.fetch.clicked.connect(self._fetch)
        self.store = tool(QPushButton(), t("To a file…"), t("Save the profile for other documents and colleagues"))  # fmt: skip
        self.store.clicked.connect(self._store)
        self.list = QTreeWidget()
        self.list.setObjectName("rules")
        self.list.setAccessibleName(str(t("Rules")))
        self.list.setColumnCount(4)
        self.list.setHeaderLabels([str(w) for w in (t("Rule"), t("Severity"), t("Threshold"), t("Source"))])  # fmt: skip
        self.list.header().setStretchLastSection(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(1, 130)
        self.list.setColumnWidth(2, 130)
        self._lines: list[_Line] = []
        self.list.itemChanged.connect(self._on_ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            row_of_tools(
                label(t("Judged by"), quiet=True),
                self.chosen,
                self.copy,
                self.remove,
                self.fetch,
                self.store,
            )
        )
        column.addWidget(self.list, 1)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._looked_at.renew)

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(RuleProfile, Project):
            self._looked_at.renew()

    def _show(self) -> None:
        """Show the profile in use; the lines stay what they are, so that the focus stays, too."""
        org = self._session.organization
        profile = profile_of(org)
        self.chosen.clear()
        self.chosen.addItem(str(t("The rules as they are")), "")
        for one in sorted(org.of(RuleProfile).values(), key=lambda p: p.name.casefold()):
            self.chosen.addItem(seen(one.name), one.id)
        self.chosen.setCurrentIndex(self.chosen.findData(profile.id if profile else ""))
        self.remove.setEnabled(profile is not None)
        self.store.setEnabled(profile is not None)
        with QSignalBlocker(self.list):
            if not self._lines:
                self._fill()
            for line in self._lines:
                on = not profile or line.rule.id not in profile.off
                state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                line.item.setCheckState(0, state)
                line.grade.setEnabled(on)
                line.grade.setCurrentIndex(SEVERITIES.index(severity_of(org, line.rule)))
                line.item.setText(
                    2, " · ".join(n.written(value_of(org, n)) for n in line.rule.limits)
                )
                for limit, box in line.boxes:
                    _set(box, limit, value_of(org, limit))
                    box.setEnabled(on)

    def _fill(self) -> None:
        """Make the lines when they are first looked at: their boxes would keep a window from opening."""
        for name, rules in THEMES:
            top = QTreeWidgetItem(self.list, [str(name)])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self._lines += [self._add(top, rule) for rule in rules]
            top.setExpanded(True)

    def _add(self, top: QTreeWidgetItem, rule: Rule) -> _Line:
        item = QTreeWidgetItem(top, [str(rule.name), "", "", str(rule.source)])
        item.setData(0, _RULE, rule.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        for column in (0, 3):
            item.setToolTip(column, tip(f"{rule.helps} {rule.source}"))
        grade = QComboBox()
        for level in SEVERITIES:
            grade.addItem(str(severity_word(level)), level)
        grade.setAccessibleName(f"{rule.name}: {t('Severity')}")
        self._still.keep(grade)
        grade.activated.connect(lambda n: self._grade(rule, SEVERITIES[n]))
        self.list.setItemWidget(item, 1, grade)
        boxes = []
        for limit in rule.limits:
            below = QTreeWidgetItem(item, [str(limit.label)])
            box = _box(limit)
            self._still.keep(box)
            box.editingFinished.connect(
                lambda box=box, limit=limit: self._limit(limit, box.value())
            )
            self.list.setItemWidget(below, 2, box)
            boxes.append((limit, box))
        return _Line(rule, item, grade, tuple(boxes))

    def _profile(self) -> RuleProfile:
        """Return the profile in use, or one that begins now."""
        found = profile_of(self._session.organization)
        return found or RuleProfile(id=new_id(), name=self._free_name(str(t("Own rules"))))

    def _free_name(self, name: str) -> str:
        taken = {one.name for one in self._session.organization.of(RuleProfile).values()}
        number, free = 2, name
        while free in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _keep(self, profile: RuleProfile) -> None:
        if self._session.perform(use_profile, self._session.organization, profile) is None:
            self._looked_at.renew()

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        rule = item.data(0, _RULE)
        if rule not in RULE_BY_ID:
            return
        profile = self._profile()
        off = [key for key in profile.off if key != rule]
        if item.checkState(0) == Qt.CheckState.Unchecked:
            off.append(rule)
        self._keep(replace(profile, off=tuple(off)))

    def _grade(self, rule: Rule, level: str) -> None:
        profile = self._profile()
        graded = {key: value for key, value in profile.severities.items() if key != rule.id}
        if level != rule.severity:
            graded[rule.id] = level
        if graded != profile.severities:
            self._keep(replace(profile, severities=graded))

    def _limit(self, limit: Limit, shown: float) -> None:
        value = round(shown / 100, 4) if limit.share else round(shown, 4)
        if value == value_of(self._session.organization, limit):
            return
        profile = self._profile()
        limits = {key: kept for key, kept in profile.limits.items() if key != limit.id}
        if value != limit.default:
            limits[limit.id] = value
        self._keep(replace(profile, limits=limits))

    def _choose(self, index: int) -> None:
        org = self._session.organization
        profile = org.find(RuleProfile, self.chosen.itemData(index))
        self._session.perform(use_profile, org, profile)

    def _copy(self) -> None:
        name, given = QInputDialog.getText(self, str(t("Save as another profile")), str(t("Name")))
        if given and name.strip():
            self._keep(replace(self._profile(), id=new_id(), name=name.strip()))

    def _remove(self) -> None:
        profile = profile_of(self._session.organization)
        if profile:
            self._session.perform(delete, self._session.organization, [profile.id])

    def _fetch(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, str(t("Open a rule profile")), "", f"{_FILES} (*{SUFFIX} *.json)")  # fmt: skip
        if not name:
            return
        try:
            found = read_profile(Path(name))
        except CannotOpen as refusal:
            self._session.refuse(refusal.reason)
            return
        self._session.perform(take_up_profile, self._session.organization, found)

    def _store(self) -> None:
        profile = profile_of(self._session.organization)
        if profile is None:
            return
        start = Path(f"{_as_file(profile.name)}{SUFFIX}")
        title = str(t("Save the rule profile"))
        path = ask_where(self, title, start, (SUFFIX,), {SUFFIX[1:]: _FILES})
        if path is None:
            return
        try:
            write_profile(profile, path)
        except CannotSave as refusal:
            self._session.refuse(refusal.reason)


def _box(limit: Limit) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    scale = 100.0 if limit.share else 1.0
    fine = limit.default != int(limit.default) and not limit.share
    box.setDecimals(1 if fine else 0)
    box.setSingleStep(0.1 if fine else 1)
    box.setRange(limit.least * scale, limit.most * scale)
    box.setSuffix(" %" if limit.share else "")
    box.setKeyboardTracking(False)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setAccessibleName(str(limit.label))
    box.setToolTip(tip(t("Usually {value}", value=limit.written(limit.default))))
    return box


def _set(box: QDoubleSpinBox, limit: Limit, value: float) -> None:
    """Show a value, in bold where it is not the usual one."""
    box.setValue(value * 100 if limit.share else value)
    font = box.font()
    font.setBold(value != limit.default)
    box.setFont(font)


def _as_file(name: str) -> str:
    """Return a name without what no file system takes."""
    return "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in name).strip(". ") or "rules"  # fmt: skip
