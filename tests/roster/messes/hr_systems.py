"""Exports of further HR systems, in Europe, America and Asia."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "adp with positions": Mess(
        grid("""
Payroll Name|File Number|Position Status|Job Title Description|Home Department Description|Reports To Name|Reports To Position ID|Position ID|Hire Date|Annual Salary
Paz, Ana M|000101|Active|Chief Executive|010-Executive|||ABC000101|01/05/2015|$250,000.00
Ode, Ben|000102|Active|Controller|020-Finance|Paz, Ana M|ABC000101|ABC000102|02/01/2016|$140,000.00
Su, Cem|000103|Leave|Clerk|020-Finance|Ode, Ben|ABC000102|ABC000103|03/01/2019|$48,000.00
Lu, Dee|000104|Terminated|Clerk|020-Finance|Ode, Ben|ABC000102|ABC000104|03/01/2019|$47,000.00
"""),
        hierarchy="manager-id",
        fields="name: Payroll Name | status: Position Status | title: Job Title Description | unit: Home Department Description | manager_name: Reports To Name | manager: Reports To Position ID | id: Position ID | start: Hire Date | cost: Annual Salary",
        above="Ode, Ben < Paz, Ana M; Su, Cem < Ode, Ben; Lu, Dee < Ode, Ben",
        units="010-Executive; 020-Finance < 010-Executive",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="date-order-guessed I2; closed-positions 5",
    ),
    "ukg": Mess(
        grid("""
Employee Number|Employee Name (Last Suffix, First MI)|Job|Org Level 1|Org Level 2|Supervisor Name (Last Suffix, First MI)|Supervisor Number|Employment Status|Scheduled Work Hours
101|Paz, Ana M|CEO|CORP|EXEC|||A|80
102|Ode Jr, Ben|CFO|CORP|FIN|Paz, Ana M|101|A|80
103|Su, Cem|Clerk|CORP|FIN|Ode Jr, Ben|102|A|40
"""),
        hierarchy="manager-id",
        fields="id: Employee Number | name: Employee Name (Last Suffix, First MI) | title: Job | level_1: Org Level 1 | level_2: Org Level 2 | manager_name: Supervisor Name (Last Suffix, First MI) | manager: Supervisor Number | status: Employment Status",
        above="Ode Jr, Ben < Paz, Ana M; Su, Cem < Ode Jr, Ben",
        units="CORP; EXEC < CORP; FIN < CORP",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="unknown-word H2",
    ),
    "oracle hcm": Mess(
        grid("""
Person Number|Person Name|Assignment Number|Assignment Status|Position Code|Position Name|Department Name|Legal Employer|Line Manager Person Number|Line Manager Name|FTE|Assignment Type
10|Paz, Ana|E10|Active - Payroll Eligible|P1|CEO.Corp|Board|X Ltd|||1|Employee
11|Ode, Ben|E11|Active - Payroll Eligible|P2|CFO.Corp|Finance|X Ltd|10|Paz, Ana|1|Employee
12|Su, Cem|E12|Active - Payroll Eligible|P3|Clerk.Corp|Finance|X Ltd|11|Ode, Ben|0.5|Employee
12|Su, Cem|E12-2|Active - Payroll Eligible|P4|Auditor.Corp|Audit|X Ltd|10|Paz, Ana|0.5|Employee
13|Lu, Dee|E13|Inactive - No Payroll|P3|Clerk.Corp|Finance|X Ltd|11|Ode, Ben|1|Contingent Worker
"""),
        hierarchy="manager-id",
        fields="person_id: Person Number | name: Person Name | status: Assignment Status | id: Position Code | title: Position Name | unit: Department Name | manager: Line Manager Person Number | manager_name: Line Manager Name | fte: FTE | employment: Assignment Type",
        above="Ode, Ben < Paz, Ana; Su, Cem < Ode, Ben; Su, Cem < Paz, Ana",
        units="Board; Finance < Board; Audit < Board",
        counts="rows 5, units 3, positions 4, people 3, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3, headcount 4",
        problems="history-row D6; closed-positions 6",
    ),
    "oracle": Mess(
        grid("""
Person Number|Person Name|Assignment Status|Position Code|Position Name|Manager Person Number
10|Paz, Ana|Active - Payroll Eligible|P1|CEO|
11|Lu, Dee|Inactive - No Payroll|P3|Clerk|10
12|Su, Cem|Active - Payroll Eligible|P3|Clerk|10
"""),
        hierarchy="manager-id",
        fields="person_id: Person Number | name: Person Name | status: Assignment Status | id: Position Code | title: Position Name | manager: Manager Person Number",
        above="Su, Cem < Paz, Ana",
        units="",
        counts="rows 3, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="history-row C3; closed-positions 3",
    ),
    "peoplesoft with positions": Mess(
        grid("""
