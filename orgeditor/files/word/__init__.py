"""What is handed over as Word documents, for the client to go on writing in, in the client's template."""

from __future__ import annotations

from orgeditor.files.word.report import write_report_document
from orgeditor.files.word.role_cards import write_role_cards

__all__ = ["write_report_document", "write_role_cards"]
