"""Every field of every record, described once.

The graph, the integrity check, what a deletion takes along, the inspector, the roster
columns and the wording of a difference all come from these descriptions. The types of
structure and responsibilities are described here, those of an element in its module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from orgeditor.messages import Message, language, t, verbatim
from orgeditor.model import deliveries, health, plan, redaction, scenario
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.describing import NAMES, RANK, part_of
from orgeditor.model.describing import Edge as Edge
from orgeditor.model.describing import Field as Field
from orgeditor.model.describing import Kind as Kind
from orgeditor.model.describing import RecordType as RecordType
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.records import (
    Activity,
    CardStyle,
    Imported,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCodeSet,
    Person,
    Picture,
    Position,
    Project,
    Record,
    Responsibility,
    Role,
    Shade,
    Source,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_OF_MATRIX = part_of("matrix", t("Responsibility matrix"), Matrix)
_OF_ACTIVITY = part_of("activity", t("Activity"), Activity)
_OF_PARTY = part_of("party", t("Party"), Role, Position, Unit, Person)

STATUS_CLOSED: Final = "closed"

_STATUSES = (
    ("", t("Active")),
    ("planned", t("Planned")),
    ("frozen", t("Frozen")),
    (STATUS_CLOSED, t("Closed")),
)

LEADS_AS: Final = (
    ("", t("Not said")),
    ("player-coach", t("Player-coach")),
    ("coach", t("Coach")),
    ("supervisor", t("Supervisor")),
    ("facilitator", t("Facilitator")),
    ("coordinator", t("Coordinator")),
)
"""Kinds of manager after McKinsey, How to identify the right spans of control (2017)."""

BRANCH_ARRANGEMENTS: Final = (
    ("", t("As above")),
    ("down", t("Top-down")),
    ("up", t("Bottom-up")),
    ("right", t("Left to right")),
    ("left", t("Right to left")),
    ("hanging", t("Hanging, one side")),
    ("hanging_both", t("Hanging, both sides")),
    ("boxes", t("Boxes, one in another")),
)
ARRANGEMENTS: Final = (
    ("", t("Top-down")),
    ("up", t("Bottom-up")),
    ("right", t("Left to right")),
    ("left", t("Right to left")),
    ("hanging", t("Hanging, one side")),
    ("hanging_both", t("Hanging, both sides")),
    ("boxes", t("Boxes, one in another")),
)

UNIT_ARRANGEMENTS: Final = (
    ("", t("As the chart of positions")),
    ("down", t("Top-down")),
    *(choice for choice in ARRANGEMENTS if choice[0]),
)

FIRST_LINES: Final = (
    ("", t("Title")),
    ("holders", t("Person")),
)
CARD_SIZES: Final = (
    ("small", t("Small")),
    ("", t("Medium")),
    ("wide", t("Wide")),
    ("large", t("Large")),
)


def _laid_out(label: Message, choices: tuple[tuple[str, Message], ...]) -> tuple[Field, Field]:
    """Return the fields that say how a chart, or a branch of it, is laid out."""
    return (
        Field(name="arrangement", label=label, kind=Kind.CHOICE, choices=choices, closed=True),
        Field(name="leaf_rows", label=t("Leaves in columns of"), kind=Kind.NUMBER, minimum=0),
    )


_UNIT_FIELDS = (
    Field(
        name="name",
        label=t("Name"),
        roster="unit",
        headers=(
            "unit", "department", "dept", "team", "division", "org unit", "organisation unit",
            "organizational unit", "business unit", "section", "department name", "部门", "部门名称",
            "单位", "组织单元", "单元名称", "所属部门", "所属单元", "departamento", "área", "unidad", "service", "abteilung", "bereich",
            "setor", "部署", "부서",
        ),
    ),
    Field(name="name_zh", label=t("Name in Chinese"), roster="unit_zh", headers=("部门（中文）", "部门中文名", "unit chinese", "unit name in chinese", "department chinese")),
    Field(name="code", label=t("Code"), roster="unit_id", headers=("unit id", "unit code", "department id", "department code", "dept id", "dept code", "org code", "部门编号", "部门编码", "部门代码", "组织编码")),
    Field(name="parent", label=t("Part of"), kind=Kind.REFERENCE, targets=(Unit,), edge=Edge.CONTAINS, inherits="parent", roster="parent_unit", headers=("parent unit", "parent department", "parent", "higher department", "reports to unit", "上级部门", "上级单位", "父部门")),
    Field(name="head", label=t("Head"), kind=Kind.REFERENCE, targets=(Position,)),
    Field(name="kind", label=t("Kind of unit")),
    Field(name="location", label=t("Location")),
    Field(name="cost_centre", label=t("Cost centre"), roster="cost_centre", headers=("cost centre", "cost center", "成本中心", "centro de coste", "kostenstelle")),
    Field(name="purpose", label=t("Purpose"), kind=Kind.LONG_TEXT),
    Field(name="colour", label=t("Colour"), kind=Kind.COLOUR),
    *_laid_out(t("Layout of the branch"), BRANCH_ARRANGEMENTS),
    RANK,
)  # fmt: skip

_POSITION_FIELDS = (
    Field(name="title", label=t("Title"), roster="title", headers=("title", "job title", "position", "position title", "post title", "job", "designation", "role title", "职位", "岗位", "职务", "岗位名称", "职位名称", "puesto", "cargo", "poste", "fonction", "stelle", "funktion", "役職", "직책", "nombre puesto", "nombre del puesto", "denominación", "denominación del puesto", "intitulé du poste", "stellenbezeichnung", "título", "título do cargo", "岗位", "职称", "役職名")),
    Field(name="title_zh", label=t("Title in Chinese"), roster="title_zh", headers=("title chinese", "title in chinese", "chinese title", "职位（中文）", "职位中文名", "中文职位")),
    Field(name="code", label=t("Code"), roster="id", headers=("id", "position id", "post id", "post unique reference", "employee id", "emp id", "employee number", "staff id", "staff number", "personnel number", "position number", "编号", "岗位编号", "职位编号", "工号", "员工编号", "employee no", "emp no", "personalnummer", "código", "position code", "岗位编码", "职位编码", "职位代码", "社員番号", "员工号", "人员编号")),
    Field(name="unit", label=t("Unit"), kind=Kind.REFERENCE, targets=(Unit,), edge=Edge.CONTAINS, inherits="parent"),
    Field(name="manager", label=t("Reports to"), kind=Kind.REFERENCE, targets=(Position,), edge=Edge.REPORTS, inherits="manager", roster="manager", headers=("manager", "manager id", "manager name", "reports to", "reporting to", "supervisor", "supervisor id", "line manager", "boss", "reports to senior post", "reporting senior post", "superior", "manager email", "上级", "直接上级", "汇报对象", "上级编号", "上级工号", "直属上级", "经理", "主管", "jefe", "responsable", "superior directo", "superior inmediato", "parent id", "pid", "reports to id", "reports to position", "reports to post", "reporting manager", "supervisor name", "manager position id", "direct manager", "leader", "汇报上级", "上级岗位", "上级岗位编号", "上级领导", "直线经理", "主管工号", "supérieur", "responsable hiérarchique", "führungskraft", "chefe", "superior imediato", "上長", "관리자", "vorgesetzter", "gestor", "上司", "상사")),
    Field(name="dotted", label=t("Dotted line to"), kind=Kind.REFERENCES, targets=(Position,), edge=Edge.DOTTED, roster="dotted", headers=("dotted line", "dotted line manager", "dotted line to", "matrix manager", "functional manager", "second manager", "虚线上级", "虚线汇报", "职能上级", "refs")),
    Field(name="assistant", label=t("Assistant"), kind=Kind.FLAG, roster="assistant", headers=("assistant", "is assistant", "助理")),
    Field(name="leads_as", label=t("Kind of manager"), kind=Kind.CHOICE, choices=LEADS_AS, closed=True),
    Field(name="roles", label=t("Roles"), kind=Kind.REFERENCES, targets=(Role,), roster="role", headers=("role", "roles", "角色")),
    Field(name="holders", label=t("Person"), kind=Kind.HOLDERS, targets=(Person,), roster="name", headers=("name", "full name", "employee", "employee name", "person", "staff name", "incumbent", "holder", "姓名", "员工姓名", "名字", "人员", "nombre", "nom", "mitarbeiter", "nome", "氏名", "성명", "reportee", "report", "subordinate", "direct report", "display name", "legal name", "preferred name", "nombre completo", "nombre y apellidos", "nom complet", "nome completo", "vollständiger name", "在岗人员", "任职人", "担任人")),
    Field(name="headcount", label=t("Head-count"), kind=Kind.NUMBER, minimum=0, unit=t("seats"), roster="headcount", headers=("headcount", "head count", "number of posts", "posts", "number of positions", "人数", "编制", "编制人数")),
    Field(name="fte", label=t("FTE"), kind=Kind.NUMBER, minimum=0, unit=t("FTE"), roster="fte", headers=("fte", "full time equivalent", "number of posts in fte", "工时比例", "全时当量", "jornada")),
    Field(name="grade", label=t("Grade"), roster="grade", headers=("grade", "level", "band", "job grade", "pay grade", "grade or equivalent", "职级", "级别", "职等", "grado", "nivel", "stufe")),
    Field(name="location", label=t("Location"), roster="location", headers=("location", "site", "office", "city", "地点", "工作地点", "城市", "办公地点", "ubicación", "standort", "lieu")),
    Field(name="cost", label=t("Cost, a year"), kind=Kind.MONEY, roster="cost", headers=("cost", "salary", "annual salary", "annual cost", "total cost", "pay", "base salary", "薪资", "年薪", "工资", "成本", "coste", "coste anual", "kosten", "人工成本", "salario", "salaire", "gehalt")),
    Field(name="currency", label=t("Currency"), roster="currency", headers=("currency", "币种", "货币", "moneda", "währung", "devise")),
    Field(name="employment", label=t("Employment"), roster="employment", headers=("employment type", "employee type", "contract type", "contract", "用工类型", "合同类型", "员工类型")),
    Field(name="status", label=t("Status"), kind=Kind.CHOICE, choices=_STATUSES, closed=True, roster="status", headers=("status", "position status", "post status", "状态", "岗位状态", "employment status", "situación", "situación del puesto", "estado", "statut", "状況", "在职状态", "员工状态")),
    Field(name="start", label=t("From"), kind=Kind.DATE, roster="start", headers=("start date", "hire date", "effective date", "effective from", "valid from", "生效日期", "gültig ab", "desde", "start", "joined", "from date", "入职日期", "开始日期", "fecha de alta", "eintrittsdatum", "入社日", "到岗日期")),
    Field(name="end", label=t("Until"), kind=Kind.DATE, roster="end", headers=("end date", "leaving date", "effective to", "valid to", "valid until", "until", "失效日期", "gültig bis", "hasta", "termination date", "to date", "离职日期", "结束日期")),
    Field(name="duties", label=t("Duties"), kind=Kind.LONG_TEXT, roster="duties", headers=("duties", "job function", "job team function", "responsibilities", "job description", "职责", "岗位职责", "工作职责")),
    Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT, roster="notes", headers=("notes", "note", "comments", "remarks", "备注", "说明")),
    Field(name="waiting", label=t("Waits because"), kind=Kind.INTERNAL),
    *_laid_out(t("Layout of the branch"), BRANCH_ARRANGEMENTS),
    RANK,
)  # fmt: skip

_PERSON_FIELDS = (
    Field(name="name", label=t("Name")),
    Field(name="name_zh", label=t("Name in Chinese"), roster="name_zh", headers=("chinese name", "name in chinese", "中文名", "中文姓名", "姓名（中文）")),
    Field(name="code", label=t("Employee number"), roster="person_id", headers=("person id", "personnel id", "employee code", "人员编码", "person number", "worker id", "matricula", "matrícula")),
    Field(name="email", label=t("E-mail"), roster="email", headers=("email", "e-mail", "mail", "email address", "work email", "contact e-mail", "邮箱", "电子邮件", "电子邮箱", "correo")),
    Field(name="login", label=t("Login"), roster="login", headers=("login", "login id", "user name", "username", "user id", "登录名", "账号")),
    Field(name="phone", label=t("Telephone"), roster="phone", headers=("phone", "telephone", "mobile", "contact phone", "phone number", "电话", "手机", "手机号")),
    Field(name="location", label=t("Location")),
    Field(name="start", label=t("With us since"), kind=Kind.DATE),
    Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
    Field(name="picture", label=t("Picture"), kind=Kind.REFERENCE, targets=(Picture,)),
)  # fmt: skip

_ACTIVITY_KINDS = (
    ("", t("Task")),
    ("decision", t("Decision")),
    ("deliverable", t("Deliverable")),
    ("group", t("Group")),
)

TYPES: Final[dict[type[Record], RecordType]] = {
    described.type: described
    for described in (
        RecordType(
            Project,
            t("Document"),
            t("Documents"),
            (
                Field(name="title", label=t("Document title")),
                Field(name="title_zh", label=t("Document title in Chinese")),
                Field(name="client", label=t("Client")),
                Field(name="version", label=t("Version")),
                Field(name="date", label=t("Date"), kind=Kind.DATE),
                Field(name="prepared_by", label=t("Prepared by")),
                Field(name="confidentiality", label=t("Confidentiality")),
                Field(name="currency", label=t("Currency")),
                Field(
                    name="language",
                    label=t("Language of what is handed over"),
                    kind=Kind.CHOICE,
                    choices=(("", t("As shown")), ("en", t("English")), ("zh_CN", t("Chinese"))),
                    closed=True,
                ),
                *_laid_out(t("Layout of the chart"), ARRANGEMENTS),
                Field(
                    name="unit_arrangement",
                    label=t("Layout of the chart of units"),
                    kind=Kind.CHOICE,
                    choices=UNIT_ARRANGEMENTS,
                    closed=True,
                ),
                Field(
                    name="own_columns",
                    label=t("Branches keep to their own columns"),
                    kind=Kind.FLAG,
                ),
                Field(name="by_grade", label=t("Levels by grade"), kind=Kind.FLAG),
                Field(
                    name="card_style",
                    label=t("Card style"),
                    kind=Kind.REFERENCE,
                    targets=(CardStyle,),
                ),
                Field(
                    name="rule_profile",
                    label=t("Rule profile"),
                    kind=Kind.REFERENCE,
                    targets=(health.RuleProfile,),
                ),
            ),
            "title",
        ),
        RecordType(
            Source,
            t("Imported file"),
            t("Imported files"),
            (
                Field(name="file", label=t("File")),
                Field(name="sheet", label=t("Sheet")),
                Field(name="header_row", label=t("Header row"), kind=Kind.INTERNAL),
                Field(name="columns", label=t("Columns"), kind=Kind.INTERNAL),
            ),
            "file",
        ),
        RecordType(
            Imported,
            t("Last import"),
            t("Last imports"),
            (
                Field(name="columns", label=t("Columns"), kind=Kind.INTERNAL),
                Field(name="said", label=t("What the file said"), kind=Kind.INTERNAL),
            ),
            "",
        ),
        RecordType(Unit, t("Unit"), t("Units"), _UNIT_FIELDS),
        RecordType(Position, t("Position"), t("Positions"), _POSITION_FIELDS, "title"),
        RecordType(Person, t("Person"), t("People"), _PERSON_FIELDS),
        RecordType(
            Role,
            t("Role"),
            t("Roles"),
            (
                *NAMES,
                Field(name="code", label=t("Code")),
                Field(name="purpose", label=t("Purpose"), kind=Kind.LONG_TEXT),
                Field(name="duties", label=t("Duties"), kind=Kind.LONG_TEXT),
                Field(name="colour", label=t("Colour"), kind=Kind.COLOUR),
                RANK,
            ),
        ),
        RecordType(
            Activity,
            t("Activity"),
            t("Activities"),
            (
                *NAMES,
                Field(name="code", label=t("Code")),
                Field(
                    name="parent",
                    label=t("Group"),
                    kind=Kind.REFERENCE,
                    targets=(Activity,),
                    inherits="parent",
                ),
                Field(
                    name="kind",
                    label=t("Kind"),
                    kind=Kind.CHOICE,
                    choices=_ACTIVITY_KINDS,
                ),
                Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
            ),
        ),
        RecordType(
            OwnCodeSet,
            t("Code set"),
            t("Code sets"),
            (
                Field(name="name", label=t("Name")),
                Field(name="codes", label=t("Codes"), kind=Kind.INTERNAL),
            ),
        ),
        RecordType(
            Matrix,
            t("Responsibility matrix"),
            t("Responsibility matrices"),
            (
                *NAMES,
                Field(
                    name="code_set",
                    label=t("Code set"),
                    kind=Kind.CHOICE,
                    choices=tuple((key, verbatim(codes.name)) for key, codes in CODE_SETS.items()),
                    closed=True,
                    by_verb=True,
                ),
                Field(
                    name="own_codes",
                    label=t("Own code set"),
                    kind=Kind.REFERENCE,
                    targets=(OwnCodeSet,),
                    holds=True,
                    by_verb=True,
                ),
                Field(name="scope", label=t("Scope"), kind=Kind.LONG_TEXT),
                RANK,
            ),
        ),
        RecordType(
            MatrixRow,
            t("Matrix row"),
            t("Matrix rows"),
            (
                _OF_MATRIX,
                _OF_ACTIVITY,
                RANK,
            ),
            "",
            ("matrix", "activity"),
        ),
        RecordType(
            MatrixColumn,
            t("Matrix column"),
            t("Matrix columns"),
            (
                _OF_MATRIX,
                _OF_PARTY,
                RANK,
            ),
            "",
            ("matrix", "party"),
        ),
        RecordType(
            Responsibility,
            t("Responsibility"),
            t("Responsibilities"),
            (
                _OF_MATRIX,
                _OF_ACTIVITY,
                _OF_PARTY,
                Field(name="codes", label=t("Codes"), kind=Kind.CODES),
                Field(name="comment", label=t("Comment"), kind=Kind.LONG_TEXT),
            ),
            "",
            ("matrix", "activity", "party"),
            says=("activity", "party"),
        ),
        RecordType(
            CardStyle,
            t("Card style"),
            t("Card styles"),
            (
                Field(name="name", label=t("Name")),
                Field(
                    name="first",
                    label=t("First line"),
                    kind=Kind.CHOICE,
                    choices=FIRST_LINES,
                    closed=True,
                ),
                Field(name="rows", label=t("Lines"), kind=Kind.INTERNAL),
                Field(name="initials", label=t("Initials"), kind=Kind.FLAG),
                Field(name="badges", label=t("Badges"), kind=Kind.INTERNAL),
                Field(name="photo", label=t("Picture"), kind=Kind.FLAG),
                Field(
                    name="size",
                    label=t("Card size"),
                    kind=Kind.CHOICE,
                    choices=CARD_SIZES,
                    closed=True,
                ),
                Field(
                    name="matrix",
                    label=t("Responsibility matrix"),
                    kind=Kind.REFERENCE,
                    targets=(Matrix,),
                ),
                Field(
                    name="activity",
                    label=t("Activity"),
                    kind=Kind.REFERENCE,
                    targets=(Activity,),
                ),
            ),
        ),
        RecordType(
            Picture,
            t("Picture"),
            t("Pictures"),
            (Field(name="data", label=t("Picture"), kind=Kind.INTERNAL),),
            "",
        ),
        RecordType(
            Shade,
            t("Colour of a value"),
            t("Colours of values"),
            (
                Field(name="trait", label=t("Field"), kind=Kind.INTERNAL),
                Field(name="value", label=t("Value"), kind=Kind.INTERNAL),
                Field(name="colour", label=t("Colour"), kind=Kind.COLOUR),
            ),
            "",
            ("trait", "value"),
        ),
        *(described for element in ELEMENTS for described in element),
        *health.DESCRIBED,
        *plan.DESCRIBED,
        *scenario.DESCRIBED,
        *redaction.DESCRIBED,
        *deliveries.DESCRIBED,
    )
}

REFERENCE_KINDS: Final = frozenset({Kind.REFERENCE, Kind.REFERENCES, Kind.HOLDERS})


def fields_of(record_type: type[Record]) -> tuple[Field, ...]:
    """Return the described fields of a record type, in the order in which they are shown."""
    return TYPES[record_type].fields


def field(record_type: type[Record], name: str) -> Field:
    """Return the field ``name`` of a record type; KeyError where there is none."""
    return _BY_NAME[record_type][name]


def references(record: Record) -> Iterator[tuple[Field, str]]:
    """Yield each reference that the record makes: its field and the id it names."""
    for described, read in REFERENCES[type(record)]:
        for target in read(record):
            yield described, target


def name_of(record: Record, in_language: str = "") -> str:
    """Return what the record is called in a language (the one shown, where none is given).

    A record that has no name in Chinese is called by its other name, and the reverse;
    one without any is called by its code or its kind.
    """
    title = TYPES[type(record)].title_field
    if not title:
        return str(TYPES[type(record)].label)
    first: str = getattr(record, title)
    second: str = getattr(record, title + "_zh", "")
    if (in_language or language()).startswith("zh"):
        first, second = second, first
    return first or second or getattr(record, "code", "") or str(TYPES[type(record)].label)


def shown_title(record: Record) -> str:
    """Return the name of the field that holds what ``name_of`` calls the record on the screen."""
    title = TYPES[type(record)].title_field
    chinese = title + "_zh"
    if language().startswith("zh"):
        return chinese if getattr(record, chinese, "") else title
    return title if getattr(record, title) or not getattr(record, chinese, "") else chinese


_BY_NAME = {kind: {f.name: f for f in described.fields} for kind, described in TYPES.items()}


def _reader(described: Field) -> Callable[[Any], tuple[str, ...]]:
    name = described.name
    if described.kind is Kind.REFERENCE:
        return lambda record: (value,) if (value := getattr(record, name)) else ()
    if described.kind is Kind.HOLDERS:
        return lambda record: tuple(h.person for h in getattr(record, name) if h.person)
    return lambda record: tuple(getattr(record, name))


REFERENCES: Final = {
    kind: tuple((f, _reader(f)) for f in described.fields if f.kind in REFERENCE_KINDS)
    for kind, described in TYPES.items()
}
