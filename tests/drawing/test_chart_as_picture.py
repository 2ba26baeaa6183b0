"""Charts as pictures: what is written is decoded, by Qt and by hand."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing import png
from orgeditor.drawing.chart_files import ChartSheet, chart_to_png, chart_to_svg
from orgeditor.drawing.chart_picture import MOST_CARDS, ChartPicture
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.image import Finish, image_of, png_of, svg_bytes
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.svg_glyphs import Glyphs
from orgeditor.drawing.text import Style
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.redaction import standard_profiles
from orgeditor.model.verbs.editing import set_field
from tests.canvas.conftest import company
from tests.drawing.test_golden_charts import office, pixels
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.drawing.scene import Mode

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"
ALONE = ChartSheet(form="alone")
TEXT = Finish(outlines=False)
NATURAL = PictureSize(scale=1.0)


def chart(mode: Mode = "positions", sight: Sight | None = None) -> ChartPicture:
    return ChartPicture(ChartScene(office(), mode, language="en", sight=sight))


def chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    """Return the chunks of a PNG, each with its sum checked."""
    found, at = [], 8
    while at < len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        held = content[at + 8 : at + 8 + size]
        (check,) = struct.unpack_from(">I", content, at + 8 + size)
        assert check == zlib.crc32(name + held)
        found.append((name, held))
        at += 12 + size
    return found


def decoded(content: bytes) -> QImage:
    image = QImage.fromData(content)
    assert not image.isNull()
    return image


def words(content: bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(content).iter(f"{SVG}text")]


def test_a_png_says_its_size_its_resolution_and_what_it_is() -> None:
    content = png_of(chart(), PictureSize(width=120, unit="mm", dpi=150), Finish())
    found = dict(chunks(content))
    width, _, depth, colours = struct.unpack(">IIBB", found[b"IHDR"][:10])
    assert (width, depth, colours) == (709, 8, 2)
    assert struct.unpack(">IIB", found[b"pHYs"]) == (5906, 5906, 1)
    assert [held for name, held in chunks(content) if name == b"iTXt"] == [
        b"Title\0\0\0\0\0Organisation chart"
    ]
    image = decoded(content)
    assert image.dotsPerMeterX() == 5906
    assert not image.hasAlphaChannel()


@pytest.mark.parametrize("dark", [False, True])
def test_the_ground_is_there_or_lets_through(dark: bool) -> None:
    solid = decoded(png_of(chart(), NATURAL, Finish(dark)))
    clear = decoded(png_of(chart(), NATURAL, Finish(dark, transparent=True)))
    assert clear.hasAlphaChannel()
    assert solid.pixelColor(1, 1).alpha() == 255
    assert (solid.pixelColor(1, 1).lightness() < 50) is dark
    assert clear.pixelColor(1, 1).alpha() == 0
    painted = QImage(clear.size(), QImage.Format.Format_RGB32)
    painted.fill(solid.pixelColor(1, 1))
    with QPainter(painted) as painter:
        painter.drawImage(0, 0, clear)
    assert (np.abs(pixels(painted) - pixels(solid)).max(axis=2) > 24).mean() < 0.001


def test_a_picture_in_bands_is_the_same_to_the_last_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = image_of(chart(), PictureSize().of(*chart().size), Finish())
    told: list[float] = []
    monkeypatch.setattr(png, "_BAND", whole.width() * 37)
    banded = png_of(chart(), PictureSize(), Finish(), told.append)
    assert len(told) == -(-whole.height() // 37)
    assert told == sorted(told)
    assert decoded(banded).convertToFormat(whole.format()) == whole


def test_writing_can_be_stopped_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"before")

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        chart_to_png(path, office(), ALONE, reached=stop)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_an_svg_keeps_its_text_as_wide_as_it_was_laid_out() -> None:
    content = svg_bytes(chart(), NATURAL, TEXT)
    root = ET.fromstring(content)
    assert "Brand manager" in words(content)
    assert all(float(text.get("textLength")) > 0 for text in root.iter(f"{SVG}text"))
    families = root.get("font-family")
    assert families.startswith("'OrgEditor Sans'")
    assert "Microsoft YaHei" in families
    assert families.endswith("sans-serif")
    wide, high = chart().size
    assert (root.get("width"), root.get("height")) == (f"{wide:g}", f"{high:g}")
    assert root.get("viewBox") == f"0 0 {wide:g} {high:g}"


def test_letters_as_shapes_need_no_font() -> None:
    content = svg_bytes(chart(), NATURAL, Finish())
    assert not words(content)
    assert len(list(ET.fromstring(content).iter(f"{SVG}path"))) > len(words(svg_bytes(chart(), NATURAL, TEXT)))  # fmt: skip


@pytest.mark.parametrize("mode", ["positions", "units"])
@pytest.mark.parametrize("dark", [False, True])
def test_an_svg_looks_like_the_png(mode: Mode, dark: bool) -> None:
    content = svg_bytes(chart(mode), NATURAL, Finish(dark))
    right = decoded(png_of(chart(mode), NATURAL, Finish(dark)))
    drawn = QImage(right.size(), QImage.Format.Format_RGB32)
    with QPainter(drawn) as painter:
        QSvgRenderer(content).render(painter)
    assert (np.abs(pixels(drawn) - pixels(right)).max(axis=2) > 60).mean() < 0.01


def test_what_is_clipped_on_screen_is_clipped_in_an_svg() -> None:
    # Qt leaves clipping out of SVG Tiny: cards came out in the colour of their stripe all over.
    drawn = QImage(200, 90, QImage.Format.Format_RGB32)
    one = ChartPicture(ChartScene(company(), language="en", sight=Sight(among=frozenset(["pr"]))))
    with QPainter(drawn) as painter:
        QSvgRenderer(svg_bytes(one, NATURAL, Finish())).render(painter)
    assert drawn.pixelColor(150, 40).lightness() > 240


def test_an_svg_has_the_millimetres_asked_for() -> None:
    root = ET.fromstring(svg_bytes(chart(), PictureSize(width=120, unit="mm"), TEXT))
    assert root.get("width") == "120mm"
    wide, high = chart().size
    assert float(root.get("height").removesuffix("mm")) == pytest.approx(
        120 * high / wide, abs=0.01
    )


def test_an_svg_on_no_ground_has_none() -> None:
    wide, high = chart().size
    ground = f'<rect x="0" y="0" width="{wide:g}" height="{high:g}"/>'
    assert ground in svg_bytes(chart(), NATURAL, Finish()).decode()
    assert ground not in svg_bytes(chart(), NATURAL, Finish(transparent=True)).decode()


def test_names_that_are_markup_stay_names() -> None:
    org = office()
    for key, title in (("brand", "<b>R&D</b>"), ("pr", 'say "hi" </text>')):
        org.apply(set_field(org, [key], "title", title))
    content = svg_bytes(ChartPicture(ChartScene(org, language="en")), NATURAL, TEXT)
    assert {"<b>R&D</b>", 'say "hi" </text>'} <= set(words(content))


def test_chinese_and_long_names_come_out(tmp_path: Path) -> None:
    org = office()
    org.apply(set_field(org, ["web"], "title", "Leiterin der überregionalen Kundenbetreuung " * 3))
    path = tmp_path / "chart.svg"
    chart_to_svg(path, org, replace(ALONE, language="zh_CN"), NATURAL, TEXT)
    said = words(path.read_bytes())
    assert "公关经理" in said
    assert "陈伟" in said
    assert any(text.endswith("…") for text in said)


def test_a_branch_is_what_is_below_and_a_selection_what_was_selected() -> None:
    branch = chart(sight=Sight(focus="brand"))
    said = words(svg_bytes(branch, NATURAL, TEXT))
    assert {"Brand manager", "Writer 5"} <= set(said)
    assert "Director" not in said
    chosen = chart(sight=Sight(among=frozenset(["director", "brand", "content", "web"])))
    said = words(svg_bytes(chosen, NATURAL, TEXT))
    assert {"Director", "Brand manager", "Content lead", "Web analyst"} <= set(said)
    assert "Digital manager" not in said
    scene = chosen.scene
    # What stood below a card that is left out stands alone: no line says what is not so.
    parents = {scene.id(slot): int(scene.layout.parent[slot]) for slot in range(len(scene))}
    assert parents["web"] < 0
    assert scene.id(parents["brand"]) == "director"
    assert scene.id(parents["content"]) == "brand"


def test_cards_of_a_selection_tell_the_figures_of_the_whole() -> None:
    whole, chosen = chart().scene, chart(sight=Sight(among=frozenset(["director", "brand"]))).scene
    for key in ("director", "brand"):
        assert chosen.card(chosen.slot(key)).facts == whole.card(whole.slot(key)).facts
    units = chart("units").scene
    some = chart("units", Sight(among=frozenset(["brand-unit"]))).scene
    assert some.card(0).facts == units.card(units.slot("brand-unit")).facts


def test_lines_across_the_structure_stay_inside_the_picture() -> None:
    org = office()
    org.apply(set_field(org, ["web"], "dotted", ("director", "content", "pr")))
    picture = ChartPicture(ChartScene(org, language="en"))
    image = image_of(picture, NATURAL.of(*picture.size), Finish(transparent=True))
    image = image.convertToFormat(QImage.Format.Format_Alpha8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    alpha = lines[:, : image.width()]
    for edge in (alpha[:2], alpha[-2:], alpha[:, :2], alpha[:, -2:]):
        assert not edge.any()


def test_what_was_left_out_is_told_below_the_chart_and_in_the_file() -> None:
    org = office()
    plain = ChartPicture(ChartScene(org, language="en"))
    org.redaction = next(p for p in standard_profiles() if p.people)
    told = ChartPicture(ChartScene(org, language="en"))
    assert told.size[1] > plain.size[1]
    content = svg_bytes(told, NATURAL, TEXT)
    assert told.description in words(content)
    assert ET.fromstring(content).findtext(f"{SVG}desc") == told.description
    assert told.description.encode() in dict(chunks(png_of(told, NATURAL, Finish())))[b"iTXt"]


def test_an_empty_chart_makes_no_picture(tmp_path: Path) -> None:
    for write in (chart_to_png, chart_to_svg):
        with pytest.raises(Refused):
            write(tmp_path / "chart", Organization(), ALONE)
    assert not list(tmp_path.iterdir())


def test_a_page_can_be_as_fine_as_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    for size, width in ((None, 2339), (PictureSize.of_resolution(100), 1170), (PictureSize(width=800), 800)):  # fmt: skip
        chart_to_png(path, company(), ChartSheet(), size)
        image = decoded(path.read_bytes())
        assert image.width() == width
        assert image.height() == pytest.approx(width * 210 / 297, abs=1)
    chart_to_svg(path, company(), ChartSheet(), finish=TEXT)
    assert "Brand manager" in words(path.read_bytes())


def test_a_hundred_thousand_cards_are_seen_whole_or_refused_with_what_fits(tmp_path: Path) -> None:
    org = large_organization()
    path = tmp_path / "chart.png"
    chart_to_png(path, org, ALONE, PictureSize(width=4000))
    image = decoded(path.read_bytes())
    assert image.width() == 4000
    assert len(np.unique(pixels(image).round(-1).reshape(-1, 3), axis=0)) > 10
    with pytest.raises(Refused, match="dpi"):
        chart_to_png(path, org, ALONE, PictureSize.of_resolution(600))
    for finish in (TEXT, Finish()):
        with pytest.raises(Refused, match=f"{MOST_CARDS:,}"):
            chart_to_svg(path, org, ALONE, NATURAL, finish)


def test_each_letter_stands_once_in_a_file_however_often_it_is_read() -> None:
    once = svg_bytes(ChartPicture(ChartScene(office(), "positions", language="en")), NATURAL, Finish())  # fmt: skip
    root = ET.fromstring(once)
    shapes = [shape.get("d") for shape in root.iter(f"{SVG}path") if shape.get("id", "").startswith("g")]  # fmt: skip
    used = [use.get("{http://www.w3.org/1999/xlink}href") for use in root.iter(f"{SVG}use")]
    assert len(set(shapes)) == len(shapes)
    assert len(used) > 4 * len(shapes)
    assert {name.removeprefix("#") for name in used} == {shape.get("id") for shape in root.iter(f"{SVG}path") if shape.get("id")}  # fmt: skip


def test_a_letter_is_upright_beside_the_same_one_in_italics() -> None:
    glyphs, plain = Glyphs(), Style(paper_face(), 12.5)
    styles = (msgspec.structs.replace(plain, italic=True), plain, msgspec.structs.replace(plain, semibold=True))  # fmt: skip
    lines = [glyphs.line("经理 a", style, ("0", "0")) for style in styles]
    assert len(set(lines)) == 3
    assert glyphs.line("经理 a", plain, ("0", "0")) == lines[1]
    assert glyphs.defined.count("<path") == 9
