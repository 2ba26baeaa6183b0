"""Ways to say who is above whom."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "levels 1 7": Mess(
        grid("""
Emp ID|Employee Name|Job Title|Level 1|Level 2|Level 3|Level 4|Level 5|Level 6|Level 7
1|Ann Able|CEO|Ann Able||||||
2|Bob Best|COO|Ann Able|Bob Best|||||
3|Cy Cole|Plant Manager|Ann Able|Bob Best|Cy Cole||||
4|Di Dunn|Foreman|Ann Able|Bob Best|Cy Cole|Di Dunn|||
5|Ed East|Welder|Ann Able|Bob Best|Cy Cole|Di Dunn|Ed East||
6|Flo Fay|CFO|Ann Able|Flo Fay|||||
"""),
        hierarchy="manager-name",
        fields="id: Emp ID | name: Employee Name | title: Job Title | manager: Above",
        above="Bob Best < Ann Able; Cy Cole < Bob Best; Di Dunn < Cy Cole; Ed East < Di Dunn; Flo Fay < Ann Able",
        units="",
        counts="rows 6, positions 6, people 6, reporting_lines 5, roots 1, depth 5, largest_span 2, fte 6, headcount 6",
        problems="hierarchy-guessed Staff",
    ),
    "zh numbered levels": Mess(
        grid("""
第 1 级部门|第2级单元|三级组织|姓名|岗位
总部|市场部|品牌组|王伟|经理
总部|市场部||李娜|总监
总部|||张三|总经理
"""),
        hierarchy="levels",
        fields="level_1: 第 1 级部门 | level_2: 第2级单元 | level_3: 三级组织 | name: 姓名 | title: 岗位",
        above="",
        units="总部; 市场部 < 总部; 品牌组 < 市场部",
        counts="rows 3, units 3, positions 3, people 3",
        problems="",
    ),
    "zh outline": Mess(
        grid("""
组织架构|负责人|编制
一、总经办|张建国|5
（一）秘书处|李敏|3
（二）法务处|王芳|2
二、营销中心|赵强|20
（一）华东大区|钱进|8
1.上海办|孙丽|3
（1）浦东组|周杰|2
2.杭州办|吴刚|3
（二）华南大区|郑爽|6
三、研发中心|冯军|30
"""),
        hierarchy="outline-number",
        fields="unit: 组织架构 | headcount: 编制",
        above="",
        units="总经办; 秘书处 < 总经办; 法务处 < 总经办; 营销中心; 华东大区 < 营销中心; 上海办 < 华东大区; 浦东组 < 上海办; 杭州办 < 华东大区; 华南大区 < 营销中心; 研发中心",
        counts="rows 10, units 10, positions 10, people 0, reporting_lines 7, roots 3, depth 4, largest_span 2, fte 82, headcount 82",
        problems="hierarchy-guessed Staff",
    ),
    "zh 部门全路径": Mess(
        grid("""
姓名|工号|部门全称|职务|直属领导
张三丰|001|集团总部|董事长|
李四光|002|集团总部-财务部|财务总监|张三丰
王五一|003|集团总部-财务部-会计组|会计|李四光
赵六合|004|集团总部-市场部|市场总监|张三丰
"""),
        hierarchy="manager-name",
        fields="name: 姓名 | id: 工号 | unit_path: 部门全称 | title: 职务 | manager: 直属领导",
        above="李四光 < 张三丰; 王五一 < 李四光; 赵六合 < 张三丰",
        units="集团总部; 财务部 < 集团总部; 会计组 < 财务部; 市场部 < 集团总部",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "level cols right left": Mess(
        grid("""
Team|Department|Division|Role|Employee
Core|Platform|Technology|Engineer|Ana Paz
Infra|Platform|Technology|Engineer|Ben Ode
Web|Apps|Technology|Lead|Cem Su
Payroll|HR|Corporate|Clerk|Dee Lu
"""),
        hierarchy="levels",
        fields="level_3: Team | level_2: Department | level_1: Division | title: Role | name: Employee",
        above="",
        units="Technology; Platform < Technology; Core < Platform; Infra < Platform; Apps < Technology; Web < Apps; Corporate; HR < Corporate; Payroll < HR",
        counts="rows 4, units 9, positions 4, people 4, reporting_lines 7, roots 2, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "l1 l2 manager names": Mess(
        grid("""
