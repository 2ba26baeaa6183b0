"""Two scenarios on one chart, to be looked at and saved as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.overlay import overlaid
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf
from orgeditor.drawing.sight import Sight
from orgeditor.gui import theme
from orgeditor.gui.errors import tell
from orgeditor.gui.health.tools import tool
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import label
from orgeditor.gui.scenarios.key import Key
from orgeditor.messages import Message, language, t

if TYPE_CHECKING:
    from orgeditor.drawing.scene import Mode
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization

_SIZE: Final = (1220, 820)


class OverlayDialog(QDialog):
    """What is added, removed, moved (an arrow from where) and changed, in the chart of positions or units."""

    def __init__(
        self,
        session: Session,
        before: Organization,
        after: Organization,
        title: Message,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.setWindowTitle(str(title))
        self.resize(*_SIZE)
        self._folder = session.path.parent if session.path else Path.home()
        self._title = title
        self.overlay = overlaid(before, after)
        # The page says which two are on it.
        self.overlay.organization.scenario = title
        self.sight = Sight(
            colour_by=FATE,
            fates=self.overlay.fates,
            moves=self.overlay.moves,
            dotted=False,
            names_hidden=session.names_hidden,
            pay_hidden=session.pay_hidden,
        )
        self.mode: Mode = "positions"
        self.chart = Preview(sight=self.sight)
        self._key = Key(self.overlay.fates.values())
        self._said = label("", quiet=True)
        self.positions = tool(QPushButton(), t("Positions"))
        self.units = tool(QPushButton(), t("Units"))
        self.save = tool(QPushButton(), t("Save as PDF…"))
        for button, mode in ((self.positions, "positions"), (self.units, "units")):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.save.clicked.connect(self._ask_and_save)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        for widget in (self.positions, self.units, self._key):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._said)
        row.addWidget(self.save)
        for button in (self.positions, self.units, self.save):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        column.addLayout(row)
        column.addWidget(self.chart, 1)
        self.show_mode("positions")

    def show_mode(self, mode: Mode) -> None:
        """Show the chart of positions or of units."""
        self.mode = mode
        self.positions.setChecked(mode == "positions")
        self.units.setChecked(mode == "units")
        self.chart.chart(lambda: self.overlay.organization, mode)

    def save_pdf(self, path: Path) -> bool:
        """Save the chart as PDF; False where it cannot be written, which is told."""
        sheet = ChartSheet(self.mode, language=language(), sight=self.sight)
        try:
            chart_to_pdf(path, self.overlay.organization, sheet)
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        self._said.setText(str(t("wrote {path}", path=str(path))))
        return True

    def _ask_and_save(self) -> None:
        start = str(self._folder / f"{t('Comparison of scenarios')}.pdf")
        name, _ = QFileDialog.getSaveFileName(self, str(t("Save as PDF")), start, "PDF (*.pdf)")
        if name:
            self.save_pdf(Path(name).with_suffix(".pdf"))
