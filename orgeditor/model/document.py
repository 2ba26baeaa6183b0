"""A document: an organisation in its scenarios, their histories, and one place that hears of all.

One organisation stands, with its graph: that of the scenario shown. The others are tables of
records, which share with it what is the same. Showing another scenario is the edit between the
two, applied like any other, so that whatever follows edits follows it, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.act import Act
from orgeditor.model.collector import without_collector
from orgeditor.model.delta import Kept, delta, with_delta
from orgeditor.model.diff import between
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.history import History
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record
from orgeditor.model.records import Person
from orgeditor.model.registry import OF_DOCUMENT
from orgeditor.model.scenario import BASELINE, FIRST, Scenario, called
from orgeditor.model.scenario_state import ScenarioState

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.delta import Table


class Scenarios(msgspec.Struct, frozen=True):
    """The scenarios of a document as they are kept: what is said of each, and the contents.

    ``records`` are all that are of the document as a whole: its delivery sets, too.

    The content of the baseline is the document itself; one that has no entry in ``kept`` is
    like it. Without ``records`` there is only the baseline.
    """

    records: tuple[Record, ...] = ()
    kept: Mapping[str, Kept] = {}


NO_SCENARIOS: Final = Scenarios()


class Document:
    """What a user has open.

    ``organization`` is that of the scenario ``shown``; ``scenarios`` holds what is said of
    each, and the delivery sets of the document, and has a history of its own. Every change goes through ``do``, ``undo`` and ``redo``.
    Each then tells ``on_act`` what to write down, and ``on_edit`` the edit that was applied
    (for an undo, the inverse); ``show`` tells ``on_edit`` what differs. ``on_scenarios`` hears
    of edits of the scenarios themselves.
    """

    def __init__(
        self, organization: Organization | None = None, scenarios: Scenarios = NO_SCENARIOS
    ) -> None:
        """Open ``organization``, which is the baseline of ``scenarios``, or an empty one.

        Refused, KeyError or TypeError where the scenarios do not fit it.
        """
        self.organization = organization if organization is not None else Organization()
        self.scenarios = Organization(scenarios.records or (FIRST,))
        self.scenario_history = History(self.scenarios)
        self.shown = self.baseline.id
        self._states: dict[str, ScenarioState] = {}
        table = dict(self.organization.table)
        for key in self.scenarios.of(Scenario):
            self._keep(key, scenarios.kept.get(key, Kept()), table)
        self._came: tuple[str, tuple[int, Edit | None], tuple[int, Edit | None], Edit] | None = None
        self.on_act: Callable[[Act], None] = lambda _act: None
        self.on_edit: Callable[[Edit], None] = lambda _edit: None
        self.on_scenarios: Callable[[Edit], None] = lambda _edit: None

    @property
    def baseline(self) -> Scenario:
        """The scenario that says how things are."""
        return _only_baseline(self.scenarios)

    @property
    def scenario(self) -> Scenario:
        """The scenario shown."""
        return self.scenarios.get(Scenario, self.shown)

    @property
    def history(self) -> History:
        """The history of the scenario shown."""
        return self._states[self.shown].history

    def history_of(self, scenario: str) -> History:
        """Return the history of a scenario."""
        return self._states[scenario].history

    def mark(self, scenario: str) -> tuple[int, Edit | None]:
        """Return what tells one state of a scenario from another; see ``same_state``."""
        history = self.history_of(scenario)
        return history.done, history.undoable

    @property
    def changed(self) -> bool:
        """Whether something stands that the file on disk does not hold."""
        histories = (self._states[key].history for key in self.scenarios.of(Scenario))
        return self.scenario_history.changed or any(history.changed for history in histories)

    def mark_saved(self) -> None:
        """Note that the file on disk holds what stands now."""
        for history in (self.scenario_history, *(one.history for one in self._states.values())):
            history.saved = history.done

    def table(self, scenario: str) -> Table:
        """Return the records of a scenario by id: live where it is shown, so do not keep it."""
        return self.organization.table if scenario == self.shown else self._states[scenario].table

    def base(self, scenario: str) -> Table:
        """Return the baseline as it stood when a scenario was branched from it, or updated last."""
        return self._states[scenario].base

    def everybody(self) -> list[Person]:
        """Return all people whose names may stand in texts, as each scenario has them, and as they were called before."""
        before = (change.before for edit in self.history.edits for change in edit.changes)
        scenarios = self.scenarios.of(Scenario)
        tables = [*(self.base(key) for key in scenarios), *(self.table(key) for key in scenarios)]
        now = (one for table in tables for one in table.values())
        # Scenarios share the records that are the same in them.
        found = {
            id(one): one for people in (before, now) for one in people if isinstance(one, Person)
        }
        return list(found.values())

    def name_on_pages(self, scenario: str) -> Message | None:
        """Return how pages name a scenario: the baseline not at all."""
        one = self.scenarios.get(Scenario, scenario)
        return None if one.kind == BASELINE else called(one)

    def kept(self) -> tuple[Table, Scenarios]:
        """Return the records of the baseline, and the scenarios, as a file holds them."""
        records, baseline = tuple(self.scenarios), self.baseline
        if records == (FIRST,):
            return self.table(baseline.id), NO_SCENARIOS
        kept = {key: self._kept(key) for key in self.scenarios.of(Scenario) if key != baseline.id}
        return self.table(baseline.id), Scenarios(records, kept)

    def show(self, scenario: str) -> None:
        """Show another scenario; KeyError where there is none of that id.

        Refused, and everything as it was, where its content cannot stand.
        """
        if scenario == self.shown:
            return
        name = called(self.scenarios.get(Scenario, scenario))
        with without_collector():
            left = dict(self.organization.table)
            edit = self._way_back(scenario) or between(t("Show “{name}”", name=name), left, self._states[scenario].table)  # fmt: skip
            self.organization.apply(edit)
        self._states[self.shown].table = left
        self._came = self.shown, self.mark(self.shown), self.mark(scenario), edit
        self.shown = scenario
        self._name()
        if edit:
            self.on_edit(edit)

    def _way_back(self, scenario: str) -> Edit | None:
        """Return the edit that leads back to the scenario left last, where neither has changed since."""
        if self._came is None or self._came[0] != scenario:
            return None
        _, then, now, edit = self._came
        same = same_state(then, self.mark(scenario)) and same_state(now, self.mark(self.shown))
        return edit.inverted() if same else None

    def do(
        self, edit: Edit, base: Table | None = None, kept: Mapping[str, Kept] | None = None
    ) -> None:
        """Carry out an edit of the organisation shown, or of scenarios; one without changes does nothing.

        ``base``: what the scenario shown stands on from then on. ``kept``: the contents of
        scenarios that come with the edit, else they are as what they are branched from.
        Raises Refused or Stale.
        """
        if is_of_scenarios(edit):
            self._settle(edit, lambda: self.scenario_history.do(edit), kept or {})
            return
        if not edit and base is None:
            return
        self._check_open()
        state = self._states[self.shown]
        done = state.history.done
        state.history.do(edit)
        state.forget_undone(done)
        if base is not None:
            state.rebase(base)
        self._tell(edit, state, based=base is not None)

    def undo(self) -> None:
        """Take back the last edit of the scenario shown; Refused where it is locked."""
        self._go(self.history.undo, self.history.undoable)

    def redo(self) -> None:
        """Do again what was undone last in the scenario shown; Refused where it is locked."""
        self._go(self.history.redo, self.history.redoable)

    def undo_scenarios(self) -> None:
        """Take back what was done last to scenarios."""
        if (edit := self.scenario_history.undoable) is not None:
            self._settle(edit.inverted(), self.scenario_history.undo)

    def redo_scenarios(self) -> None:
        """Do again what was undone last of scenarios."""
        if (edit := self.scenario_history.redoable) is not None:
            self._settle(edit, self.scenario_history.redo)

    def replay(self, act: Act) -> None:
        """Do what was written down; raises as ``show`` and ``do``."""
        if act.scenario:
            self.show(act.scenario)
        base = None
        if act.base is not None:
            base = with_delta(self.table(self.baseline.id), act.base)
        self.do(act.edit, base, act.kept)

    def _go(self, step: Callable[[], Edit | None], wanted: Edit | None) -> None:
        if wanted is None:
            return
        self._check_open()
        state = self._states[self.shown]
        before = state.base
        if (edit := step()) is not None:
            self._tell(edit, state, based=state.base is not before)

    def _tell(self, edit: Edit, state: ScenarioState, *, based: bool) -> None:
        base = delta(self.table(self.baseline.id), state.base) if based else None
        self.on_act(Act(edit, self._named(), base))
        self.on_edit(edit)

    def _check_open(self) -> None:
        one = self.scenario
        if one.locked:
            raise Refused(t("“{name}” is locked. Unlock it under Scenarios, or branch from it.", name=called(one)))  # fmt: skip
        if one.archived:
            raise Refused(t("“{name}” is in the archive. Take it out under Scenarios, or branch from it.", name=called(one)))  # fmt: skip

    def _settle(
        self, edit: Edit, step: Callable[[], object], kept: Mapping[str, Kept] | None = None
    ) -> None:
        """Change the scenarios, and let their contents follow."""
        self._check_scenarios(edit)
        shown, old = self.shown, self.baseline
        going = {change.id for change in edit.changes if change.after is None}
        if self.shown in going:
            self.show(old.id)
        try:
            step()
        except Exception:
            self.show(shown)
            raise
        come = [c.after for c in edit.changes if c.before is None and isinstance(c.after, Scenario)]
        for one in come:
            self._bring(one, kept or {})
        new = self.baseline
        if new.id != old.id:
            # What was the baseline has that in common with the new one on which the new one stood.
            self._states[old.id].stand_on(self._states[new.id].base)
        self._name()
        self.on_act(Act(edit, self._named(), kept={one.id: self._kept(one.id) for one in come}))
        self.on_scenarios(edit)

    def _check_scenarios(self, edit: Edit) -> None:
        after = dict(self.scenarios.table)
        for change in edit.changes:
            if change.after is None:
                after.pop(change.id, None)
            else:
                after[change.id] = change.after
        _only_baseline(Organization(after.values()))

    def _bring(self, one: Scenario, kept: Mapping[str, Kept]) -> None:
        """See to it that a scenario that has come has its content."""
        if one.id in kept:
            self._keep(one.id, kept[one.id], dict(self.table(self.baseline.id)))
        elif one.id not in self._states:
            source = one.source if one.source in self._states else self.baseline.id
            table = dict(self.table(source))
            base = table if source == self.baseline.id else self._states[source].base
            self._states[one.id] = ScenarioState(self.organization, table, base)

    def _keep(self, scenario: str, kept: Kept, baseline: Table) -> None:
        base = with_delta(baseline, kept.base) if kept.base else baseline
        table = with_delta(base, kept.edit) if kept.edit else base
        self._states[scenario] = ScenarioState(self.organization, table, base)

    def _kept(self, scenario: str) -> Kept:
        base = self._states[scenario].base
        return Kept(delta(self.table(self.baseline.id), base), delta(base, self.table(scenario)))

    def _name(self) -> None:
        """Let the pages that are handed over tell which scenario stands."""
        self.organization.scenario = self.name_on_pages(self.shown)

    def _named(self) -> str:
        """Return the scenario shown as acts name it."""
        return (
            "" if self.shown == BASELINE and len(self.scenarios.of(Scenario)) == 1 else self.shown
        )


def same_state(one: tuple[int, Edit | None], other: tuple[int, Edit | None]) -> bool:
    """Whether two marks of a scenario are of one state: as many edits, and the very same last one."""
    return one[0] == other[0] and one[1] is other[1]


def is_of_scenarios(edit: Edit) -> bool:
    """Whether an edit changes what is of the document; ValueError where it also changes what stands in a scenario."""
    of = {kind in OF_DOCUMENT for kind in edit.kinds}
    if len(of) > 1:
        raise ValueError("an edit changes either scenarios or what stands in one")
    return True in of


def _only_baseline(scenarios: Organization) -> Scenario:
    found = [one for one in scenarios.of(Scenario).values() if one.kind == BASELINE]
    strange = any(type(record) not in OF_DOCUMENT for record in scenarios)
    if len(found) != 1 or strange:
        raise Refused(_ONE_BASELINE)
    return found[0]


_ONE_BASELINE: Final[Message] = t("A document has exactly one baseline.")
