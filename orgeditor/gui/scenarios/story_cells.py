"""What stands in the columns beside phases and steps: from when on, by whom, at what cost; written into like a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import field
from orgeditor.model.plan import Phase
from orgeditor.model.written import written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidgetItem

    from orgeditor.analysis.story import Step, Story
    from orgeditor.gui.scenarios.story_tree import StoryTree
    from orgeditor.gui.session import Session
    from orgeditor.model.plan import StepPlan

    Index = QModelIndex | QPersistentModelIndex

FIELDS: Final = ("name", "date", "owner", "cost", "saving")
"""The field of a phase that each column shows; a step has no name but what it says."""
HEADINGS: Final = (t("Step"), t("From"), t("Owner"), t("Cost"), t("Saving"))
WRITTEN: Final = Qt.ItemDataRole.UserRole + 2
"""What is written in a cell, and edited; None where nothing can be."""
ALIGNED: Final = {name: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter for name in ("cost", "saving")}  # fmt: skip


class PlanCells:
    """Fills the cells of phases and steps; those that follow from others are grey."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_phase(self, item: QTreeWidgetItem, story: Story, number: int) -> None:
        """Show what is said of a phase, and what its steps come to."""
        steps = dict(zip(("cost", "saving"), story.planned_in(number), strict=True))
        phase = story.phases[number] if number < len(story.phases) else None
        for column, name in enumerate(FIELDS):
            if name == "name":
                item.setData(column, WRITTEN, _open(phase.name) if phase else None)
                continue
            own = getattr(phase, name) if phase else ""
            theirs = steps.get(name, "")
            hint = t("Its steps together: {sum}", sum=self._text(name, theirs)) if theirs else None
            self._fill(item, column, own, theirs, hint, fixed=phase is None)

    def of_step(self, item: QTreeWidgetItem, story: Story, step: Step, plan: StepPlan) -> None:
        """Show what is planned of a step; where it has no date of its own, that of its phase."""
        from_then = story.dates[step.key]
        for column, name in enumerate(FIELDS):
            if name == "name":
                item.setData(column, WRITTEN, None)
                continue
            own, follows = getattr(plan, name), from_then if name == "date" else ""
            later = name == "date" and own and own != from_then
            hint = told_later(from_then) if later else None
            self._fill(item, column, own, follows, hint)

    def _fill(
        self,
        item: QTreeWidgetItem,
        column: int,
        own: Any,
        follows: Any,
        hint: Message | None,
        *,
        fixed: bool = False,
    ) -> None:
        name = FIELDS[column]
        hidden = self._session.names_hidden if name == "owner" else self._session.pay_hidden and name in ALIGNED  # fmt: skip
        text = "" if hidden else self._text(name, own)
        item.setData(column, WRITTEN, None if hidden or fixed else _open(text))
        item.setText(column, seen(text or ("" if hidden else self._text(name, follows))))
        quiet = Qt.ItemDataRole.ForegroundRole
        item.setData(column, quiet, None if text else colour(theme.palette().muted))
        item.setToolTip(column, "" if hidden or hint is None else tip(hint))
        if name in ALIGNED:
            item.setTextAlignment(column, ALIGNED[name])

    def _text(self, name: str, value: Any) -> str:
        if value in ("", 0.0):
            return ""
        return written(self._session.organization, field(Phase, name), value)


def _open(text: str) -> str | None:
    """Return what can be edited: nothing of which a part is kept from view."""
    return text if seen(text) == text else None


def told_later(date: str) -> Message:
    """Return what is said of a step that has an earlier date than one that is told before it."""
    return t("It is told after a step of {date}, and stands from then on.", date=date)


class CellWriter(QStyledItemDelegate):
    """Edits the cells that can be written into; what was written goes to ``StoryTree.written``."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.data(WRITTEN) is None:
            return cast("QWidget", None)
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(str(HEADINGS[index.column()]))
        if FIELDS[index.column()] == "date":
            line.setPlaceholderText("2026-12-31")
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(WRITTEN)))
        editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() != index.data(WRITTEN):
            tree = cast("StoryTree", self.parent())
            tree.tell_written(index, FIELDS[index.column()], editor.text().strip())
