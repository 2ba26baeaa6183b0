"""What is said of each output before it is written: in its dialog, and by ``export --preflight``."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from orgeditor.cli import main
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.gui.exporting import RedactionDialog, RosterDialog
from orgeditor.gui.session import Session
from orgeditor.messages import t, use_language
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.output import FORMATS, Output
from orgeditor.model.verbs.editing import set_field
from orgeditor.outputs import given, look_at, mended, write
from tests.matrix.offices import office
from tests.redaction.marked import PROFILES, Secrets, hides, marked, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgeditor.analysis.preflight import Remark

pytestmark = pytest.mark.usefixtures("qapp")

_RATED = ("calibration",)
"""Pictures that show nothing but ratings, which go out only where they are asked for."""
OUTPUTS = [
    Output(what=what, format=kind, ratings=what in _RATED)
    for what, kinds in FORMATS.items()
    for kind in kinds
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    use_language("en")


@pytest.fixture(scope="module")
def marketing() -> Organization:
    return organization_from("marketing")


@pytest.fixture(scope="module")
def file(tmp_path_factory, marketing: Organization) -> Path:
    path = tmp_path_factory.mktemp("preflight") / "m.orgz"
    save(marketing, path)
    return path


def looked(org: Organization, output: Output) -> list[Remark]:
    return look_at(output, given(output, Document(org)), lambda _: None)


def kinds(remarks: list[Remark]) -> set[str]:
    return {remark.kind for remark in remarks}


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.what} {o.format}")
def test_every_output_is_looked_at_and_what_is_offered_changes_it(
    marketing: Organization, output: Output
) -> None:
    for remark in looked(marketing, output):
        for mend in remark.mends:
            if mend.settings and "card_size" not in mend.settings:
                assert mended(output, mend) != output, (remark.kind, mend.label)


def test_findings_that_go_along_beside_what_is_shown_are_told(marketing: Organization) -> None:
    assert "findings-carried" in kinds(looked(marketing, Output(what="chart", format="pptx")))
    assert "findings-carried" in kinds(looked(marketing, Output(what="raci", format="xlsx")))
    assert "findings-carried" not in kinds(looked(marketing, Output(what="raci", format="csv")))


@pytest.mark.parametrize(("what", "kind"), [("chart", "pptx"), ("raci", "pptx"), ("raci", "xlsx")])
def test_findings_are_left_out_of_notes_and_sheets(
    marketing: Organization, what: str, kind: str, tmp_path: Path
) -> None:
    output = Output(what=what, format=kind)
    [told] = [r for r in looked(marketing, output) if r.kind == "findings-carried"]
    assert told.mends[1].records
    without = mended(output, told.mends[0])
    assert "findings-carried" not in kinds(looked(marketing, without))
    made_of = given(output, Document(marketing))
    for one, path in ((output, tmp_path / f"with.{kind}"), (without, tmp_path / f"no.{kind}")):
        write(one, made_of, path, lambda _: None)
        with zipfile.ZipFile(path) as packed:
            said = b"".join(packed.read(name) for name in packed.namelist())
        assert (b"Findings" in said) == (one is output)


def test_findings_told_before_are_taken_out_of_notes(marketing: Organization, tmp_path) -> None:
    deck = tmp_path / "d.pptx"
    made_of = given(Output(what="raci", format="pptx"), Document(marketing))
    write(Output(what="raci", format="pptx"), made_of, deck, lambda _: None)
    again = Output(what="raci", format="pptx", into_slides=str(deck), without_findings=True)
    write(again, made_of, deck, lambda _: None)
    with zipfile.ZipFile(deck) as packed:
        notes = [packed.read(name) for name in packed.namelist() if "notesSlides/n" in name]
    assert notes
    assert not [text for text in notes if b"Findings" in text]


def test_a_page_that_word_has_not_is_told_and_refused(file: Path, tmp_path: Path, capsys) -> None:
    large = Output(what="role-cards", format="docx", page="A0")
    org = organization_from("marketing")
    [told] = [r for r in looked(org, large) if r.kind == "paper-too-large"]
    assert "paper-too-large" not in kinds(looked(org, mended(large, told.mends[0])))
    out = str(tmp_path / "cards.docx")
    assert main(["export", str(file), "--what", "role-cards", "-o", out, "--page", "A0"]) == 1
    assert "no pages longer than 559 mm" in capsys.readouterr().err
    assert not (tmp_path / "cards.docx").exists()


def test_columns_that_are_not_in_a_roster_take_nothing_along(marketing: Organization) -> None:
    titles = Output(what="roster", format="csv", columns=("title",))
    assert looked(marketing, titles) == []
    paid = Output(what="roster", format="csv", columns=("title", "cost"))
    [along] = looked(marketing, paid)
    assert "pay" in str(along.message)
    assert "name" not in str(along.message)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.id)
@pytest.mark.parametrize("what", ["roster xlsx", "elements xlsx", "raci xlsx", "chart pptx", "report xlsx", "role-cards docx"])  # fmt: skip
def test_no_remark_tells_what_a_profile_leaves_out(profile: object, what: str) -> None:
    secrets = Secrets()
    document = marked(secrets, b"", small())
    kind, suffix = what.split()
    output = Output(what=kind, format=suffix, redaction=profile.id)
    said = [str(r.message) for r in look_at(output, given(output, document), lambda _: None)]
    hidden = [str(getattr(secrets, name)) for name in hides(profile) if name != "photo"]
    assert not [secret for secret in hidden for line in said if secret in line]


def test_export_says_what_to_look_at_and_writes_nothing(file: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "chart.pdf"
    assert main(["export", str(file), "--what", "chart", "-o", str(out), "--preflight"]) == 0
    told = capsys.readouterr().out
    assert "warning: The smallest letters come out at 3.9 pt" in told
    assert "As a book: --book size" in told
    assert told.rstrip().endswith("3 things to look at")
    assert not out.exists()


def test_export_gives_remarks_as_json(file: Path, tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "m.pdf")
    command = ["export", str(file), "--what", "raci", "-o", out, "--marks", "--landscape"]
    assert main([*command, "--preflight", "--json", "--language", "zh"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {remark["kind"]: remark for remark in told["remarks"]}
    assert found["findings-marked"]["mends"][0]["drop"] == "--marks"
    assert "违反规则" in found["findings-marked"]["message"]
    assert found["nearly-empty"]["pages"] == [3]
    assert sum(told["counts"].values()) == len(told["remarks"])


def test_nothing_to_look_at_is_one_line(file: Path, tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "r.csv")
    command = ["export", str(file), "--what", "roster", "-o", out, "--columns", "title"]
    assert main([*command, "--preflight"]) == 0
    assert capsys.readouterr().out == "Nothing to look at before it goes out.\n"


def test_json_goes_with_preflight_alone(file: Path, tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "r.csv")
    assert main(["export", str(file), "--what", "roster", "-o", out, "--json"]) == 2
    assert "--preflight" in capsys.readouterr().err


def link(dialog: RedactionDialog | RosterDialog, words: str) -> QPushButton:
    return next(b for b in dialog.preflight.list.findChildren(QPushButton) if b.text() == words)


def test_the_step_of_redaction_says_what_goes_along(qtbot, marketing: Organization) -> None:
    session = Session(Document(marketing))
    output = Output(what="raci", format="xlsx")
    made = RedactionDialog(session, t("Export the matrix"), t("Choose a file…"), None, output)
    qtbot.addWidget(made)
    assert kinds(list(made.preflight.remarks)) == {"findings-carried"}
    link(made, "Leave the findings out").click()
    assert made.preflight.remarks == ()
    assert made.preflight.settings == {"without_findings": True}
    chart = Output(what="chart", format="pptx")
    made = RedactionDialog(session, t("Export the chart"), t("Choose a file…"), None, chart)
    qtbot.addWidget(made)
    assert "personal-data" in kinds(list(made.preflight.remarks))
    link(made, "No names").click()
    assert session.redaction.id == "no-names"
    assert "personal-data" not in kinds(list(made.preflight.remarks))
    link(made, "Show on the chart").click()
    assert made.preflight.wanted
    assert made.result() == RedactionDialog.DialogCode.Rejected


def test_enter_goes_on_while_the_list_is_open(qtbot, marketing: Organization) -> None:
    output = Output(what="raci", format="xlsx")
    made = RedactionDialog(Session(Document(marketing)), t("Export the matrix"), t("Choose a file…"), None, output)  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    QTest.mouseClick(made.preflight.button, Qt.MouseButton.LeftButton)
    assert made.preflight.list.isVisible()
    QTest.keyClick(made.preflight.button, Qt.Key.Key_Return)
    assert made.result() == RedactionDialog.DialogCode.Accepted


def test_a_roster_says_what_its_columns_take_along(qtbot, marketing: Organization) -> None:
    session = Session(Document(marketing))
    made = RosterDialog(session, "en")
    qtbot.addWidget(made)
    assert "pay" in made.preflight.told
    link(made, "No pay").click()
    assert "pay" not in made.preflight.told
    assert made.redaction.box.currentData() == "no-pay"


def test_where_nothing_goes_out_nothing_is_said(qtbot, marketing: Organization) -> None:
    made = RedactionDialog(Session(Document(marketing)), t("Redaction"), t("Close"))
    qtbot.addWidget(made)
    assert made.preflight.remarks == ()
    assert made.preflight.parent() is None


def test_each_file_of_a_delivery_is_looked_at(file: Path, capsys) -> None:
    assert main(["deliver", str(file), "board-pack", "--preflight", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["files"]
    assert len(told) > 2
    assert all(one["remarks"] or one["counts"]["hint"] == 0 for one in told)
    assert main(["deliver", str(file), "board-pack", "--preflight"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:-1] for line in lines if not line.startswith(" ")] == [one["file"] for one in told]  # fmt: skip
    mended_by = [line for line in lines if line.startswith("    Mended by: ")]
    assert any("Leave the findings out" in line for line in mended_by)
    assert sum(line.startswith("  ") for line in lines) - len(mended_by) == sum(max(1, len(one["remarks"])) for one in told)  # fmt: skip
    assert list(file.parent.iterdir()) == [file]


def test_slides_and_word_say_nothing_of_pages_that_are_their_own(marketing: Organization) -> None:
    for kind in ("pptx", "docx"):
        remarks = looked(marketing, Output(what="report", format=kind))
        assert not [remark for remark in remarks if remark.pages]
        assert "names of 54 people" in next(str(r.message) for r in remarks if r.kind == "personal-data")  # fmt: skip
    large = Output(what="report", format="docx", page="A1")
    assert "paper-too-large" in kinds(looked(marketing, large))
    assert "paper-too-large" not in kinds(looked(marketing, Output(what="report", format="pptx", page="A1")))  # fmt: skip


def test_a_glyph_that_no_font_has_is_told_of_the_slides_of_a_matrix() -> None:
    org = office()
    org.apply(set_field(org, ["brief"], "name", "Brief \U0010f123"))
    assert "missing-glyphs" in kinds(looked(org, Output(what="raci", format="pptx")))
    assert "missing-glyphs" not in kinds(looked(office(), Output(what="raci", format="pptx")))


def test_pay_is_graver_than_names(marketing: Organization) -> None:
    [paid] = looked(marketing, Output(what="roster", format="xlsx"))
    [named] = looked(marketing, Output(what="roster", format="csv", columns=("title", "name")))
    assert (paid.severity, named.severity) == ("warning", "hint")
