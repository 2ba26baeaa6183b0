"""What every test stands on: no display, a state folder of their own, and generated cases that no clock judges."""

from __future__ import annotations

import os
import tempfile

import hypothesis

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Journals, versions, recent documents and settings: nobody's own are read or written.
_state = tempfile.TemporaryDirectory(prefix="orgeditor-tests-")
os.environ["ORGEDITOR_STATE"] = _state.name

# Nobody pulls the plug of a test, so none waits for the disk. That saving asks it to is shown where it fails.
os.fsync = os.fstat  # type: ignore[assignment]

# The same cases in every run of the checks; fresh ones at a developer's desk.
hypothesis.settings.register_profile(
    "orgeditor", deadline=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis.settings.load_profile("orgeditor")
