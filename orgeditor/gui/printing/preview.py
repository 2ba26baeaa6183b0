"""The print preview of a responsibility matrix, with what can be chosen about the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import LEAST, PAPERS, Labels, Paper
from orgeditor.drawing.glyphs import missing_on_paper
from orgeditor.drawing.matrix_files import matrix_to_pdf
from orgeditor.drawing.matrix_page import Sheet, lay_out
from orgeditor.gui import theme
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import heading, label
from orgeditor.gui.printing.page_view import PageView, Printout
from orgeditor.gui.printing.printer import print_on, printer_for
from orgeditor.messages import language, t, tn
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

_LABELS: Final[tuple[tuple[Labels, Message], ...]] = (
    ("en", t("English")),
    ("zh_CN", t("Chinese")),
    ("both", t("Both")),
)
_SIDE: Final = 270
_FEW: Final = 12
_MARGINS: Final = (
    (8.0, t("Narrow, 8 mm")),
    (13.0, t("Usual, 13 mm")),
    (20.0, t("Wide, 20 mm")),
)


class PreviewDialog(QDialog):
    """Shows the pages as they come out, and prints them or saves them as PDF.

    What was chosen last holds for the next preview of the same run of the program.
    """

    _last: tuple[Paper, Sheet] | None = None

    def __init__(self, session: Session, matrix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._matrix = matrix
        self.setWindowTitle(str(t("Print: {name}", name=name_of(session.organization[matrix]))))
        self.resize(1180, 780)
        paper, sheet = PreviewDialog._last or (Paper(), Sheet(_labels(session)))
        self.paper = _choice([(name, name) for name in PAPERS], paper.name)
        self.orientation = _choice(
            [(True, str(t("Landscape"))), (False, str(t("Portrait")))], paper.landscape
        )
        self.margin = _choice([(width, str(text)) for width, text in _MARGINS], paper.margin)
        self.labels = _choice([(key, str(text)) for key, text in _LABELS], sheet.labels)
        self.colours = _choice([(False, str(t("Colour"))), (True, str(t("Greyscale")))], sheet.grey)
        self.marks = QCheckBox(str(t("Show what breaks the rules")))
        self.marks.setChecked(sheet.marks)
        self._told = label("", quiet=True)
        self._told.setWordWrap(True)
        self.printout = self._lay_out()
        self.pages = PageView(self.printout)
        scroll = QScrollArea()
        scroll.setWidget(self.pages)
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._side())
        for box in (self.paper, self.orientation, self.margin, self.labels, self.colours):
            box.currentIndexChanged.connect(self._renew)
        self.marks.toggled.connect(self._renew)
        self._tell()

    @property
    def told(self) -> str:
        """What the dialog says of the pages."""
        return self._told.text()

    @classmethod
    def forget(cls) -> None:
        """Begin again with what is usual."""
        cls._last = None

    def save_pdf(self, path: Path) -> bool:
        """Save the pages as PDF; False where the file cannot be written, which is told."""
        sheet, paper = self.printout.sheet, self.printout.pages.paper
        try:
            matrix_to_pdf(path, self._session.organization, self._matrix, paper, sheet)
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        self._told.setText(str(t("wrote {path}", path=str(path))))
        return True

    def _lay_out(self) -> Printout:
        org = self._session.organization
        paper = Paper(
            self.paper.currentData(), self.orientation.currentData(), self.margin.currentData()
        )
        sheet = Sheet(self.labels.currentData(), self.marks.isChecked(), self.colours.currentData())
        PreviewDialog._last = (paper, sheet)
        view = matrix_view(org, self._matrix)
        return Printout(view, lay_out(view, paper, sheet), org.project, sheet)

    def _renew(self) -> None:
        self.printout = self._lay_out()
        self.pages.show_printout(self.printout)
        self._tell()

    def _tell(self) -> None:
        pages = self.printout.pages
        count = len(pages.pages)
        size = t("Letters come out at {point} pt.", point=f"{pages.point:g}")
        lines = [str(tn("{n} page", "{n} pages", count)), str(size)]
        parts = pages.pages[0].parties.partition("/")[2]
        if parts:
            lines.append(
                str(t("At {least} pt the columns still need {n} pages side by side. A larger paper, or fewer columns, keeps them together.", least=f"{LEAST:g}", n=int(parts)))
            )  # fmt: skip
        if missing := missing_on_paper(
            self.printout.view, self.printout.project, self.printout.sheet
        ):
            some = " ".join(missing[:_FEW])
            lines.append(str(t("No installed font has these characters: {some}", some=some)))
        self._told.setText("\n".join(lines))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        form = QFormLayout()
        form.setSpacing(2 * theme.GRID)
        for text, box in (
            (t("Paper"), self.paper),
            (t("Orientation"), self.orientation),
            (t("Margins"), self.margin),
            (t("Names"), self.labels),
            (t("Letters"), self.colours),
        ):
            box.setAccessibleName(str(text))
            form.addRow(label(text, label=True), box)
        form.addRow(self.marks)
        to_printer = QPushButton(str(t("Print…")))
        to_printer.setDefault(True)
        to_printer.clicked.connect(self._print)
        to_pdf = QPushButton(str(t("Save as PDF…")))
        to_pdf.clicked.connect(self._ask_and_save)
        close = QPushButton(str(t("Close")))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(heading(t("Page"), inner=True))
        layout.addLayout(form)
        layout.addSpacing(theme.GRID)
        layout.addWidget(self._told)
        layout.addStretch()
        for button in (to_printer, to_pdf, close):
            layout.addWidget(button)
        return side

    def _print(self) -> None:
        printer = printer_for(self.printout)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self.printout.pages.pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_on(printer, self.printout)
        except Refused as refusal:
            tell(self, t("Not printed"), refusal.reason)
            return
        self.accept()

    def _ask_and_save(self) -> None:
        folder = self._session.path.parent if self._session.path else Path.home()
        name = "".join(c for c in self.printout.view.matrix.name if c not in '\\/:*?"<>|')
        start = str(folder / f"{name or 'RACI'}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, str(t("Save as PDF")), start, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_pdf(path if path.suffix else path.with_suffix(".pdf"))


def _choice(entries: list[tuple[object, str]], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, text in entries:
        box.addItem(text, value)
    box.setCurrentIndex([value for value, _ in entries].index(chosen))
    return box


def _labels(session: Session) -> Labels:
    wanted = session.organization.project.language or language()
    return "zh_CN" if wanted.startswith("zh") else "en"
