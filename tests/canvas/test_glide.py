"""Cards glide to their new places, and stand there; nothing moves where that is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from orgeditor.gui.canvas import Canvas, motion
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.verbs.positions import move_positions
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.canvas.conftest import Hands


@pytest.fixture
def moving() -> Iterator[None]:
    motion.reduce(less=False)
    yield
    motion.reduce(less=True)


def shown(hands: Hands, key: str) -> tuple[float, float]:
    """Return where a card is painted in the viewport."""
    scene = hands.canvas.glide.scene
    slot = scene.slot(key)
    return hands.canvas.view.to_screen(float(scene.layout.x[slot]), float(scene.layout.y[slot]))


def stands(hands: Hands, key: str) -> tuple[float, float]:
    point = hands.at(key, 0, 0)
    return point.x(), point.y()


@pytest.mark.usefixtures("moving")
def test_a_card_leaves_where_it_was_and_arrives_where_it_stands(hands: Hands, qtbot) -> None:
    hands.session.select(["director"])
    before = shown(hands, "pr")
    hands.session.perform(move_positions, hands.org, ["pr"], "digital")
    assert shown(hands, "pr") == pytest.approx(before, abs=1)
    assert stands(hands, "pr") != pytest.approx(before, abs=20)
    qtbot.waitUntil(lambda: hands.canvas.glide.scene is hands.canvas.scene)
    assert shown(hands, "pr") == stands(hands, "pr")


@pytest.mark.usefixtures("moving")
def test_the_next_edit_takes_over_without_a_jump(hands: Hands) -> None:
    hands.session.perform(move_positions, hands.org, ["pr"], "digital")
    hands.canvas.glide.show(0.5)
    halfway = shown(hands, "pr")
    hands.session.undo()
    assert shown(hands, "pr") == pytest.approx(halfway, abs=1)


@pytest.mark.usefixtures("moving")
def test_new_cards_fade_in_and_lines_come_along(hands: Hands) -> None:
    hands.canvas.folds.fold({"brand"})
    hands.canvas.glide.stop()
    hands.canvas.folds.fold(set())
    glide, scene = hands.canvas.glide, hands.canvas.scene
    assert {scene.id(slot) for slot in glide.new} == {"content", "pr"}
    assert glide.share < 1
    assert glide.scene.layout.lines.shape == scene.layout.lines.shape
    hands.canvas.grab()
    glide.stop()
    assert np.array_equal(glide.scene.layout.lines, scene.layout.lines)


def test_nothing_moves_where_less_motion_is_asked_for(hands: Hands) -> None:
    motion.reduce(less=True)
    hands.session.perform(move_positions, hands.org, ["pr"], "digital")
    assert hands.canvas.glide.scene is hands.canvas.scene


@pytest.mark.usefixtures("moving")
def test_only_what_is_or_comes_into_view_is_moved(qtbot) -> None:
    canvas = Canvas(Session(Document(large_organization(3000))))
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.zoom_to(1.0)
    last = canvas.scene.id(1)
    canvas.reveal(last)
    canvas.folds.fold({last})
    x, painted = canvas.scene.layout.x, canvas.glide.scene.layout.x
    assert len(x) > 1000
    assert 0 < np.count_nonzero(x != painted) < 100


@pytest.mark.usefixtures("moving")
def test_a_flight_gives_way_to_whoever_looks_elsewhere(hands: Hands, qtbot) -> None:
    """A branch shown alone while the chart still flew ended up out of sight."""
    canvas = hands.canvas
    canvas.zoom_to(1.0)
    for look in (lambda: canvas.focus_on("brand"), canvas.fit, canvas.zoom_in):
        canvas.fly_to("brand")
        look()
        meant = canvas.view
        qtbot.wait(motion.MILLISECONDS // 4)
        assert canvas.view == meant
