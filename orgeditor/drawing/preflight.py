"""Preflight of what is drawn: letters, glyphs and cut texts on pages, and whose data they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.discretion import personal_records
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import LEAST
from orgeditor.analysis.pages.charts import ChartPart
from orgeditor.analysis.pages.pictures import ElementPicture
from orgeditor.analysis.pages.things import Chip, Text
from orgeditor.analysis.preflight import Mend, Remark
from orgeditor.analysis.preflight.pages import (
    ROUNDING,
    colour_alone,
    cut_names,
    drawings,
    empty_pages,
    fuller,
    larger,
    marked_findings,
    missing_columns,
    on_paper,
    other_papers,
    several_ranges,
    small_letters,
    things_of,
)
from orgeditor.analysis.preflight.personal import personal_data, told_in
from orgeditor.analysis.preflight.standing import folded_away, scenario, unnamed
from orgeditor.drawing.card_texts import texts_of
from orgeditor.drawing.chart_page import arranged, page_point
from orgeditor.drawing.matrix_page import lay_out
from orgeditor.drawing.page_pictures import WholeChart, cards_of
from orgeditor.drawing.preflight_kinds import coarse_pictures, cut_on_cards, missing_glyphs
from orgeditor.messages import t
from orgeditor.model.records import STANDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgeditor.analysis.pages import Pages, Paper, Sheet
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.model.organization import Organization

    Reached = Callable[[float], None]

_FEW: Final = 12
_MOST_RECORDS: Final = 200
_DOTS: Final = 150.0
"""Dots an inch under which a picture on paper looks coarse."""
_INCH: Final = 25.4
_STEP: Final = 500
_MOST_TRIED: Final = 1000
"""So many cards are laid out on other papers to see whether they are legible there; more never are on one page."""


def cards_on(pages: Pages) -> int:
    """Return how many cards stand on pages, each part of a chart by itself: what looking at them takes."""
    found = drawings(pages)
    whole = sum(len(drawn.scene) for drawn in found if isinstance(drawn, WholeChart))
    return whole + sum(len(drawn.layout.nodes) for drawn in found if isinstance(drawn, ChartPart))


def look_at_pages(
    org: Organization,
    pages: Pages,
    *,
    chart: ChartSheet | None = None,
    emptied: Sequence[Mend] = (),
    ratings: int = 0,
    reached: Reached | None = None,
) -> list[Remark]:
    """Return what to look at on pages of an organisation as it is handed over.

    ``chart``: how its chart goes on paper, where the pages are that. ``emptied``: what helps
    against empty pages. ``ratings``: how many ratings of people they tell. ``reached`` hears
    0.0 to 1.0, and may raise to stop.
    """
    if chart and chart.form == "book" and chart.split != "size":
        emptied = (*emptied, Mend(t("A new page where a page is full"), {"book": "size"}))
    cards = _cards(pages, reached and (lambda share: reached(0.7 * share)))
    texts = [*_page_texts(pages), *(text for card in cards.values() for text in texts_of(card))]
    last = reached and (lambda share: reached(0.7 + 0.3 * share))
    along = told_in(org, texts, last)
    pictured = {key: card for key, card in cards.items() if card.photo}
    found = [
        *small_letters(pages, _larger_letters(pages, chart) if chart else ()),
        *missing_glyphs(org, (*texts, *_element_texts(org, pages))),
        *cut_names(pages),
        *cut_on_cards(org, cards),
        *several_ranges(pages),
        *empty_pages(pages, emptied),
        *coarse_pictures(pages, pictured),
        *(_folded(chart, pages) if chart else ()),
        *personal_data(
            org, msgspec.structs.replace(along, pictures=len(pictured), ratings=ratings)
        ),
        *scenario(org),
        *unnamed(org),
    ]
    return found


def look_at_matrix(
    org: Organization,
    matrix: str,
    paper: Paper,
    sheet: Sheet,
    pages: Pages,
    reached: Reached | None = None,
) -> list[Remark]:
    """Return what to look at on the pages of a matrix."""

    def laid_out(paper: Paper, sheet: Sheet) -> Pages:
        return lay_out(org, matrix, paper, sheet)

    view = matrix_view(org, matrix)
    marks = marked_findings(view) if sheet.marks and sheet.form != "cards" else ()
    emptied = fuller(pages, paper, sheet, laid_out)
    found = look_at_pages(org, pages, emptied=emptied, reached=reached)
    return [*found, *marks, *missing_columns(view, sheet.parties)]


def look_at_report(
    org: Organization,
    pages: Pages,
    sheet: Sheet,
    *,
    empty_parts: bool = False,
    reached: Reached | None = None,
) -> list[Remark]:
    """Return what to look at on the pages of a report; ``empty_parts``: some parts say that they hold nothing."""
    bare = Mend(t("Leave out parts that hold nothing"), {"filled_only": True})
    emptied = [*((bare,) if empty_parts else ()), *other_papers(pages.paper)]
    ratings = sum(1 for _ in personal_records(org))
    found = look_at_pages(org, pages, emptied=emptied, ratings=ratings, reached=reached)
    return [*found, *colour_alone(pages, sheet)]


def look_at_cards(
    org: Organization, sheet: ChartSheet, reached: Reached | None = None, *, fixed: bool = True
) -> list[Remark]:
    """Return what to look at in a chart that goes out as slides, or for other programs.

    ``fixed``: texts keep to the room of their cards there.
    """
    return look_at_scene(sheet.scene(org), reached, folded=tuple(sheet.folded), fixed=fixed)


def look_at_scene(
    scene: ChartScene,
    reached: Reached | None = None,
    *,
    folded: tuple[str, ...] = (),
    fixed: bool = True,
) -> list[Remark]:
    """Return what to look at in a chart of which no pages are made; see ``look_at_cards``."""
    org = scene.org
    cards = dict(_stopping(cards_of(WholeChart(scene)), len(scene), reached))
    texts = [text for card in cards.values() for text in texts_of(card)]
    pictures = sum(bool(card.photo) for card in cards.values())
    along = msgspec.structs.replace(told_in(org, texts), pictures=pictures)
    return [
        *missing_glyphs(org, texts),
        *(cut_on_cards(org, cards) if fixed else ()),
        *folded_away(len(scene.tree) - len(scene), folded),
        *personal_data(org, along),
        *scenario(org),
    ]


def _page_texts(pages: Pages) -> Iterator[str]:
    """Yield what is written on pages: a text of several lines as one, so that names in it are found."""
    for page in pages.pages:
        words = [thing.words for thing, _ in things_of(page.things) if isinstance(thing, Text)]
        letters = {thing.letter for thing, _ in things_of(page.things) if isinstance(thing, Chip)}
        yield " ".join(words)
        yield from letters


def _element_texts(org: Organization, pages: Pages) -> Iterator[str]:
    """Yield what the pictures of elements may say, where there are any on pages."""
    if any(isinstance(drawn, ElementPicture) for drawn in drawings(pages)):
        for record in org:
            if not isinstance(record, STANDING):
                names = (getattr(record, name, "") for name in ("name", "name_zh"))
                yield from (name for name in names if name)


def _cards(pages: Pages, reached: Reached | None) -> dict[str, Card]:
    """Return the cards on pages by record, those that say most where one stands on several."""
    found: dict[str, Card] = {}
    drawn = drawings(pages)
    for n, drawing in enumerate(drawn):
        many = len(drawing.scene) if isinstance(drawing, WholeChart) else 0
        for key, card in _stopping(cards_of(drawing), many, reached):
            found.setdefault(key, card)
        if reached:
            reached((n + 1) / len(drawn))
    return found


def _stopping(
    cards: Iterator[tuple[str, Card]], many: int, reached: Reached | None
) -> Iterator[tuple[str, Card]]:
    """Yield cards, so that Cancel is heard between them."""
    for n, found in enumerate(cards):
        if reached and many and n % _STEP == 0:
            reached(n / many)
        yield found


def _larger_letters(pages: Pages, sheet: ChartSheet) -> list[Mend]:
    """Return what makes the letters of a chart larger: its layout; or legible: the smallest paper that does, a book, a poster."""
    charts = [drawn for drawn in drawings(pages) if isinstance(drawn, WholeChart)]
    found: list[Mend] = []
    if sheet.form == "page" and _point_on(charts, msgspec.structs.replace(sheet, layout="")) > pages.point + ROUNDING:  # fmt: skip
        found.append(Mend(t("The layout that is best for the page"), {"layout": ""}))
    for name in (sheet.page, *larger(sheet.paper)):
        for landscape in (sheet.landscape, not sheet.landscape):
            other = msgspec.structs.replace(sheet, page=name, landscape=landscape)
            if other != sheet and _point_on(charts, other) >= LEAST - ROUNDING:
                found.append(on_paper(name, landscape=landscape))
                break
        if found:
            break
    if sheet.form != "book":
        found.append(Mend(t("As a book"), {"book": "size", "poster": False}))
    if sheet.form != "poster":
        found.append(Mend(t("As a poster"), {"poster": True, "book": ""}))
    return found


def _point_on(charts: Sequence[WholeChart], sheet: ChartSheet) -> float:
    """Return the size of the letters of charts where each is fitted on a page of a paper, in points."""
    if sheet.form != "page" or not charts or len(charts[0].scene) > _MOST_TRIED:
        return 0.0
    scene = sheet.scene(charts[0].scene.org)
    return page_point(arranged(scene, sheet), sheet)


def _folded(sheet: ChartSheet, pages: Pages) -> Iterator[Remark]:
    scenes = [drawn.scene for drawn in drawings(pages) if isinstance(drawn, WholeChart)]
    yield from folded_away(sum(len(s.tree) - len(s) for s in scenes), tuple(sheet.folded))
