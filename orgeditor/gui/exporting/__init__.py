"""What is handed over as files, where more is to be chosen than a name."""

from orgeditor.gui.exporting.into_workbook import write_into_workbook
from orgeditor.gui.exporting.office import ask_office, tell_kept
from orgeditor.gui.exporting.office_dialog import OfficeDialog
from orgeditor.gui.exporting.redaction_dialog import RedactionDialog
from orgeditor.gui.exporting.roster_dialog import RosterDialog

__all__ = [
    "OfficeDialog",
    "RedactionDialog",
    "RosterDialog",
    "ask_office",
    "tell_kept",
    "write_into_workbook",
]
