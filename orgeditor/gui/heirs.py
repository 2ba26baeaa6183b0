"""Before an edit leaves activities without anyone: they are shown, with heirs to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.orphans import Orphan, orphans_of
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t, tn
from orgeditor.model.edit import Edit, joined
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.verbs.responsibilities import hand_over_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.main_window import MainWindow
    from orgeditor.model.organization import Organization

_SIZE: Final = (760, 440)
_ACTIVITY, _LETTERS, _PARTY, _HEIR = range(4)


def with_heirs(window: MainWindow, edit: Edit) -> Edit | None:
    """Return an edit with what it would orphan handed over; None where the user gave it up.

    Whatever is chosen is one step to undo. An edit that orphans nothing is returned as it is.
    """
    org = window.session.organization
    found = orphans_of(org, edit)
    if not found:
        return edit
    # Over the window in which it was edited, which may be a presentation.
    dialog = HeirsDialog(org, edit, found, QApplication.activeWindow() or window)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    given = [
        (orphan.matrix, orphan.activity, orphan.party, heir, orphan.letters)
        for orphan, heir in zip(found, dialog.heirs, strict=True)
        if heir
    ]
    if not given:
        return edit
    with org.tried(edit):
        handed = hand_over_letters(org, given)
    return joined(edit.label, (edit, handed))


class HeirsDialog(QDialog):
    """Shows what an edit orphans and asks for heirs; ``heirs`` are ids, "" for none, in its order."""

    def __init__(
        self,
        org: Organization,
        edit: Edit,
        orphans: Sequence[Orphan],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._org = org
        self.setObjectName("heirs")
        self.setWindowTitle(str(edit.label))
        self.resize(*_SIZE)
        head = tn(
            "This leaves {n} activity without anyone to answer for it or to do it",
            "This leaves {n} activities without anyone to answer for them or to do them",
            len({(o.matrix, o.activity) for o in orphans}),
        )
        told = label(head, title="true")
        told.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(str(head))
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setHeaderLabels(
            [str(t("Activity")), str(t("Letters")), str(t("Had by")), str(t("Taken over by"))]
        )
        self._boxes = [self._add(orphan) for orphan in orphans]
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_ACTIVITY, QHeaderView.ResizeMode.Stretch)
        for column in (_LETTERS, _PARTY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setColumnWidth(_HEIR, 250)
        self.everything = QComboBox()
        self.everything.setObjectName("heir-of-all")
        self._fill_everything(orphans)
        self.everything.activated.connect(self._choose_everywhere)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(label(t("All to"), quiet=True))
        line.addWidget(self.everything)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton(str(t("Hand over")), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setObjectName("hand-over")
        take.setDefault(True)
        leave = buttons.addButton(str(t("Leave them open")), QDialogButtonBox.ButtonRole.ActionRole)
        leave.setObjectName("leave-open")
        leave.clicked.connect(self._leave)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addWidget(told)
        layout.addWidget(self.tree, 1)
        layout.addLayout(line)
        layout.addWidget(label(t("What was handed over is undone in one step with the rest."), quiet=True))  # fmt: skip
        layout.addWidget(buttons)

    @property
    def heirs(self) -> list[str]:
        """Who takes over each orphan, by id."""
        return [str(box.currentData() or "") for box in self._boxes]

    def _add(self, orphan: Orphan) -> QComboBox:
        org = self._org
        item = QTreeWidgetItem(
            [
                seen(name_of(org[orphan.activity])),
                "/".join(orphan.letters),
                seen(name_of(org[orphan.party])),
            ]
        )
        item.setToolTip(_ACTIVITY, name_of(org[orphan.matrix]))
        item.setTextAlignment(_LETTERS, Qt.AlignmentFlag.AlignCenter)
        self.tree.addTopLevelItem(item)
        box = QComboBox()
        box.setAccessibleName(f"{seen(name_of(org[orphan.activity]))}: {t('Taken over by')}")
        box.addItem(str(t("nobody yet")), "")
        for heir in orphan.heirs:
            box.addItem(self._called(heir.party), heir.party)
            box.setItemData(box.count() - 1, str(heir.reason), Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(min(1, box.count() - 1))
        self.tree.setItemWidget(item, _HEIR, box)
        return box

    def _called(self, party: str) -> str:
        record = self._org[party]
        return f"{seen(name_of(record))} · {TYPES[type(record)].label}"

    def _fill_everything(self, orphans: Sequence[Orphan]) -> None:
        self.everything.setAccessibleName(str(t("All to")))
        self.everything.addItem(str(t("the likeliest each")), None)
        for party in dict.fromkeys(heir.party for orphan in orphans for heir in orphan.heirs):
            self.everything.addItem(self._called(party), party)

    def _choose_everywhere(self, _row: int) -> None:
        party = self.everything.currentData()
        for box in self._boxes:
            at = box.findData(party) if party else min(1, box.count() - 1)
            if at >= 0:
                box.setCurrentIndex(at)

    def _leave(self) -> None:
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.accept()
