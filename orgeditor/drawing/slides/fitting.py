"""How large letters are in a placeholder of a client's template, so that a long text keeps to its place.

PowerPoint makes them smaller only once somebody types there, and other programs never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import PP_PLACEHOLDER

if TYPE_CHECKING:
    from typing import Any

_POINT: Final = 12_700
"""EMU in a point."""
_BESIDE, _ABOVE = 2 * 91_440, 2 * 45_720
"""Room beside the text of a shape, and above and below it, in EMU, where it says nothing. Source: ECMA-376, bodyPr."""
_CHINESE: Final = "\u2e80"
_LATIN: Final = 0.55
"""The usual width of a letter that is not Chinese, of its size."""
_LEADING: Final = 1.2
_USUAL: Final = 18.0
_LEAST: Final = 0.45
"""The part of its size that a text is made smaller to at most."""
_STEPS: Final = 12
_SAID: Final = "./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def fitted(holder: Any, text: str) -> float | None:
    """Return the size in points at which a text of several lines fits a placeholder, None for its own size."""
    width, height = holder.width, holder.height
    if not width or not height:
        return None
    across, down = (width - _BESIDE) / _POINT, (height - _ABOVE) / _POINT
    full = _size_of(holder)
    for step in range(_STEPS + 1):
        size = full * (1 - (1 - _LEAST) * step / _STEPS)
        lines = sum(_lines(line, across / size) for line in text.split("\n"))
        if lines <= 1 or lines * size * _LEADING <= down:
            return None if step == 0 else round(size)
    return round(full * _LEAST)


def _lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a room, given in ems; words stay whole, Chinese does not."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = sum(1.0 if letter >= _CHINESE else _LATIN for letter in word)
        if used and used + wide > room and word[:1] < _CHINESE:
            lines, used = lines + 1, 0.0
        used += wide + _LATIN / 2
        while used - _LATIN / 2 > room > 1:
            lines, used = lines + 1, used - room
    return lines


def _size_of(holder: Any) -> float:
    """Return the size of letters that a placeholder has from its layout and master, in points."""
    kind, layout = holder.placeholder_format, holder.part.slide_layout
    title = kind.type in _TITLES
    master = layout.slide_master
    same = (p for p in layout.placeholders if p.placeholder_format.idx == kind.idx)
    alike = (p for p in master.placeholders if p.placeholder_format.type == kind.type or (title and p.placeholder_format.type in _TITLES))  # fmt: skip
    for shape in (holder, *same, *alike):
        if said := shape.element.xpath(_SAID):
            return int(said[0]) / 100
    styled = "titleStyle" if title else "bodyStyle" if kind.type == PP_PLACEHOLDER.SUBTITLE else "otherStyle"  # fmt: skip
    said = master.element.xpath(f"./p:txStyles/p:{styled}/a:lvl1pPr/a:defRPr/@sz")
    return int(said[0]) / 100 if said else _USUAL
