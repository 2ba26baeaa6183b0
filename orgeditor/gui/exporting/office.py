"""Slides and Word documents written from the window: asked how, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from orgeditor.gui.errors import tell
from orgeditor.gui.exporting.office_dialog import OfficeDialog
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from orgeditor.messages import Message


def ask_office(path: Path, parent: QWidget) -> dict[str, Any] | None:
    """Ask how a pptx or docx is written, as settings of an output; None where the user thinks better of it."""
    dialog = OfficeDialog(path, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    wanted = dialog.wanted
    dialog.deleteLater()
    return wanted if agreed else None


def tell_kept(warnings: Iterable[Message], parent: QWidget) -> None:
    """Tell which slides show what is no longer there."""
    for warning in warnings:
        tell(parent, t("Slides were kept"), warning)
