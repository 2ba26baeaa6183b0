"""A snapshot looked at, which nothing can change, and what has become of it since."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.changes import KINDS, changes_between
from orgeditor.analysis.discretion import hidden, redacted
from orgeditor.gui import theme
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.inspector.tiles import tiles
from orgeditor.gui.labels import label, tip
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.gui.session import Session
from orgeditor.messages import seen, t, tn
from orgeditor.model.document import Document
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_RECORD: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (1100, 720)
_CHANGES: Final = (860, 600)
_MOST: Final = 500
"""Lines of one kind that are listed; of more, the last says how many."""


class ChangesDialog(QDialog):
    """What differs between a snapshot and what stands, by kind; a double click shows the record."""

    jumped = Signal(tuple)

    def __init__(
        self, name: str, old: Organization, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("From “{name}” to now", name=name)))
        self.resize(*_CHANGES)
        session.keep_also_from_view(old.table)
        new = session.organization
        found = [
            change
            for change in changes_between(old, new)
            if session.shows(new.peek(change.record) or old[change.record])
        ]
        self.list = QTreeWidget()
        self.list.setObjectName("changes")
        self.list.setAccessibleName(str(t("Differences")))
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        for kind, same in groupby(found, key=lambda change: change.kind):
            group = list(same)
            top = QTreeWidgetItem(self.list, [f"{KINDS[kind]} · {len(group):,}"])
            for change in group[:_MOST]:
                item = QTreeWidgetItem(top, [str(change.message)])
                item.setData(0, _RECORD, change.record)
                item.setToolTip(0, tip(change.message))
            if len(group) > _MOST:
                QTreeWidgetItem(top, [str(t("{n} more", n=len(group) - _MOST))])
            top.setExpanded(len(group) <= _MOST)
        self.list.itemActivated.connect(self._jump)
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE)
        column.addWidget(label(tn("{n} difference.", "{n} differences.", len(found))))
        column.addWidget(self.list, 1)
        column.addWidget(_closing(self))

    def _jump(self, item: QTreeWidgetItem) -> None:
        record = item.data(0, _RECORD)
        if record:
            self.jumped.emit((record,))
            self.accept()


class SnapshotDialog(QDialog):
    """The chart and the figures of a snapshot."""

    def __init__(
        self, name: str, then: Organization, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("{name} (to be looked at only)", name=name)))
        resize_on_screen(self, *_SIZE)
        self.session = _Looking(then, session)
        self.canvas = Canvas(self.session)
        org = self.session.organization
        lines = any(position.manager for position in org.of(Position).values())
        self.canvas.set_mode("positions" if lines or not org.of(Unit) else "units")
        self.positions = QPushButton(str(t("Positions")))
        self.units = QPushButton(str(t("Units")))
        self.positions.clicked.connect(lambda: self.canvas.set_mode("positions"))
        self.units.clicked.connect(lambda: self.canvas.set_mode("units"))
        self._refused = label("", quiet=True)
        self.session.refused.connect(lambda reason: self._refused.setText(seen(str(reason))))
        for button in (self.positions, self.units):
            button.setAutoDefault(False)
        above = QHBoxLayout()
        above.addWidget(self.positions)
        above.addWidget(self.units)
        above.addSpacing(theme.INSIDE)
        above.addLayout(tiles(self.session.measures().whole(), in_a_row=6, pay=not session.pay_hidden), 1)  # fmt: skip
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._refused)
        column.addWidget(_closing(self))


class _Looking(Session):
    """A session over a snapshot: what would change it is refused."""

    def __init__(self, then: Organization, session: Session) -> None:
        names, pay = session.names_hidden, session.pay_hidden
        shown = redacted(then, hidden(names=names, pay=pay))
        super().__init__(Document(shown))
        self.names_hidden, self.pay_hidden = names, pay
        self.redaction = session.redaction
        # A new session lifts the veil; the document's own is drawn again.
        session.keep_from_view(names=names, pay=pay)

    @override
    def perform(self, verb: Callable[..., Edit], *args: object, **kwargs: object) -> Edit | None:
        self.refuse(t("A snapshot stays as it is. Go back to it to go on from there."))
        return None


def _closing(dialog: QDialog) -> QDialogButtonBox:
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Close)
    buttons.button(standard.Close).setText(str(t("Close")))
    buttons.rejected.connect(dialog.reject)
    return buttons
