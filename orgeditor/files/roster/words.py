"""What people write where a name, a status or an id would stand, and when two spellings are one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VACANT: Final = re.compile(
    r"(?:(?:position|post|seat|role|currently|presently|now|puesto|plaza|cargo|poste|stelle) |职位|岗位|職位|崗位)?"
    r"(vacant(?![a-z])|vacancy|vacante\b|vacantes\b|vacancia\b|vago\b|vakant|unbesetzt|unfilled|unoccupied|tb[hadc]\b"
    r"|à pourvoir|a pourvoir|por cubrir|n\. ?n\.$"
    r"|to be (hired|recruited|appointed|confirmed|filled|determined)"
    r"|(open|new hire|recruiting|open req|requisition)( position| role| seat| post| headcount| job| req| requisition| slot)?(?: ?#?\d+)?$"
    r"|vaga( em aberto| aberta)?$|posto vago|en reclutamiento|nachbesetzung|poste (vacant|à pourvoir)|(offen|neu)e? stelle$"
    r"|空缺|空岗|空崗|空编|空編|空位|待招|待聘|待补|待補|待定|拟招|在招|招聘中|缺编|缺編|缺员|欠員|募集中|공석|채용)"
)
UNDISCLOSED: Final = frozenset(
    {"nd", "notdisclosed", "undisclosed", "withheld", "namewithheld", "redacted", "nameredacted",
     "notpublished", "confidential", "anonymous", "various", "multiple", "severalpersons", "diverse", "diversos", "varios", "varie", "多人", "若干", "不公开", "保密", "未公开", "匿名"}
)  # fmt: skip
_WITHHELD: Final = (
    "namewithheld",
    "namenotdisclosed",
    "nameredacted",
    "withheldby",
    "redacteddue",
    "nichtveröffentlicht",
)
CLOSED: Final = frozenset(
    {"closed", "eliminated", "abolished", "deleted", "disestablished", "dissolved", "leaver",
     "left", "terminated", "inactive", "retired", "resigned", "discontinued", "removed", "ceased", "separated",
     "inaktiv", "ausgeschieden", "ausgetreten", "beendet", "inactif", "sorti", "supprime", "inativo", "desligado",
     "extinto", "inactivo", "退職", "퇴사", "퇴직", "廃止", "离任", "退休", "辞职",
     "aposentado", "aposentada", "jubilado", "jubilada", "exonerado", "deprovisioned", "offboarded", "exited", "dismissed", "deceased", "离岗", "离退", "离退休",
     "已撤销", "撤销", "离职", "已离职", "关闭", "已关闭", "停用", "baja", "suprimido", "amortizado"}
)  # fmt: skip
PLANNED: Final = frozenset({"planned", "proposed", "future", "计划", "规划", "拟设", "geplant"})
FROZEN: Final = frozenset({"frozen", "onhold", "hold", "hiringfreeze", "冻结", "暂停"})
ACTIVE: Final = frozenset(
    {"active", "current", "filled", "occupied", "open", "yes", "在职", "在岗", "正常", "启用",
     "有效", "aktiv", "activo", "ocupado", "employed", "ativo", "actif", "besetzt", "ocupada", "ocupe", "pourvu", "hired",
     "在籍", "재직", "在职员工", "正式", "転正", "转正", "onleave", "leave", "leaveofabsence", "loa", "gardenleave", "gardeningleave", "sickleave", "unpaidleave", "sabbatical", "furlough", "furloughed", "longtermleave", "parentalleave", "maternityleave",
     "elternzeit", "mutterschutz", "ferias", "licenca", "excedencia", "conge", "试用", "试用期", "停薪留职", "休假", "産休", "育休", "休職", "휴직",
     "probation", "notice", "suspended", "onnotice", "approved", "authorised", "authorized", "funded", "established",
     "ongoing", "substantive", "acting", "aprobado", "genehmigt", "已批准"}
)  # fmt: skip
_VAGUE: Final = frozenset({"open", "yes", "current", "notice", "leave", "正式", "正常"})
"""Statuses that say something else at the beginning of more words."""
EMPLOYMENT: Final = frozenset(
    {"fulltime", "parttime", "full", "part", "permanent", "temporary", "temp", "contract", "contractor", "contingent",
     "fixedterm", "casual", "intern", "internship", "apprentice", "freelance", "freelancer", "consultant", "seasonal", "regular",
     "hourly", "salaried", "agency", "vollzeit", "teilzeit", "unbefristet", "befristet", "cdi", "cdd", "stage", "alternance",
     "indefinido", "temporal", "interino", "laboral", "clt", "efetivo", "estagiario", "正式", "合同工", "劳务派遣", "派遣", "实习",
     "外包", "兼职", "全职", "正社員", "契約社員", "派遣社員", "アルバイト", "정규직", "계약직", "파견직"}
)  # fmt: skip
NOTHING: Final = frozenset(
    {"", "0", "none", "null", "nil", "na", "nan", "xx", "xxx", "deleted", "root", "top",
     "notapplicable", "无", "没有", "ninguno", "keine", "tbd", "nomanager", "nosupervisor", "noone", "nobody", "aucun", "nenhum", "없음", "なし"}
)  # fmt: skip
TRUE: Final = frozenset({"yes", "y", "true", "1", "x", "是", "si", "ja", "oui", "✓", "√"})
FALSE: Final = frozenset({"no", "n", "false", "0", "", "否", "nein", "non"})
TOTALS: Final = frozenset(
    {"total", "totals", "grandtotal", "subtotal", "sum", "合计", "总计", "小计", "summe", "suma",
     "合計", "小計", "計", "총계", "합계", "소계", "gesamt", "gesamtsumme", "zwischensumme", "insgesamt", "endsumme", "totale", "totales",
     "totaux", "soustotal", "totalgeneral", "totalgeral", "somme", "somma", "subtotale", "totaal"}
)  # fmt: skip
REQUIREMENTS: Final = frozenset(
    {"mandatory", "optional", "required", "notrequired", "conditional", "text", "freetext", "string", "number", "numeric",
     "integer", "decimal", "date", "alphanumeric", "dropdown", "list", "yesno", "yn", "char", "varchar", "currency", "percent",
     "yyyymmdd", "ddmmyyyy", "mmddyyyy", "pflicht", "pflichtfeld", "freitext", "zahl", "datum", "obligatorio", "opcional", "texto",
     "obligatoire", "facultatif", "texte", "obrigatorio", "必填", "选填", "非必填", "文本", "数字", "日期", "下拉", "必須", "任意", "필수", "선택"}
)  # fmt: skip
_COUNTED_IN: Final = re.compile(
    r"[(\[]?(?:%|[€£$¥]|EUR|USD|GBP|CNY|RMB|元|万元|人|FTE|h|hrs)[)\]]?|[(\[]\d{1,2}[)\]]"
)
_CAPTION: Final = re.compile(
    r"(?:table|annex|appendix|part|tabelle|tabla|tableau|tabela)\s+[\dA-Z]{1,3}\b|表\s*[\d一二三四五六七八九十]",
    re.IGNORECASE,
)
_TEMPLATE: Final = re.compile(
    r"(example|sample row|template row|e\.g\.|eg:|示例|样例|例如|ejemplo|beispiel)|<[^<>]+>$|\[[^\]]+\]$"
)
_NOTE: Final = re.compile(
    r"page \d+|第 ?\d+ ?页|seite \d+|página \d+|[†‡§¹²³⁰-⁹]|#|\*|//|note|notes|source|remark|注|备注|说明|来源|数据来源"
)
_TOTALLING: Final = "tgsizeg合总小計총합소"
_SHOWING: Final = " estb<[示样例"
TELLING: Final = frozenset((_TOTALLING + _SHOWING).upper() + _TOTALLING + _SHOWING)
"""What a cell begins with that may sum up a table's rows, or show how to fill them in."""
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon",
     "ing", "herr", "frau", "先生", "女士", "小姐", "jr", "sr"}
)  # fmt: skip
SALUTATIONS: Final = _TITLES | {
    "mx", "mme", "mlle", "m", "sra", "srta", "dra", "dott", "dottssa", "rev", "fr", "pd", "profdr", "assocprof", "asstprof", "assistprof", "emeritusprof", "drs", "eng", "hr", "fru", "教授", "博士"
}  # fmt: skip
_PARENTHESES: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_CODED: Final = re.compile(r"^\w{1,3}\s*[-–:]\s*(?=\w{3})")
_FURTHER: Final = re.compile(r"\s+[-–—]\s+|\s*[(（:：,]")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+")
# Headers in traditional characters mean what those in simplified ones do.
_SIMPLER: Final = str.maketrans(
    "編號職員務稱門級雙雜匯報對領導線經屬幣種貨類狀態離職開結薪資數時當費電話郵箱賬帳單組織碼號說備註責釋間點辦動關閉虛實際縮"
    "總會計業財監區負機構層級別關係崗連絡聯繫戶齡學歷證籍",
    "编号职员务称门级双杂汇报对领导线经属币种货类状态离职开结薪资数时当费电话邮箱账账单组织码号说备注责释间点办动关闭虚实际缩"
    "总会计业财监区负机构层级别关系岗连络联系户龄学历证籍",
)
# Letters that are no others with a mark on them, and that people leave out like marks.
_PLAINER: Final = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_SIGNS: Final = {n: None for n in range(128) if not chr(n).isalnum()}
_SIGNS_IN_LINES: Final = {n: None for n in _SIGNS if chr(n) != "\n"}
_MARKS: Final = {ord(mark): None for mark in "¹²³⁰⁴⁵⁶⁷⁸⁹†‡§*"}
"""Footnotes' marks at names."""
_POINT_ZERO: Final = re.compile(r"(\d+)\.0+")


