"""Text files (csv, tsv, txt, Markdown) -> one sheet of text cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, Final

from orgeditor.files.sheets import encodings, markdown, notes, wire
from orgeditor.files.sheets.encodings import Encoding
from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.files.sheets.text import plain
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = ",;\t|^~"
"""Earlier ones win where several cut as evenly."""
_SAMPLE: Final = 200
_BATCH: Final = 2_000
_LONGEST_CELL: Final = 1 << 20


def frames(file: BinaryIO, name: str, request: wire.Request) -> Iterator[wire.Frame]:
    """Yield the sheet of a text file, at last what is to be told. Raises Unreadable."""
    csv.field_size_limit(_LONGEST_CELL)
    size = file.seek(0, io.SEEK_END)
    if size > request.limits.unpacked:
        raise too_large(name, request.limits)
    encoding = _encoding(file, name, request.encoding)
    broken: list[tuple[int, int, str]] = []
    unclosed: list[int] = []
    number = 0
    try:
        sample = list(islice(_lines(file, encoding), _SAMPLE))
        lines = _lines(file, encoding)
        if not request.delimiter and markdown.is_markdown(sample):
            delimiter, rows = "|", markdown.rows(lines)
        else:
            delimiter = request.delimiter or delimiter_of(sample)
            rows = _rows(lines, delimiter, unclosed)
        yield wire.SheetBegins("")
        while batch := list(islice(rows, _BATCH)):
            if not encoding.fits:
                broken += _broken(batch, number)
            yield wire.Rows(batch)
            number += len(batch)
            yield wire.Progress(min(file.tell() / size, 1.0))
    except csv.Error as error:
        raise Unreadable(
            t("{file} is no table: it has a cell of more than a million characters.", file=name)
        ) from error
    told = [notes.encoding_guessed(name, encoding.name)] if encoding.guessed else []
    told += notes.of_text(name, encoding.name, broken, unclosed)
    yield wire.Finished("csv", encoding.name, delimiter, told)


def too_large(name: str, limits: wire.Limits) -> Unreadable:
    """Return the refusal of a text of more bytes than are allowed."""
    return Unreadable(
        t(
            "{file} is larger than {n} MB. Split it, or keep only the columns that matter.",
            file=name,
            n=limits.unpacked >> 20,
        )
    )


def delimiter_of(lines: list[str]) -> str:
    """Return the delimiter that cuts ``lines``, a file's first, most evenly into most cells.

    Excel's own ``sep=;`` line is taken at its word.
    """
    if lines and (said := _said(lines[0])):
        return said
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> float:
    widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    # The end of the lines may cut a quoted cell, and with it the last row.
    counts = Counter(widths[:-1] or widths)
    return max(
        (rows / counts.total() * (1 - 1 / width) for width, rows in counts.items()), default=0.0
    )


def _said(line: str) -> str:
    line = line.strip('\r\n"')
    return line[4] if line.lower().startswith("sep=") and len(line) == 5 else ""


def _encoding(file: BinaryIO, name: str, wanted: str | None) -> Encoding:
    if not wanted:
        return encodings.encoding_of(file)
    try:
        "a".encode(wanted)
    except LookupError as error:
        raise Unreadable(
            t("{name} is no encoding. Choose utf-8, gb18030 or another.", name=wanted)
        ) from error
    return Encoding(wanted, fits=encodings.fits(file, wanted))


def _lines(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """Yield the lines of ``file`` with their ends."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding.name, errors="replace", newline="")
    try:
        yield text.readline().removeprefix("\ufeff")
        # Not "yield from": it would close the file with the generator.
        for line in text:  # noqa: UP028
            yield line
    finally:
        text.detach()


def _rows(
    lines: Iterator[str], delimiter: str, unclosed: list[int]
) -> Iterator[tuple[str | None, ...]]:
    """Yield the rows as a spreadsheet shows them, which hides the ``sep=`` line."""
    for number, cells in enumerate(_records(lines, delimiter, unclosed)):
        if number == 0 and _said(delimiter.join(cells)):
            continue
        while cells and not cells[-1]:
            cells.pop()
        yield tuple((plain(cell) if cell.startswith("'") else cell) or None for cell in cells)


def _records(lines: Iterator[str], delimiter: str, unclosed: list[int]) -> Iterator[list[str]]:
    """Yield the cells of each row; add to ``unclosed`` the rows whose quotation mark has no end.

    Such a mark swallows what follows up to the next one: its line is then read as it
    stands, without quotation marks, and the lines after it anew.
    """
    number = 0
    while True:
        taken: list[str] = []
        try:
            for cells in csv.reader(_noting(lines, taken), delimiter=delimiter, strict=True):
                taken.clear()
                yield cells
                number += 1
        except csv.Error:
            line, *rest = taken
            if rest:
                unclosed.append(number)
                yield next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            else:
                yield next(csv.reader([line], delimiter=delimiter))
            number += 1
            lines = chain(rest, lines)
        else:
            return


def _noting(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _broken(rows: list[tuple[str | None, ...]], first: int) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of the cells with bytes that are no character."""
    for number, row in enumerate(rows, first):
        for column, cell in enumerate(row):
            if cell and "\ufffd" in cell:
                yield number, column, cell
