"""Org charts of drawing programs as tables, and tables whose rows are no positions as they stand."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "visio orgchart": Mess(
        grid("""
Name|Reports_To|Title|Department|Telephone|Master_Shape|UniqueID
Ana Paz||CEO|Board|x1|0|
Ben Ode|Ana Paz|CFO|Finance|x2|1|
Cem Su|Ben Ode|Clerk|Finance|x3|2|
Dee Lu|Ben Ode|Assistant to CFO|Finance|x4|4|
"""),
        hierarchy="manager-name",
        fields="name: Name | manager: Reports_To | title: Title | unit: Department | phone: Telephone",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "visio data export": Mess(
        grid("""
Shape ID|Unique_ID|Name|Title|Reports To|ShapeType
1|ID1|Ana Paz|CEO||Executive
2|ID2|Ben Ode|CFO|ID1|Manager
3|ID3|Cem Su|Clerk|ID2|Position
4|ID4|Vacancy|Clerk|ID2|Vacancy
5|ID5|Dee Lu|Adviser|ID2|Consultant
"""),
        hierarchy="manager-id",
        fields="id: Unique_ID | name: Name | title: Title | manager: Reports To",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Clerk < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 5, positions 5, people 4, vacancies 1, reporting_lines 4, roots 1, depth 3, largest_span 3, fte 5, headcount 5",
        problems="",
    ),
    "lucidchart import": Mess(
        grid("""
Employee ID|Supervisor ID|Name|Title|Department|Role|Photo URL
1||Ana Paz|CEO|Board||
2|1|Ben Ode|CFO|Finance|Lead|
3|2|Cem Su|Clerk|Finance||
"""),
        hierarchy="manager-id",
        fields="id: Employee ID | manager: Supervisor ID | name: Name | title: Title | unit: Department | role: Role",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "lucidchart csv": Mess(
        grid("""
Id|Name|Shape Library|Page ID|Contained By|Group|Line Source|Line Destination|Source Arrow|Destination Arrow|Status|Text Area 1|Text Area 2|Comments
1|Document|||||||||Draft|Org chart||
2|Page|||||||||Draft|Page 1||
3|Process|Flowchart Shapes/Containers|2||||||||Ana Paz|CEO|
4|Process|Flowchart Shapes/Containers|2||||||||Ben Ode|CFO|
5|Process|Flowchart Shapes/Containers|2||||||||Cem Su|Clerk|
6|Line||2|||3|4|None|Arrow||||
7|Line||2|||4|5|None|Arrow||||
"""),
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Reports to ID",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 7, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-reshaped 1",
    ),
    "orgplus": Mess(
        grid("""
Record ID|Reports To ID|Position|Name|Branch Style|Box Type|Salary|Employee Count
R1||President|Ana Paz|Standard|Manager|$200,000|4
R2|R1|VP Finance|Ben Ode|Left hanging|Manager|$120,000|2
R3|R2|Analyst|Cem Su|Standard|Subordinate|$60,000|0
R4|R1|Secretary|Dee Lu|Standard|Assistant|$50,000|0
"""),
        hierarchy="manager-id",
        fields="id: Record ID | manager: Reports To ID | title: Position | name: Name | cost: Salary",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "organimi": Mess(
        grid("""
Role ID|Parent Role ID|Role Type|Role Name|Member First Name|Member Last Name|Member Email
r1||single|CEO|Ana|Paz|ana@x.io
r2|r1|department|Finance|||
r3|r2|single|CFO|Ben|Ode|ben@x.io
r4|r3|shared|Clerk|Cem|Su|cem@x.io
r4|r3|shared|Clerk|Dee|Lu|dee@x.io
r5|r1|assistant|EA|Eva|Ng|eva@x.io
"""),
        hierarchy="manager-id",
        fields="id: Role ID | manager: Parent Role ID | title: Role Name | first_name: Member First Name | last_name: Member Last Name | email: Member Email",
        above="Finance < Ana Paz; Ben Ode < Finance; Cem Su & Dee Lu < Ben Ode; Eva Ng < Ana Paz",
        units="",
        counts="rows 6, positions 5, people 5, vacancies 1, reporting_lines 4, roots 1, depth 4, largest_span 2, fte 6, headcount 6",
        problems="job-share A6",
    ),
    "orgchart now": Mess(
        grid("""
