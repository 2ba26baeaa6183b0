"""What a card has no room for, on a small panel beside it while the pointer rests there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.figures import decimal
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t
from orgeditor.model.fields import Edge, Kind, field, name_of
from orgeditor.model.records import Position, Record, Unit
from orgeditor.model.structure import head_of, positions_in, units_in
from orgeditor.model.verbs.people import holder_names
from orgeditor.model.written import amount_written

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.model.organization import Organization

_WIDE: Final = 320
_BESIDE: Final = 10
_LONGEST: Final = 240
_HIDES: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.Leave,
        QEvent.Type.KeyPress,
        QEvent.Type.DragEnter,
        QEvent.Type.Resize,
    }
)
_POSITION_FIELDS: Final = (
    "unit", "manager", "dotted", "roles", "grade", "location", "fte", "cost", "employment",
    "status", "start", "end", "duties", "notes",
)  # fmt: skip
_UNIT_FIELDS: Final = ("parent", "kind", "location", "cost_centre", "purpose")


class HoverCard(QFrame):
    """The panel of a canvas; it goes as soon as the pointer leaves the card or does something.

    ``tells_pay``: it says what somebody costs, where pay is not hidden.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._slot = -1
        self.tells_pay = True
        self.setObjectName("hover-card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.INSIDE, 10, theme.INSIDE, 12)
        layout.setSpacing(2)
        self._title, self._other = label(title="true"), label(quiet="true")
        self._line = label()
        for words in (self._title, self._other, self._line):
            words.setWordWrap(True)
            layout.addWidget(words)
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 8, 0, 0)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(theme.GRID)
        self._facts.setColumnStretch(1, 1)
        layout.addLayout(self._facts)
        canvas.installEventFilter(self)
        self.hide()

    def show_for(self, slot: int) -> None:
        """Say what there is to say of a card, beside it; of none (-1), nothing."""
        canvas = self._canvas
        if slot < 0 or canvas.pointer.gesture is not None:
            self.hide()
            return
        self._slot = slot
        org = canvas.session.organization
        record = org[canvas.scene.id(slot)]
        self._title.setText(seen(name_of(record)))
        for words, text in ((self._other, _other_name(record)), (self._line, self._who(record))):
            words.setText(seen(text))
            words.setVisible(bool(text))
        self._fill(facts(org, record, pay=self.tells_pay and not canvas.session.pay_hidden))
        self.setFixedWidth(_WIDE)
        self.setFixedHeight(self.heightForWidth(_WIDE))
        self.move(self._place(slot).topLeft())
        self.show()

    def _who(self, record: Record) -> str:
        session = self._canvas.session
        if session.names_hidden and isinstance(record, Position):
            return str(t("Filled") if record.holders else t("Vacant"))
        return who(session.organization, record)

    def _fill(self, told: list[tuple[Message, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(told):
            said: QLabel = label(value)
            said.setWordWrap(True)
            self._facts.addWidget(label(name, label="true"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)

    def _place(self, slot: int) -> QRect:
        """Return where the panel stands: right of the card, left where there is no room."""
        canvas, layout, view = self._canvas, self._canvas.scene.layout, self._canvas.view
        x, y = view.to_screen(float(layout.x[slot]), float(layout.y[slot]))
        right = x + layout.spacing.width * view.scale + _BESIDE
        fits = right + _WIDE <= canvas.width() - _BESIDE
        left = right if fits else x - _BESIDE - _WIDE
        if left < _BESIDE and not fits:
            left, y = canvas.pointer.at.x() + 16, y + layout.spacing.height * view.scale + _BESIDE
        left = max(_BESIDE, min(left, canvas.width() - _WIDE - _BESIDE))
        top = max(_BESIDE, min(y, canvas.height() - self.height() - _BESIDE))
        return QRect(round(left), round(top), _WIDE, self.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and (event.type() in _HIDES or self._left(event)):
            self.hide()
        return False

    def _left(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        return self._canvas.pointer.slot_at(event.position()) != self._slot


def who(org: Organization, record: Record) -> str:
    """Return who fills a position, with shares of a seat, or heads a unit."""
    if isinstance(record, Unit):
        head = head_of(org, record.id)
        return name_of(org[head]) if head else ""
    if not isinstance(record, Position):
        return ""
    names = holder_names(org, record)
    if not names:
        return str(t("Filled, not named") if record.holders else t("Vacant"))
    shares = [h.share for h in record.holders if h.person]
    return ", ".join(
        name if share == 1 else f"{name} ({share:.0%})"
        for name, share in zip(names, shares, strict=True)
    )


def facts(org: Organization, record: Record, *, pay: bool = True) -> list[tuple[Message, str]]:
    """Return what is known of a record, each with its name; what is empty is left out, and ``pay`` on demand."""
    told: list[tuple[Message, str]] = []
    if isinstance(record, Position):
        direct = len(org.below(record.id, Edge.REPORTS))
        if direct:
            everyone = len(org.branch(record.id, Edge.REPORTS)) - 1
            told.append((t("Reports"), str(t("{direct} direct, {all} below", direct=direct, all=everyone))))  # fmt: skip
    elif isinstance(record, Unit):
        units, positions = len(units_in(org, record.id)), len(positions_in(org, record.id))
        told.append((t("Holds"), str(t("{positions} positions, {units} units", positions=positions, units=units))))  # fmt: skip
    names = _UNIT_FIELDS if isinstance(record, Unit) else _POSITION_FIELDS
    for name in names:
        described = field(type(record), name)
        value = _said(org, record, described.kind, name, getattr(record, name))
        if value and (pay or described.kind is not Kind.MONEY):
            told.append((described.label, value))
    return told


def _said(org: Organization, record: Record, kind: Kind, name: str, value: Any) -> str:
    if kind is Kind.REFERENCE:
        return name_of(org[value]) if value else ""
    if kind is Kind.REFERENCES:
        return ", ".join(name_of(org[key]) for key in value)
    if kind is Kind.MONEY:
        return "" if value is None else amount_written(value, getattr(record, "currency", ""))
    if kind is Kind.NUMBER:
        return decimal(value)
    if kind is Kind.CHOICE:
        labels = dict(field(type(record), name).choices)
        return str(labels[value]) if value else ""
    text = seen(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def _other_name(record: Record) -> str:
    """Return the name in the language that is not shown, "" where there is none of its own."""
    names = {name_of(record, "en"), name_of(record, "zh")} - {name_of(record)}
    return next(iter(names), "")
