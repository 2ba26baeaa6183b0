"""What a consultant does, from end to end, in a real window."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pypdfium2
import pytest

pytestmark = pytest.mark.xdist_group("screen")


def test_a_roster_is_imported_redrawn_undone_saved_and_opened_again(play, tmp_path):
    document = tmp_path / "client.orgz"
    done = play("redraw", document)
    assert done.returncode == 0, done.stderr
    told = subprocess.run(
        [sys.executable, "-m", "orgeditor", "info", document, "--json"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["counts"]["positions"] == 61
    again = play("reopen", document, "P04")
    assert again.returncode == 0, again.stderr
    assert again.stdout.strip() == "P14"


def test_a_letter_typed_in_the_grid_is_on_the_printed_page(play, tmp_path):
    pdf = tmp_path / "raci.pdf"
    done = play("paper", pdf)
    assert done.returncode == 0, done.stderr
    pages = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()
    assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))
    # A rotated label may come out in pieces.
    assert all("Contentlead" in "".join(text.split()) for text in texts)
    page = next(text for text in texts if "Internal communication" in text)
    line = next(line for line in page.splitlines() if "Internal communication" in line)
    assert line.split("communication")[1].split() == ["C", "I", "A", "R", "I", "I"]
    assert "负责执行" in page


def test_work_that_a_crash_cut_off_is_offered_and_taken_up_again(play):
    crashed = play("crash")
    assert crashed.returncode == -signal.SIGKILL, crashed.stderr
    done = play("recover")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1 unsaved edit"


def test_the_sample_is_opened_in_a_window(display, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    environment |= {"DISPLAY": display, "ORGEDITOR_STATE": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "-m", "orgeditor", "sample", str(tmp_path / "out"), "--open"],
        env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^sample.*OrgEditor"],
            env=environment, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(20)
    assert found.returncode == 0
    assert found.stdout.strip()


def test_steps_are_dragged_into_phases_and_planned_as_in_a_table(play, tmp_path):
    done = play("plan", tmp_path / "plan.orgz")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["Build 2", "Close 1", "2026-05-01 Ana 12500 900"]
