"""Run every bench, or those whose name holds a given word; print a table, write out/bench.json."""

from __future__ import annotations

import json
import platform
import re
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.registry import BENCHES, Measured, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOP = Path(__file__).resolve().parents[2]
SIZES = ("1,000", "10,000", "100,000", "300,000")
SIZE = re.compile(r"(?<![\d,])(?:{})(?!,?\d)".format("|".join(SIZES)))
GROWTH = "{:64} {:>5} {:>15} {:>15} {:>15} {:>15}"
ROW = "{:64} {:>4} {:>8} {:>8} {:>3} {:>8} {:12} {:>6}  {}"


def figure(value: float) -> str:
    """Return a number with three significant digits, never in powers of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def row(one: Measured) -> str:
    """Return one line of the table."""
    limit = "" if one.limit is None else f"<= {figure(one.limit)}"
    baseline = f"{figure(one.baseline_median)} {one.baseline_unit} ({one.baseline})"
    return ROW.format(
        one.name, one.unit, figure(one.median), figure(one.p95), one.n, limit,
        f"! {one.missed}" if one.missed else "", f"{one.took:.1f}", baseline,
    )  # fmt: skip


def growth(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield a table of what was measured at several sizes: a line each, a column a size."""
    sizes: dict[str, dict[str, Measured]] = {}
    for one in measured:
        if found := SIZE.search(one.name):
            sizes.setdefault(SIZE.sub("n", one.name, count=1), {})[found[0]] = one
    yield GROWTH.format("median / p95 as n grows", "unit", *SIZES)
    for name, of in sizes.items():
        if len(of) > 1:
            figures = (f"{figure(of[s].median)} / {figure(of[s].p95)}" if s in of else "" for s in SIZES)  # fmt: skip
            yield GROWTH.format(name, next(iter(of.values())).unit, *figures)


def results(word: str) -> Iterator[Measured]:
    """Measure the benches of every file here whose name holds ``word``."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        import_module(f"tests.bench.{path.stem}")
    for one in BENCHES:
        if word.casefold() in one.name.casefold():
            yield measure(one)


def main(word: str = "") -> int:
    """Print and write the results; return 1 where a median is above its limit."""
    print(
        ROW.format(
            "",
            "unit",
            "median",
            "p95",
            "n",
            "limit",
            "! above it",
            "took s",
            "baseline, in the same run",
        )
    )
    measured = []
    for one in results(word):
        print(row(one), flush=True)
        measured.append(one)
    print("", *growth(measured), sep="\n")
    limited = [one for one in measured if one.limit is not None]
    print(
        "",
        f"{len(limited)} limits, above them:",
        *(f"  {one.name}: {one.missed}" for one in limited if one.missed),
        sep="\n",
    )
    print(f"{sum(one.took for one in measured):.0f} s")
    out = TOP / "out"
    out.mkdir(exist_ok=True)
    report = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "benches": [asdict(one) for one in measured],
    }
    (out / "bench.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return int(any(one.limit is not None and one.median > one.limit for one in measured))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
