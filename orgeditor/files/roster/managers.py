"""Who reports to whom: managers found by id, name, e-mail or login, exactly or loosely, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
from rapidfuzz import fuzz, process

from orgeditor.files.roster.columns import LEVELS
from orgeditor.files.roster.hierarchy import MANAGERS
from orgeditor.files.roster.words import fold, id_key, is_nothing, name_key
from orgeditor.messages import Message, t, tn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats

_SPLIT: Final = re.compile(r"\s*[;；|\n]\s*")
# Signs that stand within a name too.
_OR_NAME: Final = re.compile(r"\s*[,，、/&+]\s*|\s+(?:and|und|y|et|和|及)\s+")
_PARTS: Final = re.compile(r"\s*[()\[\]（）【】:：/|]\s*|\s+[-–—]\s+|_")
_BRACKETED: Final = re.compile(r"[(\[（【]([^)\]）】]+)[)\]）】]")
_COMMON_NAME: Final = re.compile(r"cn=([^,]+)", re.IGNORECASE)
_LIKELY: Final = 85
_SUGGESTED: Final = 200
_COMPARED: Final = 2_000_000
_KEYS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("id", id_key),
    ("person_id", id_key),
    ("email", str.casefold),
    ("login", str.casefold),
    ("name", name_key),
    ("name_zh", fold),
    ("title", fold),
    ("title_zh", fold),
)


class Lines(msgspec.Struct):
    """The reporting lines between seats.

    ``above[s]`` is the seat above seat s, -1 for none; ``dotted[s]`` the seats above it
    by dotted lines; ``waiting[s]`` the manager whom the file names and has no row for.
    ``key`` is the field by which managers are named most: ``id``, ``name``, ``email`` ...
    """

    above: list[int]
    dotted: dict[int, list[int]]
    waiting: list[str]
    key: str = "id"


class Match(msgspec.Struct, frozen=True):
    """The seats that a manager's text may mean; ``loose`` where spelling had to be ignored."""

    seats: tuple[int, ...]
    loose: bool = False


