"""What can be chosen about one file of a delivery set, as a column of boxes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from orgeditor.gui import jobs, theme
from orgeditor.gui.deliveries.choices import Choices, choices_of, is_shown
from orgeditor.gui.deliveries.picking import PICKED, PickDialog, listed, told
from orgeditor.gui.deliveries.words import GONE
from orgeditor.gui.errors import tell
from orgeditor.gui.exporting.office_dialog import TEMPLATES
from orgeditor.gui.labels import caption, label
from orgeditor.messages import Message, seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.output import Output, belongs, fitting
from orgeditor.outputs.kinds import FORMAT_NAMES, clean_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.document import Document

_USUAL: Final = Output(what="", format="")
_SHORT: Final = 12
"""Characters for which a box has room at least."""
_FLAGS: Final[tuple[tuple[str, Message], ...]] = (
    ("units", t("Chart of units")),
    ("by_process", t("A sheet a process")),
    ("marks", t("Show what breaks the rules")),
    ("sign_off", t("Lines to sign on at the end")),
    ("filled_only", t("Leave out parts that hold nothing")),
    ("sheets", t("Units, positions, people and lines as sheets")),
    ("dictionary", t("With a sheet that tells what each column is")),
    ("alone", t("The chart alone, without a page")),
    ("remove_gone", t("Take out slides of what is no longer there")),
    ("without_findings", t("Without findings")),
    ("dark", t("On dark ground")),
    ("transparent", t("On no ground")),
    ("trained", t("After training")),
    ("ratings", t("With ratings of people")),
)
_CHOSEN: Final[tuple[tuple[tuple[str, ...], Message, Message], ...]] = (
    (("look",), t("Looked at as when it was added"), t("As is usual")),
    (("branch", "select"), t("A part of the chart"), t("The whole chart")),
    (("width", "height", "scale", "dpi"), t("Of a size of its own"), t("As is usual")),
    (("text_as",), t("Letters otherwise than usual"), t("As is usual")),
    (("filled",), t("Some of the vacancies paid for"), t("All vacancies")),
    (("template",), t("In the client’s look"), t("Plain")),
    (("into_slides", "remove_gone"), t("Into slides that are there"), t("New slides")),
)
"""What was chosen where the file was added, and can be taken back here."""


class OutputForm(QWidget):
    """Shows the settings of an output; ``changed`` gives the output as it is to be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("output-settings")
        self._output: Output | None = None
        self._document: Document | None = None
        self._home: Path | None = None
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(2 * theme.GRID)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.file = QLineEdit()
        self.file.editingFinished.connect(self._name)
        self.boxes: dict[str, QComboBox] = {}
        self.flags: dict[str, QCheckBox] = {}
        self.resets: dict[tuple[str, ...], QPushButton] = {}
        self._row(t("File"), self.file)
        for name, words in (
            ("format", t("Format")),
            ("scenario", t("Scenario")),
            ("redaction", t("What is left out")),
            ("language", t("Language")),
            ("matrix", t("Responsibility matrix")),
            ("about", t("Of which")),
            ("by", t("Rows")),
            ("currency", t("Currency")),
            ("chart", t("Form")),
            ("form", t("Form")),
            ("page", t("Paper")),
            ("landscape", t("Orientation")),
            ("margin", t("Margins")),
            ("labels", t("Names")),
            ("ink", t("Letters")),
            ("point", t("Size")),
            ("angle", t("Headings")),
            ("least", t("Smallest letters")),
            ("overlap", t("Sheets overlap by")),
        ):
            self.boxes[name] = box = QComboBox()
            box.setObjectName(f"setting-{name}")
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_SHORT)
            box.activated.connect(lambda _index, name=name: self._choose(name))
            self._row(words, box)
        self.files: dict[str, QPushButton] = {}
        for name, words in (("template", t("Template")), ("into_slides", t("Into the deck"))):
            self.files[name] = button = QPushButton()
            button.clicked.connect(lambda _on=False, name=name: self._ask_file(name))
            self._row(words, button)
        self.picks: dict[str, QPushButton] = {}
        for name, words in PICKED.items():
            self.picks[name] = button = QPushButton()
            button.clicked.connect(lambda _on=False, name=name: self._pick(name))
            self._row(words, button)
        for name, words in _FLAGS:
            self.flags[name] = flag = QCheckBox(str(words))
            flag.toggled.connect(lambda on, name=name: self._set(**{name: on}))
            self._form.addRow(flag)
        for names, words, back in _CHOSEN:
            self.resets[names] = button = QPushButton(str(back))
            button.setProperty("link", "true")
            usual = {name: getattr(_USUAL, name) for name in names}
            button.clicked.connect(lambda _on=False, usual=usual: self._set(**usual))
            self._row(words, button)

    def _row(self, words: Message, widget: QWidget) -> None:
        widget.setAccessibleName(str(words))
        if isinstance(widget, QPushButton):
            # Enter still delivers.
            widget.setAutoDefault(False)
        name = label(words, label=True)
        name.setWordWrap(True)
        self._form.addRow(name, widget)

    def show_output(
        self,
        output: Output | None,
        usual: str,
        document: Document,
        scenarios: Sequence[tuple[str, str]],
        profiles: Sequence[tuple[str, str]],
        home: Path | None = None,
    ) -> None:
        """Show the settings of an output, or none.

        ``usual`` is what its file is called anyway, ``home`` the folder of the document.
        """
        self._output, self._document, self._home = output, document, home
        self.setVisible(output is not None)
        if output is None:
            return
        with QSignalBlocker(self.file):
            self.file.setText(output.file)
            self.file.setPlaceholderText(seen(Path(usual).stem))
        for name, (choices, chosen) in choices_of(output, document, scenarios, profiles).items():
            _fill(self.boxes[name], choices, chosen)
            self._form.setRowVisible(self.boxes[name], len(choices) > 1 and is_shown(name, output))
        for name, flag in self.flags.items():
            with QSignalBlocker(flag):
                flag.setChecked(bool(getattr(output, name)))
            self._form.setRowVisible(flag, belongs(name, output))
        for names, button in self.resets.items():
            said = any(getattr(output, name) != getattr(_USUAL, name) for name in names)
            self._form.setRowVisible(button, said)
        for name, button in self.files.items():
            button.setText(caption(Path(getattr(output, name)).name or str(t("Choose…"))))
            self._form.setRowVisible(button, belongs(name, output) and not (name == "template" and output.into_slides))  # fmt: skip
        for name, button in self.picks.items():
            button.setText(str(told(output, name)))
            self._form.setRowVisible(button, belongs(name, output) and not (name == "columns" and output.sheets))  # fmt: skip

    def _choose(self, name: str) -> None:
        value = self.boxes[name].currentData()
        if name == "chart":
            form, _, split = value.partition(":")
            self._set(book=split, poster=form == "poster")
        else:
            self._set(**{name: value})

    def _name(self) -> None:
        name = self.file.text().strip()
        self._set(file=clean_name(name, "") if name else "")

    def _ask_file(self, name: str) -> None:
        assert self._output is not None
        kind, patterns = TEMPLATES[f".{self._output.format}"]
        if name == "into_slides":
            kind, patterns = FORMAT_NAMES["pptx"], "*.pptx"
        title = t("Template") if name == "template" else t("Into the deck")
        chosen, _ = QFileDialog.getOpenFileName(self, str(title), str(self._home or ""), f"{kind} ({patterns})")  # fmt: skip
        if chosen:
            self._set(**{name: self._from_home(Path(chosen))})

    def _from_home(self, path: Path) -> str:
        """Return a path as the document keeps it: from its folder, where it lies in that, so that both can move."""
        if self._home and path.is_relative_to(self._home):
            return path.relative_to(self._home).as_posix()
        return str(path)

    def _pick(self, name: str) -> None:
        output, document = self._output, self._document
        assert output is not None
        assert document is not None
        try:
            with jobs.waiting():
                choices = listed(output, name, document)
        except Refused as refusal:
            tell(self, t("Nothing to choose"), refusal.reason)
            return
        dialog = PickDialog(PICKED[name], choices, getattr(output, name), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._set(**{name: dialog.list.chosen})
        dialog.deleteLater()

    def _set(self, **settings: Any) -> None:
        if self._output is None:
            return
        after = fitting(replace(self._output, **settings))
        if after != self._output:
            self.changed.emit(after)


def _fill(box: QComboBox, choices: Choices, chosen: object) -> None:
    """Show choices in a box; one that is chosen, and not there any more, is told as such."""
    keys = [key for key, _ in choices]
    with QSignalBlocker(box):
        box.clear()
        for key, words in choices:
            box.addItem(seen(words), key)
        if chosen not in keys:
            box.addItem(str(GONE), chosen)
            keys.append(chosen)
        box.setCurrentIndex(keys.index(chosen))
