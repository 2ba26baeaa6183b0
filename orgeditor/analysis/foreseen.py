"""What a large edit leaves, made before it is done: for a thread, while all stands as before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgeditor.analysis.following import Trees
from orgeditor.analysis.measures import Measures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.analysis.following import Kind
    from orgeditor.analysis.tree import Tree
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


class Foreseen(NamedTuple):
    """The organisation after an edit, with its trees and figures."""

    organization: Organization
    trees: Mapping[Kind, Tree]
    measures: Measures


def foresee(org: Organization, edit: Edit, *, storable: bool = False) -> Foreseen:
    """Return what ``edit`` leaves of ``org``, which is only read, as ``Organization.after`` does."""
    after = org.after(edit, storable=storable)
    trees = Trees(after)
    measures = Measures(after, trees)
    return Foreseen(after, trees.made(), measures)
