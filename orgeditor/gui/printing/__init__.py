"""Paper, from the window: the preview is what the printer and the PDF give."""

from orgeditor.gui.printing.chart import ChartDialog
from orgeditor.gui.printing.preview import PreviewDialog
from orgeditor.gui.printing.report import ReportDialog

__all__ = ["ChartDialog", "PreviewDialog", "ReportDialog"]
