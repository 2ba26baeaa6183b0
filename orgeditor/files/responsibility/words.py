"""What people write in and around a responsibility matrix: headers, totals, words for letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from orgeditor.files.roster.words import TOTALS, fold, heading
from orgeditor.model.codes import CODE_SETS

# By the English name of a code; its own names in both languages are always understood.
_SYNONYMS: Final = {
    "Responsible": (
        "responsibility", "doer", "executes", "负责", "执行", "负责执行", "责任人", "承办",
        "responsable", "réalisateur", "verantwortlich", "durchführend", "responsable de ejecución",
        "ответственный", "исполнитель",
    ),
    "Accountable": (
        "accountability", "批准", "审批", "问责", "最终负责", "当责", "autorité", "approbateur",
        "rechenschaftspflichtig", "aprobador", "подотчётный", "утверждающий",
    ),
    "Consulted": (
        "consult", "consults", "咨询", "被咨询", "征询", "consulté", "konsultiert", "consultado",
        "консультант", "консультируемый",
    ),
    "Informed": (
        "inform", "informs", "知会", "告知", "被告知", "通知", "informé", "informiert",
        "informado", "информируемый",
    ),
    "Support": ("supports", "supporting", "supportive", "支持", "协助", "配合", "soutien", "unterstützt", "apoyo"),
    "Verifies": ("verify", "verification", "验证"),
    "Signs off": ("sign off", "signatory", "签发"),
}  # fmt: skip

_SHORT: Final = re.compile(r"\b[A-Z]{2,4}\b")
"""CFO, IT, PMO."""


def _heading_words(text: str) -> frozenset[str]:
    return frozenset(heading(text).split())


_NOTHING: Final = frozenset({"", "n", "na", "none", "nil", "无", "没有", "不适用"})

_ACTIVITY: Final = _heading_words(
    "activity activities task tasks step steps deliverable deliverables decision decisions action "
    "actions milestone milestones item items work workpackage process processes procedure "
    "活动 活动名称 任务 任务名称 工作 工作内容 工作项 工作事项 事项 流程 流程步骤 步骤 交付物 决策 "
    "决策事项 工作任务 业务活动 tâche tâches activité activités aufgabe aufgaben tätigkeit actividad "
    "actividades tarea tareas задача задачи"
)
_ROLE: Final = _heading_words(
    "role roles position positions party parties function functions stakeholder stakeholders title "
    "resource resources person people member 角色 角色名称 岗位 岗位名称 职位 部门 人员 干系人 rôle rôles rolle "
    "rollen rol puesto роль роли"
)
_GROUP: Final = _heading_words(
    "phase phases area areas category categories group groups stage stages stream workstream "
    "workstreams theme domain section module 阶段 类别 分类 领域 模块 业务领域 大类 流程阶段"
)
_NUMBER: Final = _heading_words("id no nr number code ref wbs 序号 编号 编码 号")
_FILLER: Final = _heading_words(
    "name names description key management the of and or by and/or package list raci rasci matrix "
    "details main sub 名称 描述 内容 说明"
)
_ASIDE: Final = _heading_words(
    "notes note comment comments remark remarks status due date deadline check checks count "
    "priority sum 备注 说明 检查 状态 截止日期 日期 数量 计数"
)
_COUNTED: Final = re.compile(
    r"(?i)^(?:#|no\.? of|number of|count of|total|sum of)?\s*['\"]?[a-z]s?['\"]?$"
)
_TOTAL_OF: Final = re.compile(
    r"(?i)^(?:total|count|sum|number|合计|总计|小计)\b.*|.*\b(?:totals?|count)$|.*(?:合计|总计|小计)$|^(?:#|no\.? of|number of)\s*.{1,12}$"
)
_PERSONAL: Final = re.compile(
    r"(?i)manager|director|lead\b|leader|officer|head\b|analyst|engineer|specialist|team|sponsor|"
    r"owner|representative|assistant|developer|architect|designer|coordinator|"
    r"经理|总监|主管|专员|代表|负责人|主任|总裁|助理|工程师|部$|员$"
)


def is_blank(text: str) -> bool:
    """Whether a cell says that a party has no part in an activity: empty, ``-``, ``N``, ``n/a``."""
    return len(text) < 16 and fold(text) in _NOTHING and not re.search(r"[*?✓√×]", text)


@cache
def words_of(code_set: str) -> dict[str, str]:
    """Return the letter of each folded word that stands for one; for the set "" in any."""
    words: dict[str, str] = {}
    sets = [CODE_SETS[code_set]] if code_set else CODE_SETS.values()
    for code in (code for found in sets for code in found.codes):
        english = code.name.render("en")
        for word in (english, code.name.render("zh_CN"), *_SYNONYMS.get(english, ())):
            words.setdefault(fold(word), code.letter)
    return words


@cache
def all_words() -> dict[str, frozenset[str]]:
    """Return the letters that each folded word stands for in any set."""
    found: dict[str, set[str]] = {}
    for code_set in CODE_SETS:
        for word, letter in words_of(code_set).items():
            found.setdefault(word, set()).add(letter)
    return {word: frozenset(letters) for word, letters in found.items()}


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(heading(text).split())


def is_header(text: str) -> bool:
    """Whether a text is what the column of activities or of roles is headed by, and nothing else."""
    words = _words(text)
    known = _ACTIVITY | _ROLE | _GROUP | _NUMBER | _FILLER
    return bool(words) and words[0] != "raci" and all(word in known for word in words)


def names_activities(text: str) -> bool:
    """Whether a header says that activities stand below."""
    return not _ACTIVITY.isdisjoint(_words(text)) and is_header(text)


def names_roles(text: str) -> bool:
    """Whether a header says that roles stand below."""
    return not _ROLE.isdisjoint(_words(text)) and is_header(text)


def names_groups(text: str) -> bool:
    """Whether a header says that phases or areas stand below."""
    return not _GROUP.isdisjoint(_words(text))


def names_numbers(text: str) -> bool:
    """Whether a header says that numbers or ids stand below."""
    words = _words(text)
    return text.strip() in ("#", "№") or (bool(words) and words[-1] in _NUMBER)


def is_aside(text: str) -> bool:
    """Whether a column of this header holds remarks, dates or checks, but no letters."""
    words = _words(text)
    return bool(words) and all(word in _ASIDE | _FILLER for word in words)


def is_total(text: str) -> bool:
    """Whether a row or column of this name sums up others."""
    return fold(text) in TOTALS or _TOTAL_OF.match(text.strip()) is not None


def counts_letter(text: str) -> bool:
    """Whether a header such as ``R``, ``# R`` or ``Total A`` counts one letter."""
    return _COUNTED.match(text.strip()) is not None


def is_personal(text: str) -> bool:
    """Whether a name looks like that of a role."""
    return _PERSONAL.search(text) is not None or _SHORT.search(text) is not None
