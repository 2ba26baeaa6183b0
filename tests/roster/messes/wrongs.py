"""What is wrong in cells."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "serial dates": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "Hire Date", "Salary"),
            (1, "Ana Paz", "CEO", None, 40179, "1.234.567,00"),
            (2, "Ben Ode", "CFO", 1, 41395, "98.000,50"),
            (3, "Cem Su", "Clerk", 2, "n/a", "confidential"),
            (4, "Dee Lu", "Clerk", 2, 45474.0, "45.000"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | start: Hire Date | cost: Salary",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="bad-number F4",
    ),
    "mixed currencies": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "Salary"),
            (1, "Ana Paz", "CEO", None, "£150,000"),
            (2, "Ben Ode", "CFO", 1, "€98,000"),
            (3, "Cem Su", "Clerk", 2, "45k"),
            (4, "Dee Lu", "Clerk", 2, "USD 50,000"),
            (5, "Eva Ng", "Clerk", 2, "30,000-35,000"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | cost: Salary",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode; Eva Ng < Ben Ode",
        units="",
        counts="rows 5, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 3, fte 5, headcount 5",
        problems="mixed-currencies E2; bad-number E4; bad-number E6",
    ),
    "dates without signs": Mess(
        [
            ("工号", "姓名", "岗位", "上级", "入职日期", "结束日期"),
            (20180901, "王伟", "总经理", None, 20180901, "99991231"),
            (20190301, "李娜", "总监", 20180901, "20190301", 20301231),
            (20200115, "赵敏", "专员", 20190301, 20200199, "20301231"),
        ],
        hierarchy="manager-id",
        fields="id: 工号 | name: 姓名 | title: 岗位 | manager: 上级 | start: 入职日期 | end: 结束日期",
        above="李娜 < 王伟; 赵敏 < 李娜",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="bad-date E4",
    ),
    "fte formats": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "FTE"),
            (1, "Ana Paz", "CEO", None, "100%"),
            (2, "Ben Ode", "CFO", 1, "80 %"),
            (3, "Cem Su", "Clerk", 2, "0,5"),
            (4, "Dee Lu", "Clerk", 2, "half"),
            (5, "Eva Ng", "Clerk", 2, 1),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | fte: FTE",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode; Eva Ng < Ben Ode",
        units="",
        counts="rows 5, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 3, fte 4.3, headcount 5",
        problems="bad-number E5",
    ),
    "fte hours": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "Weekly hours"),
            (1, "Ana Paz", "CEO", None, 37.5),
            (2, "Ben Ode", "CFO", 1, 37.5),
            (3, "Cem Su", "Clerk", 2, 18.75),
            (4, "Dee Lu", "Clerk", 2, 30),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | fte: Weekly hours",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.3, headcount 4",
        problems="fte-scaled E2",
    ),
    "us dates": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "Start Date", "End Date"),
            (1, "Ana Paz", "CEO", None, "1/2/2015", ""),
            (2, "Ben Ode", "CFO", 1, "12/31/2016", "3/1/2019"),
            (3, "Cem Su", "Clerk", 1, "Feb 3, 2020", ""),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | start: Start Date | end: End Date",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="past-end F3; closed-positions 3",
    ),
    "decimal ids": Mess(
        [
            ("ID", "Name", "Title", "Manager ID"),
            (101.0, "Ana Paz", "CEO", None),
            (102.0, "Ben Ode", "CFO", 101.0),
            (103.0, "Cem Su", "Clerk", "102.0"),
            (104.0, "Dee Lu", "Clerk", "00102"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="loose-match D4; loose-match D5",
    ),
    "wrongs": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "FTE"),
            ("A1", "Ana Paz", "CEO", "A1", 1),
            ("A2", "Ben Ode", "CFO", "A1", 1),
            ("A3", "Cem Su", "Clerk", "A9", 1),
            ("A4", "Dee Lu", "Clerk", "A5", 1),
            ("A5", "Eva Ng", "Clerk", "A6", 1),
            ("A6", "Flo Fay", "Clerk", "A4", 1),
            ("A2", "Gus Ito", "COO", "A1", 1),
            ("A7", "Hal Kerr", "Clerk", "A2", 0.5),
            ("A7", "Ida Moss", "Clerk", "A2", 0.5),
            ("N/A", "Jon Lu", "Clerk", "A2", 1),
            ("A8", "TBH", "Clerk", "A2", 1),
            ("A9b", "N/D", "Clerk", "A2", 1),
            ("A10", "Kim Oh", "Clerk", "A2", "?"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | fte: FTE",
        above="Ben Ode < Ana Paz; Dee Lu < Eva Ng; Eva Ng < Flo Fay; Gus Ito < Ana Paz; Hal Kerr & Ida Moss < Ben Ode; Jon Lu < Ben Ode; Clerk < Ben Ode; Clerk < Ben Ode; Kim Oh < Ben Ode",
        units="",
        counts="rows 13, positions 12, people 11, vacancies 1, reporting_lines 9, roots 2, depth 3, largest_span 5, fte 12, headcount 13, unplaced 1",
        problems="self-manager D2; unknown-manager D4; loop D7; duplicate-id A8; job-share A10; none-id A11; bad-number E14",
    ),
    "dirty": Mess(
        [
            ("ID", "Name", "Title", "Manager ID"),
            ("1", "Ana\nPaz", "<b>CEO</b>", None),
            ("2", "Ben\xadOde", "CFO\x07", "1"),
            ("3", "  Cem   Su ", "Clerk&nbsp;II", "2"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID",
        above="BenOde < Ana Paz; Cem Su < BenOde",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "same names": Mess(
        [
            ("Name", "Title", "Manager", "Department"),
            ("Ana Paz", "CEO", "", "Board"),
            ("John Smith", "CFO", "Ana Paz", "Finance"),
            ("John Smith", "CTO", "Ana Paz", "IT"),
            ("Cem Su", "Clerk", "John Smith", "Finance"),
            ("Dee Lu", "Dev", "John Smith", "IT"),
            ("Eva Ng", "Aide", "John Smith", "Legal"),
        ],
        hierarchy="manager-name",
        fields="name: Name | title: Title | manager: Manager | unit: Department",
        above="John Smith < Ana Paz; John Smith < Ana Paz; Cem Su < John Smith; Dee Lu < John Smith",
        units="Board; Finance < Board; IT < Board; Legal",
        counts="rows 6, units 4, positions 6, people 6, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 6, headcount 6, unplaced 1",
        problems="ambiguous-manager C5; ambiguous-manager C6; ambiguous-manager C7",
    ),
    "mgr with id in brackets": Mess(
        grid("""
