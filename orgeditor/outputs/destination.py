"""The folder that a delivery goes to, with what stands in it.

What was there before stays: a file is replaced only where an earlier delivery wrote it, and nobody
has changed it since.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.files.project.refusals import save_failure
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.outputs.manifest import MANIFEST, File, Manifest, size_and_hash

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def staging_in(folder: Path) -> Iterator[Path]:
    """Give a folder in which files are made, inside the one they go to; CannotSave where that cannot be.

    Where nothing comes of it, a folder that was not there before is not there afterwards.
    """
    made, staging = not folder.exists(), None
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            staging = Path(tempfile.mkdtemp(prefix=".orgeditor-", dir=folder))
        except OSError as error:
            raise save_failure(error, MANIFEST, str(folder)) from error
        yield staging
    finally:
        if staging:
            shutil.rmtree(staging, ignore_errors=True)
        if made:
            # It is not empty where something was delivered.
            with suppress(OSError):
                folder.rmdir()


def check_free(path: Path, made: File, before: Manifest | None) -> None:
    """Refuse to replace what no delivery wrote, or somebody has changed since; OSError."""
    if not path.exists():
        return
    found = size_and_hash(path)
    if found is None:
        raise Refused(t("A folder has that name. Call the file otherwise."))
    past = before.known if before else ()
    delivered = next((one for one in past if one.file == path.name), None)
    if found[1] in (made.sha256, delivered and delivered.sha256):
        return
    if delivered is None:
        raise Refused(t("There is such a file already, which no delivery wrote. Move it away, or choose another folder."))  # fmt: skip
    raise Refused(t("The file was changed since it was delivered. Move it away, or choose another folder."))  # fmt: skip
