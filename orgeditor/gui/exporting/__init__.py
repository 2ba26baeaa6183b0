"""What is handed over as files, where more is to be chosen than a name."""

from orgeditor.gui.exporting.into_workbook import write_into_workbook

__all__ = ["write_into_workbook"]
