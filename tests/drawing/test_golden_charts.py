"""Charts look as they were reviewed, in each layout, card style and language.

``python -m tests.drawing.test_golden_charts`` paints the pictures anew, to be looked at.
Latin text alone: its font travels with the program, a Chinese one differs by machine.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from orgeditor.analysis.layout_flow import WAYS
from orgeditor.drawing.chart import paint_chart
from orgeditor.drawing.colours import DARK, LIGHT, Palette, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.model.fields import CARD_SIZES, Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import CardStyle
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.people import set_holders
from orgeditor.model.verbs.positions import add_position
from tests.canvas.conftest import company

FOLDER = Path(__file__).parent / "golden"
SCALE = 0.6
FULL = CardStyle(
    id="s",
    name="Full",
    rows=("holders", "grade", "fte"),
    initials=True,
    badges=("span", "vacancies"),
)


def office() -> Organization:
    """Return the company with a stack of writers, an assistant, grades and a dotted line."""
    org = company()
    for n in range(5):
        org.apply(add_position(org, manager="content", title=f"Writer {n + 1}"))
    org.apply(add_position(org, manager="director", title="Assistant"))
    assistant = next(p for p in org.below("director", Edge.REPORTS) if org[p].title == "Assistant")
    org.apply(set_field(org, [assistant], "assistant", True))
    org.apply(set_field(org, ["web"], "dotted", ("pr",)))
    for grade, keys in {"M4": ["director"], "M2": ["brand"], "M1": ["digital", "content"]}.items():
        org.apply(set_field(org, keys, "grade", grade))
    return org


def shared_office() -> Organization:
    """Return the office where two and three share a seat, and one holds many people."""
    shared = office()
    shared.apply(set_holders(shared, "brand", [("Ana Lopez", 0.6), ("Tom Sun", 0.4)]))
    shared.apply(set_holders(shared, "digital", [("Mia Costa", 0.5), ("Li Patel", 0.5)]))
    three = [("Zoe Brand", 0.5), ("Maximiliane Wolkenstein-Trostburg", 0.25), ("Raj Rao", 0.25)]
    shared.apply(set_holders(shared, "pr", three))
    many = ("Eva Klein", "Hugo Novak", "Ines Brandt", "Jie Chen", "Omar Haddad", "Ravi Lopez")
    shared.apply(set_holders(shared, "web", [(name, 1.0) for name in many]))
    return shared


def charts() -> dict[str, tuple[Organization, Mode, Palette]]:
    """Return what is painted, by the name of its picture."""
    found: dict[str, tuple[Organization, Mode, Palette]] = {}
    for way in WAYS:
        if way:
            org = office()
            org.apply(set_project(org, arrangement="" if way == "down" else way))
            found[way] = (org, "positions", LIGHT)
    mixed = office()
    mixed.apply(set_field(mixed, ["brand"], "arrangement", "right"))
    mixed.apply(set_field(mixed, ["content"], "arrangement", "hanging"))
    found["branches"] = (mixed, "positions", LIGHT)
    turned = office()
    turned.apply(set_field(turned, ["brand"], "arrangement", "left"))
    turned.apply(set_field(turned, ["content"], "arrangement", "up"))
    found["branches_turned"] = (turned, "positions", LIGHT)
    columns = office()
    columns.apply(set_project(columns, leaf_rows=2.0, own_columns=True))
    found["columns_of_two"] = (columns, "positions", LIGHT)
    graded = office()
    graded.apply(set_project(graded, by_grade=True))
    found["by_grade"] = (graded, "positions", LIGHT)
    styled = office()
    styled.apply(use_card_style(styled, FULL))
    found["card_style"] = (styled, "positions", LIGHT)
    for size, _ in CARD_SIZES:
        if size:
            sized = shared_office()
            sized.apply(use_card_style(sized, replace(FULL, size=size)))
            found[f"cards_{size}"] = (sized, "positions", LIGHT)
    people = shared_office()
    people.apply(use_card_style(people, replace(FULL, first="holders", rows=("title", "grade"))))
    found["people_first"] = (people, "positions", LIGHT)
    found["dark"] = (office(), "positions", DARK)
    shared = shared_office()
    found["shared_seats"] = (shared, "positions", LIGHT)
    found["units"] = (office(), "units", LIGHT)
    boxed = office()
    boxed.apply(set_project(boxed, unit_arrangement="boxes"))
    found["units_as_boxes"] = (boxed, "units", LIGHT)
    found["units_as_boxes_dark"] = (boxed, "units", DARK)
    part = office()
    part.apply(set_field(part, ["brand-unit"], "arrangement", "boxes"))
    found["unit_as_box"] = (part, "units", LIGHT)
    teams = office()
    for manager in ("pr", "digital", "director"):
        for n in range(2):
            teams.apply(add_position(teams, manager=manager, title=f"Specialist {n + 1}"))
    found["folded"] = (teams, "positions", LIGHT)
    return found


FOLDED = {"folded": ("content", "pr", "digital")}
"""Below whom charts are folded, by the names of their pictures."""


def painted(name: str) -> QImage:
    org, mode, palette = charts()[name]
    scene = ChartScene(org, mode, FOLDED.get(name, ()), language="en")
    width, height = (
        math.ceil((side + 40) * SCALE) for side in (scene.layout.width, scene.layout.height)
    )
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(colour(palette.canvas))
    with QPainter(picture) as painter:
        painter.scale(SCALE, SCALE)
        painter.translate(20, 20)
        paint_chart(painter, scene, palette, paper_face())
    return picture


def pixels(picture: QImage) -> np.ndarray:
    """Return (height, width, 3) channels, blurred so that the edge of a letter may differ."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(picture.constBits(), np.uint8)
    found = flat.reshape(picture.height(), picture.width(), 4)[:, :, :3].astype(np.float32)
    for axis in (0, 1):
        found = (np.roll(found, 1, axis) + found + np.roll(found, -1, axis)) / 3
    return found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", sorted(charts()))
def test_a_chart_looks_as_it_was_reviewed(name: str, tmp_path: Path) -> None:
    picture, golden = painted(name), QImage(str(FOLDER / f"{name}.png"))
    assert not golden.isNull()
    if picture.size() == golden.size():
        apart = np.abs(pixels(picture) - pixels(golden)).max(axis=2)
        if (apart > 48).mean() < 0.001:
            return
    picture.save(str(tmp_path / f"{name}.png"))
    pytest.fail(f"{name} is painted otherwise: see {tmp_path / name}.png")


if __name__ == "__main__":
    QGuiApplication(["golden"])
    FOLDER.mkdir(exist_ok=True)
    for _name in charts():
        painted(_name).save(str(FOLDER / f"{_name}.png"))
