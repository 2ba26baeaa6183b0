"""What is on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def held() -> QMimeData:
    """Return what the clipboard holds: of an empty one nothing, for which Qt gives None."""
    content: QMimeData | None = QApplication.clipboard().mimeData()
    return content or QMimeData()