Employee|Employee ID|Manager
Ana Paz|1001|
Ben Ode|1002|Ana Paz (1001)
Cem Su|1003|1002 - Ben Ode
Dee Lu|1004|Ben Ode [1002]
"""),
        hierarchy="manager-name",
        fields="name: Employee | id: Employee ID | manager: Manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="loose-match C3; loose-match C4; loose-match C5",
    ),
    "on leave and vacant suffix": Mess(
        grid("""
Pos No|Position|Employee|Reports To Pos No
1|CEO|Ana Paz|
2|CFO|Vacant - recruiting|1
3|Clerk|(vacant)|2
4|Clerk|Ben Ode (on leave)|2
5|Clerk|Cem Su / Dee Lu|2
6|Clerk|New Hire 1|2
7|Clerk|TBC|2
8|Clerk||2
9|Clerk|Acting: Eva Ng|2
"""),
        hierarchy="manager-id",
        fields="id: Pos No | title: Position | name: Employee | manager: Reports To Pos No",
        above="CFO < Ana Paz; Clerk < CFO; Ben Ode (on leave) < CFO; Cem Su & Dee Lu < CFO; Clerk < CFO; Clerk < CFO; Clerk < CFO; Acting: Eva Ng < CFO",
        units="",
        counts="rows 9, positions 9, people 5, vacancies 5, reporting_lines 8, roots 1, depth 3, largest_span 7, fte 9, headcount 10",
        problems="job-share C6",
    ),
    "manager not in the file": Mess(
        grid("""
ID|Title|Name|Reports to
A100|Head|Ana Paz|
A200|Lead|Ben Ode|A10
A300|Clerk|Cem Su|Z9
A301|Clerk|Dee Lu|Z9
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="",
        units="",
        counts="rows 4, positions 4, people 4, roots 1, depth 1, fte 4, headcount 4, unplaced 3",
        problems="unknown-manager D3; unknown-manager D4; unknown-manager D5",
    ),
    "loop of two": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Lead|Ben Ode|3
3|Clerk|Cem Su|2
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Cem Su",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 1, roots 2, depth 2, largest_span 1, fte 3, headcount 3",
        problems="loop D4",
    ),
    "own manager": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|1
2|Lead|Ben Ode|1
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="self-manager D2",
    ),
    "job share undisclosed": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Lead|N/D|1
2|Lead|N/D|1
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="N/D & N/D < Ana Paz",
        units="",
        counts="rows 3, positions 2, people 1, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 3, headcount 3",
        problems="job-share A4",
    ),
    "same id otherwise": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Lead|Ben Ode|1
2|Clerk|Cem Su|1
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="duplicate-id A4",
    ),
    "row twice": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Lead|Ben Ode|1
2|Lead|Ben Ode|1
3|Clerk|Cem Su|2
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz; Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 3, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="duplicate-id A4",
    ),
    "ids for none": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|0
N/A|Lead|Ben Ode|1
-|Clerk|Cem Su|1
无|Aide|Dee Lu|1
5|Aide|Eva Ng|Deleted
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ana Paz",
        units="",
        counts="rows 5, positions 5, people 5, reporting_lines 3, roots 2, depth 2, largest_span 3, fte 5, headcount 5",
        problems="none-id D2; none-id A3",
    ),
    "vacancies": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Clerk|Vacant|1
