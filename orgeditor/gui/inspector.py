"""The inspector: the fields of what is selected, its measures, responsibilities, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.measures import Figures, Measures
from orgeditor.drawing.colours import duty_colour
from orgeditor.gui import theme
from orgeditor.gui.field_editors import MIXED, editor
from orgeditor.gui.figures import decimal, money, whole
from orgeditor.gui.labels import heading, label
from orgeditor.messages import Message, t, tn
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.fields import TYPES, Edge, Field, Kind, name_of
from orgeditor.model.records import (
    PROJECT_ID,
    Activity,
    Matrix,
    Person,
    Position,
    Project,
    Record,
    Responsibility,
    Unit,
)
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.people import set_holders

if TYPE_CHECKING:
    from orgeditor.analysis.rules import Finding
    from orgeditor.gui.session import Session

_MOST_LINES: Final = 12
_ALWAYS: Final = frozenset(
    {
        "name",
        "name_zh",
        "title",
        "title_zh",
        "unit",
        "parent",
        "manager",
        "holders",
        "roles",
        "head",
    }
    | {"grade", "fte", "cost", "dotted", "purpose", "kind"}
)
"""What is offered even where it is empty; other empty fields wait behind a button."""
_EMPTY: Final[tuple[object, ...]] = ("", (), None, False)


class Inspector(QScrollArea):
    """The pane on the right; it is built anew for each selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[Finding] = []
        self._measures: Measures | None = None
        self._all_fields = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(str(t("Inspector")))
        session.selected.connect(self.show_selection)
        session.edited.connect(lambda _edit: self._renew())
        session.replaced.connect(self._renew)
        self.show_selection()

    def measures(self) -> Measures:
        """Return the measures of what stands, made once after each edit."""
        if self._measures is None:
            self._measures = Measures(self._session.organization)
        return self._measures

    def show_findings(self, found: list[Finding]) -> None:
        """Take over the findings of the last check."""
        self._found = found
        if not self.isAncestorOf(self.focusWidget() or self):
            self.show_selection()

    def _renew(self) -> None:
        self._measures = None
        self.show_selection()

    def show_selection(self) -> None:
        """Build the pane for what is selected."""
        org = self._session.organization
        records = [org[key] for key in self._session.selection]
        kinds = {type(record) for record in records}
        bar = self.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(theme.GRID)
        if not records:
            self._add_whole(layout)
        elif len(kinds) > 1:
            layout.addWidget(heading(t("Selection"), inner=True))
            layout.addWidget(label(tn("{n} record", "{n} records", len(records)), title=True))
        else:
            self._add_title(layout, records)
            self._add_fields(layout, records)
            self._add_figures(layout, records)
            if len(records) == 1:
                self._add_responsibilities(layout, records[0])
                self._add_findings(layout, records[0])
                self._add_custom(layout, records[0])
        layout.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(bar)

    def _add_title(self, layout: QVBoxLayout, records: list[Record]) -> None:
        described = TYPES[type(records[0])]
        if len(records) > 1:
            layout.addWidget(heading(described.plural, inner=True))
            layout.addWidget(label(tn("{n} selected", "{n} selected", len(records)), title=True))
            return
        layout.addWidget(heading(described.label, inner=True))
        title = label(name_of(records[0]), title=True)
        title.setWordWrap(True)
        layout.addWidget(title)
        below = self._place(records[0])
        if below:
            line = label(below, quiet=True)
            line.setWordWrap(True)
            layout.addWidget(line)

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
        for field in TYPES[type(records[0])].fields:
            if not field.inspected or (field.kind is Kind.HOLDERS and len(records) > 1):
                continue
            filled = any(getattr(record, field.name) not in _EMPTY for record in records)
            if self._all_fields or field.name in _ALWAYS or filled:
                self._add_field(form, field, records)
            else:
                left_out += 1
        layout.addLayout(form)
        if left_out or self._all_fields:
            layout.addWidget(self._more_button(left_out), 0, Qt.AlignmentFlag.AlignLeft)

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
        entry = editor(self._session.organization, field, value)
        entry.widget.setObjectName(f"field-{field.name}")
        entry.widget.setAccessibleName(str(field.label))
        ids = tuple(record.id for record in records)
        entry.entered.connect(lambda new: self._enter(field, ids, new))
        entry.refused.connect(self._session.refuse)
        form.addRow(label(field.label, label=True), entry.widget)

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
        if not record.custom:
            return
        layout.addWidget(heading(t("From the client's file"), inner=True))
        form = _form()
        for name, value in record.custom.items():
            text = label(str(value))
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, label=True), text)
        layout.addLayout(form)

    def _add_whole(self, layout: QVBoxLayout) -> None:
        org = self._session.organization
        layout.addWidget(heading(t("Document"), inner=True))
        form = _form()
        for field in TYPES[Project].fields:
            entry = editor(org, field, getattr(org.project, field.name))
            entry.widget.setObjectName(f"field-{field.name}")
            entry.entered.connect(lambda new, f=field: self._enter(f, (PROJECT_ID,), new))
            entry.refused.connect(self._session.refuse)
            form.addRow(label(field.label, label=True), entry.widget)
        layout.addLayout(form)
        self._add_tiles(layout, self.measures().whole())

    def _add_figures(self, layout: QVBoxLayout, records: list[Record]) -> None:
        measures = self.measures()
        record = records[0]
        if len(records) > 1:
            return
        if isinstance(record, Unit):
            self._add_tiles(layout, measures.unit(record.id))
        if isinstance(record, Position) and record.id in measures.positions.index:
            figures = measures.branch(record.id)
            self._add_tiles(layout, figures, measures.span(record.id))

    def _add_tiles(self, layout: QVBoxLayout, figures: Figures, span: int | None = None) -> None:
        layout.addWidget(heading(t("Measures"), inner=True))
        cost = " + ".join(money(value, currency) for currency, value in figures.cost.items())
        tiles: list[tuple[str, Message]] = [
            (whole(figures.headcount), t("head-count")),
            (whole(figures.vacant), t("vacant")),
            (decimal(figures.fte), t("FTE")),
            (whole(figures.span if span is None else span), t("span") if span is not None else t("widest span")),
            (whole(figures.layers), t("layers")),
            (cost or "–", t("cost a year")),
        ]  # fmt: skip
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        for place, (figure, words) in enumerate(tiles):
            row, column = divmod(place, 3)
            for offset, text in enumerate((label(figure, figure=True), label(words, label=True))):
                text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                grid.addWidget(text, row * 2 + offset, column)
        layout.addLayout(grid)

    def _add_responsibilities(self, layout: QVBoxLayout, record: Record) -> None:
        org = self._session.organization
        parties = [record.id]
        if isinstance(record, Position):
            parties += [*record.roles, *(h.person for h in record.holders if h.person)]
        elif isinstance(record, Person | Activity):
            parties = [record.id]
        cells = [
            cell
            for party in parties
            for key in org.referrers(party)
            if (cell := org.find(Responsibility, key)) and cell.codes
        ]
        if not cells:
            return
        layout.addWidget(heading(f"{t('Responsibilities')} · {len(cells)}", inner=True))
        for cell in cells[:_MOST_LINES]:
            other = cell.party if isinstance(record, Activity) else cell.activity
            layout.addLayout(self._responsibility(cell, name_of(org[other])))
        self._add_rest(layout, len(cells))

    def _responsibility(self, cell: Responsibility, name: str) -> QHBoxLayout:
        codes = CODE_SETS[self._session.organization.get(Matrix, cell.matrix).code_set]
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for letter in cell.codes:
            code = codes.code(letter)
            chip = QLabel(letter)
            chip.setFixedSize(20, 18)
            chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
            ground = duty_colour(code.duty) if code else theme.palette().muted
            chip.setStyleSheet(
                f"background: {ground}; color: white; border-radius: 4px;"
                " font-weight: 600; font-size: 11px;"
            )
            row.addWidget(chip)
        text = label(name)
        text.setMinimumWidth(0)
        row.addWidget(text, 1)
        return row

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
