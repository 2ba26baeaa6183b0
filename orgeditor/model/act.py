"""What is done in a document, so that doing it again gives the same: a line of the journal each."""

from __future__ import annotations

import msgspec

from orgeditor.model.delta import Delta, Kept
from orgeditor.model.edit import Edit


class Act(msgspec.Struct, frozen=True, omit_defaults=True, tag="edit", tag_field="entry"):
    """An edit that was applied, and what it needs besides.

    ``scenario``: the one it was done in, "" for the baseline of a document without others.
    ``base``: that scenario's base, where it is another from then on, as it differs from the
    baseline as it stands. ``kept``: the contents of the scenarios that come with the edit.
    """

    edit: Edit
    scenario: str = ""
    base: Delta | None = None
    kept: dict[str, Kept] = {}
