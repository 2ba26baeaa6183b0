"""Lines of text break between words and within Chinese, and shrink before they are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orgeditor.drawing.fonts import Face, paper_face
from orgeditor.drawing.text import Style, fitted, listed, text_width, wrapped

WIDTH = 167.0


@pytest.fixture
def style(qapp) -> Style:
    return Style(paper_face(), 12.5, semibold=True)


def test_what_fits_keeps_its_size(style: Style) -> None:
    assert fitted("Brand manager", style, WIDTH, 2, 10.5) == (style, ("Brand manager",))


def test_a_long_title_is_set_smaller_before_it_is_cut(style: Style) -> None:
    title = "Senior regional business development manager EMEA"
    assert wrapped(title, style, WIDTH, 2)[-1].endswith("…")
    smaller, lines = fitted(title, style, WIDTH, 2, 10.5)
    assert 10.5 <= smaller.size < style.size
    assert " ".join(lines) == title
    assert all(text_width(line, smaller) <= WIDTH for line in lines)


def test_what_never_fits_is_cut_at_the_least_size(style: Style) -> None:
    smaller, lines = fitted("Manager " * 40, style, WIDTH, 2, 10.5)
    assert smaller.size == 10.5
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_chinese_breaks_anywhere_but_before_closing_marks(style: Style) -> None:
    title = "华东地区市场营销与品牌传播管理中心（上海）。副总经理"
    _, lines = fitted(title, style, WIDTH, 2, 8.0)
    assert "".join(lines) == title
    assert len(lines) == 2
    assert lines[1][0] not in "）。，、"


@pytest.mark.parametrize(
    "title",
    [
        "财务总监（CFO）、财务共享中心负责人",
        "高级副总裁：战略、投资；并购！",
        "Head of 市场（Marketing）and 销售（Sales）, China",
        "负责「品牌」与『渠道』的“数字化”总监，《手册》编辑",
    ],
)
def test_no_line_begins_with_a_closing_mark_however_narrow(style: Style, title: str) -> None:
    for width in range(45, 200):
        lines = wrapped(title, style, float(width), 99)
        assert "".join("".join(lines).split()) == "".join(title.split())
        for before, after in pairwise(lines):
            assert after[0] not in "，。、；：？！）》」』”,.)", (width, lines)
            assert before[-1] not in "（《「『“(", (width, lines)
        assert all(text_width(line, style) <= width for line in lines)


def test_mixed_text_keeps_its_words_whole(style: Style) -> None:
    _, lines = fitted("高级销售经理 Key Account Management 大客户", style, 120.0, 3, 8.0)
    broken = " ".join(lines).split()
    assert {"Key", "Account", "Management"} <= set(broken)


def test_quotes_and_dots_are_narrow_in_english_and_square_in_chinese(qapp) -> None:
    chinese = Style(Face(("Noto Sans CJK SC",)), 10.0)
    if text_width("“中”", chinese) < 25:
        pytest.skip("no Chinese font that fills a square each")
    assert text_width("“a”", chinese) < 20
    assert text_width("’", chinese) < 6


NAMES = ("Eva Klein", "Hugo Novak", "Ines Brandt", "Jie Chen", "Omar Haddad", "Ravi Lopez")


def test_a_list_breaks_between_names_and_says_how_many_there_are_more(style: Style) -> None:
    assert listed(NAMES[:2], style, WIDTH, 1, 10.5) == (style, ("Eva Klein · Hugo Novak",))
    smaller, lines = listed(NAMES, style, WIDTH, 2, 10.5)
    assert (smaller.size, len(lines)) == (10.5, 2)
    shown = " · ".join(lines).split(" +")
    assert len(shown[0].split(" · ")) + int(shown[1]) == len(NAMES)
    assert all(text_width(line, smaller) <= WIDTH for line in lines)


def test_a_list_is_set_smaller_before_any_name_is_left_out(style: Style) -> None:
    width = text_width(" · ".join(NAMES[:3]), style) - 1
    smaller, lines = listed(NAMES[:3], style, width, 1, 10.5)
    assert smaller.size < style.size
    assert lines == (" · ".join(NAMES[:3]),)


def test_a_name_wider_than_its_line_is_cut_and_the_others_are_counted(style: Style) -> None:
    _, lines = listed(("Maximiliane Wolkenstein-Trostburg", "Zoe Brand"), style, 90.0, 1, 10.5)
    assert lines[0].endswith("… +1")
