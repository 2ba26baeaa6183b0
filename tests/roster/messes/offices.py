"""Rosters as offices keep them: a row a unit, bilingual headers, cells of other systems, figures in thousands."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "head deputy members": Mess(
        grid("""
Department|Head|Deputy|Members
Finance|Ana Paz|Ben Ode|Cem Su, Dee Lu
HR|Eva Roy||Fay Kim, Gus Lee, Hal Moe
IT|Ivy Tan|Jon Ray|
"""),
        hierarchy="manager-name",
        fields="unit: Department | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ana Paz; Fay Kim < Eva Roy; Gus Lee < Eva Roy; Hal Moe < Eva Roy; Jon Ray < Ivy Tan",
        units="Finance; HR; IT",
        counts="rows 3, units 3, positions 10, people 10, reporting_lines 7, roots 3, depth 2, largest_span 3, fte 10, headcount 10",
        problems="table-reshaped 1",
    ),
    "zh head deputy members": Mess(
        grid("""
部门|负责人|副职|成员
财务部|张三|李四|王五、赵六
人事部|孙七||周八、吴九
"""),
        hierarchy="manager-name",
        fields="unit: 部门 | title: Title | name: Name | manager: Reports to",
        above="李四 < 张三; 王五 < 张三; 赵六 < 张三; 周八 < 孙七; 吴九 < 孙七",
        units="财务部; 人事部",
        counts="rows 2, units 2, positions 7, people 7, reporting_lines 5, roots 2, depth 2, largest_span 3, fte 7, headcount 7",
        problems="table-reshaped 1",
    ),
    "titles as columns": Mess(
        grid("""
Team|Director|Manager|Analyst
Finance|Ana Paz|Ben Ode|Cem Su
Sales|Dee Lu||Eva Roy
"""),
        hierarchy="manager-name",
        fields="unit: Team | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Eva Roy < Dee Lu",
        units="Finance; Sales",
        counts="rows 2, units 2, positions 5, people 5, reporting_lines 3, roots 2, depth 2, largest_span 2, fte 5, headcount 5",
        problems="table-reshaped 1",
    ),
    "workday positions with chain": Mess(
        grid("""
Headcount Report - As of 2024-06-30
Supervisory Organization|Position ID|Position Title|Worker|Employee ID|Worker Type|Filled?|FTE|Manager|Management Chain - Level 01|Management Chain - Level 02
Executive Office (Ana Paz)|P-00001|Chief Executive Officer|Ana Paz|100001|Employee|Yes|1||Ana Paz|
Finance (Ben Ode)|P-00002|Chief Financial Officer|Ben Ode|100002|Employee|Yes|1|Ana Paz|Ana Paz|Ben Ode
Finance (Ben Ode)|P-00003|Accountant|Cem Su (On Leave)|100003|Employee|Yes|0.8|Ben Ode|Ana Paz|Ben Ode
Finance (Ben Ode)|P-00004|Accountant||||No|1|Ben Ode|Ana Paz|Ben Ode
Finance (Ben Ode)|P-00005|Auditor|Dee Lu [C]|100005|Contingent Worker|Yes|1|Ben Ode|Ana Paz|Ben Ode
"""),
        hierarchy="manager-name",
        fields="unit: Supervisory Organization | id: Position ID | title: Position Title | name: Worker | person_id: Employee ID | employment: Worker Type | fte: FTE | manager: Manager",
        above="Ben Ode < Ana Paz; Cem Su (On Leave) < Ben Ode; Accountant < Ben Ode; Dee Lu [C] < Ben Ode",
        units="Executive Office (Ana Paz); Finance (Ben Ode) < Executive Office (Ana Paz)",
        counts="rows 5, units 2, positions 5, people 4, vacancies 1, reporting_lines 4, roots 1, depth 3, largest_span 3, fte 4.8, headcount 5",
        problems="",
    ),
    "us position control": Mess(
        grid("""
Agency: Department of Widgets
Run Date: 06/30/2024
Pos Nbr|Class Title|Class Code|PCN Status|Incumbent|Supv PCN|Div/Sec|Duty Sta|BU|Range|Step|Mo Salary
02-1001|Commissioner|0001|FILLED|PAZ, ANA M||Commissioner's Office|Juneau|XE|28|F|$11,200
02-1002|Director|0002|FILLED|ODE, BEN|021001|Admin Services|Juneau|XE|26|C|$9,800
02-1003|Accountant IV|0123|VACANT||021002|Admin Services|Juneau|GP|20|A|$6,100
02-1004|Admin Asst II|0456|FILLED|LU, DEE|021002|Admin Services|Anch|GP|14|J|$4,900
"""),
        hierarchy="manager-id",
        fields="id: Pos Nbr | title: Class Title | status: PCN Status | name: Incumbent | manager: Supv PCN | unit: Div/Sec | location: Duty Sta",
        above="ODE, BEN < PAZ, ANA M; Accountant IV < ODE, BEN; LU, DEE < ODE, BEN",
        units="Commissioner's Office; Admin Services < Commissioner's Office",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="loose-match F5; loose-match F6; loose-match F7",
    ),
    "french levels with direction generale": Mess(
        grid("""
