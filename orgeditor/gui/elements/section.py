"""A section of an element: its tables and pictures as pages, and what is done over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.elements import rows
from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import caption, label, make_clearable
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

_FILTER: Final = 220


@dataclass(frozen=True)
class Page:
    """A page of a section: what it is called, what it shows, what to do with it when empty.

    ``tools`` stand over it while it is shown.
    """

    name: Message
    widget: QWidget
    hint: Message
    tools: tuple[QWidget, ...] = ()


class ElementSection(QWidget):
    """The pages of one element under their tabs; ``jumped`` asks to show records that stand elsewhere."""

    jumped = Signal(tuple)

    def __init__(self, name: str, pages: Sequence[Page]) -> None:
        super().__init__()
        self.pages = tuple(pages)
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"tabs-{name}")
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        for page in self.pages:
            self.tabs.addTab(caption(page.name))
            page.widget.setAccessibleName(str(page.name))
            self._stack.addWidget(page.widget)
        self._hint = label(quiet=True)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        self._filter = QLineEdit()
        self._filter.setObjectName(f"filter-{name}")
        self._filter.setPlaceholderText(str(t("Filter rows")))
        self._filter.setAccessibleName(str(t("Filter rows")))
        make_clearable(self._filter)
        self._filter.setFixedWidth(_FILTER)
        self._filter.textChanged.connect(self._restrict)
        for page in self.pages:
            if isinstance(page.widget, Table):
                page.widget.unrestricted.connect(self._filter.clear)
        self._add = _button("add", t("Add a row"))
        self._add.clicked.connect(self._add_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(self._stack, 1)
        column.addWidget(self._hint)
        self.tabs.currentChanged.connect(self._show_page)
        self._show_page(0)

    def _top(self) -> QWidget:
        top = QFrame()
        top.setObjectName("section-top")
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, theme.GRID)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for page in self.pages:
            for tool in page.tools:
                row.addWidget(tool)
        row.addWidget(self._filter)
        row.addWidget(self._add)
        return top

    def show_record(self, record_id: str) -> bool:
        """Go to the row of a record, on whichever page has it; False where none has."""
        self._filter.clear()
        for place, page in enumerate(self.pages):
            if isinstance(page.widget, Table) and page.widget.reveal(record_id):
                self.tabs.setCurrentIndex(place)
                return True
        return False

    def open_record(self, record_id: str) -> None:
        """Go to a record that a picture shows: to its row here, or to where else it stands."""
        if not self.show_record(record_id):
            self.jumped.emit((record_id,))

    def show_page(self, table: str) -> None:
        """Show the page of the table that goes by a name."""
        names = [page.widget.objectName() for page in self.pages]
        self.tabs.setCurrentIndex(names.index(f"table-{table}"))

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.pages[self.tabs.currentIndex()]

    def _show_page(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        shown = self.pages[place].widget
        self._filter.setVisible(isinstance(shown, Table))
        self._add.setVisible(isinstance(shown, Table) and isinstance(shown.sheet, RecordSheet))
        for page in self.pages:
            for tool in page.tools:
                tool.setVisible(page is self.pages[place])
        self._hint.setText(str(self.pages[place].hint))
        self.setFocusProxy(shown)

    def _restrict(self, text: str) -> None:
        for page in self.pages:
            if isinstance(page.widget, Table):
                page.widget.restrict(text)

    def _add_row(self) -> None:
        shown = self.page.widget
        if isinstance(shown, Table):
            rows.add_row(shown)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        shown = self.page.widget
        if isinstance(shown, Table) and not shown.currentIndex().isValid():
            shown.setCurrentIndex(shown.sheet.index(0, shown.first))


def _button(name: str, words: Message) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"section-{name}")
    button.setProperty("bordered", "true")
    button.setText(f" {words}")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIcon(theme.icon(name))
    button.setIconSize(QSize(theme.ICON, theme.ICON))
    button.setAccessibleName(str(words))
    return button
