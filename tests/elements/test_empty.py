"""A document in which nothing is entered yet: every picture and table says what to do first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from orgeditor.gui.elements import SECTIONS
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.elements.table import Table
from orgeditor.gui.findings import Checker
from orgeditor.gui.health.section import Health
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization


@pytest.fixture
def nothing(qtbot):
    session = Session(Document(Organization()))
    yield session
    session.file.close()


def says_something(widget):
    """Whether more than the ground is painted in the middle of a viewport."""
    view = widget.viewport()
    image = view.grab(QRect(0, view.height() // 3, view.width(), view.height() // 3)).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)}) > 1  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_a_page_with_nothing_to_show_says_what_to_do(section, nothing, qtbot):
    make, _ = SECTIONS[section]
    shown = make(nothing)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    silent = []
    for place, page in enumerate(shown.pages):
        shown.tabs.setCurrentIndex(place)
        views = [page.widget, *page.widget.findChildren(Picture)]
        for view in views:
            empty_table = isinstance(view, Table) and not view.sheet.rowCount()
            if (isinstance(view, Picture) or empty_table) and not says_something(view):
                silent.append(str(page.name))
    assert silent == []


def test_so_do_the_pages_of_health(nothing, qtbot):
    health = Health(nothing, Checker(nothing))
    qtbot.addWidget(health)
    health.resize(900, 600)
    health.show()
    for page, view in ((health.completeness, health.completeness), (health.chain, health.chain.picture)):  # fmt: skip
        health.pages.setCurrentWidget(page)
        assert says_something(view)
