"""Letters of an SVG as shapes: each glyph is defined once, and used where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath

from orgeditor.drawing.text import glyph_runs

if TYPE_CHECKING:
    from orgeditor.drawing.text import Style

_Kind = QPainterPath.ElementType


class Glyphs:
    """The glyphs of one file. ``defined``: their shapes, as its definitions hold them."""

    def __init__(self) -> None:
        self._names: dict[tuple[object, ...], str] = {}
        self._shapes: list[str] = []
        self._lines: dict[tuple[str, Style], tuple[tuple[str, float, float], ...]] = {}

    @property
    def defined(self) -> str:
        """The shapes of all glyphs that were used so far."""
        return "".join(self._shapes)

    def line(self, words: str, style: Style, at: tuple[str, str]) -> str:
        """Return a line as the glyphs that it is set in, from a place on; ``at``: its x and y."""
        key = words, style
        if key not in self._lines:
            self._lines[key] = tuple(self._set(words, style))
        left, top = float(at[0]), float(at[1])
        return "".join(_use(name, left + x, top + y) for name, x, y in self._lines[key])

    def _set(self, words: str, style: Style) -> list[tuple[str, float, float]]:
        runs, baseline = glyph_runs(words, style)
        found = []
        for run in runs:
            font = run.rawFont()
            # A font that is slanted or made bold by Qt goes by the names of the upright one.
            face = font.familyName(), style
            for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                name = self._names.get((*face, index))
                if name is None:
                    name = self._define(font.pathForGlyph(index))
                    self._names[*face, index] = name
                if name:
                    found.append((name, place.x(), place.y() - baseline))
        return found

    def _define(self, shape: QPainterPath) -> str:
        """Return the name of a shape, "" for one that is empty, such as that of a space."""
        if shape.isEmpty():
            return ""
        name = f"g{len(self._shapes)}"
        self._shapes.append(f'<path id="{name}" d="{_drawn(shape)}"/>')
        return name


def _use(name: str, x: float, y: float) -> str:
    where = (f'{axis}="{_short(value)}"' for axis, value in (("x", x), ("y", y)) if abs(value) > 0.05)  # fmt: skip
    return f'<use xlink:href="#{name}" {" ".join(where)}/>'


def _drawn(shape: QPainterPath) -> str:
    """Return a shape as the data of a path."""
    parts = []
    for place in range(shape.elementCount()):
        element = shape.elementAt(place)
        letter = {_Kind.MoveToElement: "M", _Kind.LineToElement: "L", _Kind.CurveToElement: "C"}.get(element.type, " ")  # fmt: skip
        parts.append(f"{letter}{_short(element.x)},{_short(element.y)}")
    return "".join(parts)


def _short(value: float) -> str:
    """Return a number to a twentieth of a unit, as letters are drawn four times their size."""
    return f"{value:.1f}".removesuffix(".0")