def fold(text: str) -> str:
    """Return the letters and digits of ``text`` alone: no case, accents, width, spaces, signs."""
    if text.isascii():
        return text.lower().translate(_SIGNS)
    flat = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in flat if c.isalnum()))


def folds(texts: Sequence[str]) -> list[str]:
    """Return ``fold`` of many texts."""
    joined = "\n".join(texts)
    if joined.isascii() and joined.count("\n") == len(texts) - 1:
        return joined.lower().translate(_SIGNS_IN_LINES).split("\n")
    return list(map(fold, texts))


def heading(text: str) -> str:
    """Return a column header as words in lower case, one space apart: ``parentId`` is ``parent id``."""
    spelt = _CAMEL.sub(" ", text).replace("#", " number ").replace("%", " percent ")
    flat = unicodedata.normalize("NFKD", spelt).casefold()
    # Vowel signs are no letters of their own: the words of Thai or Hindi would fall apart at them.
    flat = "".join(c for c in flat if not unicodedata.category(c).startswith("M"))
    said = flat.translate(_SIMPLER).translate(_PLAINER)
    return unicodedata.normalize("NFC", " ".join(_WORD.findall(said)))


def without_parentheses(text: str) -> str:
    """Return ``text`` without what stands in brackets: a unit, a remark."""
    return _PARENTHESES.sub(" ", text)


