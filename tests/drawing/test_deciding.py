"""How a decision is taken is drawn on the chart at every distance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from orgeditor.drawing.chart import paint_view
from orgeditor.drawing.colours import LIGHT, duty_colour
from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.marks import Marks
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.view import View
from orgeditor.model.codes import Duty
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Responsibility,
    key_id,
)

_SIDE = 480


def peers() -> Organization:
    """Return two of one level, of whom one recommends what the other decides."""
    letters = {"left": "R", "right": "D"}
    return Organization(
        [
            Position(id="chief", title="Chief"),
            *(Position(id=key, title=key, manager="chief") for key in letters),
            # Those who have reports stand beside each other.
            *(Position(id=f"{key} below", manager=key) for key in letters),
            Matrix(id="m", name="Decisions", code_set="rapid"),
            Activity(id="price", name="Set the price", kind="decision"),
            MatrixRow(id=key_id("m", "price"), matrix="m", activity="price"),
            *(MatrixColumn(id=key_id("m", key), matrix="m", party=key) for key in letters),
            *(
                Responsibility(
                    id=key_id("m", "price", key),
                    matrix="m",
                    activity="price",
                    party=key,
                    codes=(letter,),
                )
                for key, letter in letters.items()
            ),
        ]
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1.0, BLOCKS_BELOW, 0.2, 0.1])
def test_a_line_between_cards_of_one_level_is_seen(scale: float) -> None:
    scene = ChartScene(peers(), sight=Sight(badges=("m", "price")))
    layout = scene.layout
    left, right = scene.slot("left"), scene.slot("right")
    middle = (float(layout.x[left]) + layout.spacing.width + float(layout.x[right])) / 2
    across = float(layout.y[left]) + layout.spacing.height / 2
    view = View(scale=scale, width=_SIDE, height=_SIDE).centred(middle, across)
    pictures = CardPictures(LIGHT, paper_face())
    if scale >= BLOCKS_BELOW:
        pictures.use(scale, 1.0)
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_view(painter, scene, view, pictures, Marks(), 1.0)
    wanted = QColor(duty_colour(Duty.RECOMMENDS))
    near = [image.pixelColor(_SIDE // 2, _SIDE // 2 + off) for off in (-1, 0, 1)]
    assert min(_apart(found, wanted) for found in near) < 120, [c.name() for c in near]


def _apart(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
