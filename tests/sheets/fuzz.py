"""Broken files: each is read to the end or refused in a sentence, and never harms who reads it.

``python -m tests.sheets.fuzz [inputs] [seed]``. Real workbooks of every container are cut,
overwritten, spliced and, where they are zips, spoilt inside their parts; text is spoilt
byte by byte. Each is read as a file and proposed as a roster and as a matrix, as the
window does. What may come of it is a proposal or a refusal: no other exception, no hang,
and no growth of the reading process beyond its limit.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import psutil

from orgeditor.files.responsibility import propose_matrix
from orgeditor.files.roster import propose
from orgeditor.files.sheets import Unreadable, read_workbook
from orgeditor.files.sheets.wire import Limits
from orgeditor.model.edit import Refused
from tests.sheets.workbooks import ROSTER, ods, xls, xlsb, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOP: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = TOP / "resources" / "sample"
PATIENCE: Final = 20.0
"""Seconds that one small file may take, ten times what the slowest good one does."""
GROWTH: Final = 400 << 20
"""Bytes that the process of the window may grow by over a whole run."""
_INTERESTING: Final = (
    b"\x00",
    b"\xff" * 4,
    b"-1",
    b"1048577",
    b"9" * 40,
    b"<",
    b"&#x0;",
    b"NaN",
    b"\r",
)
_NUMBER: Final = re.compile(rb"\d+")


def originals(folder: Path) -> list[Path]:
    """Write good files of every container that can be made here, and return them."""
    rows = [*ROSTER, *((f"{n:03}", f"Person {n}", f"{n // 3:03}", 1) for n in range(3, 40))]
    text = "\n".join(",".join(str(cell) for cell in row) for row in rows)
    for name, encoding in (("utf8.csv", "utf-8"), ("wide.csv", "utf-16"), ("gbk.txt", "gb18030")):
        (folder / name).write_bytes(text.encode(encoding))
    (folder / "tabs.tsv").write_text(text.replace(",", "\t"), encoding="utf-8")
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    (folder / "a.json").write_text(json.dumps({"columns": rows[0], "rows": told}), encoding="utf-8")
    made = [
        xlsx(folder / "a.xlsx", rows),
        ods(folder / "a.ods", rows),
        xlsb(folder / "a.xlsb", rows),
        xls(folder / "a.xls", rows),
    ]
    return [
        *sorted(folder.glob("*.[ct][sx][vt]")),
        folder / "a.json",
        *made,
        *sorted(SAMPLE.glob("*.xlsx")),
    ]


def spoilt(draw: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """Return a file with something wrong in it: in its bytes, or inside one of its parts."""
    if content.startswith(b"PK") and draw.random() < 0.7:
        return _spoilt_part(draw, content)
    return draw.choice(_WAYS)(draw, content, others)


def _cut(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    return content[: draw.randrange(len(content))]


def _overwrite(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    spoilt = bytearray(content)
    for _ in range(draw.choice((1, 1, 4, 40))):
        spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt)


def _insert(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + draw.choice(_INTERESTING) * draw.choice((1, 1, 50)) + content[at:]


def _remove(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.randrange(1, 200) :]


def _repeat(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    at = draw.randrange(len(content))
    piece = content[at : at + draw.randrange(1, 400)]
    return content[:at] + piece * draw.choice((2, 20, 200)) + content[at:]


def _splice(draw: random.Random, content: bytes, others: list[bytes]) -> bytes:
    other = draw.choice(others)
    return content[: draw.randrange(len(content))] + other[draw.randrange(len(other)) :]


def _renumber(draw: random.Random, content: bytes, _others: list[bytes]) -> bytes:
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return content
    chosen = draw.choice(numbers)
    other = draw.choice((b"0", b"-1", b"16384", b"1048576", b"4294967296", b"9" * 30, b"1e308"))
    return content[: chosen.start()] + other + content[chosen.end() :]


_WAYS: Final[tuple[Callable[[random.Random, bytes, list[bytes]], bytes], ...]] = (
    _cut,
    _overwrite,
    _insert,
    _remove,
    _repeat,
    _splice,
    _renumber,
)


def _spoilt_part(draw: random.Random, content: bytes) -> bytes:
    """Spoil one part of a zip and pack it again, so that the fault lies behind the container."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()}
        victim = draw.choice(sorted(name for name, part in parts.items() if part))
        for name, part in parts.items():
            if name != victim:
                new.writestr(name, part)
            elif draw.random() < 0.95:
                new.writestr(name, draw.choice(_WAYS)(draw, part, list(parts.values())))
    return packed.getvalue()


def read_as_the_window_does(path: Path) -> str:
    """Read a file and propose it; return what came of it in a word. Any other exception is a fault."""
    try:
        book = read_workbook(path, limits=Limits(seconds=PATIENCE))
    except Unreadable as refusal:
        _check_sentence(str(refusal))
        return "unreadable"
    for make in (lambda: propose([book]).organization(), lambda: propose_matrix(book)):
        try:
            make()
        except (Unreadable, Refused) as refusal:
            _check_sentence(str(refusal))
        else:
            return "read"
    return "no table"


def _check_sentence(said: str) -> None:
    if not said.strip() or "Traceback" in said or len(said) > 2_000:
        raise AssertionError(f"not a sentence for a person: {said!r}")


def runs(inputs: int, seed: int, folder: Path) -> Iterator[tuple[int, str, float]]:
    """Read ``inputs`` spoilt files; yield for each its number, what came of it, the seconds."""
    draw = random.Random(seed)
    good = originals(folder)
    contents = [path.read_bytes() for path in good]
    for number in range(inputs):
        n = draw.randrange(len(good))
        path = folder / f"spoilt{number}{good[n].suffix}"
        path.write_bytes(spoilt(draw, contents[n], contents))
        began = time.perf_counter()
        try:
            came = read_as_the_window_does(path)
        except Exception as fault:
            kept = TOP / "out" / f"fuzz-{seed}-{number}{good[n].suffix}"
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(path.read_bytes())
            raise AssertionError(f"input {number} of seed {seed}, kept as {kept}") from fault
        path.unlink()
        yield number, came, time.perf_counter() - began


def main(inputs: int = 5_000, seed: int = 1) -> int:
    """Read many spoilt files and say how it went; return 1 where one hung or memory grew."""
    process = psutil.Process()
    counted: dict[str, int] = {}
    slowest, slow, before = 0.0, -1, 0
    with TemporaryDirectory() as folder:
        for number, came, seconds in runs(inputs, seed, Path(folder)):
            counted[came] = counted.get(came, 0) + 1
            if seconds > slowest:
                slowest, slow = seconds, number
            if number == 50:
                before = process.memory_info().rss
            if number % 500 == 499:
                print(
                    f"{number + 1}: {counted}, slowest {slowest:.1f} s (input {slow})", flush=True
                )
    growth = process.memory_info().rss - before if before else 0
    print(
        f"{inputs} inputs, seed {seed}: {counted}; "
        f"slowest {slowest:.1f} s (input {slow}); grew {growth >> 20} MB"
    )
    return int(slowest > PATIENCE + 5 or growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
