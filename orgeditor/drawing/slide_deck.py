"""A PowerPoint file to which slides are added: a plain wide one, or in a client's template."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from orgeditor.clock import made_at
from orgeditor.drawing.slide_shapes import EMU
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.packing import settled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide, SlideLayout

    from orgeditor.model.records import Project

_WIDE: Final = (338.667, 190.5)
_TYPES: Final = "[Content_Types].xml"
_TEMPLATE: Final = b"presentationml.template.main+xml"
_PRESENTATION: Final = b"presentationml.presentation.main+xml"
_FOOT: Final = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
_TITLES: Final = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_TITLE: Final = 22
"""Size of the letters of a plain deck's titles, in points."""
_TEXT: Final = 14
_HEAD: Final = (14.0, 9.0, 15.0)
"""Left edge, top and height of the title of a plain deck."""


def open_deck(template: Path | None = None) -> Deck:
    """Return an empty deck, in the look of ``template`` (pptx or potx) where one is given.

    Refused where it is none, or cannot be read.
    """
    if template is None:
        deck = Presentation()
        _widen(deck)
        return deck
    name = template.name
    try:
        deck = Presentation(io.BytesIO(_as_presentation(template.read_bytes())))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Refused(t("{file} is no PowerPoint file or template (pptx, potx).", file=name)) from error  # fmt: skip
    except OSError as error:
        raise Refused(t("{file} cannot be read: {reason}.", file=name, reason=str(error.strerror))) from error  # fmt: skip
    for slide in list(deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx cannot take out a slide
        deck.part.drop_rel(slide.rId)
        deck.slides._sldIdLst.remove(slide)  # noqa: SLF001
    return deck


def title_layout(deck: Deck) -> SlideLayout:
    """Return the layout of a title and room below: the one with nothing else, or the next best."""

    def besides(layout: SlideLayout) -> tuple[bool, int]:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return not _TITLES.intersection(kinds), len([k for k in kinds if k not in _FOOT | _TITLES])

    return min(deck.slide_layouts, key=besides)


def add_slide(deck: Deck, title: str, footer: str) -> Slide:
    """Add a slide with its title, its footer and its number where the layout has room for them."""
    layout = title_layout(deck)
    slide = deck.slides.add_slide(layout)
    for placeholder in list(slide.placeholders):
        if placeholder.placeholder_format.type not in _TITLES:
            placeholder.element.getparent().remove(placeholder.element)
    if slide.shapes.title is not None:
        slide.shapes.title.text = title
    for placeholder in layout.placeholders:
        kind = placeholder.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            copied = deepcopy(placeholder.element)
            copied.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in slide.shapes) + 1))
            slide.shapes.element.append(copied)
            if kind == PP_PLACEHOLDER.FOOTER:
                slide.placeholders[placeholder.placeholder_format.idx].text = footer
    return slide


def add_text_slide(deck: Deck, title: str, lines: Sequence[str], footer: str) -> None:
    """Add a slide with some lines below its title."""
    slide = add_slide(deck, title, footer)
    left, top, width, height = (round(side * EMU) for side in room(deck))
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.text = "\n".join(lines)
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.space_after = Pt(_TEXT), Pt(_TEXT / 2)


def room(deck: Deck) -> tuple[float, float, float, float]:
    """Return left, top, width and height in mm of the room that a title and a footer leave."""
    layout = title_layout(deck)
    width, height = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    left, top, right, bottom = width * 0.04, height * 0.05, width * 0.96, height * 0.95
    for placeholder in layout.placeholders:
        kind = placeholder.placeholder_format.type
        if kind in _TITLES:
            top = (placeholder.top + placeholder.height) / EMU + 2.0
            left = placeholder.left / EMU
            right = left + placeholder.width / EMU
        elif kind in _FOOT and placeholder.top / EMU > height / 2:
            bottom = min(bottom, placeholder.top / EMU - 2.0)
    return left, top, right - left, bottom - top


def saved(deck: Deck, title: str, project: Project, comments: str = "") -> bytes:
    """Return the file; its bytes follow from its content and ``SOURCE_DATE_EPOCH``."""
    told = deck.core_properties
    told.title, told.author, told.last_modified_by = title, project.prepared_by, ""
    told.subject = told.keywords = ""
    told.comments = comments
    told.created = told.modified = made_at()
    told.revision = 1
    buffer = io.BytesIO()
    deck.save(buffer)
    return settled(buffer.getvalue())


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
            if shape.placeholder_format.type in _TITLES:
                shape.left, shape.top = Mm(left), Mm(top)
                shape.width, shape.height = Mm(_WIDE[0] - 2 * left), Mm(height)
    style = deck.slide_master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", str(_TITLE * 100))
    style.find(qn("a:defRPr")).set("b", "1")
    # Copied onto slides, where the styles of the master are not looked up by every program.
    looks = {p.placeholder_format.type: p for p in deck.slide_master.placeholders}
    for shape in title_layout(deck).placeholders:
        if shape.placeholder_format.type in _FOOT:
            body, model = (s.element.txBody for s in (shape, looks[shape.placeholder_format.type]))
            body.replace(body.find(qn("a:lstStyle")), deepcopy(model.find(qn("a:lstStyle"))))
    rels = deck.part.package._rels  # noqa: SLF001 - python-pptx shows no relations of the package
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        rels.pop(key)


def _as_presentation(content: bytes) -> bytes:
    """Return a template as a presentation, which python-pptx opens."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w") as written:
        for part in read.infolist():
            held = read.read(part)
            if part.filename == _TYPES:
                held = held.replace(_TEMPLATE, _PRESENTATION)
            written.writestr(part, held)
    return packed.getvalue()
