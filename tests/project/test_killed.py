"""A real process, killed while it edits and saves."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orgeditor.files.project.document_file import open_file, recover_file
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.recovery import recoverable
from orgeditor.files.project.saving import save
from orgeditor.model.act import Act
from orgeditor.model.organization import Organization
from orgeditor.model.records import Unit
from orgeditor.model.verbs.editing import set_field
from tests.model.random_edits import small_organization


def edit_for_ever(path: Path) -> None:
    """Rename a unit 1, 2, 3, ...; tell each number when it is written down; save at times."""
    document, file = open_file(path)
    number = int(document.organization.get(Unit, "u1").code or 0)
    while True:
        number += 1
        edit = set_field(document.organization, ["u1"], "code", str(number))
        document.do(edit)
        file.note(Act(edit))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if number % 7 == 0:
            file.save(document)


def number_in(org: Organization) -> int:
    return int(org.get(Unit, "u1").code or 0)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_at_most_the_edit_in_flight_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    save(small_organization(), path)
    draw = random.Random(5)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.project.test_killed", str(path)],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": "."},
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout
            told = [child.stdout.readline() for _ in range(draw.randrange(1, 60))]
            child.send_signal(signal.SIGKILL)
            told += child.stdout.readlines()
        # The last line may itself have been cut.
        last = int([line for line in told if line.endswith("\n")][-1])
        found = recoverable()
        if found:
            assert found[0].fits
            document, file, warnings = recover_file(found[0])
            assert warnings == ()
            assert number_in(document.organization) in (last, last + 1)
            file.save(document)
            file.close()
        assert number_in(open_document(path).organization) in (last, last + 1)
        assert recoverable() == []


if __name__ == "__main__":
    edit_for_ever(Path(sys.argv[1]))
