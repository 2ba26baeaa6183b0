"""Who works with whom as a ring, and a matrix read down and along."""

from __future__ import annotations

from math import dist

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from orgeditor.analysis.charting import read_along, read_down
from orgeditor.analysis.load import ties
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.network import network
from orgeditor.gui.matrix.analysis_pages import NetworkPage
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit
from orgeditor.model.organization import Organization
from orgeditor.model.records import Matrix, Responsibility
from orgeditor.model.verbs.responsibilities import set_codes
from tests.matrix.offices import MATRIX, office
from tests.matrix.organizations import sized


@pytest.mark.parametrize("parties", [1, 2, 13, 60])
def test_dots_stand_apart_on_a_ring_inside_the_picture(parties: int) -> None:
    found = network(matrix_view(sized(8, parties), "m"))
    assert len(found.nodes) == parties
    middle = (found.width / 2, found.height / 2)
    far = {round(dist((node.x, node.y), middle), 6) for node in found.nodes}
    assert len(far) == 1
    for node in found.nodes:
        assert node.radius <= node.x <= found.width - node.radius
        assert node.radius <= node.y <= found.height - node.radius
        assert found.at(node.x, node.y) == node.party.id
        for other in found.nodes:
            if other is not node:
                assert dist((node.x, node.y), (other.x, other.y)) > node.radius + other.radius - 2
    assert found.at(*middle) == "" or parties == 0


def test_lines_are_ties_the_strongest_last_and_widest() -> None:
    view = matrix_view(sized(30, 20), "m")
    lines = network(view).lines
    known = set(ties(view))
    assert lines
    assert {line.tie for line in lines} <= known
    assert [line.tie.shared for line in lines] == sorted(line.tie.shared for line in lines)
    assert lines[-1].tie.shared == max(tie.shared for tie in known)
    assert lines[-1].width == max(line.width for line in lines)
    # Everybody who shares anything is joined to somebody.
    joined = {party for line in lines for party in (line.tie.one, line.tie.other)}
    assert joined == {party for tie in known for party in (tie.one, tie.other)}


def test_a_matrix_without_parties_has_no_picture() -> None:
    org = Organization([Matrix(id="m", name="Empty")])
    assert network(matrix_view(org, "m")).nodes == ()


def test_rows_and_columns_are_read_with_the_questions_of_a_workshop() -> None:
    view = matrix_view(office(), MATRIX)
    along = [(r.subject.id, r.told.render("en")) for r in read_along(view)]
    assert along == [
        ("budget", "nobody does it"), ("budget", "2 answer for it"), ("shoot", "nobody answers for it"),
    ]  # fmt: skip
    down = [(r.subject.id, r.told.render("en")) for r in read_down(view)]
    assert down == [("sales", "neither does nor answers for anything")]


@pytest.fixture
def works_with(qtbot: QtBot) -> NetworkPage:
    session = Session(Document(office()))
    page = NetworkPage(session)
    qtbot.addWidget(page)
    page.resize(1600, 300)
    page.show()
    page.fill(matrix_view(session.organization, MATRIX))
    page.picture.grab()
    return page


def test_a_click_on_a_dot_selects_the_party(works_with: NetworkPage, qtbot: QtBot) -> None:
    picture = works_with.picture
    node = works_with.ring.nodes[1]
    zoom, origin = picture.zoom, picture._origin()
    at = QPoint(round(origin.x() + node.x * zoom), round(origin.y() + node.y * zoom))
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picture._session.selection == (node.party.id,)


def test_the_picture_shows_what_it_is_filled_with(works_with: NetworkPage) -> None:
    org = works_with.picture._session.organization
    assert works_with.ring.lines
    with org.tried(_without_letters(org)):
        works_with.fill(matrix_view(org, MATRIX))
        works_with.picture.grab()
    assert not works_with.ring.lines


def test_the_ring_is_seen_whole_where_that_is_legible(works_with: NetworkPage) -> None:
    picture = works_with.picture
    assert picture.zoom == pytest.approx(
        max(0.7, (picture.viewport().height() - 40) / works_with.ring.height)
    )
    works_with.resize(1600, 1200)
    picture.grab()
    assert picture.verticalScrollBar().maximum() == 0


def _without_letters(org: Organization) -> Edit:
    cells = [(c.activity, c.party, ()) for c in org.of(Responsibility).values()]
    return set_codes(org, MATRIX, cells)
