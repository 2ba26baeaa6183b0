"""The delivery sets of a document: what is in each, in which order, how each file is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.deliveries.comparing import compare_two_deliveries
from orgeditor.gui.deliveries.output_form import OutputForm
from orgeditor.gui.deliveries.output_list import OutputList
from orgeditor.gui.deliveries.running import ask_and_deliver
from orgeditor.gui.deliveries.words import profiles_of, scenarios_of
from orgeditor.gui.labels import heading, label, tip
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import Message, language, seen, t
from orgeditor.model.deliveries import Delivery, called, deliveries
from orgeditor.model.fields import shown_title
from orgeditor.model.output import FORMATS, Output
from orgeditor.model.verbs.deliveries import (
    add_delivery,
    free_name,
    remove_delivery,
    rename_delivery,
    set_outputs,
)
from orgeditor.outputs.board_pack import board_pack
from orgeditor.outputs.kinds import FORMAT_NAMES, KINDS, file_names
from orgeditor.outputs.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_SIZE: Final = (1240, 700)
_SETS: Final = 200
_SIDE: Final = 310
_INVITATION: Final = 440
_ID: Final = Qt.ItemDataRole.UserRole


class DeliveriesDialog(QDialog):
    """Changes the sets by edits that are undone here, or while scenarios are arranged.

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
        self.outputs = OutputList()
        self.form = OutputForm()
        self.told = label("", quiet=True)
        self.told.setWordWrap(True)
        self._make_buttons()
        self._put_together()
        self.sets.currentItemChanged.connect(self._on_set)
        self.sets.itemChanged.connect(self._on_renamed)
        self.outputs.currentItemChanged.connect(lambda *_: self._show_output())
        self.outputs.moved.connect(self.move_output)
        self.form.changed.connect(self._on_changed)
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
        def button(words: Message, command: Callable[[], object]) -> QPushButton:
            made = QPushButton(str(words))
            made.setAutoDefault(False)
            made.clicked.connect(lambda _on=False: command())
            return made

        self.new_set = self._step(
            t("New delivery set"), "add", lambda: self.add_set(str(t("Delivery")))
        )
        self.copy_set = self._step(t("Duplicate the set"), "copy", self.duplicate_set)
        self.delete_set = self._step(t("Delete the set"), "delete", self.remove_set)
        self.board = button(t("Begin with a board pack"), self.begin_with_board_pack)
        self.bare = button(t("Begin with an empty set"), lambda: self.add_set(str(t("Delivery"))))
        self.add = button(t("Add a file"), lambda: None)
        self.add.setMenu(self._menu())
        self.copy = button(t("Duplicate"), self.duplicate_output)
        self.remove = button(t("Remove"), self.remove_output)
        self.up = self._step(t("Move up"), "chevron-up", lambda: self.move_output(self.outputs.row, self.outputs.row - 1))  # fmt: skip
        self.down = self._step(t("Move down"), "chevron-down", lambda: self.move_output(self.outputs.row, self.outputs.row + 2))  # fmt: skip
        self.undo = self._step(t("Undo"), "undo", self._session.undo)
        self.redo = self._step(t("Redo"), "redo", self._session.redo)
        for keys, step in (("Ctrl+Z", self._session.undo), ("Ctrl+Shift+Z", self._session.redo), ("Ctrl+Y", self._session.redo)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, step)
        self.compare = button(t("Compare two deliveries…"), lambda: compare_two_deliveries(self._session, self))  # fmt: skip
        self.deliver = button(t("Deliver…"), self._deliver)

    def _step(self, words: Message, icon: str, command: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setIcon(theme.icon(icon))
        made.setProperty("bordered", "true")
        made.setAccessibleName(str(words))
        made.setToolTip(tip(words))
        made.clicked.connect(lambda _on=False: command())
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for what, words in KINDS.items():
            if len(FORMATS[what]) == 1:
                menu.addAction(str(words)).triggered.connect(
                    lambda _on=False, what=what: self.add_output(what, FORMATS[what][0])
                )
                continue
            kinds = menu.addMenu(str(words))
            for kind in FORMATS[what]:
                kinds.addAction(str(FORMAT_NAMES[kind])).triggered.connect(
                    lambda _on=False, what=what, kind=kind: self.add_output(what, kind)
                )
        return menu

    def _put_together(self) -> None:
        left = _column(heading(t("Delivery sets"), inner=True), self.sets, _row(self.new_set, self.copy_set, self.delete_set))  # fmt: skip
        left.setFixedWidth(_SETS)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        side = _column(heading(t("How the file is to be"), inner=True), scroll)
        side.setFixedWidth(_SIDE)
        tools = _row(self.add, self.copy, self.remove, self.up, self.down)
        files = _column(heading(t("Files, in their order"), inner=True), self.outputs, tools)
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.INSIDE)
        beside.addWidget(files, 1)
        beside.addWidget(side)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._invitation())
        self._pages.addWidget(both)
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
        self._show_set(self.outputs.row)

    def _show_set(self, row: int) -> None:
        one, document = self.delivery, self._session.document
        outputs = one.outputs if one else ()
        self._pages.setCurrentIndex(1 if one else 0)
        self._scenarios, self._profiles = scenarios_of(document), profiles_of(document)
        words = document.organization.project.language or language()
        self._names = file_names(outputs, words, (MANIFEST,))
        row = min(max(row, 0), len(outputs) - 1)
        self.outputs.show_outputs(
            outputs,
            self._names,
            document,
            dict(self._scenarios),
            dict(self._profiles),
            row,
        )
        self._show_output()

    def _show_output(self) -> None:
        one, row = self.delivery, self.outputs.row
        count = len(one.outputs) if one else 0
        output = one.outputs[row] if one and 0 <= row < count else None
        usual = self._names[row] if output else ""
        self.form.show_output(
            output, usual, self._session.document, self._scenarios, self._profiles
        )
        self.copy.setEnabled(output is not None)
        self.remove.setEnabled(output is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        for button in (self.copy_set, self.delete_set):
            button.setEnabled(one is not None)
        self.deliver.setEnabled(count > 0)
        self.board.setEnabled(bool(board_pack(self._session.organization).outputs))
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
            self._show_set(0)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        one = self.delivery
        if one is None:
            return
        names = {"name": one.name, "name_zh": one.name_zh, shown_title(one): item.text()}
        done = self._session.perform(rename_delivery, self._session.document.scenarios, one.id, names["name"], names["name_zh"])  # fmt: skip
        if done is None:
            self.fill()

    def _on_refused(self, reason: Message) -> None:
        self.told.setText(seen(str(reason)))

    def _perform(self, outputs: tuple[Output, ...], row: int, words: Message | None = None) -> None:
        one = self.delivery
        if one is None:
            return
        self.told.setText("")
        scenarios = self._session.document.scenarios
        if self._session.perform(set_outputs, scenarios, one.id, outputs, words):
            self._show_set(row)

    def add_set(self, name: str, outputs: tuple[Output, ...] = (), name_zh: str = "") -> None:
        """Add a set, and choose it."""
        scenarios = self._session.document.scenarios
        self._choose_added(self._session.perform(add_delivery, scenarios, free_name(scenarios, name), outputs, name_zh))  # fmt: skip

    def begin_with_board_pack(self) -> None:
        """Add the set that is ready-made."""
        ready = board_pack(self._session.organization)
        self.add_set(ready.name, ready.outputs, ready.name_zh)

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

    def add_output(self, what: str, kind: str) -> None:
        """Add a file after the current one, as it is usually handed over."""
        one = self.delivery
        if one is None:
            return
        wide = what in ("chart", "raci")
        output = Output(what=what, format=kind, page="A3" if wide else "A4", landscape=what != "role-cards")  # fmt: skip
        place = self.outputs.row + 1
        outputs = (*one.outputs[:place], output, *one.outputs[place:])
        self._perform(outputs, place, t("Add {what}", what=KINDS[what]))

    def duplicate_output(self) -> None:
        """Add the current file once more, below it."""
        one, row = self.delivery, self.outputs.row
        if one and row >= 0:
            self._perform((*one.outputs[: row + 1], *one.outputs[row:]), row + 1)

    def remove_output(self) -> None:
        """Take the current file out of the set."""
        one, row = self.delivery, self.outputs.row
        if one and row >= 0:
            words = t("Remove {what}", what=KINDS[one.outputs[row].what])
            self._perform((*one.outputs[:row], *one.outputs[row + 1 :]), row, words)

    def move_output(self, row: int, before: int) -> None:
        """Put a file before another, or at the end."""
        one = self.delivery
        if one is None or not 0 <= row < len(one.outputs) or not 0 <= before <= len(one.outputs):
            return
        rest = [*one.outputs[:row], *one.outputs[row + 1 :]]
        place = before - (before > row)
        rest.insert(place, one.outputs[row])
        self._perform(tuple(rest), place, t("Move {what}", what=KINDS[one.outputs[row].what]))

    def _on_changed(self, output: Output) -> None:
        one, row = self.delivery, self.outputs.row
        if one and 0 <= row < len(one.outputs):
            self._perform((*one.outputs[:row], output, *one.outputs[row + 1 :]), row)

    def _deliver(self) -> None:
        one = self.delivery
        if one:
            ask_and_deliver(self._session, one, self)


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.GRID)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return made


def _column(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * theme.GRID)
    for widget in widgets:
        layout.addWidget(widget, 0 if widget is not widgets[1] else 1)
    return made