ID|ParentID|Name|Title|Image|Tag
p1||Ana Paz|CEO|a.png|
p2|p1|Ben Ode|CFO||assistant
"""),
        hierarchy="manager-id",
        fields="id: ID | manager: ParentID | name: Name | title: Title",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="",
    ),
    "sap object list": Mess(
        {
            "Structure": grid("""
Plan Vers.|Object Type|Object ID|Object Name|Rel. Type|Rel.|Rel. Obj. Type|Rel. Object ID|Start Date|End Date
01|O|50000100|Group||||||
01|O|50000200|Finance|A|002|O|50000100|01.01.2020|31.12.9999
01|S|60000001|CEO|A|003|O|50000100|01.01.2020|31.12.9999
01|S|60000002|CFO|A|002|S|60000001|01.01.2020|31.12.9999
01|S|60000002|CFO|A|003|O|50000200|01.01.2020|31.12.9999
01|S|60000003|Clerk|A|002|S|60000002|01.01.2020|31.12.9999
01|S|60000003|Clerk|A|003|O|50000200|01.01.2020|31.12.9999
01|P|00001001|Ana Paz|B|008|S|60000001|01.01.2020|31.12.9999
01|P|00001002|Ben Ode|B|008|S|60000002|01.01.2020|31.12.9999
""")
        },
        hierarchy="manager-id",
        fields="id: Position ID | title: Position title | unit_id: Unit ID | unit: Unit | parent_unit: Parent unit ID | manager: Reports to position ID | person_id: Person ID | name: Person",
        above="Ben Ode < Ana Paz; Clerk < Ben Ode",
        units="Group; Finance < Group",
        counts="rows 9, units 2, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-reshaped 1",
    ),
    "sap display": Mess(
        [
            ("Object", "Code", "ID", "Relationship text"),
            ("Group", "GRP", "O  50000100", None),
            ("  CEO", "CEO", "S  60000001", "is managed by"),
            ("    Ana Paz", "PAZ", "P  00001001", "holder"),
            ("  Finance", "FIN", "O  50000200", "is line supervisor of"),
            ("    CFO", "CFO", "S  60000002", "is managed by"),
            ("      Ben Ode", "ODE", "P  00001002", "holder"),
            ("    Clerk", "CLK", "S  60000003", "incorporates"),
        ],
        hierarchy="manager-id",
        fields="id: Position ID | title: Position title | unit_id: Unit ID | unit: Unit | parent_unit: Parent unit ID | manager: Reports to position ID | person_id: Person ID | name: Person",
        above="Ben Ode < Ana Paz; Clerk < Ben Ode",
        units="Group; Finance < Group",
        counts="rows 7, units 2, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-reshaped 1",
    ),
    "transposed": Mess(
        grid("""
Employee ID|E1|E2|E3|E4
Name|Ana Paz|Ben Ode|Cem Su|Dee Lu
Title|CEO|CFO|Clerk|Clerk
Department|Board|Finance|Finance|Finance
Manager ID||E1|E2|E2
Start date|2015-01-01|2016-01-01|2019-01-01|2020-01-01
"""),
        hierarchy="manager-id",
        fields="id: Employee ID | name: Name | title: Title | unit: Department | manager: Manager ID | start: Start date",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="table-turned 1",
    ),
    "transposed zh": Mess(
        grid("""
姓名|张三|李四|王五
岗位|总经理|财务总监|会计
部门|总部|财务部|财务部
直接上级||张三|李四
"""),
        hierarchy="manager-name",
        fields="name: 姓名 | title: 岗位 | unit: 部门 | manager: 直接上级",
        above="李四 < 张三; 王五 < 李四",
        units="总部; 财务部 < 总部",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-turned 1",
    ),
    "pivot grades": Mess(
        grid("""
