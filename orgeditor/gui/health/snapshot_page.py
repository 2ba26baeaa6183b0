"""Snapshots of the document: taken, compared, looked at, gone back to, over the trend of findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.rules import SEVERITIES
from orgeditor.analysis.trend import Moment, counted, moment_at, moments, snapshots, trend
from orgeditor.clock import now
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.trend import paint_trend
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.project.snapshots import (
    go_back,
    organization_in,
    take_snapshot,
)
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.health.looking import ChangesDialog, SnapshotDialog
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.labels import label, tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.health import Snapshot
from orgeditor.model.verbs.editing import delete

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

T = TypeVar("T")

_ID: Final = Qt.ItemDataRole.UserRole
_CHART: Final = 264


class TakeDialog(QDialog):
    """Asks for a snapshot's name, and what is to be remembered of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("Take a snapshot")))
        self.setMinimumWidth(420)
        self.name_line = QLineEdit(name)
        self.name_line.setAccessibleName(str(t("Name")))
        self.name_line.selectAll()
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(str(t("Notes")))
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(96)
        form = QFormLayout()
        form.addRow(label(t("Name"), label=True), self.name_line)
        form.addRow(label(t("Notes"), label=True), self.notes)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        take = buttons.button(standard.Ok)
        take.setText(str(t("Take")))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name_line.textChanged.connect(lambda text: take.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE)
        column.addLayout(form)
        column.addWidget(buttons)


