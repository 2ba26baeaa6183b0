"""How something is measured: prepared once, run n times after a first time, beside a baseline.

    @bench("save 100,000 positions", unit="s", n=7, baseline=json_of_the_same_records)
    def save() -> Run:
        org = bench_organization()
        return lambda: write(org, path)

The decorated function prepares and returns the run. A run that returns nothing is
timed; one that returns a number has measured itself, in the bench's unit. The baseline
is prepared and run in the same way and in the same process, so that a ratio means the
same on every machine; where there is no natural one it is ``plain_python``. A baseline that
several benches have is run once, and what takes long has its first time counted, too.
"""

from __future__ import annotations

import gc
import json
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Run = Callable[[], float | None]
Prepare = Callable[[], Run]

_PATIENCE: Final = 2.0
"""For so many seconds a baseline is run again."""
_LONG: Final = 0.5
"""From so many seconds on a first time is like the others."""

SECONDS: Final = {"s": 1.0, "ms": 1e-3, "us": 1e-6}


@dataclass(frozen=True)
class Bench:
    """One thing measured: its name, unit, number of runs, baseline, and most it may take."""

    name: str
    unit: str
    n: int
    prepare: Prepare
    baseline: Prepare
    limit: float | None


@dataclass(frozen=True)
class Measured:
    """What the runs of one bench gave, in its unit; the baseline's median is a timed one's unit too."""

    name: str
    unit: str
    median: float
    p95: float
    n: int
    baseline: str
    baseline_median: float
    baseline_unit: str
    limit: float | None
    took: float
    """How many seconds all that took, from preparing on."""

    @property
    def missed(self) -> str:
        """Which of its figures are above the limit, "" for none."""
        over = [
            name
            for name in ("median", "p95")
            if self.limit is not None and getattr(self, name) > self.limit
        ]
        return ", ".join(over)


BENCHES: Final[list[Bench]] = []
_BASELINES: Final[dict[Prepare, list[float]]] = {}


def plain_python() -> Run:
    """Write and read 2,000 small records with the standard library's json."""
    records = [{"id": f"{number:032x}", "title": "Analyst", "fte": 0.5} for number in range(2000)]

    def run() -> None:
        json.loads(json.dumps(records))

    return run


def bench(
    name: str,
    *,
    unit: str = "ms",
    n: int = 30,
    baseline: Prepare = plain_python,
    limit: float | None = None,
) -> Callable[[Prepare], Prepare]:
    """Register the decorated function to be measured; ``limit`` is the median it must hold."""

    def register(prepare: Prepare) -> Prepare:
        BENCHES.append(Bench(name, unit, n, prepare, baseline, limit))
        return prepare

    return register


def measure(one: Bench) -> Measured:
    """Run a bench and its baseline."""
    start = time.perf_counter()
    values = _samples(one.prepare, one.unit, one.n)
    baseline_unit = one.unit if one.unit in SECONDS else "ms"
    baseline = [second / SECONDS[baseline_unit] for second in _baseline(one)]
    return Measured(
        name=one.name,
        unit=one.unit,
        median=statistics.median(values),
        p95=_p95(values),
        n=len(values),
        baseline=one.baseline.__name__.strip("_").replace("_", " "),
        baseline_median=statistics.median(baseline),
        baseline_unit=baseline_unit,
        limit=one.limit,
        took=time.perf_counter() - start,
    )


def _baseline(one: Bench) -> list[float]:
    """Return the seconds that a baseline takes; how fast the machine is plain Python tells anew each time."""
    if one.baseline is plain_python or one.baseline not in _BASELINES:
        _BASELINES[one.baseline] = _samples(one.baseline, "s", min(one.n, 15), _PATIENCE)
    return _BASELINES[one.baseline]


def _samples(prepare: Prepare, unit: str, n: int, patience: float = math.inf) -> list[float]:
    """Return n measurements, or as many as begin within ``patience`` seconds."""
    run = prepare()
    # What is there by now is not searched for cycles before each of the runs, nor later.
    gc.collect()
    gc.freeze()
    end = time.perf_counter() + patience
    elapsed, value = _timed(run, unit)
    values = [value] if elapsed > _LONG else []
    while len(values) < n and (time.perf_counter() < end or not values):
        gc.collect()
        values.append(_timed(run, unit)[1])
    return values


def _timed(run: Run, unit: str) -> tuple[float, float]:
    """Return how many seconds a run took, and what it measured."""
    start = time.perf_counter()
    own = run()
    elapsed = time.perf_counter() - start
    return elapsed, elapsed / SECONDS[unit] if own is None else own


def _p95(values: list[float]) -> float:
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
