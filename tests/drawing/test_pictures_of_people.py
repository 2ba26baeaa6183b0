"""Pictures of people: taken from files that may be anything, kept small, painted on cards."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from orgeditor.drawing.card import Card, paint_card
from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf, chart_to_svg
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.photos import SIDE, photo
from orgeditor.drawing.picture_child import BROKEN, DONE, FOREIGN, LARGE, answer
from orgeditor.drawing.picture_reading import read_picture, read_picture_file
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.files.project.format import pack, unpack
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import CardStyle, Person, Picture
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.pictures import set_picture
from tests.canvas.conftest import company

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE = QColor("#d02020"), QColor("#2040d0")


def picture(kind: str, width: int = 300, height: int = 400) -> bytes:
    """A picture, blue above and red below."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    with QPainter(image) as painter:
        painter.fillRect(0, 0, width, height // 2, BLUE)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def bomb() -> bytes:
    """A PNG of 20,000 by 20,000 pixels in a few hundred bytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_what_is_kept_is_a_small_square_of_ours(kind: str, qapp) -> None:
    data = read_picture(picture(kind))
    assert data.startswith(b"\xff\xd8\xff")
    assert len(data) < 20_000
    image = photo(data)
    assert (image.width(), image.height()) == (SIDE, SIDE)
    assert QColor(image.pixel(SIDE // 2, 20)).blue() > 150
    assert QColor(image.pixel(SIDE // 2, SIDE - 20)).red() > 150
    assert image.pixelColor(1, 1).alpha() == 0  # A disc.
    assert data == read_picture(picture(kind))


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", FOREIGN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FOREIGN),
        (b"GIF89a" + bytes(100), FOREIGN),
        (bomb(), LARGE),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), BROKEN),
        (b"\xff\xd8\xff" + bytes(64), BROKEN),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, said: bytes, qapp) -> None:
    assert answer(data) == said
    assert answer(picture("PNG"))[:1] == DONE


def test_a_refusal_says_why(tmp_path: Path, qapp) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(bomb())
    with pytest.raises(Refused, match="64 MB"):
        read_picture_file(path)
    with pytest.raises(Refused, match=r"b\.png"):
        read_picture_file(tmp_path / "b.png")
    with pytest.raises(Refused, match="large"):
        set_picture(company(), "wei", bytes(100_000))


def pictured(data: bytes = b"") -> Organization:
    org = company()
    style = CardStyle(id="s", name="Board", rows=("holders",), photo=True, size="large")
    org.apply(set_picture(org, "wei", data or read_picture(picture("JPG"))))
    org.apply(use_card_style(org, style))
    return org


def test_a_picture_is_kept_by_its_hash_as_long_as_somebody_has_it(qapp) -> None:
    org = pictured()
    (kept,) = org.of(Picture).values()
    org.apply(set_picture(org, "wei", kept.data))
    assert len(org.of(Picture)) == 1
    read = Organization(unpack(pack(org), "a.orgz"))
    assert read.of(Picture) == org.of(Picture)
    assert read.get(Person, "wei").picture == kept.id
    other = read_picture(picture("JPG", 500, 300))
    edit = set_picture(org, "wei", other)
    org.apply(edit)
    assert [p.data for p in org.of(Picture).values()] == [other]
    org.apply(edit.inverted())
    org.apply(set_picture(org, "wei", b""))
    assert not org.of(Picture)
    assert not org.get(Person, "wei").picture


def test_a_picture_is_on_the_card_and_in_what_is_handed_over(tmp_path: Path, qapp) -> None:
    org = pictured()
    scene = ChartScene(org)
    card = scene.card(scene.slot("director"))
    assert card.photo
    assert (card.width, card.height) == (scene.layout.spacing.width, scene.layout.spacing.height)
    image = QImage(int(card.width), int(card.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        paint_card(painter, card, LIGHT, paper_face())
    assert image.pixelColor(50, 25).blue() > image.pixelColor(50, 25).red() + 80
    assert image.pixelColor(50, 75).red() > image.pixelColor(50, 75).blue() + 80
    sheet = ChartSheet()
    chart_to_svg(tmp_path / "a.svg", org, sheet)
    assert "data:image/png" in (tmp_path / "a.svg").read_text()
    chart_to_pdf(tmp_path / "a.pdf", org, sheet)
    assert b"/Image" in (tmp_path / "a.pdf").read_bytes()
    hidden = ChartScene(org, sight=Sight(names_hidden=True))
    assert not hidden.card(hidden.slot("director")).photo


def test_what_is_not_ours_in_a_document_is_not_painted(qapp) -> None:
    for data in (picture("JPG", 4000, 40), picture("PNG"), b"nothing"):
        org = company()
        org.apply(set_picture(org, "wei", data))
        assert photo(data).isNull()
        card = Card("T", rows=("x",), initials="WC", photo=data)
        image = QImage(190, 66, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_card(painter, card, LIGHT, paper_face())
