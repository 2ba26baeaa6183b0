"""Each option of ``export`` changes what is written where it belongs, and is refused elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from msgspec.structs import replace
from pptx import Presentation

from orgeditor.cli import FORMATS, main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.elements.communication import Link, Meeting, Process, Step
from orgeditor.model.output import PICTURES as ELEMENTS
from orgeditor.model.records import Matrix, MatrixColumn, MatrixRow, key_id

if TYPE_CHECKING:
    from pathlib import Path


ON_PAPER = {"raci pdf", "raci svg", "raci png", "report pdf"}
INKED = ON_PAPER | {"role-cards pdf"}
CARDS = {"role-cards pdf", "role-cards docx"}
TABLES = {"roster xlsx", "roster json"}
BOOK = {"chart pdf", "chart pptx"}
SLIDES = {"chart pptx", "raci pptx", "report pptx"}
PICTURES = {f"{what} {kind}" for what in ("chart", "raci") for kind in ("svg", "png")}
DOCUMENTS = {"role-cards docx", "report docx"}

BELONGS = {
    ("--matrix", "Other"): {f"raci {kind}" for kind in FORMATS["raci"]} | CARDS,
    ("--by-process",): {"raci xlsx"},
    ("--labels", "both"): INKED
    | CARDS
    | {"report xlsx", "report pptx", "report docx", "raci pptx"},
    ("--marks",): ON_PAPER,
    ("--grey",): INKED,
    ("--ink", "pattern"): INKED,
    ("--form", "compact"): ON_PAPER - {"report pdf"},
    ("--angle", "45"): ON_PAPER,
    ("--point", "7.5"): INKED,
    ("--sign-off",): ON_PAPER - {"report pdf"},
    ("--role", "Content lead"): CARDS,
    ("--filled-only",): {f"report {kind}" for kind in FORMATS["report"]},
    ("--columns", "name"): {*TABLES, "roster csv"},
    ("--sheets",): TABLES,
    ("--dictionary",): TABLES,
    ("--units",): {f"chart {kind}" for kind in FORMATS["chart"] if kind != "graphml"},
    ("--book",): BOOK,
    ("--book", "level"): BOOK,
    ("--least", "9", "--book"): BOOK,
    ("--least", "9"): set(),
    ("--poster",): {"chart pdf"},
    ("--poster", "--least", "9", "--overlap", "15"): {"chart pdf"},
    ("--overlap", "0"): set(),
    ("--template", "client.pptx"): SLIDES,
    ("--template", "client.docx"): DOCUMENTS,
    ("--into-slides", "client.pptx"): SLIDES,
    ("--into-slides", "client.pptx", "--remove-gone"): SLIDES,
    ("--remove-gone",): set(),
    ("--branch", "Digital manager"): {f"chart {kind}" for kind in FORMATS["chart"]},
    ("--select", "Digital manager"): {
        f"chart {kind}" for kind in ("pdf", "svg", "png", "pptx", "drawio")
    },
    ("--width", "640"): PICTURES,
    ("--height", "80mm"): PICTURES,
    ("--scale", "0.3"): PICTURES,
    ("--dpi", "120"): {"chart png", "raci png"},
    ("--dark",): {"chart svg", "chart png"},
    ("--transparent",): {"chart svg", "chart png"},
    ("--text-as", "text"): {"chart svg"},
}


EVERY = [
    f"{what} {kind}" for what, kinds in FORMATS.items() if what not in ELEMENTS for kind in kinds
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department without processes, with a second matrix of fewer parties, and a client's slides."""
    made = tmp_path_factory.mktemp("belonging")
    org, silent = organization_from("marketing"), (Link, Meeting, Process, Step)
    kept = [record for record in org if not isinstance(record, silent)]
    rows, columns = list(org.of(MatrixRow).values()), list(org.of(MatrixColumn).values())[:4]
    other = [
        *(replace(r, id=key_id("other", r.activity), matrix="other") for r in rows),
        *(replace(c, id=key_id("other", c.party), matrix="other") for c in columns),
    ]
    save([*kept, Matrix(id="other", name="Other", rank="z"), *other], made / "a.orgz")
    Presentation().save(str(made / "client.pptx"))
    client = docx.Document()
    client.sections[0].header.paragraphs[0].text = "A client's header"
    client.save(str(made / "client.docx"))
    return made


def written(folder: Path, output: str, *options: str) -> bytes | int:
    """Return the bytes that an export wrote, or its exit status where it wrote none."""
    what, kind = output.split()
    out = folder / f"out.{kind}"
    out.unlink(missing_ok=True)
    said = [str(folder / text) if text.startswith("client.") else text for text in options]
    status = main(["export", str(folder / "a.orgz"), "--what", what, "-o", str(out), *said])
    assert out.exists() == (status == 0)
    return out.read_bytes() if out.exists() else status


@pytest.mark.parametrize("output", EVERY)
def test_an_option_changes_what_is_written_or_is_refused(folder, output, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    plain = written(folder, output)
    assert isinstance(plain, bytes)
    assert written(folder, output) == plain, "the same bytes out"
    for option, outputs in BELONGS.items():
        got = written(folder, output, *option)
        if output in outputs:
            assert isinstance(got, bytes), f"{option} is refused"
            assert got != plain, f"{option} changes nothing"
        elif option[0] == "--template" and output in SLIDES | DOCUMENTS:
            assert got == 1, f"{option} is taken for a template of the other kind"
        else:
            assert got == 2, f"{option} is taken without a word"


def test_what_an_option_goes_with_is_said(folder, capsys):
    assert written(folder, "raci pdf", "--by-process") == 2
    assert "--by-process goes with: raci (xlsx)." in capsys.readouterr().err
    assert written(folder, "roster xlsx", "--json") == 2
    assert "--json goes with --into-workbook, --preflight." in capsys.readouterr().err
    assert written(folder, "roster xlsx", "--into-workbook", "b.xlsx", "--preflight") == 2
    assert "--preflight does not go with --into-workbook." in capsys.readouterr().err
    assert written(folder, "roster xlsx", "--into-workbook", "b.xlsx", "--sheets") == 2
    assert "--sheets does not go with --into-workbook." in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        written(folder, "raci pdf", "--grey", "--ink", "colour")
    assert "not allowed with argument --grey" in capsys.readouterr().err