class _Finder:
    """Finds seats by what managers are called; each text is looked for once."""

    def __init__(self, rows: Rows, seats: Seats) -> None:
        self._rows = rows
        self._seats = seats
        self._exact: dict[str, dict[str, tuple[int, ...]]] = {}
        self._loose: dict[str, dict[str, tuple[int, ...]]] = {}
        self._found: dict[str, Match] = {}
        self._suggested: dict[str, Message | None] = {}
        split = rows.present & {"first_name", "last_name"}
        self.order = [n for n, _ in _KEYS if n in rows.present or (n == "name" and split)]

    def prefer(self, texts: Iterable[str]) -> str:
        """Look first among the field that most of ``texts`` are found in; return it."""
        distinct = sorted(set(texts))[:5_000]
        hits = {name: self._hits(name, distinct, loose=False) for name in self.order}
        if max(hits.values(), default=0) < len(distinct) / 2:
            for name in self.order:
                hits[name] = max(hits[name], self._hits(name, distinct, loose=True))
        self.order.sort(key=lambda name: -hits[name])
        return self.order[0] if self.order and hits[self.order[0]] else "id"

    def _hits(self, name: str, distinct: Sequence[str], *, loose: bool) -> int:
        index, key = self._index(name, loose=loose), dict(_KEYS)[name]
        return sum(1 for text in distinct if (key(text) if loose else text) in index)

    def find(self, text: str) -> Match:
        """Return the seats that ``text`` means: exactly in any field, else loosely."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._search(text)
        return found

    def _search(self, text: str) -> Match:
        for name in self.order:
            if hit := self._index(name, loose=False).get(text):
                return Match(hit)
        for name in self.order:
            key = dict(_KEYS)[name](text)
            if key and (hit := self._index(name, loose=True).get(key)):
                return self._narrowed(Match(hit, loose=True), text)
        return self._search_parts(text)

    def _search_parts(self, text: str) -> Match:
        """Return the seat that a text means by a part of it: "1002 - Ben Ode", "CN=Ana Paz,OU=Board"."""
        named = _COMMON_NAME.match(text)
        parts = [named[1]] if named else [part for part in _PARTS.split(text) if part]
        if len(parts) < 2 and not named:
            return Match(())
        for name in self.order:
            key = dict(_KEYS)[name]
            known = self._index(name, loose=True)
            hits = {hit for part in parts if (said := key(part)) and len(hit := known.get(said, ())) == 1}  # fmt: skip
            if len(hits) == 1:
                return Match(hits.pop(), loose=True)
        return Match(())

    def _narrowed(self, match: Match, text: str) -> Match:
        """Return of several seats of one name the one whose number or unit stands beside it: 王伟（营销）."""
        beside = [fold(part) for part in _BRACKETED.findall(text)]
        if len(match.seats) < 2 or not beside:
            return match
        columns = [self._rows.column(n) for n in ("unit", "unit_id", *LEVELS, "title", "location", "person_id")]  # fmt: skip
        fitting = []
        for seat in match.seats:
            i = self._seats.rows[seat][0]
            said = [fold(self._seats.codes[seat]), *(fold(column[i]) for column in columns)]
            if any(part and (part in said or any(text.startswith(part) for text in said)) for part in beside):  # fmt: skip
                fitting.append(seat)
        return Match(tuple(fitting), loose=True) if len(fitting) == 1 else match

    def _index(self, name: str, *, loose: bool) -> dict[str, tuple[int, ...]]:
        indexes = self._loose if loose else self._exact
        if name not in indexes:
            indexes[name] = self._built(name, dict(_KEYS)[name] if loose else None)
        return indexes[name]

    def _built(self, name: str, key: Callable[[str], str] | None) -> dict[str, tuple[int, ...]]:
        texts: Sequence[str] = self._seats.names if name == "name" else self._rows.column(name)
        index: dict[str, list[int]] = {}
        for i, text in enumerate(texts):
            self._rows.pause(i)
            seat = self._seats.of[i]
            if not text or seat < 0:
                continue
            if name == "id":
                text = self._seats.codes[seat]
            said = key(text) if key else text
            index.setdefault(said, []).append(seat)
        # Those who share a seat are called by it more than once.
        return {said: tuple(dict.fromkeys(found)) for said, found in index.items()}

    def suggestion(self, text: str) -> Message | None:
        """Return what row a manager who is no row may have meant; for the first few of them."""
        most = min(_SUGGESTED, _COMPARED // max(1, len(self._seats.rows)))
        if text not in self._suggested and len(self._suggested) < most:
            self._suggested[text] = self._likely(text)
        return self._suggested.get(text)

    def _likely(self, text: str) -> Message | None:
        # Codes differ by letters mistyped, names by their order and what is left out.
        scorer = fuzz.ratio if " " not in text and any(map(str.isdigit, text)) else fuzz.WRatio
        for name in self.order:
            index = self._index(name, loose=False)
            best = process.extractOne(text, index.keys(), scorer=scorer, score_cutoff=_LIKELY)
            if best is not None:
                i = self._seats.rows[index[best[0]][0]][0]
                return t("Perhaps {name}, row {row}?", name=best[0], row=self._rows.line(i))
        return None


def find_managers(rows: Rows, seats: Seats) -> Lines:
    """Return the reporting lines, loops cut; all that was not plain is told."""
    count = len(seats.rows)
    lines = Lines([-1] * count, {}, [""] * count)
    _draw_trees(rows, seats, lines)
    if not rows.present & MANAGERS:
        _cut_loops(rows, seats, lines)
        return lines
    finder = _Finder(rows, seats)
    texts = rows.column("manager")
    lines.key = finder.prefer(text for text in texts if text)
    nobody: list[int] = []
    fallbacks = [rows.column(n) for n in ("manager_name", "manager_email") if n in rows.present]
    for seat, members in enumerate(seats.rows):
        rows.pause(seat)
        i = members[0]
        text = texts[i]
        if fallbacks and (not text or not finder.find(text).seats):
            text = next((c[i] for c in fallbacks if c[i] and finder.find(c[i]).seats), text)
        if not text:
            continue
        if not finder.find(text).seats and is_nothing(text):
            nobody.append(i)
            rows.keep(i, "manager")
            continue
        _draw(rows, seats, lines, finder, seat, text)
    if nobody:
        told = tn("{n} manager stands for “none”; the position is at the top.", "{n} managers stand for “none”; the positions are at the top.", len(nobody))  # fmt: skip
        rows.tell("none-id", "hint", told, nobody[0], "manager")
    _dotted_column(rows, seats, lines, finder)
    _cut_loops(rows, seats, lines)
    return lines


def _draw_trees(rows: Rows, seats: Seats, lines: Lines) -> None:
    """Draw the lines of tables whose rows have their places by other means than managers."""
    for part in rows.parts:
        if part.hierarchy is None or part.hierarchy.of == "units":
            continue
        tree = part.hierarchy.tree
        for i, up in enumerate(tree.above):
            seat = seats.of[part.start + i]
            # A row that is no seat of its own leaves those below it to the next one up.
            while up >= 0 and seats.of[part.start + up] in (-1, seat):
                up = tree.above[up]
            if seat >= 0 and up >= 0 and lines.above[seat] < 0:
                lines.above[seat] = seats.of[part.start + up]
        for i, uppers in tree.dotted.items():
            seat = seats.of[part.start + i]
            found = dict.fromkeys(seats.of[part.start + up] for up in uppers)
            lines.dotted[seat] = [s for s in found if s not in (-1, seat)]
            if lines.dotted[seat]:
                told = t("Several rows stand above this one: the first by a solid line, the rest by dotted lines.")  # fmt: skip
                rows.tell("several-managers", "warning", told, part.start + i)


def _draw(rows: Rows, seats: Seats, lines: Lines, finder: _Finder, seat: int, text: str) -> None:
    """Draw the lines that a manager's cell asks for."""
    i = seats.rows[seat][0]
    match = finder.find(text)
    if match.seats:
        chosen = _chosen(rows, seats, match, seat, text)
        if chosen == seat:
            _tell_self(rows, i)
        elif chosen < 0:
            lines.waiting[seat] = text
        else:
            lines.above[seat] = chosen
        return
    parts = _several(finder, text)
    if len(parts) < 2:
        lines.waiting[seat] = text
        _tell_unknown(rows, finder, i, text)
        return
    _draw_several(rows, seats, lines, finder, seat, parts)


