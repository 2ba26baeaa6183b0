"""Who is meant by the parties of a file: those that stand, or new roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from orgeditor.files.responsibility import Parties, meant
from orgeditor.gui import theme
from orgeditor.gui.party_chooser import PartyChooser
from orgeditor.messages import seen, t
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization

_ANOTHER: Final = "another"


class PartyTable(QTreeWidget):
    """A row a name, with who it is; ``changed`` where somebody else was chosen."""

    changed = Signal()

    def __init__(self, org: Organization) -> None:
        super().__init__()
        self._org = org
        self._said: dict[str, str] = {}
        self.boxes: dict[str, QComboBox] = {}
        self.setRootIsDecorated(False)
        self.setAccessibleName(str(t("Parties of the file")))
        self.setHeaderLabels([str(t("In the file")), str(t("Is")), ""])
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 220)
        header.resizeSection(1, 300)

    @property
    def chosen(self) -> dict[str, str]:
        """By name of the file who is meant, "" for a new role."""
        return {name: box.currentData() or "" for name, box in self.boxes.items()}

    def show_names(self, names: Sequence[str]) -> None:
        """Show the parties of a file; what was chosen for a name stays."""
        if list(self.boxes) == list(names):
            return
        self.clear()
        self.boxes.clear()
        known = Parties(self._org)
        offered = meant(self._org, names)
        for name in names:
            found = known.found(name)
            box = QComboBox()
            box.setAccessibleName(str(t("Who {name} is", name=name)))
            for party in dict.fromkeys([*([found] if found else ()), *offered[name]]):
                self._offer(box, party)
            box.addItem(theme.icon("add"), str(t("New role “{name}”", name=name)), "")
            box.addItem(str(t("Somebody else …")), _ANOTHER)
            wanted = self._said.get(name, found)
            box.setCurrentIndex(max(box.findData(wanted), 0))
            item = QTreeWidgetItem(self, [seen(name)])
            if not found and offered[name] and name not in self._said:
                box.setCurrentIndex(box.findData(""))
                item.setText(2, str(t("Is it one of those here?")))
            box.activated.connect(lambda _index, name=name: self._choose(name))
            self.setItemWidget(item, 1, box)
            self.boxes[name] = box

    def _offer(self, box: QComboBox, party: str, at: int = -1) -> None:
        record = self._org[party]
        text = f"{TYPES[type(record)].label}: {name_of(record)}"
        if isinstance(record, Position) and record.unit:
            text = f"{text} · {name_of(self._org[record.unit])}"
        box.insertItem(box.count() if at < 0 else at, seen(text), party)

    def _choose(self, name: str) -> None:
        box = self.boxes[name]
        if box.currentData() == _ANOTHER:
            box.setCurrentIndex(max(box.findData(self._said.get(name, "")), 0))
            dialog = PartyChooser(self._org, [], self)
            if dialog.exec() and dialog.chosen:
                if box.findData(dialog.chosen[0]) < 0:
                    self._offer(box, dialog.chosen[0], 0)
                box.setCurrentIndex(box.findData(dialog.chosen[0]))
        self._said[name] = box.currentData() or ""
        self.changed.emit()
