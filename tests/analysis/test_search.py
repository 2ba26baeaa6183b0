"""What the search finds, and in which order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.search import SearchIndex
from orgeditor.model.document import Document
from orgeditor.model.verbs.editing import set_field
from tests.model.random_edits import small_organization, steady_ids
from tests.model.test_random_edits import do_something


def test_any_text_of_a_position_or_its_people_is_found():
    index = SearchIndex(small_organization())
    assert index.hits("ana") == ["p1"]
    assert index.hits("陈伟") == ["p5"]
    assert index.hits("lead") == ["p2", "p3"]
    assert index.hits("A1") == ["p5"]
    assert index.hits("  ") == []


def test_what_begins_so_comes_first_and_every_word_counts():
    org = small_organization()
    org.apply(set_field(org, ["p4"], "notes", "for the director"))
    index = SearchIndex(org)
    assert index.hits("director") == ["p1", "p4"]
    assert index.hits("director writer") == ["p4"]
    assert index.hits("director qqqq wwww zzzz kkkk") == []


def test_a_slip_of_the_pen_finds_what_is_alike():
    assert SearchIndex(small_organization()).hits("direcctor") == ["p1"]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 15))
@steady_ids()
def test_the_index_follows_edits(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    index = SearchIndex(document.organization)
    document.on_edit = index.follow
    for _ in range(steps):
        if draw.random() < 0.2:
            document.undo()
        else:
            do_something(draw, document)
    anew = SearchIndex(document.organization)
    for word in ("lead", "ana", "brand", "王", "a", "1"):
        assert sorted(index.hits(word, 100)) == sorted(anew.hits(word, 100))
