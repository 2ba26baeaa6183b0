"""The layouts of a deck: which one a slide is made on, its title and footer, and the room that they leave."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlidePart

from orgeditor.drawing.slides.board import EMU, Room
from orgeditor.drawing.slides.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide, SlideLayout

    from orgeditor.drawing.slides.look import Look

FOOT: Final = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
TITLES: Final = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_NUMBERS: Final = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_OWN_TITLE: Final = 15.0
"""The height in mm of a title on a layout that has no place for one."""
_BELOW: Final = 2.0
_LEAST: Final = 0.45
"""The part of a slide's height that is room at least, whatever its layout says."""


def all_layouts(deck: Deck) -> list[SlideLayout]:
    """Return the layouts of all masters of a deck, those of its first master first."""
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def title_layout(deck: Deck) -> SlideLayout:
    """Return the layout of a title and room below: the one with nothing else, or the next best.

    That of the first master which has a layout with a title.
    """

    def besides(layout: SlideLayout) -> tuple[bool, int]:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return not TITLES.intersection(kinds), len([k for k in kinds if k not in FOOT | TITLES])

    best = (min(m.slide_layouts, key=besides) for m in deck.slide_masters if len(m.slide_layouts))
    return min(best, key=lambda layout: besides(layout)[0])


def cover_layout(deck: Deck) -> SlideLayout | None:
    """Return the layout of a deck's first slide: a title with a line below; None where it has none."""
    for layout in all_layouts(deck):
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        if PP_PLACEHOLDER.CENTER_TITLE in kinds and PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return None


class Adding:
    """Adds slides of one layout, with places for their title, and their footer and number as it has them."""

    def __init__(
        self, deck: Deck, layout: SlideLayout, footer: str, look: Look, *, bare: bool = False
    ) -> None:
        """``footer``: what it says; ``bare``: without footer and number, as a cover is."""
        self._deck, self._layout, self._bare = deck, layout, bare
        self._footer, self._look = footer, look
        self._shapes: list[Any] = []
        """What stands on each: python-pptx takes its time to find that out."""

    def add(self) -> Slide:
        """Add a slide at the end."""
        listed = self._deck.element.get_or_add_sldIdLst()
        name = PackURI(f"/ppt/slides/slide{len(listed) + 1}.xml")
        part = SlidePart.new(name, self._deck.part.package, self._layout.part)
        # python-pptx would look through all relations for one to this slide, which is new.
        related = self._deck.part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)  # noqa: SLF001
        listed.add_sldId(related)
        slide = part.slide
        tree = slide.shapes.element
        if self._shapes:
            for shape in self._shapes:
                tree.append(deepcopy(shape))
            return slide
        slide.shapes.clone_layout_placeholders(self._layout)
        kept = TITLES | {PP_PLACEHOLDER.SUBTITLE}
        for placeholder in list(slide.placeholders):
            if placeholder.placeholder_format.type not in kept:
                tree.remove(placeholder.element)
        for placeholder in () if self._bare else self._layout.placeholders:
            if placeholder.placeholder_format.type in _NUMBERS:
                copied = deepcopy(placeholder.element)
                free = max((shape.shape_id for shape in slide.shapes), default=1) + 1
                copied.nvSpPr.cNvPr.set("id", str(free))
                tree.append(copied)
        say_footer(slide, self._footer, self._look)
        self._shapes = [deepcopy(shape.element) for shape in slide.shapes]
        return slide


def say_footer(slide: Slide, footer: str, look: Look) -> None:
    """Write the footer of a slide, where it has a place for one."""
    for placeholder in slide.placeholders:
        if placeholder.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            say(placeholder, footer, look)


def room(deck: Deck) -> Room:
    """Return left, top, width and height in mm of the room that a title and a footer leave."""
    width, height = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    left, top, right, bottom = width * 0.04, height * 0.05, width * 0.96, height * 0.95
    titled = False
    for kind, (x, y, wide, high) in _places(title_layout(deck)):
        if kind in TITLES:
            titled = True
            # Beside a title at the side of a slide there is room as if there was none.
            if wide > width / 3 and y + high / 2 < height / 2:
                top, left, right = y + high + _BELOW, x, x + wide
            elif wide > width / 3:
                bottom = min(bottom, y - _BELOW)
        elif kind in FOOT and y > height / 2:
            bottom = min(bottom, y - _BELOW)
    if not titled:
        top += _OWN_TITLE + _BELOW
    if bottom - top < _LEAST * height:
        top, bottom = min(top, height * (0.93 - _LEAST)), height * 0.95
    # A title may reach beyond the slide, where that was made narrower than its layouts.
    left, right = max(left, 0.0), (right if right <= width else width * 0.96)
    return left, top, right - left, bottom - top


def own_title(inside: Room) -> Room:
    """Return where a title stands on a slide whose layout has no place for it."""
    left, top, width, _ = inside
    return left, top - _OWN_TITLE - _BELOW, width, _OWN_TITLE


def _places(layout: SlideLayout) -> Iterator[tuple[object, Room]]:
    """Yield the kinds of a layout's placeholders, and where they stand in mm."""
    for holder in layout.placeholders:
        sides = (holder.left, holder.top, holder.width, holder.height)
        if None not in sides:
            x, y, wide, high = (side / EMU for side in sides)
            yield holder.placeholder_format.type, (x, y, wide, high)
