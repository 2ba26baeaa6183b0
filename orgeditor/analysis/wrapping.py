"""Breaking text into lines of a given width, Chinese and mixed text included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PIECES: Final = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+|[\u2e80-\u9fff\uff00-\uffef]|\s+")
_NOT_FIRST: Final = "，。、；：！？）》」』”’…·,.;:!?)"


def wrap(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return ``text`` in lines that ``measure`` says are at most ``width`` wide.

    Lines end at spaces and between Chinese characters, never before closing punctuation;
    a word that is wider than a line is broken. An empty text is one empty line.
    """
    if measure(whole := text.strip()) <= width:
        return (whole,)
    lines: list[str] = []
    line = ""
    for piece in _joined(_PIECES.findall(text)):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.strip())
        line = piece.lstrip()
        while line and measure(line.rstrip()) > width and len(line) > 1:
            cut = _fitting(line, width, measure)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line.strip()) if line.strip() or not lines else tuple(lines)


def shortened(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return ``text`` in one line, cut with an ellipsis where ``measure`` says that it is wider."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def shortened_inside(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return ``text`` as ``shortened`` does, cut so that its end stays: of paths it tells more than the beginning."""
    if measure(text) <= width:
        return text

    def cut(kept: int) -> str:
        first = kept // 3
        return f"{text[:first].rstrip()}…{text[len(text) - (kept - first) :].lstrip()}"

    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(cut(middle)) <= width:
            low = middle
        else:
            high = middle - 1
    return cut(low)


def wrap_names(
    names: Sequence[str], between: str, width: float, measure: Callable[[str], float]
) -> tuple[str, ...]:
    """Return names in lines as ``wrap`` does; one that fits a line is not divided."""
    lines: list[str] = []
    for place, name in enumerate(names):
        said = name + between.rstrip() if place + 1 < len(names) else name
        space = " " if between.endswith(" ") else ""
        if lines and measure(lines[-1] + space + said) <= width:
            lines[-1] += space + said
        else:
            lines += wrap(said, width, measure)
    return tuple(lines) or ("",)


def unbroken(text: str) -> list[str]:
    """Return the parts of a text within which no line ends: words, single Chinese characters."""
    return [piece for piece in _joined(_PIECES.findall(text)) if piece.strip()]


def _joined(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and piece[0] in _NOT_FIRST:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> int:
    """Return how many characters of ``text`` fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