Department|Manager|Grade 6|Grade 7|HEO|EO|AO|Total
Policy|Ana Paz|2|5|3.5||1|11.5
Finance|Ben Ode||1|4|6||11
Total||2|6|7.5|6|1|22.5
"""),
        hierarchy="manager-id",
        fields="unit: Department | manager: Manager | title: Title | grade: Grade | headcount: Headcount",
        above="",
        units="Policy; Finance",
        counts="rows 2, units 2, positions 7, people 0, roots 2, depth 1, fte 22.5, headcount 22.5, unplaced 7",
        problems="table-reshaped 1; unknown-manager B2; unknown-manager B2; unknown-manager B2; unknown-manager B2; unknown-manager B3; unknown-manager B3; unknown-manager B3; total-row 4",
    ),
    "pivot zh": Mess(
        grid("""
部门|经理级|主管级|专员级|合计
市场部|1|3|12|16
财务部|1|2|6|9
合计|2|5|18|25
"""),
        hierarchy="none",
        fields="unit: 部门 | title: Title | grade: Grade | headcount: Headcount",
        above="",
        units="市场部; 财务部",
        counts="rows 2, units 2, positions 6, people 0, roots 2, depth 1, fte 25, headcount 25",
        problems="table-reshaped 1; total-row 4",
    ),
    "two holders": Mess(
        grid("""
Pos ID|Position|Holder|Reports to
1|Head|Ana Paz|
2|Lead|Ben Ode; Cem Su|1
3|Clerk|Dee Lu / Eva Ng|2
4|Clerk|Flo Fay & Gus Ito|2
6|Clerk|Moss, Ida; Lu, Jon|2
7|Clerk|O'Neil, Sean and Ana Lee|2
"""),
        hierarchy="manager-id",
        fields="id: Pos ID | title: Position | name: Holder | manager: Reports to",
        above="Ben Ode & Cem Su < Ana Paz; Dee Lu & Eva Ng < Ben Ode & Cem Su; Flo Fay & Gus Ito < Ben Ode & Cem Su; Moss, Ida & Lu, Jon < Ben Ode & Cem Su; O'Neil, Sean & Ana Lee < Ben Ode & Cem Su",
        units="",
        counts="rows 6, positions 6, people 11, reporting_lines 5, roots 1, depth 3, largest_span 4, fte 6, headcount 11",
        problems="job-share C3; job-share C4; job-share C5; job-share C6; job-share C7",
    ),
    "two holders zh": Mess(
        grid("""
岗位编号|岗位|姓名|上级岗位编号
1|总经理|张三|
2|会计|李四、王五|1
3|出纳|赵六/钱七|1
"""),
        hierarchy="manager-id",
        fields="id: 岗位编号 | title: 岗位 | name: 姓名 | manager: 上级岗位编号",
        above="李四 & 王五 < 张三; 赵六 & 钱七 < 张三",
        units="",
        counts="rows 3, positions 3, people 5, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 5",
        problems="job-share C3; job-share C4",
    ),
    "holder lines": Mess(
        [
            ("Pos ID", "Position", "Holder", "Reports to", "FTE"),
            (1, "Head", "Ana Paz", None, 1),
            (2, "Lead", "Hal Kerr\nIda Moss", 1, 1),
            (3, "Clerk", "Ben\nOde", 2, 1),
            (4, "Clerk", "Cem Su / Vacant", 2, 1),
            (5, "Clerk", "Dee Lu; Vacant", 2, 1),
        ],
        hierarchy="manager-id",
        fields="id: Pos ID | title: Position | name: Holder | manager: Reports to | fte: FTE",
        above="Hal Kerr & Ida Moss < Ana Paz; Ben Ode < Hal Kerr & Ida Moss; Cem Su < Hal Kerr & Ida Moss; Dee Lu < Hal Kerr & Ida Moss",
        units="",
        counts="rows 5, positions 5, people 6, reporting_lines 4, roots 1, depth 3, largest_span 3, fte 5, headcount 6",
        problems="job-share C3; job-share C5; job-share C6",
    ),
    "two mgr cols": Mess(
        grid("""
Employee ID|Employee|Title|Manager ID|Manager|HRBP|Skip Level Manager
1|Ana Paz|CEO||||
2|Ben Ode|CFO|1|Ana Paz|Dee Lu|
3|Cem Su|Clerk|2|Ben Ode|Dee Lu|Ana Paz
4|Dee Lu|HRBP|1|Ana Paz|Dee Lu|
"""),
        hierarchy="manager-id",
        fields="id: Employee ID | name: Employee | title: Title | manager: Manager ID | manager_name: Manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "first name mgr": Mess(
        grid("""
