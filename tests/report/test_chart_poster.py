"""A chart tiled over sheets, without Qt: the sheets cover it, their cuts meet, their letters are legible.

``python -m tests.report.test_chart_poster`` writes the goldens anew, to be reviewed as a diff.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.pages import LEAST, Pages, Paper, Sheet, Stroke
from orgeditor.analysis.pages.chart_frame import ChartPaper
from orgeditor.analysis.pages.chart_poster import named, poster_pages
from orgeditor.analysis.pages.charts import scale_of
from orgeditor.analysis.pages.things import Drawn, Inset, Link, Window
from orgeditor.model.records import Project
from tests.report.conftest import measure

GOLDEN = Path(__file__).parent / "golden_poster.json"
CHART = Drawn()
LEGEND = tuple((f"Unit {n}", f"#0000{n:02}") for n in range(12))


def poster(
    size: tuple[float, float],
    paper: Paper = Paper(),  # noqa: B008
    least: float = LEAST,
    overlap: float = 10.0,
) -> Pages:
    project = Project(id="project", client="Foods", version="3", confidentiality="Secret")
    on = ChartPaper("Our chart", ("Positions",), LEGEND, project, paper, Sheet(least=least), measure)  # fmt: skip
    cards = np.array([[12.0, 12.0, 190.0, 66.0], [size[0] - 202.0, size[1] - 78.0, 190.0, 66.0]])
    return poster_pages(on, CHART, size, cards, least, overlap)


def windows(pages: Pages) -> list[Window]:
    return [thing for page in pages.pages for thing in page.things if isinstance(thing, Window)]


def summary(pages: Pages) -> list[str]:
    told = [f"{pages.point:.2f} pt"]
    for mark, page in zip(pages.bookmarks, pages.pages, strict=True):
        [seen] = [thing for thing in page.things if isinstance(thing, Window)] or [None]
        told.append(f"{mark.title}: {seen.left:.1f}, {seen.top:.1f}" if seen else mark.title)
    return told


def goldens() -> dict[str, list[str]]:
    return {
        "A4 landscape": summary(poster((4000.0, 1500.0))),
        "A3 portrait, 10 pt": summary(poster((4000.0, 1500.0), Paper("A3", False), 10.0)),
    }


def test_the_sheets_are_those_that_were_reviewed() -> None:
    assert goldens() == json.loads(GOLDEN.read_text("utf-8"))


SIZES = st.tuples(st.floats(230, 30_000), st.floats(100, 9_000))


@settings(max_examples=60, deadline=None)
@given(
    SIZES,
    st.sampled_from([Paper(), Paper("A4", False, 20.0), Paper("A0"), Paper("ANSI-D", False, 8.0)]),
    st.sampled_from([7.0, 9.0, 12.0]),
    st.sampled_from([0.0, 10.0, 50.0]),
)
def test_the_sheets_show_all_of_the_chart_and_no_letter_is_too_small(
    size: tuple[float, float], paper: Paper, least: float, overlap: float
) -> None:
    pages = poster(size, paper, least, overlap)
    seen = windows(pages)
    if not seen:
        [page] = pages.pages
        [inset] = [thing for thing in page.things if isinstance(thing, Inset)]
        assert pages.point >= least * 0.99
        return
    [inset] = [thing for thing in seen[0].things if isinstance(thing, Inset)]
    assert inset.scale >= scale_of(least) - 1e-9
    right, bottom = max(w.left + w.width for w in seen), max(w.top + w.height for w in seen)
    assert inset.x >= 0
    assert inset.x + inset.width <= right + 0.01
    assert inset.y + inset.height <= bottom + 0.01
    lefts, tops = sorted({w.left for w in seen}), sorted({w.top for w in seen})
    assert len(seen) == len(lefts) * len(tops) == len(pages.pages) - 1
    for window in seen:
        assert window.x + window.width <= paper.size[0] - paper.margin + 0.01
        assert window.y + window.height <= paper.size[1] - paper.margin + 0.01
    assert all(after - before == pytest.approx(seen[0].width - overlap) for before, after in pairwise(lefts))  # fmt: skip
    assert all(after - before == pytest.approx(seen[0].height - overlap) for before, after in pairwise(tops))  # fmt: skip
    for page in pages.pages:
        for text in page.texts():
            assert text.point >= least
            assert measure(text.words, text.point, text.bold) <= text.room + 0.01, text
    for thing in seen[0].things:
        assert getattr(thing, "point", least) >= least


@pytest.mark.parametrize("paper", [Paper(), Paper("Letter", False)], ids=str)
def test_as_few_sheets_as_the_size_of_the_letters_needs(paper: Paper) -> None:
    """One column or row fewer would not hold the chart at that size, whatever stands around it."""
    size = (6000.0, 3000.0)
    seen = windows(poster(size, paper, 7.0, 0.0))
    columns, rows = (len({getattr(w, side) for w in seen}) for side in ("left", "top"))
    needed = [side * scale_of(7.0) for side in size]
    assert (columns - 1) * seen[0].width - 2 * paper.margin < needed[0]
    assert (rows - 2) * seen[0].height < needed[1]


def test_no_row_of_sheets_shows_what_stands_around_the_chart_alone() -> None:
    pages = poster((40_000.0, 1_700.0), Paper("A1"))
    seen = windows(pages)
    assert {window.top for window in seen} == {0.0}
    [inset] = [thing for thing in seen[0].things if isinstance(thing, Inset)]
    assert inset.height > seen[0].height / 2


def cuts(page_things: tuple[object, ...], window: Window) -> tuple[set[float], set[float]]:
    """Return at which x and y of the poster a sheet's marks say to cut."""
    marks = [thing for thing in page_things if isinstance(thing, Stroke) and thing.tone == "ink"]
    return (
        {round(m.x1 - window.x + window.left, 3) for m in marks if m.x1 == m.x2},
        {round(m.y1 - window.y + window.top, 3) for m in marks if m.y1 == m.y2},
    )


