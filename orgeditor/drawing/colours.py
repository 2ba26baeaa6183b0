"""Every colour that is drawn with, by name; and the colours of units and letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PySide6.QtGui import QColor

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.tree import Tree, unit_tree
from orgeditor.model.records import Unit

if TYPE_CHECKING:
    from orgeditor.model.codes import Duty
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record


class Palette(msgspec.Struct, frozen=True):
    """The colours of a theme as ``#rrggbb``.

    Text is legible (4.5:1) on what it stands on. Lines that say something (connectors,
    dotted lines, vacancies, the ``edge`` of what can be filled in or pressed, focus) stand
    out from it (3:1); ``line`` and ``card_line`` only part what is apart anyway.
    """

    panel: str
    canvas: str
    card: str
    card_line: str
    vacant_line: str
    edge: str
    connector: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    drop: str
    drop_soft: str
    vacant: str
    refused: str
    dotted: str
    bubble: str
    bubble_text: str
    shadow: str
    dark: bool = False


LIGHT: Final = Palette(
    panel="#ffffff",
    canvas="#f3f5f7",
    card="#ffffff",
    card_line="#d5dce3",
    vacant_line="#7f8b98",
    edge="#828e9a",
    connector="#7f8b98",
    line="#dde3e9",
    text="#1c2733",
    muted="#566471",
    faint="#8a97a4",
    accent="#1f6fc5",
    accent_soft="#cfe2f6",
    on_accent="#ffffff",
    drop="#18794f",
    drop_soft="#e6f5ee",
    vacant="#8a5700",
    refused="#b3261e",
    dotted="#14808c",
    bubble="#22303e",
    bubble_text="#ffffff",
    shadow="#24384c",
)

PAPER: Final = msgspec.structs.replace(
    LIGHT, shadow="#ffffff", card_line="#b9c3cd", canvas="#ffffff"
)
"""The colours of charts on paper."""
DARK: Final = Palette(
    panel="#1b232c",
    canvas="#141a21",
    card="#222c37",
    card_line="#3a4653",
    vacant_line="#6d7d8d",
    edge="#6d7d8d",
    connector="#6a7a8a",
    line="#3a4653",
    text="#e6ebf0",
    muted="#a9b5c1",
    faint="#7f8d9b",
    accent="#5aa2ec",
    accent_soft="#27435f",
    on_accent="#0e141a",
    drop="#45c08a",
    drop_soft="#1d3a30",
    vacant="#e2ac52",
    refused="#ff8a80",
    dotted="#4cc3cf",
    bubble="#e6ebf0",
    bubble_text="#16202a",
    shadow="#000000",
    dark=True,
)

# Searched for: 3:1 on the canvas and on paper, and, together with the root's, told apart by
# protanopes, deuteranopes and tritanopes too (tests/drawing/test_contrast.py).
UNIT_COLOURS: Final = (
    "#389e54",
    "#be42d0",
    "#6c6815",
    "#304bd7",
    "#8c5243",
    "#cf2f78",
    "#205c53",
    "#7c4181",
    "#d53629",
)
ROOT_COLOUR: Final = "#4477aa"
VALUE_COLOURS: Final = (ROOT_COLOUR, *UNIT_COLOURS)
_ON_DARK: Final = {
    ROOT_COLOUR: "#4f93c5",
    "#389e54": "#50aa5d",
    "#be42d0": "#c64adc",
    "#6c6815": "#82812d",
    "#304bd7": "#4c66fd",
    "#8c5243": "#a8675c",
    "#cf2f78": "#d93179",
    "#205c53": "#4c8179",
    "#7c4181": "#9f64a4",
    "#d53629": "#db3423",
}
"""The same on dark cards: searched for likewise, as near as that can be."""
_STANDS_OUT: Final = 3.0
NO_COLOUR: Final = "#aab4be"

# From enough to nothing, each darker in grey than the one before; text is legible on all.
HEAT: Final = {
    "light": {"enough": "#d3eedf", "nearly": "#fbe7a6", "short": "#f5bf86", "missing": "#e58f87", "spare": "#e6ebf0"},
    "dark": {"enough": "#1d4736", "nearly": "#584a17", "short": "#744719", "missing": "#82322e", "spare": "#2b3642"},
}  # fmt: skip


@cache
def colour(name: str, alpha: int = 255) -> QColor:
    """Return the colour ``#rrggbb`` with an opacity of 0 to 255. Not to be changed."""
    made = QColor(name)
    made.setAlpha(alpha)
    return made


