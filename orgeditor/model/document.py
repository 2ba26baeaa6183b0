"""A document: an organisation, its history, and one place that hears of every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.history import History
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.edit import Edit


class Document:
    """What a user has open.

    Every change goes through ``do``, ``undo`` and ``redo``; each then tells ``on_edit``
    the edit that was applied (for an undo, the inverse). ``saved`` is the place in the
    history that the file on disk holds, or -1 where that place is gone.
    """

    def __init__(self, organization: Organization | None = None) -> None:
        """Open ``organization``, or an empty one."""
        self.organization = organization if organization is not None else Organization()
        self.history = History(self.organization)
        self.on_edit: Callable[[Edit], None] = lambda _edit: None
        self.saved = 0

    @property
    def changed(self) -> bool:
        """Whether something stands that the file on disk does not hold."""
        return self.saved != self.history.done

    def mark_saved(self) -> None:
        """Note that the file on disk holds what stands now."""
        self.saved = self.history.done

    def do(self, edit: Edit) -> None:
        """Carry out an edit; one without changes does nothing. Raises Refused or Stale."""
        if not edit:
            return
        if self.saved > self.history.done:
            self.saved = -1
        self.history.do(edit)
        self.on_edit(edit)

    def undo(self) -> None:
        """Take back the last edit."""
        if (edit := self.history.undo()) is not None:
            self.on_edit(edit)

    def redo(self) -> None:
        """Do again what was undone last."""
        if (edit := self.history.redo()) is not None:
            self.on_edit(edit)
