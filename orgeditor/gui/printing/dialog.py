"""Pages as they come out, beside what can be chosen about them: printed, or saved as PDF."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgeditor.drawing.matrix_files import pages_to_pdf
from orgeditor.drawing.preflight import cards_on, look_at_pages
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.add_to_delivery import AddToDelivery, as_now
from orgeditor.gui.document_mends import OF_DOCUMENT, mend_document, show_baseline, unsaved
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import heading, label
from orgeditor.gui.preflight import MANY, PreflightLine, possible
from orgeditor.gui.printing.page_view import PageView, Printout
from orgeditor.gui.printing.printer import default_printer, lacks_paper, print_on, printer_for
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.gui.screen_room import resize_on_screen
from orgeditor.gui.where import ask_where
from orgeditor.messages import Message, language, t, tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from orgeditor.analysis.pages import Labels
    from orgeditor.analysis.preflight import Mend, Remark, Value
    from orgeditor.gui.session import Session
    from orgeditor.model.output import Output

_SIDE: Final = 300
_SIZE: Final = (1220, 820)


class PagesDialog(QDialog):
    """Shows a printout, prints it and saves it; ``lay_out`` makes it from what is chosen.

    ``wanted``: the ids of records that the user closed it to look at.
    """

    compares = False
    """Whether the pages are of several states: which of them it is, and where records stand, says nothing then."""

    def __init__(
        self, session: Session, name: str, file_name: str, printout: Printout, options: QWidget,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.session = session
        self._file_name = file_name
        self.setWindowTitle(name)
        resize_on_screen(self, *_SIZE)
        self._told = label("", quiet=True)
        self._told.setWordWrap(True)
        self.redaction = RedactionChoice(session)
        self.redaction.changed.connect(self._on_redacted)
        self._closed = False
        self.finished.connect(self._on_finished)
        self.wanted: tuple[str, ...] = ()
        self._printers = default_printer()
        self.preflight = PreflightLine()
        self.preflight.mended.connect(self._mend)
        self.preflight.asked.connect(self._look)
        self.printout = printout
        self.pages = PageView(self.printout)
        self.preflight.page_wanted.connect(self.pages.reveal)
        scroll = QScrollArea()
        scroll.setWidget(self.pages)
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(scroll, 1)
        shown.addWidget(self.preflight.list)
        layout.addLayout(shown, 1)
        layout.addWidget(self._side(options))
        self.tell_of_pages()

    @property
    def told(self) -> str:
        """What the dialog says of the pages."""
        return self._told.text()

    def lay_out(self) -> Printout:
        """Return the pages as they are chosen; Cancelled where the user stays with those there are."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show the pages as they are chosen now."""
        try:
            self.printout = self.lay_out()
        except Cancelled:
            return
        self.pages.show_printout(self.printout)
        self.tell_of_pages()

    def _on_finished(self) -> None:
        self._closed = True

    def _on_redacted(self) -> None:
        # Closed, it lays out nothing any more, whatever is chosen to be left out.
        if not self._closed:
            self.renew()

    def facts(self) -> list[Message]:
        """Return what else is said of the pages."""
        return []

    def look(self, reached: Callable[[float], None]) -> list[Remark]:
        """Return what there is to look at before the pages go out; ``reached`` may raise to stop."""
        printout = self.printout
        return look_at_pages(printout.org, printout.pages, reached=reached)

    def choose(self, settings: Mapping[str, Value]) -> None:
        """Choose other settings of the pages, named as a ``Mend`` names them."""
        raise NotImplementedError

    def files(self) -> list[tuple[Message, Callable[[], None]]]:
        """Return buttons for other files than PDF."""
        return []

    def output(self) -> Output | None:
        """Return the pages as a delivery set keeps them, None where it does not."""
        return None

    def tell_of_pages(self) -> None:
        """Say how many there are, and what there is to look at before they go out."""
        pages = self.printout.pages
        lines: list[Message] = [tn("{n} page", "{n} pages", len(pages.pages)), *self.facts()]
        self._told.setText("\n".join(map(str, lines)))
        if cards_on(pages) > MANY:
            self.preflight.tell(None)
        else:
            self._look()

    def _look(self) -> None:
        remarks: list[Remark] | None = None
        with suppress(Cancelled):
            found = jobs.run_here(t("Looking at what goes out"), self.look, self)
            remarks = [
                self._possible(one)
                for one in (*found, *unsaved(self.session), *self._lacking())
                if not (self.compares and one.kind == "scenario")
            ]
        self.preflight.tell(remarks)

    def _lacking(self) -> Iterator[Remark]:
        return lacks_paper(self.printout.pages.paper, self._printers)

    def _possible(self, remark: Remark) -> Remark:
        """Return a remark with what can be done about it from here."""
        said = possible(remark, self.session.organization, goes=not self.compares)
        pages = remark.pages if len(self.printout.pages.pages) > 1 else ()
        return msgspec.structs.replace(said, pages=pages)

    def _mend(self, mend: Mend) -> None:
        if mend.records:
            self.wanted = mend.records
            self.reject()
            return
        settings = dict(mend.settings)
        if "redaction" in settings:
            self.redaction.choose(str(settings.pop("redaction")))
        if show_baseline(self.session, mend):
            self.reject()
            return
        if mend_document(self.session, mend):
            self.renew()
        for name in OF_DOCUMENT:
            settings.pop(name, None)
        if settings:
            self.choose(settings)

    def save_pdf(self, path: Path) -> bool:
        """Save the pages as PDF; False where the user stops it, or it cannot be written, which is told."""

        def write(reached: Callable[[float], None]) -> None:
            pages_to_pdf(path, self.printout.pages, self.printout.sheet, reached)

        title = t("Writing {file}", file=path.name)
        try:
            return self.written(path, lambda: jobs.run_here(title, write, self))
        except Cancelled:
            return False

    def written(self, path: Path, write: Callable[[], object]) -> bool:
        """Write a file, and say so or why not; False where it cannot be written."""
        try:
            write()
        except OSError as failure:
            reason = t("{path} cannot be written: {why}", path=str(path), why=str(failure.strerror))
            tell(self, t("Not saved"), reason)
            return False
        self._told.setText(str(t("wrote {path}", path=str(path))))
        return True

    def ask(self, title: Message, suffix: str) -> Path | None:
        """Ask where a file goes; None where the user thinks better of it."""
        folder = self.session.path.parent if self.session.path else Path.home()
        name = "".join(c for c in self._file_name if c not in '\\/:*?"<>|')
        return ask_where(self, str(title), folder / f"{name or 'RACI'}{suffix}", (suffix,))

    def _side(self, options: QWidget) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(options)
        # The bar stands apart from the boxes, which without one are as wide as the buttons below.
        scroll.verticalScrollBar().rangeChanged.connect(lambda _, most: options.setContentsMargins(0, 0, 2 * theme.GRID if most else 0, 0))  # fmt: skip
        layout = QVBoxLayout(side)
        layout.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(heading(t("Page"), inner=True))
        layout.addWidget(scroll, 1)
        layout.addWidget(heading(t("What is left out"), inner=True))
        layout.addWidget(self.redaction)
        layout.addWidget(self._told)
        layout.addWidget(self.preflight)
        commands = [
            (t("Print…"), self._print),
            (t("Save as PDF…"), self._ask_and_save),
            *self.files(),
            (t("Close"), self.reject),
        ]
        for place, (words, command) in enumerate(commands):
            button = QPushButton(str(words))
            button.setDefault(place == 0)
            button.clicked.connect(lambda _=False, command=command: command())
            layout.addWidget(button)
        if (output := self.output()) is not None:
            keep = AddToDelivery(self.session, lambda: as_now(self.session, self.output() or output))  # fmt: skip
            layout.insertWidget(layout.count() - 1, keep)
        return side

    def _print(self) -> None:
        printer = printer_for(self.printout)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self.printout.pages.pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            jobs.run_here(
                t("Printing"), lambda reached: print_on(printer, self.printout, reached), self
            )
        except Cancelled:
            return
        except Refused as refusal:
            tell(self, t("Not printed"), refusal.reason)
            return
        self.accept()

    def _ask_and_save(self) -> None:
        path = self.ask(t("Save as PDF"), ".pdf")
        if path:
            self.save_pdf(path)


def labels_of(session: Session) -> Labels:
    """Return the language of what is printed: the document's, else the one shown."""
    wanted = session.organization.project.language or language()
    return "zh_CN" if wanted.startswith("zh") else "en"
