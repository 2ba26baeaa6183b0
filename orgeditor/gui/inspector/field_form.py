"""The fields of what is selected, as editors in a form; what is entered is an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.inspector.field_editors import MIXED, editor
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t
from orgeditor.model.fields import Field, Kind, fields_of
from orgeditor.model.records import PROJECT_ID, Person, Picture, Record
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.people import set_holders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from orgeditor.gui.session import Session

_LABELS: Final = 96
_NARROWEST: Final = 60
_ALWAYS: Final = frozenset(
    {"name", "name_zh", "title", "title_zh", "unit", "parent", "manager", "dotted", "holders"}
    | {"roles", "head", "grade", "fte", "cost", "purpose", "kind"}
    | {"client", "version", "date", "prepared_by", "confidentiality", "currency", "language"}
)
"""What is offered even where it is empty; other empty fields wait behind a button."""
_EMPTY: Final[tuple[object, ...]] = ("", (), None, False)


class FieldForm(QWidget):
    """The fields of records of one type; ``whole``: the empty ones, too.

    ``toggled``: more fields are wanted, or fewer. ``refused``: what was entered cannot be.
    """

    toggled = Signal()
    refused = Signal()

    def __init__(self, session: Session, records: Sequence[Record], *, whole: bool) -> None:
        super().__init__()
        self._session = session
        self._records = records
        self._whole = whole
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        self._fill(layout)

    def _fill(self, layout: QVBoxLayout) -> None:
        records, form = self._records, plain_form()
        left_out = 0
        for field in fields_of(type(records[0])):
            if not field.inspected or Picture in field.targets:
                continue
            if field.kind is Kind.HOLDERS and len(records) > 1:
                continue
            if self._kept_from_view(type(records[0]), field):
                continue
            filled = any(getattr(record, field.name) not in _EMPTY for record in records)
            if self._whole or field.name in _ALWAYS or filled:
                self._add_field(form, field)
            else:
                left_out += 1
        layout.addLayout(form)
        if left_out or self._whole:
            layout.addWidget(self._more_button(left_out), 0, Qt.AlignmentFlag.AlignLeft)

    def _kept_from_view(self, kind: type[Record], field: Field) -> bool:
        session = self._session
        names = kind is Person or Person in field.targets
        return (names and session.names_hidden) or (field.kind is Kind.MONEY and session.pay_hidden)

    def _more_button(self, left_out: int) -> QPushButton:
        words = t("Fewer fields") if self._whole else t("{n} more fields", n=left_out)
        button = QPushButton(str(words))
        button.setObjectName("more-fields")
        button.setProperty("link", "true")
        button.clicked.connect(self.toggled)
        return button

    def _add_field(self, form: QFormLayout, field: Field) -> None:
        values = [getattr(record, field.name) for record in self._records]
        value: Any = values[0] if all(v == values[0] for v in values) else MIXED
        if isinstance(value, str) and seen(value) != value:
            kept = label(value)
            kept.setWordWrap(True)
            _add_row(form, field, kept)
            return
        entry = editor(self._session.organization, field, value)
        entry.widget.setObjectName(f"field-{field.name}")
        entry.widget.setAccessibleName(str(field.label))
        ids = tuple(record.id for record in self._records)
        entry.entered.connect(lambda new: self._enter(field, ids, new))
        entry.refused.connect(self._session.refuse)
        _add_row(form, field, entry.widget)

    def _enter(self, field: Field, ids: tuple[str, ...], value: Any) -> None:
        org = self._session.organization
        if any(key not in org for key in ids):
            return
        if ids == (PROJECT_ID,):
            done = self._session.perform(set_project, org, **{field.name: value})
        elif field.kind is Kind.HOLDERS:
            done = self._session.perform(set_holders, org, ids[0], value)
        else:
            done = self._session.perform(set_field, org, ids, field.name, value)
        if done is None:
            self.refused.emit()


def plain_form() -> QFormLayout:
    """Return a form as the inspector has them: names at the left, one below another."""
    form = QFormLayout()
    form.setHorizontalSpacing(theme.GRID * 2)
    form.setVerticalSpacing(theme.GRID + 1)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _add_row(form: QFormLayout, field: Field, widget: QWidget) -> None:
    # A long choice must not make the pane wider than it is.
    widget.setMinimumWidth(_NARROWEST)
    form.addRow(field_name(str(field.label)), widget)


def field_name(words: str) -> QLabel:
    """Return the name of a field, in a column of its own."""
    made = label(words, label=True)
    made.setWordWrap(True)
    made.setFixedWidth(_LABELS)
    return made
