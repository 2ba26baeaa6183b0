"""What a spreadsheet puts on the clipboard as text: cells apart by tabs, quoted where they hold such."""

from __future__ import annotations

import csv
import io
from contextlib import suppress


def copied_rows(text: str) -> list[list[str]]:
    """Return the cells of rows copied as text, as they stand there.

    Where the quotes are none of a spreadsheet's, such as one that is never closed, they belong
    to what the cells say: it would else swallow all that follows.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    with suppress(csv.Error):
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    lines = io.StringIO(text, newline="")
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
