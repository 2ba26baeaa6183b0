"""What can be chosen about paper, as a column of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from orgeditor.analysis.pages import LEAST, PAPERS, Form, Ink, Labels, Paper, Sheet
from orgeditor.gui import theme
from orgeditor.gui.column_list import ColumnList
from orgeditor.gui.labels import heading, label
from orgeditor.messages import t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.analysis.preflight import Value
    from orgeditor.messages import Message
    from orgeditor.model.record import Record

_FORMS: Final[tuple[tuple[Form, Message], ...]] = (
    ("grid", t("Grid")),
    ("compact", t("Names under the letters")),
    ("cards", t("Role sheets, a page each")),
)
LABELS: Final[tuple[tuple[Labels, Message], ...]] = (
    ("en", t("English")),
    ("zh_CN", t("Chinese")),
    ("both", t("Both")),
)
INKS: Final[tuple[tuple[Ink, Message], ...]] = (
    ("colour", t("Colour")),
    ("grey", t("Greyscale")),
    ("pattern", t("Patterns, no grey")),
)
_ANGLES: Final = ((90, t("Upright")), (45, t("At 45 degrees")))
_SIZES: Final = (LEAST, 8.0, 9.0, 10.0, 11.0, 12.0)
_ROWS: Final = 24
MARGINS: Final = (
    (8.0, t("Narrow, 8 mm")),
    (13.0, t("Usual, 13 mm")),
    (20.0, t("Wide, 20 mm")),
)


class Options(QWidget):
    """Boxes for paper and sheet; ``changed`` follows each choice.

    ``parties``: the columns to choose from; none for role cards, which have a form of their
    own.
    """

    changed = Signal()

    def __init__(
        self,
        paper: Paper,
        sheet: Sheet,
        parties: Sequence[Record],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = choice([(key, str(text)) for key, text in _FORMS], sheet.form)
        self.paper = choice([(name, name) for name in PAPERS], paper.name)
        self.orientation = choice(
            [(True, str(t("Landscape"))), (False, str(t("Portrait")))], paper.landscape
        )
        self.margin = choice([(width, str(text)) for width, text in MARGINS], paper.margin)
        self.labels = choice([(key, str(text)) for key, text in LABELS], sheet.labels)
        self.ink = choice([(key, str(text)) for key, text in INKS], sheet.ink)
        self.angle = choice([(angle, str(text)) for angle, text in _ANGLES], sheet.angle)
        sizes = [(size, str(t("{point} pt", point=f"{size:g}"))) for size in _SIZES]
        self.point = choice([(0.0, str(t("As large as fits"))), *sizes], sheet.point)
        self.marks = QCheckBox(str(t("Show what breaks the rules")))
        self.marks.setChecked(sheet.marks)
        self.sign_off = QCheckBox(str(t("Lines to sign on at the end")))
        self.sign_off.setChecked(sheet.sign_off)
        columns = [(party.id, name_of(party)) for party in parties]
        self.columns = ColumnList(columns, t("As in the matrix"))
        self.columns.show_rows(_ROWS)
        self._cards_alone = not parties
        self._form = QFormLayout()
        self._form.setSpacing(2 * theme.GRID)
        for text, box in (
            (t("Form"), self.form),
            (t("Paper"), self.paper),
            (t("Orientation"), self.orientation),
            (t("Margins"), self.margin),
            (t("Names"), self.labels),
            (t("Letters"), self.ink),
            (t("Size"), self.point),
            (t("Headings"), self.angle),
        ):
            box.setAccessibleName(str(text))
            self._form.addRow(label(text, label=True), box)
            box.currentIndexChanged.connect(self._change)
        self._form.addRow(self.marks)
        self._form.addRow(self.sign_off)
        self._columns_heading = heading(t("Columns"), inner=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(self._form)
        layout.addWidget(self._columns_heading)
        layout.addWidget(self.columns, 1)
        for tick in (self.marks, self.sign_off):
            tick.toggled.connect(self._change)
        self.columns.changed.connect(self._change)
        self._show_what_applies()

    @property
    def chosen(self) -> tuple[Paper, Sheet]:
        """Paper and sheet as they are chosen."""
        paper = Paper(
            self.paper.currentData(), self.orientation.currentData(), self.margin.currentData()
        )
        return paper, Sheet(
            self.labels.currentData(),
            self.marks.isChecked(),
            self.ink.currentData(),
            "cards" if self._cards_alone else self.form.currentData(),
            self.angle.currentData(),
            self.point.currentData(),
            self.columns.chosen,
            self.sign_off.isChecked(),
        )

    def choose(self, settings: Mapping[str, Value]) -> None:
        """Choose what is named as in ``Output``."""
        boxes: dict[str, QComboBox | QCheckBox] = {
            "form": self.form,
            "page": self.paper,
            "landscape": self.orientation,
            "margin": self.margin,
            "labels": self.labels,
            "ink": self.ink,
            "angle": self.angle,
            "point": self.point,
            "marks": self.marks,
            "sign_off": self.sign_off,
        }
        choose(boxes, settings)
        if "parties" in settings:
            with QSignalBlocker(self.columns):
                self.columns.show_all()
        self._change()

    def _change(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        form = self.form.currentData()
        cards = self._cards_alone or form == "cards"
        self._form.setRowVisible(self.form, not self._cards_alone)
        self._form.setRowVisible(self.angle, not cards and form == "grid")
        self._form.setRowVisible(self.marks, not cards)
        self._form.setRowVisible(self.sign_off, not cards)
        for widget in (self._columns_heading, self.columns):
            widget.setVisible(not self._cards_alone)


def choose(boxes: Mapping[str, QComboBox | QCheckBox], settings: Mapping[str, Value]) -> bool:
    """Choose values in boxes by their names, without a word of it; return whether there was a box."""
    known = [(boxes[name], value) for name, value in settings.items() if name in boxes]
    for box, value in known:
        with QSignalBlocker(box):
            if isinstance(box, QCheckBox):
                box.setChecked(bool(value))
            else:
                box.setCurrentIndex(max(box.findData(value), 0))
    return bool(known)


def choice(entries: Sequence[tuple[object, str]], chosen: object) -> QComboBox:
    """Return a box of values with their texts; one of them, else the first, is chosen."""
    box = QComboBox()
    for value, text in entries:
        box.addItem(text, value)
    values = [value for value, _ in entries]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    return box
