"""What an import comes to, made while a person still reads the review: once accepted, it stands at once."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.foreseen import Foreseen, foresee
from orgeditor.files.roster import Proposal, entering, to_edit
from orgeditor.model.edit import Edit, Refused

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

_MANY: Final = 20_000
"""Records from which on it takes longer than one would wait for."""

Made = tuple[Edit, Foreseen | None]
"""An edit and what it leaves, None where that is not made yet."""


class Coming:
    """What proposals come to in ``org``, which is empty and stays so until one is accepted."""

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._beside = ThreadPoolExecutor(1)
        self._proposal: Proposal | None = None
        self._made: Future[Made] | None = None

    def prepare(self, proposal: Proposal) -> None:
        """Begin to make what a large proposal comes to, instead of the one before."""
        if proposal is self._proposal or len(proposal.records) < _MANY:
            return
        if self._made is not None:
            self._made.cancel()
        self._proposal = proposal
        self._made = self._beside.submit(_made, self._org, proposal)

    def of(self, proposal: Proposal) -> Made:
        """Return what a proposal comes to, waiting for it where it is under way; to be called in a thread."""
        if self._made is None or proposal is not self._proposal:
            return to_edit(self._org, proposal), None
        return self._made.result()


def _made(org: Organization, proposal: Proposal) -> Made:
    coming = entering(proposal)
    try:
        foreseen = foresee(org, coming.first, storable=coming.storable)
    except Refused:
        # It is told when the edit is carried out.
        return coming.whole(), None
    edit = coming.whole()
    foreseen.organization.complete(edit)
    return edit, foreseen
