"""One application for the whole run, the one that the window's tests use too."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp
