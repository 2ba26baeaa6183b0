"""The pagination of a report in millimetres, without Qt: what must hold, and goldens.

``python -m tests.report.test_pages`` writes the goldens anew, to be reviewed as a diff.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.communication import steps_of, swimlanes_in_parts
from orgeditor.analysis.completeness import ASPECTS
from orgeditor.analysis.pages import LEAST, Chip, Labels, Pages, Paper, Sheet
from orgeditor.analysis.pages.chart_parting import chart_parts
from orgeditor.analysis.pages.charts import LEAST_SCALE, PaperChart
from orgeditor.analysis.pages.paper import POINT
from orgeditor.analysis.pages.pictures import PICTURES, ElementPicture
from orgeditor.analysis.pages.report import report_pages
from orgeditor.analysis.pages.things import Inset, Link
from orgeditor.analysis.report import PARTS, Part, Told
from orgeditor.analysis.report.completeness import COMPLETENESS
from orgeditor.analysis.report.content import Picture, Table
from orgeditor.analysis.report.findings import findings
from orgeditor.analysis.rules import SEVERITIES, check
from orgeditor.analysis.trend import Moment
from orgeditor.messages import language
from orgeditor.model.elements.communication import Meeting, Process
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.elements.skills import SkillLevel
from orgeditor.model.health import Count, Waiver
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    PROJECT_ID,
    Activity,
    Holder,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Project,
    Role,
    Unit,
    key_id,
)
from tests.report.conftest import measure
from tests.sample_organizations import large_organization

GOLDEN = Path(__file__).parent / "golden_pages.json"
PAPERS = [Paper(name, landscape) for name in ("A4", "A3", "Letter") for landscape in (True, False)]


def laid_out(
    org: Organization,
    paper: Paper,
    labels: Labels = "en",
    parts: Sequence[Part] = PARTS,
    **options: bool,
) -> Pages:
    return report_pages(Told(org, labels), parts, paper, Sheet(labels), measure, **options)


def summary(pages: Pages) -> list[str]:
    """Return what of a report a person would look at: bookmarks with their pages."""
    marks = [f"{'  ' * mark.level}{mark.title}: {mark.page}" for mark in pages.bookmarks]
    return [*marks, f"{len(pages.pages)} pages"]


def goldens() -> dict[str, list[str]]:
    """Return the pagination of structure and measures on each paper, in both languages on A4.

    Of an organisation and parts that do not grow with rules and blueprints.
    """
    org = large_organization(80)
    found = {f"{p.name} {'landscape' if p.landscape else 'portrait'}": summary(laid_out(org, p, parts=PARTS[:2])) for p in PAPERS}  # fmt: skip
    return found | {"A4 landscape zh_CN": summary(laid_out(org, Paper(), "zh_CN", PARTS[:2]))}


def test_the_pages_are_those_that_were_reviewed() -> None:
    assert goldens() == json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: f"{p.name}-{p.landscape}")
@pytest.mark.parametrize("labels", ["en", "zh_CN", "both"])
def test_nothing_leaves_its_room_or_is_smaller_than_seven_points(
    marketing: Organization, paper: Paper, labels: Labels
) -> None:
    pages = laid_out(marketing, paper, labels)
    width, height = paper.size
    for number, page in enumerate(pages.pages, 1):
        assert page.number == number
        for text in page.texts():
            assert text.point >= LEAST
            assert measure(text.words, text.point, text.bold) <= text.room + 0.01, text
            assert paper.margin - 0.01 <= text.x <= width - paper.margin + 0.01
            assert paper.margin - 0.01 <= text.baseline <= height - paper.margin + 4.0
        assert all(chip.point >= LEAST for chip in page.things if isinstance(chip, Chip))
        for inset in page.things:
            if isinstance(inset, Inset):
                assert inset.scale >= LEAST_SCALE
                assert inset.x + inset.width <= width - paper.margin + 0.01
                assert inset.y + inset.height <= height - paper.margin
        for link in page.things:
            assert not isinstance(link, Link) or 1 <= link.page <= len(pages.pages)


def test_contents_name_the_page_on_which_a_part_begins(marketing: Organization) -> None:
    pages = laid_out(marketing, Paper())
    for mark in pages.bookmarks:
        page = pages.pages[mark.page - 1]
        # A matrix has a title of its own, in place of its part's.
        alone = mark.level == 0 and any(isinstance(thing, Chip) for thing in page.things)
        assert alone or any(mark.title in text.words for text in page.texts()), mark
    listed = [t.words for page in pages.pages[1:3] for t in page.texts()]
    assert all(mark.title in listed for mark in pages.bookmarks[1:])


def test_every_page_but_the_cover_says_which_it_is(marketing: Organization) -> None:
    pages = laid_out(marketing, Paper())
    for page in pages.pages[1:]:
        assert f"Page {page.number} of {len(pages.pages)}" in {t.words for t in page.texts()}


def test_what_holds_nothing_says_so_in_a_line_or_is_left_out() -> None:
    org = Organization([Project(id=PROJECT_ID, title="Empty")])
    pages = laid_out(org, Paper())
    assert len(pages.pages) == 2 + len(PARTS)
    for page, part in zip(pages.pages[2:], PARTS, strict=True):
        told = " ".join(text.words for text in page.texts())
        assert part.why.render("en").split(",")[0].split(":")[0] in told
    assert len(laid_out(org, Paper(), without_empty=True).pages) == 2


def reporting(heads: list[int]) -> Organization:
    """Return positions each of which reports to one before it, or to nobody."""
    return Organization(
        Position(
            id=f"p{n:04}",
            title=f"Position {n}",
            manager="" if above < 0 or not n else f"p{above % n:04}",
            rank=f"{n:04}V",
        )
        for n, above in enumerate(heads)
    )


def standing(org: Organization, width: float = 271.0, height: float = 150.0) -> None:
    """Check that the parts of a chart hold every card once, and lead on to all that is folded."""
    chart = PaperChart(org, "positions", "en")
    parts = chart_parts(chart, width, height)
    tops = [top for part in parts for top in part.tops]
    shown = [part.tree.ids[node] for part in parts for node in part.layout.nodes.tolist()]
    assert set(shown) == set(org.of(Position))
    leading = set()
    for n, part in enumerate(parts):
        assert part.scale >= LEAST_SCALE
        later = {top for other in parts[n + 1 :] for top in other.tops}
        folded = {part.tree.ids[int(part.layout.nodes[slot])] for slot in part.folded}
        assert folded <= later
        leading |= folded
    # A card stands on a second page only as the one from which a branch, or a wide span, goes on.
    assert {key for key in shown if shown.count(key) > 1} <= leading | set(tops)


@given(st.lists(st.integers(-1, 60), min_size=1, max_size=120))
@settings(max_examples=25)
def test_every_position_stands_on_some_page(heads: list[int]) -> None:
    standing(reporting(heads))


def test_a_span_too_wide_for_a_page_goes_on_below_the_same_card() -> None:
    standing(reporting([0] * 400))


def test_many_roots_and_a_long_chain_come_apart() -> None:
    standing(reporting([-1] * 100))
    standing(reporting(list(range(-1, 45))))


def test_ten_thousand_positions_are_told_of_step_by_step_and_can_be_stopped() -> None:
    org = large_organization(10_000)
    heard: list[float] = []

    class Stop(Exception):
        pass

    def reached(share: float) -> None:
        heard.append(share)
        if len(heard) > 200:
            raise Stop

    with pytest.raises(Stop):
        report_pages(Told(org, "en"), PARTS, Paper(), Sheet(), measure, reached=reached)
    assert heard == sorted(heard)
    assert 0.0 <= heard[0] <= heard[-1] < 1.0


def test_a_long_text_goes_on_over_pages_and_keeps_its_words() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    org = Organization([Unit(id="u", name="Unit", purpose=words)])
    pages = laid_out(org, Paper(), without_empty=True)
    told = " ".join(text.words for page in pages.pages for text in page.texts())
    assert all(f"word{n}" in told for n in (0, 1499, 2999))
    bottom = Paper().size[1] - Paper().margin
    assert all(text.baseline < bottom + 0.1 for page in pages.pages for text in page.texts())


def test_findings_say_who_asks_what_helps_and_which_were_accepted(marketing: Organization) -> None:
    found = check(marketing)
    accepted = next(f for f in found if f.rule == "one-accountable")
    waiver = Waiver(
        id=key_id(accepted.rule, accepted.about),
        rule=accepted.rule,
        subject=accepted.about,
        reason="Agreed with the board",
    )
    org = Organization([*marketing, waiver])
    items = {item.title.render("en"): item for item in findings(Told(org, "en")) if isinstance(item, Table)}  # fmt: skip
    rules, every, waived = items.values()
    assert [row.cells[1:3] for row in waived.rows] == [(accepted.message.render("en"), "Agreed with the board")]  # fmt: skip
    assert accepted.message.render("en") not in {row.cells[1] for row in every.rows}
    assert len(every.rows) == len(found) - 1
    assert sum(row.cells[2] for row in rules.rows) == len(found) - 1
    for row in rules.rows:
        assert all(isinstance(row.cells[n], str) and row.cells[n] for n in (1, 3, 4))


def test_all_is_told_in_the_language_of_the_report_whatever_is_shown(
    marketing: Organization,
) -> None:
    assert language() == "en"
    told = "\n".join(text.words for page in laid_out(marketing, Paper(), "zh_CN").pages for text in page.texts())  # fmt: skip
    titles = {p.title for p in marketing.of(Position).values()}
    titles |= {level.name for level in marketing.of(SkillLevel).values()}
    assert {title for title in titles if title in told} == set()
    assert language() == "en"


def drawn(pages: Pages) -> list[tuple[str, ElementPicture, Inset]]:
    return [
        (thing.drawn.kind, thing.drawn, thing)
        for page in pages.pages
        for thing in page.things
        if isinstance(thing, Inset) and isinstance(thing.drawn, ElementPicture)
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_elements_are_drawn_where_they_can_be_read(marketing: Organization, paper: Paper) -> None:
    past = [Moment(f"s{n}", f"Workshop {n}", f"2026-0{n}-01", ()) for n in range(1, 10)]
    told = Told(marketing, "en", past)
    pages = report_pages(told, PARTS, paper, Sheet("en"), measure)
    kinds = Counter(kind for kind, *_ in drawn(pages))
    assert kinds.keys() == {"strategy-map", "cascade", "swimlanes", "trend"}
    for kind, picture, inset in drawn(pages):
        assert inset.scale * PICTURES[kind].smallest >= LEAST * POINT - 1e-9
        assert inset.x >= paper.margin - 0.01
        assert inset.x + inset.width <= paper.size[0] - paper.margin + 0.01
        assert inset.y + inset.height <= paper.size[1] - paper.margin + 0.01
        if kind == "trend":
            # The latest, and now, whatever the paper has room for.
            assert picture.layout.moments[-1][1].name == "Now"
            assert picture.layout.moments[-2][1].name == "Workshop 9"


def test_a_process_too_long_for_the_paper_goes_on_below_with_its_last_step(
    marketing: Organization,
) -> None:
    process = next(key for key in marketing.of(Process) if len(steps_of(marketing, key)) == 7)
    parts = swimlanes_in_parts(marketing, process, 900.0)
    assert all(part.width <= 900.0 for part in parts)
    shown = [[box.step for box in part.boxes] for part in parts]
    assert [a[-1] for a in shown[:-1]] == [b[0] for b in shown[1:]]
    # One width, so that they are drawn in one size.
    assert len({part.width for part in parts}) == 1
    whole = [shown[0][0], *(step for part in shown for step in part[1:])]
    assert whole == [step.id for step in steps_of(marketing, process)]


def test_the_trend_is_told_in_a_table_too_and_only_where_there_were_snapshots(
    marketing: Organization,
) -> None:
    then = Moment("s", "Before", "2026-01-01", (Count("one-root", "error", 3),))
    items = list(findings(Told(marketing, "en", [then])))
    [table] = [i for i in items if isinstance(i, Table) and i.title.text == "Findings at each snapshot"]  # fmt: skip
    now = check(marketing)
    counts = [float(sum(f.severity == level for f in now)) for level in SEVERITIES]
    assert [row.cells for row in table.rows] == [
        ("Before", "2026-01-01", 3.0, 0.0, 0.0),
        ("Now", "", *counts),
    ]
    assert not [i for i in findings(Told(marketing, "en")) if isinstance(i, Picture)]


def test_names_of_units_are_not_broken_for_the_headings_of_marks(marketing: Organization) -> None:
    """Headings of the table of completeness stand upright where there is no room across."""
    paper = Paper("A4", landscape=False)
    pages = report_pages(Told(marketing, "en"), [COMPLETENESS], paper, Sheet("en"), measure)
    texts = [text for page in pages.pages for text in page.texts()]
    assert {t.words for t in texts if t.angle} == {aspect.name.text for aspect in ASPECTS}
    words = {word for t in texts for word in t.words.split()}
    assert {word for unit in marketing.of(Unit).values() for word in unit.name.split()} <= words


UGLY = ("W" * 240, "营销与销售部门" * 30, "=1+1", "a\u202eb", "x " * 90, "🙂 Ünïcode – Łódź", "")


def named(words: str) -> Organization:
    """Return one of each kind of record, all called the same."""
    return Organization(
        [
            Project(id=PROJECT_ID, title=words, client=words, version=words, prepared_by=words, confidentiality=words),
            Unit(id="u", name=words, purpose=words, head="p"),
            Person(id="h", name=words),
            Position(id="p", title=words, unit="u", holders=(Holder(person="h"),), cost=1e15, currency=words[:20] or "EUR"),
            Role(id="r", name=words),
            Matrix(id="m", name=words),
            Activity(id="a", name=words),
            MatrixColumn(id=key_id("m", "r"), matrix="m", party="r"),
            MatrixRow(id=key_id("m", "a"), matrix="m", activity="a"),
            Goal(id="g", name=words, owner="p", served_by=("u",)),
            Kpi(id="k", name=words, goal="g", owner="p", measure=words, target=1e12),
            Actual(id=key_id("k", "2026"), kpi="k", period="2026", value=-1e12),
            Meeting(id="t", name=words, members=("r", "u"), purpose=words, decides=words),
        ]
    )  # fmt: skip


@pytest.mark.parametrize("words", UGLY)
@pytest.mark.parametrize("paper", [Paper(), Paper("A4", False)], ids=["landscape", "portrait"])
def test_whatever_things_are_called_stays_inside_its_room(words: str, paper: Paper) -> None:
    pages = laid_out(named(words), paper)
    bottom = paper.size[1] - paper.margin
    for page in pages.pages:
        for text in page.texts():
            assert measure(text.words, text.point, text.bold) <= text.room + 0.01, text
            assert 0 < text.baseline <= bottom + 0.1, text


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(goldens(), indent=1, ensure_ascii=False) + "\n", "utf-8")
