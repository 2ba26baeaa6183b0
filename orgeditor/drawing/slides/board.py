"""A slide that is drawn on, in mm: native shapes, each with a name by which it is known again.

python-pptx looks through a whole slide for each shape that it adds; here they are written as
the file has them. Source: ECMA-376, PresentationML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from orgeditor.drawing.slides.texts import line, paint, paragraphs, say
from orgeditor.markup import attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from pptx.slide import Slide

    from orgeditor.drawing.slides.leaf import Leaf
    from orgeditor.drawing.slides.look import Look
    from orgeditor.drawing.slides.texts import Line

EMU: Final = 36_000
"""English metric units a millimetre."""
OURS: Final = " · OrgEditor"
"""What the names of the shapes end in that are made here; office programs keep them."""

_NAMESPACES: Final = nsdecls("p", "a", "r")
_BEHIND: Final = 2
"""Where shapes behind all others stand in a slide's tree, after the tree's own properties."""
_SUBTITLE: Final = 16.0
_KNOWN: Final = qn("p:cNvPr")
Room = tuple[float, float, float, float]
"""Left, top, width and height in mm."""


class Board:
    """A slide on which shapes are put, in ``room``; ``where`` tells the slide and number of a leaf.

    Shapes are put before what stood on it ``at`` a place in its tree, else before all.
    """

    def __init__(
        self,
        slide: Slide,
        look: Look,
        room: Room,
        where: Callable[[Leaf], tuple[Slide, int]],
        at: int | None = None,
    ) -> None:
        self.slide, self.look, self.room, self.where = slide, look, room, where
        self._tree = slide.shapes.element
        self._next = max((int(known.get("id")) for known in self._tree.iter(_KNOWN)), default=1) + 1
        self._at = len(self._tree) if at is None else at

    def put(self, shape: Any) -> None:
        """Put an element before all that stood here."""
        self._tree.insert(self._at, shape)
        self._at += 1

    def named(self, name: str, alternative: str = "", *, hidden: bool = False) -> tuple[int, str]:
        """Return a new id, and the properties of a shape with it: its name, its alternative text."""
        key = self._next
        self._next += 1
        told = f" descr={attribute(alternative)}" if alternative else ""
        unseen = ' hidden="1"' if hidden else ""
        return key, f'<p:cNvPr id="{key}" name={attribute(name + OURS)}{told}{unseen}/>'

    def box(
        self,
        name: str,
        place: Room,
        lines: Sequence[Line],
        *,
        alternative: str = "",
        ground: str = "",
        edge: str = "",
        dashed: bool = False,
        round_: float = 0.0,
        margin: tuple[float, float] = (0.0, 0.0),
        anchor: str = "t",
        shrinks: bool = False,
        link: Slide | None = None,
    ) -> int:
        """Put a box with text, and return its id.

        ``ground``, ``edge``: colours, "" for none; ``round_``: the part of its lower side that a
        corner takes; ``margin``: beside and above its text, in mm; ``link``: where a click leads;
        ``shrinks``: text that has no room is set smaller by the program that shows it.
        """
        key, known = self.named(name, alternative)
        if link is not None:
            jump = f'<a:hlinkClick r:id="{self._related(link)}" action="ppaction://hlinksldjump"/>'
            known = known.replace("/>", f">{jump}</p:cNvPr>")
        form = (
            f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {round(round_ * 100_000)}"/></a:avLst></a:prstGeom>'
            if round_
            else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
        side, above = (emu(m) for m in margin)
        self.put(
            parse_xml(
                f"<p:sp {_NAMESPACES}><p:nvSpPr>{known}<p:cNvSpPr{'' if ground else _TEXT_BOX}/><p:nvPr/></p:nvSpPr>"
                f"<p:spPr>{_frame('a', place)}{form}{_fill(ground)}{_edge(edge, dashed=dashed)}</p:spPr>"
                f'<p:txBody><a:bodyPr wrap="square" lIns="{side}" rIns="{side}" tIns="{above}" bIns="{above}" anchor="{anchor}" rtlCol="0">{_SHRINKS if shrinks else ""}</a:bodyPr>'
                f"<a:lstStyle/>{paragraphs(lines, self.look, shrinks=shrinks)}</p:txBody></p:sp>"
            )
        )
        return key

    def line(self, begin: int, begin_site: int, end: int, end_site: int, look: str) -> None:
        """Put a connector behind all shapes, glued to two of them; ``look``: its geometry and pen."""
        _, known = self.named(f"Line {self._next}")
        # What it joins is told by the cards: it is nothing to be read out.
        known = known.replace("/>", f">{_DECORATIVE}</p:cNvPr>")
        self._tree.insert(
            _BEHIND,
            parse_xml(
                f"<p:cxnSp {_NAMESPACES}><p:nvCxnSpPr>{known}<p:cNvCxnSpPr>"
                f'<a:stCxn id="{begin}" idx="{begin_site}"/><a:endCxn id="{end}" idx="{end_site}"/>'
                f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>{look}</p:cxnSp>"
            ),
        )
        self._at += 1

    def frame(self, name: str, alternative: str, place: Room, uri: str, graphic: str) -> None:
        """Put a table or a chart: ``graphic`` as ``uri`` says."""
        _, known = self.named(name, alternative)
        self.put(
            parse_xml(
                f"<p:graphicFrame {_NAMESPACES}><p:nvGraphicFramePr>{known}"
                f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
                f"{_frame('p', place)}<a:graphic><a:graphicData uri={attribute(uri)}>{graphic}</a:graphicData></a:graphic></p:graphicFrame>"
            )
        )

    def picture(self, name: str, alternative: str, place: Room, part: Any) -> None:
        """Put a picture, whose file is ``part``."""
        _, known = self.named(name, alternative)
        self.put(
            parse_xml(
                f"<p:pic {_NAMESPACES}><p:nvPicPr>{known}"
                f'<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
                f'<p:blipFill><a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
                f'<p:spPr>{_frame("a", place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
            )
        )

    def mark(self, text: str) -> None:
        """Put a hidden shape whose name says what the slide shows."""
        _, known = self.named(text, hidden=True)
        self.put(
            parse_xml(
                f"<p:sp {_NAMESPACES}><p:nvSpPr>{known}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
                f'{_frame("a", (0, 0, 1, 1))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
                "<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
            )
        )

    def subtitle(self, lines: Sequence[str]) -> None:
        """Write the lines below the title of a cover, where its layout has a place for them, else in a box."""
        for holder in self.slide.placeholders:
            if holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
                say(holder, "\n".join(lines), self.look)
                return
        self.box("Subtitle", self.room, [line(text, _SUBTITLE, after=_SUBTITLE / 2) for text in lines])  # fmt: skip

    def _related(self, slide: Slide) -> str:
        return str(self.slide.part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE))


_TEXT_BOX: Final = ' txBox="1"'
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_SHRINKS: Final = "<a:normAutofit/>"


def emu(millimetres: float) -> int:
    """Return millimetres as the file has them."""
    return round(millimetres * EMU)


def _frame(space: str, place: Room) -> str:
    left, top, width, height = (emu(side) for side in place)
    return f'<{space}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{space}:xfrm>'


def _fill(colour: str) -> str:
    return paint(colour) if colour else "<a:noFill/>"


def _edge(colour: str, *, dashed: bool) -> str:
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(1.5 * 12_700)}">{paint(colour)}{dash}</a:ln>'
