"""A workbook parsed by python-calamine while its XML is still being looked through: that uses both cores.

What comes of it is taken only where the look finds that the workbook may be read as it is. One that
may not can cost this process its life: whoever started it then has it read again, one after the other.
"""

from __future__ import annotations

import io
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, Final

from typing_extensions import override

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LEAST: Final = 1 << 18
"""Bytes from which on a file is worth it."""
_MOST: Final = 64 << 20
"""Bytes up to which a file may stand in memory twice."""


class Parsing(Thread):
    """The parsing of one workbook; ``workbook`` and ``sheets``, by name, stand once it has ended well."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.workbook: CalamineWorkbook | None = None
        self.sheets: dict[str, CalamineSheet] = {}
        self._content = content

    @override
    def run(self) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

        try:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(self._content))
            for table in workbook.sheets_metadata:
                if table.typ == SheetTypeEnum.WorkSheet:
                    self.sheets[table.name] = workbook.get_sheet_by_name(table.name)
        except (CalamineError, OSError, ValueError):
            return  # It is told when the workbook is read in its turn.
        self.workbook = workbook


def begun(file: BinaryIO) -> Parsing | None:
    """Begin to parse a file, None where it is not worth it."""
    file.seek(0)
    content = file.read(_MOST + 1)
    file.seek(0)
    if not LEAST <= len(content) <= _MOST:
        return None
    parsing = Parsing(content)
    parsing.start()
    return parsing
