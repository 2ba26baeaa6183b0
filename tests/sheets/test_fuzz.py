"""A few of the inputs of ``make fuzz``."""

from __future__ import annotations

from tests.sheets.fuzz import originals, read_as_the_window_does, runs


def test_the_originals_are_good(tmp_path):
    assert {read_as_the_window_does(path) for path in originals(tmp_path)} == {"read"}


def test_spoilt_files_are_read_or_refused(tmp_path):
    assert {came for _, came, _ in runs(60, 11, tmp_path)} >= {"unreadable", "read"}
