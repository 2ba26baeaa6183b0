"""What an output says about pictures: how large, on what ground; and which part of a chart it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from orgeditor.analysis.picture_size import SCREEN_DPI, PictureSize
from orgeditor.messages import t, tn
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.naming import Names
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.structure import positions_in
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from orgeditor.drawing.image import Drawing, Finish
    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output

_MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4}
_SIDE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(px|mm|cm|in)?", re.IGNORECASE)


class Side(NamedTuple):
    """A width or height that is asked for: ``amount`` pixels, or millimetres."""

    amount: float
    on_paper: bool


def side_of(text: str) -> Side:
    """Return a width or height as people write it: 1920, 1920px, 180mm, 18cm, 7in. Raises ValueError."""
    found = _SIDE.fullmatch(text.strip())
    if found is None or not float(found[1]):
        raise ValueError(text)
    many = _MILLIMETRES.get((found[2] or "px").lower())
    return Side(float(found[1]) * (many or 1.0), many is not None)


def size_of(output: Output) -> PictureSize | None:
    """Return how large a picture is asked to be, None where nothing is said. Raises ValueError as ``side_of``."""
    if not (output.width or output.height):
        if not (output.scale or output.dpi):
            return None
        return PictureSize(scale=output.scale or output.dpi / SCREEN_DPI, dpi=output.dpi)
    width, height = (side_of(text) if text else None for text in (output.width, output.height))
    if width and height and width.on_paper != height.on_paper:
        raise ValueError(output.height)
    on_paper = any(side and side.on_paper for side in (width, height))
    return PictureSize(
        width.amount if width else 0.0,
        height.amount if height else 0.0,
        "mm" if on_paper else "px",
        dpi=output.dpi,
    )


def finish_of(output: Output) -> Finish:
    """Return how a picture looks."""
    from orgeditor.drawing.image import Finish

    return Finish(output.dark, output.transparent, output.text_as != "text")


def told_of(drawing: Drawing, size: PictureSize) -> Written:
    """Say how large a PNG is, and where its letters cannot be read."""
    from orgeditor.drawing.chart_picture import too_small

    dots = size.of(*drawing.size)
    told = t("{width} × {height} pixels, {dpi} per inch", width=f"{dots.width:,}", height=f"{dots.height:,}", dpi=f"{dots.dpi:.0f}")  # fmt: skip
    small = too_small(drawing, dots)
    return Written((told,), (small,) if small else ())


class Part(NamedTuple):
    """What of an organisation a chart shows: the branch of ``focus``, or the records ``among``; else all."""

    focus: str = ""
    among: frozenset[str] = frozenset()


def part_of(output: Output, whole: Organization, mode: str) -> Part:
    """Return what an output shows of a chart of positions or units.

    In a chart of positions a unit stands for those in it. Refused where what is named is not
    there, not one record, or not on such a chart.
    """
    names = Names(whole)
    if output.branch:
        key = _called(whole, output.branch, names)
        if whole.find(Unit, key) is None or mode == "units":
            return Part(focus=_on_chart(whole, key, mode))
        return Part(among=frozenset(_inside(whole, key)))
    among: set[str] = set()
    for name in output.select:
        key = _called(whole, name, names)
        inside = whole.find(Unit, key) is not None and mode == "positions"
        among |= set(_inside(whole, key)) if inside else {_on_chart(whole, key, mode)}
    return Part(among=frozenset(among))


def _on_chart(whole: Organization, key: str, mode: str) -> str:
    if mode == "units" and whole.find(Unit, key) is None:
        raise Refused(t("“{name}” is no unit, and this is the chart of units.", name=name_of(whole[key])))  # fmt: skip
    return key


def _inside(whole: Organization, unit: str) -> list[str]:
    units = [key for key in whole.branch(unit, Edge.CONTAINS) if whole.find(Unit, key)]
    found = [position for key in units for position in positions_in(whole, key)]
    if not found:
        raise Refused(t("There is no position in “{name}”; --units shows the chart of units.", name=name_of(whole[unit])))  # fmt: skip
    return found


def _called(whole: Organization, name: str, names: Names) -> str:
    """Return the id of the position or unit of an id, a name, a code, or the name of who fills it."""
    if isinstance(whole.peek(name), Position | Unit):
        return name
    found = names.called((Position,), name) or names.called((Unit,), name)
    if not found:
        people = set(names.called((Person,), name))
        held = whole.of(Position).items()
        found = [key for key, p in held if people & {holder.person for holder in p.holders}]
    if not found:
        raise Refused(t("There is no position or unit “{name}”.", name=name))
    if len(found) > 1:
        codes = ", ".join(getattr(whole[key], "code", "") or key for key in found[:5])
        raise Refused(tn("{n} is called “{name}”. Name its code or id: {codes}.", "{n} are called “{name}”. Name one by its code or id: {codes}.", len(found), name=name, codes=codes))  # fmt: skip
    return found[0]
