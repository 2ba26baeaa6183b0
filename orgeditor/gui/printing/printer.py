"""Putting a printout on a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from orgeditor.analysis.pages import PAPERS
from orgeditor.analysis.preflight import Remark
from orgeditor.analysis.preflight.pages import on_paper
from orgeditor.drawing.pdf import PAGE_SIZES, page_layout
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgeditor.analysis.pages import Paper
    from orgeditor.gui.printing.page_view import Printout

_INCH: Final = 25.4
_FEW: Final = 2


class Printer(msgspec.Struct, frozen=True):
    """A printer by its name, and of which papers it has trays or rolls, as ``PAPERS`` names them."""

    name: str
    papers: frozenset[str]


def default_printer() -> Printer | None:
    """Return the printer that is offered first, None where there is none or it tells no papers."""
    info = QPrinterInfo.defaultPrinter()
    sizes = [] if info.isNull() else info.supportedPageSizes()
    taken = frozenset(name for name, size in PAGE_SIZES.items() if any(one.id() == size for one in sizes))  # fmt: skip
    return Printer(info.printerName(), taken) if taken else None


def lacks_paper(paper: Paper, printer: Printer | None) -> Iterator[Remark]:
    """Yield what is said where the usual printer has no such paper, with the papers nearest in size that it has."""
    if printer is None or paper.name in printer.papers:
        return
    message = t("The printer {printer} has no {paper}: it would make the pages smaller, or cut them.", printer=printer.name, paper=paper.name)  # fmt: skip
    wide = PAPERS[paper.name][0]
    near = sorted(printer.papers, key=lambda name: abs(PAPERS[name][0] - wide))
    mends = tuple(on_paper(name, landscape=paper.landscape) for name in near[:_FEW])
    yield Remark("paper-not-in-printer", "hint", message, mends)


def printer_for(printout: Printout) -> QPrinter:
    """Return a printer set to the paper of a printout."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # Before the layout: with it the margins of the page are ours, not the printer's.
    printer.setFullPage(True)
    paper = printout.pages.paper
    printer.setPageLayout(page_layout(paper.name, paper.landscape))
    printer.setDocName(printout.pages.title)
    return printer


def print_on(
    printer: QPrinter, printout: Printout, reached: Callable[[float], None] | None = None
) -> None:
    """Print the pages that the printer's range asks for, each at its true size.

    ``reached`` hears 0.0 to 1.0; where it raises, the printer is told to forget what it has.
    Refused where the printer does not begin.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(t("The printer does not answer. Save a PDF instead, and print that."))
    try:
        count = len(printout.pages.pages)
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or count, count)
        for number in range(first, last + 1):
            if reached:
                reached((number - first) / max(1, last - first + 1))
            if number > first:
                printer.newPage()
            painter.save()
            painter.scale(printer.logicalDpiX() / _INCH, printer.logicalDpiY() / _INCH)
            printout.paint(painter, number - 1)
            painter.restore()
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
