"""A picture dropped on a card, pasted, or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton

from orgeditor.gui.canvas.menus import card_menu
from orgeditor.gui.inspector import Inspector
from orgeditor.model.records import Person, Picture
from orgeditor.model.verbs.pictures import set_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> QMimeData:
    image = QImage(240, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(tmp_path / "wei.png"))
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(tmp_path / "wei.png"))])
    return made


@pytest.fixture
def clipboard() -> Iterator[QMimeData]:
    made = QMimeData()
    image = QImage(100, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#996633"))
    made.setImageData(image)
    QApplication.clipboard().setMimeData(made)
    yield made
    QApplication.clipboard().clear()


def has_one(hands) -> bool:
    return bool(hands.org.get(Person, "wei").picture)


def test_a_picture_dropped_on_a_card(hands, qtbot, content) -> None:
    assert not hands.hover(content, hands.at("web"))
    assert hands.canvas.dropping.hint.refused
    assert hands.drop(content, hands.at("director"))
    qtbot.waitUntil(lambda: has_one(hands), timeout=20_000)
    hands.session.undo()
    assert not has_one(hands)
    assert not hands.org.of(Picture)


def test_a_picture_that_is_pasted_and_taken_away(hands, clipboard) -> None:
    hands.session.select(["director"])
    hands.canvas.clipboard.paste(alone=False)
    assert has_one(hands)
    menu = card_menu(hands.canvas)
    next(a for a in menu.actions() if a.text() == "Remove the picture").trigger()
    assert not has_one(hands)
    menu.deleteLater()


def test_nobody_and_hidden_names_take_no_picture(hands, qtbot, clipboard, content) -> None:
    hands.session.select(["web"])
    with qtbot.waitSignal(hands.session.refused):
        hands.canvas.clipboard.paste(alone=False)
    hands.session.keep_from_view(names=True, pay=False)
    assert not hands.hover(content, hands.at("director"))
    hands.session.keep_from_view(names=False, pay=False)


def test_what_is_no_picture_is_told(hands, qtbot, tmp_path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"nothing of the kind")
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    with qtbot.waitSignal(hands.session.refused, timeout=20_000) as told:
        assert hands.drop(made, hands.at("director"))
    assert "PNG" in str(told.args[0])
    assert not has_one(hands)


def test_the_inspector_shows_it_and_takes_it_away(hands, qtbot) -> None:
    inspector = Inspector(hands.session)
    qtbot.addWidget(inspector)
    hands.session.select(["director"])
    words = {b.text() for b in inspector.widget().findChildren(QPushButton)}
    assert "Picture…" in words
    hands.session.perform(set_picture, hands.org, "wei", b"\xff\xd8\xff small")
    buttons = {b.text(): b for b in inspector.widget().findChildren(QPushButton)}
    buttons["Remove the picture"].click()
    qtbot.waitUntil(lambda: not has_one(hands))
    hands.session.keep_from_view(names=True, pay=False)
    assert inspector.widget().findChild(object, "portrait") is None
    hands.session.keep_from_view(names=False, pay=False)
