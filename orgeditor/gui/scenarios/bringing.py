"""What one state brings into another: of the baseline, a scenario, a colleague's file; one review, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.differing import Merging, is_pay, merging, record_of
from orgeditor.gui.scenarios.merging import MergeReview
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.delta import Kept, Table
from orgeditor.model.edit import Edit
from orgeditor.model.health import Snapshot
from orgeditor.model.merge_documents import same_of, taken_over
from orgeditor.model.plan import Phase, StepPlan
from orgeditor.model.scenario import Scenario, called

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from orgeditor.gui.scenarios.other_file import Answer
    from orgeditor.gui.session import Session
    from orgeditor.model.document import Document
    from orgeditor.model.record import Record


class Bringing(msgspec.Struct, frozen=True):
    """A merge into the scenario ``into``, told by what its three sides are called and what will happen.

    ``base``: what the scenario stands on from then on, where that is another. ``along``: an edit
    of scenarios that comes with it, and their contents.
    """

    found: Merging
    into: Scenario
    sides: tuple[Message, Message, Message]
    said: Message
    base: Table | None = None
    along: tuple[Edit, dict[str, Kept]] | None = None


def update_from_baseline(document: Document, scenario: str) -> Bringing:
    """Return what has become of the baseline since, to be brought into a scenario."""
    one, baseline = document.scenarios.get(Scenario, scenario), document.baseline
    label = t("Update “{name}” from the baseline", name=called(one))
    theirs = document.table(baseline.id)
    return Bringing(
        merging(label, document.base(scenario), document.table(scenario), theirs),
        one,
        (t("At the branching"), called(one), called(baseline)),
        t("What has become of the baseline since comes in, after a snapshot of what stands. Whatever is not ticked stays as it is here."),
        base=dict(theirs),
    )  # fmt: skip


def merge_into_baseline(document: Document, scenario: str) -> Bringing:
    """Return what a scenario changes, to be brought into the baseline."""
    one, baseline = document.scenarios.get(Scenario, scenario), document.baseline
    label = t("Merge “{name}” into the baseline", name=called(one))
    found = merging(
        label, document.base(scenario), document.table(baseline.id), document.table(scenario)
    )
    # What a scenario was before it was updated is no past of the baseline, its plan is carried out.
    own = Snapshot | Phase | StepPlan
    kept = tuple(d for d in found.differences if not isinstance(record_of(found, d), own))
    return Bringing(
        msgspec.structs.replace(found, differences=kept),
        baseline,
        (t("At the branching"), called(baseline), called(one)),
        t("What the scenario changes comes into the baseline, of which a snapshot is taken first. Undo takes both back."),
    )  # fmt: skip


def merge_file(document: Document, answer: Answer) -> Bringing:
    """Return what somebody else has made of the document, to be brought into the scenario shown."""
    one = document.scenario
    base = same_of(answer.base, one.id) if answer.base is not None else {}
    label = t("Merge {file}", file=answer.file)
    return Bringing(
        merging(label, base, document.table(one.id), same_of(answer.theirs, one.id)),
        one,
        (t("Common ancestor"), t("Mine"), verbatim(answer.file)),
        t("What {file} changes comes in, after a snapshot of what stands. Undo takes both back.", file=answer.file),
        along=taken_over(document, answer.theirs) if answer.scenarios else None,
    )  # fmt: skip


def bring(
    session: Session,
    bringing: Bringing,
    after_snapshot: Callable[[Edit], Edit],
    parent: QWidget | None,
) -> bool:
    """Review what comes in and carry it out as one step, after a snapshot; False where nothing was done.

    ``after_snapshot`` puts the snapshot before an edit of what is shown.
    """
    document, into, found = session.document, bringing.into, bringing.found
    if into.locked or into.archived:
        session.refuse(t("“{name}” is locked or in the archive, and takes no edits.", name=called(into)))  # fmt: skip
        return False
    along = bringing.along if bringing.along and bringing.along[0] else None
    if not found.differences:
        if bringing.base is not None and document.base(into.id) != bringing.base:
            # Both have come to the same by themselves.
            session.show_scenario(into.id)
            session.carry_out(Edit(found.label, ()), bringing.base)
            return True
        if along is None:
            session.refuse(t("There is nothing new to bring into “{name}”.", name=called(into)))
            return False
    else:
        session.keep_also_from_view(found.theirs)
        review = MergeReview(found, bringing.sides, bringing.said, _may_tell(session), parent)
        accepted = review.exec()
        edit = review.edit() if accepted else None
        # It holds both sides and a chart of what would stand, and the window would hold it.
        review.deleteLater()
        if edit is None:
            return False
        session.show_scenario(into.id)
        if edit:
            session.carry_out(after_snapshot(edit), bringing.base)
        elif bringing.base is not None:
            session.carry_out(edit, bringing.base)
    if along is not None:
        session.carry_out(along[0], kept=along[1])
    return True


def _may_tell(session: Session) -> Callable[[Record, str], bool]:
    """Return whether a difference may be seen now."""

    def may_tell(record: Record, field: str) -> bool:
        hidden = session.pay_hidden and is_pay(type(record), field)
        return session.shows(record) and not hidden

    return may_tell
