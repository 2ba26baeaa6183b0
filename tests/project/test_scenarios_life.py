"""Scenarios as hypothesis makes them up: each keeps its content, base and history, whatever happens to others."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from orgeditor.files.project.document_file import DocumentFile, open_file, recover_file
from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import document_of, open_document
from orgeditor.files.project.recovery import recoverable
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record
from orgeditor.model.scenario import Scenario
from orgeditor.model.verbs import scenarios
from tests.model.random_edits import small_organization, some_edit
from tests.project.life import LARGEST, Life

Content = dict[str, Record]

_MOMENT = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)
_MOST = 4


class Known:
    """What a scenario is expected to hold: contents and bases, one a state of its history."""

    def __init__(self, content: Content, base: Content) -> None:
        self.states = [(content, base)]
        self.at = 0

    @property
    def now(self) -> tuple[Content, Content]:
        return self.states[self.at]

    def note(self, content: Content, base: Content) -> None:
        del self.states[self.at + 1 :]
        self.states.append((content, base))
        self.at += 1


class ScenariosLife(Life):
    """Branch, edit, switch, update, promote, undo, save, crash and reopen, beside a plain model of it."""

    def __init__(self) -> None:
        super().__init__()
        content = pack(small_organization())
        self.take(document_of(content, "plan"), DocumentFile(None, content))
        start = self.content(self.document.shown)
        self.known = {self.document.shown: Known(start, start)}
        self.gone: dict[str, Known] = {}
        self.baseline = self.document.shown
        self.on_disk: bytes | None = None
        self.number = 0

    def take(self, document: Document, file: DocumentFile) -> None:
        self.document, self.file = document, file
        document.on_act = file.note

    def content(self, scenario: str) -> Content:
        return dict(self.document.table(scenario))

    def drawn(self, draw: random.Random) -> str:
        return draw.choice(sorted(self.known))

    @rule(draw=st.randoms(use_true_random=False))
    def branch(self, draw: random.Random) -> None:
        if len(self.known) == _MOST:
            return
        source = self.drawn(draw)
        self.number += 1
        edit = scenarios.branch(
            self.document.scenarios, source, _MOMENT, name=f"Scenario {self.number}"
        )
        self.document.do(edit)
        content, base = self.known[source].now
        made = edit.changes[0].id
        self.known[made] = Known(content, content if source == self.baseline else base)
        self.gone = {}

    @rule(draw=st.randoms(use_true_random=False))
    def show(self, draw: random.Random) -> None:
        self.document.show(self.drawn(draw))

    @rule(draw=st.randoms(use_true_random=False))
    def edit(self, draw: random.Random) -> None:
        document = self.document
        locked = document.scenario.locked
        try:
            edit = some_edit(draw, document.organization)
            if len(document.organization) + len(edit.changes) > LARGEST:
                return
            document.do(edit)
        except Refused:
            return
        if edit:
            assert not locked
            one = self.known[document.shown]
            one.note(self.content(document.shown), one.now[1])

    @rule(draw=st.randoms(use_true_random=False))
    def lock(self, draw: random.Random) -> None:
        key = self.drawn(draw)
        locked = self.document.scenarios.get(Scenario, key).locked
        self.document.do(scenarios.lock(self.document.scenarios, key, locked=not locked))
        self.gone = {}

    @rule()
    def undo(self) -> None:
        self.step(self.document.undo, -1)

    @rule()
    def redo(self) -> None:
        self.step(self.document.redo, 1)

    def step(self, step: object, by: int) -> None:
        one = self.known[self.document.shown]
        try:
            step()  # type: ignore[operator]
        except Refused:
            assert self.document.scenario.locked
            return
        one.at = min(max(one.at + by, 0), len(one.states) - 1)

    @rule()
    def update(self) -> None:
        document = self.document
        try:
            edit = scenarios.updated(document).edit
            base = self.content(self.baseline)
            document.do(edit, base)
        except Refused:
            return
        self.known[document.shown].note(self.content(document.shown), base)

    @rule(draw=st.randoms(use_true_random=False))
    def promote(self, draw: random.Random) -> None:
        key = self.drawn(draw)
        try:
            self.document.do(scenarios.promote(self.document, key))
        except Refused:
            return
        old, new = self.known[self.baseline], self.known[key]
        base = new.now[1]
        old.states = [(content, base) for content, _ in old.states]
        self.baseline, self.gone = key, {}

    @rule(draw=st.randoms(use_true_random=False))
    def remove(self, draw: random.Random) -> None:
        key = self.drawn(draw)
        try:
            self.document.do(scenarios.remove(self.document.scenarios, key))
        except Refused:
            assert key == self.baseline
            return
        self.gone = {key: self.known.pop(key)}

    @rule()
    def bring_back(self) -> None:
        if self.gone:
            self.document.undo_scenarios()
            self.known |= self.gone
            self.gone = {}

    @rule()
    def save(self) -> None:
        self.file.save(self.document, self.path)
        self.on_disk = self.path.read_bytes()
        assert not self.document.changed

    @rule()
    def crash(self) -> None:
        shown = self.document.shown
        self.file._journal.close()
        self.file._release()
        if found := recoverable():
            document, file, warnings = recover_file(found[0])
            assert warnings == ()
            self.take(document, file)
        elif self.on_disk is not None:
            self.take(*open_file(self.path))
        else:
            content = pack(small_organization())
            self.take(document_of(content, "plan"), DocumentFile(None, content))
        self.begin_anew()
        if shown in self.known:
            self.document.show(shown)

    def begin_anew(self) -> None:
        """Let what stands be checked as ever, and learn what led to it, which can be undone as well."""
        for key, one in self.known.items():
            content, base = one.now
            self.known[key] = Known(content, content if key == self.baseline else base)
        self.gone = {}
        self.stands_as_the_model_has_it()
        for key, one in self.known.items():
            self.document.show(key)
            history = self.document.history
            one.states = []
            while history.undo():
                one.states.insert(0, (self.content(key), dict(self.document.base(key))))
            while history.redo():
                one.at = history.done
            one.states.append((self.content(key), dict(self.document.base(key))))

    @invariant()
    def stands_as_the_model_has_it(self) -> None:
        assert set(self.document.scenarios.of(Scenario)) == set(self.known)
        assert self.document.baseline.id == self.baseline
        for key, one in self.known.items():
            content, base = one.now
            assert self.content(key) == content
            if key != self.baseline:
                assert dict(self.document.base(key)) == base

    @invariant()
    def graph_is_that_of_the_scenario_shown(self) -> None:
        fresh = Organization(self.document.organization)
        edges = {(*edge, data["kind"]) for *edge, data in fresh.graph.edges(data=True)}
        own = self.document.organization.graph.edges(data=True)
        assert {(*edge, data["kind"]) for *edge, data in own} == edges

    @invariant()
    def file_is_as_saved(self) -> None:
        if self.on_disk is not None:
            table, kept = open_document(self.path).document.kept()
            assert pack(table.values(), kept) == self.on_disk


TestScenariosLife = ScenariosLife.TestCase
TestScenariosLife.settings = settings(max_examples=120, stateful_step_count=25, deadline=None)