def id_key(text: str) -> str:
    """Return what stays of an id when a spreadsheet took it for a number."""
    match = _POINT_ZERO.fullmatch(text.strip())
    key = fold(match[1] if match else text)
    return key.lstrip("0") or key


def id_keys(texts: Sequence[str]) -> list[str]:
    """Return ``id_key`` of many texts."""
    joined = "".join(texts)
    if joined.isalnum() and joined.isascii():
        return [(key := text.lower()).lstrip("0") or key for text in texts]
    return list(map(id_key, texts))


def name_key(text: str) -> str:
    """Return what is the same in ``Dr. Ana M. López``, ``Lopez, Ana`` and ``ANA LOPEZ``."""
    words = name_words(text)
    full = [w for w in words if len(w) > 1 or not w.isascii()]
    if full and all("\u3040" <= c <= "\ud7a3" for word in full for c in word):
        # Chinese, Japanese and Korean names are the same with a space or without.
        return "".join(full)
    return " ".join(sorted(full or words))


def name_words(text: str) -> list[str]:
    """Return the words of a name without case, accents, titles and what stands in brackets."""
    if "*" in text or not text.isascii():
        text = text.translate(_MARKS)
    flat = without_parentheses(text).casefold()
    if not flat.isascii():
        flat = unicodedata.normalize("NFKD", flat).casefold()
        flat = "".join(c for c in flat if not unicodedata.combining(c)).translate(_PLAINER)
    return [w for w in _WORD.findall(flat) if w not in _TITLES]


