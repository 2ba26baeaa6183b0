from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgeditor.files.sheets import clean, copied_rows, neutral, plain
from orgeditor.files.sheets.addresses import address, area, column_index, indexes, letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("  Ada \r\n Lovelace\t", "Ada Lovelace"),
        ("Ada<br/>Lovelace <B class='x'>Countess</B>", "Ada Lovelace Countess"),
        ("Head of <TBD>, span < 5 and > 3", "Head of <TBD>, span < 5 and > 3"),
        ("<!-- note\n -->Ada<img src='file:///x'>", "Ada"),
        ("<img src='file:///x'>", "<img src='file:///x'>"),
        ("Ge\u00adschäfts\u200bführer\x00\x07\ufeff", "Geschäftsführer"),
        ("\u202eAda\u2066", "Ada"),
        ("Mu\u0308ller", "Müller"),
        ("王\u3000小明\xa0", "王 小明"),
        ("ＡＢＣ（１）", "ＡＢＣ（１）"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\udc80b", "ab"),
        ("&amp;", "&amp;"),
        ("R&amp;D&nbsp;Lab", "R&D Lab"),
        ("R&amp;amp;D; AT&T", "R&D; AT&T"),
        (101, "101"),
        (0.1 + 0.2, "0.3"),
        (True, "TRUE"),
        (datetime(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29, 8, 30), "2024-02-29 08:30:00"),
    ],
)
def test_clean(value, text):
    assert clean(value) == text


@given(st.text())
def test_what_is_clean_stays_as_it_is(text):
    cleaned = clean(text)
    assert "\n" not in cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "  =x",
        "\u3000＝x",
        "＋",
        "－",
        "＠",
        "'=x",
        "''=x",
    ],
)
def test_what_might_act_as_a_formula_is_kept_from_it(text):
    assert neutral(text) == f"'{text}"
    assert plain(neutral(text)) == text


@pytest.mark.parametrize(
    "text", ["", "Ada", "Ada = Lovelace", "'quoted'", "O'Neill", "1-2", "（=）"]
)
def test_other_text_is_left_alone(text):
    assert neutral(text) == text
    assert plain(text) == text


@given(st.text(alphabet="'=+-@\t\r\n ＝a1\u3000"))
def test_plain_takes_back_what_neutral_did(text):
    assert plain(neutral(text)) == text
    assert neutral(text).lstrip(" \u3000")[:1] not in set("=+-@\t\r\n＝") or text == ""


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_letters(column, name):
    assert letters(column) == name
    assert column_index(name) == column_index(name.lower()) == column


def test_addresses():
    assert address(11, 10) == "K12"
    assert indexes("K12") == indexes("$k$12") == (11, 10)
    assert indexes("XFD1048576") == (1048575, 16383)
    assert area(2, 0, 30, 10) == "A3:K31"
    for wrong in ("", "12", "K", "K12:L13", "ABCD1"):
        with pytest.raises(ValueError, match="no cell"):
            indexes(wrong)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines\tand ""quotes"""\tb\n', [['two\nlines\tand "quotes"', "b"]]),
        ('"never closed\tb\nc\td', [['"never closed', "b"], ["c", "d"]]),
        ('"Best" team\tb', [['"Best" team', "b"]]),
        ('5" pipe\tb', [['5" pipe', "b"]]),
        ("", []),
    ],
)
def test_copied_text_is_read_as_spreadsheets_write_it(text, rows):
    assert copied_rows(text) == rows


def test_a_copied_cell_may_be_of_any_length():
    assert copied_rows("x" * 3_000_000 + "\ty") == [["x" * 3_000_000, "y"]]