EMPLID|EMPL_RCD|NAME|EFFDT|JOBCODE|DESCR|DEPTID|DEPTNAME|POSITION_NBR|REPORTS_TO|SUPERVISOR_ID|EMPL_STATUS|STD_HOURS|FTE
K001|0|Paz,Ana M|2015-01-05|000100|CEO|10000|Executive|00000001|||A|40|1.000000
K002|0|Ode,Ben|2016-02-01|000200|CFO|20000|Finance|00000002|00000001|K001|A|40|1.000000
K003|0|Su,Cem|2019-03-01|000300|Clerk|20000|Finance|00000003|00000002|K002|L|20|0.500000
"""),
        hierarchy="manager-id",
        fields="person_id: EMPLID | name: NAME | start: EFFDT | title: DESCR | unit_id: DEPTID | unit: DEPTNAME | id: POSITION_NBR | manager: REPORTS_TO | manager_person_id: SUPERVISOR_ID | status: EMPL_STATUS | fte: FTE",
        above="Ode,Ben < Paz,Ana M; Su,Cem < Ode,Ben",
        units="Executive; Finance < Executive",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="unknown-word L2; unknown-word L4",
    ),
    "yonyou": Mess(
        grid("""
人员编码|人员姓名|所属组织|任职部门|部门编码|岗位名称|岗位编码|直接上级编码|直接上级名称|人员类别|到职日期|任职状态
0000001|张建国|用友集团|总经办|0101|总经理|G001|||在职人员|2010-01-01|在岗
0000002|李秀英|用友集团|财务部|0102|财务总监|G002|0000001|张建国|在职人员|2012-03-05|在岗
0000003|王伟|用友集团|财务部|0102|会计|G003|0000002|李秀英|退休返聘|2015-09-01|在岗
0000004|赵敏|用友集团|财务部|0102|出纳|G004|0000002|李秀英|实习生|2023-09-01|离岗
"""),
        hierarchy="manager-id",
        fields="person_id: 人员编码 | name: 人员姓名 | level_1: 所属组织 | level_2: 任职部门 | unit_id: 部门编码 | title: 岗位名称 | id: 岗位编码 | manager: 直接上级编码 | manager_name: 直接上级名称 | employment: 人员类别 | start: 到职日期 | status: 任职状态",
        above="李秀英 < 张建国; 王伟 < 李秀英; 赵敏 < 李秀英",
        units="用友集团; 总经办 < 用友集团; 财务部 < 用友集团",
        counts="rows 4, units 3, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="closed-positions 5",
    ),
    "beisen": Mess(
        grid("""
员工工号|姓名|一级组织|二级组织|三级组织|职位|职级|虚线上级|直线经理工号|直线经理|入职日期|员工状态|兼职岗位
BS001|陈晨|总部|||CEO|M5||||2015/01/01|正式|
BS002|刘洋|总部|研发中心||研发VP|M4||BS001|陈晨(BS001)|2016/02/01|正式|
BS003|赵磊|总部|研发中心|平台组|架构师|P8|孙丽(BS004)|BS002|刘洋(BS002)|2017/03/01|正式|技术委员会委员
BS004|孙丽|总部|市场中心||市场VP|M4||BS001|陈晨(BS001)|2016/05/01|试用期|
"""),
        hierarchy="manager-id",
        fields="id: 员工工号 | name: 姓名 | level_1: 一级组织 | level_2: 二级组织 | level_3: 三级组织 | title: 职位 | grade: 职级 | dotted: 虚线上级 | manager: 直线经理工号 | manager_name: 直线经理 | start: 入职日期 | status: 员工状态",
        above="刘洋 < 陈晨; 赵磊 < 刘洋; 孙丽 < 陈晨",
        units="总部; 研发中心 < 总部; 平台组 < 研发中心; 市场中心 < 总部",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "hindi": Mess(
        grid("""
Emp Code|Emp Name|Desig.|Dept.|Reporting Mgr Code|Reporting Mgr Name|DOJ|CTC (INR Lakhs)|Band
E1|Ana Paz|MD|Mgmt|||01-Apr-2010|120|B1
E2|Ben Ode|VP Fin|Finance|E1|Ana Paz|15-Jul-2014|60.5|B2
E3|Cem Su|Exec|Finance|E2|Ben Ode|01-Mar-2019|8.2|B5
"""),
        hierarchy="manager-id",
        fields="id: Emp Code | name: Emp Name | title: Desig. | unit: Dept. | manager: Reporting Mgr Code | manager_name: Reporting Mgr Name | start: DOJ | grade: Band",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Mgmt; Finance < Mgmt",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "zh dual post": Mess(
        grid("""