class SnapshotPage(QWidget):
    """The trend above, the snapshots below, the latest first; ``jumped`` asks to show a record."""

    jumped = Signal(tuple)

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._session, self._checker = session, checker
        self._looked_at = WhenLookedAt(self, self._fill)
        self._trend = trend([])
        self.take = tool(QPushButton(), t("Take a snapshot…"))
        self.compare = tool(QPushButton(), t("Compare with now"), t("What has become of it since"))
        self.look = tool(QPushButton(), t("Look at it"), t("The structure as it stood, to be looked at"))  # fmt: skip
        self.back = tool(QPushButton(), t("Go back to it"), t("Make everything as it stood; undo takes it back"))  # fmt: skip
        self.remove = tool(QPushButton(), t("Delete"))
        self.take.clicked.connect(self.ask_and_take)
        self.compare.clicked.connect(self._compare)
        self.look.clicked.connect(self._look)
        self.back.clicked.connect(self._go_back)
        self.remove.clicked.connect(self._remove)
        self.chart = Picture(
            session,
            frozenset({Snapshot}),
            self._lay_out,
            self._paint,
            lambda x, y: moment_at(self._trend, x, y),
            subject=ElementSubject(session, "trend"),
        )
        self.chart.setMinimumHeight(_CHART)
        self.chart.setMaximumHeight(_CHART)
        self.chart.setAccessibleName(str(t("Trend of the findings")))
        self.list = QTreeWidget()
        self.list.setObjectName("snapshots")
        self.list.setAccessibleName(str(t("Snapshots")))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        words = (t("Snapshot"), t("Taken"), t("Errors"), t("Warnings"), t("Hints"), t("Notes"))
        self.list.setHeaderLabels([str(word) for word in words])
        for number in (2, 3, 4):
            self.list.headerItem().setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
        self.list.setColumnWidth(0, 280)
        self.list.setColumnWidth(1, 160)
        self.list.header().setStretchLastSection(True)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.list.itemActivated.connect(lambda _item: self._compare())
        self._empty = label(t("A snapshot keeps the document as it stands, under a name. Take one before a change, and compare later."), quiet=True)  # fmt: skip
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.GRID * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row_of_tools(self.take, self.compare, self.look, self.back, self.remove))
        column.addWidget(self.chart)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        checker.checked.connect(self._renew)
        session.edited.connect(self._on_edited)
        session.selected.connect(self._follow)
        self._on_selected()

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(Snapshot):
            self._renew()

    def _renew(self) -> None:
        self.chart.renew()
        self._looked_at.renew()

    def _fill(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        kept = snapshots(self._session.organization)
        for one, moment in zip(
            reversed(kept), reversed(moments(self._session.organization)), strict=True
        ):
            texts = [one.name, _told(one.taken), *(f"{moment.found(level):,}" for level in SEVERITIES), " ".join(one.notes.split())]  # fmt: skip
            item = QTreeWidgetItem(self.list, [seen(text) for text in texts])
            item.setData(0, _ID, one.id)
            item.setToolTip(5, tip(one.notes))
            for column in (2, 3, 4):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
            if chosen is not None and chosen.id == one.id:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not kept)
        self.chart.setVisible(bool(kept))
        self._on_selected()

    def _chosen(self) -> Snapshot | None:
        items = self.list.selectedItems()
        return self._session.organization.find(Snapshot, items[0].data(0, _ID)) if items else None

    def _on_selected(self) -> None:
        chosen = self._chosen()
        for button in (self.compare, self.look, self.back, self.remove):
            button.setEnabled(chosen is not None)
        if chosen is not None:
            self._session.select([chosen.id])

    def _follow(self) -> None:
        """Choose the snapshot whose column in the chart was clicked."""
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is not None and item.data(0, _ID) in self._session.selection:
                self.list.setCurrentItem(item)

    def _lay_out(self) -> tuple[float, float]:
        now = Moment("", str(t("Now")), "", counted(self._checker))
        self._trend = trend([*moments(self._session.organization), now])
        return self._trend.width, self._trend.height

    def _paint(self, painter: QPainter) -> None:
        paint_trend(painter, self._trend, theme.palette(), screen_face(), self._session.selection)

    def ask_and_take(self) -> None:
        """Take a snapshot, if a name is given."""
        org = self._session.organization
        name = t("Snapshot {n}", n=len(org.of(Snapshot)) + 1)
        dialog = TakeDialog(str(name), self)
        if not dialog.exec():
            return
        self._checker.check()
        said, moment = (dialog.name_line.text(), dialog.notes.toPlainText()), now()
        self._do(t("Taking the snapshot"), lambda: take_snapshot(org, *said, self._checker, moment))

    def _opened(self) -> tuple[Snapshot, Organization] | None:
        chosen = self._chosen()
        if chosen is None:
            return None
        then = self._made(t("Opening the snapshot"), lambda: organization_in(chosen))
        return None if then is None else (chosen, then)

    def _made(self, title: Message, make: Callable[[], T]) -> T | None:
        """Return what ``make`` reads and makes, off the window's thread; None where it cannot be, or was cancelled."""
        try:
            return jobs.run(title, lambda _progress: make(), self, only_reads=True)
        except (CannotOpen, Refused) as refusal:
            self._session.refuse(refusal.reason)
        except Cancelled:
            pass
        return None

    def _do(self, title: Message, verb: Callable[[], Edit]) -> None:
        """Carry out an edit that takes long to make."""
        edit = self._made(title, verb)
        if edit is not None:
            self._session.perform(lambda: edit)

    def _compare(self) -> None:
        if opened := self._opened():
            dialog = ChangesDialog(opened[0].name, opened[1], self._session, self)
            dialog.jumped.connect(self.jumped)
            dialog.exec()
            dialog.deleteLater()

    def _look(self) -> None:
        if opened := self._opened():
            dialog = SnapshotDialog(opened[0].name, opened[1], self._session, self)
            dialog.exec()
            dialog.deleteLater()

    def _go_back(self) -> None:
        if (chosen := self._chosen()) is not None:
            org = self._session.organization
            self._do(t("Going back to the snapshot"), lambda: go_back(org, chosen))

    def _remove(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._session.perform(delete, self._session.organization, [chosen.id])


def _told(taken: str) -> str:
    """Return a moment in UTC as the clock on the wall had it."""
    moment = datetime.strptime(taken, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
