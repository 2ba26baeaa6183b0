"""Read any spreadsheet: it is parsed in a child process that may not harm this one.

The child may use 1 GiB of address space and 60 seconds (Linux and macOS; Windows has
the time limit only), imports neither Qt nor the model, and is killed on Cancel.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

import msgspec

from orgeditor.assets import child_environment
from orgeditor.files.sheets import markdown, wire
from orgeditor.files.sheets.copied import copied_rows
from orgeditor.files.sheets.refusals import Cancelled, PasswordNeeded, Unreadable
from orgeditor.files.sheets.text import plain, shown_name
from orgeditor.files.sheets.workbook import Row, Sheet, Workbook
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHILD_ARGUMENT: Final = "--read-sheets"
"""First argument of the frozen program that makes it the child."""

_POLL: Final = 0.05
_LIMITS: Final = wire.Limits()


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: wire.Limits = _LIMITS,
) -> Workbook:
    """Return the cells of the spreadsheet at ``path``, whatever its container.

    ``encoding`` and ``delimiter`` overrule the guess for text files. ``progress`` is
    called with 0.0 to 1.0, ``cancelled`` is asked at least ten times a second; both in
    the caller's thread. Raises Unreadable, PasswordNeeded, or Cancelled.
    """
    deadline = time.monotonic() + limits.seconds
    for ahead in (True, False):
        request = wire.Request(os.fsencode(path.absolute()), password, encoding, delimiter, limits, ahead)  # fmt: skip
        with _child(request) as frames:
            said = _until_finished(frames, path, limits, deadline, cancelled)
            if (book := _book(path, said, progress)) is not None:
                return book
    raise Unreadable(
        t(
            "{file} could not be read: it is damaged, or needs more than {limit} MB of memory"
            " (one cell far outside the table is enough). Open it in Excel, keep the table"
            " alone, and save it again as xlsx.",
            file=shown_name(path),
            limit=limits.memory >> 20,
        )
    )


def _book(
    path: Path, said: Iterator[wire.Frame], progress: Callable[[float], None] | None
) -> Workbook | None:
    """Return the workbook that the child tells of, None where it dies before the end; Unreadable."""
    sheets: list[Sheet] = []
    for frame in said:
        match frame:
            case wire.Progress(fraction):
                if progress:
                    progress(fraction)
            case wire.SheetBegins():
                sheets.append(_sheet(frame))
            case wire.Rows(rows):
                sheets[-1].rows.extend(rows)
            case wire.Refusal(reason, needs_password):
                raise PasswordNeeded(reason) if needs_password else Unreadable(reason)
            case wire.Finished():
                for sheet in sheets:
                    _trim(sheet.rows)
                return Workbook(
                    shown_name(path),
                    frame.container,
                    tuple(map(_without_overlaps, sheets)),
                    frame.encoding,
                    frame.delimiter,
                    tuple(frame.notes),
                )
    return None


def read_text(text: str) -> Workbook:
    """Return a table copied from a spreadsheet (tab-separated), or in Markdown, as one sheet."""
    if "\t" not in text and markdown.is_markdown(text.splitlines()):
        rows: list[Row] = list(markdown.rows(text.splitlines()))
    else:
        rows = [
            tuple(plain(cell) or None for cell in row) if any(row) else ()
            for row in copied_rows(text)
        ]
    _trim(rows)
    return Workbook("", "clipboard", (Sheet("", rows),), delimiter="\t")


def _trim(rows: list[Row]) -> None:
    """Take off the empty rows at the end."""
    while rows and not rows[-1]:
        rows.pop()


def _without_overlaps(sheet: Sheet) -> Sheet:
    """Return the sheet without merged ranges that lie over others: all others have room beside each other."""
    if not sheet.merged:
        return sheet
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    room = height * width
    kept = []
    for area in sheet.merged:
        rows = min(area.bottom, height - 1) - area.top + 1
        columns = min(area.right, width - 1) - area.left + 1
        room -= max(rows, 0) * max(columns, 0)
        if room < 0:
            break
        kept.append(area)
    return sheet if len(kept) == len(sheet.merged) else msgspec.structs.replace(sheet, merged=tuple(kept))  # fmt: skip


def _sheet(begins: wire.SheetBegins) -> Sheet:
    return Sheet(
        name=begins.name,
        rows=[],
        hidden=begins.hidden,
        hidden_rows=frozenset(begins.hidden_rows),
        merged=tuple(begins.merged),
        formulas_without_value=frozenset(begins.formulas_without_value),
        indents={(row, column): level for row, column, level in begins.indents},
        formats=begins.formats,
        outlines=dict(begins.outlines),
        comments={(row, column): text for row, column, text in begins.comments},
        fills={(row, column): colour for row, column, colour in begins.fills},
    )


Frames = queue.SimpleQueue[bytes]


def _until_finished(
    frames: Frames,
    path: Path,
    limits: wire.Limits,
    deadline: float,
    cancelled: Callable[[], bool] | None,
) -> Iterator[wire.Frame]:
    """Yield what the child says; ends without a last word where the child has died."""
    while True:
        if cancelled and cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise Unreadable(
                t(
                    "{file} could not be read within {seconds} seconds. Open it in Excel,"
                    " keep the sheet that matters, and save it again as xlsx.",
                    file=shown_name(path),
                    seconds=round(limits.seconds),
                )
            )
        try:
            data = frames.get(timeout=_POLL)
        except queue.Empty:
            continue
        if not data:
            return
        yield wire.decoded(data)


@contextmanager
def _child(request: wire.Request) -> Iterator[Frames]:
    """Run the child on ``request`` for as long as the block lasts; yield what it says.

    A thread takes its frames off the pipe, since not every system can wait on a pipe
    with a time limit.
    """
    process = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    frames: Frames = queue.SimpleQueue()
    with process:
        assert process.stdin
        assert process.stdout
        reader = threading.Thread(target=_listen, args=(process.stdout, frames), daemon=True)
        reader.start()
        try:
            _ask(process.stdin, request)
            yield frames
        finally:
            process.kill()
            reader.join()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -P: a module in the folder one happens to be in must not be taken for a library.
    return [sys.executable, "-P", "-m", "orgeditor.files.sheets.child"]


def _ask(stream: IO[bytes], request: wire.Request) -> None:
    try:
        with stream:
            stream.write(msgspec.msgpack.encode(request))
    except BrokenPipeError:
        return  # The child is dead already: its silence says so to the reader.


def _listen(stream: IO[bytes], frames: Frames) -> None:
    while data := wire.received(stream):
        frames.put(data)
    frames.put(b"")
