"""While names are hidden, the review of a newer file tells none in its rows, problems and ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QTableView, QTreeView

from orgeditor.analysis.veil import DOTS, Veil
from orgeditor.files.roster import propose, to_edit
from orgeditor.gui.importing import RosterReview
from orgeditor.messages import show_through
from orgeditor.model.document import Document
from orgeditor.model.records import Person
from tests.roster.tables import workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = ("ID", "Title", "Name", "Reports to")
BEFORE = (("1", "Head", "Zaphod Quillfeather", ""), ("2", "Lead", "Ana Paz", "1"))
AFTER = (*BEFORE, ("3", "Clerk", "Cem Su", "Zaphod Quillfeathr"))


@pytest.fixture
def review(qtbot) -> Iterator[RosterReview]:
    document = Document()
    org = document.organization
    document.do(to_edit(org, propose([workbook(HEAD, *BEFORE)])))
    show_through(Veil(org.of(Person).values()))
    book = workbook(HEAD, *AFTER, ("1", "Boss", "Zaphod Quillfeather", ""))
    review = RosterReview([book], propose([book]), into=org)
    qtbot.addWidget(review)
    review.show()
    yield review
    show_through(None)


def texts(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            yield str(model.index(row, column, parent).data(Qt.ItemDataRole.DisplayRole))
        yield from texts(model, model.index(row, 0, parent))


def test_no_pane_of_the_review_tells_a_hidden_name(review: RosterReview) -> None:
    told = []
    for number in range(review.tabs.count()):
        review.tabs.setCurrentIndex(number)
        for view in review.tabs.currentWidget().findChildren(QAbstractItemView):
            if isinstance(view, QListWidget):
                told += [view.item(row).text() for row in range(view.count())]
            elif isinstance(view, QTreeView | QTableView):
                told += list(texts(view.model(), QModelIndex()))
    assert any(DOTS in text for text in told)
    assert [text for text in told if "Quillfeather" in text] == []
