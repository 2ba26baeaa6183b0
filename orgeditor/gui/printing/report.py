"""The report in the window: its pages, which parts it has, and its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.left_out import left_out
from orgeditor.analysis.pages import PAPERS, Paper, Sheet
from orgeditor.analysis.report import PARTS, Told
from orgeditor.analysis.trend import moments
from orgeditor.drawing.matrix_page import lay_out_report, measure_of
from orgeditor.drawing.preflight import look_at_report
from orgeditor.drawing.report_pictures import report_pictures
from orgeditor.files.report import write_report
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.errors import tell
from orgeditor.gui.exporting import ask_office, tell_kept
from orgeditor.gui.labels import heading, label
from orgeditor.gui.printing.dialog import PagesDialog, labels_of
from orgeditor.gui.printing.options import INKS, LABELS, MARGINS, choice, choose
from orgeditor.gui.printing.page_view import Printout
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.outputs.responsibilities import output_of
from orgeditor.outputs.slides import written_slides

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgeditor.analysis.preflight import Remark, Value
    from orgeditor.analysis.report import Part
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.output import Output

_HIGH: Final = 230


class ReportOptions(QWidget):
    """Paper, language, and which parts; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, paper: Paper, sheet: Sheet, parts: Sequence[Part] = PARTS) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self.paper = choice([(name, name) for name in PAPERS], paper.name)
        ways = [(True, str(t("Landscape"))), (False, str(t("Portrait")))]
        self.orientation = choice(ways, paper.landscape)
        self.margin = choice([(width, str(text)) for width, text in MARGINS], paper.margin)
        languages = [(key, str(text)) for key, text in LABELS if key != "both"]
        self.labels = choice(languages, sheet.labels)
        self.ink = choice([(key, str(text)) for key, text in INKS], sheet.ink)
        self.filled_only = QCheckBox(str(t("Leave out parts that hold nothing")))
        self.parts = QListWidget()
        self.parts.setAccessibleName(str(t("Parts of the report")))
        for part in self._parts:
            item = QListWidgetItem(str(part.title), self.parts)
            item.setData(Qt.ItemDataRole.UserRole, part.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        lines = max(self.parts.sizeHintForRow(0), 1) * self.parts.count() + 2 * theme.GRID
        self.parts.setMinimumHeight(min(_HIGH, lines))
        self._form = QFormLayout()
        self._form.setSpacing(2 * theme.GRID)
        rows: tuple[tuple[Message, QComboBox], ...] = (
            (t("Paper"), self.paper),
            (t("Orientation"), self.orientation),
            (t("Margins"), self.margin),
            (t("Language"), self.labels),
            (t("Ink"), self.ink),
        )
        self.put_first(rows)
        self._form.addRow(self.filled_only)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(self._form)
        layout.addWidget(heading(t("Parts of the report"), inner=True))
        layout.addWidget(self.parts, 1)
        self.filled_only.toggled.connect(self.changed)
        self.parts.itemChanged.connect(lambda _item: self.changed.emit())

    def put_first(self, rows: Sequence[tuple[Message, QComboBox]]) -> None:
        """Put what else is chosen above the rest: what each is called, and its box."""
        for place, (text, box) in enumerate(rows):
            box.setAccessibleName(str(text))
            self._form.insertRow(place, label(text, label=True), box)
            box.currentIndexChanged.connect(self.changed)

    def choose(self, settings: Mapping[str, Value]) -> None:
        """Choose what is named as in ``Output``."""
        boxes: dict[str, QComboBox | QCheckBox] = {
            "page": self.paper,
            "landscape": self.orientation,
            "margin": self.margin,
            "labels": self.labels,
            "ink": self.ink,
            "filled_only": self.filled_only,
        }
        if choose(boxes, settings):
            self.changed.emit()

    @property
    def chosen(self) -> tuple[Paper, Sheet]:
        """Paper and sheet as they are chosen."""
        paper = Paper(
            self.paper.currentData(), self.orientation.currentData(), self.margin.currentData()
        )
        return paper, Sheet(self.labels.currentData(), ink=self.ink.currentData())

    @property
    def chosen_parts(self) -> list[Part]:
        """The parts that are ticked."""
        items = (self.parts.item(row) for row in range(self.parts.count()))
        ticked = {
            i.data(Qt.ItemDataRole.UserRole)
            for i in items
            if i.checkState() == Qt.CheckState.Checked
        }
        return [part for part in self._parts if part.id in ticked]


class ReportDialog(PagesDialog):
    """Shows the report. Raises Cancelled where the user stops it before it is there."""

    _last: tuple[Paper, Sheet] | None = None
    _empty_parts = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.session = session
        self._parent = parent
        paper, sheet = ReportDialog._last or (Paper(), Sheet(labels_of(session)))
        self.options = self.make_options(paper, sheet)
        name = str(self.name())
        super().__init__(session, name, name, self.lay_out(), self.options, parent)
        self._parent = self
        self.options.changed.connect(self.renew)

    def name(self) -> Message:
        """Return what the pages are called."""
        return t("Report")

    def make_options(self, paper: Paper, sheet: Sheet) -> ReportOptions:
        """Return what can be chosen."""
        return ReportOptions(paper, sheet)

    def told_of(self) -> Told:
        """Return what the pages tell of."""
        org = self.session.handed_over()
        before = moments(self.session.organization, named=tells_names(org.redaction))
        return Told(org, self.options.chosen[1].labels, before)

    @classmethod
    def forget(cls) -> None:
        """Begin again with what is usual."""
        cls._last = None

    @override
    def choose(self, settings: Mapping[str, Value]) -> None:
        self.options.choose(settings)

    @override
    def look(self, reached: Callable[[float], None]) -> list[Remark]:
        printout = self.printout
        return look_at_report(
            printout.org,
            printout.pages,
            printout.sheet,
            empty_parts=self._empty_parts,
            reached=reached,
        )

    @override
    def output(self) -> Output | None:
        if self.compares:
            return None  # Delivery sets keep no comparisons.
        paper, sheet = self.options.chosen
        parts = tuple(part.id for part in self.options.chosen_parts)
        return replace(
            output_of("report", paper, sheet),
            parts=() if len(parts) == len(PARTS) else parts,
            filled_only=self.options.filled_only.isChecked(),
        )

    @override
    def facts(self) -> list[Message]:
        withheld = list(left_out(self.session.left_out()))
        if self.session.ratings_held_back():
            withheld.append(t("without ratings of people"))
        return [t("Goes out {how}.", how=message) for message in withheld]

    @override
    def files(self) -> list[tuple[Message, Callable[[], None]]]:
        return [
            (t("Save as Excel workbook…"), self._ask_for_workbook),
            (t("Save as PowerPoint slides…"), self._ask_for_slides),
            (t("Save as Word document…"), self._ask_for_document),
        ]

    def save_slides(self, path: Path) -> bool:
        """Save the report as slides; False where that cannot be, which is told, or is not wanted."""
        # Here, not above: only this needs python-pptx, which takes its time to load.
        from orgeditor.drawing.slides import Into, report_to_pptx

        if (asked := ask_office(path, self)) is None:
            return False
        told, parts, bare = self._content()
        deck, template = asked.get("into_slides"), asked.get("template")
        into = Into(
            Path(template) if template else None,
            Path(deck) if deck else None,
            asked.get("remove_gone", False),
        )
        warnings: list[Message] = []

        def write(reached: Callable[[float], None]) -> None:
            outcome = report_to_pptx(path, told, parts, into, reached, without_empty=bare)
            warnings.extend(written_slides(outcome, anew=bool(deck)).warnings)

        title = t("Writing {file}", file=path.name)
        done = self._stoppably(path, lambda: jobs.run_here(title, write, self))
        tell_kept(warnings, self)
        return done

    def save_document(self, path: Path) -> bool:
        """Save the report as a Word document; False where that cannot be, which is told, or is not wanted."""
        # Here, not above: only this needs python-docx, which takes its time to load.
        from orgeditor.files.word import write_report_document

        if (asked := ask_office(path, self)) is None:
            return False
        told, parts, bare = self._content()
        template = Path(asked["template"]) if "template" in asked else None
        measure = measure_of(self.options.chosen[1])

        def write(reached: Callable[[float], None]) -> None:
            write_report_document(told, parts, path, draw=report_pictures, measure=measure, template=template, without_empty=bare, reached=reached)  # fmt: skip

        title = t("Writing {file}", file=path.name)
        return self._stoppably(path, lambda: jobs.run_here(title, write, self))

    def _content(self) -> tuple[Told, list[Part], bool]:
        return self.told_of(), self.options.chosen_parts, self.options.filled_only.isChecked()

    def _stoppably(self, path: Path, write: Callable[[], object]) -> bool:
        try:
            return self.written(path, write)
        except Cancelled:
            return False
        except Refused as refusal:
            tell(self, t("Not saved"), refusal.reason)
            return False

    def _ask_for_slides(self) -> None:
        path = self.ask(t("Save as PowerPoint slides"), ".pptx")
        if path:
            self.save_slides(path)

    def _ask_for_document(self) -> None:
        path = self.ask(t("Save as Word document"), ".docx")
        if path:
            self.save_document(path)

    def save_workbook(self, path: Path) -> bool:
        """Save the report as a workbook; False where that cannot be, which is told."""
        told, parts, bare = self._content()
        for part in parts:
            # Here, since a thread of its own could not name things in another language.
            told.items(part)

        def write(progress: jobs.Progress) -> None:
            def reached(share: float) -> None:
                progress.tell(share)
                if progress.cancelled():
                    raise Cancelled

            write_report(told, parts, path, without_empty=bare, reached=reached)

        title = t("Writing {file}", file=path.name)
        return self._stoppably(path, lambda: jobs.run(title, write, self))

    def _ask_for_workbook(self) -> None:
        path = self.ask(t("Save as Excel workbook"), ".xlsx")
        if path:
            self.save_workbook(path)

    @override
    def lay_out(self) -> Printout:
        paper, sheet = self.options.chosen
        told, parts = self.told_of(), self.options.chosen_parts
        bare = self.options.filled_only.isChecked()
        # Text is measured with fonts that the window paints with, too: no thread here.
        pages = jobs.run_here(
            t("Laying out the report"),
            lambda reached: lay_out_report(
                told, parts, paper, sheet, without_empty=bare, reached=reached
            ),
            self._parent,
        )
        self._empty_parts = not bare and any(not told.items(part) for part in parts)
        ReportDialog._last = self.options.chosen
        return Printout(pages, sheet, told.org)
