"""The list of recent documents: kept in order, cleared, switched off, private."""

from __future__ import annotations

import stat
from pathlib import Path

from orgeditor.files.project.recent import (
    KEPT,
    clear_recent,
    forget_recent,
    keep_recent,
    note_recent,
    recent_documents,
    recent_kept,
)


def test_latest_stands_first_and_once(tmp_path: Path) -> None:
    one, two = tmp_path / "one.orgz", tmp_path / "二.orgz"
    for path in (one, two, one):
        note_recent(path)
    assert recent_documents() == [one, two]
    forget_recent(one)
    assert recent_documents() == [two]


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        note_recent(tmp_path / f"{number}.orgz")
    assert len(recent_documents()) == KEPT
    assert recent_documents()[0].name == f"{KEPT + 4}.orgz"


def test_cleared_and_switched_off(tmp_path: Path) -> None:
    note_recent(tmp_path / "one.orgz")
    clear_recent()
    assert recent_documents() == []
    note_recent(tmp_path / "one.orgz")
    keep_recent(False)
    note_recent(tmp_path / "two.orgz")
    assert (recent_documents(), recent_kept()) == ([], False)
    keep_recent(True)
    note_recent(tmp_path / "two.orgz")
    assert recent_documents() == [tmp_path / "two.orgz"]


def test_list_is_private_and_a_damaged_one_is_begun_anew(tmp_path: Path, state: Path) -> None:
    note_recent(tmp_path / "one.orgz")
    [file] = state.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("{")
    assert recent_documents() == []
    note_recent(tmp_path / "one.orgz")
    assert recent_documents() == [tmp_path / "one.orgz"]
