"""Who has a document open is told; a lock whose process is gone is taken over."""

from __future__ import annotations

import errno
import getpass
import os
import socket
from pathlib import Path

import msgspec
import pytest

from orgeditor.files.project.document_file import DocumentFile, open_file
from orgeditor.files.project.locking import DocumentLock, Holder, take_lock
from orgeditor.files.project.saving import save
from tests.model.random_edits import small_organization
from tests.project.faults import faulty_disk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.orgz"
    save(small_organization(), path)
    return path


def lock_file(path: Path) -> Path:
    return path.with_name(".plan.orgz.lock")


def test_second_window_is_told_who_has_the_document(path: Path) -> None:
    _, first = open_file(path)
    _, second = open_file(path)
    assert first.other is None
    assert second.other
    us = (second.other.user, second.other.host, second.other.pid)
    assert us == (getpass.getuser(), socket.gethostname(), os.getpid())
    first.close()
    _, third = open_file(path)
    assert third.other is None
    third.close()
    assert not lock_file(path).exists()


def test_closing_the_second_window_leaves_the_lock_of_the_first(path: Path) -> None:
    _, first = open_file(path)
    _, second = open_file(path)
    second.close()
    assert isinstance(take_lock(path), Holder)
    first.close()


def test_lock_of_a_process_that_ended_is_taken_over(path: Path) -> None:
    gone = Holder("ana", socket.gethostname(), 1, 0.0)
    lock_file(path).write_bytes(msgspec.json.encode(gone))
    lock = take_lock(path)
    assert isinstance(lock, DocumentLock)
    lock.release()
    lock.release()


def test_lock_from_another_machine_holds_until_it_is_broken(path: Path) -> None:
    theirs = Holder("ana", "another-machine", 1, 0.0)
    lock_file(path).write_bytes(msgspec.json.encode(theirs))
    assert take_lock(path) == theirs
    broken = take_lock(path, force=True)
    assert isinstance(broken, DocumentLock)
    broken.release()


def test_folder_that_takes_no_lock_file_does_not_keep_a_document_shut(path: Path) -> None:
    content = path.read_bytes()
    with faulty_disk(0, errno.EACCES, lasting=True):
        file = DocumentFile(path, content)
    assert file.other is None
    file.close()