def _several(finder: _Finder, text: str) -> list[str]:
    """Return the managers that a cell names; a comma parts them only where each part is somebody."""
    parts = [part for part in _SPLIT.split(text) if part]
    if len(parts) < 2:
        loose = [part for part in _OR_NAME.split(text) if part]
        if len(loose) > 1 and all(finder.find(part).seats for part in loose):
            return loose
    return parts


def _draw_several(
    rows: Rows, seats: Seats, lines: Lines, finder: _Finder, seat: int, parts: list[str]
) -> None:
    i = seats.rows[seat][0]
    found: list[int] = []
    for part in parts:
        match = finder.find(part)
        if not match.seats and not is_nothing(part):
            _tell_unknown(rows, finder, i, part)
        chosen = _chosen(rows, seats, match, seat, part) if match.seats else -1
        if chosen == seat:
            _tell_self(rows, i)
        elif chosen >= 0 and chosen not in found:
            found.append(chosen)
    if not found:
        if not any(seat in finder.find(part).seats for part in parts):
            lines.waiting[seat] = "; ".join(parts)
        return
    lines.above[seat] = found[0]
    if len(found) > 1:
        lines.dotted[seat] = found[1:]
        first = rows.line(seats.rows[found[0]][0])
        told = t("Several managers in one cell: the first, row {row}, by a solid line, the rest by dotted lines.", row=first)  # fmt: skip
        rows.tell("several-managers", "warning", told, i, "manager")