def is_vacant(text: str) -> bool:
    """Whether what stands for a name says that nobody holds the seat: Vacant, <TBH>, （欠員）."""
    return VACANT.match(text.casefold().strip(" <([-*（［【〈《")) is not None


def is_nothing(text: str) -> bool:
    """Whether an id or a manager of this text stands for "none"."""
    if text.isalnum() and text.isascii():
        return text.lower() in NOTHING
    return len(text) < 20 and fold(text) in NOTHING


def nothings(texts: Iterable[str]) -> set[str]:
    """Return which of many texts stand for "none"."""
    distinct = set(texts)
    lines = "\n".join(distinct)
    joined = lines.replace("\n", "")
    if joined.isalnum() and joined.isascii() and lines.count("\n") == len(distinct) - 1:
        if NOTHING.isdisjoint(filter(None, lines.lower().split("\n"))):
            return distinct & {""}
        return {text for text in distinct if text.lower() in NOTHING}
    return set(filter(is_nothing, distinct))


def is_undisclosed(flat: str) -> bool:
    """Whether a name, folded, says that it is not said: N/D, NAME WITHHELD BY AGENCY."""
    return flat in UNDISCLOSED or flat.startswith(_WITHHELD)


def status_word(text: str) -> str:
    """Return the word of a status, folded, without the code that systems put before it: "A - Active"."""
    word = fold(_CODED.sub("", text.translate(_SIMPLER)))
    if is_status(word):
        return word
    # "Active - Payroll Eligible", "Ativo permanente": what comes first is the status.
    for first in (_FURTHER.split(text, maxsplit=1)[0], text.partition(" ")[0]):
        if (said := fold(first.translate(_SIMPLER))) in CLOSED or said in ACTIVE - _VAGUE:
            return said
    return word


def is_status(word: str) -> bool:
    """Whether a word, folded, is a status that positions or people are in, or stands for none."""
    return any(word in known for known in (CLOSED, PLANNED, FROZEN, ACTIVE, NOTHING, UNDISCLOSED))


def is_total(text: str) -> bool:
    """Whether a row that begins with this cell sums up others."""
    if text[:1].lower() not in _TOTALLING or (len(text) > 16 and ":" not in text):
        return False
    return fold(text.partition(":")[0]) in TOTALS


def begins_with_total(text: str) -> bool:
    """Whether a cell may name what its row sums up: "Subtotal Finance", 合计 财务部; it may be a title, too."""
    first, _, rest = text.strip().partition(" ")
    return first[:1].lower() in _TOTALLING and bool(rest) and fold(first) in TOTALS


def ends_with_total(text: str) -> bool:
    """Whether a cell names what its row sums up: "Finance Total", 财务部小计."""
    if text[-1:].isdecimal():
        return False
    words = text.replace(":", " ").replace("：", " ").split()
    if not words:
        return False
    last = fold(words[-1])
    return (len(words) > 1 and last in TOTALS) or last.endswith(("小计", "合计", "总计", "合計"))


def is_caption(text: str) -> bool:
    """Whether a cell that stands alone is what a table is called: "Table 2: Junior staff"."""
    return _CAPTION.match(text.strip()) is not None


def is_requirement(text: str) -> bool:
    """Whether a cell says how its column is to be filled in, or counted: mandatory, 必填, EUR, %, (3)."""
    return fold(text) in REQUIREMENTS or _COUNTED_IN.fullmatch(text.strip()) is not None


def is_template(text: str) -> bool:
    """Whether a cell says that its row only shows how to fill the table in."""
    if text[:1].lower() not in _SHOWING:
        return False
    return _TEMPLATE.match(text.strip().lower()) is not None


def is_note(text: str) -> bool:
    """Whether a cell that stands alone in its row is a remark."""
    flat = text.strip().lower()
    return _NOTE.match(flat) is not None or len(flat) > 60
