"""Organisations with one matrix of a given size, the same each time."""

from __future__ import annotations

from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    PROJECT_ID,
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Project,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
)

_GROUP = 8
_BAND = 5
_WORDS = ("Plan", "Approve", "Publish", "Measure", "Report", "Negotiate", "Train", "Review")
_WHAT = (
    "the yearly campaign", "a price list", "customer answers", "the press release of the quarter",
    "stock", "partner contracts with all annexes", "the web shop", "trade fairs",
)  # fmt: skip
_WORDS_ZH = ("计划", "批准", "发布", "衡量", "报告", "谈判", "培训", "评审")
_WHAT_ZH = (
    "年度营销活动",
    "价目表",
    "客户答复",
    "季度新闻稿",
    "库存",
    "合作伙伴合同",
    "网店",
    "展会",
)
_JOBS = ("manager", "lead", "specialist", "analyst", "coordinator", "director")
_JOBS_ZH = ("经理", "主管", "专员", "分析师", "协调员", "总监")
_FIELDS = ("Brand", "Sales", "Digital", "Product", "Market research", "Customer service", "Events")
_FIELDS_ZH = ("品牌", "销售", "数字营销", "产品", "市场研究", "客户服务", "活动")


def sized(activities: int, parties: int) -> Organization:
    """Return an organisation with a matrix ``m``; every eighth activity is under a new group."""
    records: list[Record] = [
        Project(
            id=PROJECT_ID,
            title="Target structure",
            title_zh="目标结构",
            client="Example Foods Ltd",
            version="3",
            date="2027-03-01",
            prepared_by="A. Consultant",
            confidentiality="Confidential",
        ),
        Matrix(id="m", name="Who does what", name_zh="职责分配"),
        Unit(id="top", name="Company", name_zh="公司"),
    ]
    for n in range(parties):
        records += _party(n)
    group = ""
    for n in range(activities):
        if n % _GROUP == 0 and activities > 1:
            group = f"g{n // _GROUP}"
            place = n // _GROUP
            records += _row(group, f"Process {place + 1}", f"流程 {place + 1}", "", f"{n:04}V")
        name = f"{_WORDS[n % 8]} {_WHAT[(n * 3) % 8]}"
        in_chinese = f"{_WORDS_ZH[n % 8]}{_WHAT_ZH[(n * 3) % 8]}"
        records += _row(f"a{n}", name, in_chinese, group, f"{n:04}X")
        for letter, party in (("A", n), ("R", n + 1), ("C", n * 7 + 2), ("I", n * 5 + 3)):
            if letter == "A" or party % parties != n % parties:
                records.append(_cell(f"a{n}", f"p{party % parties}", letter))
    return Organization({record.id: record for record in records}.values())


def _party(n: int) -> list[Record]:
    unit = f"u{n // _BAND}"
    field = (n // _BAND) % len(_FIELDS)
    name = f"{_FIELDS[field]} {_JOBS[n % len(_JOBS)]}"
    in_chinese = f"{_FIELDS_ZH[field]}{_JOBS_ZH[n % len(_JOBS)]}"
    return [
        Unit(
            id=unit, name=_FIELDS[field], name_zh=_FIELDS_ZH[field], parent="top", rank=f"{n // _BAND:02}V"
        ),
        Role(id=f"p{n}", name=name, name_zh=in_chinese),
        Position(id=f"s{n}", title=name, unit=unit, roles=(f"p{n}",)),
        MatrixColumn(id=key_id("m", f"p{n}"), matrix="m", party=f"p{n}", rank=f"{n:03}V"),
    ]  # fmt: skip


def _row(key: str, name: str, name_zh: str, parent: str, rank: str) -> list[Record]:
    return [
        Activity(id=key, name=name, name_zh=name_zh, parent=parent),
        MatrixRow(id=key_id("m", key), matrix="m", activity=key, rank=rank),
    ]


def _cell(activity: str, party: str, letter: str) -> Responsibility:
    key = key_id("m", activity, party)
    return Responsibility(id=key, matrix="m", activity=activity, party=party, codes=(letter,))
