"""How much of the program was resident at most."""

from __future__ import annotations

import resource
from pathlib import Path


def most_resident() -> float:
    """Return the megabytes of this program; what started it is not counted, as ``ru_maxrss`` does on Linux."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return float(told["VmHWM"].removesuffix("kB")) / 1024
