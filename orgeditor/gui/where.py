"""Asks where a file goes, and whether one that is there may be replaced."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from orgeditor.messages import Message, t
from orgeditor.outputs.kinds import FORMAT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

_ASKED_LATER: Final = (".pptx", ".docx")
"""Files of which is asked how they are written, and with that what becomes of one that is there."""


def ask_where(
    parent: QWidget | None,
    title: str,
    start: Path,
    suffixes: Sequence[str],
    names: Mapping[str, Message] = FORMAT_NAMES,
) -> Path | None:
    """Return where a file goes, one of ``suffixes``; None where the user thinks better of it.

    ``names``: what files with these suffixes are called. Of a name without one of them the suffix is
    that of the kind chosen, so the system's own question would be about another file.
    """
    kinds = ";;".join(f"{names[suffix[1:]]} (*{suffix})" for suffix in suffixes)
    option = QFileDialog.Option.DontConfirmOverwrite
    while True:
        chosen, kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds, "", option)
        if not chosen:
            return None
        start = path = Path(chosen)
        if not path.name.lower().endswith(tuple(suffixes)):
            wanted = next((one for one in suffixes if f"*{one})" in kind), suffixes[0])
            start = path = path.with_name(path.name + wanted)
        # The dialog of macOS asks whatever it is told.
        asked = sys.platform == "darwin" and str(path) == chosen
        if asked or path.suffix.lower() in _ASKED_LATER or not path.exists():
            return path
        if agrees(parent, t("{file} is there already. Replace it?", file=path.name)):
            return path


def agrees(parent: QWidget | None, question: Message) -> bool:
    """Ask whether a file is replaced."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(str(t("Replace the file")))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(question))
    replace = box.addButton(str(t("Replace")), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is replace
