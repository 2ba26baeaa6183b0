"""Putting a printout on a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from orgeditor.drawing.pdf import page_layout
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.printing.page_view import Printout

_INCH: Final = 25.4


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