Mairie de Villeneuve - Organigramme des services
Direction générale|Direction|Service|Nom prénom|Fonction|Cat.|N+1
DGS|||PAZ Ana|Directrice générale des services|A|
DGS|Direction des finances||ODE Ben|Directeur|A|PAZ Ana
DGS|Direction des finances|Comptabilité|SU Cem|Responsable de service|B|ODE Ben
DGS|Direction des finances|Comptabilité|Poste vacant|Agent comptable|C|SU Cem
DGS|Direction des finances|Comptabilité|LU Dée|Agente comptable|C|SU Cem
"""),
        hierarchy="manager-name",
        fields="level_1: Direction générale | level_2: Direction | level_3: Service | name: Nom prénom | title: Fonction | manager: N+1",
        above="ODE Ben < PAZ Ana; SU Cem < ODE Ben; Agent comptable < SU Cem; LU Dée < SU Cem",
        units="DGS; Direction des finances < DGS; Comptabilité < Direction des finances",
        counts="rows 5, units 3, positions 5, people 4, vacancies 1, reporting_lines 4, roots 1, depth 4, largest_span 2, fte 5, headcount 5",
        problems="",
    ),
    "german stellenplan of an office": Mess(
        grid("""
Stellenplan 2024 - Landratsamt
Lfd. Nr.|Amt|Sachgebiet|Stellenbezeichnung|Bes.-/Entg.-Gr.|Stellenanteil|Stelleninhaber/in|kw/ku|Bemerkung
1|10 Hauptamt||Amtsleitung|A 14|1,0|Paz, Ana||
2|10 Hauptamt|10.1 Personal|Sachgebietsleitung|A 12|1,0|Ode, Ben||
3|10 Hauptamt|10.1 Personal|Sachbearbeitung|EG 9b|0,5|Su, Cem|kw|
4|10 Hauptamt|10.1 Personal|Sachbearbeitung|EG 9b|0,75|N.N.||Ausschreibung läuft
5|20 Kämmerei||Amtsleitung|A 14|1,0|Lu, Dee||
"""),
        hierarchy="levels",
        fields="level_1: Amt | level_2: Sachgebiet | title: Stellenbezeichnung | grade: Bes.-/Entg.-Gr. | fte: Stellenanteil | name: Stelleninhaber/in | notes: Bemerkung",
        above="",
        units="10 Hauptamt; 10.1 Personal < 10 Hauptamt; 20 Kämmerei",
        counts="rows 5, units 3, positions 5, people 4, vacancies 1, reporting_lines 1, roots 2, depth 2, largest_span 1, fte 4.25, headcount 5",
        problems="",
    ),
    "jp kenmu": Mess(
        grid("""
所属|役職|氏名|兼務
代表取締役社長||山田太郎|
管理本部|本部長|鈴木花子|経理部長
管理本部 経理部|部長|鈴木花子（兼）|
管理本部 経理部 第一課|課長|高橋誠|
管理本部 経理部 第一課|主任|田中実|
"""),
        hierarchy="levels",
        fields="unit: 所属 | title: 役職 | name: 氏名",
        above="",
        units="代表取締役社長; 管理本部; 経理部 < 管理本部; 第一課 < 経理部",
        counts="rows 5, units 4, positions 5, people 4, reporting_lines 2, roots 2, depth 3, largest_span 1, fte 5, headcount 5",
        problems="held-besides C4",
    ),
    "thai with vowel signs": Mess(
        grid("""
รหัสพนักงาน|ชื่อ-นามสกุล|ตำแหน่ง|แผนก|ผู้บังคับบัญชา|วันที่เริ่มงาน|เงินเดือน
1001|สมชาย ใจดี|กรรมการผู้จัดการ|บริหาร||01/02/2553|150,000
1002|สมหญิง รักงาน|ผู้จัดการฝ่ายบัญชี|บัญชี|สมชาย ใจดี|01/02/2555|80,000
1003|วิชัย มั่นคง|พนักงานบัญชี|บัญชี|สมหญิง รักงาน|01/02/2560|25,000
"""),
        hierarchy="manager-name",
        fields="id: รหัสพนักงาน | name: ชื่อ-นามสกุล | title: ตำแหน่ง | unit: แผนก | manager: ผู้บังคับบัญชา | start: วันที่เริ่มงาน",
        above="สมหญิง รักงาน < สมชาย ใจดี; วิชัย มั่นคง < สมหญิง รักงาน",
        units="บริหาร; บัญชี < บริหาร",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="date-order-guessed F2",
    ),
    "thai ids": Mess(
        grid("""
รหัสพนักงาน|ชื่อ|นามสกุล|ตำแหน่ง|ฝ่าย|รหัสหัวหน้างาน|อีเมล
1001|สมชาย|ใจดี|กรรมการผู้จัดการ|บริหาร||a@x.th
1002|สมหญิง|รักงาน|ผู้จัดการฝ่ายบัญชี|บัญชี|1001|b@x.th
1003|วิชัย|มั่นคง|พนักงานบัญชี|บัญชี|1002|c@x.th
"""),
        hierarchy="manager-id",
        fields="id: รหัสพนักงาน | name: ชื่อ | last_name: นามสกุล | title: ตำแหน่ง | unit: ฝ่าย | manager: รหัสหัวหน้างาน | email: อีเมล",
        above="สมหญิง รักงาน < สมชาย ใจดี; วิชัย มั่นคง < สมหญิง รักงาน",
        units="บริหาร; บัญชี < บริหาร",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "cells of json": Mess(
        grid("""
