"""How large pictures come out, by what is asked for."""

from __future__ import annotations

import pytest

from orgeditor.analysis.picture_size import MOST_DOTS, MOST_SIDE, PictureSize
from orgeditor.model.edit import Refused


@pytest.mark.parametrize(
    ("asked", "dots", "dpi"),
    [
        (PictureSize(), (1200, 600), 192),
        (PictureSize(scale=1.0), (600, 300), 96),
        (PictureSize.of_resolution(300), (1875, 938), 300),
        (PictureSize(width=1920), (1920, 960), 96),
        (PictureSize(height=1080), (2160, 1080), 96),
        (PictureSize(width=1920, height=700), (1400, 700), 96),
        (PictureSize(width=1920, dpi=220), (1920, 960), 220),
        (PictureSize(width=254, unit="mm"), (3000, 1500), 300),
        (PictureSize(width=254, unit="mm", dpi=600), (6000, 3000), 600),
        (PictureSize(height=25.4, width=254, unit="mm", dpi=100), (200, 100), 100),
    ],
)
def test_a_picture_has_the_size_asked_for(asked, dots, dpi) -> None:
    found = asked.of(600.0, 300.0)
    assert ((found.width, found.height), found.dpi) == (dots, pytest.approx(dpi))
    found.check()


def test_an_asked_width_is_met_whatever_the_drawing_measures() -> None:
    for wide in (190.1, 333.333, 7919.7, 100_003.9):
        for width in (1, 640, 1919, 1920, 30_001):
            assert PictureSize(width=width).of(wide, wide / 3).width == width


@pytest.mark.parametrize(("wide", "high"), [(400_000.0, 3_000.0), (9_000.0, 9_000.0)])
def test_what_no_program_opens_is_refused_with_what_would_fit(wide: float, high: float) -> None:
    dots = PictureSize.of_resolution(600).of(wide, high)
    with pytest.raises(Refused) as refusal:
        dots.check()
    told = refusal.value.reason.parameters
    width, height = (int(told[name].replace(",", "")) for name in ("most_width", "most_height"))
    assert max(width, height) <= MOST_SIDE
    assert width * height <= MOST_DOTS
    largest = PictureSize(width=width).of(wide, high)
    largest.check()
    PictureSize.of_resolution(told["dpi"]).of(wide, high).check()
    with pytest.raises(Refused):
        PictureSize(width=width * 1.01).of(wide, high).check()


def test_a_picture_knows_its_size_on_paper() -> None:
    assert PictureSize(width=180, unit="mm").of(600, 300).millimetres == pytest.approx(
        (180, 90), abs=0.1
    )
