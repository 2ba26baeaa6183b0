"""Two to five scenarios beside each other: a table of figures over their charts, which are panned together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.overlay import become
from orgeditor.analysis.several import MOST
from orgeditor.analysis.standing import measured
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.sight import Sight
from orgeditor.gui import theme
from orgeditor.gui.health.tools import tool
from orgeditor.gui.labels import label
from orgeditor.gui.scenarios.beside_column import Column
from orgeditor.gui.scenarios.comparing import Outside, SeveralDialog
from orgeditor.gui.scenarios.key import Key
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.messages import t
from orgeditor.model.records import Position, Unit
from orgeditor.model.scenario import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QShowEvent

    from orgeditor.drawing.scene import Mode
    from orgeditor.gui.importing.preview import Look
    from orgeditor.gui.scenarios.standings import Standings
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization

FEWEST: Final = 2
_SIZE: Final = (1360, 860)


class BesideDialog(QDialog):
    """The first column is what the others are compared with: colours and signs say what each has otherwise."""

    def __init__(
        self,
        session: Session,
        standings: Standings,
        scenarios: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("beside")
        self.setWindowTitle(str(t("Scenarios side by side")))
        resize_on_screen(self, *_SIZE)
        self._session, self._standings = session, standings
        self._outside = Outside(session)
        self.mode: Mode = "positions"
        self.columns: list[Column] = []
        self._ready = False
        self._became: list[tuple[str, str]] = []
        self._last = ""
        self.positions = tool(QPushButton(), t("Positions"))
        self.units = tool(QPushButton(), t("Units"))
        self.whole = tool(QPushButton(), t("Show all"), t("Show each chart whole, all at the same scale"))  # fmt: skip
        self.more = tool(QPushButton(), t("One more"), t("Put another scenario beside these"))
        self.pages = tool(QPushButton(), t("As pages…"), t("Print it, or save it as PDF or as a workbook"))  # fmt: skip
        for button, mode in ((self.positions, "positions"), (self.units, "units")):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.whole.clicked.connect(self._fit)
        self.more.clicked.connect(self._add)
        self.pages.clicked.connect(self._show_pages)
        tools = QHBoxLayout()
        tools.setSpacing(theme.GRID * 2)
        for widget in (self.positions, self.units, self.whole, self.more):
            widget.setAutoDefault(False)
            tools.addWidget(widget)
        self.key = Key()
        self.key.asked.connect(self.go_on)
        tools.addWidget(self.key)
        tools.addStretch(1)
        tools.addWidget(self.pages)
        self.pages.setAutoDefault(False)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GRID * 2)
        self._grid.setVerticalSpacing(theme.GRID)
        hint = label(t("The charts are moved and zoomed together: the card under the hand stays in the same place on each. A click marks it on all."), quiet=True)  # fmt: skip
        hint.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        outer.addLayout(tools)
        outer.addLayout(self._grid, 1)
        outer.addWidget(hint)
        for scenario in scenarios[:MOST]:
            self._put(scenario)
        standings.came.connect(self._tell_figures)
        self._arrange()

    def _show_pages(self) -> None:
        dialog = self.report()
        dialog.exec()
        dialog.deleteLater()

    @property
    def chosen(self) -> list[str]:
        """The ids of the scenarios in the columns."""
        return [str(column.box.currentData()) for column in self.columns]

    def show_mode(self, mode: Mode) -> None:
        """Show the charts of positions or of units."""
        self.mode = mode
        self._chart()

    def report(self) -> SeveralDialog:
        """Return the same as pages."""
        return SeveralDialog(self._session, self.chosen, self._outside, self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ready:
            self._ready = True
            self._chart()

    def _put(self, scenario: str) -> None:
        column = Column(self._session, scenario)
        column.box.currentIndexChanged.connect(self._chart)
        column.away.clicked.connect(lambda: self._take_away(column))
        column.chart.looked.connect(lambda look: self._follow(column, look))
        column.chart.picked.connect(self._mark)
        self.columns.append(column)

    def _left(self) -> list[str]:
        """Return the scenarios that are in no column yet."""
        told = [one.id for one in in_order(self._session.document.scenarios) if not one.archived]
        return [key for key in told if key not in self.chosen]

    def _add(self) -> None:
        self._put(self._left()[0])
        self._arrange()
        self._chart()

    def _take_away(self, column: Column) -> None:
        self.columns.remove(column)
        column.leave()
        self._arrange()
        self._chart()

    def _arrange(self) -> None:
        """Put the columns into the grid: boxes, figures, charts, each in one row for all."""
        while self._grid.count():
            self._grid.takeAt(0)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for place, column in enumerate(self.columns):
            self._grid.addWidget(column.head, 0, place)
            self._grid.addWidget(column.figures, 1, place)
            self._grid.addWidget(column.chart, 2, place)
            self._grid.setColumnStretch(place, 1)
            column.away.setEnabled(len(self.columns) > FEWEST)
        self._grid.setRowStretch(2, 1)

    def _chart(self) -> None:
        """Chart what is chosen, and say what each has otherwise than the first."""
        self.more.setEnabled(len(self.columns) < MOST and bool(self._left()))
        self.positions.setChecked(self.mode == "positions")
        self.units.setChecked(self.mode == "units")
        if not self._ready:
            return
        orgs = self._outside.all_of(self.chosen, self)
        became = [become(orgs[0].table, org.table) for org in orgs]
        # What the others have no more is seen where it still stands.
        gone = {
            key: fate for fates, _ in became for key, fate in fates.items() if fate == "removed"
        }
        became[0] = gone, ()
        session = self._session
        for column, org, (fates, moves) in zip(self.columns, orgs, became, strict=True):
            sight = Sight(
                colour_by=FATE,
                fates=fates,
                moves=moves,
                dotted=False,
                names_hidden=session.names_hidden,
                pay_hidden=session.pay_hidden,
            )
            column.chart.look_with(sight)
            column.chart.chart(lambda org=org: org, self.mode)  # type: ignore[misc]
            column.chart.setAccessibleName(str(t("Chart of {name}", name=column.box.currentText())))
        kind = Position if self.mode == "positions" else Unit
        told = {(fate, key) for org, (fates, _) in zip(orgs, became, strict=True) for key, fate in fates.items() if key in org.of(kind)}  # fmt: skip
        self._became = sorted(told)
        self._last = ""
        self.key.tell(fate for fate, _ in self._became)
        self._fit()
        self._tell_figures()
        self._standings.work_out()

    def go_on(self, fate: str) -> None:
        """Travel to the next card of which this became in any of them, and mark it on all."""
        charts = [column.chart for column in self.columns if column.chart.scene is not None]
        found = sorted((self._place(key), key) for became, key in self._became if became == fate)
        if not found:
            return
        last = self._place(self._last), self._last
        self._last = next((key for key in found if key > last), found[0])[1]
        org = next(chart.scene.org for chart in charts if chart.scene and self._last in chart.scene.org)  # fmt: skip
        way_up = list(_way_up(org, self._last))
        for chart in charts:
            # Where it is gone, or not there yet, what is above it is looked at.
            chart.look_at(next((key for key in way_up if chart.scene and chart.scene.slot(key) >= 0), ""))  # fmt: skip
            chart.mark(self._last)

    def _place(self, record: str) -> int:
        """Return where a card is in the first chart that has it; -1 where none has."""
        slots = (column.chart.scene.slot(record) for column in self.columns if column.chart.scene)
        return next((slot for slot in slots if slot >= 0), -1)

    def _fit(self) -> None:
        """Show each chart whole, all at the scale of the one that has least room."""
        for column in self.columns:
            column.chart.fit()
        least = min(column.chart.view.scale for column in self.columns)
        for column in self.columns:
            column.chart.fit(least)

    def _follow(self, moved: Column, look: Look) -> None:
        for column in self.columns:
            if column is not moved:
                column.chart.follow(look)

    def _mark(self, record: str) -> None:
        for column in self.columns:
            column.chart.mark(record)

    def _tell_figures(self) -> None:
        first = self._standings.found(self.chosen[0])
        pay = not self._session.pay_hidden
        for place, (column, key) in enumerate(zip(self.columns, self.chosen, strict=True)):
            one = self._standings.found(key)
            found = measured(one, first or one) if one is not None else []
            column.tell([m for m in found if pay or m.id != "cost"], compared=place > 0)


def _way_up(org: Organization, key: str) -> Iterator[str]:
    """Yield a position or unit and all above it."""
    while record := org.peek(key):
        yield key
        key = record.manager if isinstance(record, Position) else getattr(record, "parent", "")
