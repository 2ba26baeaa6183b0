"""What is copied is what is pasted; what others copy is read as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from orgeditor.gui.matrix.clipboard import content_of, read_content
from orgeditor.model.codes import CODE_SETS


@given(st.data())
def test_letters_come_back(data: st.DataObject) -> None:
    codes = CODE_SETS[data.draw(st.sampled_from(sorted(CODE_SETS)))]
    order = [code.letter for code in codes.codes]
    cell = st.sets(st.sampled_from(order), max_size=3).map(lambda s: tuple(sorted(s, key=order.index)))  # fmt: skip
    wide = data.draw(st.integers(1, 5))
    rows = data.draw(st.lists(st.lists(cell, min_size=wide, max_size=wide), min_size=1, max_size=5))
    content = content_of([["/".join(letters) for letters in row] for row in rows])
    pasted = read_content(content, codes)
    assert [list(row) for row in pasted.cells] == rows
    assert pasted.unknown == ()


@pytest.mark.parametrize("text", ["=1+1", "+A", "@x", "-2", '<script>"x"</script>', "a\tb", "1\n2"])
def test_text_that_a_spreadsheet_would_act_on_is_neutral_and_stays_one_cell(text: str) -> None:
    content = content_of([[text, "R"]])
    assert content.text().lstrip('"')[0] not in "=+@-"
    assert "<script>" not in content.html()
    assert read_content(content, CODE_SETS["raci"]).cells[0][-1] == ("R",)


def test_rows_of_unequal_length_and_gaps() -> None:
    content = QMimeData()
    content.setText("R\tA\r\n\r\nC")
    assert read_content(content, CODE_SETS["raci"]).cells == ((("R",), ("A",)), ((),), (("C",),))
