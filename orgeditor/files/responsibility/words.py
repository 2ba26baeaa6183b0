"""What people write in and around a responsibility matrix: headers, totals, words for letters."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.words import TOTALS, fold, heading
from orgeditor.model.codes import CODE_SETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from orgeditor.model.codes import CodeSet

Meanings = tuple[tuple[str, str], ...]
"""Texts with the letter that each stands for."""

# By the English name of a code; its own names in both languages are always understood.
_SYNONYMS: Final = {
    "Responsible": (
        "responsibility", "doer", "executes", "负责", "执行", "负责执行", "责任人", "承办", "主办",
        "responsibles", "执行人", "承办人", "主责", "牵头", "责任",
        "responsable", "responsables", "responsabilité", "exécutant", "réalisateur", "réalise", "verantwortlich", "durchführend", "durchführung",
        "durchführungsverantwortlich", "verantwortliche", "verantwortlicher", "verantwortung",
        "durchführungsverantwortung", "ausführend", "ausführung", "responsable de ejecución", "responsable ejecución",
        "ejecutor", "ejecuta", "realiza", "encargado", "encargada",
        "ответственный", "ответственная", "ответственные", "отвечает", "исполнитель", "исполнители",
        "исполняет", "выполняет", "делает", "responsável", "responsáveis", "executa", "executor",
        "responsabile", "esecutore", "esegue", "编制", "起草", "拟定", "実行", "実施", "担当",
    ),
    "Accountable": (
        "accountability", "approver", "approves", "批准人", "审批人", "审核批准", "最终责任", "批准", "审批", "问责", "最终负责", "当责", "负总责", "autorité", "approbateur",
        "approuve", "redevable", "comptable", "imputable", "rechenschaftspflichtig", "ergebnisverantwortlich",
        "gesamtverantwortlich", "rechenschaftspflichtige", "rechenschaftspflichtiger", "rechenschaft",
        "gesamtverantwortung", "entscheidung", "entscheidet", "kostenverantwortlich", "genehmigend", "genehmiger", "genehmigt",
        "aprobador", "aprobadora", "aprueba", "responsable final", "responsable último",
        "rinde cuentas", "quien rinde cuentas", "rendidor de cuentas",
        "подотчётный", "подотчётная", "утверждающий", "утверждает", "согласующий", "согласует",
        "aprovador", "aprovadora", "aprova", "prestador de contas", "autoridade", "approvatore", "approva",
        "承認", "決裁", "承认", "审定", "核准",
        "отвечает за результат", "несёт ответственность", "контролирует",
    ),
    "Consulted": (
        "consult", "consults", "consultation", "咨询人", "商议", "征求意见", "consulter", "consultés", "consultant", "咨询", "被咨询", "征询", "consulté", "consultée", "konsultierte", "konsultierter", "konsultation", "konsultiert",
        "zu konsultieren", "beratend", "mitsprache", "anhörung", "consultado", "consultada", "consultados", "consultor", "консультант", "консультируемый",
        "consultados", "consultato", "consultati", "相談", "相谈", "协议", "会签", "会审",
        "консультирует", "консультирующий", "консультируемые", "консультация", "консультации",
    ),
    "Informed": (
        "inform", "informs", "informing", "通报", "告知人", "知情", "informer", "informés", "informierte", "informierter", "zur information", "知会", "告知", "被告知", "通知", "informé", "informée", "informiert",
        "zu informieren", "kenntnisnahme", "informado", "informada", "informados", "informa", "informar", "информируемый", "информируемые", "информирован", "проинформирован", "информировать", "информируется", "уведомляемый",
        "informati", "informato", "報告", "报告", "共有", "备案", "报备", "抄送", "知悉",
    ),
    "Support": (
        "supports", "supporting", "supported", "assists", "协办", "辅助", "协作", "参与", "参加", "协同", "mitwirkend", "mitwirkung", "mitarbeit", "beteiligung", "beteiligt", "apoya", "soutient", "поддерживающий", "помогает", "supportive", "支持", "协助", "配合", "soutien", "appui", "unterstützt",
        "unterstützend", "unterstützung", "apoyo", "поддержка", "поддерживает",
    ),
    "Performs": ("perform", "performed"),
    "Verifies": ("verify", "verification", "验证"),
    "Signs off": ("sign off", "signatory", "签发"),
}  # fmt: skip

_SHORT: Final = re.compile(r"\b[A-Z]{2,4}\b")
"""CFO, IT, PMO."""


def _heading_words(text: str) -> frozenset[str]:
    return frozenset(heading(text).split())


_SIMPLER: Final = str.maketrans(
    "負責諮詢會執審問終當總領協協實徵見證驗簽發準", "负责咨询会执审问终当总领协协实征见证验签发准"
)
_CHECKS: Final = frozenset(
    {
        "yes",
        "no",
        "ok",
        "true",
        "false",
        "error",
        "noa",
        "nor",
        "是",
        "否",
        "ja",
        "nein",
        "oui",
        "non",
        "si",
    }
)

_TELLING: Final = frozenset("*?!#@&%§†‡")
_DASHES: Final = frozenset("−~=|_^`´¨¯")
"""Symbols that people write where nothing is to be said."""
_NOTHING: Final = frozenset({"", "n", "na", "none", "nil", "无", "没有", "不适用"})

_ACTIVITY: Final = _heading_words(
    "activity activities task tasks step steps deliverable deliverables decision decisions action "
    "actions milestone milestones item items work workpackage process processes procedure "
    "活动 活动名称 任务 任务名称 工作 工作内容 工作项 工作事项 事项 流程 流程步骤 步骤 交付物 决策 "
    "决策事项 工作任务 业务活动 tâche tâches activité activités aufgabe aufgaben tätigkeit actividad "
    "actividades tarea tareas задача задачи atividade atividades tarefa tarefas attività compito "
    "業務 业务 作業 作业"
)
_ROLE: Final = _heading_words(
    "role roles position positions party parties function functions stakeholder stakeholders title "
    "resource resources person people member 角色 角色名称 岗位 岗位名称 职位 部门 人员 干系人 rôle rôles rolle "
    "rollen rol puesto роль роли papel função funções ruolo ruoli 役割"
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
    "priority grade level band class rating gender sum output outputs input inputs frequency evidence reference link document documents 备注 说明 检查 状态 截止日期 日期 数量 计数 等级 职级 级别 性别"
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

_VERBS: Final = _heading_words(
    "agree analyse analyze appoint approve assign assess authorise authorize brief build carry check close collect "
    "communicate complete conduct confirm contact coordinate create decide define deliver deploy design determine "
    "develop document draft ensure escalate establish evaluate execute fill follow gather give hire hold identify "
    "implement inform initiate install interview invite issue launch maintain make manage meet monitor nominate "
    "notify obtain onboard order organise organize perform plan prepare present produce propose provide publish "
    "receive recruit register release remind report request resolve review run schedule select send set sign solve "
    "submit tell test train update validate verify write"
)
"""What activities begin with, whoever they are about: "Appoint the sponsor"."""
_GOES_ON: Final = re.compile(
    r"(?i:\s*(?:of|for|and|to|und|de|du|des|del|der|für)\b)|\s*[^\w\s]|\s*\d|\s+[A-Z]{2,}\b|\s+[IV]+$"
)
"""What follows the word of a role in the name of one: Head of sales, Director (acting), Analyst 2."""


def simplified(text: str) -> str:
    """Return ``text`` folded, the words of traditional Chinese as those of the simplified one."""
    return fold(text).translate(_SIMPLER)


def is_check(text: str) -> bool:
    """Whether a cell says that something holds or not: yes, no, OK."""
    return fold(text) in _CHECKS


def is_blank(text: str) -> bool:
    """Whether a cell says that a party has no part in an activity: empty, ``-``, ``N``, ``n/a``.

    A sign such as ``✅``, ``!`` or ``○`` says something, though no set knows what.
    """
    return len(text) < 16 and fold(text) in _NOTHING and not any(map(_is_telling, text))


def _is_telling(char: str) -> bool:
    category = unicodedata.category(char)
    return char in _TELLING or (category in ("So", "Sm", "Sk", "Sc") and char not in _DASHES)


class Lexicon:
    """The letters and words of some code sets; a word in several means the letter of the first.

    ``letters`` are in the sets' order, ``words`` are folded. ``meanings`` says of texts that
    no set knows which letter they stand for. A lexicon is told from others by identity, so
    that what is read with its help can be remembered.
    """

    def __init__(self, sets: Iterable[CodeSet], meanings: Meanings = ()) -> None:
        self.sets = tuple(sets)
        codes = [code for found in self.sets for code in found.codes]
        self.letters = tuple(dict.fromkeys(code.letter for code in codes))
        self.words: dict[str, str] = {}
        meant: dict[str, set[str]] = {}
        for code in codes:
            english = code.name.render("en")
            for word in (
                english,
                f"{english}s",
                code.name.render("zh_CN"),
                *_SYNONYMS.get(english, ()),
            ):
                if folded := simplified(word):
                    self.words.setdefault(folded, code.letter)
                    meant.setdefault(folded, set()).add(code.letter)
        self.meant = {word: frozenset(letters) for word, letters in meant.items()}
        for text, letter in meanings:
            if letter in self.letters:
                self.words[_key(text)] = letter

    def word(self, text: str) -> str | None:
        """Return the letter that a word stands for."""
        return self.words.get(_key(text))


def _key(text: str) -> str:
    return simplified(text) or text.strip()


EVERYONES: Final = Lexicon(CODE_SETS.values())
_known: ContextVar[Lexicon] = ContextVar("known", default=EVERYONES)
_meanings: ContextVar[Meanings] = ContextVar("meanings", default=())


def lexicon_of(codes: CodeSet) -> Lexicon:
    """Return the letters and words of one set."""
    return _lexicon_of(codes, _meanings.get())


@lru_cache(maxsize=256)
def _lexicon_of(codes: CodeSet, meanings: Meanings) -> Lexicon:
    return Lexicon((codes,), meanings)


def known() -> Lexicon:
    """Return the letters and words by which tables are told: of all sets known now."""
    return _known.get()


@contextmanager
def knowing(sets: Iterable[CodeSet], meanings: Mapping[str, str]) -> Iterator[None]:
    """Tell tables by the letters of other sets than everyone's, as long as this lasts.

    ``meanings``: by texts that no set knows, the letters that they stand for.
    """
    sets, said = tuple(sets), tuple(meanings.items())
    same = [found.id for found in sets] == list(CODE_SETS) and not said
    tokens = _known.set(EVERYONES if same else Lexicon(sets, said)), _meanings.set(said)
    try:
        yield
    finally:
        _known.reset(tokens[0])
        _meanings.reset(tokens[1])


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


def names_a_role(text: str) -> bool:
    """Whether a name is that of a role, not of work about one: "Sponsor", not "Sponsor updates"."""
    if text.casefold().split(" ")[0] in _VERBS:
        return False
    personal = _PERSONAL.search(text)
    if personal is None:
        return _SHORT.search(text) is not None
    last = list(_PERSONAL.finditer(text))[-1]
    after = text[last.end() :].lstrip("s")
    return not after.strip() or _GOES_ON.match(after) is not None


def is_personal(text: str) -> bool:
    """Whether a name looks like that of a role."""
    return _PERSONAL.search(text) is not None or _SHORT.search(text) is not None
