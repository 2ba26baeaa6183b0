"""The print preview of the chart, with what can be chosen about its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.discretion import left_out
from orgeditor.analysis.pages import LEAST, PAPERS
from orgeditor.analysis.pages.chart_frame import too_small
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.printing.dialog import PagesDialog, labels_of
from orgeditor.gui.printing.options import LABELS, MARGINS, choice
from orgeditor.gui.printing.page_view import Printout
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.drawing.scene import Mode
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message


class ChartOptions(QWidget):
    """Boxes for the paper of a chart; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, sheet: ChartSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.paper = choice([(name, name) for name in PAPERS], sheet.page)
        ways = [(True, str(t("Landscape"))), (False, str(t("Portrait")))]
        self.orientation = choice(ways, sheet.landscape)
        self.margin = choice([(width, str(text)) for width, text in MARGINS], sheet.margin)
        languages = [(key, str(text)) for key, text in LABELS if key != "both"]
        self.labels = choice(languages, sheet.language)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(2 * theme.GRID)
        for text, box in (
            (t("Paper"), self.paper),
            (t("Orientation"), self.orientation),
            (t("Margins"), self.margin),
            (t("Language"), self.labels),
        ):
            box.setAccessibleName(str(text))
            self._form.addRow(label(text, label=True), box)
            box.currentIndexChanged.connect(self.changed)

    @property
    def chosen(self) -> ChartSheet:
        """The chart and its paper as they are chosen."""
        return msgspec.structs.replace(
            self._sheet,
            page=self.paper.currentData(),
            landscape=self.orientation.currentData(),
            margin=self.margin.currentData(),
            language=self.labels.currentData(),
        )


class ChartDialog(PagesDialog):
    """Shows the pages of a chart as it is seen, folded branches folded.

    What was chosen last holds for the next preview of the same run of the program. Raises
    Cancelled where the user stops it before it is there.
    """

    _last: ChartSheet | None = None

    def __init__(
        self,
        session: Session,
        mode: Mode,
        folded: frozenset[str],
        sight: Sight,
        parent: QWidget | None = None,
    ) -> None:
        self.session = session
        sheet = ChartDialog._last or ChartSheet(language=labels_of(session))
        sheet = msgspec.structs.replace(sheet, mode=mode, folded=folded, sight=sight)
        self.options = ChartOptions(sheet)
        name = str(t("Chart"))
        title = str(t("Print: {name}", name=name))
        super().__init__(session, title, name, self.lay_out(), self.options, parent)
        self.options.changed.connect(self.renew)

    @classmethod
    def forget(cls) -> None:
        """Begin again with what is usual."""
        cls._last = None

    @override
    def lay_out(self) -> Printout:
        kept = (("names", self.session.names_hidden), ("pay", self.session.pay_hidden))
        withheld = left_out([name for name, hidden in kept if hidden])
        sheet = ChartDialog._last = self.options.chosen
        sheet = msgspec.structs.replace(sheet, withheld=withheld)
        return Printout(lay_out_chart(self.session.handed_over(), sheet), sheet.setting)

    @override
    def remarks(self) -> list[Message]:
        point = self.printout.pages.point
        said = [t("The smallest letters come out at {point} pt.", point=f"{point:.1f}")]
        if point < LEAST - 0.05:
            said.append(too_small())
        return said