id|name|job|manager|department
1|Ana Paz|{"title":"CEO","level":10}||{"id":"d1","name":"Board"}
2|Ben Ode|{"title":"CFO","level":9}|{"id":"1","name":"Ana Paz"}|{"id":"d2","name":"Finance"}
3|Cem Su|{"title":"Clerk","level":3}|{"id":"2","name":"Ben Ode"}|{"id":"d2","name":"Finance"}
"""),
        hierarchy="manager-id",
        fields="id: id | name: name | title: job | manager_name: manager | unit: department | grade: job level | manager: manager id | unit_id: department id",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="cells-unwrapped 1; cells-unwrapped 1; cells-unwrapped 1",
    ),
    "charthop open job": Mess(
        grid("""
Person ID|Name|Contact WorkEmail|Title|Manager ID|Manager Name|Department|Team|Job Tier|Job ID|Location|Start Date|Is Open Job
5f1|Ana Paz|ana@x.com|CEO|||Exec||L10|j1|NYC|2015-01-01|false
5f2|Ben Ode|ben@x.com|CFO|5f1|Ana Paz|Finance||L9|j2|NYC|2016-01-01|false
|Open Job|.|Accountant|5f2|Ben Ode|Finance|GL|L3|j3|NYC||true
5f4|Dee Lu|dee@x.com|Accountant|5f2|Ben Ode|Finance|GL|L3|j4|NYC|2019-01-01|false
"""),
        hierarchy="manager-id",
        fields="person_id: Person ID | name: Name | email: Contact WorkEmail | title: Title | manager: Manager ID | manager_name: Manager Name | level_1: Department | level_2: Team | id: Job ID | location: Location | start: Start Date",
        above="Ben Ode < Ana Paz; Accountant < Ben Ode; Dee Lu < Ben Ode",
        units="Exec; Finance; GL < Finance",
        counts="rows 4, units 3, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "dingtalk roles": Mess(
        grid("""
员工UserID|姓名|部门|主部门|职位|直属主管|主管|角色
manager01|张三|总经办|总经办|总经理|||主管理员
0123|李四|财务部-核算组,财务部|财务部|财务经理|张三|是|
0124|王五|财务部-核算组|财务部-核算组|会计|李四|否|
"""),
        hierarchy="manager-name",
        fields="name: 姓名 | unit: 部门 | title: 职位 | manager: 直属主管 | role: 角色",
        above="李四 < 张三; 王五 < 李四",
        units="总经办; 财务部-核算组 < 总经办",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="several-units C3",
    ),
    "roles comma names": Mess(
        grid("""
Team|Team Lead|Team members
Finance|Paz, Ana|Ode, Ben; Su, Cem
Sales|Lu, Dee|Roy, Eva; Kim, Fay
IT|Vacant|Tan, Ivy
"""),
        hierarchy="manager-name",
        fields="unit: Team | title: Title | name: Name | manager: Reports to",
        above="Ode, Ben < Paz, Ana; Su, Cem < Paz, Ana; Roy, Eva < Lu, Dee; Kim, Fay < Lu, Dee",
        units="Finance; Sales; IT",
        counts="rows 3, units 3, positions 8, people 7, vacancies 1, reporting_lines 4, roots 4, depth 2, largest_span 2, fte 8, headcount 8",
        problems="table-reshaped 1",
    ),
    "lookup stays": Mess(
        {
            "Staff": grid("""
ID|Name|Title|Dept|Manager ID
1|Ana Paz|CEO|D1|
2|Ben Ode|CFO|D2|1
3|Cem Su|Clerk|D2|2
"""),
            "Departments": grid("""
Dept ID|Department|Head
D1|Board|Ana Paz
D2|Finance|Ben Ode
"""),
        },
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | unit_id: Dept",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-joined Departments",
    ),
    "alaska state": Mess(
        grid("""
PCN|Position Title|Supervisor PCN|Employee Name|Status|Org Unit Code|Org Unit
021001|Commissioner||Paz, Ana|F|100|Commissioner
021002|Director|021001|Ode, Ben|F|110|Admin
021003|Accountant|021002|Vacant|V|110|Admin
"""),
        hierarchy="manager-id",
        fields="id: PCN | title: Position Title | manager: Supervisor PCN | name: Employee Name | status: Status | unit_id: Org Unit Code | unit: Org Unit",
        above="Ode, Ben < Paz, Ana; Accountant < Ode, Ben",
        units="Commissioner; Admin < Commissioner",
        counts="rows 3, units 2, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="unknown-word E2; unknown-word E4",
    ),
    "us employment counts": Mess(
        grid("""
