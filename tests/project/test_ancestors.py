"""From which version two files were made is found among those that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgeditor.files.project.ancestors import ancestors
from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from pathlib import Path


def changed(document: Document, path: Path, code: str, name: str, value: str) -> None:
    """Change a position by its code and save."""
    org = document.organization
    key = next(key for key, p in org.of(Position).items() if p.code == code)
    document.do(set_field(org, [key], name, value))
    save(org, path, overwrite=True)


@pytest.mark.parametrize("copied_by_the_system", [True, False])
@pytest.mark.parametrize("theirs_change", ["P05", "P06"])
def test_the_version_before_both_parted_comes_first(
    tmp_path: Path, theirs_change: str, copied_by_the_system: bool
) -> None:  # fmt: skip
    mine = Document(organization_from("marketing"))
    own, other = tmp_path / "mine.orgz", tmp_path / "theirs.orgz"
    changed(mine, own, "P04", "title", "Earlier")
    changed(mine, own, "P05", "notes", "Where both parted")
    parted = dict(mine.organization.table)
    if copied_by_the_system:
        other.write_bytes(own.read_bytes())
    else:
        save(mine.organization, other)
    theirs, file = open_file(other)
    file.close()
    for number in range(3):
        changed(mine, own, "P05", "title", f"Mine {number}")
        changed(theirs, other, theirs_change, "title", f"Theirs {number}")
    first = ancestors(mine, theirs, (own, other))[0]
    assert first.document.organization.table == parted
    assert (first.mine, first.theirs) == (1, 1)


def test_without_a_version_there_is_none(tmp_path: Path) -> None:
    document = Document(organization_from("marketing"))
    assert ancestors(document, document, (None, tmp_path / "unknown.orgz")) == []


def test_a_document_that_has_nothing_in_common_was_made_of_none(tmp_path: Path) -> None:
    mine, theirs = (Document(organization_from("marketing")) for _ in range(2))
    own, other = tmp_path / "mine.orgz", tmp_path / "theirs.orgz"
    for document, path in ((mine, own), (theirs, other)):
        for number in range(2):
            changed(document, path, "P04", "title", f"Change {number}")
    assert ancestors(mine, mine, (own, other))
    assert ancestors(mine, theirs, (own, other)) == []
