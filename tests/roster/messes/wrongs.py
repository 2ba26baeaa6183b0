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
        above="CFO < Ana Paz; Clerk < CFO; Ben Ode (on leave) < CFO; Cem Su / Dee Lu < CFO; Clerk < CFO; Clerk < CFO; Clerk < CFO; Acting: Eva Ng < CFO",
        units="",
        counts="rows 9, positions 9, people 4, vacancies 5, reporting_lines 8, roots 1, depth 3, largest_span 7, fte 9, headcount 9",
        problems="",
    ),
}
