"""Whether everybody can tell what is drawn: WCAG contrast, and colours as the colour-blind see them."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from orgeditor.assets import asset
from orgeditor.drawing.colours import (
    DARK,
    LIGHT,
    VALUE_COLOURS,
    Palette,
    duty_colour,
    tinted,
)
from orgeditor.gui import theme
from orgeditor.model.codes import CODE_SETS, Duty

Numbers = NDArray[np.float64]

TEXT, LINE = 4.5, 3.0
WORDS = {
    "text": ("panel", "canvas", "card", "accent_soft", "drop_soft"),
    "muted": ("panel", "canvas", "card", "accent_soft"),
    "vacant": ("panel", "card"),
    "refused": ("panel", "canvas"),
    "accent": ("panel", "canvas"),
    "drop": ("panel", "canvas", "drop_soft"),
    "on_accent": ("accent",),
    "bubble_text": ("bubble",),
}
LINES = {
    "edge": ("panel", "canvas"),
    "connector": ("canvas",),
    "vacant_line": ("canvas", "card"),
    "dotted": ("canvas",),
    "accent": ("panel", "canvas", "card"),
    "drop": ("canvas", "card"),
}
# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE TVCG 15 (2009), severity 1.0, on linear RGB.
SEEN_BY = {
    "all": np.eye(3),
    "protanopes": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopes": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopes": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(name: str) -> Numbers:
    """Return a colour ``#rrggbb`` as linear RGB."""
    parts = np.array([int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours after WCAG 2.2."""
    darker, lighter = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (ink, ground))
    return (lighter + 0.05) / (darker + 0.05)


def lab(name: str, eyes: Numbers) -> Numbers:
    """Return a colour in CIELAB as those eyes see it."""
    xyz = TO_XYZ @ np.clip(eyes @ linear(name), 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def nearest(names: set[str], eyes: str) -> tuple[float, str, str]:
    """Return the least distance between two of the colours, and which they are."""
    seen = {name: lab(name, SEEN_BY[eyes]) for name in sorted(names)}
    return min(
        (float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in combinations(sorted(names), 2)
    )


def of(palette: Palette, name: str) -> str:
    found = getattr(palette, name)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, TEXT), (LINES, LINE)], ids=["text", "lines"])
def test_inks_stand_out_from_their_grounds(
    palette: Palette, pairs: dict[str, tuple[str, ...]], least: float
) -> None:
    low = {
        (ink, ground): round(found, 2)
        for ink, grounds in pairs.items()
        for ground in grounds
        if (found := contrast(of(palette, ink), of(palette, ground))) < least
    }
    assert low == {}


def test_the_rail_and_the_severities_are_legible() -> None:
    for ground in (theme.RAIL_GROUND, theme.RAIL_CHOSEN):
        assert contrast(theme.RAIL_TEXT, ground) >= TEXT
        assert contrast(theme.RAIL_ON, ground) >= TEXT
    for inks in (theme.ERROR, theme.WARNING, theme.HINT, theme.SAVED):
        assert contrast(inks["light"], LIGHT.panel) >= TEXT
        assert contrast(inks["dark"], DARK.panel) >= TEXT


def test_white_is_legible_on_every_letter() -> None:
    low = {duty for duty in Duty if contrast("#ffffff", duty_colour(duty)) < TEXT}
    assert low == set()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_units_stand_out_from_cards_and_the_canvas(palette: Palette) -> None:
    grounds = (palette.card, palette.canvas)
    shown = {tinted(c, palette) for c in (*VALUE_COLOURS, "#000000", "#1a237e", "#4e342e")}
    shown -= {"#000000", "#1a237e", "#4e342e"}
    low = {c for c in shown for ground in grounds if contrast(c, ground) < LINE}
    assert low == set()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_units_are_told_apart(eyes: str, palette: Palette) -> None:
    distance, *pair = nearest({tinted(c, palette) for c in VALUE_COLOURS}, eyes)
    assert distance >= 10, pair


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_the_letters_of_raci_are_told_apart(eyes: str) -> None:
    duties = {duty_colour(code.duty) for code in CODE_SETS["raci"].codes if code.letter in "RACI"}
    assert len(duties) == 4
    distance, *pair = nearest(duties, eyes)
    # Nearer than units may be: on every ground of a letter stands the letter itself.
    assert distance >= 7, pair


def test_the_style_sheet_names_its_colours_and_writes_text_in_legible_ones() -> None:
    sheet = asset("resources/style.qss").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{6}\b", sheet) == []
    inks = re.findall(r"([^{}]*)\{[^}]*(?<![-\w])color: \$(\w+)", sheet)
    faint = {where.strip() for where, ink in inks if ink in ("faint", "line", "card_line")}
    assert all(":disabled" in where for where in faint), faint
