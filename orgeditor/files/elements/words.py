"""What clients call the columns of the elements, beside the labels of the fields themselves.

Words are as ``roster.words.heading`` has them: small letters, one space apart, no brackets.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from orgeditor.files.elements.writing import columns_of
from orgeditor.files.roster.words import heading, without_parentheses
from orgeditor.messages import LANGUAGES

if TYPE_CHECKING:
    from orgeditor.model.describing import RecordType
    from orgeditor.model.fields import Field

_TITLES: Final = {
    "goal": "goal name; objective; objective name; strategic goal; strategic objective; okr; 目标; 目标名称; 战略目标; 目标项",
    "kpi": "kpi; kpi name; indicator; indicator name; metric; key figure; key performance indicator; 指标; 指标名称; kpi 名称; 考核指标",
    "resource": "resource; resource name; budget line; budget item; system; 资源; 资源名称; 预算科目; 预算项目",
    "process": "process; process name; 流程; 流程名称",
    "step": "step; step name; activity name; 步骤; 步骤名称; 环节",
    "meeting": "meeting; meeting name; forum; committee; 会议; 会议名称",
    "skill": "skill; skill name; competency; competence; capability; 技能; 技能名称; 能力; 能力项",
    "training": "training; training name; course; course name; measure; 培训; 培训名称; 课程; 培训项目",
    "review_cycle": "cycle; review cycle; cycle name; 周期; 考评周期; 考核周期",
    "action": "action; action item; task; measure; improvement; 措施; 行动; 改进措施; 任务",
}
_WORDS: Final = {
    "code": "id; code; key; 编号; 编码; 代码",
    "name_zh": "chinese name; name chinese; 中文名; 中文",
    "owner": "responsible; owner name; owned by; accountable; lead; process owner; 负责人; 责任人; 责任者; 归口",
    "due": "due date; deadline; target date; by when; until when; finish; 截止日期; 截止; 到期日; 完成时间; 期限",
    "parent": "parent; parent goal; parent objective; belongs to; superior goal; group; 上级; 上级目标; 所属; 类别",
    "perspective": "bsc perspective; balanced scorecard perspective; dimension; 视角; 维度",
    "horizon": "time horizon; time frame; timeframe; 时间范围",
    "served_by": "unit; units; department; departments; supporting units; contributors; 单元; 部门; 支撑部门; 承接部门",
    "supports": "contributes to; supports goal; helps; 支持目标; 贡献于",
    "weight": "weighting; weight percent; 权重; 比重",
    "notes": "note; comment; comments; remark; remarks; 备注; 说明; 注释",
    "goal": "objective; related goal; linked goal; goal name; 目标; 所属目标; 对应目标",
    "measure": "unit; uom; unit of measurement; measured in; 单位; 计量单位",
    "formula": "calculation; definition; how measured; 公式; 计算公式; 计算方法; 口径",
    "direction": "desired direction; trend wanted; 方向",
    "baseline": "base; base value; start value; starting value; 基线; 基准; 基准值; 起始值",
    "threshold": "minimum; minimum value; lower limit; 门槛; 门槛值; 底线值",
    "target": "target value; goal value; plan value; planned; 目标值; 计划值; 目标",
    "source": "source; data source; source of data; from; 来源; 数据来源",
    "rhythm": "frequency; how often; reporting frequency; cadence; 频率; 频次; 周期",
    "period": "month; quarter; reporting period; 期间; 月份; 季度",
    "value": "actual; actuals; value; result; 实际; 实际值; 完成值",
    "kpi": "indicator; metric; kpi name; 指标; 指标名称",
    "category": "type; class; 类别; 分类",
    "kind": "type; kind of resource; 类型; 种类",
    "year": "fiscal year; budget year; 年度; 年份",
    "amount": "budget; quantity; total; planned amount; 数量; 金额; 预算; 预算金额",
    "used": "spent; actual; used to date; ytd; 已用; 已使用; 实际支出",
    "cost": "cost; annual cost; yearly cost; costs; price; 费用; 成本; 年费用",
    "currency": "ccy; 币种; 货币",
    "supplier": "vendor; provider; 供应商",
    "provider": "supplier; vendor; trainer; 供应商; 培训机构; 讲师",
    "resource": "what; resource name; 资源名称",
    "to": "for; allocated to; given to; unit; department; 分配给; 用于; 部门",
    "share": "percent; share percent; percentage; 占比; 比例; 百分比",
    "process": "process name; 流程名称; 所属流程",
    "party": "who; responsible; performed by; role; actor; 执行人; 执行者; 责任方; 角色",
    "hands_on": "output; deliverable; result; hands over; 产出; 交付物; 输出",
    "purpose": "aim; why; reason; content; 目的; 内容",
    "channel": "medium; means; tool; via; 渠道; 方式",
    "mode": "kind; interaction; interaction mode; 模式",
    "chair": "host; moderator; chaired by; led by; 主持人; 召集人",
    "members": "participants; attendees; who; 参会人; 参会人员; 成员",
    "minutes": "duration; length; 时长; 分钟",
    "decides": "decisions; decision rights; 决策; 决定事项",
    "critical": "key; critical skill; 关键; 是否关键",
    "level": "required level; needed level; target level; level needed; 等级; 要求等级; 目标等级",
    "audience": "for; participants; who; target group; 对象; 参加人; 培训对象",
    "start": "from; start date; begin; 开始; 开始日期",
    "end": "until; end date; to; 结束; 结束日期",
    "status": "state; 状态",
    "state": "status; progress; 状态; 进度",
    "about": "concerns; subject; related to; 关于; 涉及",
    "subject": "who; employee; person; name; reviewed; 姓名; 员工; 被考评人; 考评对象",
    "reviewer": "reviewed by; manager; assessor; 考评人; 评价人",
    "rating": "score; grade; overall rating; 评级; 评分; 得分; 考评等级",
    "potential": "potential rating; 潜力",
    "strengths": "strength; 优势; 优点",
    "feedback": "development; areas for improvement; comments; 反馈; 待改进",
    "cycle": "review cycle; 周期; 考评周期",
    "person": "employee; name; who; 姓名; 员工; 人员",
    "skill": "competency; competence; 技能; 能力",
    "position": "job; seat; job title; 职位; 岗位",
    "readiness": "ready; ready when; 准备度; 就绪程度",
}  # fmt: skip


def other_words(described: RecordType) -> dict[str, Field]:
    """Return the field that each word of clients means in a table of a type; a title's words go first."""
    fields = {field.name: field for field in columns_of(described)}
    found: dict[str, Field] = {}
    title = fields.get(described.title_field)
    if title is not None:
        tag = str(described.type.__struct_config__.tag)
        found |= dict.fromkeys(_TITLES.get(tag, "").split("; "), title)
    for name, field in fields.items():
        for word in _WORDS.get(name, "").split("; "):
            found.setdefault(word, field)
    found.pop("", None)
    return found


@cache
def said(header: str) -> str:
    """Return a header as the words here are: what stands in brackets, a unit or a remark, goes."""
    return heading(without_parentheses(header)) or heading(header)


def names_of(described: RecordType) -> frozenset[str]:
    """Return what a sheet of a type may be called."""
    tag = str(described.type.__struct_config__.tag)
    labels = {
        said(words.render(language))
        for words in (described.label, described.plural)
        for language in LANGUAGES
    }
    return frozenset(labels | {word for word in _TITLES.get(tag, "").split("; ") if word})
