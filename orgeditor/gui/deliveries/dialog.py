"""The delivery sets of a document: what is in each, in which order, how each file is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.deliveries.comparing import compare_two_deliveries
from orgeditor.gui.deliveries.pieces import icon_button, side_by_side, text_button, under_heading
from orgeditor.gui.deliveries.running import ask_and_deliver
from orgeditor.gui.deliveries.set_page import SetPage
from orgeditor.gui.deliveries.words import spoken
from orgeditor.gui.labels import label, tip
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import Message, seen, t
from orgeditor.model.deliveries import Delivery, called, deliveries
from orgeditor.model.fields import shown_title
from orgeditor.model.verbs.deliveries import (
    add_delivery,
    free_name,
    remove_delivery,
    rename_delivery,
)
from orgeditor.outputs.board_pack import board_pack

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit
    from orgeditor.model.output import Output

_SIZE: Final = (1240, 700)
_SETS: Final = 200
_INVITATION: Final = 440
_ID: Final = Qt.ItemDataRole.UserRole


class DeliveriesDialog(QDialog):
    """Changes the sets by edits that are undone here, or while scenarios are arranged.

    ``wanted``: the ids of records that the user closed it to look at.
    Sets are of the document, as scenarios are, and have their history with these.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deliveries")
        self.setWindowTitle(str(t("Deliveries")))
        resize_on_screen(self, *_SIZE)
        self._session = session
        self._chosen = ""
        self._arranging = session.arranging
        self.sets = QListWidget()
        self.sets.setObjectName("delivery-sets")
        self.sets.setAccessibleName(str(t("Delivery sets")))
        self.sets.setWordWrap(True)
        self.sets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wanted: tuple[str, ...] = ()
        self.page = SetPage(session)
        self.page.preflight.going.connect(self._go)
        self.told = label("", quiet=True)
        self.told.setWordWrap(True)
        self._make_buttons()
        self._put_together()
        self.sets.currentItemChanged.connect(self._on_set)
        self.sets.itemChanged.connect(self._on_renamed)
        session.scenarios_changed.connect(self.fill)
        session.refused.connect(self._on_refused)
        session.arrange(arranging=True)
        self.fill()

    @property
    def delivery(self) -> Delivery | None:
        """The set chosen."""
        return self._session.document.scenarios.find(Delivery, self._chosen)

    @override
    def done(self, result: int) -> None:
        """Close; undo is again about what it was about before."""
        self._session.arrange(arranging=self._arranging)
        super().done(result)

    def _make_buttons(self) -> None:
        session = self._session
        self.new_set = icon_button(t("New delivery set"), "add", self.begin_empty)
        self.copy_set = icon_button(t("Duplicate the set"), "copy", self.duplicate_set)
        self.delete_set = icon_button(t("Delete the set"), "delete", self.remove_set)
        self.board = text_button(t("Begin with a board pack"), self.begin_with_board_pack)
        self.bare = text_button(t("Begin with an empty set"), self.begin_empty)
        self.undo = icon_button(t("Undo"), "undo", session.undo)
        self.redo = icon_button(t("Redo"), "redo", session.redo)
        for keys, step in (("Ctrl+Z", session.undo), ("Ctrl+Shift+Z", session.redo), ("Ctrl+Y", session.redo)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, step)
        self.compare = text_button(t("Compare two deliveries…"), lambda: compare_two_deliveries(session, self))  # fmt: skip
        self.deliver = text_button(t("Deliver…"), self._deliver)

    def _put_together(self) -> None:
        tools = side_by_side(self.new_set, self.copy_set, self.delete_set)
        left = under_heading(t("Delivery sets"), self.sets, tools)
        left.setFixedWidth(_SETS)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._invitation())
        self._pages.addWidget(self.page)
        across = QHBoxLayout()
        across.setSpacing(theme.INSIDE)
        across.addWidget(left)
        across.addWidget(self._pages, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.deliver, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(2 * theme.GRID)
        for widget in (self.undo, self.redo, self.compare):
            foot.addWidget(widget)
        foot.addWidget(self.told, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(across, 1)
        layout.addLayout(foot)
        self.deliver.setAutoDefault(True)
        self.deliver.setDefault(True)

    def _invitation(self) -> QWidget:
        said = label(t("A delivery set keeps which files are handed over together, and how each is to be: its paper, language, scenario, and what is left out. It writes them all at once, again and again the same."))  # fmt: skip
        said.setWordWrap(True)
        inside = QWidget()
        inside.setFixedWidth(_INVITATION)
        told = QVBoxLayout(inside)
        told.setSpacing(2 * theme.GRID)
        told.addWidget(said)
        for button in (self.board, self.bare):
            told.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        page = QWidget()
        across, middle = QHBoxLayout(page), QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside)
        middle.addStretch(2)
        across.addStretch(1)
        across.addLayout(middle)
        across.addStretch(1)
        return page

    def fill(self) -> None:
        """Show what the document holds now; what was chosen stays so where it is still there."""
        self.told.setText("")
        known = deliveries(self._session.document.scenarios)
        keys = [one.id for one in known]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        with QSignalBlocker(self.sets):
            self.sets.clear()
            for one in known:
                item = QListWidgetItem(seen(str(called(one))), self.sets)
                item.setData(_ID, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if keys:
                self.sets.setCurrentRow(keys.index(self._chosen))
        self._show_set()

    def _show_set(self) -> None:
        one = self.delivery
        self._pages.setCurrentIndex(1 if one else 0)
        self.page.show_delivery(self._chosen)
        self.copy_set.setEnabled(one is not None)
        self.delete_set.setEnabled(one is not None)
        self.deliver.setEnabled(bool(one and one.outputs))
        self.board.setEnabled(bool(board_pack(self._session.organization).outputs))
        first = self.deliver if one else self.board if self.board.isEnabled() else self.bare
        first.setDefault(True)
        history = self._session.document.scenario_history
        for tool, edit, words in (
            (self.undo, history.undoable, t("Undo")),
            (self.redo, history.redoable, t("Redo")),
        ):
            tool.setEnabled(edit is not None)
            tool.setToolTip(
                tip(t("{what}: {edit}", what=words, edit=edit.label) if edit else words)
            )

    def _on_set(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen = str(item.data(_ID))
            self.told.setText("")
            self._show_set()

    def _on_renamed(self, item: QListWidgetItem) -> None:
        one = self.delivery
        if one is None:
            return
        names = {"name": one.name, "name_zh": one.name_zh, shown_title(one): item.text()}
        done = self._session.perform(rename_delivery, self._session.document.scenarios, one.id, names["name"], names["name_zh"])  # fmt: skip
        if done is None:
            why = self.told.text()
            self.fill()
            self.told.setText(why)

    def _on_refused(self, reason: Message) -> None:
        self.told.setText(seen(str(reason)))

    def add_set(self, name: str, outputs: tuple[Output, ...] = (), name_zh: str = "") -> None:
        """Add a set, and choose it."""
        scenarios = self._session.document.scenarios
        self._choose_added(self._session.perform(add_delivery, scenarios, free_name(scenarios, name), outputs, name_zh))  # fmt: skip

    def begin_empty(self) -> None:
        """Add a set without files."""
        self.add_set(str(t("Delivery")))

    def begin_with_board_pack(self) -> None:
        """Add the set that is ready-made."""
        ready = board_pack(self._session.organization)
        words = spoken(self._session.organization)
        outputs = tuple(replace(output, language=words) for output in ready.outputs)
        self.add_set(ready.name, outputs, ready.name_zh)

    def duplicate_set(self) -> None:
        """Add another set with the same files."""
        if one := self.delivery:
            self.add_set(str(called(one)), one.outputs)

    def remove_set(self) -> None:
        """Remove the set chosen."""
        if one := self.delivery:
            self._session.perform(remove_delivery, self._session.document.scenarios, one.id)

    def _choose_added(self, edit: Edit | None) -> None:
        if edit is not None:
            self._chosen = edit.changes[0].id
            self.fill()
            self.sets.setFocus()

    def _go(self, records: tuple[str, ...]) -> None:
        self.wanted = records
        self.reject()

    def _deliver(self) -> None:
        one = self.delivery
        if one:
            ask_and_deliver(self._session, one, self)