def test_sheets_that_are_cut_at_their_marks_meet_edge_to_edge() -> None:
    pages = poster((4000.0, 1500.0))
    by_place = {}
    for page in pages.pages[1:]:
        [window] = [thing for thing in page.things if isinstance(thing, Window)]
        by_place[(window.top, window.left)] = cuts(page.things, window)
    lefts, tops = sorted({left for _, left in by_place}), sorted({top for top, _ in by_place})
    assert min(len(lefts), len(tops)) > 1
    for top in tops:
        for one, other in pairwise(lefts):
            assert max(by_place[top, one][0]) == min(by_place[top, other][0])
    for left in lefts:
        for one, other in pairwise(tops):
            assert max(by_place[one, left][1]) == min(by_place[other, left][1])
    assert min(by_place[tops[0], lefts[0]][0]) == 0.0


def test_the_map_names_every_sheet_and_leads_there() -> None:
    pages = poster((4000.0, 1500.0))
    told = {text.words for text in pages.pages[0].texts()}
    links = [thing.page for thing in pages.pages[0].things if isinstance(thing, Link)]
    assert links == list(range(2, len(pages.pages) + 1))
    for mark, page in zip(pages.bookmarks[1:], pages.pages[1:], strict=True):
        assert mark.page == page.number
        assert mark.title in told
        assert any(text.words.startswith(f"{mark.title} · sheet ") for text in page.texts())
    assert any("10 mm" in words for words in told)


def test_title_legend_and_footer_stand_on_the_poster_once_and_larger_than_on_a_page() -> None:
    seen = windows(poster((9000.0, 5000.0), Paper("A3")))
    texts = {thing.words: thing.point for thing in seen[0].things if hasattr(thing, "words")}
    assert texts["Our chart"] > 40
    assert texts["Unit 3"] > 12
    assert any("Secret" in words for words in texts)
    assert not any(words.startswith("Page ") for words in texts)


def test_a_chart_that_fits_one_sheet_is_one() -> None:
    pages = poster((700.0, 400.0))
    assert len(pages.pages) == 1
    assert not windows(pages)


@pytest.mark.parametrize(("cell", "name"), [((0, 0), "A1"), ((1, 11), "B12"), ((25, 0), "Z1"), ((26, 0), "AA1"), ((52, 4), "BA5")])  # fmt: skip
def test_sheets_are_named_by_row_and_column(cell: tuple[int, int], name: str) -> None:
    assert named(*cell) == name


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(goldens(), indent=1, ensure_ascii=False) + "\n", "utf-8")
