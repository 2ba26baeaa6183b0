"""Slides read back: every card once as a shape, every line glued to both its ends, nothing too small or cut."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from orgeditor.analysis.rules import check
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.slides import SMALLEST, Into, chart_to_pptx
from orgeditor.drawing.slides.lines import LEFT, RIGHT
from orgeditor.files.templates import organization_from
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.output import Output
from orgeditor.model.records import Position, Unit
from orgeditor.outputs import Given, write
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from pathlib import Path


def slides_of(path: Path, org: Organization, sheet: ChartSheet | None = None, **more: object):
    chart_to_pptx(path, org, sheet or ChartSheet(), Into(**more))
    return Presentation(str(path))


def cards(slide) -> dict[int, object]:
    return {
        s.shape_id: s
        for s in slide.shapes
        if s.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and s.text_frame.text
    }


def lines(slide) -> list[tuple[int, int, bool]]:
    """Return the two shapes that each line is glued to, the upper first, and whether it is dashed."""
    found = []
    for line in slide.shapes.element.iter(qn("p:cxnSp")):
        ends = [int(line.find(f".//{qn(end)}").get("id")) for end in ("a:stCxn", "a:endCxn")]
        found.append((*ends, line.find(f".//{qn('a:prstDash')}") is not None))
    return found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_position_stands_on_a_slide_below_its_manager(tmp_path: Path, language: str) -> None:
    org = organization_from("marketing", language)
    deck = slides_of(tmp_path / "chart.pptx", org, ChartSheet(language=language))
    shown: set[str] = set()
    for slide in deck.slides:
        boxes = cards(slide)
        told = {key: box.text_frame.text.replace("\n", "") for key, box in boxes.items()}
        shown |= set(told.values())
        ends = lines(slide)
        assert all({upper, lower} <= set(boxes) for upper, lower, _ in ends)
        solid = [lower for _, lower, dashed in ends if not dashed]
        assert len(solid) == len(set(solid))
        # All but the tops of the slide hang below another.
        assert len(boxes) - len(solid) <= 6
    names = [p.title_zh if language == "zh_CN" else p.title for p in org.of(Position).values()]
    for name in filter(None, names):
        assert any("".join(name.split()) in "".join(text.split()) for text in shown), name


@pytest.mark.usefixtures("qapp")
def test_letters_are_legible_and_all_stands_on_the_slide(tmp_path: Path) -> None:
    org = large_organization(400)
    deck = slides_of(tmp_path / "large.pptx", org)
    assert len(deck.slides) > 10
    for slide in deck.slides:
        title = slide.shapes.title
        for box in cards(slide).values():
            sizes = [run.font.size for p in box.text_frame.paragraphs for run in p.runs]
            assert min(sizes) >= Pt(SMALLEST)
            assert 0 <= box.left <= box.left + box.width <= deck.slide_width
            assert title.top + title.height <= box.top
            assert box.top + box.height <= deck.slide_height
        rows: dict[int, list[object]] = {}
        for box in cards(slide).values():
            rows.setdefault(box.top, []).append(box)
        for row in rows.values():
            ordered = sorted(row, key=lambda box: box.left)
            assert all(a.left + a.width <= b.left for a, b in pairwise(ordered))


@pytest.mark.usefixtures("qapp")
def test_no_line_runs_across_a_card(tmp_path: Path) -> None:
    org = organization_from("marketing", "zh_CN")
    write(Output(what="chart", format="pptx"), Given(org, org), tmp_path / "c.pptx", lambda _: None)
    entered = 0
    for slide in Presentation(str(tmp_path / "c.pptx")).slides:
        boxes = cards(slide)
        for line in slide.shapes.element.iter(qn("p:cxnSp")):
            upper, lower = (line.find(f".//{qn(end)}") for end in ("a:stCxn", "a:endCxn"))
            if int(lower.get("idx")) in (LEFT, RIGHT):
                entered += 1
                above, box = boxes[int(upper.get("id"))], boxes[int(lower.get("id"))]
                down = above.left + above.width / 2
                assert not box.left < down < box.left + box.width
    assert entered > 10


@pytest.mark.usefixtures("qapp")
def test_what_is_folded_leads_to_its_slide(tmp_path: Path) -> None:
    deck = slides_of(tmp_path / "chart.pptx", organization_from("marketing"))
    first = deck.slides[0]
    texts = [s for s in first.shapes if s.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    links = [s for s in texts if not s.name.startswith("Legend")]
    numbers = {slide.slide_id: n for n, slide in enumerate(deck.slides, 1)}
    assert len(links) > 3
    for link in links:
        aimed = link.click_action.target_slide
        assert link.text_frame.text == f"slide {numbers[aimed.slide_id]}"


@pytest.mark.usefixtures("qapp")
def test_each_slide_says_what_the_colours_on_it_stand_for(tmp_path: Path) -> None:
    sheet = ChartSheet()
    org = organization_from("marketing")
    stand_for = {s.colour.removeprefix("#").upper(): s.label for s in sheet.scene(org).legend()}
    deck = slides_of(tmp_path / "chart.pptx", org, sheet)
    for slide in deck.slides:
        [legend] = [s for s in slide.shapes if s.name.startswith("Legend")]
        colours = {str(card.line.color.rgb) for card in cards(slide).values()}
        assert set(legend.text_frame.text.split("     ")[:-1]) == {f"■ {stand_for[c]}" for c in colours}  # fmt: skip
        lowest = max(card.top + card.height for card in cards(slide).values())
        assert lowest < legend.top + legend.height - Pt(12)


@pytest.mark.usefixtures("qapp")
def test_a_slide_that_goes_on_is_called_by_what_it_shows(tmp_path: Path) -> None:
    deck = slides_of(tmp_path / "chart.pptx", organization_from("marketing"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    assert any(title.endswith(": Regional sales – Sales operations") for title in titles)
    assert not any("(" in title for title in titles)


@pytest.mark.usefixtures("qapp")
def test_notes_tell_the_findings_of_those_on_the_slide(tmp_path: Path) -> None:
    org = organization_from("marketing")
    deck = slides_of(tmp_path / "chart.pptx", org)
    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
    about = [f for f in check(org) if any(org.find(Position, key) for key in f.subjects)]
    assert about
    for finding in about:
        assert str(finding.message) in notes


def test_notes_are_in_the_language_of_the_slides(tmp_path: Path) -> None:
    org = organization_from("marketing", "zh_CN")
    deck = slides_of(tmp_path / "chart.pptx", org, ChartSheet(language="zh_CN"))
    notes = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    assert notes
    assert all(text.startswith("——— 检查结果 ———\n") for text in notes)
    assert not [text for text in notes if "Vacant" in text or "manager" in text]


@pytest.mark.usefixtures("qapp")
def test_the_same_content_is_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    org = organization_from("marketing")
    for name in ("a.pptx", "b.pptx"):
        chart_to_pptx(tmp_path / name, org, ChartSheet("units"))
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()


@pytest.mark.usefixtures("qapp")
def test_hidden_names_are_in_no_part_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "chart.pptx"
    slides_of(path, organization_from("marketing"), ChartSheet(sight=Sight(names_hidden=True)))
    with zipfile.ZipFile(path) as parts:
        said = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert "Content lead" in said
    assert "Mia Brandt" not in said


def client_deck(*, as_template: bool) -> bytes:
    """Return a client's deck of 4:3 with a slide of its own, or the template it was made from."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "An old slide"
    saved, packed = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    if not as_template:
        return saved.getvalue()
    with zipfile.ZipFile(saved) as read, zipfile.ZipFile(packed, "w") as written:
        for name in read.namelist():
            part = read.read(name).replace(b"presentation.main+xml", b"template.main+xml")
            written.writestr(name, part)
    return packed.getvalue()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", ["pptx", "potx"])
