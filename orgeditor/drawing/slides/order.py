"""Slides put in their place in a deck and taken out of it, with all that names them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

if TYPE_CHECKING:
    from typing import Any

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

_SECTIONS: Final = "//*[local-name()='sectionLst']//*[local-name()='sldId']"
_SHOWS: Final = "//p:custShowLst//p:sld"
_SECTION_ID: Final = '<p14:sldId xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" id="{key}"/>'  # fmt: skip


def put_after(deck: Deck, slide: Slide, neighbour: Slide) -> None:
    """Put a slide behind another, in the same section of the deck."""
    listed, other = _listed(deck, slide), _listed(deck, neighbour)
    other.addnext(listed)
    _name_in_section(deck, slide, neighbour, before=False)


def put_before(deck: Deck, slide: Slide, neighbour: Slide) -> None:
    """Put a slide before another, in the same section of the deck."""
    listed, other = _listed(deck, slide), _listed(deck, neighbour)
    other.addprevious(listed)
    _name_in_section(deck, slide, neighbour, before=True)


def put_last(deck: Deck, slide: Slide) -> None:
    """Let a slide that was added at the end be in the last section, where there are any."""
    sections = deck.element.xpath("//*[local-name()='sectionLst']/*[local-name()='section']")
    if sections:
        last = sections[-1].xpath("*[local-name()='sldIdLst']")
        if last:
            last[0].append(parse_xml(_SECTION_ID.format(key=slide.slide_id)))


def take_out(deck: Deck, slide: Slide) -> None:
    """Take a slide out of a deck, with links, sections and shows that name it."""
    listed = _listed(deck, slide)
    key, related = str(slide.slide_id), listed.rId
    for named in deck.element.xpath(_SECTIONS):
        if named.get("id") == key:
            named.getparent().remove(named)
    for shown in deck.element.xpath(_SHOWS):
        if shown.get(qn("r:id")) == related:
            shown.getparent().remove(shown)
    listed.getparent().remove(listed)
    for other in deck.slides:
        if other.part is not slide.part:
            _forget(other, slide)
    deck.part.rels.pop(related)


def _forget(slide: Slide, target: Slide) -> None:
    """Take the links to a slide out of another."""
    for key, relation in list(slide.part.rels.items()):
        if not relation.is_external and relation.target_part is target.part:
            for link in slide.element.xpath(f"//*[@r:id='{key}']"):
                link.getparent().remove(link)
            slide.part.rels.pop(key)


def _listed(deck: Deck, slide: Slide) -> Any:
    """Return the element that names a slide in the list of all."""
    return next(
        one for one in deck.element.sldIdLst if deck.part.related_part(one.rId) is slide.part
    )


def _name_in_section(deck: Deck, slide: Slide, neighbour: Slide, *, before: bool) -> None:
    for named in deck.element.xpath(_SECTIONS):
        if named.get("id") == str(neighbour.slide_id):
            new = parse_xml(_SECTION_ID.format(key=slide.slide_id))
            (named.addprevious if before else named.addnext)(new)
            return
