"""Matrices as strangers send them: offices, hospitals, governments, and the templates they fill.

Counted as in ``client_matrices``.
"""

from __future__ import annotations

from tests.matrix.client_matrices import Client, Counted

STRANGERS = (
    Client(
        "unlabelled, every activity called by a role word",
        """
 | Marketing | Sales | Finance | Legal
Manager onboarding | R | A | I | C
Team budget | C | R | A | I
Sponsor updates | A | R | I | I
Lead scoring | R | A | | C
""",
        (Counted("A1:E5", 4, 4, 0, 15, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "unlabelled, roles across by short names",
        """
 | HR | IT | Ops
Officer appointment | A/R | I | C
Engineer training | A | R | C
Analyst dashboards | C | A/R | I
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "unlabelled, roles down",
        """
 | Kick-off | Design | Build | Test | Roll-out
Project manager | A | A | A | A | A
Architect | C | R | C | I | I
Developer | I | C | R | C | I
Tester | I | C | C | R | C
""",
        (Counted("A1:F5", 5, 4, 0, 20, 0, 0, 2, orientation="roles-down"),),
        problems=(),
    ),
    Client(
        "pmo template of the web",
        """
RACI Chart
 |
Project Name: | ERP roll-out
Created by: | PMO | | Last updated: | 2026-03-04
 |
 | | Project Team | | | | Stakeholders |
Phase | Deliverable | Project Manager | Business Analyst | Developer | QA Lead | Sponsor | Steering Committee
Initiation | Project charter | R | C | I | I | A | C
 | Stakeholder register | A/R | C | | | I |
Planning | Requirements | A | R | C | C | I | I
 | Test strategy | C | C | C | A/R | |
Execution | Build | A | C | R | C | I |
 |
R = Responsible: does the work
A = Accountable: owns the outcome
C = Consulted
I = Informed
""",
        (Counted("A6:H12", 5, 6, 3, 24, 0, 0, 0),),
        merged="C6:F6 G6:H6 A8:A9 A10:A11",
        problems=(),
    ),
    Client(
        "government pdf to xlsx: blank columns and rows, a header broken over rows",
        """
Appendix C – Roles and responsibilities
 |
Process step | | Departmental | | Chief | | Treasury |
 | | Secretary | | Information Officer | | Officials |
 |
1. Prepare business case | | A | | R | | C |
 |
2. Approve funding | | R | | C | | A |
 |
3. Report benefits | | I | | A/R | | I |
""",
        (Counted("A3:G10", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "confluence table with mentions and emoji",
        """
Task | 👩‍💼 Product owner | 🛠 Tech lead | 🎨 Designer
Backlog grooming | **A** | R | C
Release notes | R | _I_ | **A**
On-call rota | I | **A**/R | -
""",
        (Counted("A1:D4", 3, 3, 0, 8, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "hospital daci",
        """
St. Mary's Hospital – Decision rights (DACI)
Decision | Chief Medical Officer | Chief Nurse | Head of Pharmacy | Clinical Director | Quality & Safety
Formulary change | A | C | D | C | I
Ward closure | A | D | I | C | C
New clinical pathway | C | C | I | A, D | C
""",
        (Counted("A2:F5", 3, 5, 0, 15, 0, 0, 0, code_set="daci"),),
        problems=(),
    ),
    Client(
        "bilingual headings and words",
        """
活动 Activity | 市场经理\\nMarketing Manager | 销售经理\\nSales Manager | 财务\\nFinance
年度计划 Annual plan | 负责 R | 批准 A | 咨询 C
预算 Budget | 咨询 C | 知会 I | 负责/批准 R/A
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "chinese main and supporting",
        """
工作事项 | 市场部 | 销售部 | 研发部 | 财务部
新品立项 | 主责 | 配合 | 配合 | 知会
定价 | 配合 | 主责 | | 审批
费用报销 | 配合 | 配合 | 配合 | 主责
""",
        (Counted("A1:E4", 3, 4, 0, 11, 2, 0, 0, code_set="rasci"),),
    ),
    Client(
        "chinese filled triangles",
        """
部门职责分工表（▲负责 ●批准 ○配合 △知会）
序号 | 工作内容 | 总经理 | 市场部 | 销售部
1 | 年度计划 | ● | ▲ | ○
2 | 渠道政策 | ● | ○ | ▲
3 | 价格体系 | ● | △ | ▲
""",
        (Counted("A2:E5", 3, 3, 0, 9, 0, 0, 0, code_set="rasci"),),
    ),
    Client(
        "triangles with the legend below",
        """
工作内容 | 总经理 | 市场部 | 销售部
年度计划 | ● | ▲ | ○
渠道政策 | ● | ○ | ▲
价格体系 | ● | ☆ | ▲
 |
注：▲—主责；●—审批；○—配合；☆—知会
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0, code_set="rasci"),),
    ),
    Client(
        "symbols with an english key",
        """
Activity | Board | CEO | Works council
Strategy | ◆ | ■ | ○
Site closure | ■ | ◆ | □
 |
Key: ◆ Accountable   ■ Responsible   □ Consulted   ○ Informed
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "symbols with a key in a column beside",
        """
Activity | Board | CEO | Works council | | Key |
Strategy | ◆ | ■ | ○ | | ◆ | Accountable
Site closure | ■ | ◆ | □ | | ■ | Responsible
 | | | | | □ | Consulted
 | | | | | ○ | Informed
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "rasci with numbers",
        """
Task | PM | BA | Dev | QA
1.1 Plan | A1 | R1 | S2 | C3
1.2 Build | A1 | C | R1 | S2
1.3 Test | A1 | I | S2 | R1
""",
        (Counted("A1:E4", 3, 4, 0, 12, 0, 0, 0, code_set="rasci"),),
    ),
    Client(
        "footnote signs on letters",
        """
Process | Owner | Controller | Auditor
Close books | A¹ | R | C²
File returns | A | R† | I
Archive | R/A* | I | I
¹ up to 1 M EUR
² on request
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
    ),
    Client(
        "ticks alone below the names of duties",
        """
What the works council does
Activity | Responsible | Accountable | Consulted | Informed
Plan | ✓ | | |
Pay | | ✓ | ✓ |
""",
        (Counted("A2:E4", 2, 1, 0, 2, 1, 0, 1),),
    ),
    Client(
        "merged role groups over merged roles",
        """
Activity | Headquarters | | | Region | |
 | Finance | | HR | North | South | East
Hire | C | I | A | R | R | R
Pay | A | R | I | I | I | I
""",
        (Counted("A1:G4", 2, 5, 0, 10, 0, 0, 0),),
        merged="A1:A2 B1:D1 E1:G1 B2:C2",
    ),
    Client(
        "roles down with units in a column",
        """
Department | Role | Order | Receive | Pay
Purchasing | Buyer | R | C | I
Purchasing | Head of purchasing | A | I | C
Warehouse | Storekeeper | I | R |
Warehouse | Warehouse manager | C | A |
Finance | Accountant | | I | R
Finance | CFO | I | | A
""",
        (Counted("A1:E7", 3, 6, 0, 14, 0, 0, 0, orientation="roles-down"),),
        problems=(),
    ),
    Client(
        "list divided by ideographic commas",
        """
流程步骤 | 负责 | 批准 | 咨询 | 知会
需求收集 | 产品经理 | 产品总监 | 销售、客服 | 研发、测试
需求评审 | 产品经理、研发经理 | 产品总监 | 测试 | 销售
""",
        (Counted("A1:E3", 2, 7, 0, 11, 0, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "list divided by line breaks and numbered",
        """
Deliverable | R | A | C | I
Charter | PM | Sponsor | 1. Legal\\n2. Finance | 1. All staff
Plan | PM\\nAnalyst | PM | • Finance\\n• IT | – All staff
""",
        (Counted("A1:E3", 2, 7, 0, 10, 0, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "several processes on a sheet, each with its title and the same roles",
        """
Process 1: Order to cash
Activity | Sales | Finance | Logistics
Take order | R/A | I | C
Ship | I | C | R/A
 |
Process 2: Procure to pay
Activity | Sales | Finance | Logistics
Order goods | C | A | R
Pay | I | R/A | I
""",
        (
            Counted("A2:D4", 2, 3, 0, 6, 0, 0, 0),
            Counted("A7:D9", 2, 3, 0, 6, 0, 0, 0),
        ),
        problems=(),
    ),
    Client(
        "processes side by side without a gap in roles",
        """
Onboarding | HR | IT | Manager | | Offboarding | HR | IT | Manager
Contract | R | I | A | | Exit talk | R | | A
Laptop | I | R | A | | Laptop back | I | R | A
""",
        (
            Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),
            Counted("F1:I3", 2, 3, 0, 5, 0, 0, 0),
        ),
        problems=(),
    ),
    Client(
        "letters with full stops and brackets",
        """
Activity | Buyer | Boss | Clerk
Order | R. | A. | (I)
Pay | [C] | A. | R.
Check | {I} | <A> | "R"
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
    ),
    Client(
        "full width letters and slashes",
        """
活动 | 经理 | 专员 | 总监
计划 | Ｒ／Ａ | Ｃ | Ｉ
执行 | Ａ | Ｒ | Ｉ
复盘 | Ｉ | Ｒ | Ａ
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
    ),
    Client(
        "an activity called 执行 and one called 审批",
        """
事项 | 申请人 | 主管 | 财务
申请 | R | C | I
审批 | C | A | R
执行 | R | A | I
""",
        (Counted("A1:D4", 3, 3, 0, 9, 1, 0, 0),),
        problems=(),
    ),
    Client(
        "german with umlauts and legend line",
        """
Verantwortlichkeitsmatrix
Aufgabe | Geschäftsführung | Bereichsleitung | Sachbearbeitung | Betriebsrat
Stellenplan | A | R | C | I
Überstunden | I | A | R | C
Legende: R = Durchführungsverantwortung, A = Ergebnisverantwortung, C = Beratung, I = Information
""",
        (Counted("A2:E4", 2, 4, 0, 8, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "german dvmi letters with their own legend",
        """
Aufgabe | Leitung | Referat 1 | Referat 2 | Verwaltung
Planung | V | D | M | I
Vergabe | V | M | I | D
Abnahme | V | D | I | I
D = Durchführung, V = Verantwortung, M = Mitwirkung, I = Information
""",
        (Counted("A1:E4", 3, 4, 0, 12, 0, 0, 0, code_set="rasci"),),
    ),
    Client(
        "portuguese words",
        """
Atividade | Gerente | Analista | Diretor
Planejar | Aprovador | Responsável | Informado
Executar | Consultado | Responsável | Aprovador
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "italian words",
        """
Attività | Responsabile acquisti | Direttore | Ufficio legale
Gara | Esecutore | Approvatore | Consultato
Contratto | Informato | Approvatore | Esecutore
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "japanese words",
        """
業務 | 部長 | 課長 | 担当者 | 経理
予算作成 | 承認 | 責任 | 実行 | 相談
支払 | 報告 | 承認 | 報告 | 実行
""",
        (Counted("A1:E3", 2, 4, 0, 8, 0, None, 0),),
    ),
    Client(
        "primary and secondary written out",
        """
Activity | Ops lead | Field team | Safety
Permit | Accountable | Responsible (primary) | Consulted
Isolation | Informed | Responsible | Accountable / Responsible
Sign-off | Accountable | Consulted & Informed | Responsible
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
    ),
    Client(
        "letters beside counts of people",
        """
Task | Nurses | Doctors | Admin | Total hours
Triage | R | A | I | 12
Admit | C | A | R | 8
Discharge | R | A | I | 6
Total | | | | 26
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "owner and due date between activities and roles",
        """
# | Workstream | Activity | Owner | Due | Sponsor | PMO | IT | HR
1 | Data | Cleanse | Ann | 2026-05-01 | I | A | R | C
2 | Data | Migrate | Ann | 2026-06-01 | I | A | R |
3 | People | Train | Bob | 2026-06-15 | I | A | C | R
""",
        (Counted("A1:I4", 3, 4, 2, 11, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "status and comments after the roles",
        """
Activity | Sponsor | PMO | IT | Status | Comments
Cleanse | I | A | R | Open | Waiting for C. Lee
Migrate | I | A | R | Closed |
Train | A | R | C | Open | see R&D
""",
        (Counted("A1:D4", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "question marks and to be confirmed",
        """
Activity | Sponsor | PMO | IT
Cleanse | A? | R | C (TBC)
Migrate | TBD | R | A
Train | A | tbc | R
""",
        (Counted("A1:D4", 3, 3, 0, 7, 0, 0, 0),),
    ),
    Client(
        "persons over roles over letters",
        """
 | Ann Lee | Bob Wu | Cy Young
Activity | Sponsor | Project manager | Analyst
Plan | A | R | C
Build | I | A | R
""",
        (Counted("A1:D4", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "a first row that says accountable for everything",
        """
RACI – Data protection
Activity | DPO | Controller | Processor | Data subject
Records of processing | C | A | R |
Breach notification within 72 hours | R | A | R | I
Impact assessment | C | A | R |
Subject access request | C | A | R | I
""",
        (Counted("A2:E6", 4, 4, 0, 14, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "lifecycle sections by capital letters without cells, each repeating the roles",
        """
A. DISCOVER | Product | Design | Engineering
User interviews | C | A/R | I
Market sizing | A/R | I | I
B. DELIVER | Product | Design | Engineering
Sprint planning | A | C | R
Code review | I | | A/R
""",
        (Counted("A1:D6", 4, 3, 2, 11, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "arci with a title that says so",
        """
ARCI chart for the new plant
Step | Plant head | Contractor | Safety officer
Survey | A | R | C
Pour | A | R | I
""",
        (Counted("A2:D4", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "raci-q with quality review",
        """
RACI-Q
Step | PM | Analyst | QA
Draft | A | R | Q
Review | A | C | R
Issue | A/R | I | Q
""",
        (Counted(None, 3, 3, 0, 7, 0, 0, 0),),
    ),
    Client(
        "empty columns between every role",
        """
Step | | PM | | Analyst | | QA
Draft | | A | | R | | C
Review | | A | | C | | R
Issue | | A/R | | I | | I
""",
        (Counted("A1:G4", 3, 3, 0, 9, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "roles named by one letter of a person",
        """
Task | J. Smith | M. Dupont | 李雷
Draft | A | R | C
Review | A | C | R
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "a word that says of no letter which: 审核",
        """
授权事项 | 总经理 | 副总经理 | 部门经理 | 经办人
合同签订 | 审批 | 审核 | 审核 | 负责
费用报销 | 知会 | 审批 | 审核 | 负责
""",
        (Counted("A1:E3", 2, 4, 0, 5, 0, 0, 0),),
        problems=(("unknown-code", "C2"), ("unknown-code", "D2"), ("unknown-code", "D3")),
    ),
    Client(
        "a letter and what is done",
        """
Activity | Buyer | Manager | Legal
Draft contract | R - prepares draft | A - signs | C - reviews clauses
Sign contract | I | A: final signature | R
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
    ),
    Client(
        "boxes ticked or not",
        """
Activity | Sales | | | | Ops | | |
 | R | A | C | I | R | A | C | I
Quote | TRUE | FALSE | FALSE | FALSE | FALSE | TRUE | FALSE | FALSE
Ship | FALSE | FALSE | TRUE | FALSE | TRUE | TRUE | FALSE | FALSE
""",
        (Counted("A1:I4", 2, 2, 0, 4, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "headings once in each language",
        """
Activity | Sales manager | Buyer
活动 | 销售经理 | 采购员
Quote 报价 | R | A
Order 订货 | A | R
""",
        (Counted("A1:C4", 2, 2, 0, 4, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "chinese letters of the office's own",
        """
工作项 | 市场部 | 财务部 | 法务部
合同 | Z | S | X
付款 | X | Z | T
Z=主责 S=审批 X=协助 T=通知
""",
        (Counted("A1:D3", 2, 3, 0, 6, 1, 0, 0, code_set="rasci"),),
        problems=(("own-key", ""),),
    ),
    Client(
        "code lists of drop-downs are no matrix",
        """
RACI codes | Description
R | Responsible
A | Accountable
C | Consulted
I | Informed
A/R | Both
""",
        (),
    ),
    Client(
        "a row for each letter, as a system exports it",
        """
Process | Activity | Role | Responsibility | Owner
O2C | Quote | Sales rep | Responsible | Ann
O2C | Quote | Sales manager | Accountable | Ann
O2C | Ship | Warehouse | Responsible | Bob
O2C | Ship | Sales rep | Informed | Bob
P2P | Order | Buyer | A/R | Cy
""",
        (Counted("A1:D6", 3, 4, 2, 5, 1, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "a row for each letter, in chinese, activities named once",
        """
活动 | 岗位 | 职责
报价 | 销售 | 负责
 | 经理 | 批准
发货 | 仓库 | 负责
 | 销售 | 知会
""",
        (Counted("A1:C5", 2, 3, 0, 4, 1, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "abbreviations of what comes out beside the roles",
        """
Activity | Description | Output | PM | BA | SME
Elicit requirements | Interview stakeholders, and write user stories | BRD | A | R | C
Approve requirements | Sign the BRD | Signed BRD | A | R | C/I
""",
        (Counted("A1:F3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "lead and support",
        """
Activity | Marketing | Sales | IT
Campaign | L | S |
CRM | S | S | L
L = Lead, S = Support
""",
        (Counted("A1:D3", 2, 3, 0, 5, 2, 0, 0, code_set="rasci"),),
        problems=(("own-key", ""),),
    ),
    Client(
        "cyrillic letters with their own key",
        """
Задача | Директор | Менеджер | Аналитик
План | У | О | К
Отчёт | И | У | О
О - ответственный, У - утверждающий, К - консультант, И - информируемый
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0),),
        problems=(("own-key", ""),),
    ),
    Client(
        "a key of one letter below",
        """
Activity | PM | BA | Ops
Plan | A | R | O
Build | A | C | R
O = Omitted
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 0, code_set="cairo"),),
    ),
    Client(
        "decisions in words",
        """
Decision | CEO | CFO | BU head
Pricing | Decide | Input | Recommend
Capex | Decide | Agree | Perform
""",
        (Counted("A1:D3", 2, 3, 0, 6, 0, 0, 1, code_set="rapid"),),
        problems=(),
    ),
    Client(
        "unlabelled, activities that end in the words of roles",
        """
 | Marketing | Sales | Finance
Appoint the sponsor | A | I | R
Hire manager | R | A | I
Brief the team | A | R | I
Select vendor representative | C | A | R
""",
        (Counted("A1:D5", 4, 3, 0, 12, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "a role called IT beside counts of letters",
        """
RACI for onboarding
Task | HR | IT | Manager | R | A | C | I | OK?
Contract | R | I | A | 1 | 1 | 0 | 1 | yes
Laptop | I | R | A | 1 | 1 | 0 | 1 | yes
Total R | 1 | 1 | 0 | 2
""",
        (Counted("A2:D4", 2, 3, 0, 6, 0, 0, 0),),
        problems=(),
    ),
    Client(
        "a list with the letters over their names",
        """
 | R | A | C | I
Activity | Responsible | Accountable | Consulted | Informed
Plan | PM | Sponsor | IT | All
Build | Dev | PM | | Sponsor
""",
        (Counted("A2:E4", 2, 5, 0, 7, 0, 0, 0, orientation="list"),),
        problems=(),
    ),
    Client(
        "primary and support agencies",
        """
Task | Police | Fire | Transport
Evacuation | P | S | S
Shelter | S | P |
P = Primary agency, S = Support agency
""",
        (Counted("A1:D3", 2, 3, 0, 5, 2, 0, 0, code_set="rasci"),),
        problems=(("own-key", ""),),
    ),
)
