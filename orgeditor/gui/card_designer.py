"""The card designer: what cards of positions say, seen at once on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.drawing.card import HEIGHT, WIDTH, paint_card
from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.messages import t
from orgeditor.model.fields import field
from orgeditor.model.records import CardStyle, Position, new_id
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import set_project

if TYPE_CHECKING:
    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session

_LINES: Final = 3
_FIELDS: Final = (
    *("holders", "unit", "roles", "grade", "location", "fte", "cost", "code"),
    *("employment", "status", "start"),
)
_BADGES: Final = {
    "span": t("Span of control"),
    "vacancies": t("Vacancies below"),
    "findings": t("Findings"),
}
_SCALE: Final = 1.6


class CardDesigner(QDialog):
    """Chooses, changes and adds named styles; the one chosen is kept in the document."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self.setWindowTitle(str(t("Card designer")))
        self.styles = QComboBox()
        self.name = QLineEdit()
        self.lines = [self._line() for _ in range(_LINES)]
        self.initials = QCheckBox(str(t("Initials")))
        self.badges = {key: QCheckBox(str(words)) for key, words in _BADGES.items()}
        self.preview = _Preview(self)
        form = QFormLayout()
        form.addRow(str(t("Style")), self.styles)
        form.addRow(str(t("Name")), self.name)
        for i, line in enumerate(self.lines):
            form.addRow(str(t("Line {n}", n=i + 2)), line)
        form.addRow("", self.initials)
        for box in self.badges.values():
            form.addRow("", box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self.preview)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._list_styles()
        self.styles.currentIndexChanged.connect(self._show_style)
        for line in self.lines:
            line.currentIndexChanged.connect(self.preview.update)
        for box in (self.initials, *self.badges.values()):
            box.toggled.connect(self.preview.update)
        self._show_style()

    @property
    def style_shown(self) -> CardStyle | None:
        """The style as it stands in the dialog, None for the usual card."""
        key = self.styles.currentData()
        if not key:
            return None
        rows = tuple(data for line in self.lines if (data := line.currentData()))
        badges = tuple(name for name, box in self.badges.items() if box.isChecked())
        initials = self.initials.isChecked()
        name = self.name.text().strip()
        return CardStyle(id=key, name=name, rows=rows, initials=initials, badges=badges)

    def _line(self) -> QComboBox:
        made = QComboBox()
        made.addItem(str(t("Nothing")), "")
        for name in _FIELDS:
            made.addItem(str(field(Position, name).label), name)
        made.addItem(str(t("Number below, or FTE")), "figure")
        return made

    def _list_styles(self) -> None:
        org = self._session.organization
        self.styles.addItem(str(t("Standard")), "")
        for key, style in org.of(CardStyle).items():
            self.styles.addItem(style.name, key)
        self.styles.addItem(str(t("New style")), new_id())
        chosen = self.styles.findData(org.project.card_style)
        self.styles.setCurrentIndex(max(0, chosen))

    def _show_style(self) -> None:
        key = self.styles.currentData()
        new = CardStyle(id="new", name=str(t("My cards")), rows=("holders", "grade"))
        style = self._session.organization.find(CardStyle, key) or new
        self.name.setText(style.name if key else "")
        for i, line in enumerate(self.lines):
            wanted = style.rows[i] if i < len(style.rows) else ""
            line.setCurrentIndex(max(0, line.findData(wanted)))
        self.initials.setChecked(style.initials)
        for name, box in self.badges.items():
            box.setChecked(name in style.badges)
        for widget in (self.name, *self.lines, self.initials, *self.badges.values()):
            widget.setEnabled(bool(key))
        self.preview.update()

    @override
    def accept(self) -> None:
        org, style = self._session.organization, self.style_shown
        done = (
            self._session.perform(set_project, org, card_style="")
            if style is None
            else self._session.perform(use_card_style, org, style)
        )
        if done is not None:
            super().accept()

    def paint_preview(self, painter: QPainter) -> None:
        """Paint the current card of the chart, else its first, in the style that is shown."""
        canvas = self._canvas
        scene = canvas.scene
        if canvas.mode != "positions" or not len(scene):
            return
        slot = max(0, scene.slot(canvas.current()))
        card = scene.wording.in_style(int(scene.layout.nodes[slot]), self.style_shown)
        paint_card(painter, card, canvas.colours, canvas.face)


class _Preview(QWidget):
    """A card in the middle of the canvas's ground."""

    def __init__(self, designer: CardDesigner) -> None:
        super().__init__(designer)
        self._designer = designer
        self.setMinimumSize(QSize(round(WIDTH * _SCALE) + 48, round(HEIGHT * _SCALE) + 40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(theme.palette().canvas))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2, self.height() / 2)
            painter.scale(_SCALE, _SCALE)
            painter.translate(-WIDTH / 2, -HEIGHT / 2)
            self._designer.paint_preview(painter)
