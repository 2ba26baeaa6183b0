"""What is told of OpenDocument spreadsheets beside their values."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from orgeditor.files.sheets import Range, Unreadable, read_workbook
from orgeditor.files.sheets.archive import Archive
from orgeditor.files.sheets.opendocument import scans
from orgeditor.files.sheets.wire import Limits

_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)

_SPANNED = 'table:number-columns-spanned="2"'


def _cell(text: str, more: str = "", inside: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}>{inside}<text:p>{text}</text:p></table:table-cell>'


def _written(path: Path, rows: str) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        book.writestr(
            "content.xml",
            f'<office:document-content {_NAMES}><office:body><office:spreadsheet><table:table table:name="Plan">'
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_merged_cells_and_comments_are_told_where_they_stand(tmp_path: Path) -> None:
    comment = "<office:annotation><dc:creator>Ann</dc:creator><text:p>only the</text:p><text:p>yearly one</text:p></office:annotation>"
    rows = (
        f"<table:table-row>{_cell('Sales', _SPANNED)}<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="4"/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="2"/>{_cell("A", "", comment)}</table:table-row>'
    )
    (sheet,) = read_workbook(_written(tmp_path / "plan.ods", rows)).sheets
    assert sheet.merged == (Range(0, 0, 0, 1),)
    assert sheet.comments == {(4, 2): "only the\nyearly one"}
    assert sheet.value(4, 2) == "A"


@pytest.mark.parametrize("more", ["", _SPANNED])
def test_a_document_that_ends_too_soon_is_refused_whatever_it_holds(
    tmp_path: Path, more: str
) -> None:
    rows = f"<table:table-row>{_cell('Sales', more)}</table:table-row></table:table></table:table>"
    with pytest.raises(Unreadable, match=r"plan\.ods"):
        read_workbook(_written(tmp_path / "plan.ods", rows))


def test_merged_cells_are_seen_wherever_the_pieces_of_a_document_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        f"<table:table-row>{_cell('Sales', _SPANNED)}<table:covered-table-cell/></table:table-row>"
    )
    content = io.BytesIO(_written(tmp_path / "plan.ods", rows).read_bytes())
    for piece in range(17, 300):
        monkeypatch.setattr("orgeditor.files.sheets.archive._PIECE", piece)
        assert scans(Archive(content, "plan.ods", Limits()))["Plan"].merged


def test_a_damaged_document_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"plan\.ods"):
        read_workbook(_written(tmp_path / "plan.ods", "<table:table-row>"))
