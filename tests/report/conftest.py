"""Reports over the blueprint, and a measure that needs no typeface."""

from __future__ import annotations

import pytest

from orgeditor.files.templates import organization_from
from orgeditor.messages import use_language
from orgeditor.model.organization import Organization


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A command that spoke Chinese leaves the next test nothing of it."""
    use_language("en")


@pytest.fixture(scope="session")
def marketing() -> Organization:
    return organization_from("marketing")


def measure(text: str, point: float, bold: bool) -> float:
    """Return a width in mm as plain arithmetic: half an em a Latin letter, one a Chinese."""
    ems = sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in text)
    return ems * point * 25.4 / 72 * (1.06 if bold else 1.0)
