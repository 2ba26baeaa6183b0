"""One delivery set: its files in their order, and how the current one is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QWidget

from orgeditor.gui import theme
from orgeditor.gui.deliveries.looking import SetPreflight
from orgeditor.gui.deliveries.output_form import OutputForm
from orgeditor.gui.deliveries.output_list import OutputList
from orgeditor.gui.deliveries.pieces import icon_button, side_by_side, text_button, under_heading
from orgeditor.gui.deliveries.words import profiles_of, scenarios_of, spoken
from orgeditor.messages import Message, t
from orgeditor.model.deliveries import Delivery
from orgeditor.model.output import FORMATS, PICTURES, Output
from orgeditor.model.verbs.deliveries import set_outputs
from orgeditor.outputs.kinds import FORMAT_NAMES, KINDS, file_names
from orgeditor.outputs.manifest import MANIFEST

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_SIDE: Final = 310


class SetPage(QWidget):
    """Shows the set of an id and changes it, by an edit a change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown = ""
        self._names: list[str] = []
        self._scenarios: list[tuple[str, str]] = []
        # Nobody changes profiles while the sets are looked at.
        self._profiles = profiles_of(session.document)
        self.outputs = OutputList()
        self.form = OutputForm()
        self.preflight = SetPreflight(session)
        self.add = text_button(t("Add a file"), lambda: None)
        self.add.setMenu(self._menu())
        self.copy = text_button(t("Duplicate"), self.duplicate_output)
        self.remove = text_button(t("Remove"), self.remove_output)
        self.up = icon_button(t("Move up"), "chevron-up", lambda: self.move_output(self.outputs.row, self.outputs.row - 1))  # fmt: skip
        self.down = icon_button(t("Move down"), "chevron-down", lambda: self.move_output(self.outputs.row, self.outputs.row + 2))  # fmt: skip
        tools = side_by_side(self.add, self.copy, self.remove, self.up, self.down)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        side = under_heading(t("How the file is to be"), scroll)
        side.setFixedWidth(_SIDE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.INSIDE)
        said = (self.preflight, self.preflight.list)
        layout.addWidget(under_heading(t("Files, in their order"), self.outputs, *said, tools), 1)
        layout.addWidget(side)
        self.outputs.currentItemChanged.connect(lambda *_: self._show_output())
        self.outputs.moved.connect(self.move_output)
        self.form.changed.connect(self._change)
        self.preflight.chosen.connect(self._change)
        self.preflight.looked.connect(self._mark)

    @property
    def delivery(self) -> Delivery | None:
        """The set shown."""
        return self._session.document.scenarios.find(Delivery, self._shown)

    def show_delivery(self, delivery: str) -> None:
        """Show a set as it stands now; in one that was shown already, the current file stays so."""
        row = self.outputs.row if delivery == self._shown else 0
        self._shown = delivery
        self._show(row)

    def _show(self, row: int) -> None:
        document, one = self._session.document, self.delivery
        outputs = one.outputs if one else ()
        self._scenarios = scenarios_of(document)
        words = document.organization.project.language or "en"
        self._names = file_names(outputs, words, (MANIFEST,))
        self.outputs.show_outputs(
            outputs,
            self._names,
            document,
            dict(self._scenarios),
            dict(self._profiles),
            min(max(row, 0), len(outputs) - 1),
        )
        self._show_output()
        self._mark()

    def _mark(self) -> None:
        """Mark the files in which there is something to look at, as far as that is known."""
        for row, output in enumerate(self.delivery.outputs if self.delivery else ()):
            self.outputs.mark(row, self.preflight.found(output))

    def _show_output(self) -> None:
        one, row = self.delivery, self.outputs.row
        count = len(one.outputs) if one else 0
        output = one.outputs[row] if one and 0 <= row < count else None
        usual = self._names[row] if output else ""
        self.form.show_output(
            output,
            usual,
            self._session.document,
            self._scenarios,
            self._profiles,
            self._session.path.parent if self._session.path else None,
        )
        self.preflight.show_output(output, one.outputs if one else ())
        self.copy.setEnabled(output is not None)
        self.remove.setEnabled(output is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        pictures = QMenu(str(t("Pictures")), menu)
        for what, words in KINDS.items():
            if what in PICTURES:
                pictures.addAction(str(words)).triggered.connect(
                    lambda _on=False, what=what: self.add_output(what, "png")
                )
                continue
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
        menu.addMenu(pictures)
        return menu

    def add_output(self, what: str, kind: str) -> None:
        """Add a file after the current one, as it is usually handed over."""
        page = "A3" if what in ("chart", "raci") else "A4"
        wide = what not in ("role-cards", *PICTURES)
        output = Output(what=what, format=kind, page=page, landscape=wide, language=spoken(self._session.organization))  # fmt: skip
        if one := self.delivery:
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

    def _change(self, output: Output) -> None:
        one, row = self.delivery, self.outputs.row
        if one and 0 <= row < len(one.outputs):
            self._perform((*one.outputs[:row], output, *one.outputs[row + 1 :]), row)

    def _perform(self, outputs: tuple[Output, ...], row: int, words: Message | None = None) -> None:
        scenarios = self._session.document.scenarios
        if self._session.perform(set_outputs, scenarios, self._shown, outputs, words):
            self._show(row)
