"""Text as slides hold it: runs in lines, each in its language, Chinese in a typeface that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from orgeditor.drawing.slides.fitting import fitted
from orgeditor.markup import content

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from orgeditor.drawing.slides.look import Look

Align = Literal["l", "ctr", "r"]
_CHINESE: Final = "\u2e80"
"""The first character of the scripts that an East Asian typeface is for."""
LEADING: Final = 1.2
"""The distance of lines, in sizes of their letters: the same whatever the typeface says."""
_CLOSE: Final = 95_000
"""The distance of lines that shrink with their box, in thousandths of what the typeface says."""


ON_ACCENT: Final = "on accent"
"""The ink of letters that stand on the theme's first accent."""


class Run(msgspec.Struct, frozen=True):
    """Letters that look the same: their size in points, their colour as rrggbb or as the theme calls it."""

    text: str
    size: float
    ink: str = "tx1"
    bold: bool = False
    italic: bool = False


class Line(msgspec.Struct, frozen=True):
    """A paragraph, most often of one line; ``after``: room below it, in points."""

    runs: tuple[Run, ...]
    align: Align = "l"
    size: float = 0.0
    indent: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """The size of its largest letters, in points; ``size`` where it has none."""
        return max((run.size for run in self.runs), default=self.size)


def line(text: str, size: float, *, ink: str = "tx1", bold: bool = False, italic: bool = False, align: Align = "l", indent: float = 0.0, after: float = 0.0) -> Line:  # fmt: skip
    """Return a line in one look."""
    runs = (Run(text, size, ink, bold, italic),) if text else ()
    return Line(runs, align, size, indent, after)


def paragraphs(lines: Iterable[Line], look: Look, *, shrinks: bool = False) -> str:
    """Return lines as DrawingML paragraphs; none is one empty line. ``shrinks``: with their box."""
    return "".join(_paragraph(one, look, shrinks=shrinks) for one in lines) or "<a:p/>"


def say(holder: Any, text: str, look: Look) -> None:
    """Write what stands in a placeholder, in its own look, Chinese in a typeface that has it, smaller where it is long."""
    holder.text_frame.text = text
    size = fitted(holder, text)
    for run in holder.element.iter(qn("a:r")):
        said = run.find(qn("a:t")).text or ""
        properties = run.get_or_add_rPr()
        properties.set("lang", language_of(said))
        if size:
            properties.set("sz", str(hundredths(size)))
        if look.east_asian and language_of(said) == "zh-CN":
            properties.append(parse_xml(f'<a:ea {nsdecls("a")} typeface="{look.east_asian}"/>'))


def paint(colour: str) -> str:
    """Return a solid fill: rrggbb, or a colour as the theme calls it, perhaps with a tone (``bg1 93``)."""
    name, _, tone = colour.partition(" ")
    if len(name) == len("rrggbb"):
        return f'<a:solidFill><a:srgbClr val="{name}"/></a:solidFill>'
    toned = f'<a:lumMod val="{int(tone) * 1000}"/>' if tone else ""
    return f'<a:solidFill><a:schemeClr val="{name}">{toned}</a:schemeClr></a:solidFill>'


def hundredths(points: float) -> int:
    """Return a size as DrawingML has it."""
    return round(points * 100)


def language_of(text: str) -> str:
    """Return the language that a text is checked and set in."""
    return "zh-CN" if any(c >= _CHINESE for c in text) else "en-GB"


def _paragraph(of: Line, look: Look, *, shrinks: bool) -> str:
    close = f'<a:spcPct val="{_CLOSE}"/>'
    exact = f'<a:spcPts val="{hundredths(of.height * LEADING)}"/>'
    spacing = f"<a:lnSpc>{close if shrinks else exact}</a:lnSpc>"
    after = f'<a:spcAft><a:spcPts val="{hundredths(of.after)}"/></a:spcAft>'
    indent = f' marL="{round(of.indent * 12_700)}" indent="0"'
    runs = "".join(_run(run, look) for run in of.runs)
    end = "" if runs else f'<a:endParaRPr sz="{hundredths(of.height)}"/>'
    return f'<a:p><a:pPr{indent} algn="{of.align}">{spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef>{after}<a:buNone/></a:pPr>{runs}{end}</a:p>'


def _run(run: Run, look: Look) -> str:
    chinese = language_of(run.text) == "zh-CN"
    face = f'<a:ea typeface="{look.east_asian}"/>' if chinese and look.east_asian else ""
    ink = look.on_accent if run.ink == ON_ACCENT else run.ink
    other = ' altLang="en-GB"' if chinese else ' altLang="zh-CN"'
    return (
        f'<a:r><a:rPr lang="{language_of(run.text)}"{other} sz="{hundredths(run.size)}"'
        f' b="{int(run.bold)}" i="{int(run.italic)}">{paint(ink)}{face}</a:rPr>'
        f"<a:t>{content(run.text)}</a:t></a:r>"
    )
