"""The print preview of the chart, with what can be chosen about its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.pages import LEAST, PAPERS
from orgeditor.analysis.pages.chart_frame import too_small
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.drawing.preflight import cards_on, look_at_pages
from orgeditor.gui import jobs, theme
from orgeditor.gui.labels import label
from orgeditor.gui.preflight import MANY
from orgeditor.gui.printing.chart_start import larger_than, legible
from orgeditor.gui.printing.dialog import PagesDialog, labels_of
from orgeditor.gui.printing.options import LABELS, MARGINS, choice, choose
from orgeditor.gui.printing.page_view import Printout
from orgeditor.messages import Message, t
from orgeditor.outputs.charts import output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.analysis.pages.chart_book import Split
    from orgeditor.analysis.preflight import Remark, Value
    from orgeditor.drawing.chart_files import Arranged, Form
    from orgeditor.drawing.scene import Mode
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.session import Session
    from orgeditor.model.output import Output


_FORMS: Final[tuple[tuple[Form, Message], ...]] = (
    ("page", t("One page")),
    ("book", t("Book")),
    ("poster", t("Poster")),
)
_LAYOUTS: Final[tuple[tuple[Arranged, Message], ...]] = (
    ("", t("Best for the page")),
    ("screen", t("As on screen")),
)
_SPLITS: Final[tuple[tuple[Split, Message], ...]] = (
    ("size", t("Where a page is full")),
    ("unit", t("At each unit")),
    ("level", t("At each level")),
)
_SHORT: Final = 12
"""Characters for which a box has room at least."""
_OVERLAPS: Final = (0.0, 5.0, 10.0, 15.0, 20.0)
_SIZES: Final = (LEAST, 8.0, 9.0, 10.0, 11.0, 12.0)


class ChartOptions(QWidget):
    """Boxes for the paper of a chart; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, sheet: ChartSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.form = choice([(key, str(text)) for key, text in _FORMS], sheet.form)
        self.split = choice([(key, str(text)) for key, text in _SPLITS], sheet.split)
        sizes = [(size, str(t("{point} pt", point=f"{size:g}"))) for size in _SIZES]
        self.least = choice(sizes, sheet.least)
        layouts = [(key, str(text)) for key, text in _LAYOUTS]
        self.arranged = choice(layouts, sheet.layout)
        overlaps = [(mm, str(t("{n} mm", n=f"{mm:g}"))) for mm in _OVERLAPS]
        self.overlap = choice(overlaps, sheet.overlap)
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
            (t("Form"), self.form),
            (t("Layout"), self.arranged),
            (t("A new page"), self.split),
            (t("Smallest letters"), self.least),
            (t("Sheets overlap by"), self.overlap),
            (t("Paper"), self.paper),
            (t("Orientation"), self.orientation),
            (t("Margins"), self.margin),
            (t("Language"), self.labels),
        ):
            box.setAccessibleName(str(text))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_SHORT)
            self._form.addRow(label(text, label=True), box)
            box.currentIndexChanged.connect(self._change)
        self._show_what_applies()

    def choose(self, settings: Mapping[str, Value]) -> None:
        """Choose what is named as in ``Output``; nothing folded where that is asked for."""
        boxes = {
            "form": self.form,
            "split": self.split,
            "least": self.least,
            "overlap": self.overlap,
            "layout": self.arranged,
            "page": self.paper,
            "landscape": self.orientation,
            "margin": self.margin,
        }
        named = dict(settings)
        if named.get("book"):
            named |= {"form": "book", "split": named["book"]}
        elif named.get("poster"):
            named["form"] = "poster"
        choose(boxes, named)
        if "folded" in settings:
            self._sheet = msgspec.structs.replace(self._sheet, folded=frozenset())
        self._change()

    def _change(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        form = self.form.currentData()
        self._form.setRowVisible(self.arranged, form == "page")
        self._form.setRowVisible(self.split, form == "book")
        self._form.setRowVisible(self.overlap, form == "poster")
        self._form.setRowVisible(self.least, form != "page")

    @property
    def chosen(self) -> ChartSheet:
        """The chart and its paper as they are chosen."""
        return msgspec.structs.replace(
            self._sheet,
            form=self.form.currentData(),
            split=self.split.currentData(),
            least=self.least.currentData(),
            overlap=self.overlap.currentData(),
            layout=self.arranged.currentData(),
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
        if ChartDialog._last is None:
            sheet = legible(sheet, session.handed_over())
        self._began = sheet
        self.options = ChartOptions(sheet)
        name = str(t("Chart"))
        title = str(t("Print: {name}", name=name))
        self._parent = parent
        super().__init__(session, title, name, self.lay_out(), self.options, parent)
        self._parent = self
        self.options.changed.connect(self.renew)

    @classmethod
    def forget(cls) -> None:
        """Begin again with what is usual."""
        cls._last = None

    @override
    def lay_out(self) -> Printout:
        sheet, org = self.options.chosen, self.session.handed_over()
        # Text is measured with fonts that the window paints with, too: no thread here.
        pages = jobs.run_here(
            t("Laying out the chart"),
            lambda reached: lay_out_chart(org, sheet, reached),
            self._parent,
        )
        if self._parent is self:
            ChartDialog._last = sheet
        return Printout(pages, sheet.setting, org)

    @override
    def output(self) -> Output:
        return output_of(self.options.chosen)

    @override
    def facts(self) -> list[Message]:
        point, chosen = self.printout.pages.point, self.options.chosen
        facts = [t("The smallest letters come out at {point} pt.", point=f"{point:.1f}")]
        if chosen == self._began and chosen.form == "book" and ChartDialog._last is None:
            larger = larger_than(chosen.page)
            facts.append(t("On one page of {paper}, letters would be under {least} pt.", paper=larger, least=f"{LEAST:g}"))  # fmt: skip
        if point < LEAST and cards_on(self.printout.pages) > MANY:
            facts.append(too_small())
        return facts

    @override
    def look(self, reached: Callable[[float], None]) -> list[Remark]:
        printout = self.printout
        return look_at_pages(
            printout.org, printout.pages, chart=self.options.chosen, reached=reached
        )

    @override
    def choose(self, settings: Mapping[str, Value]) -> None:
        self.options.choose(settings)
