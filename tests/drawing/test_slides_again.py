"""Slides drawn anew in a deck that people have worked on since: what they did stays, what was made here is renewed."""

from __future__ import annotations

import shutil
import subprocess
from copy import deepcopy
from pathlib import Path

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Mm

from orgeditor.analysis.discretion import redacted
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.slides import Into, Outcome, SlideSplit, chart_to_pptx
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.redaction import standard_profiles
from orgeditor.model.verbs.editing import set_field

EACH = SlideSplit("level")
"""Each branch on a slide of its own."""
pytestmark = pytest.mark.usefixtures("qapp")


def chain(*branches: str, each: int = 5) -> Organization:
    """Return a head with branches of so many."""
    records = [Position(id="head", title="Head")]
    for n, name in enumerate(branches):
        records.append(Position(id=name, title=name, manager="head", rank=f"{n:03}1"))
        records += [
            Position(id=f"{name}{i}", title=f"{name} {i}", manager=name, rank=f"{i:03}1")
            for i in range(each)
        ]
    return Organization([replace(Organization().project, title="The whole"), *records])


def titles(path: Path) -> list[str]:
    """Return the titles of all slides, without how many are in a branch."""
    found = (s.shapes.title.text_frame.text for s in Presentation(str(path)).slides)
    return [title.split(" · ")[0] for title in found]


def again(path: Path, org: Organization, **more: object) -> Outcome:
    return chart_to_pptx(path, org, ChartSheet(), Into(deck=path, **more), parted=EACH)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.pptx"
    chart_to_pptx(path, chain("A", "B", "C"), ChartSheet(), parted=EACH)
    assert titles(path) == ["The whole", "A", "B", "C"]
    return path


def edited(path: Path):
    return Presentation(str(path))


def moved(deck, slide, to: int) -> None:
    listed = deck.slides._sldIdLst
    element = listed[slide]
    listed.remove(element)
    listed.insert(to, element)


def texts(slide) -> list[str]:
    """Return the first lines of all shapes."""
    return [s.text_frame.text.split("\n")[0] for s in slide.shapes if s.has_text_frame]


def test_nothing_new_gives_the_same_slides(deck: Path) -> None:
    before = deck.read_bytes()
    assert again(deck, chain("A", "B", "C")) == Outcome(added=0, updated=4)
    first = [s.element.xpath("//p:cNvPr/@name") for s in Presentation(str(deck)).slides]
    assert again(deck, chain("A", "B", "C")) == Outcome(added=0, updated=4)
    assert [s.element.xpath("//p:cNvPr/@name") for s in Presentation(str(deck)).slides] == first
    assert len(deck.read_bytes()) == pytest.approx(len(before), rel=0.02)


def test_what_changed_is_drawn_where_the_slide_stands_now(deck: Path) -> None:
    theirs = edited(deck)
    moved(theirs, 3, 1)
    agenda = theirs.slides.add_slide(theirs.slide_layouts[1])
    agenda.shapes.title.text = "Agenda"
    moved(theirs, 4, 0)
    theirs.save(str(deck))
    assert titles(deck) == ["Agenda", "The whole", "C", "A", "B"]
    org = chain("A", "B", "C")
    org.apply(set_field(org, ["C"], "title", "Care"))
    untouched = edited(deck).slides[0].element.xpath("//p:sp")
    assert again(deck, org) == Outcome(added=0, updated=4)
    assert titles(deck) == ["Agenda", "The whole", "Care", "A", "B"]
    slides = edited(deck).slides
    assert "Care" in texts(slides[2])
    assert len(slides[0].element.xpath("//p:sp")) == len(untouched)
    links = [s for s in slides[1].shapes if s.has_text_frame and s.text_frame.text == "slide 3"]
    assert [link.click_action.target_slide.slide_id for link in links] == [slides[2].slide_id]


