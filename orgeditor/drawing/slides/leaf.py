"""What is to stand on a slide, and the mark by which its slide is found again in a deck."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.drawing.slides.board import OURS, Board

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS: Final = 8
_MOST: Final = 16
"""So many subjects are named in a mark, since office programs may cut long names."""
_MARK: Final = re.compile(r"slide (?P<family>[\w-]+) (?P<kind>[\w.-]+) (?P<number>\d+) (?P<subjects>[0-9a-f,]*) (?P<title>[0-9a-f]+)")  # fmt: skip


class Mark(msgspec.Struct, frozen=True):
    """What a slide shows: ``family`` is what is handed over at once, ``kind`` which part of it.

    ``subjects``: digests of the ids of the records that it begins with; ``number``: which it is
    of several with the same; ``title``: digest of the title that it was given.
    """

    family: str
    kind: str
    subjects: tuple[str, ...] = ()
    number: int = 0
    title: str = ""

    @property
    def text(self) -> str:
        """The mark as the name of a shape."""
        subjects = ",".join(self.subjects)
        return f"slide {self.family} {self.kind} {self.number} {subjects} {self.title}"

    def nearness(self, other: Mark) -> int:
        """Return how much two slides show the same, 0 where they are of different kinds."""
        if (self.family, self.kind) != (other.family, other.kind):
            return 0
        shared = len({*self.subjects} & {*other.subjects})
        same = self.subjects[:1] == other.subjects[:1]
        return 1 + shared + _MOST * (2 * same + (self.number == other.number))


class Leaf(msgspec.Struct, frozen=True, eq=False):
    """A slide to be: what it shows, its title, how it is drawn, and what its notes tell.

    ``cover``: it is the first of a deck, on the layout that a template has for that.
    """

    mark: Mark
    title: str
    draw: Callable[[Board], None]
    notes: tuple[str, ...] = ()
    cover: bool = False


def marked(family: str, kind: str, subjects: Iterable[str] = (), number: int = 0) -> Mark:
    """Return the mark of a slide about records."""
    found = tuple(digest(key) for key in subjects)
    return Mark(family, kind, found[:_MOST], number)


def mark_in(name: str) -> Mark | None:
    """Return the mark that the name of a shape is, None where it is none."""
    found = _MARK.fullmatch(name.removesuffix(OURS)) if name.endswith(OURS) else None
    if found is None:
        return None
    subjects = tuple(filter(None, found["subjects"].split(",")))
    return Mark(found["family"], found["kind"], subjects, int(found["number"]), found["title"])


def digest(text: str) -> str:
    """Return a short digest of a text."""
    return hashlib.blake2s(text.encode("utf-8", "replace"), digest_size=_DIGITS // 2).hexdigest()