def test_a_client_s_template_gives_its_size_and_look_and_none_of_its_slides(
    tmp_path: Path, suffix: str
) -> None:
    template = tmp_path / f"client.{suffix}"
    template.write_bytes(client_deck(as_template=suffix == "potx"))
    deck = slides_of(tmp_path / "chart.pptx", organization_from("marketing"), template=template)
    assert deck.slide_width == Mm(254)
    assert "An old slide" not in [slide.shapes.title.text for slide in deck.slides]
    assert all(slide.slide_layout.name == "Title Only" for slide in deck.slides)


@pytest.mark.usefixtures("qapp")
def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.potx"
    wrong.write_bytes(b"no zip")
    for path in (wrong, tmp_path / "none.potx", tmp_path):
        with pytest.raises(Refused, match=path.name):
            chart_to_pptx(tmp_path / "x.pptx", Organization(), ChartSheet(), Into(template=path))
    assert not (tmp_path / "x.pptx").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "records",
    [[], [Position(id="p", title="Alone")], [Unit(id="u", name="A" * 200)]],
    ids=["empty", "one", "long"],
)
def test_few_are_no_special_case(tmp_path: Path, records: list[Position | Unit]) -> None:
    org = Organization([replace(Organization().project, title="T"), *records])
    mode = "units" if any(isinstance(r, Unit) for r in records) else "positions"
    deck = slides_of(tmp_path / "few.pptx", org, ChartSheet(mode))
    assert len(deck.slides) == 1
    assert deck.slides[0].shapes.title.text == "T"
    assert len(cards(deck.slides[0])) == len(records)
