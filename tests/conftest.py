"""What every test stands on: no display, and generated cases that no clock judges."""

from __future__ import annotations

import os

import hypothesis

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same cases in every run of the checks; fresh ones at a developer's desk.
hypothesis.settings.register_profile(
    "orgeditor", deadline=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis.settings.load_profile("orgeditor")
