"""The report as a workbook, read back as a person would see it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from orgeditor.analysis.discretion import hidden, redacted, without_ratings
from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.report import PARTS, Told
from orgeditor.cli import main
from orgeditor.files.project.saving import save
from orgeditor.files.report import write_report
from orgeditor.messages import t, use_language
from orgeditor.model.organization import Organization
from orgeditor.model.records import Unit

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def cells(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_a_sheet_a_part_and_one_a_matrix(marketing: Organization, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(Told(redacted(marketing, hidden(names=False, pay=True)), "en"), PARTS, path)
    book = openpyxl.load_workbook(path)
    parts = [part.title.render("en") for part in PARTS]
    names = [matrix.name[:31] for matrix in matrices(marketing)]
    assert book.sheetnames[0] == "Report"
    assert set(book.sheetnames[1:]) == {*parts, *names, "What was left out"}
    cover = cells(book["Report"])
    assert "without pay" in cover
    assert all(part in cover for part in parts)
    links = [cell.hyperlink.location for row in book["Report"].iter_rows() for cell in row if cell.hyperlink]  # fmt: skip
    assert [link.split("!")[0].strip("'") for link in links] == book.sheetnames[1:-1]
    measures = cells(book["Measures"])
    assert 60 in measures
    assert "Regional sales" in measures
    for part in parts:
        assert "without pay" in book[part].oddFooter.center.text


def test_no_figure_is_cut_by_its_column(marketing: Organization, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(Told(marketing, "en"), PARTS, path)
    sheet = openpyxl.load_workbook(path)["Measures"]
    [cost] = [row[1].value for row in sheet.iter_rows() if str(row[1].value).endswith(" EUR")]
    assert cost == "3,744,000 EUR"
    assert sheet.column_dimensions["B"].width > len(cost)


def test_a_chinese_report_is_chinese_and_says_what_it_is_told_without(
    marketing: Organization, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    write_report(Told(without_ratings(marketing), "zh_CN"), PARTS, path)
    book = openpyxl.load_workbook(path)
    said = {sheet.title: [str(value) for value in cells(sheet)] for sheet in book}
    for part in PARTS:
        assert not any("Marketing and sales" in text for text in said[part.title.render("zh_CN")])
    told = t("Reviews of people are not in this report: performance is told without them.")
    assert told.render("zh_CN") in said["完整程度"]
    write_report(Told(marketing, "zh_CN"), PARTS, path)
    whole = cells(openpyxl.load_workbook(path)["完整程度"])
    assert told.render("zh_CN") not in whole


def test_texts_stay_texts_whatever_they_begin_with(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","y")'
    org = Organization([Unit(id="u", name=evil), Unit(id="v", name="+1+1", parent="u")])
    path = tmp_path / "report.xlsx"
    write_report(Told(org, "en"), PARTS, path)
    book = openpyxl.load_workbook(path)
    kinds = {
        cell.value: cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in (evil, "+1+1")
    }
    assert kinds == {evil: "s", "+1+1": "s"}


@pytest.mark.parametrize("suffix", ["pdf", "xlsx"])
def test_the_command_line_writes_the_same_file_twice(
    qapp: object,
    marketing: Organization,
    tmp_path: Path,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    document = tmp_path / "a.orgz"
    save(marketing, document)
    made = []
    try:
        for name in ("one", "two"):
            out = tmp_path / f"{name}.{suffix}"
            line = ["export", str(document), "-o", str(out), "--what", "report", "--language", "zh"]
            assert main([*line, "--without", "names", "--filled-only"]) == 0
            made.append(out.read_bytes())
    finally:
        use_language("en")
    assert made[0] == made[1]
    assert capsys.readouterr() == ("", "")
