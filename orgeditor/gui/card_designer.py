"""The card designer: what cards of positions say, seen at once on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.drawing.card import paint_card
from orgeditor.drawing.colours import colour
from orgeditor.files.project.card_templates import (
    card_templates,
    forget_card_template,
    keep_card_template,
)
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import CARD_SIZES, FIRST_LINES, field, name_of
from orgeditor.model.records import CardStyle, Position, new_id
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import delete, set_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.canvas import Canvas
    from orgeditor.gui.session import Session

_LINES: Final = 3
_FIELDS: Final = (
    *("title", "holders", "unit", "roles", "grade", "location", "fte", "cost", "code"),
    *("employment", "status", "start"),
)
_BADGES: Final = {
    "span": t("Span of control"),
    "vacancies": t("Vacancies below"),
    "findings": t("Findings"),
}
_PORTRAITS: Final = (
    ((False, False), t("Nothing")),
    ((True, False), t("Initials")),
    ((True, True), t("Picture, else initials")),
)
"""Whether a style shows initials, and pictures."""
_STANDARD: Final = CardStyle(id="", rows=("holders", "grade", "figure"))
"""As near as a style comes to the usual card."""
_SCALE: Final = 1.6
_ROOM: Final = QSize(480, 200)


class CardDesigner(QDialog):
    """Chooses, changes and adds named styles; the one chosen is kept in the document.

    Styles that the user keeps for other documents are offered too, each as a copy.
    """

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._offered: dict[str, CardStyle] = {}
        self._templates: set[str] = set()
        self.setWindowTitle(str(t("Card designer")))
        self.styles = QComboBox()
        self.name = QLineEdit()
        self.size_box = _choice([(value, words) for value, words in CARD_SIZES])
        self.portrait = _choice(list(_PORTRAITS))
        self.first = _choice([(value, words) for value, words in FIRST_LINES])
        self.lines = [self._line() for _ in range(_LINES)]
        self.badges = {key: QCheckBox(str(words)) for key, words in _BADGES.items()}
        self.letters = self._letters()
        self.preview = _Preview(self)
        self.keep = QPushButton(str(t("Keep for other documents")))
        self.remove = QPushButton(str(t("Delete")))
        self._told = label("", quiet=True)
        self._put_together()
        self._list_styles(session.organization.project.card_style)
        self.styles.currentIndexChanged.connect(self._show_style)
        self.first.activated.connect(self._change_places)
        for box in self._boxes:
            box.currentIndexChanged.connect(self.preview.update)
            box.activated.connect(self._begin_style)
        for check in self.badges.values():
            check.toggled.connect(self.preview.update)
            check.clicked.connect(self._begin_style)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._show_style()

    def _put_together(self) -> None:
        chosen, badges, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (chosen, badges, foot):
            row.setSpacing(theme.GRID * 3)
        chosen.addWidget(self.styles, 1)
        chosen.addWidget(self.remove)
        for check in self.badges.values():
            badges.addWidget(check)
        badges.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GRID * 4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(str(t("Style")), chosen)
        form.addRow(str(t("Name")), self.name)
        form.addRow(str(t("Card size")), self.size_box)
        form.addRow(str(t("Picture")), self.portrait)
        form.addRow(str(t("Line {n}", n=1)), self.first)
        for i, line in enumerate(self.lines):
            form.addRow(str(t("Line {n}", n=i + 2)), line)
        form.addRow(str(t("Badges")), badges)
        form.addRow(str(t("Letters of")), self.letters)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot.addWidget(self.keep)
        foot.addWidget(self._told, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self.preview, 1)
        layout.addLayout(form)
        layout.addLayout(foot)

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.size_box, self.portrait, self.first, *self.lines, self.letters

    @property
    def style_shown(self) -> CardStyle | None:
        """The style as it stands in the dialog, None for the usual card."""
        key = self.styles.currentData()
        if not key:
            return None
        initials, photo = self.portrait.currentData()
        matrix, activity = self.letters.currentData()
        return CardStyle(
            id=key,
            name=self.name.text().strip(),
            rows=tuple(data for line in self.lines if (data := line.currentData())),
            initials=initials,
            photo=photo,
            badges=tuple(name for name, box in self.badges.items() if box.isChecked()),
            size=self.size_box.currentData(),
            matrix=matrix,
            activity=activity,
            first=self.first.currentData(),
        )

    def _line(self) -> QComboBox:
        made = _choice([("", t("Nothing"))])
        for name in _FIELDS:
            made.addItem(str(field(Position, name).label), name)
        made.addItem(str(t("Number below, or FTE")), "figure")
        return made

    def _letters(self) -> QComboBox:
        made = _choice([(("", ""), t("No activity"))])
        org = self._session.organization
        for matrix in matrices(org):
            for row in matrix_view(org, matrix.id).rows:
                if not row.is_group:
                    words = f"{row.number}  {seen(name_of(row.activity))}"
                    made.addItem(words, (matrix.id, row.activity.id))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made

    def _list_styles(self, chosen: str) -> None:
        """List the document's styles, those kept for other documents, and a new one."""
        org = self._session.organization
        kept = [replace(style, id=new_id()) for style in card_templates()]
        new = CardStyle(id=new_id(), name=str(t("My cards")), rows=("holders", "grade"))
        self._templates = {style.id for style in kept}
        self._offered = {s.id: s for s in (*org.of(CardStyle).values(), *kept, new)}
        self.styles.blockSignals(True)
        self.styles.clear()
        self.styles.addItem(str(t("Standard")), "")
        for style in org.of(CardStyle).values():
            self.styles.addItem(style.name, style.id)
        for style in kept:
            self.styles.addItem(str(t("{name} (kept)", name=style.name)), style.id)
        self.styles.addItem(str(t("New style")), new.id)
        self.styles.setCurrentIndex(max(0, self.styles.findData(chosen)))
        self.styles.blockSignals(False)

    def _show_style(self) -> None:
        key = self.styles.currentData()
        style = self._offered.get(key, _STANDARD)
        self.name.setText(style.name)
        self.first.setCurrentIndex(max(0, self.first.findData(style.first)))
        for i, line in enumerate(self.lines):
            wanted = style.rows[i] if i < len(style.rows) else ""
            line.setCurrentIndex(max(0, line.findData(wanted)))
        self.size_box.setCurrentIndex(self.size_box.findData(style.size))
        shown = (style.initials or style.photo, style.photo)
        self.portrait.setCurrentIndex([value for value, _ in _PORTRAITS].index(shown))
        letters = [self.letters.itemData(i) for i in range(self.letters.count())]
        wanted_letters = (style.matrix, style.activity)
        self.letters.setCurrentIndex(
            letters.index(wanted_letters) if wanted_letters in letters else 0
        )
        for name, box in self.badges.items():
            box.setChecked(name in style.badges)
        self._told.setText("")
        self._show_choice()

    def _show_choice(self) -> None:
        """Let what is possible be done with the style chosen; the usual card is nobody's."""
        key = self.styles.currentData()
        for widget in (self.name, self.keep):
            widget.setEnabled(bool(key))
        standing = key in self._session.organization.of(CardStyle)
        self.remove.setEnabled(standing or key in self._templates)
        self.preview.update()

    def _begin_style(self) -> None:
        """Make a new style of what has been changed of the usual card."""
        if self.styles.currentData():
            return
        self.styles.blockSignals(True)
        self.styles.setCurrentIndex(self.styles.count() - 1)
        self.styles.blockSignals(False)
        self.name.setText(self._offered[self.styles.currentData()].name)
        self._show_choice()

    def _change_places(self) -> None:
        """Let the title stand where the person stood, or the other way round."""
        first = self.first.currentData()
        said, other = ("holders", "title") if first else ("title", "holders")
        chosen = [line.currentData() for line in self.lines]
        if other in chosen:
            return
        for line in self.lines:
            if line.currentData() in (said, ""):
                line.setCurrentIndex(line.findData(other))
                return

    def _keep(self) -> None:
        style = self.style_shown
        if style is None:
            return
        if not style.name:
            self._session.refuse(t("A card style needs a name."))
            return
        if self._written(lambda: keep_card_template(style)):
            self._told.setText(str(t("It is offered in every document now.")))

    def _remove(self) -> None:
        key = self.styles.currentData()
        if key in self._templates:
            name = self._offered[key].name
            self._written(lambda: forget_card_template(name))
        else:
            self._session.perform(delete, self._session.organization, [key])
        self._list_styles("")
        self._show_style()

    def _written(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except OSError as error:
            reason = str(error.strerror or error)
            self._session.refuse(t("The kept styles cannot be written: {reason}.", reason=reason))
            return False
        return True

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
        """Paint the current card of the chart, else its first, about the painter's origin."""
        canvas = self._canvas
        scene = canvas.scene
        if canvas.mode != "positions" or not len(scene):
            return
        slot = max(0, scene.slot(canvas.current()))
        card = scene.wording.in_style(int(scene.layout.nodes[slot]), self.style_shown)
        painter.translate(-card.width / 2, -card.height / 2)
        paint_card(painter, card, canvas.colours, canvas.face)


class _Preview(QWidget):
    """A card in the middle of the canvas's ground."""

    def __init__(self, designer: CardDesigner) -> None:
        super().__init__(designer)
        self._designer = designer
        self.setMinimumSize(_ROOM)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(theme.palette().canvas))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2, self.height() / 2)
            painter.scale(_SCALE, _SCALE)
            self._designer.paint_preview(painter)


def _choice(entries: list[tuple[object, Message]]) -> QComboBox:
    made = QComboBox()
    for value, words in entries:
        made.addItem(str(words), value)
    return made