3|Clerk|Vacancy|1
4|Clerk|TBH|1
5|Clerk|open|1
6|Clerk|VACANTE|1
7|Clerk|空缺|1
8|Clerk|待招|1
9|Clerk|Vacant (2)|1
10|Clerk|New Hire 2|1
11|Clerk|Unbesetzt|1
12|Clerk|à pourvoir|1
13|Clerk|N.N.|1
14|Clerk|Vaga|1
15|Clerk|공석|1
16|Clerk|欠員|1
17|Clerk|空编|1
18|Clerk|拟招1人|1
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz; Clerk < Ana Paz",
        units="",
        counts="rows 18, positions 18, people 1, vacancies 17, reporting_lines 17, roots 1, depth 2, largest_span 17, fte 18, headcount 18",
        problems="",
    ),
    "not named": Mess(
        grid("""
ID|Title|Name|Reports to
1|Head|Ana Paz|
2|Lead|N/D|1
3|Lead|withheld|1
4|Lead|不公开|1
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="Lead < Ana Paz; Lead < Ana Paz; Lead < Ana Paz",
        units="",
        counts="rows 4, positions 4, people 1, reporting_lines 3, roots 1, depth 2, largest_span 3, fte 4, headcount 4",
        problems="",
    ),
    "closed": Mess(
        grid("""
ID|Title|Name|Reports to|Status|End date
1|Head|Ana Paz||Active|
2|Lead|Eliminated|1||
3|Lead|Ben Ode|1|Closed|
4|Lead|Cem Su|1|Leaver|
5|Lead|Dee Lu|1||2001-12-31
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to | status: Status | end: End date",
        above="Lead < Ana Paz; Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Ana Paz",
        units="",
        counts="rows 5, positions 5, people 4, reporting_lines 4, roots 1, depth 2, largest_span 4, fte 5, headcount 5",
        problems="closed-positions 3; past-end F6",
    ),
    "bad numbers and dates": Mess(
        grid("""
ID|Title|Name|Reports to|FTE|Salary|Start date
1|Head|Ana Paz||1,0|1.234,56|31.12.2020
2|Lead|Ben Ode|1|x|tbc|soon
3|Clerk|Cem Su|1|0,5|€ 900,00|30.02.2020
"""),
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to | fte: FTE | cost: Salary | start: Start date",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 2.5, headcount 3",
        problems="bad-number F3; bad-number E3; bad-date G3; bad-date G4",
    ),
    "html and controls": Mess(
        [
            ("ID", "Title", "Name", "Reports to"),
            ("1", "<b>Head</b>", "Ana&nbsp;Paz", None),
            ("2", "Lead\x0b of\nSales", "Ben\xadOde", "1"),
            ("3", "R&D Lead", "Cem\u200b Su", "2"),
        ],
        hierarchy="manager-id",
        fields="id: ID | title: Title | name: Name | manager: Reports to",
        above="BenOde < Ana Paz; Cem Su < BenOde",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "footnote marks": Mess(
        grid("""
Name|Title|Manager
Ana Paz*|CEO|
Ben Ode¹|CFO|Ana Paz
Cem Su|Clerk|Ben Ode
* on secondment||
¹ acting||
"""),
        hierarchy="manager-name",
        fields="name: Name | title: Title | manager: Manager",
        above="Ben Ode¹ < Ana Paz*; Cem Su < Ben Ode¹",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match C3; loose-match C4; note-row 5; note-row 6",
    ),
    "ids with spaces": Mess(
        [
            ("Emp. No.", "Name", "Supervisor No."),
            (" 0101 ", "Ana Paz", None),
            ("0102\xa0", "Ben Ode", "0101"),
            ("0103", "Cem Su", " 102"),
        ],
        hierarchy="manager-id",
        fields="id: Emp. No. | name: Name | manager: Supervisor No.",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match C4",
    ),
    "numbers as managers lost zeros": Mess(
        [
            ("Post No", "Title", "Reports To Post"),
            ("000123", "Head", None),
            ("000124", "Lead", 123),
            ("000125", "Clerk", 124.0),
        ],
        hierarchy="manager-id",
        fields="id: Post No | title: Title | manager: Reports To Post",
        above="Lead < Head; Clerk < Lead",
        units="",
        counts="rows 3, positions 3, people 0, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match C3; loose-match C4",
    ),
    "manager surname first upper": Mess(
        grid("""
Nom et prénom|Fonction|N+1
DUPONT Hélène|Directrice|
LE GOFF Marc|Chef|Dupont Hélène
NGUYEN Thi Mai|Agent|Marc LE GOFF
"""),
        hierarchy="manager-name",
        fields="name: Nom et prénom | title: Fonction | manager: N+1",
        above="LE GOFF Marc < DUPONT Hélène; NGUYEN Thi Mai < LE GOFF Marc",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match C3; loose-match C4",
    ),
}
