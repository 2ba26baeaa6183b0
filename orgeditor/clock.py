"""What time it is for whatever enters a file: ``SOURCE_DATE_EPOCH`` stops the clock, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_dated: datetime | None = None


def _stopped_at() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else _dated


@contextmanager
def dated(day: date) -> Iterator[None]:
    """Say of files that they are made on a day, at its beginning in UTC, whatever time it is."""
    global _dated
    before, _dated = _dated, datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        yield
    finally:
        _dated = before


def now() -> datetime:
    """Return the moment, in UTC."""
    return _stopped_at() or datetime.now(UTC)


def today() -> date:
    """Return the day: that of the place where the program runs, or the one in UTC at which the clock is stopped."""
    stopped = _stopped_at()
    return stopped.date() if stopped else date.today()


def made_at() -> datetime:
    """Return the moment a file is said to be made at, in UTC without a zone."""
    return now().replace(tzinfo=None)
