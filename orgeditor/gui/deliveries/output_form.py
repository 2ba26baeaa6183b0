"""What can be chosen about one file of a delivery set, as a column of boxes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.pages import LEAST, PAPERS
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.analysis.resources import currencies
from orgeditor.gui import theme
from orgeditor.gui.deliveries.words import GONE, LANGUAGES, language_key, scenario_key
from orgeditor.gui.exporting.office_dialog import TEMPLATES
from orgeditor.gui.labels import caption, label
from orgeditor.gui.printing.options import INKS, LABELS, MARGINS
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.output import FORMATS, Output, belongs, fitting
from orgeditor.outputs.element_pictures import candidates
from orgeditor.outputs.kinds import FORMAT_NAMES, clean_name, is_paged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization

_Choices = list[tuple[object, str]]

_CHART_FORMS: Final = (
    ("", t("One page")),
    ("book:size", t("Book, a new page where one is full")),
    ("book:unit", t("Book, a new page at each unit")),
    ("book:level", t("Book, a new page at each level")),
    ("poster", t("Poster")),
)
_FORMS: Final = (
    ("", t("Grid")),
    ("compact", t("Names under the letters")),
    ("cards", t("Role sheets, a page each")),
)
_ANGLES: Final = ((0, t("Upright")), (45, t("At 45 degrees")))
_SIZES: Final = (LEAST, 8.0, 9.0, 10.0, 11.0, 12.0)
_OVERLAPS: Final = (0.0, 5.0, 10.0, 15.0, 20.0)
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
    (("into_slides", "remove_gone"), t("Into slides that are there"), t("New slides")),
    (("columns",), t("Some of the columns"), t("All columns")),
    (("parties",), t("Some of the parties"), t("All parties")),
    (("roles",), t("Some of the role cards"), t("All role cards")),
    (("parts",), t("Some of the parts"), t("All parts")),
)
"""What was chosen where the file was added, and can be taken back here."""


class OutputForm(QWidget):
    """Shows the settings of an output; ``changed`` gives the output as it is to be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("output-settings")
        self._output: Output | None = None
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
        self.template = QPushButton()
        self.template.clicked.connect(self._ask_template)
        self._row(t("Template"), self.template)
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
        told = label(words, label=True)
        told.setWordWrap(True)
        self._form.addRow(told, widget)

    def show_output(
        self,
        output: Output | None,
        usual: str,
        document: Document,
        scenarios: Sequence[tuple[str, str]],
        profiles: Sequence[tuple[str, str]],
    ) -> None:
        """Show the settings of an output, or none; ``usual`` is what its file is called anyway."""
        self._output = output
        self.setVisible(output is not None)
        if output is None:
            return
        with QSignalBlocker(self.file):
            self.file.setText(output.file)
            self.file.setPlaceholderText(seen(Path(usual).stem))
        for name, (choices, chosen) in self._choices(output, document, scenarios, profiles).items():
            _fill(self.boxes[name], choices, chosen)
            self._form.setRowVisible(self.boxes[name], len(choices) > 1 and _shown(name, output))
        for name, flag in self.flags.items():
            with QSignalBlocker(flag):
                flag.setChecked(bool(getattr(output, name)))
            self._form.setRowVisible(flag, belongs(name, output))
        for names, button in self.resets.items():
            said = any(getattr(output, name) != getattr(_USUAL, name) for name in names)
            self._form.setRowVisible(button, said)
        self.template.setText(caption(Path(output.template).name or str(t("Choose…"))))
        self._form.setRowVisible(self.template, belongs("template", output))

    def _choices(
        self,
        output: Output,
        document: Document,
        scenarios: Sequence[tuple[str, str]],
        profiles: Sequence[tuple[str, str]],
    ) -> dict[str, tuple[_Choices, object]]:
        """Return of each box what can be chosen in it, and what is."""
        point = [(size, str(t("{point} pt", point=f"{size:g}"))) for size in _SIZES]
        form = f"book:{output.book}" if output.book else "poster" if output.poster else ""
        known = matrices(document.organization)
        matrix: _Choices = [(one.id, name_of(one)) for one in known]
        chosen = next((m.id for m in known if output.matrix in (m.id, m.name, m.name_zh)), "")
        if output.what == "role-cards":
            matrix.insert(0, ("", str(t("All matrices"))))
        elif not output.matrix and known:
            chosen = known[0].id
        spoken = [("", str(t("As the language"))), *_words(LABELS)]
        return {
            "format": ([(f, str(FORMAT_NAMES[f])) for f in FORMATS[output.what]], output.format),
            "scenario": (list(scenarios), scenario_key(document, output)),
            "redaction": (list(profiles), output.redaction),
            "language": (_words(LANGUAGES), language_key(output)),
            "matrix": (matrix, chosen or output.matrix),
            **_of_element(output, document.organization),
            "chart": (_words(_CHART_FORMS), form),
            "form": (_words(_FORMS), output.form if output.form != "grid" else ""),
            "page": ([(name, name) for name in PAPERS], output.page),
            "landscape": (_words(((True, t("Landscape")), (False, t("Portrait")))), output.landscape),
            "margin": (_words(MARGINS), 13.0 if output.margin is None else output.margin),
            "labels": (spoken, output.labels),
            "ink": ([("", str(INKS[0][1])), *_words(INKS[1:])], output.ink.replace("colour", "")),
            "point": ([(0.0, str(t("As large as fits"))), *point], output.point),
            "angle": (_words(_ANGLES), output.angle if output.angle == 45 else 0),
            "least": (list(point), output.least or LEAST),
            "overlap": (
                [(mm, str(t("{n} mm", n=f"{mm:g}"))) for mm in _OVERLAPS],
                10.0 if output.overlap is None else output.overlap,
            ),
        }  # fmt: skip

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

    def _ask_template(self) -> None:
        assert self._output is not None
        kind, patterns = TEMPLATES[f".{self._output.format}"]
        kinds = f"{kind} ({patterns})"
        chosen, _ = QFileDialog.getOpenFileName(self, str(t("Template")), "", kinds)
        if chosen:
            self._set(template=chosen)

    def _set(self, **settings: Any) -> None:
        if self._output is None:
            return
        after = fitting(replace(self._output, **settings))
        if after != self._output:
            self.changed.emit(after)


def _of_element(output: Output, org: Organization) -> dict[str, tuple[_Choices, object]]:
    """Return what can be chosen of the picture of an element, and what is."""
    kind = PICTURES.get(output.what)
    about: _Choices = [("", str(t("All")))] if kind and kind.whole else []
    about += [(one.id, name_of(one)) for one in (candidates(org, output.what) if kind else ())]
    money: _Choices = [(name, name) for name in currencies(org)]
    return {
        "about": (about, output.about or (about[0][0] if about else "")),
        "by": (_words(kind.ways) if kind else [], output.by),
        "currency": (money, output.currency or (money[0][0] if money else "")),
    }


def _shown(name: str, output: Output) -> bool:
    """Whether a box is about an output at all."""
    if name == "chart":
        return belongs("book", output)
    if name in ("page", "landscape", "margin"):
        return is_paged(output) and (name == "page" or output.format != "docx")
    return belongs(name, output)


def _words(choices: Sequence[tuple[Any, Message]]) -> _Choices:
    return [(key, str(words)) for key, words in choices]


def _fill(box: QComboBox, choices: _Choices, chosen: object) -> None:
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