def test_a_title_notes_and_shapes_of_their_own_stay(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    chart_to_pptx(deck, chain("A", "B", each=1), ChartSheet(), parted=EACH)
    theirs = edited(deck)
    slide = theirs.slides[1]
    slide.shapes.title.text = "A is too flat"
    box = slide.shapes.add_textbox(Mm(10), Mm(150), Mm(50), Mm(10))
    box.text_frame.text = "Ask the works council"
    notes = slide.notes_slide.notes_text_frame
    assert "A leads 1" in notes.text
    notes.text = f"Begin slowly.\n{notes.text}\nEnd with a question."
    theirs.save(str(deck))
    for _ in range(2):
        again(deck, chain("A", "B", each=2))
        slide = edited(deck).slides[1]
        assert slide.shapes.title.text == "A is too flat"
        assert texts(slide).count("Ask the works council") == 1
        assert "A 1" in texts(slide)
        told = slide.notes_slide.notes_text_frame.text.split("\n")
        assert (told[0], told[-1]) == ("Begin slowly.", "End with a question.")
        assert sum(line.startswith("———") for line in told) == 2
        assert not any("A leads 1" in line for line in told)
        assert any("A leads 2" in line for line in told)


def test_their_shapes_stay_over_the_cards(deck: Path) -> None:
    theirs = edited(deck)
    theirs.slides[1].shapes.add_textbox(0, 0, Mm(9), Mm(9)).text_frame.text = "over"
    theirs.save(str(deck))
    again(deck, chain("A", "B", "C"))
    assert texts(edited(deck).slides[1])[-1] == "over"


def test_a_new_branch_stands_behind_its_neighbour(deck: Path) -> None:
    outcome = again(deck, chain("A", "New", "B", "C"))
    assert outcome == Outcome(added=1, updated=4)
    assert titles(deck) == ["The whole", "A", "New", "B", "C"]


def test_a_branch_that_is_gone_is_told_and_taken_out_where_asked(deck: Path) -> None:
    outcome = again(deck, chain("A", "C"))
    assert outcome == Outcome(updated=3, gone=((3, "B · 6"),))
    assert titles(deck) == ["The whole", "A", "B", "C"]
    theirs = edited(deck)
    link = theirs.slides[0].shapes.add_textbox(0, 0, Mm(9), Mm(9))
    link.text_frame.text = "to B"
    link.click_action.target_slide = theirs.slides[2]
    theirs.save(str(deck))
    assert again(deck, chain("A", "C"), remove_gone=True).removed
    assert titles(deck) == ["The whole", "A", "C"]
    kept = edited(deck)
    assert len(list(kept.part.package.iter_parts())) == len({p.partname for p in kept.part.package.iter_parts()})  # fmt: skip
    assert "to B" in texts(kept.slides[0])


def test_what_is_said_of_other_slides_goes_with_them(deck: Path) -> None:
    org = chain("A", "B", "C")
    whole = SlideSplit("level", contents=True)
    veiled = redacted(org, standard_profiles()[0])
    chart_to_pptx(deck, veiled, ChartSheet(), Into(deck=deck), parted=whole)
    assert titles(deck) == ["Contents", "The whole", "A", "B", "C", "What was left out"]
    assert again(deck, org) == Outcome(updated=4)
    assert titles(deck) == ["The whole", "A", "B", "C"]
    links = [text for text in texts(edited(deck).slides[0]) if text.startswith("slide")]
    assert links == ["slide 2", "slide 3", "slide 4"]


def test_what_is_left_out_now_is_not_on_slides_that_were_there(deck: Path) -> None:
    theirs = edited(deck)
    theirs.core_properties.author = "Zaphod"
    theirs.save(str(deck))
    again(deck, chain("A", "B", "C"))
    assert edited(deck).core_properties.author == "Zaphod"
    veiled = redacted(chain("A", "C"), standard_profiles()[0])
    assert chart_to_pptx(deck, veiled, ChartSheet(), Into(deck=deck), parted=EACH).removed
    assert titles(deck) == ["The whole", "A", "C", "What was left out"]
    assert edited(deck).core_properties.author == ""


def test_a_slide_that_only_goes_on_with_others_goes_when_they_have_room(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    chart_to_pptx(deck, chain("A", each=30), ChartSheet(), parted=EACH)
    before = len(edited(deck).slides)
    outcome = again(deck, chain("A", each=5))
    assert outcome.gone == ()
    assert len(edited(deck).slides) == 2 < before


def test_a_copy_of_a_slide_is_the_user_s_own(deck: Path) -> None:
    theirs = edited(deck)
    copy = theirs.slides.add_slide(theirs.slides[1].slide_layout)
    for shape in theirs.slides[1].shapes:
        copy.shapes.element.append(deepcopy(shape.element))
    copy.shapes.title.text = "As it was"
    theirs.save(str(deck))
    org = chain("A", "B", "C")
    org.apply(set_field(org, ["A0"], "title", "Otherwise"))
    assert again(deck, org) == Outcome(updated=4)
    slides = edited(deck).slides
    assert "Otherwise" in texts(slides[1])
    assert "Otherwise" not in texts(slides[4])


def test_sections_and_what_moves_name_no_shape_and_no_slide_that_is_gone(deck: Path) -> None:
    theirs = edited(deck)
    ids = [slide.slide_id for slide in theirs.slides]
    space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    listed = "".join(f'<p14:sldId id="{key}"/>' for key in ids)
    theirs.element.append(parse_xml(f'<p:extLst {space}><p:ext uri="x"><p14:sectionLst><p14:section name="S"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'))  # fmt: skip
    shape = theirs.slides[1].shapes[-1].shape_id
    theirs.slides[1].element.append(parse_xml(f'<p:timing {space}><p:tnLst><p:par><p:cTn><p:childTnLst><p:set><p:cBhvr><p:cTn/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>'))  # fmt: skip
    theirs.save(str(deck))
    again(deck, chain("A", "New", "C"), remove_gone=True)
    kept = edited(deck)
    sections = kept.element.xpath("//*[local-name()='sectionLst']//*[local-name()='sldId']/@id")
    assert [int(key) for key in sections] == [slide.slide_id for slide in kept.slides]
    assert kept.slides[1].element.find(qn("p:timing")) is None


def test_what_is_no_deck_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pptx"
    wrong.write_bytes(b"no deck")
    with pytest.raises(Refused, match=r"wrong\.pptx"):
        again(wrong, chain("A"))
    assert wrong.read_bytes() == b"no deck"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="not on this machine: LibreOffice")
def test_a_deck_saved_by_libreoffice_is_known_again(deck: Path, tmp_path: Path) -> None:
    theirs = edited(deck)
    theirs.slides[2].shapes.title.text = "B, as we see it"
    theirs.slides[2].shapes.add_textbox(0, 0, Mm(60), Mm(9)).text_frame.text = "their own"
    theirs.save(str(deck))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "by"), str(deck)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    by = tmp_path / "by" / deck.name
    assert again(by, chain("A", "New", "B"), remove_gone=True) == Outcome(
        1, 3, ((4, "C · 6"),), True
    )
    assert titles(by) == ["The whole", "A", "New", "B, as we see it"]
    slide = edited(by).slides[3]
    assert texts(slide).count("their own") == 1
    assert texts(slide).count("B 0") == 1
    assert len(slide.element.xpath("//p:cxnSp")) == 5
