"""Each kind of remark: a document that shows it, one that does not, and mends that mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from orgeditor.analysis.discretion import redacted
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.analysis.preflight.pages import fuller
from orgeditor.analysis.preflight.personal import Along, held_by, told_in
from orgeditor.analysis.report import PARTS, Told
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.chart_page import lay_out_chart
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards, lay_out_report
from orgeditor.drawing.photos import SIDE, packed
from orgeditor.drawing.preflight import look_at_cards, look_at_matrix, look_at_pages, look_at_report
from orgeditor.messages import LANGUAGES, verbatim
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    PROJECT_ID,
    CardStyle,
    Holder,
    Person,
    Picture,
    Position,
    Project,
    Unit,
)
from orgeditor.model.redaction import standard_profiles
from orgeditor.model.verbs.editing import set_field, set_project
from tests.matrix.offices import MATRIX, office
from tests.redaction.marked import Secrets, marked, small
from tests.report.test_pages import reporting

if TYPE_CHECKING:
    from orgeditor.analysis.preflight import Mend, Remark

pytestmark = pytest.mark.usefixtures("qapp")

MISSING = "\U0010f123"
NAMED = Project(id=PROJECT_ID, title="Our chart", date="2026-01-31")


def few(*more: object, title: str = "Lead", **seat: object) -> Organization:
    """A seat with somebody on it, on pages that say what they are."""
    person = Person(id="p", name="Ann Lee", email="ann@lee.example")
    position = Position(id="s", title=title, holders=(Holder("p"),), **seat)
    return Organization([NAMED, person, position, *more])


def on_chart(org: Organization, sheet: ChartSheet) -> list[Remark]:
    return look_at_pages(org, lay_out_chart(org, sheet), chart=sheet)


def on_matrix(org: Organization, sheet: Sheet, paper: Paper = Paper()) -> list[Remark]:  # noqa: B008
    return look_at_matrix(org, MATRIX, paper, sheet, lay_out(org, MATRIX, paper, sheet))


def of_kind(remarks: list[Remark], kind: str) -> list[Remark]:
    return [remark for remark in remarks if remark.kind == kind]


def the(remarks: list[Remark], kind: str) -> Remark:
    [found] = of_kind(remarks, kind)
    return found


def mended(sheet: ChartSheet, mend: Mend) -> ChartSheet:
    """Return what a chart goes out as where a mend is chosen."""
    named = dict(mend.settings)
    if named.pop("poster", False):
        named["form"] = "poster"
    if split := named.pop("book", ""):
        named |= {"form": "book", "split": split}
    return msgspec.structs.replace(sheet, **named)


def test_nothing_is_said_of_what_is_as_it_should_be() -> None:
    org = Organization([NAMED, Position(id="s", title="Lead")])
    assert on_chart(org, ChartSheet()) == []
    assert on_matrix(Organization([NAMED, *office()]), Sheet()) == []


def test_letters_that_are_too_small_are_told_and_each_mend_makes_them_larger() -> None:
    org, sheet = reporting([-1, *[0] * 40]), ChartSheet()
    small = the(on_chart(org, sheet), "smallest-type")
    point = lay_out_chart(org, sheet).point
    assert f"{point:.1f} pt" in str(small.message)
    assert len(small.mends) == 3
    for mend in small.mends:
        assert of_kind(on_chart(org, mended(sheet, mend)), "smallest-type") == []
    assert of_kind(on_chart(few(), sheet), "smallest-type") == []


def test_the_paper_that_is_offered_is_the_smallest_that_is_large_enough() -> None:
    org, sheet = reporting([-1, *[0] * 40]), ChartSheet()
    offered = the(on_chart(org, sheet), "smallest-type").mends[0].settings["page"]
    smaller = {"A0": "A1", "A1": "A2", "A2": "A3", "A3": "A4"}[str(offered)]
    for landscape in (True, False):
        below = msgspec.structs.replace(sheet, page=smaller, landscape=landscape)
        assert of_kind(on_chart(org, below), "smallest-type")


def test_characters_that_no_font_has_are_found_wherever_they_are_drawn() -> None:
    org = few(title=f"Lead {MISSING}")
    for form in ("page", "book", "poster"):
        found = the(on_chart(org, ChartSheet(form=form)), "missing-glyphs")
        assert found.records == ("s",)
        assert "U+10F123" in str(found.message)
    assert the(look_at_cards(org, ChartSheet()), "missing-glyphs").mends[0].records == ("s",)
    cards = lay_out_cards(org, ["s"], Paper(), Sheet())
    assert of_kind(look_at_pages(org, cards), "missing-glyphs")
    report = lay_out_report(Told(org, "en"), PARTS, Paper(), Sheet())
    assert of_kind(look_at_report(org, report, Sheet()), "missing-glyphs")
    launch = office()
    launch.apply(set_field(launch, ["brief"], "name", f"Brief {MISSING}"))
    assert the(on_matrix(launch, Sheet()), "missing-glyphs").records == ("brief",)
    assert of_kind(on_chart(few(title="Lead 主管"), ChartSheet()), "missing-glyphs") == []


def test_text_that_a_card_has_no_room_for_is_told_with_the_card() -> None:
    title = "Head of " + "everything and more " * 9
    cut = the(on_chart(few(title=title), ChartSheet()), "text-cut")
    assert cut.records == ("s",)
    assert title.strip() in str(cut.message)
    assert of_kind(on_chart(few(title="Head of everything"), ChartSheet()), "text-cut") == []


def test_larger_cards_are_offered_where_the_document_says_how_large_they_are() -> None:
    title = "Head of everything that has to do with customers and more"
    style = CardStyle(id="c", rows=("holders", "grade", "location"), size="small")
    org = few(style, title=title, grade="14", location="Rome")
    org.apply(set_project(org, card_style="c"))
    larger = the(on_chart(org, ChartSheet()), "text-cut").mends[0].settings["card_size"]
    org.apply(set_field(org, ["c"], "size", larger))
    left = of_kind(on_chart(org, ChartSheet()), "text-cut")
    assert not left or left[0].mends[0].settings.get("card_size") != larger


def test_names_that_a_seat_has_no_room_for_are_told() -> None:
    people = [Person(id=f"p{n}", name=f"Somebody Quitelongname {n}") for n in range(6)]
    seat = Position(id="s", title="Crew", holders=tuple(Holder(p.id) for p in people))
    cut = the(on_chart(Organization([NAMED, *people, seat]), ChartSheet()), "text-cut")
    assert cut.records == ("s",)
    assert "Quitelongname 5" in str(cut.message) or "…" in str(cut.message)


def test_headings_of_a_matrix_that_are_cut_are_told() -> None:
    org = office()
    org.apply(set_field(org, ["brand"], "name", "Brand manager of " + "many markets " * 20))
    assert {"angle": 45} in [mend.settings for mend in the(on_matrix(org, Sheet()), "text-cut").mends]  # fmt: skip
    assert of_kind(on_matrix(office(), Sheet()), "text-cut") == []


def test_pages_that_are_nearly_empty_are_told_and_the_mends_fill_them() -> None:
    org = reporting([-1, 0, 0, 0, 1, 2, 3, 4, 5, 6])
    sheet = ChartSheet(form="book", split="level")
    empty = the(on_chart(org, sheet), "nearly-empty")
    assert empty.pages
    pages = lay_out_chart(org, sheet).pages
    assert {n for n in empty.pages} == {p.number for p in pages if p.filled < 0.16}
    assert of_kind(on_chart(org, mended(sheet, empty.mends[0])), "nearly-empty") == []


def test_each_paper_offered_against_an_empty_page_of_a_matrix_was_tried() -> None:
    org, offered = office(), 0
    for height in range(20, 60, 4):
        paper = Paper("A4", margin=float(height))
        for empty in of_kind(on_matrix(org, Sheet(marks=True), paper), "nearly-empty"):
            for mend in empty.mends:
                offered += 1
                settings = dict(mend.settings)
                other = Paper(str(settings.pop("page", "A4")), bool(settings.pop("landscape", True)), paper.margin)  # fmt: skip
                sheet = msgspec.structs.replace(Sheet(marks=True), **settings)
                assert of_kind(on_matrix(org, sheet, other), "nearly-empty") == []
    assert offered


def test_findings_are_told_where_they_are_marked_alone() -> None:
    org = office()
    marked_ = the(on_matrix(org, Sheet(marks=True)), "findings-marked")
    view = matrix_view(org, MATRIX)
    broken = sum(bool(view.row_marks(row)) for row in view.rows) + len(view.column_marks())
    assert broken == len(marked_.records) > 1
    assert {"marks": False} in [mend.settings for mend in marked_.mends]
    assert of_kind(on_matrix(org, Sheet()), "findings-marked") == []


def test_columns_that_are_left_out_are_told() -> None:
    hidden = the(on_matrix(office(), Sheet(parties=("brand", "sales"))), "columns-hidden")
    assert set(hidden.records) == {"director", "content"}
    assert of_kind(on_matrix(office(), Sheet()), "columns-hidden") == []


def test_cards_that_are_folded_away_are_told() -> None:
    org = reporting([-1, 0, 0, 1, 1])
    folded = frozenset([next(k for k, p in org.of(Position).items() if p.manager and any(q.manager == k for q in org.of(Position).values()))])  # fmt: skip
    away = the(on_chart(org, ChartSheet(folded=folded)), "folded-away")
    assert str(away.message).startswith("2 cards")
    assert away.mends[0].settings == {"folded": ()}
    assert of_kind(on_chart(org, ChartSheet()), "folded-away") == []


def test_a_scenario_says_that_it_is_one() -> None:
    org = few()
    org.scenario = verbatim("Two regions")
    told = the(on_chart(org, ChartSheet()), "scenario")
    assert "Two regions" in str(told.message)
    assert told.mends[0].settings == {"scenario": ""}
    assert of_kind(on_chart(few(), ChartSheet()), "scenario") == []


def test_pages_that_do_not_say_what_they_are_are_told() -> None:
    bare = Organization([Position(id="s", title="Lead")])
    assert "a title and a date or a version" in str(the(on_chart(bare, ChartSheet()), "unnamed").message)  # fmt: skip
    titled = Organization([Project(id=PROJECT_ID, title="Ours"), Position(id="s", title="Lead")])
    assert "a title" not in str(the(on_chart(titled, ChartSheet()), "unnamed").message)


def test_a_picture_larger_than_it_is_sharp_is_told() -> None:
    picture = Picture(id="f", data=packed(bytes(SIDE * SIDE * 3)))
    style = CardStyle(id="c", rows=("holders",), photo=True, size="large")
    org = few(picture, style)
    org.apply(set_project(org, card_style="c"))
    org.apply(set_field(org, ["p"], "picture", "f"))
    assert of_kind(on_chart(org, ChartSheet()), "coarse-pictures") == []
    large = ChartSheet(form="poster", page="A3")
    assert the(on_chart(org, large), "coarse-pictures").mends[0].records == ("s",)
    assert "1 picture of people" in str(the(on_chart(org, ChartSheet()), "personal-data").message)


def test_personal_data_is_counted_and_each_profile_offered_leaves_it_out() -> None:
    style = CardStyle(id="c", rows=("holders", "cost"))
    org = few(style, cost=61234.0)
    org.apply(set_project(org, card_style="c"))
    along = the(on_chart(org, ChartSheet()), "personal-data")
    assert "the name of 1 person, pay, in 1 figure" in str(along.message)
    profiles = {profile.id: profile for profile in standard_profiles()}
    for mend in along.mends:
        left = redacted(org, profiles[str(mend.settings["redaction"])])
        after = of_kind(on_chart(left, ChartSheet()), "personal-data")
        assert not after or "pay" not in str(after[0].message)
    assert of_kind(on_chart(redacted(org, profiles["grades-only"]), ChartSheet()), "personal-data") == []  # fmt: skip


def test_a_name_is_counted_once_however_it_is_written() -> None:
    org = few(cost=52000.0)
    texts = ["Ann Lee", "Lee, Ann · Lead", "ann@lee.example", "is paid 52,000 and 52000", "ANN  LEE"]  # fmt: skip
    told = told_in(org, texts)
    assert (told.contacts, told.pay) == (1, 2)
    assert told.names >= 1
    assert told_in(org, ["Anna Leeds", "51,999"]) == Along()


def test_tables_take_along_what_their_columns_hold() -> None:
    org = few(cost=1000.0, custom={"Cost centre": "7", "Blank": ""})
    assert held_by(org, "roster") == Along(names=1, contacts=1, pay=1, columns=1)
    bare = redacted(org, next(p for p in standard_profiles() if p.id == "initials-only"))
    assert held_by(bare, "roster").pay == held_by(bare, "roster").columns == 0


@pytest.mark.parametrize("profile", [p for p in standard_profiles() if p.people or p.pay], ids=lambda p: p.id)  # fmt: skip
def test_no_remark_tells_what_a_profile_leaves_out(profile: object) -> None:
    secrets = Secrets()
    org = redacted(marked(secrets, b"", small()).organization, profile)
    report = lay_out_report(Told(org, "en"), PARTS, Paper(), Sheet())
    remarks = [
        *on_chart(org, ChartSheet(form="book")),
        *on_chart(org, ChartSheet()),
        *look_at_report(org, report, Sheet()),
        *look_at_cards(org, ChartSheet()),
    ]
    assert remarks
    said = "\n".join(r.message.render(one) for r in remarks for one in LANGUAGES)
    hidden = [secrets.name, secrets.chinese, secrets.email] if profile.people else [str(secrets.pay)]  # fmt: skip
    assert not [secret for secret in hidden if secret in said]


def test_units_without_colours_on_a_page_are_not_in_its_legend() -> None:
    units = [Unit(id="top", name="Firm"), *(Unit(id=f"u{n}", name=f"Unit {n}", parent="top") for n in range(6))]  # fmt: skip
    seats = [Position(id="boss", title="Boss", unit="top")]
    for n in range(6):
        seats.append(Position(id=f"h{n}", title=f"Head {n}", unit=f"u{n}", manager="boss"))
        seats += [Position(id=f"s{n}-{m}", title=f"Seat {m}", unit=f"u{n}", manager=f"h{n}") for m in range(14)]  # fmt: skip
    org = Organization([NAMED, *units, *seats])
    pages = lay_out_chart(org, ChartSheet(form="book", split="unit")).pages
    legends = [{text.words for text in page.texts() if text.words.startswith("Unit ") and text.words in {u.name for u in units} and text.point == 7.5} for page in pages]  # fmt: skip
    assert len(legends[1]) in (0, 6)
    assert [len(names) for names in legends[2:-1]] == [1] * 6


def test_charts_that_tell_by_colour_between_grey_letters_are_told() -> None:
    org = reporting([-1, 0, 0])
    pages = lay_out_report(Told(org, "en"), PARTS[:1], Paper(), Sheet())
    told = the(look_at_report(org, pages, Sheet(ink="grey")), "colour-alone")
    assert told.mends[0].settings == {"ink": "colour"}
    assert of_kind(look_at_report(org, pages, Sheet()), "colour-alone") == []
    words = lay_out_report(Told(org, "en"), PARTS[1:2], Paper(), Sheet())
    assert of_kind(look_at_report(org, words, Sheet(ink="grey")), "colour-alone") == []


def test_of_many_pages_other_paper_is_offered_without_a_try() -> None:
    paper, sheet = Paper(), Sheet()
    one = lay_out(office(), MATRIX, paper, sheet)
    empty = msgspec.structs.replace(one.pages[0], filled=0.01)
    many = msgspec.structs.replace(one, pages=(empty,) * 31)
    mends = fuller(many, paper, sheet, lambda *_: pytest.fail("laid out"))
    assert [mend.settings for mend in mends] == [
        {"page": "A4", "landscape": not paper.landscape},
        {"page": "A3", "landscape": paper.landscape},
    ]
