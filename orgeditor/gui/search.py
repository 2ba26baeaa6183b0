"""The search: people, titles, units and codes; what is found is flown to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from rapidfuzz import fuzz, process

from orgeditor.gui.suggestions import Suggestions
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_MOST: Final = 12
_ALIKE: Final = 75
_MOST_COMPARED: Final = 20_000


class SearchLine(QLineEdit):
    """Finds people, titles, units and codes; ``found`` carries the id of the chosen record."""

    found = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: dict[str, str] | None = None
        self.setObjectName("search")
        self.setPlaceholderText(str(t("Search people, titles, units   Ctrl+F")))
        self.setAccessibleName(str(t("Find…")).rstrip("…"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(160)
        self.setMaximumWidth(300)
        self._suggestions: Suggestions | None = None
        self.textEdited.connect(self._search)
        session.edited.connect(self._forget)
        session.replaced.connect(self._forget)
        session.discretion_changed.connect(self._forget)

    def hits(self, text: str) -> list[str]:
        """Return the ids of the best hits: those that begin with, then contain, then resemble."""
        wanted = text.casefold().strip()
        if not wanted:
            return []
        texts = self._all()
        words = wanted.split()
        found = [key for key, said in texts.items() if all(word in said for word in words)]
        found.sort(key=lambda key: (not texts[key].startswith(words[0]), len(texts[key])))
        if not found and len(texts) <= _MOST_COMPARED:
            best = process.extract(
                wanted, texts, scorer=fuzz.partial_ratio, limit=_MOST, score_cutoff=_ALIKE
            )
            found = [key for _, _, key in best]
        return found[:_MOST]

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
            entries.append((said, key, icon, place))
        self._suggestions.offer(entries)

    def _choose(self, key: object) -> None:
        self.found.emit(str(key))

    def _all(self) -> dict[str, str]:
        if self._texts is None:
            org = self._session.organization
            people = {
                key: f"{p.name} {p.name_zh} {p.code} {p.email}" for key, p in org.of(Person).items()
            }
            self._texts = {
                key: f"{u.name} {u.name_zh} {u.code}".casefold() for key, u in org.of(Unit).items()
            }
            shown = not self._session.names_hidden
            for key, p in org.of(Position).items():
                held = " ".join(people[h.person] for h in p.holders if h.person and shown)
                self._texts[key] = f"{p.title} {p.title_zh} {p.code} {held}".casefold()
        return self._texts

    def _forget(self, _edit: Edit | None = None) -> None:
        self._texts = None