Agency|Sub-Agency|Occupation|Pay Plan|Grade|Supervisory Status|Employment
Dept A|Bureau 1|0301 - Misc Admin|GS|12|Supervisor|3
Dept A|Bureau 1|0301 - Misc Admin|GS|09|Non-Supervisor|14
Dept A|Bureau 2|0510 - Accounting|GS|13|Supervisor|2
"""),
        hierarchy="levels",
        fields="level_1: Agency | level_2: Sub-Agency | title: Occupation | grade: Grade | headcount: Employment",
        above="",
        units="Dept A; Bureau 1 < Dept A; Bureau 2 < Dept A",
        counts="rows 3, units 3, positions 3, people 0, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 19, headcount 19",
        problems="",
    ),
    "spanish municipal plantilla": Mess(
        grid("""
AYUNTAMIENTO DE VILLANUEVA
PLANTILLA DE PERSONAL 2024
ÁREA|SERVICIO|PUESTO|ESCALA|SUBESCALA|GRUPO|N.º PLAZAS|CUBIERTAS|VACANTES
Hacienda|Intervención|Interventor|HN|Interv.|A1|1|1|0
Hacienda|Intervención|Administrativo|AG|Admva.|C1|5|3|2
Hacienda|Tesorería|Tesorero|HN|Tes.|A1|1|0|1
Urbanismo||Arquitecto|AE|Téc.|A1|2|2|0
TOTAL||||||9|6|3
"""),
        hierarchy="levels",
        fields="level_1: ÁREA | level_2: SERVICIO | title: PUESTO | headcount: N.º PLAZAS",
        above="",
        units="Hacienda; Intervención < Hacienda; Tesorería < Hacienda; Urbanismo",
        counts="rows 4, units 4, positions 4, people 0, reporting_lines 2, roots 2, depth 2, largest_span 2, fte 9, headcount 9",
        problems="total-row 8",
    ),
    "monday export": Mess(
        grid("""
Team directory
Management
Name|Subitems|Person|Job|Reports to|Status|Start
Ana Paz||Ana Paz|CEO||Working|

Finance
Name|Subitems|Person|Job|Reports to|Status|Start
Ben Ode||Ben Ode|CFO|Ana Paz|Working|
Cem Su||Cem Su|Clerk|Ben Ode|Working|
"""),
        hierarchy="manager-name",
        fields="name: Name | title: Job | manager: Reports to | status: Status | start: Start | unit: Section",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Management; Finance < Management",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="unknown-word F4; blank-row-skipped 5; section-row 6; repeated-header 7",
    ),
    "sharepoint list": Mess(
        grid("""
Title|Employee|Manager|Department|Item Type|Path
CEO|Ana Paz;#12;#ana@x.com||Board|Item|sites/hr/Lists/Org
CFO|Ben Ode;#13;#ben@x.com|Ana Paz;#12;#ana@x.com|Finance|Item|sites/hr/Lists/Org
Clerk|Cem Su;#14;#cem@x.com|Ben Ode;#13;#ben@x.com|Finance|Item|sites/hr/Lists/Org
"""),
        hierarchy="manager-name",
        fields="title: Title | name: Employee | manager: Manager | unit: Department",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="cells-unwrapped 1; cells-unwrapped 1",
    ),
    "salesforce users": Mess(
        grid("""
Username|Last Name|First Name|Full Name|Title|Manager: Full Name|Role: Name|Profile: Name|Active|Department
ana@x.com|Paz|Ana|Ana Paz|CEO||CEO|Admin|1|Board
ben@x.com|Ode|Ben|Ben Ode|VP Sales|Ana Paz|VP Sales|Std|1|Sales
cem@x.com|Su|Cem|Cem Su|AE|Ben Ode|AE|Std|0|Sales
"""),
        hierarchy="manager-name",
        fields="login: Username | last_name: Last Name | first_name: First Name | name: Full Name | title: Title | manager: Manager: Full Name | status: Active | unit: Department",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Sales < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
    "jira custom fields": Mess(
        grid("""
Issue key|Summary|Assignee|Custom field (Manager)|Custom field (Department)
HR-1|CEO|Ana Paz||Board
HR-2|CFO|Ben Ode|Ana Paz|Finance
HR-3|Clerk|Cem Su|Ben Ode|Finance
"""),
        hierarchy="manager-name",
        fields="title: Summary | name: Assignee | manager: Custom field (Manager) | unit: Custom field (Department)",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "consultant in thousands": Mess(
        [
            ("Project Falcon – current state",),
            ("Confidential",),
            (None,),
            ("#", "Function", "Role", "Name", "L", "Mgr #", "Loc", "HC", "Cost (k€)"),
            (1, "Exec", "CEO", "A. Paz", "N", None, "Paris", 1, 300),
            (2, "Finance", "CFO", "B. Ode", "N-1", 1, "Paris", 1, 200),
            (3, "Finance", "Controller", "C. Su", "N-2", 2, "Lyon", 1, 90),
            (4, "Finance", "Accountants", "various", "N-3", 3, "Lyon", 12, 600),
        ],
        hierarchy="manager-id",
        fields="id: # | unit: Function | title: Role | name: Name | manager: Mgr # | headcount: HC | cost: Cost (k€)",
        above="B. Ode < A. Paz; C. Su < B. Ode; Accountants < C. Su",
        units="Exec; Finance < Exec",
        counts="rows 4, units 2, positions 4, people 3, reporting_lines 3, roots 1, depth 4, largest_span 1, fte 15, headcount 15",
        problems="cost-scaled I5",
    ),
    "twins beside each other": Mess(
        grid("""
