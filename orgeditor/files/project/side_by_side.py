"""Two folders with states of the same documents, such as git's ``difftool --dir-diff`` lays out.

Each holds only files that differ. Of a document that is a folder itself these are some parts:
the others are those that lie where the document is.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.files.project.format import MANIFEST
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.parts import is_part
from orgeditor.files.project.storing import FILE, is_folder
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from collections.abc import Iterator


def are_folders_of_documents(first: Path, second: Path) -> bool:
    """Whether two paths are folders that are no documents themselves."""
    return all(path.is_dir() and not is_folder(path) for path in (first, second))


def documents_in(
    first: Path, second: Path, place: Path
) -> Iterator[tuple[str, Organization, Organization]]:
    """Yield the documents of two folders: how each is called, and its two states; one that is missing is empty.

    ``place``: the folder that both show states of. CannotOpen where one cannot be read.
    """
    sides = [_files(folder) for folder in (first, second)]
    found = {_document_of(file, place) for side in sides for file in side}
    for name in sorted(one for one in found if one is not None):
        old, new = (
            _state(folder, name, place, own, {*sides[0], *sides[1]})
            for folder, own in zip((first, second), sides, strict=True)
        )
        yield name.as_posix(), old, new


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def _document_of(file: Path, place: Path) -> Path | None:
    """Return of which document a file is all or a part, None for any other file."""
    if file.suffix.lower() == FILE:
        return file
    if not is_part(file) and file.name != MANIFEST:
        return None
    above = list(file.parents)[:-1]
    return next((one for one in above if is_folder(place / one)), above[0] if above else None)


def _state(
    folder: Path, name: Path, place: Path, own: set[Path], of_both: set[Path]
) -> Organization:
    """Return one state of a document, ``own`` being the files of its side, ``of_both`` those of either."""
    if name.suffix.lower() == FILE:
        return open_document(folder / name).organization if name in own else Organization()
    with tempfile.TemporaryDirectory() as made:
        whole = Path(made) / name.name
        if is_folder(place / name):
            shutil.copytree(place / name, whole)
        for file in of_both:
            if file.is_relative_to(name):
                target = whole / file.relative_to(name)
                target.unlink(missing_ok=True)
                if file in own:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(folder / file, target)
        return open_document(whole).organization if is_folder(whole) else Organization()
