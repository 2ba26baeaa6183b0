"""What is painted: counted in cards, and looked at in pixels; never timed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.view import View
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.sights import shows
from orgeditor.gui.session import Session
from orgeditor.messages import use_language
from orgeditor.model.document import Document
from orgeditor.model.records import Matrix, Responsibility, key_id
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.positions import add_dotted_line
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


@pytest.fixture
def large(qtbot) -> Canvas:
    canvas = Canvas(Session(Document(large_organization(3000))))
    qtbot.addWidget(canvas)
    canvas.resize(1600, 1000)
    canvas.show()
    place = canvas.scene.layout
    view = View(scale=1.0, width=1600, height=1000)
    canvas.set_view(view.centred(float(place.x[50]), float(place.y[50])))
    return canvas


def painted(canvas: Canvas) -> int:
    """Return how many cards were painted anew for one frame."""
    before = canvas.painting.pictures.painted
    canvas.grab()
    return canvas.painting.pictures.painted - before


def at_rest(canvas: Canvas) -> Canvas:
    """Return the canvas with all painted that is seen, at the zoom it has come to."""
    canvas.painting.sharpen()
    for _ in range(1000):
        canvas.grab()
        if not canvas.painting.frame.missing:
            return canvas
    raise AssertionError("never comes to rest")


def test_only_the_cards_that_are_seen_are_painted(large: Canvas) -> None:
    before = large.painting.pictures.painted
    at_rest(large)
    assert 0 < large.painting.pictures.painted - before < 80


def test_a_second_frame_paints_no_card_anew(large: Canvas) -> None:
    assert painted(at_rest(large)) == 0
    assert large.painting.frame.cards == 0


def test_panning_paints_the_strip_alone_that_comes_into_view(large: Canvas) -> None:
    view = at_rest(large).view
    seen = len(large.scene.layout.within(view.x, view.y, view.right, view.bottom))
    large.set_view(large.view.panned(-40, 0))
    large.grab()
    assert 0 < large.painting.frame.cards < seen / 2


def test_a_chart_panned_bit_by_bit_looks_as_one_painted_at_once(large: Canvas) -> None:
    plain = [("", 1.0), ("", 0.5), ("boxes", 0.5), ("boxes", 0.11), ("", 0.03)]
    graded = [("", 0.7), ("left", 0.3)]
    for arrangement, scale in (*plain, *graded):
        ways = {"arrangement": arrangement, "by_grade": (arrangement, scale) in graded}
        large.session.perform(set_project, large.session.organization, **ways)
        middle = large.scene.layout.width / 2, large.scene.layout.height / 2
        large.set_view(large.view.zoomed(scale, 0, 0).centred(*middle))
        at_rest(large)
        for dx, dy in ((-37, -5), (13, -21), (3, 40)):
            large.set_view(large.view.panned(dx, dy))
            large.grab()
        scrolled = at_rest(large).grab().toImage()
        large.refresh_theme()
        assert scrolled == at_rest(large).grab().toImage(), (arrangement, scale)


@pytest.mark.parametrize("arrangement", ["", "up", "right", "left"])
def test_levels_by_grade_are_bands_with_their_cards(hands, arrangement: str) -> None:
    for key, grade in {"director": "M4", "brand": "M2", "digital": "M2", "web": "M1"}.items():
        hands.session.perform(set_field, hands.org, [key], "grade", grade)
    hands.session.perform(set_project, hands.org, arrangement=arrangement, by_grade=True)
    hands.canvas.fit()
    scene = hands.canvas.scene
    bands = {band.grade: band for band in scene.bands()}
    assert list(bands) == ["M4", "M2", "M1"]
    across = arrangement in ("right", "left")
    for key in ("director", "brand", "digital", "web"):
        at = (scene.layout.x if across else scene.layout.y)[scene.slot(key)]
        band = bands[hands.position(key).grade]
        assert band.start < at < band.end, key
    ground = hands.canvas.colours.canvas
    middle = (bands["M4"].start + bands["M4"].end) / 2
    x, y = hands.canvas.view.to_screen(middle, middle)
    room = hands.canvas.rect()
    at = (round(x), room.height() - 4) if across else (room.width() - 4, round(y))
    assert at_rest(hands.canvas).grab().toImage().pixelColor(*at).name() != ground
    hands.session.perform(set_project, hands.org, by_grade=False)
    assert hands.canvas.scene.bands() == []


def test_while_the_zoom_changes_the_last_picture_is_stretched(large: Canvas) -> None:
    at_rest(large)
    for _ in range(3):
        large.zoom_to(large.zoom * 1.1)
        assert painted(large) == 0
    assert large.painting.pictures.scale < large.zoom
    at_rest(large)
    assert large.painting.pictures.scale == large.zoom


def test_an_edit_paints_only_the_cards_it_changes(large: Canvas) -> None:
    at_rest(large)
    layout = large.scene.layout
    key = large.scene.id(next(n for n in range(len(large.scene)) if shows(layout, n, large.view)))
    large.session.perform(set_field, large.session.organization, [key], "title", "Renamed")
    assert painted(large) == 1


def test_a_frame_that_is_late_paints_few_new_cards(large: Canvas) -> None:
    large.zoom_to(BLOCKS_BELOW * 1.05)
    large.refresh_theme()
    time = itertools.count()
    large.painting.pictures = CardPictures(large.colours, large.face, lambda: float(next(time)))
    large.painting.sharpen()
    assert 0 < painted(large) < 5
    assert large.painting.frame.missing > 0
    assert painted(large) >= 12, "nothing moves any more: there is time"
    cards = large.scene.layout.within(large.view.x, large.view.y, large.view.right, large.view.bottom)  # fmt: skip
    at_rest(large)
    assert large.painting.pictures.painted >= len(cards)


def test_from_far_no_card_is_painted_but_all_are_seen(large: Canvas) -> None:
    large.fit()
    assert large.zoom < BLOCKS_BELOW
    large.painting.sharpen()
    before, cards = large.painting.pictures.painted, 0
    for _ in range(20):
        large.grab()
        cards += large.painting.frame.cards
    assert large.painting.pictures.painted == before
    assert cards >= len(large.scene)


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_blocks_have_the_colours_of_their_units(hands) -> None:
    hands.canvas.zoom_to(0.05)
    hands.canvas.set_view(View(x=-100, y=-100, scale=0.05, width=1200, height=800))
    found = colours_in(hands.canvas.grab().toImage())
    assert set(hands.canvas.scene.colours()) <= found


def test_an_empty_chart_says_what_to_do(qtbot) -> None:
    canvas = Canvas(Session())
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.show()
    assert len(colours_in(canvas.grab().toImage())) > 3


def test_cards_speak_chinese(hands) -> None:
    use_language("zh_CN")
    try:
        hands.canvas.scene.language = "zh_CN"
        hands.canvas.scene.forget_cards()
        scene = hands.canvas.scene
        assert scene.card(scene.slot("pr")).title == "公关经理"
        assert scene.card(scene.slot("director")).line == "陈伟"
    finally:
        use_language("en")


def test_badges_show_the_letters_of_an_activity(hands) -> None:
    from orgeditor.model.verbs.responsibilities import add_activity, add_matrix, set_codes

    session = hands.session
    matrix = session.perform(add_matrix, hands.org, name="RACI").changes[0].id
    activity = session.perform(add_activity, hands.org, matrix, name="Campaign").changes[0].id
    session.perform(
        set_codes, hands.org, matrix, [(activity, "brand", ("A",)), (activity, "seller", ("C",))]
    )
    assert hands.org.find(Responsibility, key_id(matrix, activity, "brand"))
    assert hands.org.find(Matrix, matrix)
    session.perform(set_field, hands.org, ["web"], "roles", ("seller",))
    hands.canvas.show_badges(matrix, activity)
    scene = hands.canvas.scene
    assert [letter for letter, _ in scene.card(scene.slot("brand")).letters] == ["A"]
    assert [letter for letter, _ in scene.card(scene.slot("web")).letters] == ["C"]
    assert scene.card(scene.slot("pr")).letters == ()
    hands.canvas.show_badges("", "")
    assert scene.card(scene.slot("brand")).letters == ()


def test_dotted_lines_to_what_is_folded_away_are_left_out(hands) -> None:
    hands.session.perform(add_dotted_line, hands.org, "web", "content")
    scene = hands.canvas.scene
    assert len(scene.ties.dotted) == 1
    hands.canvas.folds.fold({"brand"})
    assert hands.canvas.scene.ties.dotted == []
    hands.canvas.grab()


def test_the_first_frame_after_a_zoom_shows_cards(qtbot) -> None:
    canvas = Canvas(Session(Document(large_organization(30))))
    qtbot.addWidget(canvas)
    canvas.resize(1600, 1000)
    canvas.zoom_to(0.3)
    canvas.grab()
    assert canvas.painting.pictures.scale == canvas.view.scale
