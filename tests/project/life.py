"""What machines that live a document's life stand on: ids that are the same again, a folder and a state of their own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine

from orgeditor.files.project.document_file import DocumentFile
from tests.model.random_edits import steady_ids

LARGEST = 60
"""Records: copies of copies would take all the time there is."""


class Life(RuleBasedStateMachine):
    """A machine whose document lies at ``path`` and is written by ``file``, which it sets."""

    file: DocumentFile

    def __init__(self) -> None:
        super().__init__()
        self.steady = steady_ids()
        self.steady.__enter__()
        self.folder = tempfile.TemporaryDirectory()
        self.state = os.environ.get("ORGEDITOR_STATE")
        os.environ["ORGEDITOR_STATE"] = str(Path(self.folder.name) / "state")
        self.path = Path(self.folder.name) / "plan.orgz"

    def teardown(self) -> None:
        self.file.close()
        self.folder.cleanup()
        self.steady.__exit__(None, None, None)
        if self.state is not None:
            os.environ["ORGEDITOR_STATE"] = self.state