Name|Team|Role|Lead
Ana|Core|Head|
Ben|Core|Dev|Ana
Cem|Core|Dev|Ana
"""),
        hierarchy="manager-name",
        fields="name: Name | unit: Team | title: Role | manager: Lead",
        above="Ben < Ana; Cem < Ana",
        units="Core",
        counts="rows 3, units 1, positions 3, people 3, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="",
    ),
    "reports count": Mess(
        grid("""
Level|Name|Title|Direct Reports|Total Reports
1|Ana Paz|CEO|2|4
2|Ben Ode|CFO|1|1
3|Cem Su|Clerk|0|0
2|Dee Lu|CTO|1|1
3|Eva Ng|Dev|0|0
"""),
        hierarchy="depth",
        fields="name: Name | title: Title",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz; Eva Ng < Dee Lu",
        units="",
        counts="rows 5, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 5, headcount 5",
        problems="hierarchy-guessed Staff",
    ),
    "matrix two lines": Mess(
        grid("""
Employee|Role|Functional Manager|Administrative Manager|Project
Ana Paz|CEO|||
Ben Ode|CFO|Ana Paz|Ana Paz|
Cem Su|PM|Ben Ode|Dee Lu|Alpha
Dee Lu|PMO Head|Ana Paz|Ana Paz|
"""),
        hierarchy="manager-name",
        fields="name: Employee | title: Role | dotted: Functional Manager | manager: Administrative Manager",
        above="Ben Ode < Ana Paz; Cem Su < Dee Lu; Dee Lu < Ana Paz",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "multi sheet unit positions": Mess(
        {
            "Positions": grid("""
Position ID|Title|Unit ID|Reports to
P1|CEO|U1|
P2|CFO|U2|P1
"""),
            "Units": grid("""
Unit ID|Unit|Parent unit ID
U1|Group|
U2|Finance|U1
U3|Empty unit|U1
U4|Below empty|U3
"""),
        },
        hierarchy="manager-id",
        fields="id: Position ID | title: Title | unit_id: Unit ID | manager: Reports to",
        above="CFO < CEO",
        units="Group; Finance < Group; Empty unit < Group; Below empty < Empty unit",
        counts="rows 2, units 4, positions 2, people 0, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="table-joined Units",
    ),
    "consultants names plus": Mess(
        grid("""
ID|Title|Name|Reports to|FTE
1|Head|Ana Paz|||
2|Team|Ben Ode, Cem Su, Dee Lu|1|3
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to | fte: FTE",
        above="Ben Ode & Cem Su & Dee Lu < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 4, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 4, headcount 4",
        problems="job-share C3",
    ),
    "manager with title appended": Mess(
        grid("""
Name|Position|Reports to
Ana Paz|CEO|Board
Ben Ode|CFO|Ana Paz, CEO
Cem Su|Clerk|Ben Ode (CFO)
Dee Lu|Clerk|CFO - Ben Ode
"""),
        hierarchy="manager-name",
        fields="name: Name | title: Position | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, depth 3, largest_span 2, fte 4, headcount 4, unplaced 1",
        problems="unknown-manager C2; loose-match C4; loose-match C5",
    ),
    "two level header": Mess(
        grid("""
Personal||Job|||Manager|
Name|ID|Title|Grade|FTE|Name|ID
Ana Paz|1|CEO|A|1||
Ben Ode|2|CFO|B|0.8|Ana Paz|1
"""),
        hierarchy="manager-id",
        fields="name: Personal: Name | id: Personal: ID | title: Title | grade: Grade | fte: FTE | manager_name: Manager: Name | manager: Manager: ID",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 1.8, headcount 2",
        problems="",
    ),
    "weekly hours each": Mess(
        grid("""
ID|Name|Role|Manager ID|Contracted hours per week
1|Ana Paz|CEO||40
2|Ben Ode|CFO|1|40
3|Cem Su|Clerk|2|16
"""),
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Role | manager: Manager ID | fte: Contracted hours per week",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.4, headcount 3",
        problems="fte-scaled E2",
    ),
}
