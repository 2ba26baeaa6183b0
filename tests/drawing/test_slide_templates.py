"""Slides in clients' templates of several kinds: inside the slide, with a title, Chinese in a typeface that has it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Mm

from orgeditor.analysis.matrix import matrices
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.slides import Into, chart_to_pptx, matrix_to_pptx
from orgeditor.drawing.slides.fitting import fitted
from orgeditor.files.templates import organization_from
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def narrow(deck) -> None:
    """Leave a deck of 4:3 with its eleven layouts."""
    assert len(deck.slide_layouts) == 11


def wide(deck) -> None:
    deck.slide_width, deck.slide_height = Mm(338.7), Mm(190.5)


def bare(deck) -> None:
    """Take out every placeholder: no place for a title, none for a footer."""
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in list(holder.placeholders):
            shape.element.getparent().remove(shape.element)


def low(deck) -> None:
    """Put the titles at the foot of the slides."""
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape.placeholder_format.type in (1, 3):
                shape.left, shape.width = Mm(10), Mm(234)
                shape.top, shape.height = Mm(150), Mm(25)


def chinese(deck) -> None:
    """Name a typeface for Chinese in the theme, and a light first accent."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    named = theme.blob.replace(b'<a:ea typeface=""/>', b'<a:ea typeface="SimSun"/>')
    theme.blob = named.replace(b'<a:srgbClr val="4F81BD"/>', b'<a:srgbClr val="FFD54F"/>')


@pytest.fixture(params=[narrow, wide, bare, low, chinese], ids=lambda kind: kind.__name__)
def template(request, tmp_path: Path) -> tuple[str, Path]:
    deck = Presentation()
    request.param(deck)
    path = tmp_path / "client.pptx"
    deck.save(str(path))
    return request.param.__name__, path


def test_all_stands_inside_the_slide_below_its_title(template, tmp_path: Path) -> None:
    kind, client = template
    org = organization_from("marketing", "zh_CN")
    into = Into(client)
    chart_to_pptx(tmp_path / "c.pptx", org, ChartSheet(language="zh_CN"), into)
    matrix_to_pptx(tmp_path / "m.pptx", org, matrices(org)[0].id, "zh_CN", into)
    for path in (tmp_path / "c.pptx", tmp_path / "m.pptx"):
        deck = Presentation(str(path))
        for slide in deck.slides:
            title = slide.shapes.title or next(s for s in slide.shapes if s.name.startswith("Title"))  # fmt: skip
            assert title.text_frame.text
            for shape in slide.shapes:
                hidden = shape._element.xpath(".//p:cNvPr/@hidden")
                if shape.is_placeholder or hidden or shape.shape_id == title.shape_id:
                    continue
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width + Mm(0.1)
                assert shape.top + shape.height <= deck.slide_height + Mm(0.1)
                if kind == "low":
                    assert shape.top + shape.height <= title.top + Mm(0.1)
                else:
                    assert shape.top >= title.top + title.height


def test_chinese_has_a_typeface_of_the_theme_or_of_its_own(template, tmp_path: Path) -> None:
    kind, client = template
    org = organization_from("marketing", "zh_CN")
    matrix_to_pptx(tmp_path / "m.pptx", org, matrices(org)[0].id, "zh_CN", Into(client))
    seen = 0
    for slide in Presentation(str(tmp_path / "m.pptx")).slides:
        for run in slide.element.iter(qn("a:r")):
            if any(c >= "\u2e80" for c in run.find(qn("a:t")).text):
                properties = run.find(qn("a:rPr"))
                face = properties.find(qn("a:ea"))
                assert (face is None) == (kind == "chinese")
                assert properties.get("lang") == "zh-CN"
                seen += 1
    assert seen > 20


def test_letters_on_the_accent_are_dark_where_it_is_light(template, tmp_path: Path) -> None:
    kind, client = template
    org = organization_from("marketing")
    matrix_to_pptx(tmp_path / "m.pptx", org, matrices(org)[0].id, "en", Into(client))
    slide = Presentation(str(tmp_path / "m.pptx")).slides[0]
    inks = {
        run.find(f".//{qn('a:srgbClr')}").get("val")
        for cell in slide.element.iter(qn("a:tc"))
        if cell.xpath("./a:tcPr/a:solidFill/a:schemeClr[@val='accent1']")
        for run in cell.iter(qn("a:r"))
    }
    assert inks == {"1C2733" if kind == "chinese" else "FFFFFF"}


def without_layouts(deck) -> None:
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)


def changed(path: Path, name: str, content: bytes | None) -> Path:
    """Write a deck with another content of one of its parts, None for none."""
    Presentation().save(str(path))
    with zipfile.ZipFile(path) as read:
        parts = {one: read.read(one) for one in read.namelist()}
    with zipfile.ZipFile(path, "w") as written:
        for one, held in parts.items():
            if one != name:
                written.writestr(one, held)
            elif content is not None:
                written.writestr(one, content)
    return path


_LAYOUT = "ppt/slideLayouts/slideLayout6.xml"


@pytest.mark.parametrize(
    ("part", "content", "why"),
    [
        ("ppt/presentation.xml", b"<p:presentation", "or is broken"),
        (_LAYOUT, b"<no", "or is broken"),
        (_LAYOUT, None, "or is broken"),
        ("ppt/theme/theme1.xml", None, "or is broken"),
    ],
)
def test_a_broken_template_is_refused(part: str, content, why: str, tmp_path: Path) -> None:
    org = organization_from("marketing")
    broken = changed(tmp_path / "broken.pptx", part, content)
    for into in (Into(broken), Into(deck=broken)):
        with pytest.raises(Refused, match=f"broken.pptx .*{why}"):
            matrix_to_pptx(tmp_path / "m.pptx", org, matrices(org)[0].id, "en", into)
    assert not (tmp_path / "m.pptx").exists()


def test_a_protected_template_and_one_without_layouts_say_what_they_lack(tmp_path: Path) -> None:
    org = organization_from("marketing")
    (tmp_path / "old.pptx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    deck = Presentation()
    without_layouts(deck)
    deck.save(str(tmp_path / "bare.pptx"))
    for name, why in (("old.pptx", "password"), ("bare.pptx", "no layouts")):
        with pytest.raises(Refused, match=why):
            chart_to_pptx(tmp_path / "c.pptx", org, ChartSheet(), Into(tmp_path / name))


def test_titles_wider_than_the_slide_leave_a_margin(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(210), Mm(297)
    deck.save(str(tmp_path / "upright.pptx"))
    org = organization_from("marketing")
    matrix_to_pptx(tmp_path / "m.pptx", org, matrices(org)[0].id, "en", Into(tmp_path / "upright.pptx"))  # fmt: skip
    for slide in Presentation(str(tmp_path / "m.pptx")).slides:
        tables = [shape for shape in slide.shapes if shape.has_table]
        assert all(shape.left + shape.width <= Mm(210 * 0.97) for shape in tables)


def test_a_long_title_is_made_smaller_until_it_keeps_to_its_place() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = slide.shapes.title
    assert fitted(title, "Sales") is None
    long = "Marketing and sales · 60: Regional sales – Sales operations and key accounts"
    size = fitted(title, long)
    assert size is not None
    assert 18 < size < 44
    assert fitted(title, "市场营销与销售" * 12) < 44
    assert fitted(title, f"{long} {long} {long}") < size
    title.height = Mm(12)
    assert fitted(title, "Marketing and sales") is None
