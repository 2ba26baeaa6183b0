"""Two deliveries beside each other in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.changes import changes_between
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.gui import theme
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import label, tip
from orgeditor.messages import Message, seen, t, tn
from orgeditor.model.edit import Refused
from orgeditor.outputs.comparing import KINDS, Compared, compare_deliveries, documents_at_hand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.changes import Changed
    from orgeditor.gui.session import Session

_SIZE: Final = (820, 520)


def compare_two_deliveries(session: Session, parent: QWidget) -> None:
    """Ask for two folders, and show what differs between what was delivered to them."""
    start = str(session.path.parent if session.path else Path.home())
    folders = []
    for words in (t("The earlier delivery"), t("The later delivery")):
        chosen = QFileDialog.getExistingDirectory(parent, str(words), start)
        if not chosen:
            return
        folders.append(Path(chosen))
        start = str(Path(chosen).parent)
    try:
        compared = compare_deliveries(*folders)
    except Refused as refusal:
        tell(parent, t("Not compared"), refusal.reason)
        return
    except OSError as error:
        tell(parent, t("Not compared"), error.strerror)
        return
    dialog = ComparedDialog(compared, _changes(session, compared), parent)
    dialog.exec()
    dialog.deleteLater()


def _changes(session: Session, compared: Compared) -> list[Changed] | None:
    """Return what differs in the document, None where a state of it is not kept any more."""
    if session.path is None or compared.same_document:
        return None
    try:
        both = documents_at_hand(compared, session.path)
    except (CannotOpen, OSError):
        # The deliveries are told apart all the same: only what differs in the document is not.
        return None
    return changes_between(both[0].organization, both[1].organization) if both else None


class ComparedDialog(QDialog):
    """Lists the files by what became of them, and what differs in the document where that is known."""

    def __init__(
        self,
        compared: Compared,
        changes: Sequence[Changed] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compared-deliveries")
        self.setWindowTitle(str(t("Two deliveries")))
        self.resize(*_SIZE)
        self.head = label(_about(compared), title="true")
        self.head.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(str(t("What differs")))
        self.list.setHeaderLabels([str(t("File")), str(t("What differs"))])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        spoilt = {name for names in compared.spoilt for name in names}
        for kind, words in KINDS.items():
            files = [one for one in compared.files if one.kind == kind]
            if not files:
                continue
            top = self._part(words, len(files))
            for one in files:
                said: list[Message] = list(one.told)
                if one.file in spoilt:
                    said.append(t("not as it was delivered any more"))
                text = seen("; ".join(map(str, said)))
                line = QTreeWidgetItem(top, [seen(one.file), text])
                line.setToolTip(1, tip(text))
            top.setExpanded(kind != "same")
        if changes is not None:
            top = self._part(t("The document"), len(changes))
            top.setExpanded(True)
            for change in changes:
                line = QTreeWidgetItem(top, [seen(str(change.message))])
                line.setFirstColumnSpanned(True)
                line.setToolTip(0, tip(change.message))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def _part(self, words: Message, count: int) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.list, [str(t("{kind} · {n}", kind=words, n=count))])
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        return top


def _about(compared: Compared) -> Message:
    differ = sum(one.kind != "same" for one in compared.files)
    count = tn("{n} file differs.", "{n} files differ.", differ)
    if compared.same_document:
        return t("{count} Both were made of the same state of the document.", count=count)
    return t("{count} They were made of different states of the document.", count=count)