def legible_on(ground: str) -> QColor:
    """Return black or white, whichever stands out more on a ground (WCAG 2.2 contrast)."""
    white = _contrast("#ffffff", ground) >= _contrast("#000000", ground)
    return colour("#ffffff" if white else "#000000")


@cache
def tinted(name: str, palette: Palette) -> str:
    """Return a colour that stands for something as it is on a theme's cards: on dark ones lighter, 3:1."""
    if not palette.dark or not name:
        return name
    if name in _ON_DARK:
        return _ON_DARK[name]
    while _contrast(name, palette.card) < _STANDS_OUT:
        shade = colour(name)
        parts = (c + (255 - c) // 12 + 1 for c in (shade.red(), shade.green(), shade.blue()))
        name = QColor(*(min(255, part) for part in parts)).name()
    return name


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    parts = (colour(name).redF(), colour(name).greenF(), colour(name).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def heat_colour(palette: Palette, step: str) -> QColor:
    """Return the ground that says how far something is there; see ``analysis/heat_map.py``."""
    return colour(HEAT["dark" if palette.dark else "light"][step])


def duty_colour(duty: Duty) -> str:
    """Return the ground of a responsibility letter; white on it is legible."""
    return LETTER_COLOURS[duty]


def unit_colours(org: Organization, tree: Tree | None = None) -> dict[str, str]:
    """Return the colour of each unit: its own, else one for its whole branch.

    The units below the only top unit, or several top units, begin branches. ``tree``: that
    of the units, where it is there already.
    """
    tree = tree or unit_tree(org)
    units = org.of(Unit)
    tops = tree.children(-1)
    branches = tree.children(tops[0]) if len(tops) == 1 else tops
    own = {place: UNIT_COLOURS[n % len(UNIT_COLOURS)] for n, place in enumerate(branches)}
    own.update((tree.index[key], unit.colour) for key, unit in units.items() if unit.colour)
    found = np.full(len(tree), ROOT_COLOUR, object)
    # In this order inner branches come after those that they are in.
    for place in sorted(own):
        found[place : tree.end[place]] = own[place]
    return dict(zip(tree.ids, found.tolist(), strict=True))


def unit_colours_after(
    before: dict[str, str], edit: Edit, org: Organization, tree: Tree
) -> dict[str, str]:
    """Return the colours of units (``unit_colours``, in no order) from those ``before`` an edit.

    The same object where all units have the colours that they had.
    """
    told = [
        c
        for c in edit.changes
        if isinstance(c.some, Unit) and _colours(c.before) != _colours(c.after)
    ]
    tops = tree.children(-1)
    begins = {"", tree.ids[tops[0]]} if len(tops) == 1 else {""}
    if any(getattr(unit, "parent", None) in begins for c in told for unit in (c.before, c.after)):
        found = unit_colours(org, tree)
        return before if found == before else found
    new: dict[str, str] = {}
    units = org.of(Unit)
    for start in sorted(tree.index[c.id] for c in told if c.after is not None):
        for place in range(start, int(tree.end[start])):
            key, above = tree.ids[place], tree.ids[tree.parent[place]]
            new[key] = units[key].colour or new.get(above) or before[above]
    gone = {c.id for c in told if c.after is None}
    if not gone and new.items() <= before.items():
        return before
    return {key: shade for key, shade in {**before, **new}.items() if key not in gone}


def _colours(record: Record | None) -> tuple[object, ...]:
    """Return what of a unit says which colour it and others have."""
    return tuple(getattr(record, name, None) for name in ("parent", "rank", "colour"))
