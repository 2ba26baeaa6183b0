"""The line of tools over the page: what is done most, and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.sections import Section
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

_EVERYWHERE: Final = frozenset(Section) - {Section.START}
_STRUCTURE: Final = frozenset({Section.STRUCTURE})
_GROUPS: Final = (
    (("positions", "units"), _STRUCTURE),
    (("add-unit", "add-position"), _STRUCTURE),
    (("dotted", "hide-names", "hide-pay", "fit", "zoom-out", "zoom-in"), _STRUCTURE),
    (("undo", "redo"), _EVERYWHERE),
)
_WORDS: Final = {
    "positions": t("Positions"),
    "units": t("Units"),
    "add-unit": t("+ Unit"),
    "add-position": t("+ Position"),
}
_SEARCH_FIRST: Final = 9
_WORDED: Final = ("positions", "units", "add-unit", "add-position")


class Tools(QFrame):
    """Buttons for actions of the table, each group in the sections where it means something.

    ``chart``: what chooses how the chart is shown.
    """

    def __init__(
        self, actions: Mapping[str, QAction], chart: Sequence[QToolButton], search: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("tools")
        self._groups: list[tuple[QWidget, frozenset[Section]]] = []
        self._chart = chart
        self._search = search
        self._buttons: dict[str, QToolButton] = {}
        self._fitted: tuple[object, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        row.setSpacing(theme.GRID * 4)
        for names, sections in _GROUPS:
            group = QWidget()
            inside = QHBoxLayout(group)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(theme.GRID + 2)
            for name in names:
                tool = _button(actions[name], name)
                self._buttons[name] = tool
                inside.addWidget(tool)
            if "dotted" in names:
                for place, button in enumerate(chart):
                    inside.insertWidget(place, button)
            row.addWidget(group)
            self._groups.append((group, sections))
        row.addStretch(1)
        row.addWidget(search, _SEARCH_FIRST)

    def show_section(self, section: Section) -> None:
        """Show what belongs to a section."""
        self.setVisible(section is not Section.START)
        for group, sections in self._groups:
            group.setVisible(section in sections)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave out words, then what has keys of its own, until all stands side by side."""
        wanted = (self.width(), *(b.text() for b in self._chart), *(g.isHidden() for g, _ in self._groups))  # fmt: skip
        if wanted == self._fitted:
            return
        self._fitted = wanted
        for step in range(6):
            self._shorten(step)
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        """Return the width at which nothing overlaps, the search as narrow as it may be."""
        row = self.layout()
        assert row is not None
        margins, shown = row.contentsMargins(), [g for g, _ in self._groups if not g.isHidden()]
        width = margins.left() + margins.right() + self._search.minimumWidth()
        for group in shown:
            tools = [b for b in group.findChildren(QToolButton) if not b.isHidden()]
            width += sum(max(b.sizeHint().width(), b.minimumWidth()) for b in tools)
            width += (len(tools) - 1) * (theme.GRID + 2) + row.spacing()
        return width + row.spacing()

    def _shorten(self, step: int) -> None:
        style = Qt.ToolButtonStyle
        for name in _WORDED:
            # Only its words tell what adds a unit from what shows the units.
            short = (
                style.ToolButtonTextOnly if name.startswith("add-") else style.ToolButtonIconOnly
            )
            words = style.ToolButtonTextBesideIcon if step == 0 else short
            self._buttons[name].setToolButtonStyle(words)
        for name in ("zoom-in", "zoom-out"):
            self._buttons[name].setVisible(step < 2)
        for name in ("dotted", "fit"):
            self._buttons[name].setVisible(step < 4)
        for name in ("hide-names", "hide-pay"):
            self._buttons[name].setVisible(step < 5)
        for button in self._chart:
            if button.text():
                words = style.ToolButtonTextOnly if step < 3 else style.ToolButtonIconOnly
                button.setToolButtonStyle(words)
                button.setMinimumWidth(button.sizeHint().width())


def _button(action: QAction, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"tool-{name}")
    if name in _WORDS:
        # Qt leaves no room between icon and words.
        action.setIconText(f" {_WORDS[name]}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setDefaultAction(action)
    button.setIconSize(QSize(theme.ICON, theme.ICON))
    return button
