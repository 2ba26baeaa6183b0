"""The print preview of a matrix or of role cards, with what can be chosen about the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import Labels, Paper, Sheet
from orgeditor.drawing.glyphs import missing_on_paper
from orgeditor.drawing.matrix_files import pages_to_pdf
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards
from orgeditor.gui import theme
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import heading, label
from orgeditor.gui.printing.options import Options
from orgeditor.gui.printing.page_view import PageView, Printout
from orgeditor.gui.printing.printer import print_on, printer_for
from orgeditor.messages import language, seen, t, tn
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.session import Session

_SIDE: Final = 300
_FEW: Final = 12
_SIZE: Final = (1220, 820)


class PreviewDialog(QDialog):
    """Shows the pages as they come out, and prints them or saves them as PDF.

    They are those of a matrix, or the role cards of parties. What was chosen last holds
    for the next preview of the same run of the program, save the columns.
    """

    _last: tuple[Paper, Sheet] | None = None

    def __init__(
        self,
        session: Session,
        matrix: str = "",
        parent: QWidget | None = None,
        *,
        parties: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._matrix = matrix
        self._parties = tuple(parties)
        org = session.organization
        self._name = seen(name_of(org[matrix or self._parties[0]]))
        self.setWindowTitle(str(t("Print: {name}", name=self._name)))
        self.resize(*_SIZE)
        paper, sheet = PreviewDialog._last or (Paper(), Sheet(_labels(session)))
        columns = matrix_view(org, matrix).columns if matrix else ()
        self.options = Options(
            paper if matrix else msgspec.structs.replace(paper, landscape=False),
            sheet,
            [column.party for column in columns],
        )
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
        self.options.changed.connect(self._renew)
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
        try:
            pages_to_pdf(path, self.printout.pages, self.printout.sheet)
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        self._told.setText(str(t("wrote {path}", path=str(path))))
        return True

    def _lay_out(self) -> Printout:
        org = self._session.handed_over()
        paper, sheet = self.options.chosen
        if self._matrix:
            PreviewDialog._last = (paper, msgspec.structs.replace(sheet, parties=()))
            return Printout(lay_out(org, self._matrix, paper, sheet), sheet)
        return Printout(lay_out_cards(org, self._parties, paper, sheet), sheet)

    def _renew(self) -> None:
        self.printout = self._lay_out()
        self.pages.show_printout(self.printout)
        self._tell()

    def _tell(self) -> None:
        pages = self.printout.pages
        size = t("Letters come out at {point} pt.", point=f"{pages.point:g}")
        lines = [str(tn("{n} page", "{n} pages", len(pages.pages))), str(size)]
        if self.options.columns.nothing:
            lines.append(str(t("No column is ticked, so all are shown.")))
        if pages.parts > 1:
            lines.append(
                str(t("At {least} pt the columns still need {n} pages side by side. A larger paper, or fewer columns, keeps them together.", least=f"{pages.point:g}", n=pages.parts))
            )  # fmt: skip
        if missing := missing_on_paper(pages, self.printout.sheet):
            some = " ".join(missing[:_FEW])
            lines.append(str(t("No installed font has these characters: {some}", some=some)))
        self._told.setText("\n".join(lines))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.options)
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
        layout.addWidget(scroll, 1)
        layout.addWidget(self._told)
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
        name = "".join(c for c in self._name if c not in '\\/:*?"<>|')
        start = str(folder / f"{name or 'RACI'}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, str(t("Save as PDF")), start, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_pdf(path if path.suffix else path.with_suffix(".pdf"))


def _labels(session: Session) -> Labels:
    wanted = session.organization.project.language or language()
    return "zh_CN" if wanted.startswith("zh") else "en"
