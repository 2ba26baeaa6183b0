"""One organisation said in all the ways that rosters say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.files.roster import Proposal

Rows = list[tuple[Any, ...]]

_WORDS = ("Finance", "Sales", "Legal", "Audit", "Design", "Supply", "Tax", "Care", "Growth", "Lab")
_RANKS = ("Chief", "Director", "Manager", "Lead", "Analyst", "Assistant")
_GIVEN = ("Ana", "Ben", "Cem", "Dee", "Eva", "Fay", "Gus", "Hal", "Ida", "Jon", "李", "王")
_FAMILY = ("Paz", "Ode", "Su", "López", "Lu", "Moss", "Ito", "Kerr", "Núñez", "Ng")


class Staff(msgspec.Struct):
    """Positions in pre-order: ``above[i]`` is the one above i, -1 at the top."""

    above: list[int]

    @property
    def titles(self) -> list[str]:
        return [f"{_RANKS[min(self.depth(i), 5)]} {_WORDS[i % 10]} {_letters(i)}" for i in range(len(self.above))]  # fmt: skip

    @property
    def names(self) -> list[str]:
        return [f"{_GIVEN[i % 12]} {_FAMILY[i % 10]}{_letters(i).lower()}" for i in range(len(self.above))]  # fmt: skip

    def depth(self, i: int) -> int:
        return 0 if self.above[i] < 0 else self.depth(self.above[i]) + 1

    def path(self, i: int) -> list[int]:
        return ([] if self.above[i] < 0 else self.path(self.above[i])) + [i]

    def number(self, i: int) -> tuple[int, ...]:
        """Return the outline number of i."""
        siblings = [n for n, up in enumerate(self.above) if up == self.above[i]]
        before = () if self.above[i] < 0 else self.number(self.above[i])
        return (*before, siblings.index(i) + 1)

    def said(self) -> dict[str, str]:
        """Return by title the title above."""
        titles = self.titles
        return {titles[i]: titles[up] if up >= 0 else "" for i, up in enumerate(self.above)}


def staff(choices: Sequence[int]) -> Staff:
    """Return the positions of a tree: each choice says how far up the next one hangs."""
    above = [-1]
    for choice in choices:
        path = Staff(above).path(len(above) - 1)
        above.append(path[choice % len(path)])
    return Staff(above)


def _letters(n: int) -> str:
    return chr(65 + n // 26) + chr(65 + n % 26)


def _each(head: tuple[str, ...], staff: Staff, row: Callable[[int], tuple[Any, ...]]) -> Rows:
    return [head, *(row(i) for i in range(len(staff.above)))]


def by_id(s: Staff) -> Rows:
    return _each(("ID", "Title", "Name", "Reports to"), s, lambda i: (f"P{i:03}", s.titles[i], s.names[i], f"P{s.above[i]:03}" if i else None))  # fmt: skip


def by_name(s: Staff) -> Rows:
    return _each(("Title", "Name", "Manager"), s, lambda i: (s.titles[i], s.names[i], s.names[s.above[i]] if i else None))  # fmt: skip


def by_spaces(s: Staff) -> Rows:
    return _each(("Title", "Name"), s, lambda i: ("    " * s.depth(i) + s.titles[i], s.names[i]))


def by_signs(s: Staff) -> Rows:
    return _each(("Title", "Name"), s, lambda i: ("- " * s.depth(i) + s.titles[i], s.names[i]))


def by_outline(s: Staff) -> Rows:
    return _each(("WBS", "Title", "Name"), s, lambda i: (".".join(map(str, s.number(i))), s.titles[i], s.names[i]))  # fmt: skip


def by_numbered_title(s: Staff) -> Rows:
    return _each(("Title", "Name"), s, lambda i: (".".join(map(str, s.number(i))) + " " + s.titles[i], s.names[i]))  # fmt: skip


def by_prefix(s: Staff) -> Rows:
    return _each(("Code", "Title", "Name"), s, lambda i: ("C" + "".join(f"{n:02}" for n in s.number(i)[1:]), s.titles[i], s.names[i]))  # fmt: skip


def by_depth(s: Staff) -> Rows:
    return _each(("Level", "Title", "Name"), s, lambda i: (s.depth(i) + 1, s.titles[i], s.names[i]))


def by_path(s: Staff) -> Rows:
    return _each(("Path", "Name"), s, lambda i: (" > ".join(s.titles[n] for n in s.path(i)), s.names[i]))  # fmt: skip


def by_slashes(s: Staff) -> Rows:
    return _each(("Title", "Org", "Name"), s, lambda i: (s.titles[i], "/".join(s.titles[n] for n in s.path(i)), s.names[i]))  # fmt: skip


def by_columns(s: Staff) -> Rows:
    deepest = max(map(s.depth, range(len(s.above)))) + 1
    head = (*(f"Level {n + 1}" for n in range(deepest)), "Name")
    return _each(head, s, lambda i: (*(s.titles[i] if n == s.depth(i) else None for n in range(deepest)), s.names[i]))  # fmt: skip


def by_children(s: Staff) -> Rows:
    def below(i: int) -> str:
        return "; ".join(s.names[n] for n, up in enumerate(s.above) if up == i)

    return _each(("Name", "Title", "Direct reports"), s, lambda i: (s.names[i], s.titles[i], below(i)))  # fmt: skip


def by_hierarchyid(s: Staff) -> Rows:
    return _each(("ID", "Title", "Name", "OrgNode"), s, lambda i: (i + 1, s.titles[i], s.names[i], _ordpath(s.number(i)[1:])))  # fmt: skip


def _ordpath(numbers: Sequence[int]) -> str:
    bits = ""
    for n in numbers:
        if n < 4:
            bits += f"01{n:02b}1"
        elif n < 8:
            bits += f"100{n - 4:02b}1"
        elif n < 16:
            bits += f"101{n - 8:03b}1"
        else:
            low = f"{n - 16:06b}"
            bits += f"110{low[:2]}0{low[2]}1{low[3:]}1"
    bits += "0" * (-len(bits) % 8)
    return f"{int(bits, 2):0{len(bits) // 4}X}" if bits else ""


WAYS: dict[str, tuple[Callable[[Staff], Rows], str]] = {
    "id": (by_id, "manager-id"),
    "name": (by_name, "manager-name"),
    "spaces": (by_spaces, "indent"),
    "signs": (by_signs, "indent"),
    "outline": (by_outline, "outline-number"),
    "numbered titles": (by_numbered_title, "outline-number"),
    "prefix": (by_prefix, "prefix-code"),
    "depth": (by_depth, "depth"),
    "path": (by_path, "path"),
    "slashes": (by_slashes, "path"),
    "columns": (by_columns, "depth-columns"),
    "children": (by_children, "children"),
    "hierarchyid": (by_hierarchyid, "hierarchyid"),
}


def understood(proposal: Proposal) -> dict[str, str]:
    """Return by title the title above, as a proposal has it."""
    from orgeditor.model.records import Position

    org = proposal.organization()
    positions = org.of(Position)
    return {p.title: positions[p.manager].title if p.manager else "" for p in positions.values()}
