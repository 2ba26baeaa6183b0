"""What stands for people who are not named: their initials, a number, the grade of their seat."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.veil import SQUARE
from orgeditor.messages import t
from orgeditor.model.redaction import GRADES, INITIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgeditor.model.records import Person, Position

_SOMEBODY: Final = "某"
_SPACES: Final = re.compile(r"[\s\u00b7\u2027\u30fb\uff0e]+")
"""What parts the words of a name, also a foreign one that is written in Chinese (艾达·洛芙莱斯)."""
_DOUBLE: Final = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|"
    "仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|歐陽|司馬|東方|獨孤|南宮|諸葛|尉遲|公孫|長孫"
)
"""Surnames of two characters."""


def aliases(
    people: Mapping[str, Person], positions: Iterable[Position], kind: str
) -> dict[str, tuple[str, str]]:
    """Return what stands for each person, and the same in Chinese ("" for the same).

    ``kind`` is a key of ``redaction.PEOPLE``. The order of the ids decides who is numbered
    how, so the same people get the same each time; no two get the same.
    """
    keys = sorted(people)
    if kind == INITIALS:
        named = {key: (initials(people[key].name), initials(people[key].name_zh)) for key in keys}
    elif kind == GRADES:
        grades = _grades(positions)
        unknown = str(t("Grade not known"))
        named = {key: (grades.get(key) or unknown, "") for key in keys}
    else:
        return {key: (str(t("Person {n}", n=n)), "") for n, key in enumerate(keys, 1)}
    return _told_apart(named)


def initials(name: str) -> str:
    """Return what stands for a name: "A. L." for Ada Lovelace, 王某 for 王小明.

    "Lovelace, Ada" is turned; double names keep their hyphen (J.-L. P.). Of a Chinese name
    the surname stays, as courts and newspapers write it.
    """
    last, comma, first = name.partition(",")
    words = [word for word in _SPACES.split(f"{first} {last}" if comma else name) if word]
    if words and all(word[0] >= SQUARE for word in words):
        return _surname("".join(words) if len(words[0]) == 1 else words[0]) + _SOMEBODY
    return " ".join("-".join(_first(part) for part in word.split("-") if part) for word in words)


def _surname(name: str) -> str:
    return name[:2] if _DOUBLE.match(name) else name[:1]


def _first(word: str) -> str:
    letter = next((c for c in word if c.isalnum()), word[:1])
    return f"{letter.upper()}." if letter < SQUARE else letter


def _grades(positions: Iterable[Position]) -> dict[str, str]:
    """Return the grade of each person: that of the first of their positions that has one."""
    found: dict[str, str] = {}
    for position in sorted(positions, key=lambda one: one.id):
        for holder in position.holders if position.grade else ():
            found.setdefault(holder.person, position.grade)
    return found


def _told_apart(named: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the same names, those that are another's with a number."""
    before: Counter[str] = Counter()

    def own(name: str) -> str:
        before[name] += 1
        return name if before[name] == 1 or not name else f"{name} ({before[name]})"

    return {key: (own(english), own(chinese)) for key, (english, chinese) in named.items()}