Finance|||Sales|
Name|Title||Name|Title
Ben Ode|CFO||Su Cem|Sales Dir
Fay Kim|Clerk||Lu Dee|Rep
"""),
        hierarchy="none",
        fields="name: Name | title: Title | unit: Section",
        above="",
        units="Finance; Sales",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 0, roots 2, depth 1, largest_span 0, fte 4, headcount 4",
        problems="",
    ),
    "zh 岗位编制及人员配置": Mess(
        grid("""
附件1：XX公司岗位编制及人员配置表
序号|一级部门|二级部门|岗位名称|编制数|现有人数|缺编|现任人员
1|财务部|核算组|组长|1|1|0|张三
2|||会计|3|2|1|李四、王五
3||资金组|出纳|1|1|0|赵六
4|人事部||经理|1|0|1|
合计||||6|4|2|
"""),
        hierarchy="levels",
        fields="level_1: 一级部门 | level_2: 二级部门 | title: 岗位名称 | headcount: 编制数 | name: 现任人员",
        above="",
        units="财务部; 核算组 < 财务部; 资金组 < 财务部; 人事部",
        counts="rows 4, units 4, positions 4, people 4, vacancies 1, reporting_lines 2, roots 2, depth 2, largest_span 2, fte 6, headcount 6",
        problems="job-share H4; total-row 7",
    ),
    "zh 干部名册": Mess(
        grid("""
XX局干部名册（截至2024年6月）
序号|单位及职务|姓名|性别|出生年月|学历|任现职时间
1|局长、党组书记|张三|男|1968.05|研究生|2020.01
2|副局长|李四|女|1970.08|大学|2021.03
3|办公室主任|王五|男|1975.02|大学|2019.06
"""),
        hierarchy="none",
        fields="title: 单位及职务 | name: 姓名",
        above="",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 0, roots 3, depth 1, largest_span 0, fte 3, headcount 3",
        problems="no-hierarchy 3",
    ),
    "zh 任职人逗号": Mess(
        grid("""
岗位编码|岗位名称|所属部门|上级岗位编码|上级岗位名称|岗位编制|岗位职级|任职人
G01|总经理|总部||||M5|张三
G02|财务总监|财务部|G01|总经理|1|M4|李四
G03|会计|财务部|G02|财务总监|3|P3|王五,赵六
"""),
        hierarchy="manager-id",
        fields="id: 岗位编码 | title: 岗位名称 | unit: 所属部门 | manager: 上级岗位编码 | headcount: 岗位编制 | grade: 岗位职级 | name: 任职人",
        above="李四 < 张三; 王五 & 赵六 < 李四",
        units="总部; 财务部 < 总部",
        counts="rows 3, units 2, positions 3, people 4, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 5, headcount 5",
        problems="job-share H4",
    ),
    "brazil siorg": Mess(
        grid("""
Unidade|Sigla|Unidade Superior|Cargo|Código Função|Ocupante|Situação
Ministério|MX||Ministro de Estado|NE|Ana Paz|Ocupado
Secretaria Executiva|SE|MX|Secretário-Executivo|CCE 1.18|Ben Ode|Ocupado
Diretoria de Finanças|DF|SE|Diretor|CCE 1.15||Vago
Diretoria de Finanças|DF|SE|Coordenador|FCE 1.10|Cem Su|Ocupado
"""),
        hierarchy="unit-parent",
        fields="unit: Unidade | unit_id: Sigla | parent_unit: Unidade Superior | title: Cargo | id: Código Função | name: Ocupante | status: Situação",
        above="",
        units="Ministério; Secretaria Executiva < Ministério; Diretoria de Finanças < Secretaria Executiva",
        counts="rows 4, units 3, positions 4, people 3, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 4, headcount 4",
        problems="",
    ),
    "italian pianta organica": Mess(
        grid("""
Settore|Servizio|Profilo professionale|Cat.|Cognome e nome|% part time|Responsabile
Affari generali||Dirigente|DIR|Paz Ana|100|
Affari generali|Segreteria|Istruttore|C|Ode Ben|50|Paz Ana
Affari generali|Segreteria|Esecutore|B|VACANTE|100|Ode Ben
"""),
        hierarchy="manager-name",
        fields="unit: Settore | title: Profilo professionale | name: Cognome e nome | fte: % part time | manager: Responsabile",
        above="Ode Ben < Paz Ana; Esecutore < Ode Ben",
        units="Affari generali",
        counts="rows 3, units 1, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="fte-scaled F2",
    ),
    "czech": Mess(
        grid("""
