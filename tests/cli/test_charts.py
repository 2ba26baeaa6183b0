"""Charts on paper from the command line: what is said of them, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from orgeditor.cli import main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.records import Unit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    save(organization_from("marketing"), tmp_path / "a.orgz")
    return tmp_path / "a.orgz"


def export(document: Path, *options: str) -> tuple[int, Path]:
    out = document.with_name("out.pdf")
    return main(["export", str(document), "--what", "chart", "-o", str(out), *options]), out


def test_the_size_of_the_letters_is_said_and_a_warning_where_they_are_small(document, capsys):
    assert export(document, "--landscape")[0] == 0
    said = capsys.readouterr()
    assert said.out == "1 page · The smallest letters come out at 3.7 pt.\n"
    assert "a book or a poster keeps the letters legible" in said.err
    assert len(said.err.splitlines()) == 1
    assert export(document, "--landscape", "--layout", "screen")[0] == 0
    assert "come out at 2.4 pt" in capsys.readouterr().out
    assert export(document, "--landscape", "--page", "A0")[0] == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("page", ["A4", "A1", "ANSI-C"])
def test_a_book_and_a_poster_keep_to_the_least_size(document, capsys, page):
    for form in ("--book", "--poster"):
        status, out = export(document, form, "--least", "9", "--page", page)
        assert status == 0
        said = capsys.readouterr()
        assert said.err == ""
        count, point = said.out.split(" · ")
        assert float(point.split()[-2]) >= 9.0
        assert int(count.split()[0]) == len(pypdf.PdfReader(out).pages)


@pytest.mark.parametrize("wrong", [("--least", "6"), ("--least", "x"), ("--book", "branch"), ("--poster", "--overlap", "51"), ("--poster", "--overlap", "nan"), ("--book", "--poster"), ("--page", "A7")])  # fmt: skip
def test_what_makes_no_sense_is_wrong_usage(document, capsys, wrong):
    with pytest.raises(SystemExit, match="2"):
        export(document, *wrong)
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not document.with_name("out.pdf").exists()


def test_what_is_left_out_is_said_in_the_footer(document):
    status, out = export(document, "--book", "--without", "names")
    assert status == 0
    texts = [page.extract_text() for page in pypdf.PdfReader(out).pages]
    assert all("without names" in text for text in texts)
    assert not any("Ana Lopez" in text for text in texts)


def test_a_document_of_units_alone_gives_their_chart(tmp_path, capsys):
    save(
        [Unit(id="a", name="Agency"), Unit(id="b", name="Bureau", parent="a")], tmp_path / "a.orgz"
    )
    status, out = export(tmp_path / "a.orgz", "--book")
    assert status == 0
    assert "Bureau" in pypdf.PdfReader(out).pages[1].extract_text()
