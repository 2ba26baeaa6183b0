"""The pagination of a chart as a book, without Qt: what must hold, and goldens.

``python -m tests.report.test_chart_book`` writes the goldens anew, to be reviewed as a diff.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.pages import LEAST, Pages, Paper, Sheet
from orgeditor.analysis.pages.chart_book import Split, book_pages, starts_of
from orgeditor.analysis.pages.chart_frame import ChartPaper
from orgeditor.analysis.pages.charts import ChartPart, PaperChart, scale_of
from orgeditor.analysis.pages.listing import ranges
from orgeditor.analysis.pages.things import Inset, Link
from orgeditor.analysis.wrapping import shortened_inside
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position, Unit
from tests.report.conftest import measure
from tests.report.test_pages import reporting
from tests.sample_organizations import large_organization

GOLDEN = Path(__file__).parent / "golden_book.json"
SPLITS: tuple[Split, ...] = ("size", "unit", "level")
LEGEND = (("Brand", "#112233"), ("Sales", "#445566"))


def book(
    org: Organization,
    paper: Paper = Paper(),  # noqa: B008
    split: Split = "size",
    least: float = LEAST,
    labels: str = "en",
) -> Pages:
    sheet = Sheet(labels, least=least)
    on = ChartPaper("Our chart", ("Positions",), LEGEND, org.letterhead, paper, sheet, measure)
    return book_pages(on, PaperChart(org, "positions", labels), split, least)


def parts_of(pages: Pages) -> list[tuple[int, ChartPart, Inset]]:
    return [
        (page.number, thing.drawn, thing)
        for page in pages.pages
        for thing in page.things
        if isinstance(thing, Inset) and isinstance(thing.drawn, ChartPart)
    ]


def stands_whole(pages: Pages) -> Counter[str]:
    return Counter(
        key for _, part, _ in parts_of(pages) for key in part.shown if key not in part.again
    )


def summary(pages: Pages) -> list[str]:
    """Return what of a book a person would look at: bookmarks with their pages, how many cards on each."""
    marks = [f"{'  ' * mark.level}{mark.title}: {mark.page}" for mark in pages.bookmarks]
    cards = [f"page {n}: {len(part.shown)} cards" for n, part, _ in parts_of(pages)]
    return [*marks, *cards, f"{len(pages.pages)} pages"]


def goldens() -> dict[str, list[str]]:
    org = large_organization(120)
    found = {f"A4 landscape, {split}": summary(book(org, split=split)) for split in SPLITS}
    return found | {
        "A3 portrait zh_CN": summary(book(org, Paper("A3", False), labels="zh_CN")),
        "Letter, 10 pt": summary(book(org, Paper("Letter"), least=10.0)),
    }


def test_the_pages_are_those_that_were_reviewed() -> None:
    assert goldens() == json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("least", [7.0, 10.0])
@pytest.mark.parametrize("paper", [Paper(), Paper("Letter", False), Paper("A0"), Paper("ANSI-C")], ids=str)  # fmt: skip
def test_nothing_leaves_its_room_or_is_smaller_than_asked_for(
    paper: Paper, least: float, split: Split
) -> None:
    org = large_organization(150)
    pages = book(org, paper, split, least)
    width, height = paper.size
    assert set(stands_whole(pages).values()) == {1}
    assert stands_whole(pages).keys() == org.of(Position).keys()
    assert pages.point >= least - 1e-9
    for number, page in enumerate(pages.pages, 1):
        assert page.number == number
        for text in page.texts():
            assert text.point >= least
            assert measure(text.words, text.point, text.bold) <= text.room + 0.01, text
            assert paper.margin - 0.01 <= text.x <= width - paper.margin + 0.01
            assert paper.margin - 0.01 <= text.baseline <= height - paper.margin + 4.0
        assert all(1 <= thing.page <= len(pages.pages) for thing in page.things if isinstance(thing, Link))  # fmt: skip
    for _, _, inset in parts_of(pages):
        assert inset.scale >= scale_of(least) - 1e-9
        assert inset.x >= paper.margin - 0.01
        assert inset.x + inset.width <= width - paper.margin + 0.01
        assert inset.y + inset.height <= height - paper.margin


def test_lists_fill_their_pages() -> None:
    pages = book(large_organization(290))
    last = Counter(text.x for text in pages.pages[-1].texts() if text.point == 8.0 and text.align == "left")  # fmt: skip
    assert len(last) > 1
    assert max(last.values()) - min(last.values()) <= len(last)
    # The few lines of contents are larger, up to what a page holds.
    assert Counter(text.point for text in pages.pages[0].texts() if text.align == "right")[11.0] > 20  # fmt: skip


def test_cards_refer_to_where_their_branch_goes_on_and_back() -> None:
    pages = book(large_organization(150))
    whole = {key: n for n, part, _ in parts_of(pages) for key in part.shown if key not in part.again}  # fmt: skip
    heads: dict[str, int] = {}
    for n, part, _ in parts_of(pages):
        for key in part.tops:
            heads.setdefault(key, n)
    referred = 0
    for n, part, _ in parts_of(pages):
        page = pages.pages[n - 1]
        told = Counter(text.words for text in page.texts())
        links = Counter(thing.page for thing in page.things if isinstance(thing, Link))
        for slot in part.folded:
            to = heads[part.shown[slot]]
            assert told[f"see page {to}"] + told[f"page {to}"] >= 1
            assert links[to] >= 1
            referred += 1
        for key in part.again:
            assert told[f"from page {whole[key]}"] >= 1
            assert links[whole[key]] >= 1
    assert referred > 10
    assert sum(len(part.again) for _, part, _ in parts_of(pages)) == referred


def test_a_span_too_wide_for_a_page_says_where_it_goes_on() -> None:
    pages = book(reporting([-1, *[0] * 150]))
    told = [[text.words for text in page.texts()] for page in pages.pages]
    numbers = [n for n, _, _ in parts_of(pages)]
    assert len(numbers) > 3
    for n, after in itertools.pairwise(numbers):
        assert f"more on page {after}" in told[n - 1]
        assert f"from page {numbers[0]}" in told[after - 1]
    assert not [words for words in told[numbers[-1] - 1] if words.startswith("more on")]
    assert set(stands_whole(pages).values()) == {1}


@pytest.mark.parametrize("split", ["unit", "level"])
def test_each_unit_or_level_has_pages_of_its_own(split: Split) -> None:
    org = large_organization(150)
    starts = starts_of(PaperChart(org, "positions", "en"), split)
    headed = Counter(key for _, part, _ in parts_of(book(org, split=split)) for key in part.tops)
    assert starts <= headed.keys()
    for _, part, _ in parts_of(book(org, split=split)):
        if part.tops[0] in starts:
            assert len(part.tops) == 1
        inside = [key for key in part.shown if key in starts and key not in part.tops]
        folded = {part.shown[slot] for slot in part.folded}
        assert set(inside) <= folded
        if split == "unit":
            top = org.get(Position, part.tops[0]).unit
            below = {org.get(Position, key).unit for key in part.shown if key not in folded and not any(org.get(Position, key).unit != top and org.get(Position, key).manager == above for above in part.shown)}  # fmt: skip
            assert below <= {top}


def test_the_index_names_everybody_and_every_title_with_their_page() -> None:
    org = large_organization(150)
    pages = book(org)
    whole = {key: n for n, part, _ in parts_of(pages) for key in part.shown if key not in part.again}  # fmt: skip
    [start] = [mark.page for mark in pages.bookmarks if mark.title == "Index"]
    rows: dict[str, set[str]] = {}
    for page in pages.pages[start - 1 :]:
        left = {(round(text.baseline, 3), text.words): text.x for text in page.texts() if text.align == "left"}  # fmt: skip
        for text in page.texts():
            if text.align == "right":
                near = [(text.x - x, words) for (y, words), x in left.items() if y == round(text.baseline, 3) and x < text.x]  # fmt: skip
                if near:
                    rows.setdefault(min(near)[1], set()).update(text.words.rstrip(",").split("–"))
    for key, seat in org.of(Position).items():
        assert str(whole[key]) in rows[seat.title]
    names = Counter(name_of(person) for person in org.of(Person).values())
    for seat in org.of(Position).values():
        for holder in seat.holders:
            name = name_of(org[holder.person])
            if names[name] == 1:
                assert str(whole[seat.id]) in rows[name]


def test_contents_and_bookmarks_name_every_page_that_begins_a_branch() -> None:
    pages = book(large_organization(150))
    listed = [text.words for page in pages.pages[:2] for text in page.texts()]
    marked = {mark.page for mark in pages.bookmarks}
    for mark in pages.bookmarks[1:]:
        assert mark.title in listed
    for n, part, _ in parts_of(pages):
        assert n in marked
        title = next(pages.pages[n - 1].texts()).words
        assert title.startswith(part.chart.called(part.tops[0])[:20])
    levels = [mark.level for mark in pages.bookmarks]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_pages_are_well_filled() -> None:
    filled = []
    for _, _, inset in parts_of(book(large_organization(1000), Paper("A3"))):
        filled.append(max(inset.width / (420 - 26), inset.height / 240))
    assert sorted(filled)[len(filled) // 10] > 0.6


def test_nobody_makes_a_book_of_contents_alone() -> None:
    pages = book(Organization([Unit(id="u", name="Alone")]))
    assert len(pages.pages) == 1
    assert pages.point >= LEAST
    assert not [thing for thing in pages.pages[0].things if isinstance(thing, Inset)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(-1, 40), min_size=1, max_size=60),
    st.sampled_from(SPLITS),
    st.sampled_from([Paper(), Paper("A4", False), Paper("A2")]),
    st.sampled_from([7.0, 9.5, 12.0]),
)
def test_whatever_the_structure_everybody_stands_whole_once(
    heads: list[int], split: Split, paper: Paper, least: float
) -> None:
    org = reporting(heads)
    pages = book(org, paper, split, least)
    assert stands_whole(pages) == Counter(org.of(Position).keys())
    assert all(inset.scale >= scale_of(least) - 1e-9 for _, _, inset in parts_of(pages))


def test_pages_that_follow_each_other_are_listed_as_one() -> None:
    assert ranges([9, 3, 4, 5, 5, 12]) == [("3–5", 3), ("9", 9), ("12", 12)]


def test_whoever_waits_hears_of_it_and_can_stop() -> None:
    heard: list[float] = []
    org = large_organization(150)
    on = ChartPaper("x", (), (), org.letterhead, Paper(), Sheet(), measure)
    book_pages(on, PaperChart(org, "positions", "en"), reached=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book_pages(on, PaperChart(org, "positions", "en"), reached=stop)


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(goldens(), indent=1, ensure_ascii=False) + "\n", "utf-8")


def test_a_name_too_long_for_the_contents_keeps_its_end() -> None:
    name = "Head Office - Operations - Asset Management · 49"
    assert shortened_inside(name, len(name), len) == name
    assert shortened_inside(name, 25, len) == "Head Off…Management · 49"
    assert shortened_inside(name, 1, len) == "…"
