"""What a column header may mean, from its words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from orgeditor.files.roster.columns import LEVELS, forms, synonyms

# Words that say nothing about which field it is.
_FILLER: Final = frozenset(
    {"the", "of", "a", "s", "no", "current", "generic", "actual", "official", "primary", "main",
     "contact", "work", "employee", "staff", "post", "position", "job", "record", "operational",
     "annual", "total", "usd", "eur", "gbp", "cny", "de", "del", "la", "el", "full"}
)  # fmt: skip
# A range or a share of a figure is not the figure.
_PARTIAL: Final = frozenset(
    {"min", "minimum", "max", "maximum", "floor", "ceiling", "range", "pct", "percent", "reports"}
)
_LEVEL_WORDS: Final = frozenset(
    {"division", "department", "dept", "team", "section", "area", "directorate", "branch", "sector",
     "unit", "subunit", "service", "delegacion", "servicio", "departamento", "direccion", "unidad",
     "seccion", "abteilung", "bereich", "事业部", "一级部门", "二级部门", "三级部门", "四级部门",
     "中心", "部门", "科室", "小组", "事业群", "业务单元", "business unit", "sub department",
     "sub team", "cost area", "function", "tribe", "squad", "chapter", "department name",
     "division name", "team name", "unit name"}
)  # fmt: skip
_LEVEL_TAILS: Final = frozenset({"gobierno", "name", "nombre", "名称"})
_NUMBERED: Final = re.compile(
    r"(?:org|organisation|organization|unit|department|hierarchy)? ?(?:level|lvl|tier|l) ?(\d{1,2})(?: .*)?"
)
_LIKE: Final = 88


@lru_cache(maxsize=4_096)
def guess(header: str) -> tuple[str, float]:
    """Return the roster column that a header most likely means and how sure that is, ("", 0.0) for none.

    1.0 is a header known as it stands; likeness gives less.
    """
    name, sure = known_as(header)
    return (name, sure) if name else _alike(forms(header)[-1])


def known_as(header: str) -> tuple[str, float]:
    """Return what ``guess`` does, without likeness: a header that is not known is none."""
    known = _known()
    words = forms(header)
    for form in words:
        if form in known:
            return known[form], 1.0 if form == words[0] else 0.98
    for form in reversed(words):
        if (match := _NUMBERED.fullmatch(form)) and 1 <= int(match[1]) <= len(LEVELS):
            return LEVELS[int(match[1]) - 1], 0.95
    return "", 0.0


def is_level(header: str) -> bool:
    """Whether a header is what a level of units is called: Division, Area de gobierno, 部门."""
    for form in forms(header):
        first, _, rest = form.partition(" ")
        if form in _LEVEL_WORDS or (first in _LEVEL_WORDS and rest in _LEVEL_TAILS):
            return True
    return False


def _alike(form: str) -> tuple[str, float]:
    known = _known()
    words = form.split()
    if not words or _PARTIAL.intersection(words):
        return "", 0.0
    core = " ".join(word for word in words if word not in _FILLER)
    if core and core != form and core in known:
        return known[core], 0.9
    best = ("", 0.0)
    for said in dict.fromkeys((form, core)):
        if len(said) >= 5 and said.isascii():
            near = process.extractOne(said, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
            if near and near[1] > best[1]:
                best = (known[near[0]], near[1])
    return best[0], round(best[1] / 100 * 0.9, 2)


@cache
def _known() -> dict[str, str]:
    return synonyms()
