"""Which file is merged into the document, and from which state both were made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.project.ancestors import Ancestor, ancestors, are_related
from orgeditor.files.project.format import MANIFEST
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.documents import document_kinds
from orgeditor.gui.errors import tell
from orgeditor.gui.health.tools import tool
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t
from orgeditor.model.document import Document
from orgeditor.model.merge_documents import only_theirs, same_of
from orgeditor.model.scenario import Scenario, called

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_WIDE: Final = 780


class Answer(msgspec.Struct, frozen=True):
    """What is merged: the other document, what its file is called, and the common ancestor, if any.

    ``scenarios``: those that only the other document has come along.
    """

    theirs: Document
    file: str
    base: Document | None
    scenarios: bool


class AskForFile(QDialog):
    """Asks for the other file, finds what both were made of, and lets another ancestor be chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge-file")
        self.setWindowTitle(str(t("Merge another file")))
        self.setMinimumWidth(_WIDE)
        self._session = session
        self._path: Path | None = None
        self._theirs: Document | None = None
        self._bases: list[Document | None] = []
        self._related = True
        self.file = label(t("none chosen"), quiet=True)
        self.choose = tool(QPushButton(), t("Choose…"))
        self.choose.clicked.connect(self._ask_for_theirs)
        self.base = QComboBox()
        self.base.setAccessibleName(str(t("Common ancestor")))
        self.base.currentIndexChanged.connect(self._explain)
        self.other = tool(QPushButton(), t("Another file…"))
        self.other.clicked.connect(self._ask_for_base)
        self.scenarios = QCheckBox()
        self.scenarios.setVisible(False)
        self.told = label("", quiet=True)
        self.told.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(theme.GRID * 2)
        form.addRow(label(t("Into"), label=True), label(self._into()))
        form.addRow(label(t("File of the other"), label=True), _beside(self.file, self.choose))
        form.addRow(label(t("Common ancestor"), label=True), _beside(self.base, self.other))
        form.addRow("", self.scenarios)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.review = self.buttons.button(standard.Ok)
        self.review.setText(str(t("Review…")))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(theme.INSIDE)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self._explain()

    def answer(self) -> Answer:
        """Return what was chosen; the dialog is accepted only then."""
        assert self._theirs is not None
        assert self._path is not None
        base = self._bases[self.base.currentIndex()]
        return Answer(self._theirs, self._path.name, base, self.scenarios.isChecked())

    def take_theirs(self, path: Path) -> None:
        """Take a file as the other side, and look for what both were made of."""
        mine, own = self._session.document, self._session.path

        def work(progress: jobs.Progress) -> tuple[Document, list[Ancestor]]:
            theirs = open_document(path).document
            go_on = lambda: not progress.cancelled()  # noqa: E731
            return theirs, ancestors(mine, theirs, (own, path.absolute()), go_on)

        title = t("Opening {file}", file=path.name)
        try:
            self._theirs, found = jobs.run(title, work, self, only_reads=True)
        except Cancelled:
            return
        except CannotOpen as failure:
            tell(self, t("Not opened"), failure.reason)
            return
        self._path = path = path.parent if path.name == MANIFEST else path
        self.file.setText(seen(path.name))
        self.base.clear()
        self._bases = []
        for one in found:
            self._offer(_told(one), one.document)
        self._offer(t("None is kept: whatever differs is a conflict"), None)
        self.base.setCurrentIndex(0)
        self._related = are_related(mine.organization.table, same_of(self._theirs, mine.shown))
        new = only_theirs(mine, self._theirs)
        names = ", ".join(str(called(one)) for one in new)
        self.scenarios.setText(seen(str(t("Take over scenarios that only they have: {names}", names=names))))  # fmt: skip
        self.scenarios.setVisible(bool(new))
        self.scenarios.setChecked(bool(new))
        self._explain()

    def take_base(self, path: Path) -> None:
        """Take a file as the common ancestor."""
        try:
            document = open_document(path).document
        except CannotOpen as failure:
            tell(self, t("Not opened"), failure.reason)
            return
        self._offer(t("The file {file}", file=path.name), document)
        self.base.setCurrentIndex(self.base.count() - 1)

    def _offer(self, words: Message, document: Document | None) -> None:
        self._bases.append(document)
        self.base.addItem(seen(str(words)))

    def _into(self) -> str:
        document, path = self._session.document, self._session.path
        name = path.name if path else str(t("the document, not saved yet"))
        return (
            f"{name} · {called(document.scenario)}"
            if len(document.scenarios.of(Scenario)) > 1
            else name
        )

    def _explain(self) -> None:
        chosen = self._theirs is not None
        for widget in (self.base, self.other, self.review):
            widget.setEnabled(chosen)
        said = t("What only one side has changed since the common ancestor is taken over by itself; where both have changed the same, you choose.")  # fmt: skip
        if chosen and self._bases and self._bases[max(self.base.currentIndex(), 0)] is None:
            said = t("Without a common ancestor it is not known who has changed what: yours stands until you choose otherwise, and nothing is deleted.")  # fmt: skip
            if not self._related:
                said = t("Nothing of this document is in {file}: it is another document, and all of it would be added.", file=self.file.text())  # fmt: skip
        self.told.setText(str(said))

    def _ask_for_theirs(self) -> None:
        if path := self._ask(t("The file of the other")):
            self.take_theirs(path)

    def _ask_for_base(self) -> None:
        if path := self._ask(t("The common ancestor")):
            self.take_base(path)

    def _ask(self, title: Message) -> Path | None:
        folder = self._session.path.parent if self._session.path else Path.home()
        name, _ = QFileDialog.getOpenFileName(self, str(title), str(folder), document_kinds())
        return Path(name) if name else None


def _told(one: Ancestor) -> Message:
    return t(
        "Saved {when}: {mine} changed here since, {theirs} there",
        when=f"{one.when:%Y-%m-%d %H:%M:%S}",
        mine=one.mine,
        theirs=one.theirs,
    )


def _beside(widget: QWidget, button: QPushButton) -> QWidget:
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.addWidget(widget, 1)
    beside.addWidget(button)
    button.setAutoDefault(False)
    return row
