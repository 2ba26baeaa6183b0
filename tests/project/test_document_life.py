"""A document's life as hypothesis makes it up: what is recovered is always what was there."""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from orgeditor.files.project.document_file import DocumentFile, open_file, recover_file
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.recovery import recoverable
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, edit_of
from orgeditor.model.records import Record
from tests.model.random_edits import small_organization, some_edit
from tests.project.life import LARGEST, Life

Content = dict[str, Record]


class DocumentLife(Life):
    """Edit, undo, redo, save, crash and reopen, beside a list of what the content was."""

    def __init__(self) -> None:
        super().__init__()
        self.file = DocumentFile(None)
        self.document = Document()
        start = [(None, record) for record in small_organization()]
        self.take(self.document, self.file)
        self.states: list[Content] = [{}]
        self.at = 0
        self.document.do(edit_of(t("Begin"), start))
        self.noted()
        self.on_disk: Content | None = None

    def take(self, document: Document, file: DocumentFile) -> None:
        self.document, self.file = document, file
        document.on_act = file.note

    def content(self) -> Content:
        return {record.id: record for record in self.document.organization}

    def noted(self) -> None:
        """Take what stands into the model, as a state that can be come back to."""
        del self.states[self.at + 1 :]
        self.states.append(self.content())
        self.at += 1

    @rule(draw=st.randoms(use_true_random=False))
    def edit(self, draw: random.Random) -> None:
        try:
            edit = some_edit(draw, self.document.organization)
            if len(self.document.organization) + len(edit.changes) > LARGEST:
                return
            self.document.do(edit)
        except Refused:
            return
        if edit:
            self.noted()

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(self.at + 1, len(self.states) - 1)

    @rule()
    def save(self) -> None:
        self.file.save(self.document, self.path)
        self.on_disk = self.content()

    @rule()
    def crash(self) -> None:
        expected = self.content()
        self.file._journal.close()
        self.file._release()
        found = recoverable()
        if found:
            document, file, warnings = recover_file(found[0])
            assert warnings == ()
            self.take(document, file)
        else:
            self.take(*open_file(self.path))
        assert self.content() == expected
        # What led here can still be undone; looking through it changes nothing in the end.
        self.document.on_act = lambda _act: None
        self.states = [self.content()]
        self.at = 0
        while self.document.history.undoable:
            self.document.undo()
            self.states.insert(0, self.content())
        while self.document.history.redoable:
            self.document.redo()
            self.at += 1
        self.take(self.document, self.file)

    @rule()
    def reopen(self) -> None:
        if self.on_disk is None:
            return
        self.file.close()
        self.take(*open_file(self.path))
        assert self.content() == self.on_disk
        self.states, self.at = [self.content()], 0

    @invariant()
    def stands_as_the_model_has_it(self) -> None:
        assert self.content() == self.states[self.at]

    @invariant()
    def file_is_as_saved(self) -> None:
        if self.on_disk is not None:
            standing = open_document(self.path).organization
            assert {record.id: record for record in standing} == self.on_disk
            assert self.document.changed or self.content() == self.on_disk


TestDocumentLife = DocumentLife.TestCase
TestDocumentLife.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