Os. číslo|Příjmení a jméno|Útvar|Pracovní pozice|Přímý nadřízený|Úvazek|Nástup
1|Paz Ana|Vedení|Ředitel||1,0|1.2.2010
2|Ode Ben|Finance|Finanční ředitel|Paz Ana|1,0|15.2.2012
3|Su Cem|Finance|Účetní|Ode Ben|0,5|15.2.2015
"""),
        hierarchy="manager-name",
        fields="id: Os. číslo | name: Příjmení a jméno | unit: Útvar | title: Pracovní pozice | manager: Přímý nadřízený | fte: Úvazek | start: Nástup",
        above="Ode Ben < Paz Ana; Su Cem < Ode Ben",
        units="Vedení; Finance < Vedení",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="",
    ),
    "romanian": Mess(
        grid("""
Marca|Nume|Prenume|Funcția|Departament|Șef direct|Data angajării
1|Paz|Ana|Director general|Conducere||01.02.2010
2|Ode|Ben|Director financiar|Financiar|Paz Ana|15.02.2012
3|Su|Cem|Contabil|Financiar|Ode Ben|15.02.2015
"""),
        hierarchy="manager-name",
        fields="id: Marca | last_name: Nume | first_name: Prenume | title: Funcția | unit: Departament | manager: Șef direct | start: Data angajării",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Conducere; Financiar < Conducere",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match F3; loose-match F4",
    ),
    "hebrew": Mess(
        grid("""
מספר עובד|שם עובד|תפקיד|מחלקה|מנהל ישיר|תאריך תחילת עבודה
1|אנה פז|מנכ"ל|הנהלה||01/02/2010
2|בן אודה|סמנכ"ל כספים|כספים|אנה פז|15/02/2012
3|כם סו|רואה חשבון|כספים|בן אודה|15/02/2015
"""),
        hierarchy="manager-name",
        fields="id: מספר עובד | name: שם עובד | title: תפקיד | unit: מחלקה | manager: מנהל ישיר | start: תאריך תחילת עבודה",
        above="בן אודה < אנה פז; כם סו < בן אודה",
        units="הנהלה; כספים < הנהלה",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "malay": Mess(
        grid("""
No. Pekerja|Nama|Jawatan|Gred|Bahagian|Unit|Pegawai Penyelia|Tarikh Lantikan
1|Ana Paz|Pengarah|JUSA C|Pengurusan|||01/02/2010
2|Ben Ode|Ketua|M48|Kewangan|Akaun|Ana Paz|15/02/2012
3|Cem Su|Akauntan|WA41|Kewangan|Akaun|Ben Ode|15/02/2015
"""),
        hierarchy="manager-name",
        fields="id: No. Pekerja | name: Nama | title: Jawatan | grade: Gred | level_1: Bahagian | level_2: Unit | manager: Pegawai Penyelia | start: Tarikh Lantikan",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Pengurusan; Kewangan; Akaun < Kewangan",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "workday org chart text": Mess(
        grid("""
Worker|Business Title|Manager - Level 1|Manager - Level 2|Manager - Level 3|Cost Center - Name|Location
Ana Paz|CEO||||CC1 Corporate|NY
Ben Ode|CFO|Ana Paz|||CC2 Finance|NY
Cem Su|Clerk|Ana Paz|Ben Ode||CC2 Finance|NY
Dee Lu|Clerk|Ana Paz|Ben Ode||CC2 Finance|NY
"""),
        hierarchy="manager-name",
        fields="name: Worker | title: Business Title | cost_centre: Cost Center - Name | location: Location | manager: Above",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="hierarchy-guessed Staff",
    ),
    "levels with heads en": Mess(
        grid("""
Division|Division Head|Department|Department Head|Employee|Job Title
Corporate|Ana Paz|Finance|Ben Ode|Cem Su|Accountant
Corporate|Ana Paz|Finance|Ben Ode|Dee Lu|Clerk
Corporate|Ana Paz|HR|Eva Roy|Fay Kim|Recruiter
"""),
        hierarchy="manager-name",
        fields="level_1: Division | level_2: Department | name: Employee | title: Job Title | manager: Reports to",
        above="Ben Ode < Ana Paz; Eva Roy < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode; Fay Kim < Eva Roy",
        units="Corporate; Finance < Corporate; HR < Corporate",
        counts="rows 3, units 3, positions 6, people 6, reporting_lines 5, roots 1, depth 3, largest_span 2, fte 6, headcount 6",
        problems="table-reshaped 1",
    ),
    "bilingual header": Mess(
        grid("""
员工编号 Employee No.|姓名 Name|英文名 English Name|部门 Department|职位 Position|汇报上级 Report To|入职日期 Join Date
1001|张三|Sam|总部 HQ|总经理 GM||2010/1/1
1002|李四|Leo|财务 Finance|财务总监 CFO|张三|2012/3/5
1003|王五|Wang|财务 Finance|会计 Accountant|李四|2015/9/1
"""),
        hierarchy="manager-name",
        fields="id: 员工编号 Employee No. | name: 姓名 Name | unit: 部门 Department | title: 职位 Position | manager: 汇报上级 Report To | start: 入职日期 Join Date",
        above="李四 < 张三; 王五 < 李四",
        units="总部 HQ; 财务 Finance < 总部 HQ",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "bilingual header slash": Mess(
        grid("""
