"""What a plan can be made ready with while the client's workbook is still being read in another process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgeditor.files.roster.given_codes import Codes, codes_of
from orgeditor.files.roster.imported import remembered
from orgeditor.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.sheets import Package
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record


class Beforehand(NamedTuple):
    """What the last imports said, by record, and the organisation's own codes."""

    said: dict[str, Record]
    codes: Codes


def made_ready(org: Organization, package: Package, heard: Callable[[], None]) -> Beforehand:
    """Return what is known before the workbook is read, and look where the rows of its sheets are.

    These are the sheets that the organisation came from. ``heard`` is called often, and may raise.
    """
    said = remembered(org)
    heard()
    codes = codes_of(org)
    for sheet in sorted({source.sheet for source in org.of(Source).values()}):
        heard()
        package.make_ready(sheet)
    return Beforehand(said, codes)
