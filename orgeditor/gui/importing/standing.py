"""What would stand after an import: the chart, and beside it what waits for a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui.labels import heading, tip
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position
from orgeditor.model.structure import holding_area

if TYPE_CHECKING:
    from orgeditor.gui.importing.preview import Preview
    from orgeditor.model.organization import Organization

_WIDTH: Final = 260
_MOST: Final = 500


class Standing(QSplitter):
    """A preview with the holding area of what it charts, which is no part of the chart."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._preview = preview
        self._heading = heading("", inner=True)
        self.waiting = QListWidget()
        self.waiting.setObjectName("waiting")
        self.waiting.setAccessibleName(str(t("Holding area")))
        self.waiting.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.waiting.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._aside = QWidget()
        column = QVBoxLayout(self._aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.waiting, 1)
        self.addWidget(preview)
        self.addWidget(self._aside)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self._aside.hide()
        preview.charted.connect(self._show)

    def _show(self) -> None:
        assert self._preview.scene is not None
        org = self._preview.scene.org
        found = holding_area(org)
        self._heading.setText(f"{t('Holding area')} · {len(found)}".upper())
        self.waiting.clear()
        for key in found[:_MOST]:
            self._add(org, key)
        if len(found) > _MOST:
            self.waiting.addItem(str(t("{n} more", n=len(found) - _MOST)))
        if found and self._aside.isHidden():
            self._aside.show()
            self.setSizes([max(1, self.width() - _WIDTH), _WIDTH])
        self._aside.setVisible(bool(found))

    def _add(self, org: Organization, key: str) -> None:
        position = org.get(Position, key)
        people = (name_of(org.get(Person, h.person)) for h in position.holders if h.person)
        said = f"{' · '.join((name_of(position), *people))} → {position.waiting}"
        item = QListWidgetItem(seen(said))
        item.setToolTip(tip(said))
        self.waiting.addItem(item)
