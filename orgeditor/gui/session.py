"""The one bridge between the document and the window."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Final, NamedTuple, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from orgeditor.analysis.discretion import (
    hidden,
    is_personal,
    personal_records,
    redacted,
    strictest,
    told_outside,
    without_ratings,
)
from orgeditor.analysis.following import Trees
from orgeditor.analysis.foreseen import foresee
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.veil import Veil
from orgeditor.files.project.document_file import DocumentFile
from orgeditor.files.project.refusals import CannotSave
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs
from orgeditor.messages import show_through, t, verbatim
from orgeditor.model.collector import without_collector
from orgeditor.model.document import Document, is_of_scenarios, same_state
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.redaction import RedactionProfile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from orgeditor.analysis.following import Kind
    from orgeditor.analysis.foreseen import Foreseen
    from orgeditor.analysis.tree import Tree
    from orgeditor.messages import Message
    from orgeditor.model.act import Act
    from orgeditor.model.delta import Kept, Table
    from orgeditor.model.history import History
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

P = ParamSpec("P")
_Left = tuple[tuple[int, "Edit | None"], "dict[Kind, Tree]", "Measures | None"]
"""The state in which a scenario was left, with its trees and figures."""

_SETTLE: Final = 300
_LARGE: Final = 20_000
"""Changes from which on an edit is made ready off the window's thread."""


class Switch(NamedTuple):
    """From which scenario to which the views go; ``same``: the latter is as it was when it was left."""

    left: str
    arriving: str
    same: bool


