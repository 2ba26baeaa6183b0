"""The links of an organisation: made when they are first asked for, and then as if they had always stood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orgeditor.messages import verbatim
from orgeditor.model import links
from orgeditor.model.edit import edit_of
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from tests.sample_organizations import large_organization


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is linked from now on, a table each."""
    seen: list[object] = []
    make: Callable[[links.Tables], object] = links._made

    def noted(tables: links.Tables) -> object:
        seen.append(tables)
        return make(tables)

    monkeypatch.setattr(links, "_made", noted)
    return seen


def test_what_is_only_looked_up_and_made_anew_is_not_linked(made: list[object]) -> None:
    org = large_organization(3_000)
    edit = edit_of(verbatim(""), [(record, None) for record in org.of(Position).values()])
    org.apply(edit)
    org.apply(edit.inverted())
    assert not made
    assert org.graph is org.graph
    assert len(made) == 1


def test_the_first_small_edit_finds_what_stood_before_it(made: list[object]) -> None:
    org = Organization([Unit(id="u", name="Sales"), Position(id="a", title="Head", unit="u")])
    org.apply(
        edit_of(verbatim(""), [(None, Position(id="b", title="Clerk", manager="a", unit="u"))])
    )
    assert len(made) == 1
    assert org.below("a", Edge.REPORTS) == ["b"]
    assert org.referrers("u") == ["a", "b"]
