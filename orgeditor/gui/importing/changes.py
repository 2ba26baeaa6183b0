"""The pane of the review in which a newer file's news are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.files.roster import Proposal, Reimport, compare
from orgeditor.files.roster.news import SORTS, news
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.importing.change_tree import ChangeTree
from orgeditor.gui.labels import label
from orgeditor.messages import t
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.model.edit import Edit

_WHAT: Final = 380
_VALUE: Final = 220
_OPEN: Final = 200
_OPEN_FIELDS: Final = 20


class Changes(QWidget):
    """Compares the last proposal it was given with a document, when it is seen or asked for."""

    def __init__(self, org: Organization, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._org = org
        self._proposal: Proposal | None = None
        self._compared: Reimport | None = None
        self.model = ChangeTree(
            t("At the last import"), t("In the document"), t("In the file"), self
        )
        self.model.ticks_changed.connect(self._tell)
        self.tree = QTreeView()
        self.tree.setObjectName("changes")
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(str(t("What the file changes")))
        self._said = label()
        self._said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID * 2, 0, 0)
        layout.setSpacing(theme.GRID * 2)
        layout.addWidget(self._said)
        layout.addWidget(self.tree, 1)
        # What is above and below a tick changes its own.
        self.model.ticks_changed.connect(self.tree.viewport().update)
        self.tree.setColumnWidth(0, _WHAT)
        for column in range(1, 4):
            self.tree.setColumnWidth(column, _VALUE)

    def show_proposal(self, proposal: Proposal) -> None:
        """Compare another proposal, now or once the pane is seen."""
        self._proposal, self._compared = proposal, None
        if self.isVisible():
            self._compare_if_let()

    def compared(self) -> Reimport:
        """Return the comparison with the document, made where it is not there yet; Cancelled where it was stopped."""
        if self._compared is None:
            proposal = self._proposal
            assert proposal is not None
            self._compared = jobs.run(
                t("Comparing with the document"),
                lambda progress: compare(self._org, proposal, progress.cancelled),
                self,
                only_reads=True,
            )
            told = news(self._compared).items()
            self.model.show(self._compared, [(SORTS[sort], those) for sort, those in told])
            self._open()
            self._tell()
        return self._compared

    def _open(self) -> None:
        """Open what is not too much, so that the words of all sides are seen at once."""
        for row in range(self.model.rowCount()):
            first = self.model.index(row, 0)
            records = self.model.rowCount(first)
            self.tree.setExpanded(first, records <= _OPEN)
            for inner in range(records if records <= _OPEN_FIELDS else 0):
                self.tree.setExpanded(self.model.index(inner, 0, first), True)

    def edit(self) -> Edit:
        """Return the edit of what is ticked. Raises Cancelled."""
        compared, ticked = self.compared(), self.model.ticked
        return jobs.run(
            t("Import a roster"), lambda _: compared.merged(ticked).edit, self, only_reads=True
        )

    def standing(self) -> Organization:
        """Return the document as it would stand; may be asked in a thread."""
        proposal = self._proposal
        assert proposal is not None
        compared = self._compared or compare(self._org, proposal)
        ticked = self.model.ticked if self._compared else compared.ticked
        standing = dict(compared.mine)
        for change in compared.merged(ticked).edit.changes:
            if change.after is None:
                del standing[change.id]
            else:
                standing[change.id] = change.after
        return Organization(standing.values())

    def _tell(self) -> None:
        known = self._compared is not None and self._compared.known
        first = (
            t("What was redrawn since the last import stays, and nothing is removed, unless you tick it.")
            if known
            else t("The document knows of no earlier import of this file: where it differs, the file’s word is taken.")
        )  # fmt: skip
        self._said.setText(f"{first} {t('{n} ticked.', n=self.model.ticked_shown)}")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compare_if_let()

    def _compare_if_let(self) -> None:
        try:
            self.compared()
        except Cancelled:
            self._said.setText(str(t("The comparison was stopped. It is made when this pane is shown again.")))  # fmt: skip
