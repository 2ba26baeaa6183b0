"""What is dragged onto the canvas and between the panes: two kinds of content.

``NEW``: something to be made: ``unit``, ``position`` or ``role:<id>``.
``IDS``: records that stand, one id a line: from the outline, the holding area, a list.
``CUT``: those on the clipboard are to move when they are pasted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QMimeData

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW: Final = "application/x-orgeditor-new"
IDS: Final = "application/x-orgeditor-ids"
CUT: Final = "application/x-orgeditor-cut"


def new_content(what: str) -> QMimeData:
    """Return what is dragged to make a ``unit``, a ``position`` or a position of ``role:<id>``."""
    return _content(NEW, what)


def ids_content(ids: Iterable[str]) -> QMimeData:
    """Return what is dragged to move records."""
    return _content(IDS, "\n".join(ids))


def add_ids(content: QMimeData, ids: Iterable[str], *, cut: bool) -> None:
    """Say in what goes to the clipboard which records it is of, and whether they are to move."""
    content.setData(IDS, QByteArray("\n".join(ids).encode()))
    if cut:
        content.setData(CUT, QByteArray(b"1"))


def is_cut(content: QMimeData) -> bool:
    """Whether the records on the clipboard are to move when they are pasted."""
    return content.hasFormat(CUT)


def new_in(content: QMimeData) -> str:
    """Return what is to be made, or ""."""
    return _text(content, NEW)


def ids_in(content: QMimeData) -> tuple[str, ...]:
    """Return the records that are dragged, none where it is something else."""
    return tuple(key for key in _text(content, IDS).split("\n") if key)


def _content(kind: str, text: str) -> QMimeData:
    content = QMimeData()
    content.setData(kind, QByteArray(text.encode()))
    return content


def _text(content: QMimeData, kind: str) -> str:
    return bytes(content.data(kind).data()).decode() if content.hasFormat(kind) else ""
