"""What to look at on pages, as far as they tell it themselves: small letters, cut names, empty pages, marks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.charts import SMALLEST
from orgeditor.analysis.pages.paper import LEAST, PAPERS, POINT
from orgeditor.analysis.pages.pictures import PICTURES, ElementPicture
from orgeditor.analysis.pages.things import Chip, Inset, Text, Window
from orgeditor.analysis.preflight.remark import Mend, Remark
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.pages.paper import Paper, Sheet
    from orgeditor.analysis.pages.things import Drawn, Page, Pages, Thing

ROUNDING: Final = 0.05
"""Points that letters may be smaller than asked for, which nobody sees."""
_TRIED: Final = 30
"""So many pages are laid out anew to see what would fill them."""
_NEARLY_EMPTY: Final = 0.16
"""The share of a page under which it is nearly empty."""
_FEW: Final = 3
_FAMILIES: Final = (
    ("A4", "A3", "A2", "A1", "A0"),
    ("Letter", "Tabloid", "ANSI-C", "ANSI-D", "ANSI-E"),
)
"""Papers that people change between, the smallest first."""


def things_of(things: Iterable[Thing], scale: float = 1.0) -> Iterator[tuple[Thing, float]]:
    """Yield things as they are seen, those in windows too, with mm on the page to a mm of theirs."""
    for thing in things:
        if isinstance(thing, Window):
            yield from things_of(thing.things, scale * thing.scale)
        else:
            yield thing, scale


def drawings(pages: Pages) -> list[Drawn]:
    """Return what stands on pages as drawings of its own, each once."""
    found = (thing.drawn for page in pages.pages for thing, _ in things_of(page.things) if isinstance(thing, Inset))  # fmt: skip
    return list({id(drawn): drawn for drawn in found}.values())


def smallest_on(page: Page) -> float:
    """Return the size in points of the smallest letters on a page, infinite where there are none."""
    return min((_point(thing) * scale for thing, scale in things_of(page.things)), default=float("inf"))  # fmt: skip


def _point(thing: Thing) -> float:
    if isinstance(thing, Inset):
        drawn = thing.drawn
        units = PICTURES[drawn.kind].smallest if isinstance(drawn, ElementPicture) else SMALLEST
        return thing.scale * units / POINT
    return thing.point if isinstance(thing, Text | Chip) else float("inf")


def small_letters(pages: Pages, mends: Sequence[Mend] = ()) -> Iterator[Remark]:
    """Yield what is said of letters that are hard to read on paper."""
    sizes = {page.number: smallest_on(page) for page in pages.pages}
    small = tuple(number for number, point in sizes.items() if point < LEAST - ROUNDING)
    if small:
        point = min(sizes[number] for number in small)
        message = t("The smallest letters come out at {point} pt; under {least} pt paper is hard to read.", point=f"{point:.1f}", least=f"{LEAST:g}")  # fmt: skip
        yield Remark("smallest-type", "warning", message, tuple(mends), small)


def larger(paper: Paper) -> list[str]:
    """Return the papers of the same family that are larger, the smallest first."""
    family = next((papers for papers in _FAMILIES if paper.name in papers), ())
    return [name for name in family if PAPERS[name][0] > PAPERS[paper.name][0]]


def on_paper(page: str, *, landscape: bool) -> Mend:
    """Return the mend by which something goes on another paper."""
    label = t("{paper}, landscape", paper=page) if landscape else t("{paper}, portrait", paper=page)
    return Mend(label, {"page": page, "landscape": landscape})


def cut_names(pages: Pages) -> Iterator[Remark]:
    """Yield what is said of headings that had to be shortened."""
    if pages.cut:
        message = tn(
            "{n} heading is too long and was shortened: {names}. A shorter name, a larger paper or 45° make room.",
            "{n} headings are too long and were shortened: {names}. Shorter names, a larger paper or 45° make room.",
            len(pages.cut), names=some(pages.cut),
        )  # fmt: skip
        mends = [Mend(t("Headings at 45°"), {"angle": 45})]
        mends += [on_paper(name, landscape=True) for name in larger(pages.paper)[:1]]
        yield Remark("text-cut", "warning", message, tuple(mends))


def empty_pages(pages: Pages, mends: Sequence[Mend] = ()) -> Iterator[Remark]:
    """Yield what is said of pages that hold hardly anything, where there are others to hold it."""
    if empty := nearly_empty(pages):
        message = tn("{n} page is nearly empty: {pages}.", "{n} pages are nearly empty: {pages}.", len(empty), pages=numbers(empty))  # fmt: skip
        yield Remark("nearly-empty", "hint", message, tuple(mends), empty)


def nearly_empty(pages: Pages) -> tuple[int, ...]:
    """Return the numbers of pages that hold hardly anything, none where there is one page alone."""
    found = tuple(page.number for page in pages.pages if page.filled < _NEARLY_EMPTY)
    return found if len(pages.pages) > 1 else ()


def fuller(
    pages: Pages, paper: Paper, sheet: Sheet, lay_out: Callable[[Paper, Sheet], Pages]
) -> list[Mend]:
    """Return what leaves no page of a matrix nearly empty: smaller letters, or other paper; each was tried.

    Of many pages none is tried, and other paper offered all the same: laying them out takes as
    long as all of them do, on each choice in a preview.
    """
    if not nearly_empty(pages):
        return []
    if len(pages.pages) > _TRIED:
        return other_papers(paper)
    found: list[Mend] = []
    if (point := math.ceil(pages.point) - 1.0) >= LEAST:
        smaller = msgspec.structs.replace(sheet, point=point)
        if not nearly_empty(lay_out(paper, smaller)):
            label = t("Letters of {point} pt", point=f"{smaller.point:g}")
            found.append(Mend(label, {"point": smaller.point}))
    for name, landscape in _beside(paper):
        other = msgspec.structs.replace(paper, name=name, landscape=landscape)
        if not nearly_empty(lay_out(other, sheet)):
            found.append(on_paper(name, landscape=landscape))
    return found


def other_papers(paper: Paper) -> list[Mend]:
    """Return the mends by which something goes on paper turned, or on the next larger one."""
    return [on_paper(name, landscape=landscape) for name, landscape in _beside(paper)]


def _beside(paper: Paper) -> list[tuple[str, bool]]:
    return [(paper.name, not paper.landscape), *((name, paper.landscape) for name in larger(paper)[:1])]  # fmt: skip


def colour_alone(pages: Pages, sheet: Sheet) -> Iterator[Remark]:
    """Yield what is said of charts that tell by colour on pages whose letters are in grey ink."""
    charts = len(drawings(pages))
    if charts and sheet.ink != "colour":
        message = tn(
            "{n} chart tells units and states apart by colour, which greys and patterns of the letters do not show.",
            "{n} charts tell units and states apart by colour, which greys and patterns of the letters do not show.",
            charts,
        )  # fmt: skip
        yield Remark("colour-alone", "hint", message, (Mend(t("In colour"), {"ink": "colour"}),))


def several_ranges(pages: Pages) -> Iterator[Remark]:
    """Yield what is said of a matrix whose columns stand on several pages."""
    if pages.parts > 1:
        message = t("At {least} pt the columns still need {n} pages side by side. A larger paper, or fewer columns, keeps them together.", least=f"{pages.point:g}", n=pages.parts)  # fmt: skip
        mends = [on_paper(name, landscape=True) for name in larger(pages.paper)[:1]]
        yield Remark("columns-parted", "hint", message, tuple(mends))


def marked_findings(view: MatrixView) -> Iterator[Remark]:
    """Yield what is said where a matrix goes out with what breaks the rules marked in it."""
    rows = [row.activity.id for row in view.rows if view.row_marks(row)]
    columns = list(view.column_marks())
    if found := len(rows) + len(columns):
        message = tn("{n} row or column is marked as breaking a rule.", "{n} rows and columns are marked as breaking a rule.", found)  # fmt: skip
        mends = (
            Mend(t("Leave the marks out"), {"marks": False}),
            Mend(t("Show in the matrix"), records=(*rows, *columns)),
        )
        yield Remark("findings-marked", "warning", message, mends, records=(*rows, *columns))


def missing_columns(view: MatrixView, wanted: Sequence[str]) -> Iterator[Remark]:
    """Yield what is said of columns of a matrix that were left out."""
    hidden = [c.party.id for c in view.columns if c.party.id not in wanted] if wanted else []
    if hidden:
        message = tn("{n} column of the matrix is not shown.", "{n} columns of the matrix are not shown.", len(hidden))  # fmt: skip
        mends = (Mend(t("Show all columns"), {"parties": ()}),)
        yield Remark("columns-hidden", "hint", message, mends, records=tuple(hidden))


def some(names: Sequence[str]) -> str:
    """Return the first few of names in a line."""
    more = " …" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def numbers(pages: Sequence[int]) -> str:
    """Return the first few numbers of pages in a line."""
    more = " …" if len(pages) > 2 * _FEW else ""
    return ", ".join(map(str, pages[: 2 * _FEW])) + more
