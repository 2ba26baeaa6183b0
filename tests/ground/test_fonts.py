"""What is set in OrgEditor Sans comes out of a PDF as the characters that went in."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPageSize, QPainter, QPdfWriter

from orgeditor.assets import asset

WEIGHTS = ("Regular", "Bold")


@cache
def face(weight: str) -> TTFont:
    return TTFont(asset(f"resources/fonts/OrgEditorSans-{weight}.otf"), lazy=False)


@pytest.fixture
def fonts(qapp: object) -> None:
    for weight in WEIGHTS:
        path = asset(f"resources/fonts/OrgEditorSans-{weight}.otf")
        number = QFontDatabase.addApplicationFont(str(path))
        assert QFontDatabase.applicationFontFamilies(number) == ["OrgEditor Sans"]


def font(weight: str) -> QFont:
    made = QFont("OrgEditor Sans")
    made.setPointSizeF(6)
    made.setBold(weight == "Bold")
    assert QFontInfo(made).exactMatch()
    return made


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def printed(texts: list[str], weight: str) -> str:
    """Return what a PDF says that has the texts in columns of an A4 page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(720)
    painter = QPainter(writer)
    painter.setFont(font(weight))
    for number, text in enumerate(texts):
        painter.drawText(QPointF(100 + number % 60 * 90, 200 + number // 60 * 110), text)
    painter.end()
    return text_of(buffer.data().data())


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize(
    "text",
    [
        "人一二大小销售代表公关经理 市场营销",
        "Łukasz Żółć, Ștefan Dvořák, Gökçe İğdır",
        "Ελλάς ΰ Їжак Київ",
        "office filing: 1,234.50 € — “quoted”",
        "2 → 3 ≤ 10 ✓ ✗ ▲ ● ■ …",
        "《标题》（测试）：你好，世界。",
    ],
)
def test_a_sentence_survives_a_pdf(fonts: None, weight: str, text: str) -> None:
    assert printed([text], weight) == text


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_character_survives_a_pdf(fonts: None, weight: str) -> None:
    invisible = {"Cc", "Cf", "Mc", "Mn", "Zl", "Zp", "Zs"}
    characters = [
        chr(point)
        for point in face(weight).getBestCmap()
        if unicodedata.category(chr(point)) not in invisible
    ]
    # In no order: a run of neighbours is written as a range, which text never has.
    random.Random(1).shuffle(characters)
    assert len(characters) > 31_000
    for start in range(0, len(characters), 4000):
        part = characters[start : start + 4000]
        assert "".join(printed(part, weight).split()) == "".join(part)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_holds_the_alphabets_and_no_twins(weight: str) -> None:
    made = face(weight)
    held = made.getBestCmap()
    wanted = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x4E00, 0x9FF0)]
    assert [hex(point) for point in wanted if point not in held] == []
    assert not [point for point in held if 0x2E80 <= point <= 0x2FDF or 0xF900 <= point <= 0xFAFF]
    assert len(set(held.values())) == len(held)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_are_tabular_and_the_name_is_our_own(weight: str) -> None:
    made = face(weight)
    held, advances = made.getBestCmap(), made["hmtx"]
    assert len({advances[held[ord(figure)]][0] for figure in "0123456789"}) == 1
    assert made["name"].getDebugName(1) == "OrgEditor Sans"
    assert "SIL Open Font License" in made["name"].getDebugName(13)
    assert "Adobe" in made["name"].getDebugName(0)
