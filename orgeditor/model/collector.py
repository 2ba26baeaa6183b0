"""Making hundreds of thousands of objects at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the cycle collector: records and pages hold no cycles, and it would search them all again and again.

    What was made is then counted among what is old, which a moment's freezing does at once:
    else the collector would search all of it as soon as it runs again.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