Employee|Title|L1 Manager|L2 Manager|L3 Manager
Ann Able|CEO|||
Bob Best|COO|Ann Able||
Cy Cole|Plant Manager|Ann Able|Bob Best|
Di Dunn|Foreman|Ann Able|Bob Best|Cy Cole
Flo Fay|CFO|Ann Able||
"""),
        hierarchy="manager-name",
        fields="name: Employee | title: Title | manager: Above",
        above="Bob Best < Ann Able; Cy Cole < Bob Best; Di Dunn < Cy Cole; Flo Fay < Ann Able",
        units="",
        counts="rows 5, positions 5, people 5, reporting_lines 4, roots 1, depth 4, largest_span 2, fte 5, headcount 5",
        problems="hierarchy-guessed Staff",
    ),
    "mgr chain up": Mess(
        grid("""
Employee|Title|Manager|Manager's Manager|Manager Title|Manager Email
Ann Able|CEO||||
Bob Best|COO|Ann Able||CEO|ann@x.io
Cy Cole|Plant Manager|Bob Best|Ann Able|COO|bob@x.io
Di Dunn|Foreman|Cy Cole|Bob Best|Plant Manager|cy@x.io
"""),
        hierarchy="manager-name",
        fields="name: Employee | title: Title | manager: Manager",
        above="Bob Best < Ann Able; Cy Cole < Bob Best; Di Dunn < Cy Cole",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 4, largest_span 1, fte 4, headcount 4",
        problems="",
    ),
    "edge supervisor first": Mess(
        grid("""
Supervisor|Subordinate|Relationship
Ana Paz|Ben Ode|solid
Ana Paz|Cem Su|solid
Ben Ode|Dee Lu|solid
Cem Su|Dee Lu|dotted
"""),
        hierarchy="edge-list",
        fields="manager: Supervisor | name: Subordinate",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="manager-added A2; several-managers A4",
    ),
    "source target": Mess(
        grid("""
source|target
Ana Paz|Ben Ode
Ana Paz|Cem Su
Ben Ode|Dee Lu
"""),
        hierarchy="edge-list",
        fields="manager: source | name: target",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ben Ode",
        units="",
        counts="rows 3, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="manager-added A2",
    ),
    "parent child units": Mess(
        grid("""
OrgUnitID|OrgUnitName|ParentOrgUnitID|OrgUnitType|HeadCount
1000|Group||Company|1
1100|Finance|1000|Division|12
1110|Accounting|1100|Department|7
1120|Treasury|1100|Department|5
1200|Sales|1000|Division|30
"""),
        hierarchy="unit-parent",
        fields="unit_id: OrgUnitID | unit: OrgUnitName | parent_unit: ParentOrgUnitID | headcount: HeadCount",
        above="",
        units="Group; Finance < Group; Accounting < Finance; Treasury < Finance; Sales < Group",
        counts="rows 5, units 5, positions 5, people 0, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 55, headcount 55",
        problems="",
    ),
    "depth col": Mess(
        grid("""
Lvl|Org Unit|Head|FTE
0|Ministry of Works|Jane Roe|1
1|Directorate of Roads|John Doe|4
2|Bridges Division|Al Smith|12
2|Paving Division|Bo Jones|9
1|Directorate of Water|Cy Young|6
"""),
        hierarchy="depth",
        fields="unit: Org Unit | fte: FTE",
        above="",
        units="Ministry of Works; Directorate of Roads < Ministry of Works; Bridges Division < Directorate of Roads; Paving Division < Directorate of Roads; Directorate of Water < Ministry of Works",
        counts="rows 5, units 5, positions 5, people 0, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 32, headcount 32",
        problems="hierarchy-guessed Staff",
    ),
    "path slash": Mess(
        grid("""
