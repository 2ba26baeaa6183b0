from __future__ import annotations

import io
import json
import os
import random
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from orgeditor.files.sheets import Cancelled, PasswordNeeded, Unreadable, read_workbook
from orgeditor.files.sheets.wire import Limits
from tests.sheets.workbooks import ods, with_part, xlsb, xlsx

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path, **options) -> str:
    with pytest.raises(Unreadable) as refused:
        read_workbook(path, **options)
    assert not isinstance(refused.value, PasswordNeeded)
    sentence = str(refused.value)
    assert path.name in sentence
    return sentence


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("roster.xlsx", b"", "is empty"),
        ("roster.xlsx", PNG, "is a picture"),
        (
            "roster.xls",
            b"<html><body><table><tr><td>Id</td></tr></table></body></html>",
            "web page",
        ),
        ("roster.xls", b"\xef\xbb\xbf<table border=1><tr><td>Id</td></tr></table>", "web page"),
        ("roster.xls", "<html>员工</html>".encode("utf-16"), "web page"),
        ("roster.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related", "web page"),
        (
            "roster.mht",
            b"From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n",
            "web page",
        ),
        ("roster.xml", b'<?xml version="1.0"?><Workbook/>', "an XML file"),
        (
            "roster.xls",
            b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "Excel 2003",
        ),
        ("roster.json", b'{"format": 1, "units": {}}', "without a table"),
        ("roster.json", b'[{"ID": 1}, {"ID":', "breaks off"),
        ("roster.json", b"[" * 100_000, "breaks off"),
        ("roster.json", b'{"a": "\xff"}', "breaks off"),
        ("roster.csv", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("roster.csv", b"{\\rtf1\\ansi Id}", "text document"),
        ("roster.xlsx", bytes(range(256)), "not a spreadsheet that can be read"),
        ("roster.xlsx", b"PK\x03\x04" + b"\0" * 50, "damaged"),
        ("roster.csv", b"\n\n;;;\n", "No cell"),
    ],
)
def test_what_is_no_spreadsheet_is_said_in_a_sentence(name, content, said, tmp_path):
    (tmp_path / name).write_bytes(content)
    sentence = refusal(tmp_path / name)
    assert said in sentence
    assert sentence.endswith(".")


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"notes.txt": b"hello"}, "zip archive"),
        ({"manifest.json": b"{}", "unit.ndjson": b""}, "an OrgEditor document"),
        ({"manifest.json": b"{}", "notes.txt": b""}, "zip archive"),
        ({"word/document.xml": b"<x/>"}, "text document"),
        ({"ppt/presentation.xml": b"<x/>"}, "presentation"),
        ({"Index/Document.iwa": b"x"}, "Numbers"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "text document"),
        ({"xl/workbook.xml": b"<workbook"}, "damaged"),
    ],
)
def test_a_zip_that_is_no_workbook(parts, said, tmp_path):
    assert said in refusal(archive(tmp_path / "roster.xlsx", parts))


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    assert "is not there" in refusal(tmp_path / "roster.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "is a folder" in refusal(tmp_path / "folder.xlsx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    path.chmod(0)
    assert "may not be read" in refusal(path)


def test_a_workbook_cut_off(tmp_path):
    whole = xlsx(tmp_path / "whole.xlsx").read_bytes()
    for length in (len(whole) // 2, len(whole) - 10):
        (tmp_path / "cut.xlsx").write_bytes(whole[:length])
        assert "damaged" in refusal(tmp_path / "cut.xlsx")


def test_a_workbook_of_pictures_only(tmp_path):
    path = tmp_path / "pictures.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet().insert_textbox(1, 1, "Ada")
    assert "No cell" in refusal(path)


def test_a_zip_that_unpacks_to_more_than_is_allowed(tmp_path):
    zeros = {f"xl/media/{n}.bin": os.urandom(1 << 16) * 8 for n in range(6)}
    path = archive(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b"<workbook/>"} | zeros)
    assert "unpacks to more than 2 MB" in refusal(path, limits=Limits(unpacked=2 << 20))


def test_a_zip_packed_too_well_whatever_size_it_declares(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    bomb = with_part(path, tmp_path / "bomb.xlsx", SHEET, lambda text: text + " " * (8 << 20))
    assert "200 to one" in refusal(bomb)
    content = bytearray(bomb.read_bytes())
    true_size = (8 << 20).to_bytes(4, "little")[2:]
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        size = opened.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert size[2:] == true_size
    lying = content.replace(size, (1000).to_bytes(4, "little"))
    assert lying != content
    bomb.write_bytes(lying)
    assert "200 to one" in refusal(bomb)


def test_a_zip_with_too_many_parts_or_parts_outside(tmp_path):
    workbook = {"xl/workbook.xml": b"<workbook/>"}
    many = archive(tmp_path / "many.xlsx", workbook | {f"xl/{n}": b"" for n in range(5000)})
    assert "5001 parts" in refusal(many)
    for name in ("../evil.xml", "/etc/passwd", "xl/../../evil", "C:\\evil"):
        outside = archive(tmp_path / "outside.xlsx", workbook | {name: b""})
        assert "outside the file" in refusal(outside)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(part, tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    evil = with_part(
        path, tmp_path / "evil.xlsx", part, lambda text: text.replace("?>", "?>" + entity, 1)
    )
    assert "entities" in refusal(evil)


def test_entities_that_hide_are_refused(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    draw = random.Random(1)
    remark = "<!-- " + "".join(draw.choices("abcdef <a>", k=2 << 20)) + "-->"
    late = with_part(path, tmp_path / "late.xlsx", SHEET, lambda text: text.replace("?>", "?>" + remark + entity, 1))  # fmt: skip
    assert "entities" in refusal(late)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    wide = parts[SHEET].decode().replace("?>", "?>" + entity, 1).encode("utf-16")
    assert "entities" in refusal(archive(tmp_path / "wide.xlsx", parts | {SHEET: wide}))


def test_one_part_that_is_many_sheets(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    many = "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(1_000))
    book = with_part(path, tmp_path / "many.xlsx", "xl/workbook.xml", lambda text: text.replace("</sheets>", many + "</sheets>"))  # fmt: skip
    assert "no more than 1000" in refusal(book)


def test_merged_ranges_over_each_other_are_left_out(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    whole = '<mergeCell ref="A1:XFD1048576"/>' * 5_000
    merged = with_part(path, tmp_path / "merged.xlsx", SHEET, lambda text: text.replace("</sheetData>", f"</sheetData><mergeCells>{whole}</mergeCells>"))  # fmt: skip
    assert len(read_workbook(merged).sheets[0].merged) == 1


def test_entities_in_ods_are_refused(tmp_path):
    path = ods(tmp_path / "roster.ods")
    entity = '<!DOCTYPE x [<!ENTITY e "x">]>'
    evil = with_part(
        path,
        tmp_path / "evil.ods",
        "content.xml",
        lambda text: text.replace("?>", "?>" + entity, 1),
    )
    assert "entities" in refusal(evil)


def test_too_many_filled_cells_in_any_container(tmp_path):
    rows = [(1, 2, 3)] * 5
    (tmp_path / "big.csv").write_text("1,2,3\n" * 5)
    (tmp_path / "big.json").write_text(json.dumps({"columns": [1, 2, 3], "rows": rows[1:]}))
    for path in (
        xlsx(tmp_path / "big.xlsx", rows),
        ods(tmp_path / "big.ods", rows),
        tmp_path / "big.csv",
        tmp_path / "big.json",
    ):
        assert "more than 14 filled cells" in refusal(path, limits=Limits(cells=14))
        assert len(read_workbook(path, limits=Limits(cells=15)).sheets[0].rows) == 5


def test_more_memory_than_is_allowed(tmp_path):
    rows = [("name " * 100,) * 20] * 2000
    path = xlsx(tmp_path / "big.xlsx", rows)
    assert "more than 60 MB of memory" in refusal(path, limits=Limits(memory=60 << 20))


def test_an_ods_cell_repeated_without_end(tmp_path):
    path = ods(tmp_path / "roster.ods")
    endless = with_part(
        path,
        tmp_path / "endless.ods",
        "content.xml",
        lambda text: text.replace(
            "<table:table-cell",
            '<table:table-cell table:number-columns-repeated="16384"',
            1,
        ).replace("<table:table-row", '<table:table-row table:number-rows-repeated="1048576"', 1),
    )
    assert "Open it in Excel" in refusal(endless)


def test_a_far_cell_where_it_cannot_be_found_beforehand(tmp_path):
    rows = [("Id",), *[()] * 60_000, ("",) * 16_383 + ("oops",)]
    assert "far outside the table" in refusal(xlsb(tmp_path / "far.xlsb", rows))


def test_more_time_than_is_allowed(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx")
    assert "within 0 seconds" in refusal(path, limits=Limits(seconds=0))


def test_cancel_stops_the_reading(tmp_path):
    path = xlsx(tmp_path / "big.xlsx", [("Ada", "Lovelace", 1)] * 20_000)
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 1

    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=cancelled)
    assert len(asked) == 2


def test_progress_goes_from_little_to_all(tmp_path):
    fractions: list[float] = []
    read_workbook(xlsx(tmp_path / "roster.xlsx", [(1, 2)] * 9_000), progress=fractions.append)
    assert fractions == sorted(fractions)
    assert len(set(fractions)) > 4
    assert fractions[-1] == 1.0


def test_no_child_is_left_behind(tmp_path):
    import psutil

    path = xlsx(tmp_path / "roster.xlsx")
    read_workbook(path)
    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=lambda: True)
    assert psutil.Process().children() == []
