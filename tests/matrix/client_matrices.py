"""Matrices as found at clients and on the web, with what a careful reader would count in them.

Cells stand between ``|``; ``\\n`` is a line break inside one. What is counted: range, activities,
roles, groups, filled cells, and how many activities have no A, several, no R; None where it is no
point of the case.
"""

from __future__ import annotations

from typing import NamedTuple


class Counted(NamedTuple):
    """What one table is."""

    range: str | None
    activities: int | None = None
    roles: int | None = None
    groups: int | None = 0
    assignments: int | None = None
    without_accountable: int | None = None
    several_accountable: int | None = None
    without_responsible: int | None = None
    orientation: str = "activities-down"
    code_set: str = "raci"


class Client(NamedTuple):
    """A sheet with its merged cells, its tables, and the problems told of it if these matter."""

    name: str
    text: str
    tables: tuple[Counted, ...]
    merged: str = ""
    problems: tuple[tuple[str, str], ...] | None = None


CLIENTS = (
    Client(
        "smartsheet",
        """
RACI MATRIX TEMPLATE
PROJECT TITLE | Website relaunch | | | | DATE | 2026-05-01
PROJECT MANAGER | Ann Lee
 |
 | | PROJECT TEAM | | | | | | LEGEND
PROJECT DELIVERABLE (OR ACTIVITY) | Project Sponsor | Project Manager | Business Analyst | Technical Architect | Application Developers | | | R | RESPONSIBLE | Who is responsible for doing it?
Initiate Phase Activities | | | | | | | | A | ACCOUNTABLE | Who answers?
- Request Review by PMO | A | R | | | | | | C | CONSULTED
- Submit Project Request | A/R | C | C | | I | | | I | INFORMED
Plan Phase Activities
- Business Requirements | I | A | R | C | C
- Project Plan | C | A/R | C | C | I
""",
        (Counted("A6:F12", 4, 5, 2, 16, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "names under roles",
        """
Activity | Sponsor | Project manager | Analyst
 | Ann Lee | Bob Wu | Eve Ray
Plan | A | R | C
Build | I | A | R
""",
        (Counted("A1:D4", 2, 3, 0, 6, 0, 0, 0),),
        problems=(
            ("person-below-role", "B2"),
            ("person-below-role", "C2"),
            ("person-below-role", "D2"),
        ),
    ),
    Client(
        "person over twice",
        """
Activity | Sponsor | Project manager | Analyst
 | Ann Lee | Bob Wu | Bob Wu
Plan | A | R | C
Build | I | A | R
""",
        (Counted(None, 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "cobit",
        """
Key Governance Practice | Board | Chief Executive Officer | CFO | COO | Business Executives | CIO | Head of IT Ops | PMO
EDM01.01 Evaluate the governance system. | A | R | C | C | R | R | I | I
EDM01.02 Direct the governance system. | A | R | C | C | R | R | I | I
EDM01.03 Monitor the governance system. | A | R | C | C | R | R | I | I
""",
        (Counted("A1:I4", 3, 8, 0, 24, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "list with extras",
        """
# | Task | Responsible | Accountable | Consulted | Informed | Due date | Status
1 | Define scope | PM | Sponsor | Legal (UK, US), IT | All staff | 2026-05-01 | Open
2 | Write copy | Copywriter\\nDesigner | PM | - | Sales & Marketing | 2026-06-01 | Done
3 | Launch | PM and Sponsor | Sponsor | N/A | Sales & Marketing; IT | 2026-07-01 | Open
""",
        (Counted("A1:F4", 3, 8, 0, 13, 0, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "roles down list",
        """
Role | Responsible | Accountable | Consulted | Informed
Marketing manager | Campaign plan, Budget | Budget | Pricing | Hiring
Sales director | Pricing | Pricing; Campaign plan | Budget | Campaign plan
""",
        (Counted(None, 4, 2, 0, 7, orientation="list"),),
    ),
    Client(
        "x under letters",
        """
Activity | Manager | | | | Clerk | | |
 | R | A | C | I | R | A | C | I
Plan | | x | | | x | | |
Pay | | X | | | x | | | x
Tell | x | x | | | | | | x
""",
        (Counted("A1:I5", 3, 2, 0, 6, 0, 0, 0),),
        merged="B1:E1 F1:I1 A1:A2",
        problems=(),
    ),
    Client(
        "dashboard",
        """
Role | R | A | C | I | Total
Manager | 3 | 4 | 0 | 1 | 8
Clerk | 4 | 0 | 2 | 1 | 7
""",
        (),
    ),
    Client(
        "chinese",
        """
XX项目 RACI 责任分配矩阵
项目名称： | 新品上市 | | 版本 | V1.0
序号 | 阶段 | 工作任务 | 项目经理 | 产品经理 | 市场部 | 法务
1 | 启动 | 立项申请 | R | A | C | I
2 | | 可行性分析 | A/R | R | C |
3 | 执行 | 物料制作 | A | I | R | C
4 | | 合规审查 | I | I | A | R
备注：R-负责，A-批准，C-咨询，I-知会
""",
        (Counted("A3:G7", 4, 4, 2, 15, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "chinese words",
        """
任务\\角色 | 市场总监 | 品牌经理 | 法务
年度计划 | 批准 | 负责 | 咨询
广告投放 | 知会 | 批准/负责 | 咨询、知会
危机公关 | 审批 | 执行 | 协助
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0, code_set="rasci"),),
    ),
    Client(
        "chinese set",
        """
事项 | 市场总监 | 品牌经理 | 法务
年度计划 | 批 | 负 | 咨
广告投放 | 知 | 批/负 | 咨
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0, code_set="raci-zh"),),
        problems=(),
    ),
    Client(
        "french",
        """
Matrice RACI du projet
Tâche | Chef de projet | Équipe technique | Direction
Cadrage | Responsable | Consulté | Approbateur
Développement | Approbateur | Réalisateur | Informé
Recette | R | C | A
""",
        (Counted("A2:D5", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "spanish",
        """
Actividad | Director | Jefe de producto | Compras
Plan | Aprobador | Responsable | Consultado
Compra | Informado | Rinde cuentas | Responsable
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "russian words",
        """
Задача | Директор | Менеджер | Юрист
План | Утверждает | Исполнитель | Консультирует
Договор | Подотчетный | Ответственный | Информируется
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "cyrillic letters",
        """
Activity | Lead | Baker | Till
Bake | А | R | С
Sell | А/R | І | Р
""",
        (Counted("A1:D3", 2, 3, 0, 5, 0, 0, 0),),
        problems=(
            ("lookalike-letter", "B2"),
            ("lookalike-letter", "D2"),
            ("lookalike-letter", "B3"),
            ("lookalike-letter", "C3"),
            ("unknown-code", "D3"),
        ),
    ),
    Client(
        "totals formulas",
        """
Activity | Lead | Baker | Till | # R | # A | Check
Bake | A | R | I | 1 | 1 | OK
Sell | R | A | R | 2 | 1 | OK
Clean | R | | R | 2 | 0 | No A!
Total R | 2 | 1 | 2 | 5
Total A | 1 | 1 | 0 | | 2
""",
        (Counted("A1:D4", 3, 3, 0, 8, 1, 0, 0),),
        problems=(),
    ),
    Client(
        "count by letter foot",
        """
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
R | 1 | 1 | 1
A | 1 | 1 | 0
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "legend row above",
        """
R | Responsible | A | Accountable | C | Consulted | I | Informed
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
""",
        (Counted("A2:D4", 2, 3, 0, 6),),
        problems=(),
    ),
    Client(
        "legend merged cell",
        """
R = Responsible, A = Accountable, C = Consulted, I = Informed
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
""",
        (Counted("A2:D4", 2, 3, 0, 6),),
        problems=(),
    ),
    Client(
        "legend directly below",
        """
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
Legend:
R - Responsible: does the work
A - Accountable: answers for it
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
        problems=(),
    ),
    Client(
        "key heading below cells",
        """
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
Key
R | Responsible
A | Accountable
C | Consulted
I | Informed
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
        problems=(),
    ),
    Client(
        "footnote",
        """
Activity | Lead | Baker | Till
Bake | A | R* | I
Sell | R | A | R1
* only with the owner's consent
1) from 2027 on
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "note below",
        """
Activity | Lead | Baker | Till
Bake | A | R | I
Sell | R | A | R
Note: the owner may overrule
Source: workshop of 3 May
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "rasci vs signoff legend",
        """
Activity | Lead | Baker | Till | | S = Sign-off
Bake | A | R | S | | V = Verify
Sell | R | A | S
""",
        (Counted("A1:D3", 2, 3, 0, 6, code_set="raci-vs"),),
    ),
    Client(
        "rapid legend",
        """
Decision | CEO | CMO | Sales
Price | A | R | I
Launch | R | A | I
 |
R | Recommend
A | Agree
P | Perform
I | Input
D | Decide
""",
        (Counted("A1:D3", 2, 3, 0, 6, code_set="rapid"),),
        problems=(),
    ),
    Client(
        "daci",
        """
Decision | CEO | CMO | Sales manager
Price | A | D | C
Launch | I | D/A | C
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0, code_set="daci"),),
        problems=(),
    ),
    Client(
        "pacsi",
        """
Step | CEO | CMO | Sales manager
Price | A | P | C
Launch | I | P | S
""",
        (Counted("A1:D3", 2, 3, 0, 6, 1, 0, 0, code_set="pacsi"),),
    ),
    Client(
        "rasic",
        """
RASIC chart
Step | CEO | CMO | Sales manager
Price | A | R | S
Launch | I | R | C
""",
        (Counted("A2:D4", 2, 3, 0, 6, 1, 0, 0, code_set="rasci"),),
    ),
    Client(
        "two side by side",
        """
Marketing | | | | Sales | |
Activity | CMO | Brand manager | | Activity | Sales director | Sales rep
Plan | A | R | | Forecast | A | R
Spend | A | R | | Visit | A | R
""",
        (
            Counted("A2:C4", 2, 2, 0, 4),
            Counted("E2:G4", 2, 2, 0, 4),
        ),
    ),
    Client(
        "three stacked",
        """
Initiation
Task | PM | Sponsor
Charter | R | A
Kick-off | R | A
 |
Execution
Task | PM | Team lead
Build | A | R
Test | A | R
 |
Closing
Task | PM | Sponsor
Handover | R | A
""",
        (
            Counted("A2:C4", 2, 2, 0),
            Counted("A7:C9", 2, 2, 0),
            Counted("A12:C13", 1, 2, 0),
        ),
    ),
    Client(
        "section rows merged with repeated header",
        """
RACI
 | PM | Sponsor | Team
Phase 1: Initiation | PM | Sponsor | Team
Charter | R | A | C
Kick-off | R | A | I
Phase 2: Execution | PM | Sponsor | Team
Build | A | I | R
""",
        (Counted("A2:D7", 3, 3, 2, 9),),
    ),
    Client(
        "level numbers",
        """
WBS | Task name | PM | Sponsor | Team
1 | Initiation
1.1 | Charter | R | A | C
1.2 | Kick-off | R | A | I
2 | Execution
2.1 | Build | A | I | R
2.1.1 | Test | A | | R
""",
        (Counted("A1:E7", 3, 3, 3),),
    ),
    Client(
        "level numbers leaf parent",
        """
WBS | Task name | PM | Sponsor | Team
1 | Initiation
1.1 | Charter | R | A | C
1.2 | Kick-off | R | A | I
2 | Execution
2.1 | Build | A | I | R
3 | Close | R | A | I
""",
        (Counted("A1:E7", 4, 3, 2, 12),),
    ),
    Client(
        "numbers in names",
        """
Activities | PM | Sponsor | Team
1. Initiation
1.1 Charter | R | A | C
1.2 Kick-off | R | A | I
2. Execution
2.1 Build | A | I | R
""",
        (Counted("A1:D6", 3, 3, 2, 9),),
    ),
    Client(
        "phase col merged",
        """
Phase | Activity | PM | Sponsor | Team
Initiation | Charter | R | A | C
 | Kick-off | R | A | I
Execution | Build | A | I | R
""",
        (Counted("A1:E4", 3, 3, 2, 9),),
        merged="A2:A3",
    ),
    Client(
        "phase and process",
        """
Process | Sub-process | Activity | PM | Sponsor | Team
Plan | Budget | Draft | R | A | C
 | | Approve | R | A | I
 | Calendar | Fill | A | I | R
Do | Media | Book | A | I | R
""",
        (Counted("A1:F5", 4, 3, 5, 12),),
        merged="A2:A4 B2:B3",
    ),
    Client(
        "unit over role",
        """
 | Marketing | | Sales |
Activity | Manager | Clerk | Manager | Clerk
Plan | A | R | C | I
Sell | I | | A | R
""",
        (Counted("A1:E4", 2, 4, 0, 7),),
        merged="B1:C1 D1:E1",
    ),
    Client(
        "roles down title",
        """
Marketing RACI
Roles | Plan | Budget | Launch | Measure
CMO | A | A | A | I
Brand manager | R | R | C | A/R
Agency | C | | R | C
Legal | C | I | I |
""",
        (Counted("A2:E6", 4, 4, 0, 14, 0, 0, 0, orientation="roles-down"),),
        problems=(),
    ),
    Client(
        "roles down with groups",
        """
Department | Role | Plan | Budget | Launch
Marketing | CMO | A | A | A
 | Brand manager | R | R | C
Sales | Sales director | C | I | R
""",
        (Counted("A1:E4", 3, 3, 0, 9, orientation="roles-down"),),
    ),
    Client(
        "roles down phases over",
        """
 | | Planning | | Launch |
Team | Role | Plan | Budget | Campaign | Event
Marketing | CMO | A | A | A | I
Marketing | Brand manager | R | R | C | A/R
""",
        (Counted("A1:F4", 4, 2, 2, 8, orientation="roles-down"),),
        merged="C1:D1 E1:F1",
    ),
    Client(
        "lower and spaces",
        """
Activity | Lead | Baker | Till
Bake | a  | r | i
Sell | r/a |  c | n
Close | r, c | a | -
""",
        (Counted("A1:D4", 3, 3, 0, 7, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "markup",
        """
Activity | Lead | Baker | Till
Bake | **A** | `R` | _I_
Sell | **R/A** | (C) | —
Close | R (A) | [I] | n/a
""",
        (Counted("A1:D4", 3, 3, 0, 7, 0, 0, 0),),
        problems=(("split-cell", "B4"),),
    ),
    Client(
        "letters with words",
        """
Activity | Lead | Baker | Till
Bake | A - Accountable | R - Responsible | I - Informed
Sell | R (Responsible) | A (Accountable) | C (Consulted)
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "line breaks",
        """
Activity | Lead | Baker | Till
Bake | A\\nR | C\\nI | I
""",
        (Counted("A1:D2", 1, 3, 0, 3, 0, 0, 0),),
    ),
    Client(
        "far table",
        """
 |
 |
 |
 | | | Roles and responsibilities
 |
 | | | Task | PM | Team lead | Client
 | | | Do | A | R | I
 | | | Say | A | R | I
""",
        (Counted("D6:G8", 2, 3, 0, 6),),
    ),
    Client(
        "notes left",
        """
Read me: fill in letters. | | | Task | PM | Team lead | Client
Ask PMO | | | Do | A | R | I
 | | | Say | A | R | I
 | | | Go | A | R | I
""",
        (Counted("D1:G4", 3, 3, 0, 9),),
    ),
    Client(
        "corner both",
        """
Roles / Tasks | PM | Team lead | Client
Do | A | R | I
Say | A | R | I
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "corner both 2",
        """
Task/Role | Finance | Legal | Client
Do | A | R | I
Say | A | R | I
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "hyphen empty",
        """
Activity | Lead | Baker | Till
Bake | A | R | -
Sell | - | - | -
Close | A | R | -
""",
        (Counted("A1:D4", 3, 3, 0, 4, 1, None, 1),),
    ),
    Client(
        "RACI header over",
        """
Task | RACI | | |
 | PM | Team lead | Client | Sponsor
Do | R | C | I | A
Say | R | C | I | A
""",
        (Counted("A1:E4", 2, 4, 0, 8),),
        merged="B1:E1 A1:A2",
        problems=(),
    ),
    Client(
        "header Roles over",
        """
Activities | Roles | | |
 | PM | Team lead | Client | Sponsor
Do | R | C | I | A
Say | R | C | I | A
""",
        (Counted("A1:E4", 2, 4, 0, 8),),
        merged="B1:E1 A1:A2",
        problems=(),
    ),
    Client(
        "gap col",
        """
Task | PM | Team lead | | Client | Sponsor
Do | R | C | | I | A
Say | R | C | | I | A
""",
        (Counted("A1:F3", 2, 4, 0, 8),),
    ),
    Client(
        "blank rows within",
        """
Task | PM | Team lead | Client | Sponsor
 |
Do | R | C | I | A
 |
Say | R | C | I | A
 |
Go | R | C | I | A
""",
        (Counted("A1:E7", 3, 4, 0, 12),),
    ),
    Client(
        "descriptions",
        """
Task | Description | PM | Team lead | Client | Comments
Do | Do the thing that is to be done | R | A | I | A comment
Say | Say what was done and to whom it was said | A | R | I |
""",
        (Counted("A1:E3", 2, 3, 0, 6),),
    ),
    Client(
        "words in cells long",
        """
Activity | Head of Marketing | Brand manager | Agency
Plan | Accountable | Responsible | Consulted
Launch | Informed | Accountable, Responsible | Consulted / Informed
Report | accountable | RESPONSIBLE | n.a.
""",
        (Counted("A1:D4", 3, 3, 0, 8, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "multi legend right words",
        """
RACI Chart | | | | | | Legend
Task | Sponsor | Lead | Dev | Ops | | R = Responsible
A thing | A | R | C | I | | A = Accountable
B thing | A | R | | I | | C = Consulted
C thing | I | A | R | | | I = Informed
""",
        (Counted("A2:E5", 3, 4, 0, 10),),
        problems=(),
    ),
    Client(
        "dates under",
        """
Activity | Start | End | PM | Dev | Ops
Plan | 2026-01-01 | 2026-02-01 | A | R | I
Do | 2026-02-01 | 2026-03-01 | A | R | I
""",
        (Counted("A1:F3", 2, 3, 0, 6),),
    ),
    Client(
        "percent between",
        """
Activity | PM | Effort % | Dev | Ops
Plan | A | 20 | R | I
Do | A | 30 | R | I
""",
        (Counted("A1:E3", 2, 3, 0, 6),),
    ),
    Client(
        "cairo",
        """
CAIRO matrix
Activity | PM | Dev | Ops
Plan | A | R | O
Do | C | A/R | I
""",
        (Counted("A2:D4", 2, 3, 0, 6, 0, None, 0, code_set="cairo"),),
    ),
    Client(
        "ratsi",
        """
Activity | PM | Dev | Ops
Plan | R | T | S
Do | A | R | I
Go | I | T | R
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, None, 1, code_set="ratsi"),),
    ),
    Client(
        "raci-vs",
        """
Activity | PM | Dev | QA | Ops
Plan | A | R | V | S
Do | A | R | V/S | I
""",
        (Counted("A1:E3", 2, 4, 0, 8, code_set="raci-vs"),),
    ),
    Client(
        "rapid full",
        """
Decision | CEO | CMO | Sales | Ops | Legal
Price | D | R | I | P | A
Brand | D | R | I | P | A
""",
        (Counted("A1:F3", 2, 5, 0, 10, code_set="rapid"),),
    ),
    Client(
        "arci title",
        """
ARCI
Step | CEO | CMO
Price | R | A
Brand | A | R
""",
        (Counted("A2:C4", 2, 2, 0),),
    ),
    Client(
        "rasci by legend words",
        """
Step | CEO | CMO | HR
Price | R | A | S
Brand | A | R | S
 |
S: Supportive | A: Accountable | R: Responsible
""",
        (Counted("A1:D3", 2, 3, 0, code_set="rasci"),),
    ),
    Client(
        "semi-blank totals between",
        """
Phase/Activity | PM | Dev | Ops
Design
Sketch | A | R | C
Review | A | R | I
Subtotal | 2 | 2 | 2
Build
Code | A | R | C
Subtotal | 1 | 1 | 1
Total | 3 | 3 | 3
""",
        (Counted("A1:D7", 3, 3, 2, 9),),
        problems=(),
    ),
    Client(
        "COUNTIF row named",
        """
Task | PM | Dev | Ops
Sketch | A | R | C
Review | A | R | I
# of R's | 0 | 2 | 0
# of A's | 2 | 0 | 0
Count | 2 | 2 | 2
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
        problems=(),
    ),
    Client(
        "check column yes/no",
        """
Task | PM | Dev | Ops | A OK? | R OK?
Sketch | A | R | C | Yes | Yes
Review | | R | I | No | Yes
""",
        (Counted("A1:D3", 2, 3, 0, 5, 1),),
        problems=(),
    ),
    Client(
        "check column marks",
        """
Task | PM | Dev | Ops | Check
Sketch | A | R | C | ✓
Review | | R | I | ✗
""",
        (Counted("A1:D3", 2, 3, 0, 5, 1),),
        problems=(),
    ),
    Client(
        "role abbreviations row",
        """
Role | Project manager | Developer | Operations
Abbr. | PM | DEV | OPS
Sketch | A | R | C
Review | A | R | I
""",
        (Counted(None, 2, 3, 0, 6),),
    ),
    Client(
        "FTE row over",
        """
 | PM | Dev | Ops
FTE | 1 | 4 | 2
Sketch | A | R | C
Review | A | R | I
""",
        (Counted("A1:D4", 2, 3, 0, 6),),
    ),
    Client(
        "roles with footnotes header",
        """
Task | PM* | Dev\\n(internal) | Ops 1) | "Steering committee"
Sketch | A | R | C | I
Review | A | R | I | I
""",
        (Counted("A1:E3", 2, 4, 0, 8),),
    ),
    Client(
        "lettered names",
        """
Task | Team A | Team B | Team C
Sketch | A | R | C
Review | A | R | I
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "group letter codes",
        """
ID | Task | PM | Dev | Ops
A | Design
A1 | Sketch | A | R | C
A2 | Review | A | R | I
B | Build
B1 | Code | A | R | I
""",
        (Counted("A1:E6", 3, 3, 2, 9),),
    ),
    Client(
        "roman",
        """
No. | Task | PM | Dev | Ops
I | Design
1 | Sketch | A | R | C
2 | Review | A | R | I
II | Build
1 | Code | A | R | I
""",
        (Counted("A1:E6", 3, 3, 2, 9),),
    ),
    Client(
        "chinese section merged",
        """
一、市场规划
序号 | 工作事项 | 总经理 | 市场总监 | 品牌经理 | 财务部
1 | 年度规划 | A | R | C | C
2 | 预算编制 | A | R | C | C
 |
二、市场执行
序号 | 工作事项 | 总经理 | 市场总监 | 品牌经理 | 财务部
1 | 广告投放 | I | A | R | I
2 | 活动执行 | I | A | R | C
""",
        (
            Counted(None, 2, 4, 0, 8),
            Counted(None, 2, 4, 0, 8),
        ),
    ),
    Client(
        "chinese words cells 2",
        """
流程步骤 | 申请人 | 部门经理 | 财务 | 总经理
提交申请 | 执行 | 知会 | |
审核 | | 负责 | 咨询 | 批准
归档 | 知会 | | 负责 | 批准
""",
        (Counted("A1:E4", 3, 4, 0, 8, 1, None, 0),),
        problems=(),
    ),
    Client(
        "traditional chinese",
        """
任務 | 專案經理 | 行銷經理 | 法務
規劃 | 批准 | 負責 | 諮詢
執行 | 知會 | 批准 | 負責
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, None, 0),),
        problems=(),
    ),
    Client(
        "fr words",
        """
Activité | Directeur | Chef de produit | Juridique
Budget | Redevable | Responsable | Consulté
Lancement | Informée | Redevable | Consultée
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, None, 1),),
        problems=(),
    ),
    Client(
        "de words 2",
        """
Tätigkeit | Leiter | Produktmanager | Recht
Budget | Rechenschaftspflichtig | Verantwortlich | Konsultiert
Start | informiert | rechenschaftspflichtig | durchführungsverantwortlich
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, None, 0),),
        problems=(),
    ),
    Client(
        "ru lookalike words",
        """
Задача | РП | Аналитик | Тестировщик
Сбор | А | R | С
Тест | А | C | R
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, None, 0),),
    ),
    Client(
        "ru R as Р",
        """
Задача | РП | Аналитик | Тестировщик
Сбор | А | Р | С
Тест | А | С | Р
""",
        (Counted("A1:D3", 2, 3, 0),),
    ),
    Client(
        "spaces letters",
        """
Task | PM | Dev
One | R A | C I
Two | A | R
""",
        (Counted("A1:C3", 2, 2, 0, 4),),
    ),
    Client(
        "slashes lower",
        """
Task | PM | Dev
One | r/a | c/i
Two | A\\R | r+a
Three | R&A | R|
""",
        (Counted("A1:C4", 3, 2, 0, 6),),
    ),
    Client(
        "dots",
        """
Task | PM | Dev
One | R. | A.
Two | "A" | 'R'
""",
        (Counted("A1:C3", 2, 2, 0, 4, 0, None, 0),),
    ),
    Client(
        "optional",
        """
Task | PM | Dev
One | R | A?
Two | A | (R)
Three | A | [C]
Four | R!! | A
""",
        (Counted("A1:C5", 4, 2, 0, 8),),
    ),
    Client(
        "free text",
        """
Task | PM | Dev | Client
One | R | A | to be agreed
Two | A | R | C (legal only)
Three | A | R | I - monthly
""",
        (Counted("A1:D4", 3, 3, 0, 8),),
    ),
    Client(
        "no header label",
        """
 | PM | Dev | Client
One | R | A | I
Two | A | R | C
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "numbers as names",
        """
Task | PM | Dev | Client
1 | R | A | I
2 | A | R | C
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "big gap title",
        """
Company confidential
 |
 |
Project: Phoenix
Owner: Ann
Date: 2026-01-01
 |
 | | PM | Dev | Client
1 | One | R | A | I
2 | Two | A | R | C
""",
        (Counted("A8:E10", 2, 3, 0, 6),),
    ),
    Client(
        "key table left of matrix",
        """
Key | | | Task | PM | Dev | Client
R | Responsible | | One | R | A | I
A | Accountable | | Two | A | R | C
C | Consulted | | Three | A | R | C
I | Informed | | Four | A | R | C
""",
        (Counted("D1:G5", 4, 3, 0, 12),),
        problems=(),
    ),
    Client(
        "list form zh",
        """
序号 | 活动 | R(负责) | A(批准) | C(咨询) | I(知会)
1 | 计划 | 品牌经理 | 市场总监 | 财务、法务 | 全员
2 | 执行 | 品牌经理/代理商 | 市场总监 | | 财务
""",
        (Counted("A1:F3", 2, 6, 0, 9, orientation="list"),),
    ),
    Client(
        "list groups",
        """
Process | Activity | R | A | C | I
Plan | Budget | Controller | CFO | CMO | CEO
 | Forecast | Analyst | CFO | Sales director |
Sell | Pitch | Sales rep | Sales director | Product manager | CFO
""",
        (Counted("A1:F4", 3, 8, 2, 11, 0, None, 0, orientation="list"),),
    ),
    Client(
        "list single letter names",
        """
Task | Responsible | Accountable
One | Dev | PM
Two | QA | PM
""",
        (Counted("A1:C3", 2, 3, 0, 4, orientation="list"),),
    ),
    Client(
        "list accountable first full",
        """
Decision | Driver | Approver | Contributors | Informed
Price | PM | CMO | Sales, Finance | All
""",
        (Counted("A1:E2", 1, 5, 0, 5, orientation="list", code_set="daci"),),
    ),
    Client(
        "rapid list",
        """
Decision | Recommend | Agree | Perform | Input | Decide
Price | PM | Legal | Sales | Finance | CMO
""",
        (Counted("A1:F2", 1, 5, 0, 5, orientation="list", code_set="rapid"),),
    ),
    Client(
        "nameless first column merged",
        """
Deliverables | | Roles
 | | PM | Dev | Client
Design | Sketch | R | A | I
 | Review | A | R | C
Build | Code | A | R | C
""",
        (Counted("A1:E5", 3, 3, 2, 9),),
        merged="A1:B2 C1:E1 A3:A4",
    ),
    Client(
        "three header rows",
        """
 | Company | | | Partner |
 | Marketing | | Sales | Agency |
Activity | CMO | Brand manager | Sales director | Account lead | Creative
Plan | A | R | C | C |
Run | I | A | | R | R
""",
        (Counted(None, 2, 5, 0, 8),),
        merged="B1:D1 E1:F1 B2:C2 E2:F2",
    ),
    Client(
        "all empty",
        """
Activity | CMO | Brand manager | Sales director
Plan | | |
Run | | |
""",
        (),
    ),
    Client(
        "one letter only",
        """
Activity | CMO | Brand manager | Sales director
Plan | | R |
Run | | |
Stop | | |
""",
        (Counted("A1:D4", 3, 3, 0, 1),),
    ),
    Client(
        "status list no matrix",
        """
Task | Owner | Status | Priority
One | Ann | C | A
Two | Bob | I | B
Three | Cy | R | C
""",
        (),
    ),
    Client(
        "transposed with people count",
        """
Role | # FTE | Plan | Do | Check | Act
Manager | 1 | A | A | I | A
Clerk | 4 | R | R | R | C
""",
        (Counted("A1:F3", 4, 2, 0, 8, orientation="roles-down"),),
    ),
    Client(
        "ITIL",
        """
Process: Incident Management | | | | | |
Activity | Service Desk | Incident Manager | 2nd Level Support | 3rd Level Support | Problem Manager | Customer
Identify and log incident | R | A | | | | C/I
Categorise | R | A | C | | |
Escalate (functional) | R | A/R | I | I | | I
Major incident review | C | A/R | C | C | C | I
""",
        (Counted("A2:G6", 4, 6, 0, 17, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "pm with WBS dot",
        """
WBS | Deliverable | Sponsor | PM | Team | QA
1.0 | Initiation | | | |
1.1 | Charter | A | R | C | I
1.2 | Stakeholders | A | R | C | I
2.0 | Planning | | | |
2.1 | Plan | A | R | R | C
""",
        (Counted("A1:F6", 3, 4, 2, 12, 0, None, 0),),
    ),
    Client(
        "multi legend top-left",
        """
RACI Matrix
R = Responsible
A = Accountable
C = Consulted
I = Informed
 |
Process Step | HR Business Partner | Hiring Manager | Recruiter | Finance
Raise requisition | C | A/R | I | C
Screen | I | C | A/R |
Offer | C | A | R | C
""",
        (Counted("A7:E10", 3, 4, 0, 11, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "total in header merged",
        """
Task | Lead | Baker | Till | R | A | C | I
Bake | A | R | I | 1 | 1 | 0 | 1
Sell | R | A | C | 1 | 1 | 1 | 0
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0),),
        problems=(),
    ),
    Client(
        "DACI list md",
        """
Decision | D | A | C | I
Logo | Brand manager | CMO | Agency, Legal | All staff
Price | Product manager | CEO | Finance | Sales
""",
        (Counted("A1:E3", 2, 9, 0, 9, orientation="list", code_set="daci"),),
    ),
    Client(
        "names people header",
        """
Task | John Smith | Mary Jones | Wei Zhang
Plan | A | R | C
Do | I | A | R
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "roles-down no corner persons activity verbs",
        """
 | Define strategy | Approve budget | Run campaign | Report results
CMO | A | A | I | I
Marketing Manager | R | R | A | A
Agency | C | | R | R
""",
        (Counted("A1:E4", 4, 3, 0, 11, orientation="roles-down"),),
    ),
    Client(
        "A blank column header inside",
        """
Task | PM | | Dev
One | A | R | C
Two | A | R | I
""",
        (Counted("A1:D3", 2, 3, 0, 6),),
    ),
    Client(
        "trailing empty role",
        """
Task | PM | Dev | Legal
One | A | R |
Two | A | R |
""",
        (Counted("A1:D3", 2, 3, 0, 4),),
    ),
    Client(
        "leading empty role",
        """
Task | Board | PM | Dev
One | | A | R
Two | | A | R
""",
        (Counted("A1:D3", 2, 3, 0, 4),),
    ),
    Client(
        "prio col",
        """
ID | Priority | Task | PM | Dev
1 | High | One | A | R
2 | Low | Two | A | R
3 | Low | Three | A | R
""",
        (Counted("A1:E4", 3, 2, 0, 6),),
    ),
    Client(
        "phases uppercase merged across",
        """
Activity | PM | Dev | Ops
INITIATION
One | A | R | C
EXECUTION
Two | A | R | C
CLOSE
Three | A | R | C
""",
        (Counted("A1:D7", 3, 3, 3, 9),),
        merged="A2:D2 A4:D4 A6:D6",
    ),
    Client(
        "I as pronoun row",
        """
Activity | PM | Dev
I | R | A
We | A | R
""",
        (Counted("A1:C3", 2, 2, 0),),
    ),
    Client(
        "two tables different sets",
        """
RACI
Task | PM | Dev
One | A | R
Two | A | R
 |
DACI
Decision | PM | Dev
Three | D | A
Four | A | D
""",
        (
            Counted("A2:C4", 2, None, 0),
            Counted("A7:C9", 2, None, 0, code_set="daci"),
        ),
    ),
    Client(
        "apostrophes and nbsp",
        """
Task | PM | Dev
One | A  |  R
Two | a / r | C​
""",
        (Counted("A1:C3", 2, 2, 0, 4, 0, None, 0),),
        problems=(),
    ),
    Client(
        "lots of x",
        """
Task | PM | Dev | QA
One | A | R | x
Two | A | R | x
""",
        (Counted("A1:D3", 2, 3, 0, 4),),
    ),
    Client(
        "RACI sentence header",
        """
Who does what at Phoenix — RACI matrix (R=Responsible, A=Accountable, C=Consulted, I=Informed)
 | PM | Dev | QA
One | A | R | C
Two | A | R | I
""",
        (Counted("A2:D4", 2, 3, 0, 6),),
    ),
)
