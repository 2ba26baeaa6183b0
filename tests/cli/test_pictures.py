"""Pictures from the command line: sizes, parts, grounds, and what is refused."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtGui import QImage

from orgeditor.cli import main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "a.orgz"
    save(organization_from("marketing"), path)
    return path


def written(document: Path, name: str, *options: str, what: str = "chart") -> Path:
    out = document.with_name(name)
    out.unlink(missing_ok=True)
    assert main(["export", str(document), "--what", what, "-o", str(out), *options]) == 0
    return out


def refused(document: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    out = document.with_name("refused.png")
    assert main(["export", str(document), "--what", "chart", "-o", str(out), *options]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert not out.exists()
    return said


def size(path: Path) -> tuple[int, int]:
    image = QImage(str(path))
    return image.width(), image.height()


def words(path: Path) -> str:
    return " ".join(e.text or "" for e in ET.fromstring(path.read_bytes()).iter(f"{SVG}text"))


def test_the_size_is_what_was_asked_for_and_is_said(document, capsys) -> None:
    natural = size(written(document, "a.png", "--scale", "1"))
    assert size(written(document, "a.png")) == (2 * natural[0], 2 * natural[1])
    assert (
        f"{2 * natural[0]:,} × {2 * natural[1]:,} pixels, 192 per inch" in capsys.readouterr().out
    )
    wide, high = natural
    for options, width in (
        (("--width", "1900"), 1900),
        (("--height", "500px"), round(500 * wide / high)),
        (("--width", "3000", "--height", "500"), round(500 * wide / high)),
        (("--dpi", "144"), wide * 1.5),
        (("--width", "254mm"), 3000),
        (("--width", "25.4 cm", "--dpi", "100"), 1000),
        (("--width", "10in", "--dpi", "100"), 1000),
    ):
        path = written(document, "a.png", *options)
        assert size(path)[0] == pytest.approx(width, abs=2), options
    assert QImage(str(path)).dotsPerMeterX() == pytest.approx(100 / 0.0254, abs=1)


def test_paper_that_is_named_stands_around_the_chart(document) -> None:
    assert size(written(document, "a.png", "--page", "A4", "--landscape")) == (2339, 1654)
    assert size(written(document, "a.png", "--landscape", "--dpi", "300")) == (3508, 2481)
    assert size(written(document, "a.png", "--page", "A3", "--width", "1000"))[0] == 1000
    assert "60 in all" in words(written(document, "a.svg", "--text-as", "text"))
    page = written(document, "a.svg", "--text-as", "text", "--page", "A3")
    assert "Page 1 of 1" in words(page)
    assert ET.fromstring(page.read_bytes()).get("width") == "1122.52"


def test_the_ground_is_left_out_where_asked(document) -> None:
    path = written(document, "a.png", "--transparent", "--dark", "--width", "400")
    assert QImage(str(path)).pixelColor(1, 1).alpha() == 0
    assert not QImage(str(written(document, "a.png", "--width", "400"))).hasAlphaChannel()


@pytest.mark.parametrize("name", ["Digital manager", "digital manager", "数字营销经理", "Li Na"])
def test_a_branch_is_asked_for_by_whatever_it_is_called(document, name: str) -> None:
    said = words(written(document, "a.svg", "--text-as", "text", "--branch", name))
    assert "Social media manager" in said
    assert "Ingrid Berg" not in said


def test_a_branch_by_its_id_or_code_and_units(document) -> None:
    org = organization_from("marketing")
    position = next(p for p in org.of(Position).values() if p.title == "Digital manager")
    unit = next(u for u in org.of(Unit).values() if u.id == position.unit)
    for name in (position.code, f"Digital manager ({position.code})", unit.name):
        said = words(written(document, "a.svg", "--text-as", "text", "--branch", name))
        assert "Social media manager" in said
        assert "Ingrid Berg" not in said
    chart = written(document, "a.svg", "--text-as", "text", "--branch", unit.name, "--units")
    assert unit.name in words(chart)
    assert "Social media manager" not in words(chart)


@pytest.mark.parametrize("kind", ["pdf", "pptx", "drawio", "mmd", "graphml"])
def test_every_format_takes_a_branch(document, kind: str) -> None:
    path = written(document, f"a.{kind}", "--branch", "Digital manager")
    if kind == "pdf":
        content = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    elif kind == "pptx":
        from pptx import Presentation

        shapes = [s for slide in Presentation(str(path)).slides for s in slide.shapes]
        content = " ".join(s.text_frame.text for s in shapes if s.has_text_frame)
    else:
        content = path.read_text("utf-8")
    assert "Social media manager" in content
    assert "Ingrid Berg" not in content


def test_selected_cards_stand_with_the_lines_between_them(document) -> None:
    said = words(written(document, "a.svg", "--text-as", "text", "--select", "Digital manager", "--select", "Wei Chen"))  # fmt: skip
    assert "Li Na" in said
    assert "60 in all" in said
    assert "Social media manager" not in said


def test_names_that_are_left_out_still_find_a_branch(document) -> None:
    options = ("--branch", "Li Na", "--without", "names", "--text-as", "text")
    said = words(written(document, "a.svg", *options))
    assert "Social media manager" in said
    assert "Li Na" not in said
    assert "without names" in said


def test_what_is_not_there_or_not_one_is_refused(document, capsys) -> None:
    assert "no position or unit “Nobody”" in refused(document, capsys, "--branch", "Nobody")
    said = refused(document, capsys, "--branch", "Sales representative")
    assert "are called “Sales representative”. Name one by its code or id:" in said
    assert "chart of units" in refused(document, capsys, "--units", "--branch", "Digital manager")
    assert "would fit" in refused(document, capsys, "--dpi", "1200", "--scale", "20")


@pytest.mark.parametrize("wrong", [("--width", "0"), ("--width", "wide"), ("--height", "-3"), ("--dpi", "5"), ("--scale", "nan"), ("--branch", "a", "--select", "b"), ("--text-as", "shapes")])  # fmt: skip
def test_what_makes_no_sense_is_wrong_usage(document, capsys, wrong) -> None:
    with pytest.raises(SystemExit, match="2"):
        written(document, "a.png", *wrong)
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("wrong", [("--width", "10", "--scale", "2"), ("--width", "10", "--height", "3mm"), ("--dark", "--page", "A4")])  # fmt: skip
def test_what_contradicts_itself_is_wrong_usage(document, capsys, wrong) -> None:
    out = document.with_name("b.png")
    assert main(["export", str(document), "--what", "chart", "-o", str(out), *wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()


def test_a_matrix_is_as_large_as_asked_and_what_is_not_on_it_is_said(document, capsys) -> None:
    path = written(document, "a.png", "--width", "1000", "--page", "A4", what="raci")
    assert size(path)[0] == 1000
    capsys.readouterr()
    written(document, "a.png", "--point", "12", what="raci")
    assert "The picture shows the first of" in capsys.readouterr().err