def _chosen(rows: Rows, seats: Seats, match: Match, seat: int, text: str) -> int:
    """Return the one seat that is meant, -1 where it cannot be told."""
    i = seats.rows[seat][0]
    if len(match.seats) == 1:
        if match.loose:
            manager = seats.rows[match.seats[0]][0]
            told = t("“{text}” was taken for row {row}, “{name}”.", text=text, row=rows.line(manager), name=_called(rows, seats, match.seats[0]))  # fmt: skip
            rows.tell("loose-match", "hint", told, i, "manager", text)
        return match.seats[0]
    unit = rows.column("unit")
    near = [s for s in match.seats if unit[i] and unit[seats.rows[s][0]] == unit[i] and s != seat]
    lines = ", ".join(str(rows.line(seats.rows[s][0])) for s in match.seats[:5])
    if len(near) == 1:
        told = t("“{text}” may be any of the rows {rows}; the one in the same unit was taken.", text=text, rows=lines)  # fmt: skip
        rows.tell("ambiguous-manager", "warning", told, i, "manager", text)
        return near[0]
    told = t("“{text}” may be any of the rows {rows}; the position waits in the holding area.", text=text, rows=lines)  # fmt: skip
    rows.tell("ambiguous-manager", "error", told, i, "manager", text)
    return -1


def _called(rows: Rows, seats: Seats, seat: int) -> str:
    i = seats.rows[seat][0]
    return seats.codes[seat] or seats.names[i] or rows.column("title")[i]


def _tell_unknown(rows: Rows, finder: _Finder, i: int, text: str) -> None:
    rows.tell(
        "unknown-manager",
        "error",
        t("The manager “{manager}” is no row of the file.", manager=text),
        i,
        "manager" if rows.column("manager")[i] else "manager_name",
        text,
        finder.suggestion(text),
    )


def _tell_self(rows: Rows, i: int) -> None:
    told = t("The row names itself as manager; it was put at the top.")
    rows.tell("self-manager", "warning", told, i, "manager")


def _dotted_column(rows: Rows, seats: Seats, lines: Lines, finder: _Finder) -> None:
    if "dotted" not in rows.present:
        return
    texts = rows.column("dotted")
    for seat, members in enumerate(seats.rows):
        text = texts[members[0]]
        if not text or (is_nothing(text) and not finder.find(text).seats):
            continue
        parts = [text] if finder.find(text).seats else [p for p in re.split(r"\s*[;；|,\n]\s*", text) if p]  # fmt: skip
        found = lines.dotted.setdefault(seat, [])
        for part in parts:
            match = finder.find(part)
            if len(match.seats) == 1:
                if match.seats[0] not in (seat, lines.above[seat], *found):
                    found.append(match.seats[0])
            else:
                rows.keep(members[0], "dotted")
                told = t("The dotted-line manager “{manager}” is no one row of the file; it was kept as text.", manager=part)  # fmt: skip
                rows.tell("unknown-manager", "warning", told, members[0], "dotted", part, finder.suggestion(part))  # fmt: skip


def _cut_loops(rows: Rows, seats: Seats, lines: Lines) -> None:
    """Cut each loop at its last row, which is the one that closes it."""
    above = lines.above
    clear = bytearray(len(above))
    for start in range(len(above)):
        path: list[int] = []
        at = start
        while at >= 0 and not clear[at]:
            clear[at] = 2
            path.append(at)
            at = above[at]
        if at >= 0 and clear[at] == 2:
            _cut(rows, seats, lines, path[path.index(at) :])
        for seat in path:
            clear[seat] = 1
    for seat, found in lines.dotted.items():
        lines.dotted[seat] = [s for s in found if s != above[seat]]


def _cut(rows: Rows, seats: Seats, lines: Lines, loop: list[int]) -> None:
    closing = max(loop)
    turn = loop.index(closing) + 1
    ordered = loop[turn:] + loop[:turn]
    names = [_called(rows, seats, seat) for seat in (*ordered, ordered[0])]
    where = ", ".join(str(rows.line(seats.rows[seat][0])) for seat in ordered)
    lines.above[closing] = -1
    rows.tell(
        "loop",
        "error",
        t("These report to each other in a ring (rows {rows}): {path}. The line of this row was cut.", rows=where, path=" → ".join(names)),
        seats.rows[closing][0],
        "manager",
        " → ".join(names),
    )  # fmt: skip