class Session(QObject):
    """What the window shows: a document, its file, and what is selected in it.

    Views read ``organization`` and call ``perform`` with a verb; they never write.
    ``before_doing`` is asked of what a verb would do, and may do more or, with None, nothing.
    ``edited`` follows every edit that was applied (do, undo, redo alike), ``replaced``
    another document taking the place of the one shown, ``selected`` a new selection,
    ``refused`` a verb that said no, with its reason, ``saved_changed`` what the title and
    the status bar tell, ``scenarios_changed`` another scenario shown, or what is said of one, ``redaction_changed`` another ``redaction``, ``save_wanted`` the wish to save. While
    the user is ``arranging`` scenarios, undo and redo are about these. ``switch``: which scenario is
    being left for which, while views are told of it. ``trees`` follow the edits. ``protected``: every edit so far is on
    the disk, in the journal. ``names_hidden`` and ``pay_hidden`` say what no view may
    show; ``discretion_changed`` that this is another now. ``picture_shown``: a view that can leave
    the program as a picture came into sight, or went. ``ratings_exported``: what tells how
    somebody does leaves the program, too. ``redaction``: what was chosen last to be left out
    of what leaves it.
    """

    edited = Signal(object)
    replaced = Signal()
    selected = Signal()
    refused = Signal(object)
    saved_changed = Signal()
    discretion_changed = Signal()
    scenarios_changed = Signal()
    redaction_changed = Signal()
    picture_shown = Signal()
    save_wanted = Signal()

    def __init__(self, document: Document | None = None, file: DocumentFile | None = None) -> None:
        """Show ``document``, or an empty one."""
        super().__init__()
        self.document = document or Document()
        self.file = file or DocumentFile()
        self.protected = True
        self.names_hidden = False
        self.pay_hidden = False
        self.ratings_exported = False
        self.redaction: RedactionProfile | None = None
        self.arranging = False
        self._veil: Veil | None = None
        show_through(None)
        self._selection: tuple[str, ...] = ()
        self.trees = Trees(self.document.organization)
        self._left: dict[str, _Left] = {}
        self._arriving: tuple[Mapping[Kind, Tree], Measures | None] = ({}, None)
        self._expected: Foreseen | None = None
        self.switch: Switch | None = None
        self._measures: Measures | None = None
        self.before_doing: Callable[[Edit], Edit | None] = _as_it_is
        self._flush = QTimer(self, singleShot=True, interval=_SETTLE)
        self._flush.timeout.connect(self._on_settled)
        self._listen()

    def _listen(self) -> None:
        self.document.on_act = self._on_act
        self.document.on_edit = self._on_edit
        self.document.on_scenarios = self._on_scenarios

    @property
    def organization(self) -> Organization:
        """The organisation shown. It is another object after ``replaced``."""
        return self.document.organization

    @property
    def path(self) -> Path | None:
        """Where the document lies, None where it has no file yet."""
        return self.file.path

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected records, the current one last."""
        return self._selection

    def select(self, ids: Iterable[str]) -> None:
        """Select records; ids of what does not stand are left out."""
        org = self.organization
        chosen = tuple(dict.fromkeys(key for key in ids if key in org and self.shows(org[key])))
        if chosen != self._selection:
            self._selection = chosen
            self.selected.emit()

    def forget_views(self) -> None:
        """Stop telling the views there are: their window goes, another takes its place.

        Qt forgets a method of a widget that is deleted, but keeps calling a function that
        reaches for one.
        """
        for signal in (
            self.edited,
            self.replaced,
            self.selected,
            self.refused,
            self.saved_changed,
            self.discretion_changed,
            self.scenarios_changed,
            self.redaction_changed,
            self.picture_shown,
            self.save_wanted,
        ):
            signal.disconnect()
        self.before_doing = _as_it_is

    def measures(self) -> Measures:
        """Return the measures of what stands; once made, they follow each edit."""
        if self._measures is None:
            self._measures = Measures(self.organization, self.trees)
        return self._measures

    def keep_from_view(self, *, names: bool, pay: bool) -> None:
        """Show no names of people, or no pay, in any view: for a projector."""
        self.names_hidden, self.pay_hidden = names, pay
        self._draw_veil()
        self.discretion_changed.emit()
        self.select(self._selection)

    def keep_also_from_view(self, other: Table) -> None:
        """Where names are hidden, hide those of other records too, which are about to be shown."""
        if self._veil:
            people = (record for record in other.values() if isinstance(record, Person))
            self._veil.follow(edit_of(verbatim(""), ((None, person) for person in people)))

    def shows(self, record: Record) -> bool:
        """Whether views may show a record: one that tells how somebody does goes with names and pay."""
        hidden = self.names_hidden or self.pay_hidden
        return not (hidden and is_personal(self.organization, record))

    def told(self, edit: Edit) -> Message:
        """Return what an edit did, as far as views may tell it."""
        hidden = self.names_hidden or self.pay_hidden
        if hidden and not all(self.shows(change.some) for change in edit.changes):
            return t("A change of reviews or actions")
        return edit.label

    def ratings_held_back(self) -> bool:
        """Whether there are ratings of people that do not leave the program now."""
        left = self.left_out()
        asked = self.ratings_exported and not (left and left.ratings)
        return not asked and any(personal_records(self.organization))

    def redact(self, profile: RedactionProfile | None) -> None:
        """Leave out of what leaves the program what a profile says, from now on."""
        if profile != self.redaction:
            self.redaction = profile
            self.redaction_changed.emit()

    def left_out(self) -> RedactionProfile | None:
        """Return what leaves the program without: what no view shows, and what was chosen besides."""
        if self.names_hidden or self.pay_hidden:
            return strictest(hidden(names=self.names_hidden, pay=self.pay_hidden), self.redaction)
        return self.redaction

    def handed_over(self, org: Organization | None = None) -> Organization:
        """Return the organisation shown (or ``org``) as it may leave the program now.

        Without what ``left_out`` says, and without ratings of people unless somebody asked for
        them. What stands for people is the same in all scenarios.
        """
        org = org or self.organization
        org = org if self.ratings_exported else without_ratings(org)
        left = self.left_out()
        return redacted(org, left, self.document.everybody()) if left else org

    def told_outside(self, message: Message) -> Message:
        """Return a text, such as the name of a scenario, as it may leave the program now."""
        left = self.left_out()
        if left is None:
            return message
        return told_outside(message, self.organization, left, self.document.everybody())

    def perform(self, verb: Callable[P, Edit], *args: P.args, **kwargs: P.kwargs) -> Edit | None:
        """Carry out ``verb(...)``; None, and ``refused``, where it is not possible.

        None, too, where the user stops a large edit. The usual call is
        ``session.perform(move_positions, session.organization, ids, manager)``.
        """
        try:
            wanted = verb(*args, **kwargs)
            edit = wanted if is_of_scenarios(wanted) else self.before_doing(wanted)
            if edit is None:
                return None
            self._make_ready(edit)
            self.document.do(edit)
        except Cancelled:
            return None
        except Refused as refusal:
            self.refuse(refusal.reason)
            return None
        return edit

    def _make_ready(self, edit: Edit | None) -> None:
        """Make what a large edit leaves while the window stays alive, so that it then is done at once.

        Raises Cancelled where the user stops it, Refused.
        """
        org, window = self.organization, QApplication.activeWindow()
        if edit is None or len(edit.changes) <= _LARGE or org.is_ready(edit):
            return
        self.expect(jobs.run(edit.label, lambda _: foresee(org, edit), window, only_reads=True))

    def expect(self, foreseen: Foreseen) -> None:
        """Take what ``foresee`` made of the organisation shown; that edit, if it comes next, then is done at once."""
        self.organization.hold_ready(foreseen.organization)
        self._expected = foreseen

    def refuse(self, reason: Message) -> None:
        """Tell the user why something was not done."""
        self.refused.emit(reason)

    def undo(self) -> None:
        """Take back the last edit: of scenarios while these are arranged, else of the one shown."""
        edit = self.history.undoable
        step = self.document.undo_scenarios if self.arranging else self.document.undo
        self._step(step, edit and edit.inverted())

    def redo(self) -> None:
        """Do again what ``undo`` took back last."""
        step = self.document.redo_scenarios if self.arranging else self.document.redo
        self._step(step, self.history.redoable)

    @property
    def history(self) -> History:
        """The history that ``undo`` and ``redo`` walk."""
        return self.document.scenario_history if self.arranging else self.document.history

    def arrange(self, *, arranging: bool) -> None:
        """Say whether the user is arranging scenarios, so that ``undo`` is about these."""
        self.arranging = arranging

    def carry_out(
        self, edit: Edit, base: Table | None = None, kept: Mapping[str, Kept] | None = None
    ) -> None:
        """Carry out the edit of a merge, with ``base`` and ``kept`` as ``Document.do`` has them."""
        self._step(lambda: self.document.do(edit, base, kept))

    def show_scenario(self, scenario: str) -> None:
        """Show another scenario in all views, with the trees and figures that it had when it was left."""
        document, left = self.document, self.document.shown
        standing = document.mark(left), self.trees.made(), self._measures
        known = self._left.get(scenario)
        same = known is not None and same_state(known[0], document.mark(scenario))
        if known is not None and same:
            self._arriving = known[1:]
        self.switch = Switch(left, scenario, same)
        self._step(lambda: document.show(scenario))
        self._arriving, self.switch = ({}, None), None
        self._left[left] = standing
        self._draw_veil()
        self.scenarios_changed.emit()
        self.saved_changed.emit()

    def _step(self, step: Callable[[], None], edit: Edit | None = None) -> None:
        """Take a step, which carries out ``edit`` where that is known before."""
        try:
            self._make_ready(edit)
            step()
        except Cancelled:
            return
        except Refused as refusal:
            self.refuse(refusal.reason)

    def replace(self, document: Document, file: DocumentFile) -> None:
        """Show another document; the one shown is given up."""
        self.document.on_act = self.document.on_edit = self.document.on_scenarios = _unheard
        self.file.close()
        self.document = document
        self.file = file
        self.protected = True
        self.ratings_exported = False
        self.redaction = None
        self._selection = ()
        self.trees = Trees(document.organization)
        self._left.clear()
        self._measures = self._expected = None
        self._draw_veil()
        self._listen()
        self.replaced.emit()
        self.selected.emit()
        self.saved_changed.emit()

    def _on_act(self, act: Act) -> None:
        self.protected = False
        try:
            self.file.note(act)
        except CannotSave as failure:
            self.refuse(failure.reason)
        self._flush.start()

    def _on_scenarios(self, _edit: Edit) -> None:
        self.scenarios_changed.emit()
        self.saved_changed.emit()

    def _on_edit(self, edit: Edit) -> None:
        # What follows a large edit makes hundreds of thousands of things that stay.
        with without_collector() if len(edit.changes) > _LARGE else nullcontext():
            self._follow(edit)
        if self._flush.isActive():
            # What the edit leaves is seen before the disk is waited for, however long the views took.
            self._flush.start()

    def _follow(self, edit: Edit) -> None:
        trees, measures = self._arriving
        expected = self._expected
        if expected is not None and expected.organization.table is self.organization.table:
            trees, measures = expected.trees, expected.measures
        self._arriving, self._expected = ({}, None), None
        self.trees.follow(edit, trees)
        if self._veil:
            self._veil.follow(edit)
        if measures is not None:
            self._measures = measures
        elif self._measures is not None:
            self._measures = self._measures.after(self.organization, self.trees, edit)
        if self.redaction and (kept := self.organization.find(RedactionProfile, self.redaction.id)):
            self.redact(kept)
        # No view is told of the edit while something that is gone is still selected.
        before = self._selection
        self._selection = self._left_selected(edit)
        self.edited.emit(edit)
        self.saved_changed.emit()
        if self._selection != before:
            self.selected.emit()

    def _left_selected(self, edit: Edit) -> tuple[str, ...]:
        """Return what is left of the selection after an edit, else what stood above the last of it."""
        left = tuple(key for key in self._selection if key in self.organization)
        if left or not self._selection:
            return left
        gone = {change.id: change.before for change in edit.changes if change.after is None}
        above = self._selection[-1]
        while above in gone:
            record = gone[above]
            above = ""
            if isinstance(record, Position):
                above = record.manager or record.unit
            elif isinstance(record, Unit):
                above = record.parent
        return (above,) if above in self.organization else ()

    def _draw_veil(self) -> None:
        self._veil = None
        if self.names_hidden:
            self._veil = Veil(self.organization.of(Person).values())
            for edit in self.document.history.edits:
                self._veil.follow(edit)
        show_through(self._veil)

    def _on_settled(self) -> None:
        try:
            self.file.flush()
        except CannotSave as failure:
            self.refuse(failure.reason)
            return
        self.protected = True
        self.saved_changed.emit()


def _as_it_is(edit: Edit) -> Edit:
    return edit


def _unheard(_told: object) -> None:
    """Nobody listens to a document that is given up."""
