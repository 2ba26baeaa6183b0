"""Pictures of elements from the command line: what each can be asked, and what each refuses."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from orgeditor.analysis.pages import pictures
from orgeditor.cli import main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.output import BELONGS, FORMATS, PICTURES, Output, belongs

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
OF_ELEMENTS = {
    "swimlanes": ["--by", "units"],
    "calibration": ["--by", "grades"],
    "review-trend": ["--by", "people"],
    "heat-map": ["--trained"],
    "spending": ["--filled", "0"],
    "cascade": ["--about", "Raise net sales by 8 %"],
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("elements") / "a.orgz"
    save([*organization_from("marketing")], path)
    return path


def said(document: Path, what: str, *options: str) -> list[str] | int:
    """Return what a picture says, or the exit status where there is none."""
    out = document.with_name("out.svg")
    out.unlink(missing_ok=True)
    status = main(["export", str(document), "--what", what, "-o", str(out), "--text-as", "text", *options])  # fmt: skip
    if status:
        return status
    return [element.text or "" for element in ET.parse(out).getroot().iter(f"{SVG}text")]


def test_what_can_be_asked_for_is_laid_out_and_painted() -> None:
    assert set(PICTURES) == pictures.PICTURES.keys()
    for what in PICTURES:
        for kind in FORMATS[what]:
            asked = {name for name in BELONGS if belongs(name, Output(what=what, format=kind))}
            assert {"width", "height", "scale", "dark", "transparent"} <= asked
            assert ("dpi" in asked) == (kind == "png")
            assert ("text_as" in asked) == (kind == "svg")
            assert ("by" in asked) == bool(pictures.PICTURES[what].ways)
            assert {"about", "matrix"}.isdisjoint(asked) == (pictures.PICTURES[what].of is None)
            assert {"units", "branch", "look", "alone"}.isdisjoint(asked)


@pytest.mark.parametrize("what", OF_ELEMENTS)
def test_an_option_of_an_element_changes_its_picture(document: Path, what: str) -> None:
    plain = said(document, what, "--with", "ratings")
    asked = said(document, what, "--with", "ratings", *OF_ELEMENTS[what])
    assert isinstance(plain, list)
    assert isinstance(asked, list)
    assert plain
    assert asked
    assert asked != plain


def test_a_picture_speaks_the_language_that_is_asked_for(document: Path) -> None:
    for language, words in (("en", "People"), ("zh", "人员")):
        assert words in said(document, "spending", "--language", language)


def test_a_png_is_as_large_as_is_asked_and_says_what_it_is(document: Path, capsys) -> None:
    out = document.with_name("out.png")
    export = ["export", str(document), "--what", "network", "-o", str(out)]
    assert main([*export, "--width", "600", "--transparent"]) == 0
    assert "600 ×" in capsys.readouterr().out
    image = QImage(str(out))
    assert (image.width(), image.hasAlphaChannel()) == (600, True)
    assert image.text("Title").startswith("Who works with whom: ")
    assert main([*export, "--width", "200"]) == 0
    assert "too small to be read: a larger picture helps" in capsys.readouterr().err


def test_what_cannot_be_is_said(document: Path, capsys) -> None:
    for status, reason, *asked in (
        (1, "Ratings of people stay inside", "calibration"),
        (1, "leaves out the ratings", "calibration", "--redaction", "no-names"),
        (1, "There are: Launch a range, Answer an enquiry.", "swimlanes", "--about", "None"),
        (2, "heat-map goes by: roles, units.", "heat-map", "--by", "grades"),
        (2, "--by goes with:", "network", "--by", "roles"),
        (2, "--branch goes with:", "network", "--branch", "Sales"),
    ):
        assert said(document, *asked) == status
        assert reason in capsys.readouterr().err


def test_preflight_reads_what_a_picture_says(document: Path, capsys) -> None:
    out = str(document.with_name("out.svg"))
    assert main(["export", str(document), "--what", "heat-map", "-o", out, "--preflight"]) == 0
    told = capsys.readouterr().out
    assert "names of 47 people" in told
    assert "1 text is cut: Brand and communicati…" in told