工号|姓名|部门|岗位|主/兼岗|直接上级工号
1|张三|总部|总经理|主岗|
2|李四|财务部|财务总监|主岗|1
2|李四|审计部|审计总监|兼岗|1
3|王五|财务部|会计|主岗|2
"""),
        hierarchy="manager-id",
        fields="id: 工号 | name: 姓名 | unit: 部门 | title: 岗位 | manager: 直接上级工号",
        above="李四 < 张三; 李四 < 张三; 王五 < 李四",
        units="总部; 财务部 < 总部; 审计部 < 总部",
        counts="rows 4, units 3, positions 4, people 3, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="duplicate-id A4",
    ),
    "tw": Mess(
        grid("""
員工編號|姓名|部門|職稱|直屬主管|到職日|狀態
A01|陳大文|總經理室|總經理||2010/01/01|在職
A02|林小明|財務處|處長|陳大文|2012/03/01|在職
A03|黃美玲|財務處|專員|林小明|2020/05/01|離職
"""),
        hierarchy="manager-name",
        fields="id: 員工編號 | name: 姓名 | unit: 部門 | title: 職稱 | manager: 直屬主管 | start: 到職日 | status: 狀態",
        above="林小明 < 陳大文; 黃美玲 < 林小明",
        units="總經理室; 財務處 < 總經理室",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
    "pingboard": Mess(
        grid("""
First Name|Last Name|Email|Job Title|Reports To|Groups: Departments|Groups: Locations|Start Date|Office Phone|Dotted line managers
Ana|Paz|ana@x.io|CEO||Leadership|Boulder|2015-01-05||
Ben|Ode|ben@x.io|CFO|Ana Paz|Leadership, Finance|Boulder|2016-02-01||
Cem|Su|cem@x.io|Clerk|Ben Ode|Finance|Remote|2019-03-01||Ana Paz
"""),
        hierarchy="manager-name",
        fields="first_name: First Name | last_name: Last Name | email: Email | title: Job Title | manager: Reports To | start: Start Date | dotted: Dotted line managers",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "workday org": Mess(
        grid("""
Organization|Organization Type|Superior Organization|Manager|Staffing Model
CEO Office|Supervisory||Ana Paz|Position Management
Finance|Supervisory|CEO Office|Ben Ode|Position Management
Tax|Supervisory|Finance|Cem Su|Position Management
"""),
        hierarchy="unit-parent",
        fields="unit: Organization | parent_unit: Superior Organization | title: Title | name: Name",
        above="",
        units="CEO Office; Finance < CEO Office; Tax < Finance",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1",
        problems="table-reshaped 1",
    ),
    "indeed hr": Mess(
        grid("""
Employee Code|Employee Name|Job Title|Cost Centre|Cost Centre Description|Supervisor|Supervisor Code|Term Date|Position FTE %
100|PAZ ANA|CEO|1000|HEAD OFFICE||||100
101|ODE BEN|CFO|2000|FINANCE|PAZ ANA|100||100
102|SU CEM|CLERK|2000|FINANCE|ODE BEN|101|31/12/2020|50
"""),
        hierarchy="manager-id",
        fields="id: Employee Code | name: Employee Name | title: Job Title | cost_centre: Cost Centre | manager_name: Supervisor | manager: Supervisor Code | end: Term Date | fte: Position FTE %",
        above="ODE BEN < PAZ ANA; SU CEM < ODE BEN",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="fte-scaled I2; past-end H4; closed-positions 4",
    ),
    "servicenow": Mess(
        grid("""
User ID|Name|Title|Department|Manager|Manager.Email|Active|Location|Sys ID
apaz|Ana Paz|CEO|Board|||true|HQ|6816f79cc0a8016401c5a33be04be441
bode|Ben Ode|CFO|Finance|Ana Paz|a@x.io|true|HQ|6816f79cc0a8016401c5a33be04be442
csu|Cem Su|Clerk|Finance|Ben Ode|b@x.io|false|HQ|6816f79cc0a8016401c5a33be04be443
"""),
        hierarchy="manager-name",
        fields="login: User ID | name: Name | title: Title | unit: Department | manager: Manager | status: Active | location: Location",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
    "hr kpi": Mess(
        grid("""
工号|姓名|中心|部门|科室|职位名称|汇报上级|是否管理岗|编制状态|入职时间
1|张三|总裁办|||总裁||是|在编|2010-01-01
2|李四|运营中心|客服部||总监|张三|是|在编|2012-01-01
3|王五|运营中心|客服部|一科|专员|李四|否|编外|2020-01-01
"""),
        hierarchy="manager-name",
        fields="id: 工号 | name: 姓名 | level_1: 中心 | level_2: 部门 | level_3: 科室 | title: 职位名称 | manager: 汇报上级 | start: 入职时间",
        above="李四 < 张三; 王五 < 李四",
        units="总裁办; 运营中心; 客服部 < 运营中心; 一科 < 客服部",
        counts="rows 3, units 4, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
}
