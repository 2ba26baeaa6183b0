"""What a column header may mean, from its words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from orgeditor.files.roster.columns import COLUMNS, LEVELS, forms, synonyms
from orgeditor.files.roster.grammar import concepts, meaning
from orgeditor.files.roster.words import heading

if TYPE_CHECKING:
    from collections.abc import Sequence

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
     "seccion", "abteilung", "bereich", "direction", "pole", "equipe", "equipo", "setor", "diretoria", "gerencia",
     "orgao", "lotacao", "本部", "部", "课", "課", "課名", "室", "局", "班", "科", "局名", "系名", "室名", "科名", "部局", "部局名", "单位名称", "内设机构", "reparto", "direzione", "afdeling", "系", "团队", "大区", "所属部门", "本部名", "部名", "课名", "팀", "본부", "실", "부문", "事业部", "一级部门", "二级部门", "三级部门", "四级部门",
     "中心", "部门", "科室", "小组", "事业群", "业务单元", "business unit", "sub department",
     "sub team", "cost area", "function", "tribe", "squad", "chapter", "department name",
     "division name", "team name", "unit name",
     "amt", "sachgebiet", "referat", "dezernat", "fachbereich", "fachdienst", "direction generale", "sous direction", "settore",
     "faculty", "school", "institute", "college", "school department", "任职部门", "任职组织", "所属组织", "所属公司", "公司", "公司名称",
     "部门名称", "组织名称", "单位", "uf", "agency", "bureau", "ministry", "ward", "clinic", "campus"}
)  # fmt: skip
_LEVEL_TAILS: Final = frozenset({"gobierno", "name", "nombre", "名称"})
_RANKS: Final = (
    frozenset({"direction generale", "company", "group", "entity", "business", "事业群", "集团", "公司", "所属公司", "公司名称", "所属组织", "单位", "agency", "ministry", "局", "局名", "部局", "部局名"}),
    frozenset({"division", "directorate", "direction", "sector", "pole", "direccion", "diretoria", "area", "bereich", "function", "faculty", "college",
               "一级部门", "orgao", "单位名称", "dezernat", "fachbereich", "settore", "direzione", "事业部", "中心", "本部", "본부", "부문"}),
    frozenset({"department", "dept", "departamento", "abteilung", "service", "gerencia", "二级部门", "部门", "部", "부서", "amt", "fachdienst", "delegacion", "school", "任职部门", "部门名称"}),
    frozenset({"section", "unit", "bureau", "sachgebiet", "referat", "sous direction", "servicio", "seccion", "setor", "branch", "三级部门", "課", "lotacao", "内设机构", "科室", "课", "室", "실", "課名", "室名", "课名", "科", "科名"}),
    frozenset({"team", "subunit", "squad", "equipe", "equipo", "四级部门", "小组", "系", "系名", "班", "团队", "팀"}),
)  # fmt: skip
_EDGES: Final = (
    ("source", "target"), ("from", "to"), ("parent", "child"), ("upper", "lower"), ("superior", "subordinate"),
    ("上级", "下级"), ("父", "子"), ("父节点", "子节点"), ("start", "end"), ("von", "nach"), ("desde", "hasta"),
    ("padre", "hijo"), ("ubergeordnet", "untergeordnet"),
)  # fmt: skip
_NUMBERED: Final = re.compile(
    r"(?:org|organisation|organization|unit|department|hierarchy)? ?(?:level|lvl|tier|l) ?(\d{1,2})(?: .*)?"
)
_HAN_LEVEL: Final = re.compile(
    r"第? ?([一二三四五六七八九十]|[1-9]) ?级(?:组织|部门|机构|单位|单元|架构)(?:名称)?"
)
_HAN: Final = "一二三四五六七八九十"
_LIKE: Final = 88
_HALVES: Final = re.compile(r"\s+[/|·]\s+|(?<=[^\W\d_])/(?=[\u3040-\u9fff\uac00-\ud7a3])|(?<=[\u3040-\u9fff\uac00-\ud7a3])/(?=[A-Za-z])")  # fmt: skip
_EAST: Final = r"[\u3040-\u9fff\uac00-\ud7a3（）()]+"
_WEST: Final = r"[A-Za-zÀ-ž][A-Za-zÀ-ž .#'’_-]*"
_TWO_SCRIPTS: Final = re.compile(rf"({_EAST})\s*({_WEST})|({_WEST})\s*({_EAST})")
_HALF: Final = 0.85
"""How sure one half is of a header of which the other is not known."""


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
            # Of "Level 1 code" and "Level 1 name" the name is what a unit is called.
            coded = "id" in (concepts(form.rpartition(" ")[2]) or ())
            return LEVELS[int(match[1]) - 1], 0.9 if coded else 0.95
    for form in words:
        name, sure = meaning(form)
        if name in COLUMNS:
            return name, sure
    return _in_two_languages(header)


def halves(header: str) -> tuple[str, ...]:
    """Return a header that is said twice, in two languages, as its halves: 姓名 Name, Title / Titre; () for any other."""
    parts = [part for part in _HALVES.split(header) if part.strip()]
    if len(parts) == 1 and (match := _TWO_SCRIPTS.fullmatch(header.strip())):
        parts = [part for part in match.groups() if part]
    return tuple(parts) if len(parts) == 2 else ()


def _in_two_languages(header: str) -> tuple[str, float]:
    """Return what both halves of a header mean, or the one of them that is known."""
    said = [known_as(half) for half in halves(header)]
    names = {name for name, _ in said if name}
    if len(names) != 1:
        return "", 0.0
    sure = min(sure for name, sure in said if name)
    return names.pop(), sure if all(name for name, _ in said) else round(sure * _HALF, 2)


def level_rank(header: str) -> int:
    """Return how far down a level of this name usually is: a division above a department above a team."""
    if numbered := next(filter(None, map(_HAN_LEVEL.fullmatch, forms(header))), None):
        return int(numbered[1]) - 1 if numbered[1].isdecimal() else _HAN.index(numbered[1])
    words = {word for form in forms(header) for word in (form, *form.split())}
    return next((n for n, known in enumerate(_RANKS) if words & known), len(_RANKS) // 2)


def names_edges(headers: Sequence[object]) -> tuple[int, int] | None:
    """Return the places of the upper and the lower in a row that only names the two ends of lines, else None.

    Of "source" and "target", "from" and "to", neither means anything alone.
    """
    told = {heading(text): n for n, text in enumerate(headers) if isinstance(text, str) and text}
    if 2 <= len(told) <= 3:
        for upper, lower in _EDGES:
            if upper in told and lower in told:
                return told[upper], told[lower]
    return None


def is_level(header: str) -> bool:
    """Whether a header is what a level of units is called: Division, Area de gobierno, 部门."""
    if (parts := halves(header)) and any(map(is_level, parts)):
        return all(known_as(part)[0] in ("", "unit") for part in parts)
    for form in forms(header):
        form = form.removeprefix("sub ")
        first, _, rest = form.partition(" ")
        if (
            form in _LEVEL_WORDS
            or _HAN_LEVEL.fullmatch(form)
            or (first in _LEVEL_WORDS and rest in _LEVEL_TAILS)
        ):
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
