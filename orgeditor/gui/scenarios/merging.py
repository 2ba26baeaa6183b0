"""The review page of a merge: what comes in, ticked or not, and what stands after it."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.clashing import CHECKED, new_findings, standing_after
from orgeditor.gui import theme
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.importing.change_tree import ChangeTree
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import caption, heading, label, tip
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import Message, t, tn

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.differing import Merging
    from orgeditor.model.edit import Edit
    from orgeditor.model.merge import Key, Merged
    from orgeditor.model.record import Record

_SIZE: Final = (1180, 740)
_SETTLE: Final = 120
_WHAT, _VALUE, _OPEN = 340, 190, 200
_FEW: Final = 4


class MergeReview(QDialog):
    """Shows a merge; where both sides changed the same, mine stands unless theirs or both is chosen.

    ``sides`` says what the common ancestor, mine and theirs are called, ``said`` what is going to
    happen, and ``may_tell`` which fields of which records may be seen.
    """

    def __init__(
        self,
        merging: Merging,
        sides: tuple[Message, Message, Message],
        said: Message,
        may_tell: Callable[[Record, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("merge-review")
        self.setWindowTitle(str(merging.label))
        resize_on_screen(self, *_SIZE)
        self._merging = merging
        self._of_mine = {d.key for d in merging.differences if d.side == "mine"}
        clashing = merging.clashing
        self._conflicts = [d.key for d in merging.differences if d.side == "both" and d.key not in clashing]  # fmt: skip
        self._roomy = merging.with_room_for_both()
        self._bearable = {key for one in merging.clashes if one.bearable for key in one.keys}
        self.model = ChangeTree(*sides, self, tells_what_stands=True)
        clashes = merging.news_of_clashes(may_tell)
        self.model.show(merging, merging.news(may_tell), clashes)
        self.tree = QTreeView()
        self.tree.setObjectName("changes")
        self.tree.setAccessibleName(str(t("What comes in")))
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        # On a small screen what will stand is seen, too.
        share = min(1.0, self.width() / _SIZE[0])
        self.tree.setColumnWidth(0, round(_WHAT * share))
        for column in range(1, 4):
            self.tree.setColumnWidth(column, round(_VALUE * share))
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        for row in range(self.model.rowCount()):
            first = self.model.index(row, 0)
            self.tree.setExpanded(first, self.model.rowCount(first) <= _OPEN)
        # Conflicts come first, and what each is about is to be seen at once.
        for row in range(bool(clashes) + bool(self._conflicts)):
            if self.model.rowCount(first := self.model.index(row, 0)) <= _OPEN:
                self.tree.expandRecursively(first)
        for row in range(len(clashes)):
            self.tree.setFirstColumnSpanned(row, self.model.index(0, 0), True)
        self.take_theirs = tool(QPushButton(), t("Take theirs in all conflicts"))
        self.keep_mine = tool(QPushButton(), t("Keep mine in all conflicts"))
        all_of_them = [*self._conflicts, *clashing]
        self.take_theirs.clicked.connect(lambda: self.model.tick(all_of_them, ticked=True))
        self.keep_mine.clicked.connect(lambda: self.model.tick(all_of_them, ticked=False))
        for button in (self.take_theirs, self.keep_mine):
            button.setAutoDefault(False)
            button.setEnabled(bool(all_of_them))
        self.mine = tool(QPushButton(), t("Mine"), t("In the selected lines, what stands stays"))
        self.theirs = tool(QPushButton(), t("Theirs"), t("In the selected lines, what comes in is taken"))  # fmt: skip
        self.both = tool(QPushButton(), t("Both"), t("In the selected conflicts, what both sides say stands: holders share the seat, letters stand beside each other, one text follows the other"))  # fmt: skip
        self.mine.clicked.connect(lambda: self.model.tick(self._selected(), ticked=False))
        self.theirs.clicked.connect(lambda: self.model.tick(self._selected(), ticked=True))
        self.both.clicked.connect(self._take_both)
        for button in (self.mine, self.theirs, self.both):
            button.setAutoDefault(False)
        self.tree.selectionModel().selectionChanged.connect(self._offer)
        self._offer()
        self.preview = Preview()
        self.told = label("")
        self.told.setWordWrap(True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._tell)
        self.model.ticks_changed.connect(self._settle.start)
        self.model.ticks_changed.connect(self.tree.viewport().update)
        self._build(said)
        self._tell()

    def _build(self, said: Message) -> None:
        changes = QWidget()
        inside = QVBoxLayout(changes)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(
            row_of_tools(self.mine, self.theirs, self.both, self.take_theirs, self.keep_mine)
        )
        inside.addWidget(self.tree, 1)
        tabs = QTabWidget()
        tabs.addTab(changes, caption(t("What comes in")))
        tabs.addTab(self.preview, caption(t("The chart as it would stand")))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(str(t("Merge")))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        explained = label(said, quiet=True)
        explained.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(theme.GRID * 2)
        column.addWidget(label(self._merging.label, title=True))
        column.addWidget(explained)
        column.addWidget(tabs, 1)
        column.addWidget(heading(t("What comes of it"), inner=True))
        column.addWidget(self.told)
        column.addWidget(buttons)

    def edit(self) -> Edit:
        """Return the edit of what is ticked."""
        return self._merged().edit

    def _merged(self) -> Merged:
        return self._merging.merged(self.model.ticked, self.model.both)

    def _selected(self) -> list[Key]:
        rows = self.tree.selectionModel().selectedRows()
        return list(dict.fromkeys(key for row in rows for key in self.model.keys(row)))

    def _take_both(self) -> None:
        """Let what both sides say stand in the selected lines, where there is room for it."""
        chosen = self._selected()
        self.model.take_both([key for key in chosen if key in self._roomy])
        both = [key for key in chosen if key in self._bearable]
        self.model.tick([key for key in both if key in self._of_mine], ticked=False)
        self.model.tick([key for key in both if key not in self._of_mine], ticked=True)

    def _offer(self) -> None:
        """Offer what can be chosen in the selected lines."""
        chosen = self._selected()
        for button in (self.mine, self.theirs):
            button.setEnabled(bool(chosen))
        self.both.setEnabled(any(key in self._roomy or key in self._bearable for key in chosen))

    def _tell(self) -> None:
        """Say what stands after it: what could not be taken, and what is found on neither side."""
        merged, mine = self._merged(), self._merging.mine
        after = cache(partial(standing_after, mine, merged.edit))
        self.preview.chart(after)
        taken = self.model.ticked | self.model.both
        left = sum(key not in taken for key in self._conflicts)
        left += sum(taken.isdisjoint(one.keys) for one in self._merging.clashes)
        lines = [str(tn("{n} record changes.", "{n} records change.", len(merged.edit.changes)))]
        if left:
            lines[0] += " " + str(tn("In {n} conflict mine stands.", "In {n} conflicts mine stands.", left))  # fmt: skip
        refused = [str(c.reason) for c in merged.conflicts if c.difference.key in taken]
        lines += _few(refused)
        if len(mine) <= CHECKED:
            found = new_findings(mine, self._merging.theirs, after())
            lines += _few([str(t("Found on neither side before: {finding}", finding=one.message)) for one in found])  # fmt: skip
        self.told.setText("\n".join(lines))
        self.told.setToolTip(tip("\n".join(refused)))


def _few(lines: list[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    if len(lines) <= _FEW:
        return lines
    return [*lines[:_FEW], str(t("{n} more", n=len(lines) - _FEW))]
