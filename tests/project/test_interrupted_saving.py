"""Editing and saving, with the disk failing or the process killed at each call in turn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project.faults import FAULTS
from tests.project.torture import FURTHEST_CALL, interrupted_saving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_lost_at_any_call(
    fault: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGEDITOR_STATE", "")  # Restored afterwards; each saving sets its own.
    endings = set()
    for at in range(FURTHEST_CALL):
        folder = tmp_path / str(at)
        folder.mkdir()
        endings.add(interrupted_saving(folder, 3, at, fault))
    assert endings > {"saved"}, "some interruptions came too late, and some did not"
