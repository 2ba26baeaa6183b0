"""A blueprint beside one's own structure: what it has and this lacks, ticked and taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.templates import organization_from, templates
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import language, seen, t, tn
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Position
from orgeditor.model.verbs.taking_over import lacking, take_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_IDS: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (640, 680)


class PartsDialog(QDialog):
    """Lists by element what the chosen blueprint has and the document lacks; stays open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._other: Organization = organization_from(templates()[0].id)
        self.setWindowTitle(str(t("Take over from a blueprint")))
        resize_on_screen(self, *_SIZE)
        self.blueprint = QComboBox()
        self.blueprint.setAccessibleName(str(t("Blueprint")))
        for template in templates():
            self.blueprint.addItem(template.told(language())[0], template.id)
        self._fits = label("", quiet=True)
        self._fits.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(str(t("Find by name")))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(str(t("Find by name")))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(str(t("What the blueprint has and this structure lacks")))
        self._told = label("", quiet=True)
        self._told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.take = buttons.addButton(str(t("Take over")), QDialogButtonBox.ButtonRole.ActionRole)
        self.take.setDefault(True)
        self.take.clicked.connect(self.take_over)
        buttons.rejected.connect(self.reject)
        about = label(
            t("What has the same name here, in either language, is not listed. Letters, allocations, steps and needed skills come along; people do not."),
            quiet=True,
        )  # fmt: skip
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        for widget in (self.blueprint, self._fits, about, self.search):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._told)
        layout.addWidget(buttons)
        self.blueprint.currentIndexChanged.connect(self._compare)
        self.search.textChanged.connect(self._filter)
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self._compare()

    @property
    def chosen(self) -> list[str]:
        """The ids of the blueprint's records that are ticked."""
        return [
            key
            for item in self._leaves()
            if item.checkState(0) == Qt.CheckState.Checked
            for key in item.data(0, _IDS)
        ]

    @property
    def told(self) -> str:
        """What the dialog says of what is ticked, or was done."""
        return self._told.text()

    def take_over(self) -> None:
        """Bring what is ticked into the document, as one step."""
        name = self.blueprint.currentText()
        org = self._session.organization
        edit = self._session.perform(take_over, org, self._other, self.chosen, name)
        if edit:
            self._list()
            self._told.setText(str(t("{what}. Undo takes it back.", what=edit.label)))

    def _compare(self) -> None:
        template = templates()[self.blueprint.currentIndex()]
        _, about, fits = template.told(language())
        self._fits.setText("\n".join(filter(None, (fits, about))))
        self._other = organization_from(template.id, language())
        self._list()

    def _list(self) -> None:
        """List anew what is lacking; nothing is ticked."""
        self.tree.blockSignals(True)
        self.tree.clear()
        for kind, records in lacking(self._session.organization, self._other).items():
            self._add(kind, records)
        self.tree.blockSignals(False)
        self._filter(self.search.text())
        self._count()

    def _add(self, kind: type[Record], records: list[Record]) -> None:
        top = QTreeWidgetItem([f"{TYPES[kind].plural} ({len(records)})"])
        ticked = top.flags() | Qt.ItemFlag.ItemIsUserCheckable
        top.setFlags(ticked | Qt.ItemFlag.ItemIsAutoTristate)
        self.tree.addTopLevelItem(top)
        for name, ids in self._by_name(records).items():
            item = QTreeWidgetItem(top, [name if len(ids) == 1 else f"{name} × {len(ids)}"])
            item.setData(0, _IDS, ids)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)

    def _by_name(self, records: list[Record]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for record in records:
            name = seen(name_of(record))
            if isinstance(record, Position) and record.unit:
                name = f"{name} · {seen(name_of(self._other[record.unit]))}"
            found.setdefault(name, []).append(record.id)
        return found

    def _leaves(self) -> Iterator[QTreeWidgetItem]:
        for top in self._tops():
            yield from (child for n in range(top.childCount()) if (child := top.child(n)))

    def _tops(self) -> list[QTreeWidgetItem]:
        count = self.tree.topLevelItemCount()
        return [top for n in range(count) if (top := self.tree.topLevelItem(n))]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._leaves():
            item.setHidden(wanted not in item.text(0).casefold())
        for top in self._tops():
            inside = [child for n in range(top.childCount()) if (child := top.child(n))]
            top.setHidden(all(child.isHidden() for child in inside))
            top.setExpanded(bool(wanted))

    def _count(self) -> None:
        number = len(self.chosen)
        self.take.setEnabled(number > 0)
        if not self.tree.topLevelItemCount():
            self._told.setText(str(t("By name, everything of this blueprint is here.")))
        else:
            self._told.setText(str(tn("{n} is ticked.", "{n} are ticked.", number)))