Emp ID / 工号|Name / 姓名|Dept / 部门|Title / 职位|Line Manager / 直线经理
1001|张三|总部|总经理|
1002|李四|财务|财务总监|1001
1003|王五|财务|会计|1002
"""),
        hierarchy="manager-id",
        fields="id: Emp ID / 工号 | name: Name / 姓名 | unit: Dept / 部门 | title: Title / 职位 | manager: Line Manager / 直线经理",
        above="李四 < 张三; 王五 < 李四",
        units="总部; 财务 < 总部",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "en fr canada": Mess(
        grid("""
Position Number / Numéro de poste|Position Title / Titre du poste|Reports to / Relève de|Classification|Incumbent / Titulaire|Branch / Direction générale
000100|Deputy Minister / Sous-ministre||DM-02|Ana Paz|Office
000101|ADM / SMA|100|EX-04|Ben Ode|Finance
000102|Manager / Gestionnaire|101|EX-01|Vacant / Vacant|Finance
"""),
        hierarchy="manager-id",
        fields="id: Position Number / Numéro de poste | title: Position Title / Titre du poste | manager: Reports to / Relève de | grade: Classification | name: Incumbent / Titulaire | unit: Branch / Direction générale",
        above="Ben Ode < Ana Paz; Manager / Gestionnaire < Ben Ode",
        units="Office; Finance < Office",
        counts="rows 3, units 2, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match C3; loose-match C4",
    ),
    "power bi": Mess(
        grid("""
Employees[EmployeeKey]|Employees[Full Name]|Employees[Title]|Employees[ParentEmployeeKey]|Employees[DepartmentName]|Employees[HireDate]
1|Ana Paz|CEO||Exec|2010-01-01
2|Ben Ode|CFO|1|Finance|2011-01-01
3|Cem Su|Clerk|2|Finance|2012-01-01
"""),
        hierarchy="manager-id",
        fields="id: Employees[EmployeeKey] | name: Employees[Full Name] | title: Employees[Title] | manager: Employees[ParentEmployeeKey] | unit: Employees[DepartmentName] | start: Employees[HireDate]",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Exec; Finance < Exec",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "post reports to post title plus unit": Mess(
        grid("""
Post title|Post grade|Post holder|Reports to (job title)|Directorate|Tenure|WTE
Chief Executive|VSM|Ana Paz||Executive|Permanent|1.00
Director of Nursing|VSM|Ben Ode|Chief Executive|Nursing|Permanent|1.00
Matron|8a|Cem Su|Director of Nursing|Nursing|Permanent|1.00
Ward Sister|7|Dee Lu|Matron|Nursing|Permanent|0.80
Ward Sister|7|VACANT|Matron|Nursing|Permanent|1.00
Staff Nurse|5|Various|Ward Sister|Nursing|Permanent|12.40
"""),
        hierarchy="manager-name",
        fields="title: Post title | grade: Post grade | name: Post holder | manager: Reports to (job title) | unit: Directorate | fte: WTE",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Cem Su; Ward Sister < Cem Su",
        units="Executive; Nursing < Executive",
        counts="rows 6, units 2, positions 6, people 4, vacancies 1, reporting_lines 4, roots 1, depth 4, largest_span 2, fte 17.2, headcount 6, unplaced 1",
        problems="ambiguous-manager D7",
    ),
    "kr bracket": Mess(
        grid("""
소속|직위|성명|담당업무|전화번호
기획조정실|실장|김철수|총괄|02-1
기획조정실 기획과|과장|이영희|기획 총괄|02-2
기획조정실 기획과|사무관|박민수|예산|02-3
기획조정실 예산과|과장|최지우|예산 총괄|02-4
"""),
        hierarchy="levels",
        fields="unit: 소속 | title: 직위 | name: 성명 | phone: 전화번호",
        above="",
        units="기획조정실; 기획과 < 기획조정실; 예산과 < 기획조정실",
        counts="rows 4, units 3, positions 4, people 4, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "jp gov meibo": Mess(
        grid("""
令和6年4月1日現在
局名|課名|係名|職名|氏名|電話
総務局|||局長|山田太郎|1
総務局|総務課||課長|鈴木花子|2
総務局|総務課|庶務係|係長|佐藤健|3
総務局|総務課|庶務係|主事|（欠員）|3
"""),
        hierarchy="levels",
        fields="level_1: 局名 | level_2: 課名 | level_3: 係名 | title: 職名 | name: 氏名 | phone: 電話",
        above="",
        units="総務局; 総務課 < 総務局; 庶務係 < 総務課",
        counts="rows 4, units 3, positions 4, people 3, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 4, headcount 4",
        problems="",
    ),
    "sections by dept bold rows numbered": Mess(
        [
            ("No.", "Name", "Position", "Remarks"),
            ("A", "FINANCE DEPARTMENT", None, None),
            (1, "Ana Paz", "Head", None),
            (2, "Ben Ode", "Accountant", None),
            ("B", "SALES DEPARTMENT", None, None),
            (1, "Cem Su", "Head", None),
            (2, "Dee Lu", "Rep", None),
        ],
        hierarchy="none",
        fields="name: Name | title: Position | notes: Remarks | unit: Section",
        above="",
        units="FINANCE DEPARTMENT; SALES DEPARTMENT",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 0, roots 2, depth 1, largest_span 0, fte 4, headcount 4",
        problems="section-row 2; section-row 5",
    ),
    "zh sections roman": Mess(
        [
            ("序号", "岗位", "姓名", "备注"),
            ("一", "财务部", None, None),
            (1, "经理", "张三", None),
            (2, "会计", "李四", None),
            ("二", "销售部", None, None),
            (1, "经理", "王五", None),
            (2, "专员", "赵六", None),
        ],
        hierarchy="none",
        fields="title: 岗位 | name: 姓名 | notes: 备注 | unit: Section",
        above="",
        units="财务部; 销售部",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 0, roots 2, depth 1, largest_span 0, fte 4, headcount 4",
        problems="section-row 2; section-row 5",
    ),
    "zh 兼": Mess(
        grid("""
