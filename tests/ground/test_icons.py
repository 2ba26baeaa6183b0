"""Every icon draws something, in the colour it is asked for and on transparent ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from orgeditor.assets import asset

if TYPE_CHECKING:
    from pathlib import Path

ICONS = sorted(asset("icons").glob("*.svg"))


def drawn(svg: str, size: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in solid if colour.alpha() == 255}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_the_theme(qapp: object, path: Path) -> None:
    svg = path.read_text("utf-8")
    if path.stem == "orgeditor":
        assert len(colours(drawn(svg, 64))) >= 3
        return
    assert 'stroke="currentColor"' in svg
    assert 'stroke-width="1.6"' in svg
    accent = QColor("#2f6fd0")
    image = drawn(svg.replace("currentColor", accent.name()), 96)
    assert colours(image) == {accent.name()}
    assert image.pixelColor(0, 0).alpha() == 0


def test_the_licence_lies_beside_them() -> None:
    assert "ISC License" in asset("icons/LICENSE").read_text("utf-8")
