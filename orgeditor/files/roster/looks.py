"""What a column of texts holds by its words: names of people, titles, or names of units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from orgeditor.files.roster.values import filled, uniqueness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Look = Literal["name", "title", "unit", ""]

_SAMPLE: Final = 500
_MAILBOX: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LOGIN: Final = re.compile(r"[\w.-]+\\[\w.-]+")
_CODE: Final = re.compile(r"[A-Za-z]{0,5}[-_ ]?\d[\w.-]{0,15}")
_UNIT: Final = re.compile(
    r"\b(?:departments?|dept|divisions?|teams?|office of|offices?|units?|sections?|branch|directorates?|bureau|agency"
    r"|authority|commissions?|committees?|councils?|boards?|task ?force|panel|group|services?|corporations?|institutes?"
    r"|centres?|centers?|funds?|trust|courts?|administration|museum|library|university|college|hospital|company|ltd"
    r"|inc|gmbh|finance|human resources|hr|marketing|sales|operations|legal|procurement|logistics|it|engineering"
    r"|purchasing|production|manufacturing|quality|maintenance|shipping|receiving|research|development|design|control"
    r"|assurance|facilities|support|treasury|audit|risk|compliance|strategy|communications|security|logistics|archive"
    r"|accounting|payroll|departamento|dirección|direccion|área|servicio|sección|unidad|abteilung|bereich|référat"
    r"|direction|service)\b|[部处科室局署厅会组司课院所厂]$|中心$|公司$|集团$|事业部|委员会|部門$",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"\b(?:managers?|directors?|officers?|head|heads|lead|leader|chief|presidents?|vp|svp|evp|engineers?|analysts?"
    r"|assistants?|specialists?|coordinators?|clerks?|developers?|consultants?|administrators?|supervisors?"
    r"|secretary|representatives?|technicians?|accountants?|designers?|buyers?|planners?|workers?|nurses?|teachers?"
    r"|interns?|associates?|executives?|inspectors?|advisers?|advisors?|editors?|partners?|controllers?|recruiters?"
    r"|programmers?|operators?|drivers?|c[a-z]o|chair|chairman|commissioner|minister|stocker|janitor|scheduler"
    r"|superintendent|attorney|jefe|jefa|gerente|técnico|auxiliar|leiter|leiterin|referent|responsable|directeur)\b"
    r"|经理|总监|主管|专员|工程师|总裁|董事|主任|助理|会计|出纳|秘书|顾问|部长|处长|科长|组长|员$|師$|课长",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*,?)(?: (?:de|la|van|von|der|den|bin|al|el|di|da|[^\W\d_a-z][\w'’.-]*,?)){1,4}"
)
_HAN_PERSON: Final = re.compile(
    r"[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    r"廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓鄧蔣葉蘇呂盧][\u4e00-\u9fff]{1,2}"
)


def named_by_looks(columns: Sequence[Sequence[str]], free: Iterable[int]) -> dict[str, int]:
    """Return by field the column, of the ``free`` ones, that its values alone say it is.

    Dates, figures and short codes say nothing of what they mean, and are not named.
    """
    found: dict[str, int] = {}
    for c in free:
        column = columns[c]
        if filled(column) < 0.5:
            continue
        if name := _field_of(column):
            found.setdefault(name, c)
    return found


def _field_of(column: Sequence[str]) -> str:
    told = [text for text in column if text][:_SAMPLE]
    for name, pattern in (("email", _MAILBOX), ("login", _LOGIN)):
        if sum(1 for text in told if pattern.fullmatch(text)) > 0.9 * len(told):
            return name
    if filled(column) == uniqueness(column) == 1.0 and all(_CODE.fullmatch(text) for text in told):
        return "id"
    return look_of(told)


def look_of(texts: Iterable[str]) -> Look:
    """Return what most of the texts are by their words, "" where that cannot be told."""
    sample = [text for text in texts if text][:_SAMPLE]
    counts: dict[Look, int] = {"name": 0, "title": 0, "unit": 0}
    for text in sample:
        if look := _look(text):
            counts[look] += 1
    best = max(counts, key=lambda look: counts[look])
    return best if sample and counts[best] >= 0.5 * len(sample) else ""


def _look(text: str) -> Look:
    is_title, is_unit = _TITLE.search(text), _UNIT.search(text)
    if is_title and is_unit:
        # "Head of Finance", "Human Resources Manager"; but "Office of the Director".
        return "unit" if is_unit.start() < is_title.start() and text.lower().startswith("office of") else "title"  # fmt: skip
    if is_title or is_unit:
        return "title" if is_title else "unit"
    person = _HAN_PERSON if "\u4e00" <= text[0] <= "\u9fff" else _PERSON
    return "name" if person.fullmatch(text) else ""


def wordy(column: Sequence[object]) -> bool:
    """Whether most cells of a column are short texts that begin with a letter."""
    told = [cell.strip() for cell in column if isinstance(cell, str) and cell.strip()]
    short = sum(1 for text in told if len(text) <= 80 and text[0].isalpha())
    return len(told) > 0.5 * len(column) and short >= 0.9 * len(told)
