"""The inspector: the fields of what is selected, its measures, responsibilities, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.inspector.field_form import FieldForm, field_name, plain_form
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
from orgeditor.messages import t, tn
from orgeditor.model.fields import TYPES, Edge, name_of
from orgeditor.model.records import (
    Activity,
    Person,
    Position,
    Record,
    Unit,
)

if TYPE_CHECKING:
    from orgeditor.analysis.rules import Finding
    from orgeditor.gui.session import Session

_MOST_LINES: Final = 12


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
        self.updateGeometry()
        self.verticalScrollBar().setValue(bar)

    @override
    def minimumSizeHint(self) -> QSize:
        # It scrolls up and down only: what is wider than the pane would be cut.
        page, least = self.widget(), super().minimumSizeHint()
        wide = page.minimumSizeHint().width() if page else 0
        wide += self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(max(least.width(), wide), least.height())

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
        form = FieldForm(self._session, records, whole=self._all_fields)
        # The form is gone with the page that is built anew.
        form.toggled.connect(lambda: QTimer.singleShot(0, self, self._toggle_fields))
        form.refused.connect(self.show_selection)
        layout.addWidget(form)

    def _toggle_fields(self) -> None:
        self._all_fields = not self._all_fields
        self.show_selection()

    def _add_custom(self, layout: QVBoxLayout, record: Record) -> None:
        # Nobody knows which of the client's columns hold names or pay.
        if not record.custom or self._session.names_hidden or self._session.pay_hidden:
            return
        layout.addWidget(heading(t("From the client's file"), inner=True))
        form = plain_form()
        for name, value in record.custom.items():
            text = label(str(value))
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(field_name(name), text)
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