Name|Org
Ana Paz|/Acme
Ben Ode|/Acme/Finance
Cem Su|/Acme/Finance/Tax
Dee Lu|/Acme/Sales
"""),
        hierarchy="path",
        fields="name: Name | unit: Called",
        above="",
        units="Acme; Finance < Acme; Tax < Finance; Sales < Acme",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="hierarchy-guessed Staff",
    ),
    "wbs codes": Mess(
        grid("""
Cost center|Description|Responsible|FTE
10|Head Office|Ana Paz|2
1010|Finance|Ben Ode|5
101010|Tax|Cem Su|2
101020|Audit|Dee Lu|3
1020|Legal|Eva Ng|4
"""),
        hierarchy="prefix-code",
        fields="cost_centre: Cost center | fte: FTE | unit: Description | unit_id: Cost center",
        above="",
        units="Head Office; Finance < Head Office; Tax < Finance; Audit < Finance; Legal < Head Office",
        counts="rows 5, units 5, positions 5, people 0, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 16, headcount 16",
        problems="hierarchy-guessed Staff",
    ),
    "indent org": Mess(
        [
            ("Org unit", "Head", "Posts"),
            ("Company", "Ana Paz", 1),
            ("    Finance", "Ben Ode", 5),
            ("        Tax", "Cem Su", 2),
            ("    Sales", "Dee Lu", 9),
            ("        Field", "Eva Ng", 7),
        ],
        hierarchy="indent",
        fields="unit: Org unit | headcount: Posts",
        above="",
        units="Company; Finance < Company; Tax < Finance; Sales < Company; Field < Sales",
        counts="rows 5, units 5, positions 5, people 0, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 24, headcount 24",
        problems="hierarchy-guessed Staff",
    ),
    "manager by title": Mess(
        grid("""
Position Title|Incumbent|Reports To (Position)
CEO|Ana Paz|
CFO|Ben Ode|CEO
Controller|Cem Su|CFO
Treasurer|Vacant|CFO
"""),
        hierarchy="manager-name",
        fields="title: Position Title | name: Incumbent | manager: Reports To (Position)",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Treasurer < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "dotted by second column": Mess(
        grid("""
Employee ID|Name|Title|Solid line manager ID|Dotted line manager ID
1|Ana Paz|CEO||
2|Ben Ode|CFO|1|
3|Cem Su|CTO|1|
4|Dee Lu|Finance partner IT|2|3
"""),
        hierarchy="manager-id",
        fields="id: Employee ID | name: Name | title: Title | manager: Solid line manager ID | dotted: Dotted line manager ID",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "roman outline": Mess(
        grid("""
Unit|Head
I. Board|Ana Paz
A. Finance|Ben Ode
1. Tax|Cem Su
2. Audit|Dee Lu
B. Sales|Eva Ng
1. North|Flo Fay
II. Council|Gus Ito
"""),
        hierarchy="outline-number",
        fields="unit: Unit",
        above="",
        units="Board; Finance < Board; Tax < Finance; Audit < Finance; Sales < Board; North < Sales; Council",
        counts="rows 7, units 7, positions 0, people 0, reporting_lines 5, roots 2, depth 3, largest_span 2, fte 0",
        problems="hierarchy-guessed Staff",
    ),
    "dash path": Mess(
        grid("""
Employee|Title|Organisation path
Ana Paz|CEO|Acme
Ben Ode|CFO|Acme / Finance
Cem Su|Clerk|Acme / Finance / Tax
"""),
        hierarchy="levels",
        fields="name: Employee | title: Title | unit_path: Organisation path",
        above="",
        units="Acme; Finance < Acme; Tax < Finance",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "manager flags in units": Mess(
        grid("""
Department|Sub-department|Employee|Title|Is Manager
Finance||Ben Ode|CFO|Yes
Finance|Tax|Cem Su|Lead|Yes
Finance|Tax|Dee Lu|Clerk|No
"""),
        hierarchy="levels",
        fields="level_1: Department | level_2: Sub-department | name: Employee | title: Title",
        above="",
        units="Finance; Tax < Finance",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
}
