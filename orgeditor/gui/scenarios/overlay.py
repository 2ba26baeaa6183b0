"""Two scenarios on one chart, to be looked at and saved as PDF."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.overlay import overlaid
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.drawing.preflight import look_at_pages
from orgeditor.drawing.sight import Sight
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.errors import tell
from orgeditor.gui.health.tools import tool
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import label, tip
from orgeditor.gui.preflight import MANY, PreflightLine, possible
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.gui.scenarios.key import Key
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.gui.where import ask_where
from orgeditor.messages import language, t
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.comparison import Compared
    from orgeditor.analysis.preflight import Mend, Remark
    from orgeditor.drawing.scene import Mode
    from orgeditor.gui.session import Session

_SIZE: Final = (1220, 820)
_MENDED: Final = ("page", "landscape", "poster", "book", "redaction")


class OverlayDialog(QDialog):
    """What is added, removed, moved (an arrow from where) and changed, in the chart of positions or units."""

    def __init__(
        self, session: Session, told_of: Callable[[], Compared], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        resize_on_screen(self, *_SIZE)
        self._session, self._told_of = session, told_of
        self._folder = session.path.parent if session.path else Path.home()
        self.mode: Mode = "positions"
        self._paper: dict[str, Any] = {}
        """What was chosen of the paper to mend what there was to look at."""
        self.preflight = PreflightLine()
        self.preflight.mended.connect(self._mend)
        self.preflight.asked.connect(self._look)
        self.redaction = RedactionChoice(session, told=False)
        self.redaction.changed.connect(self._renew)
        self._closed = False
        self.finished.connect(self._on_finished)
        self.key = Key()
        self.key.asked.connect(self.go_on)
        self._last = ""
        self._overlay()
        self._said = label("", quiet=True)
        self.positions = tool(QPushButton(), t("Positions"))
        self.units = tool(QPushButton(), t("Units"))
        self.whole = tool(QPushButton(), t("Show all"), t("Show the chart whole"))
        self.whole.clicked.connect(lambda: self.chart.fit())
        self.save = tool(QPushButton(), t("Save as PDF…"))
        for button, mode in ((self.positions, "positions"), (self.units, "units")):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.save.clicked.connect(self._ask_and_save)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        for widget in (self.positions, self.units, self.whole):
            row.addWidget(widget)
        self._said.setMinimumWidth(1)
        row.addWidget(self._said, 1)
        row.addWidget(label(t("What is left out"), quiet=True))
        row.addWidget(self.redaction)
        row.addWidget(self.save)
        for button in (self.positions, self.units, self.whole, self.save):
            button.setAutoDefault(False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        column.addLayout(row)
        column.addWidget(self.key, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chart, 1)
        column.addWidget(self.preflight)
        column.addWidget(self.preflight.list)
        self.show_mode("positions")

    def _overlay(self) -> None:
        """Lay one state over the other, as both may leave the program now."""
        told, session = self._told_of(), self._session
        self.setWindowTitle(str(told.kind))
        self.overlay = overlaid(told.before, told.org)
        # The page says which two are on it.
        self.overlay.organization.scenario = told.kind
        self.sight = Sight(
            colour_by=FATE,
            fates=self.overlay.fates,
            moves=self.overlay.moves,
            dotted=False,
            names_hidden=session.names_hidden,
            pay_hidden=session.pay_hidden,
        )
        self.chart = Preview(sight=self.sight)

    def _on_finished(self) -> None:
        self._closed = True

    def _renew(self) -> None:
        if self._closed:
            return
        before = self.chart
        self._overlay()
        self._column.replaceWidget(before, self.chart)
        before.deleteLater()
        self.show_mode(self.mode)

    def show_mode(self, mode: Mode) -> None:
        """Show the chart of positions or of units."""
        self.mode = mode
        self.positions.setChecked(mode == "positions")
        self.units.setChecked(mode == "units")
        shown = self.overlay.organization.of(Position if mode == "positions" else Unit)
        self.key.tell(fate for key, fate in self.overlay.fates.items() if key in shown)
        self.chart.chart(lambda: self.overlay.organization, mode)
        if len(shown) > MANY:
            self.preflight.tell(None)
        else:
            self._look()

    def go_on(self, fate: str) -> None:
        """Travel to the next card of which this became, in the order of the chart, and mark it."""
        scene = self.chart.scene
        if scene is None:
            return
        fates = self.overlay.fates
        found = sorted((slot, key) for key in fates if fates[key] == fate and (slot := scene.slot(key)) >= 0)  # fmt: skip
        if found:
            last = scene.slot(self._last)
            self._last = next((key for slot, key in found if slot > last), found[0][1])
            self.chart.look_at(self._last)
            self.chart.mark(self._last)

    def _on_paper(self) -> ChartSheet:
        """Return how the chart goes on paper now."""
        sheet = ChartSheet(self.mode, language=language(), sight=self.sight)
        return msgspec.structs.replace(sheet, **self._paper)

    def _look(self) -> None:
        """Say what to look at on the pages that would be saved."""
        org, sheet, remarks = self.overlay.organization, self._on_paper(), None

        def looked(reached: Callable[[float], None]) -> list[Remark]:
            pages = lay_out_chart(org, sheet, lambda share: reached(share / 2))
            return look_at_pages(
                org, pages, chart=sheet, reached=lambda share: reached((1 + share) / 2)
            )

        with suppress(Cancelled):
            remarks = jobs.run_here(t("Looking at what goes out"), looked, self)
        standing = self._session.organization
        said = [possible(one, standing, _MENDED, goes=False) for one in remarks or ()]
        self.preflight.tell(None if remarks is None else [_for_one_sheet(one) for one in said if one.kind != "scenario"])  # fmt: skip

    def _mend(self, mend: Mend) -> None:
        settings = dict(mend.settings)
        if "redaction" in settings:
            self.redaction.choose(str(settings["redaction"]))
            return
        if settings.pop("poster", False):
            settings["form"] = "poster"
        self._paper |= {name: value for name, value in settings.items() if name != "book"}
        self._look()

    def save_pdf(self, path: Path) -> bool:
        """Save the chart as PDF; False where it cannot be written, which is told."""
        try:
            chart_to_pdf(path, self.overlay.organization, self._on_paper())
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        self._said.setText(str(t("wrote {path}", path=path.name)))
        self._said.setToolTip(tip(str(path)))
        return True

    def _ask_and_save(self) -> None:
        start = self._folder / f"{t('Comparison of scenarios')}.pdf"
        path = ask_where(self, str(t("Save as PDF")), start, (".pdf",))
        if path:
            self.save_pdf(path)


def _for_one_sheet(remark: Remark) -> Remark:
    """Return a remark without what a book would mend: arrows run over all of the chart."""
    mends = tuple(mend for mend in remark.mends if not mend.settings.get("book"))
    return msgspec.structs.replace(remark, mends=mends, pages=())
