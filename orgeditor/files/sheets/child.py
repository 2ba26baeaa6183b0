"""The process that parses one file and says what is in it, under limits of its own.

It takes a ``wire.Request`` on standard input and answers with frames on standard output.
Nothing of it may import Qt or the model: it has to be there at once.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from orgeditor.files.sheets import (
    delimited,
    diagram,
    json_text,
    packaged,
    protected,
    signature,
    wire,
)
from orgeditor.files.sheets.refusals import PasswordNeeded, Unreadable
from orgeditor.files.sheets.text import shown_name
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main(arguments: Sequence[str] = ()) -> int:
    """Answer the request on standard input; return the exit status 0."""
    # Cells hold no cycles, and the process ends with its answer.
    gc.disable()
    # What a library prints must not come between the frames.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=wire.Request)
    if not _limit(request.limits):
        request = msgspec.structs.replace(request, ahead=False)
    name = shown_name(_path(request))
    try:
        for frame in _checked(_frames(request, name), name, request.limits):
            wire.send(answers, frame)
    except Unreadable as refusal:
        wire.send(answers, wire.Refusal(refusal.reason, isinstance(refusal, PasswordNeeded)))
    except MemoryError:
        pass  # Silence is the reader's sign that the limit was reached, as when Rust aborts.
    return 0


def _path(request: wire.Request) -> Path:
    return Path(os.fsdecode(request.path))


def _limit(limits: wire.Limits) -> bool:
    """Limit memory and time of this process; False on Windows, where the reader's clock is the only limit."""
    try:
        import resource
    except ImportError:
        return False
    most = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: int(limits.seconds) + 1,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in most.items():
        _, hard = resource.getrlimit(kind)
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (soft, hard))
    return True


def _frames(request: wire.Request, name: str) -> Iterator[wire.Sent]:
    """Yield what the file holds. Raises Unreadable."""
    with _opened(_path(request)) as file:
        source: BinaryIO = file
        container = signature.container(source, name)
        if container is None or (container == "xls" and protected.is_protected(source)):
            source = protected.decrypted(source, name, request.password)
            container = signature.container(source, name)
        if container == "csv":
            yield from delimited.frames(source, name, request)
        elif container == "drawio":
            yield from diagram.frames(source, name)
        elif container == "json":
            yield from json_text.frames(source, name, request)
        elif container:
            yield from packaged.frames(source, name, container, request)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(_unopened(error, shown_name(path))) from error


def _unopened(error: OSError, name: str) -> Message:
    match error:
        case FileNotFoundError():
            return t("{file} is not there. Check its name and folder.", file=name)
        case IsADirectoryError():
            return t("{file} is a folder. Choose a spreadsheet in it.", file=name)
        case PermissionError():
            return t("{file} may not be read. Ask its owner, or copy it elsewhere.", file=name)
        case _:
            return t(
                "{file} cannot be opened ({reason}). Copy it to this machine and try again.",
                file=name,
                reason=error.strerror or type(error).__name__,
            )


def _checked(frames: Iterator[wire.Sent], name: str, limits: wire.Limits) -> Iterator[wire.Sent]:
    """Pass ``frames`` on, counting filled cells: none at all is as little use as too many."""
    filled = 0
    for frame in frames:
        if isinstance(frame, wire.Rows | wire.Columns):
            filled += wire.filled(frame)
            if filled > limits.cells:
                raise packaged.too_many_cells(name, limits)
        if isinstance(frame, wire.Finished) and not filled:
            raise Unreadable(
                t("No cell in {file} is filled. Choose the file that holds the table.", file=name)
            )
        yield frame


if __name__ == "__main__":
    sys.exit(main())
