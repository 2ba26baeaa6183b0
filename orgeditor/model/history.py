"""Undo and redo: two stacks of edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


class History:
    """The edits done to one organisation, in order, and how many of them stand.

    ``done`` of ``edits`` stand; the others were undone and can be done again. ``saved`` is the
    place that the file on disk holds, or -1 where that place is gone.
    """

    def __init__(self, organization: Organization) -> None:
        """Begin an empty history of ``organization``."""
        self._organization = organization
        self.edits: list[Edit] = []
        self.done = 0
        self.saved = 0

    @property
    def changed(self) -> bool:
        """Whether something stands that the file on disk does not hold."""
        return self.saved != self.done

    @property
    def undoable(self) -> Edit | None:
        """The edit that ``undo`` would take back."""
        return self.edits[self.done - 1] if self.done else None

    @property
    def redoable(self) -> Edit | None:
        """The edit that ``redo`` would do again."""
        return self.edits[self.done] if self.done < len(self.edits) else None

    def do(self, edit: Edit) -> None:
        """Apply an edit and drop what was undone before it; raises as ``apply`` does."""
        self._organization.apply(edit)
        if self.saved > self.done:
            self.saved = -1
        del self.edits[self.done :]
        self.edits.append(edit)
        self.done += 1

    def undo(self) -> Edit | None:
        """Take back the last edit that stands; return the inverse that was applied."""
        if (edit := self.undoable) is None:
            return None
        inverse = edit.inverted()
        self._organization.apply(inverse)
        self.done -= 1
        return inverse

    def redo(self) -> Edit | None:
        """Do again the edit undone last; return it."""
        if (edit := self.redoable) is None:
            return None
        self._organization.apply(edit)
        self.done += 1
        return edit
