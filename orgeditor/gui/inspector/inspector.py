"""The inspector: the fields of what is selected, its measures, responsibilities, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.inspector.field_editors import MIXED, editor
from orgeditor.gui.inspector.portrait import Portrait
from orgeditor.gui.inspector.related import (
    called,
    cell_line,
    cells_of,
    icon_of,
    link,
    named_in_elements,
    related,
)
from orgeditor.gui.inspector.tiles import tiles
from orgeditor.gui.labels import heading, label
from orgeditor.gui.pictures import person_of
from orgeditor.messages import seen, t, tn
from orgeditor.model.fields import TYPES, Edge, Field, Kind, fields_of, name_of
from orgeditor.model.records import (
    PROJECT_ID,
    Activity,
    Person,
    Picture,
    Position,
    Record,
    Unit,
)
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.people import set_holders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from orgeditor.analysis.rules import Finding
    from orgeditor.gui.session import Session

_MOST_LINES: Final = 12
_LABELS: Final = 96
_NARROWEST: Final = 60
_ALWAYS: Final = frozenset(
    {"name", "name_zh", "title", "title_zh", "unit", "parent", "manager", "dotted", "holders"}
    | {"roles", "head", "grade", "fte", "cost", "purpose", "kind"}
    | {"client", "version", "date", "prepared_by", "confidentiality", "currency", "language"}
)
"""What is offered even where it is empty; other empty fields wait behind a button."""
_EMPTY: Final[tuple[object, ...]] = ("", (), None, False)


class Inspector(QScrollArea):
    """The pane on the right; it is built anew for each selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[Finding] = []
        self._all_fields = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(str(t("Inspector")))
        session.selected.connect(self.show_selection)
        session.edited.connect(self.show_selection)
        session.replaced.connect(self.show_selection)
        session.discretion_changed.connect(self.show_selection)
        self.show_selection()

    def show_findings(self, found: list[Finding]) -> None:
        """Take over the findings of the last check."""
        self._found = found
        if not self.isAncestorOf(self.focusWidget() or self):
            self.show_selection()

    def show_selection(self, _edit: object = None) -> None:
        """Build the pane for what is selected."""
        org = self._session.organization
        records = [org[key] for key in self._session.selection]
        bar = self.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(theme.GRID)
        if records:
            self._add_selection(layout, records)
        else:
            self._add_whole(layout)
        layout.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(bar)

    def _add_selection(self, layout: QVBoxLayout, records: list[Record]) -> None:
        if len({type(record) for record in records}) > 1:
            layout.addWidget(heading(t("Selection"), inner=True))
            layout.addWidget(label(tn("{n} record", "{n} records", len(records)), title=True))
            return
        self._add_title(layout, records)
        self._add_fields(layout, records)
        self._add_figures(layout, records)
        if len(records) == 1:
            self._add_related(layout, records[0])
            self._add_responsibilities(layout, records[0])
            self._add_elements(layout, records[0])
            self._add_findings(layout, records[0])
            self._add_custom(layout, records[0])

    def _add_title(self, layout: QVBoxLayout, records: list[Record]) -> None:
        described = TYPES[type(records[0])]
        if len(records) > 1:
            layout.addWidget(heading(described.plural, inner=True))
            layout.addWidget(label(tn("{n} selected", "{n} selected", len(records)), title=True))
            return
        layout.addWidget(heading(described.label, inner=True))
        hidden = isinstance(records[0], Person) and self._session.names_hidden
        title = label("–" if hidden else name_of(records[0]), title=True)
        title.setWordWrap(True)
        layout.addWidget(title)
        below = self._place(records[0])
        if below:
            line = label(below, quiet=True)
            line.setWordWrap(True)
            layout.addWidget(line)
        layout.addSpacing(theme.GRID * 2)
        person = person_of(self._session.organization, records[0].id)
        if person and not self._session.names_hidden:
            layout.addWidget(Portrait(self._session, person))

    def _place(self, record: Record) -> str:
        org = self._session.organization
        parts = []
        if isinstance(record, Position):
            if record.waiting:
                return record.waiting
            if record.unit:
                parts.append(name_of(org[record.unit]))
            if record.manager:
                manager = name_of(org[record.manager])
                parts.append(str(t("reports to {manager}", manager=manager)))
        if isinstance(record, Unit):
            parts = [name_of(org[key]) for key in reversed(org.chain(record.id, Edge.CONTAINS))]
        return " · ".join(parts)

    def _add_fields(self, layout: QVBoxLayout, records: list[Record]) -> None:
        form = _form()
        left_out = 0
        for field in fields_of(type(records[0])):
            if not field.inspected or Picture in field.targets:
                continue
            if field.kind is Kind.HOLDERS and len(records) > 1:
                continue
            if self._kept_from_view(type(records[0]), field):
                continue
            filled = any(getattr(record, field.name) not in _EMPTY for record in records)
            if self._all_fields or field.name in _ALWAYS or filled:
                self._add_field(form, field, records)
            else:
                left_out += 1
        layout.addLayout(form)
        if left_out or self._all_fields:
            layout.addWidget(self._more_button(left_out), 0, Qt.AlignmentFlag.AlignLeft)

    def _kept_from_view(self, kind: type[Record], field: Field) -> bool:
        session = self._session
        names = kind is Person or Person in field.targets
        return (names and session.names_hidden) or (field.kind is Kind.MONEY and session.pay_hidden)

    def _more_button(self, left_out: int) -> QPushButton:
        words = t("Fewer fields") if self._all_fields else t("{n} more fields", n=left_out)
        button = QPushButton(str(words))
        button.setObjectName("more-fields")
        button.setProperty("link", "true")
        # The button is gone with the page that is built anew.
        button.clicked.connect(lambda: QTimer.singleShot(0, self, self._toggle_fields))
        return button

    def _toggle_fields(self) -> None:
        self._all_fields = not self._all_fields
        self.show_selection()

    def _add_field(self, form: QFormLayout, field: Field, records: list[Record]) -> None:
        values = [getattr(record, field.name) for record in records]
        value: Any = values[0] if all(v == values[0] for v in values) else MIXED
        if isinstance(value, str) and seen(value) != value:
            kept = label(value)
            kept.setWordWrap(True)
            _add_row(form, field, kept)
            return
        entry = editor(self._session.organization, field, value)
        entry.widget.setObjectName(f"field-{field.name}")
        entry.widget.setAccessibleName(str(field.label))
        ids = tuple(record.id for record in records)
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
            self.show_selection()

    def _add_custom(self, layout: QVBoxLayout, record: Record) -> None:
        # Nobody knows which of the client's columns hold names or pay.
        if not record.custom or self._session.names_hidden or self._session.pay_hidden:
            return
        layout.addWidget(heading(t("From the client's file"), inner=True))
        form = _form()
        for name, value in record.custom.items():
            text = label(str(value))
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(_name(name), text)
        layout.addLayout(form)

    def _add_whole(self, layout: QVBoxLayout) -> None:
        layout.addWidget(heading(t("Document"), inner=True))
        self._add_fields(layout, [self._session.organization.project])
        layout.addWidget(heading(t("Measures"), inner=True))
        layout.addLayout(tiles(self._session.measures().whole(), pay=not self._session.pay_hidden))

    def _add_figures(self, layout: QVBoxLayout, records: list[Record]) -> None:
        measures = self._session.measures()
        ids = [record.id for record in records]
        if isinstance(records[0], Unit):
            figures, span = measures.unit(*ids), None
        elif isinstance(records[0], Position):
            figures = measures.branch(*ids)
            span = measures.span(ids[0]) if len(ids) == 1 else None
        else:
            return
        layout.addWidget(heading(t("Measures, with all below"), inner=True))
        layout.addLayout(tiles(figures, span, pay=not self._session.pay_hidden))

    def _add_related(self, layout: QVBoxLayout, record: Record) -> None:
        org = self._session.organization
        found = related(org, record)
        if self._session.names_hidden:
            found = [key for key in found if not org.find(Person, key)]
        if found:
            layout.addWidget(heading(t("Goes with"), inner=True))
        for key in found[:_MOST_LINES]:
            layout.addWidget(link(self._session, key, icon_of(org[key])))
        self._add_rest(layout, len(found))

    def _add_responsibilities(self, layout: QVBoxLayout, record: Record) -> None:
        cells = cells_of(self._session.organization, record)
        if cells:
            layout.addWidget(heading(f"{t('Responsibilities')} · {len(cells)}", inner=True))
        for cell in cells[:_MOST_LINES]:
            to_party = isinstance(record, Activity)
            layout.addLayout(cell_line(self._session, cell, to_party=to_party))
        self._add_rest(layout, len(cells))

    def _add_elements(self, layout: QVBoxLayout, record: Record) -> None:
        org = self._session.organization
        for kind, naming in named_in_elements(org, record).items():
            found = [other for other in naming if self._session.shows(other)]
            if not found:
                continue
            layout.addWidget(heading(f"{TYPES[kind].plural} · {len(found)}", inner=True))
            for other in found[:_MOST_LINES]:
                words = called(org, other, record)
                layout.addWidget(link(self._session, other.id, words=words))
            self._add_rest(layout, len(found))

    def _add_findings(self, layout: QVBoxLayout, record: Record) -> None:
        about = [finding for finding in self._found if record.id in finding.subjects]
        if not about:
            return
        layout.addWidget(heading(f"{t('Findings')} · {len(about)}", inner=True))
        for finding in about[:_MOST_LINES]:
            line = label(finding.message)
            line.setWordWrap(True)
            line.setStyleSheet(f"color: {theme.severity_colour(finding.severity).name()};")
            layout.addWidget(line)
        self._add_rest(layout, len(about))

    def _add_rest(self, layout: QVBoxLayout, count: int) -> None:
        if count > _MOST_LINES:
            rest = t("{n} more", n=count - _MOST_LINES)
            layout.addWidget(label(rest, quiet=True))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(theme.GRID * 2)
    form.setVerticalSpacing(theme.GRID + 1)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _add_row(form: QFormLayout, field: Field, widget: QWidget) -> None:
    # A long choice must not make the pane wider than it is.
    widget.setMinimumWidth(_NARROWEST)
    form.addRow(_name(str(field.label)), widget)


def _name(words: str) -> QLabel:
    """Return the name of a field, in a column of its own."""
    made = label(words, label=True)
    made.setWordWrap(True)
    made.setFixedWidth(_LABELS)
    return made
