"""The pages of the sections; those of the elements are made when they are first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from orgeditor.gui.elements import SECTIONS, ElementSection
from orgeditor.gui.sections import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.gui.session import Session

_LEAST: Final = QSize(440, 0)
"""A chart is not squeezed by the panes round it to where no branch is seen."""


class SectionPages(QStackedWidget):
    """A page a section, in their order: ``standing`` ones, the others made on demand.

    Tables over all units or people of a large organisation take seconds to make, which
    nobody is to wait for who only looks at the chart. ``jumped`` asks to show records.
    """

    jumped = Signal(tuple)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: dict[Section, ElementSection] = {}

    def fill(self, standing: Mapping[Section, QWidget]) -> None:
        """Put the pages in that are there from the beginning, before any is shown."""
        for section in Section:
            self.addWidget(standing.get(section) or QWidget())

    @property
    def section(self) -> Section:
        """The section shown."""
        return Section(self.currentIndex())

    @property
    def page(self) -> QWidget:
        """What the section shown consists of."""
        page = self.currentWidget()
        assert page is not None
        return page

    @property
    def made(self) -> frozenset[Section]:
        """The sections of elements that have been made so far."""
        return frozenset(self._made)

    def show_section(self, section: Section) -> None:
        """Show a section, made now if it is not there yet."""
        if section in SECTIONS:
            self.element(section)
        self.setCurrentIndex(section)
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        # A wide page that is not shown must not take their room from the panes beside another.
        return self.page.minimumSizeHint().expandedTo(_LEAST)

    def element(self, section: Section) -> ElementSection:
        """Return the page of an element's section."""
        if section not in self._made:
            make, _ = SECTIONS[section]
            self._made[section] = page = make(self._session)
            page.jumped.connect(self.jumped)
            if empty := self.widget(section):
                self.removeWidget(empty)
                empty.deleteLater()
            self.insertWidget(section, page)
        return self._made[section]