部门|职务|姓名
办公室|主任|张三
办公室|副主任|李四（兼）
财务处|处长|李四
财务处|科员|王五
"""),
        hierarchy="none",
        fields="unit: 部门 | title: 职务 | name: 姓名",
        above="",
        units="办公室; 财务处",
        counts="rows 4, units 2, positions 4, people 3, reporting_lines 0, roots 2, depth 1, largest_span 0, fte 4, headcount 4",
        problems="held-besides C3",
    ),
    "fr fonction publique": Mess(
        grid("""
Direction|Sous-direction|Bureau|Poste|Agent|Corps/Grade|Quotité|N+1
DRH|||Directrice|PAZ Ana|AE|100%|
DRH|SD1|B1|Chef de bureau|ODE Ben|APA|100%|PAZ Ana
DRH|SD1|B1|Gestionnaire|SU Cem|SA|80%|ODE Ben
DRH|SD1|B1|Gestionnaire|vacant|SA|100%|ODE Ben
"""),
        hierarchy="manager-name",
        fields="level_1: Direction | level_2: Sous-direction | level_3: Bureau | title: Poste | name: Agent | fte: Quotité | manager: N+1",
        above="ODE Ben < PAZ Ana; SU Cem < ODE Ben; Gestionnaire < ODE Ben",
        units="DRH; SD1 < DRH; B1 < SD1",
        counts="rows 4, units 3, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.8, headcount 4",
        problems="",
    ),
    "spanish centro directivo": Mess(
        grid("""
Centro directivo|Unidad|Código puesto|Denominación|Nivel|C. Específico|Grupo|Apellidos y nombre|Localidad
DG Costes|SG Análisis|4684401|Subdirector General|30|26.000,00|A1|PAZ RUIZ, ANA|Madrid
DG Costes|SG Análisis|4684402|Jefe de Área|28|17.000,00|A1||Madrid
DG Costes|SG Gestión|4684403|Técnico|26|12.000,00|A2|ODE GIL, BEN|Madrid
"""),
        hierarchy="levels",
        fields="level_1: Centro directivo | level_2: Unidad | id: Código puesto | title: Denominación | grade: Nivel | name: Apellidos y nombre | location: Localidad",
        above="",
        units="DG Costes; SG Análisis < DG Costes; SG Gestión < DG Costes",
        counts="rows 3, units 3, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="",
    ),
    "jp 員番": Mess(
        grid("""
員番|氏名|ふりがな|所属コード|所属名|役職名|上長員番|区分
1|山田太郎|やまだ|100|本社|社長||役員
2|鈴木花子|すずき|110|経理部|部長|1|社員
3|佐藤健|さとう|110|経理部|主任|2|社員
"""),
        hierarchy="manager-id",
        fields="id: 員番 | name: 氏名 | unit_id: 所属コード | unit: 所属名 | title: 役職名 | manager: 上長員番",
        above="鈴木花子 < 山田太郎; 佐藤健 < 鈴木花子",
        units="本社; 経理部 < 本社",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "zh 在岗人员名单": Mess(
        grid("""
部门|岗位|定编|在岗|空编|在岗人员名单
财务部|经理|1|1|0|张三
财务部|会计|4|3|1|李四、王五、赵六
人事部|经理|1|0|1|
"""),
        hierarchy="none",
        fields="unit: 部门 | title: 岗位 | headcount: 定编 | name: 在岗人员名单",
        above="",
        units="财务部; 人事部",
        counts="rows 3, units 2, positions 3, people 4, vacancies 1, reporting_lines 0, roots 2, depth 1, largest_span 0, fte 6, headcount 6",
        problems="job-share F3",
    ),
    "blocks by manager": Mess(
        grid("""
Manager: Ana Paz||
Name|Title|Start
Ben Ode|CFO|
Cem Su|COO|

Manager: Ben Ode||
Name|Title|Start
Dee Lu|Clerk|
"""),
        hierarchy="manager-name",
        fields="name: Name | title: Title | start: Start | manager: Manager",
        above="Dee Lu < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 1, roots 0, depth 2, largest_span 1, fte 3, headcount 3, unplaced 2",
        problems="unknown-manager 3; unknown-manager 4; blank-row-skipped 5; section-row 6; repeated-header 7",
    ),
}
