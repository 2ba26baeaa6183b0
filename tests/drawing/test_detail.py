"""From near to far a chart passes from level to level of detail, and nothing jumps on the way."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from orgeditor.drawing.chart import Frame, paint_view
from orgeditor.drawing.colours import DARK, LIGHT, Palette
from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.marks import Marks
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.view import View
from orgeditor.model.verbs.editing import set_project
from tests.canvas.conftest import company
from tests.sample_organizations import large_organization

_SIDE = 480
_STEP = 0.95


def seen(scene: ChartScene, palette: Palette, scale: float) -> tuple[np.ndarray, Frame]:
    """Return what is seen from a distance, in squares of 16 pixels, and what it took."""
    x, y = scene.layout.width / 2, scene.layout.height / 2
    view = View(scale=scale, width=_SIDE, height=_SIDE).centred(x, y)
    pictures = CardPictures(palette, paper_face())
    if scale >= BLOCKS_BELOW:
        pictures.use(scale, 1.0)
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white if palette is LIGHT else Qt.GlobalColor.black)
    with QPainter(image) as painter:
        frame = paint_view(painter, scene, view, pictures, Marks(), 1.0)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(_SIDE, _SIDE, 4)[:, :, :3]
    squares = flat.reshape(_SIDE // 16, 16, _SIDE // 16, 16, 3).mean(axis=(1, 3))
    return squares.astype(float), frame


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("arrangement", "palette"), [("", LIGHT), ("boxes", DARK)])
def test_no_step_from_near_to_far_changes_much_more_than_those_around_it(
    arrangement: str, palette: Palette
) -> None:
    org = large_organization(400)
    org.apply(set_project(org, arrangement=arrangement))
    scene = ChartScene(org)
    scales = [0.8 * _STEP**n for n in range(70)]
    frames = [seen(scene, palette, scale)[0] for scale in scales]
    steps = [float(np.abs(a - b).mean()) for a, b in itertools.pairwise(frames)]
    for n in range(1, len(steps) - 1):
        around = [*steps[max(0, n - 4) : n], *steps[n + 1 : n + 5]]
        assert steps[n] <= 2 * sum(around) / len(around) + 0.5, scales[n]


@pytest.mark.usefixtures("qapp")
def test_from_far_branches_are_told_of_and_not_one_by_one() -> None:
    scene = ChartScene(large_organization(400))
    near, far = (seen(scene, LIGHT, scale)[1] for scale in (0.3, 0.03))
    assert (near.branches, far.missing) == (0, 0)
    assert 0 < far.branches < int((np.diff(scene.layout.reaches[1][:, ::2]) * 0.03 >= 10).sum()) + 1


def test_a_branch_is_called_after_the_unit_of_who_leads_there() -> None:
    scene = ChartScene(company())
    assert scene.names.of(scene.slot("brand")) == "Brand · 3"
    assert scene.names.of(scene.slot("content")) == "Content lead · 1"
    assert ChartScene(company(), "units").names.of(0) == "Marketing · 6"


@pytest.mark.usefixtures("qapp")
def test_pictures_of_the_zoom_before_serve_until_there_are_new_ones() -> None:
    pictures = CardPictures(LIGHT, paper_face())
    card = ChartScene(company()).card(0)
    pictures.use(1.0, 1.0)
    former = pictures.of(card)
    pictures.use(0.9, 1.0)
    assert not pictures.has(card)
    assert pictures.former(card) == (former, 1.0)
    pictures.forget_former()
    assert pictures.former(card) is None
