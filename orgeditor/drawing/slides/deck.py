"""A PowerPoint file to which slides are added: a plain wide one, or in a client's template."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from typing import IO, TYPE_CHECKING, Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Mm

from orgeditor.clock import made_at
from orgeditor.drawing.slides.layouts import FOOT, TITLES, all_layouts, cover_layout, title_layout
from orgeditor.drawing.slides.look import look_of, settle
from orgeditor.drawing.slides.order import take_out
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.office import opened
from orgeditor.packing import settled

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation as Deck

    from orgeditor.model.records import Project

_WIDE: Final = (338.667, 190.5)
_TITLE: Final = 22
"""Size of the letters of a plain deck's titles, in points."""
_SUBTITLE: Final = 16
_BELOW: Final = 92.0
"""Where the lines below the title of a plain deck's cover begin, in mm."""
_COVER: Final = 40.0
_HEAD: Final = (14.0, 9.0, 15.0)
"""Left edge, top and height of the title of a plain deck."""


def open_deck(template: Path | None = None) -> Deck:
    """Return an empty deck, in the look of ``template`` (pptx or potx) where one is given.

    Refused where it is none, or cannot be read.
    """
    if template is None:
        deck = Presentation()
        _widen(deck)
        settle(deck)
        return _counting(deck)
    deck = reopened(template)
    for slide in list(deck.slides):
        take_out(deck, slide)
    return deck


def reopened(path: Path) -> Deck:
    """Return a deck with all its slides. Refused where the file is none, or cannot be read."""
    none = t("{file} is no PowerPoint file or template (pptx, potx), or is broken.", file=path.name)
    deck = opened(path, _whole, none)
    if not all_layouts(deck):
        raise Refused(t("{file} has no layouts on which slides could be made.", file=path.name))
    return _counting(deck)


def _whole(file: IO[bytes]) -> Deck:
    """Return a deck all of whose parts are there: python-pptx looks for them only when they are asked for."""
    deck = Presentation(file)
    for holder in (*all_layouts(deck), *deck.slides):
        list(holder.placeholders)
    for master in deck.slide_masters:
        look_of(master)
    return deck


def saved(deck: Deck) -> bytes:
    """Return the file; its bytes follow from its content and ``SOURCE_DATE_EPOCH``."""
    # Slides are called by their order, which python-pptx sees to only when a deck is opened.
    deck.part.rename_slide_parts([one.rId for one in deck.element.get_or_add_sldIdLst()])
    buffer = io.BytesIO()
    deck.save(buffer)
    return settled(buffer.getvalue())


def describe(deck: Deck, title: str, project: Project, comments: str = "") -> None:
    """Say in the properties of a new deck what it is, who made it, and when."""
    told = deck.core_properties
    told.title, told.author, told.last_modified_by = title, project.prepared_by, ""
    told.subject = told.keywords = ""
    told.comments = comments
    told.created = told.modified = made_at()
    told.revision = 1


def _counting(deck: Deck) -> Deck:
    """Let a deck number its new parts by counting: python-pptx looks through all parts for each."""
    package = deck.part.package
    named = [str(part.partname) for part in package.iter_parts()]
    last: dict[str, int] = {}

    def next_name(template: str) -> PackURI:
        if template not in last:
            form = re.compile(re.escape(template).replace("%d", r"(\d+)"))
            found = (form.fullmatch(name) for name in named)
            last[template] = max((int(one[1]) for one in found if one), default=0)
        last[template] += 1
        return PackURI(template % last[template])

    package.next_partname = next_name
    return deck


def _widen(deck: Deck) -> None:
    """Make the plain deck 16:9, its title one line at the top left, and take out its thumbnail."""
    before = deck.slide_width or 1
    deck.slide_width, deck.slide_height = (Mm(side) for side in _WIDE)
    wider = deck.slide_width / before
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
    left, top, height = _HEAD
    for holder in (deck.slide_master, title_layout(deck)):
        for shape in holder.placeholders:
            if shape.placeholder_format.type in TITLES:
                shape.left, shape.top = Mm(left), Mm(top)
                shape.width, shape.height = Mm(_WIDE[0] - 2 * left), Mm(height)
    style = deck.slide_master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", str(_TITLE * 100))
    style.find(qn("a:defRPr")).set("b", "1")
    # Copied onto slides, where the styles of the master are not looked up by every program.
    looks = {p.placeholder_format.type: p for p in deck.slide_master.placeholders}
    for shape in title_layout(deck).placeholders:
        if shape.placeholder_format.type in FOOT:
            body, model = (s.element.txBody for s in (shape, looks[shape.placeholder_format.type]))
            body.replace(body.find(qn("a:lstStyle")), deepcopy(model.find(qn("a:lstStyle"))))
    _settle_cover(deck)
    rels = deck.part.package._rels  # noqa: SLF001 - python-pptx shows no relations of the package
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        rels.pop(key)


def _settle_cover(deck: Deck) -> None:
    """Let the lines of a plain deck's cover stand one below another at the left."""
    cover = cover_layout(deck)
    for shape in cover.placeholders if cover else ():
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.SUBTITLE:
            shape.left, shape.width = Mm(_HEAD[0]), Mm(_WIDE[0] - 2 * _HEAD[0])
            shape.top, shape.height = Mm(_BELOW), Mm(_WIDE[1] - _BELOW - _HEAD[1])
            style = shape.element.txBody.find(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
            style.set("algn", "l")
            style.find(qn("a:defRPr")).set("sz", str(_SUBTITLE * 100))
        elif kind in TITLES:
            shape.left, shape.width = Mm(_HEAD[0]), Mm(_WIDE[0] - 2 * _HEAD[0])
            shape.top, shape.height = Mm(_BELOW - _COVER), Mm(_COVER)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
