"""What happens when a slot raises: one dialog with details to copy, and the work stays."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from types import TracebackType

_showing = False


def install() -> None:
    """Show every exception that nobody caught."""
    sys.excepthook = _on_exception


def tell(parent: QWidget | None, title: Message, sentence: object) -> None:
    """Tell the user one thing, as plain text."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(str(title))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(sentence))
    box.exec()


def _on_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    global _showing
    sys.__excepthook__(kind, error, trace)
    # A fault in painting would come again while its dialog is open.
    if _showing or issubclass(kind, KeyboardInterrupt):
        return
    _showing = True
    try:
        _dialog(_details(kind, trace)).exec()
    finally:
        _showing = False


def _dialog(details: str) -> QMessageBox:
    box = QMessageBox(QApplication.activeWindow())
    box.setObjectName("fault")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(str(t("Something went wrong")))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(t("A fault of the program. Your work is kept; save it under another name.")))
    box.setDetailedText(details)
    copy = box.addButton(str(t("Copy details")), QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    return box


def _details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return where it happened, without the values, which may hold names."""
    frames = traceback.extract_tb(trace)
    return "\n".join([*(f"{f.filename}:{f.lineno} {f.name}" for f in frames), kind.__name__])
