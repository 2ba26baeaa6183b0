"""The one bridge between the document and the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ParamSpec

from PySide6.QtCore import QObject, Signal

from orgeditor.messages import Message
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.organization import Organization

P = ParamSpec("P")


class Session(QObject):
    """What the window shows: a document, where it lies, and what is selected in it.

    Views read ``organization`` and call ``perform`` with a verb; they never write.
    ``edited`` follows every edit that was applied (do, undo, redo alike), ``replaced``
    another document taking the place of the one shown, ``selected`` a new selection,
    ``refused`` a verb that said no, with its reason, ``saved_changed`` what the title and
    the status bar tell.
    """

    edited = Signal(object)
    replaced = Signal()
    selected = Signal()
    refused = Signal(object)
    saved_changed = Signal()

    def __init__(
        self, document: Document | None = None, path: Path | None = None
    ) -> None:
        """Show ``document``, or an empty one."""
        super().__init__()
        self.document = document or Document()
        self.path = path
        self._selection: tuple[str, ...] = ()
        self.document.on_edit = self._on_edit

    @property
    def organization(self) -> Organization:
        """The organisation shown. It is another object after ``replaced``."""
        return self.document.organization

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected records, the current one last."""
        return self._selection

    def select(self, ids: Iterable[str]) -> None:
        """Select records; ids of what does not stand are left out."""
        chosen = tuple(dict.fromkeys(key for key in ids if key in self.organization))
        if chosen != self._selection:
            self._selection = chosen
            self.selected.emit()

    def perform(
        self, verb: Callable[P, Edit], *args: P.args, **kwargs: P.kwargs
    ) -> Edit | None:
        """Carry out ``verb(...)``; None, and ``refused``, where it is not possible.

        The usual call is ``session.perform(move_positions, session.organization, ids, manager)``.
        """
        try:
            edit = verb(*args, **kwargs)
            self.document.do(edit)
        except Refused as refusal:
            self.refuse(refusal.reason)
            return None
        return edit

    def refuse(self, reason: Message) -> None:
        """Tell the user why something was not done."""
        self.refused.emit(reason)

    def undo(self) -> None:
        """Take back the last edit."""
        self.document.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.document.redo()

    def replace(self, document: Document, path: Path | None) -> None:
        """Show another document."""
        self.document.on_edit = lambda _edit: None
        self.document = document
        self.path = path
        self._selection = ()
        document.on_edit = self._on_edit
        self.replaced.emit()
        self.selected.emit()
        self.saved_changed.emit()

    def _on_edit(self, edit: Edit) -> None:
        self.edited.emit(edit)
        self.saved_changed.emit()
        self.select(self._selection)
