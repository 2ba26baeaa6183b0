"""The search over all that positions, people and units say; what is found is flown to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from orgeditor.analysis.search import SearchIndex
from orgeditor.gui.labels import make_clearable
from orgeditor.gui.suggestions import Suggestions
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit


class SearchLine(QLineEdit):
    """Finds positions and units by any of their texts, and their people's.

    ``found`` carries the id of the chosen record.
    """

    found = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: SearchIndex | None = None
        self.setObjectName("search")
        self.setPlaceholderText(str(t("Search people, titles, units   Ctrl+F")))
        self.setAccessibleName(str(t("Find…")).rstrip("…"))
        make_clearable(self)
        self.setMinimumWidth(160)
        self.setMaximumWidth(300)
        self._suggestions: Suggestions | None = None
        self.textEdited.connect(self._search)
        session.edited.connect(self._follow)
        session.replaced.connect(self._forget)
        session.discretion_changed.connect(self._forget)

    def hits(self, text: str) -> list[str]:
        """Return the ids of the best hits."""
        return self._index().hits(text)

    def _search(self, text: str) -> None:
        if self._suggestions is None:
            self._suggestions = Suggestions(self)
            self._suggestions.chosen.connect(self._choose)
        org = self._session.organization
        entries: list[tuple[str, object, str, str]] = []
        for key in self.hits(text):
            record = org[key]
            said, place, icon = name_of(record), "", "unit"
            if isinstance(record, Position):
                icon = "position"
                if not self._session.names_hidden:
                    said = " · ".join([said, ", ".join(holder_names(org, record))]).rstrip(" ·")
                place = name_of(org[record.unit]) if record.unit else ""
            entries.append((seen(said), key, icon, seen(place)))
        self._suggestions.offer(entries)

    def _choose(self, key: object) -> None:
        self.found.emit(str(key))

    def _index(self) -> SearchIndex:
        if self._made is None:
            self._made = SearchIndex(
                self._session.organization, people=not self._session.names_hidden
            )
        return self._made

    def _follow(self, edit: Edit) -> None:
        if self._made is not None:
            self._made.follow(edit)

    def _forget(self) -> None:
        self._made = None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Made ready while the first key is still to come.
        self._index()
