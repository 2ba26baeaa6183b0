"""The command palette: every action by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget
from rapidfuzz import fuzz, process, utils
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.actions import MENUS, ROW_BY_ID, ROWS, shown_keys
from orgeditor.gui.suggestions import VALUE, OfferedList
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

_MOST: Final = 12
_ALIKE: Final = 55
_WIDTH: Final = 560
_HEIGHT: Final = 400
_FROM_TOP: Final = 90


class CommandPalette(QFrame):
    """A line and what it finds: type a few letters of what you want to do."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("command-palette")
        self._actions = actions
        self.line = QLineEdit()
        self.line.setPlaceholderText(str(t("What do you want to do?")))
        self.list = OfferedList()
        self._nothing = QLabel(str(t("Nothing that can be done now is called so.")))
        self._nothing.setProperty("quiet", "true")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 2,) * 4)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing, 1)
        self.resize(_WIDTH, _HEIGHT)
        middle = parent.mapToGlobal(QPoint(parent.width() // 2, _FROM_TOP))
        self.move(middle.x() - _WIDTH // 2, middle.y())
        self.line.textChanged.connect(self._offer)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._offer("")
        self.line.setFocus()

    def _offer(self, text: str) -> None:
        self.list.clear()
        found = self._found(text.strip())
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        for key in found:
            row = ROW_BY_ID[key]
            self.list.offer(_said(key), key, row.icon or "commands", shown_keys(row))
        self.list.setCurrentRow(0)

    def _found(self, text: str) -> list[str]:
        """Return the actions that can be done now: those that say the text, then alike."""
        rows = {row.id: _said(row.id) for row in ROWS if self._actions[row.id].isEnabled()}
        if not text:
            return list(rows)
        wanted = text.casefold()
        words = wanted.split()
        inside = [key for key, said in rows.items() if all(w in said.casefold() for w in words)]
        inside.sort(key=lambda key: _how_far(key, wanted))
        alike = process.extract(
            text,
            {key: str(ROW_BY_ID[key].text) for key in rows},
            scorer=fuzz.token_sort_ratio,
            processor=utils.default_process,
            limit=_MOST,
            score_cutoff=_ALIKE,
        )
        return list(dict.fromkeys([*inside, *(key for _, _, key in alike)]))[:_MOST]

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        action = self._actions[item.data(VALUE)]
        self.close()
        action.trigger()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self.list.walk(event.key()):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
            return True
        return False


def _how_far(key: str, wanted: str) -> tuple[bool, bool]:
    """Return how far an action is from what was typed: those that begin so come first, then those that say so."""
    return (
        not str(ROW_BY_ID[key].text).casefold().startswith(wanted),
        wanted not in _said(key).casefold(),
    )


def _said(key: str) -> str:
    row = ROW_BY_ID[key]
    return f"{MENUS[row.menu]} › {row.text}".replace("&", "")
