"""Drawings as SVG: what Qt writes of them made smaller, and its text right where our font is not."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from orgeditor.drawing.fonts import PAPER_FAMILY, paper_face
from orgeditor.drawing.svg_glyphs import Glyphs
from orgeditor.drawing.text import Style, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FAMILIES: Final = (PAPER_FAMILY, "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Segoe UI", "Arial")  # fmt: skip
"""Our own font, then what machines have for Latin and Chinese letters."""
_FINER: Final = 4
"""Text is painted from fonts so many times their size; see ``drawing/text.py``."""
_DEMIBOLD: Final = 600

_TEXT: Final = re.compile(r"<text (?P<said>[^>]*)>(?P<words>[^<]*)</text>")
_USUAL: Final = re.compile(
    r' ?(?:vector-effect="none"|fill-rule="evenodd"|(?:fill|stroke)-opacity="1"'
    r'|transform="matrix\(1,0,0,1,0,0\)"|font-[a-z]+="[^"]*")'
)
"""What says what holds anyway; of fonts only text needs to know."""
_EVEN: Final = ' vector-effect="none" fill-rule="evenodd"'
"""What Qt says of every path, as the whole drawing does already."""
_SAID: Final = re.compile(r'([a-z-]+)="([^"]*)"')


def svg_of(
    width: float,
    height: float,
    paint: Callable[[QPainter], None],
    *,
    size: tuple[str, str],
    title: str,
    description: str = "",
    outlines: bool = False,
) -> bytes:
    """Return what ``paint`` draws in ``width`` by ``height`` units as the content of an SVG file.

    ``size``: width and height as the file is to say them ("1920", "180mm"). ``outlines``:
    letters as shapes, each of which stands in the file once, as in files of cairo and matplotlib.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The other version, SVG Tiny, knows no clipping: what is to be clipped away would show.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(width), round(height)))
    with QPainter(generator) as painter:
        paint(painter)
    written = bytes(buffer.data().data()).decode()
    defined, _, drawn = written.partition("<defs>")[2].partition("</defs>")
    families = ",".join(f"'{family}'" for family in _FAMILIES)
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"',
        f' width="{size[0]}" height="{size[1]}" viewBox="0 0 {width:g} {height:g}" font-family="{families},sans-serif">',
        f"<title>{escape(title)}</title>",
    ]  # fmt: skip
    if description:
        head.append(f"<desc>{escape(description)}</desc>")
    begin, end = drawn.index(">") + 1, drawn.rindex("</g>")
    glyphs = Glyphs() if outlines else None
    body = list(_groups(drawn[begin:end], glyphs))
    defined = defined.strip().replace(_EVEN, "") + (glyphs.defined if glyphs else "")
    if defined:
        head.append(f"<defs>{defined}</defs>")
    return "\n".join([*head, drawn[:begin].strip(), *body, "</g>", "</svg>", ""]).encode()


def _groups(drawn: str, glyphs: Glyphs | None) -> Iterator[str]:
    """Yield the groups of Qt's in which something is drawn; those that clip hold one each."""
    clipping = ""
    for piece in drawn.split("</g>"):
        group = piece.strip()
        if group.startswith("<g clip-path"):
            clipping, _, group = group.partition(">")
            clipping += ">"
        said, _, held = group.removeprefix("<g ").partition(">")
        smaller = _smaller(said, held.strip(), glyphs) if held.strip() else ""
        if clipping and not group:
            clipping = ""
        elif smaller:
            yield f"{clipping}{smaller}</g>" if clipping else smaller


def _smaller(said: str, held: str, glyphs: Glyphs | None) -> str:
    """Return a group, of which each says all that holds for it, with what it needs to say."""
    if held.startswith("<text"):
        fonts = dict(_SAID.findall(said))
        found = _TEXT.finditer(held)
        return "\n".join(
            _line(line["words"], dict(_SAID.findall(line["said"])), fonts, glyphs) for line in found
        )
    return f"<g {_USUAL.sub('', said).strip()}>{held.replace(_EVEN, '')}</g>"


def _line(words: str, at: dict[str, str], said: dict[str, str], glyphs: Glyphs | None) -> str:
    """Return a line of text that is as wide as it was laid out, whatever font it comes to be set in.

    ``at``: where it stands and its colour; ``said``: what holds for its group. ``glyphs``: of
    the shapes that it is to be made of, where it is not to be text.
    """
    size, weight, slant = said["font-size"], said["font-weight"], said["font-style"]
    style = Style(paper_face(), float(size) / _FINER, int(weight) >= _DEMIBOLD, slant == "italic")
    opacity = float(at.get("fill-opacity", 1)) * float(said.get("opacity", 1))
    parts = [f'transform="{said["transform"]}"', f'fill="{at["fill"]}" stroke="none"']
    if opacity != 1.0:
        parts.append(f'fill-opacity="{opacity:g}"')
    if glyphs is not None:
        return f"<g {' '.join(parts)}>{glyphs.line(unescape(words), style, (at['x'], at['y']))}</g>"
    wide = text_width(unescape(words), style) * _FINER
    parts.append(f'font-size="{size}"')
    if (x := at["x"]) != "0" or at["y"] != "0":
        parts.append(f'x="{x}" y="{at["y"]}"')
    if weight != "400":
        parts.append(f'font-weight="{weight}"')
    if slant != "normal":
        parts.append(f'font-style="{slant}"')
    return f'<text {" ".join(parts)} textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">{words}</text>'  # fmt: skip
