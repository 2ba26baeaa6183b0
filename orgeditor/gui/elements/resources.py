"""The section of resources: what there is, where it goes, and what each unit has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.resources import allocated, currencies, spending, used_of
from orgeditor.analysis.spending_bars import HEAD, ROW, SpendingBars
from orgeditor.analysis.tree import unit_tree
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.heat_map import in_sight
from orgeditor.drawing.spending import paint_spending
from orgeditor.gui import theme
from orgeditor.gui.elements.cross_sheet import CrossSheet, Line
from orgeditor.gui.elements.picture import Picture, toward
from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import label
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import t
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.fields import field, name_of
from orgeditor.model.records import Position, Project, Unit
from orgeditor.model.verbs.entering import in_order
from orgeditor.model.written import written

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization

_ALL: Final = 100
_SLIDER: Final = 160
_REVENUE: Final = 130
_STEPS: Final = 1000
"""Steps of the slider for spending in revenue: a tenth of a percent each."""


def resources_section(session: Session) -> ElementSection:
    """Return the section: resources, their allocation, and spending with its what-ifs."""
    resources = RecordSheet(
        session,
        Resource,
        (
            "name", "kind", "category", "year", "amount", "measure",
            Told(t("Allocated"), lambda org, r: _figure(allocated(org, r.id) or None), number=True),
            Told(t("Free"), _free, number=True),
            Told(t("Used"), lambda org, r: _figure(used_of(org, r)), number=True),
            "used", "cost", "currency", "owner", "supplier",
        ),
    )  # fmt: skip
    resources.kinds |= {Allocation}
    given = CrossSheet(session, Allocation, "amount", _resource_rows, _unit_columns, t("Resource"))
    every = RecordSheet(session, Allocation, ("resource", "to", "amount", "share", "used", "notes"))
    bars = SpendingPage(session)
    section = ElementSection(
        "resources",
        (
            Page(t("Resources"), Table(resources, "resources"), t("Money, technology and support: how much there is in a year, and what it costs. People are in the structure.")),
            Page(t("By unit"), Table(given, "given", t("What each unit gets stands here. Enter resources first, and units in the structure.")), t("What each unit gets of a resource, in the resource's measure.")),
            Page(t("Allocations"), Table(every, "allocations"), t("To units, goals and processes, also of a position's time; an amount, or a share such as 25 %.")),
            Page(t("Spending"), bars, t("What each unit has in a year with all its parts. Move the sliders to see what vacancies cost, and what another share of revenue would be.")),
        ),
    )  # fmt: skip
    bars.picture.opened.connect(section.open_record)
    return section


class SpendingPage(QWidget):
    """The bars of all units, with the currency and two what-ifs.

    They are the share of vacancies filled, and which share of revenue may be spent.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._bars = SpendingBars()
        self.currency = QComboBox()
        self.currency.setAccessibleName(str(t("Currency")))
        self.currency.currentTextChanged.connect(lambda _text: self._renew())
        self.filled = QSlider(Qt.Orientation.Horizontal)
        self.filled.setRange(0, _ALL)
        self.filled.setValue(_ALL)
        self.filled.setMinimumWidth(_SLIDER // 3)
        self.filled.setMaximumWidth(_SLIDER)
        self.filled.setAccessibleName(str(t("Vacancies filled")))
        self.filled.valueChanged.connect(lambda _value: self._renew())
        self._filled_told = label()
        self.revenue = QLineEdit()
        self.revenue.setFixedWidth(_REVENUE)
        self.revenue.setPlaceholderText(str(t("Revenue")))
        self.revenue.setAccessibleName(str(t("Revenue")))
        self.revenue.setValidator(QDoubleValidator(0, 1e15, 2, self.revenue))
        self.revenue.textChanged.connect(lambda _text: self._begin_at_what_is())
        self.ratio = QSlider(Qt.Orientation.Horizontal)
        self.ratio.setRange(0, _STEPS)
        self.ratio.setMinimumWidth(_SLIDER // 3)
        self.ratio.setMaximumWidth(_SLIDER)
        self.ratio.setAccessibleName(str(t("Share of revenue to spend")))
        self.ratio.valueChanged.connect(lambda _value: self._tell())
        self._ratio_told = label()
        self._ratio_told.setWordWrap(True)
        self.picture = Picture(
            session,
            frozenset({Unit, Position, Resource, Allocation, Project}),
            self._look,
            self._paint,
            lambda _x, y: self._bars.at(y),
            t(
                "No costs to show: none is entered for positions and resources yet, or pay is kept from view."
            ),
            lambda record, across, down: toward(
                [(line.unit, 0.0, HEAD + n * ROW) for n, line in enumerate(self._bars.lines)],
                record,
                across,
                down,
            ),
            subject=ElementSubject(session, "spending", self._as_chosen),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._controls())
        column.addWidget(self.picture, 1)
        self.setFocusProxy(self.picture)

    def _controls(self) -> QWidget:
        top = QFrame()
        top.setObjectName("section-top")
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        row.setSpacing(theme.GRID * 2)
        for widget in (
            self.currency,
            label(t("Vacancies filled"), quiet=True),
            self.filled,
            self._filled_told,
            label(t("Revenue"), quiet=True),
            self.revenue,
            self.ratio,
        ):
            row.addWidget(widget, isinstance(widget, QSlider))
        row.addWidget(self._ratio_told, 2)
        return top

    def _as_chosen(self) -> dict[str, Any]:
        share = self.filled.value() / _ALL
        return {"currency": self.currency.currentText(), "filled": None if share == 1.0 else share}

    def _renew(self) -> None:
        self.picture.renew()

    def _look(self) -> tuple[float, float]:
        org = self._session.organization
        known = [] if self._session.pay_hidden else currencies(org)
        if [self.currency.itemText(i) for i in range(self.currency.count())] != known:
            chosen = self.currency.currentText()
            self.currency.blockSignals(True)
            self.currency.clear()
            self.currency.addItems(known)
            self.currency.setCurrentIndex(max(0, self.currency.findText(chosen)))
            self.currency.blockSignals(False)
        share = self.filled.value() / _ALL
        currency = self.currency.currentText()
        self._bars = SpendingBars(spending(org, currency, share) if known else (), currency)
        self._tell()
        return self._bars.size

    def _begin_at_what_is(self) -> None:
        """Set the slider to what is spent of the revenue that was typed."""
        revenue = self._revenue()
        self.ratio.setValue(self._steps(self._spent() / revenue) if revenue else 0)
        self._tell()

    @staticmethod
    def _steps(share: float) -> int:
        """Return where a share stands on the slider, which ends at the whole."""
        return round(_STEPS * min(max(share, 0.0), 1.0))

    def _tell(self) -> None:
        self._filled_told.setText(f"{self.filled.value()} %")
        spent, revenue = self._spent(), self._revenue()
        self.ratio.setEnabled(revenue > 0)
        if not revenue:
            self._ratio_told.setText("")
            return
        wanted = self.ratio.value() / _STEPS
        told = t("{share} of revenue", share=f"{spent / revenue:.1%}")
        if self.ratio.value() != self._steps(spent / revenue):
            more = wanted * revenue - spent
            told = (
                t("{share} now; {wanted} would be {n} more", share=told, wanted=f"{wanted:.1%}", n=f"{more:,.0f}")
                if more > 0
                else t("{share} now; {wanted} would be {n} less", share=told, wanted=f"{wanted:.1%}", n=f"{-more:,.0f}")
            )  # fmt: skip
        self._ratio_told.setText(str(told))

    def _spent(self) -> float:
        return sum(line.total for line in self._bars.lines if not line.depth)

    def _revenue(self) -> float:
        number, _ = self.revenue.locale().toDouble(self.revenue.text())
        return number if self.revenue.hasAcceptableInput() else 0.0

    def _paint(self, painter: QPainter) -> None:
        paint_spending(
            painter,
            self._session.organization,
            self._bars,
            theme.palette(),
            screen_face(),
            self._session.selection,
            in_sight(painter),
        )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def _free(org: Organization, resource: Resource) -> str:
    if resource.amount is None:
        return ""
    return written(org, field(Resource, "amount"), resource.amount - allocated(org, resource.id))


def _resource_rows(org: Organization) -> list[Line]:
    return [(r.id, name_of(r)) for r in in_order(org, Resource)]


def _unit_columns(org: Organization) -> list[Line]:
    """Return the units at the top and just below, and deeper ones that get something."""
    getting = {a.to for a in org.of(Allocation).values()}
    tree = unit_tree(org)
    depths = zip(tree.ids, tree.depth.tolist(), strict=True)
    return [(key, name_of(org[key])) for key, depth in depths if depth <= 1 or key in getting]
