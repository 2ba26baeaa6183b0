"""Two lists that appear under a line: the command palette, and the search that flies to a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from rapidfuzz import fuzz, process, utils
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.actions import MENUS, ROWS
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_VALUE: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 12
_GOOD: Final = 55


class Suggestions(QFrame):
    """A list under a line edit, walked with the arrows while the line keeps the focus."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window(), Qt.WindowType.ToolTip)
        self._line = line
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        self.list.itemClicked.connect(self._choose)
        line.installEventFilter(self)

    def offer(self, entries: list[tuple[str, object, str]]) -> None:
        """Show entries of (text, value, icon); none hides the list."""
        self.list.clear()
        for text, value, icon in entries:
            item = QListWidgetItem(theme.icon(icon), text, self.list)
            item.setData(_VALUE, value)
        self.list.setCurrentRow(0)
        if not entries:
            self.hide()
            return
        width = max(self._line.width(), 420)
        corner = self._line.mapToGlobal(QPoint(self._line.width() - width, self._line.height() + 2))
        self.setGeometry(corner.x(), corner.y(), width, len(entries) * 28 + 4)
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if _walked(self.list, event.key()):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item and self.isVisible():
                self._choose(item)
        elif event.key() == Qt.Key.Key_Escape and self.isVisible():
            self.hide()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(_VALUE))


class SearchLine(QLineEdit):
    """Finds people, titles, units and codes; ``found`` carries the id of the chosen record."""

    found = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: dict[str, str] | None = None
        self.setObjectName("search")
        self.setPlaceholderText(str(t("Search people, titles, units   Ctrl+F")))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(300)
        self._suggestions: Suggestions | None = None
        self.textEdited.connect(self._search)
        session.edited.connect(self._forget)
        session.replaced.connect(self._forget)

    def hits(self, text: str) -> list[str]:
        """Return the ids of the best hits: those that begin with, then contain, then resemble."""
        wanted = text.casefold().strip()
        if not wanted:
            return []
        texts = self._all()
        words = wanted.split()
        found = [key for key, said in texts.items() if all(word in said for word in words)]
        found.sort(key=lambda key: (not texts[key].startswith(words[0]), len(texts[key])))
        if not found and len(texts) <= 20_000:
            best = process.extract(
                wanted, texts, scorer=fuzz.partial_ratio, limit=_MOST, score_cutoff=75
            )
            found = [key for _, _, key in best]
        return found[:_MOST]

    def _search(self, text: str) -> None:
        if self._suggestions is None:
            self._suggestions = Suggestions(self)
            self._suggestions.chosen.connect(self._choose)
        org = self._session.organization
        entries: list[tuple[str, object, str]] = []
        for key in self.hits(text):
            record = org[key]
            icon = "unit" if isinstance(record, Unit) else "position"
            said = name_of(record)
            if isinstance(record, Position) and (names := holder_names(org, record)):
                said += " · " + ", ".join(names)
            entries.append((said, key, icon))
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
            for key, p in org.of(Position).items():
                held = " ".join(people[h.person] for h in p.holders if h.person)
                self._texts[key] = f"{p.title} {p.title_zh} {p.code} {held}".casefold()
        return self._texts

    def _forget(self, _edit: Edit | None = None) -> None:
        self._texts = None


class CommandLine(QFrame):
    """The command palette: type a few letters of what you want to do."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.line = QLineEdit()
        self.line.setPlaceholderText(str(t("What do you want to do?")))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.resize(520, 400)
        middle = parent.mapToGlobal(parent.rect().center())
        self.move(middle.x() - 260, parent.mapToGlobal(QPoint(0, 90)).y())
        self.line.textChanged.connect(self._offer)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._offer("")
        self.line.setFocus()

    def _offer(self, text: str) -> None:
        self.list.clear()
        rows = {
            row.id: f"{MENUS[row.menu]} › {row.text}".replace("&", "")
            for row in ROWS
            if self._actions[row.id].isEnabled()
        }
        ids = list(rows)
        if text.strip():
            best = process.extract(
                text,
                rows,
                scorer=fuzz.WRatio,
                processor=utils.default_process,
                limit=_MOST,
                score_cutoff=_GOOD,
            )
            ids = [key for _, _, key in best]
            inside = [key for key, said in rows.items() if text.casefold() in said.casefold()]
            ids = list(dict.fromkeys(inside + ids))[:_MOST]
        for key in ids:
            action = self._actions[key]
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            item = QListWidgetItem(action.icon(), rows[key] + (f"    {keys}" if keys else ""))
            item.setData(_VALUE, key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        action = self._actions[item.data(_VALUE)]
        self.close()
        action.trigger()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if _walked(self.list, event.key()):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        else:
            return False
        return True


def _walked(shown: QListWidget, key: int) -> bool:
    """Move to the next or the previous line where an arrow key asks for it."""
    step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
    shown.setCurrentRow(min(max(shown.currentRow() + step, 0), shown.count() - 1))
    return bool(step)
