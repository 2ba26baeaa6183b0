"""Where the table stands on its sheet, and what stands around it."""

from __future__ import annotations

from orgeditor.files.sheets.workbook import Range, Sheet
from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "at c7": Mess(
        [
            (),
            (),
            (),
            (None, None, "Staff list FY24"),
            (),
            (),
            (None, None, "Emp ID", "Name", "Job title", "Line manager ID"),
            (None, None, 1, "Ana Paz", "CEO", None),
            (None, None, 2, "Ben Ode", "CFO", 1),
            (None, None, 3, "Cem Su", "Clerk", 2),
            (),
            (None, None, "* Includes contractors"),
            (None, None, "Source: HRIS, 30 June 2024"),
        ],
        hierarchy="manager-id",
        fields="id: Emp ID | name: Name | title: Job title | manager: Line manager ID",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="blank-row-skipped 11; note-row 12; note-row 13",
    ),
    "two header rows": Mess(
        {
            "Staff": Sheet(
                "Staff",
                grid("""
Employee|||Organisation||Reporting
ID|Name|Title|Department|Site|ID|Name
1|Ana Paz|CEO|Board|HQ
2|Ben Ode|CFO|Finance|HQ|1|Ana Paz
3|Cem Su|Clerk|Finance|HQ|2|Ben Ode
"""),
                merged=(
                    Range(0, 0, 0, 2),
                    Range(0, 3, 0, 4),
                    Range(0, 5, 0, 6),
                ),
            )
        },
        hierarchy="manager-id",
        fields="id: Employee: ID | name: Employee: Name | title: Title | unit: Department | location: Site | manager: Reporting: ID | manager_name: Reporting: Name",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "merged down": Mess(
        {
            "Staff": Sheet(
                "Staff",
                grid("""
Department|Position|Name|Manager
Finance|CFO|Ben Ode|Ana Paz
|Clerk|Cem Su|Ben Ode
|Clerk|Dee Lu|Ben Ode
Sales|VP|Eva Ng|Ana Paz
|Rep|Flo Fay|Eva Ng
Board|CEO|Ana Paz
"""),
                merged=(
                    Range(1, 0, 3, 0),
                    Range(4, 0, 5, 0),
                ),
            )
        },
        hierarchy="manager-name",
        fields="unit: Department | title: Position | name: Name | manager: Manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode; Eva Ng < Ana Paz; Flo Fay < Eva Ng",
        units="Finance < Board; Sales < Board; Board",
        counts="rows 6, units 3, positions 6, people 6, reporting_lines 5, roots 1, depth 3, largest_span 2, fte 6, headcount 6",
        problems="",
    ),
    "section rows": Mess(
        grid("""
Name|Position|Extension
FINANCE||
Ben Ode|CFO|101
Cem Su|Clerk|102
SALES||
Eva Ng|VP|201
Flo Fay|Rep|202
"""),
        hierarchy="none",
        fields="name: Name | title: Position | phone: Extension | unit: Section",
        above="",
        units="FINANCE; SALES",
        counts="rows 4, units 2, positions 4, people 4, roots 2, depth 1, fte 4, headcount 4",
        problems="section-row 2; section-row 5",
    ),
    "numbered sections with headers again": Mess(
        [
            ("Organisation list",),
            ("1. Finance Department",),
            ("No", "Name", "Position", "Reports to"),
            (1, "Ana Paz", "Finance Director"),
            (2, "Ben Ode", "Accountant", "Finance Director"),
            ("2. Sales Department",),
            ("No", "Name", "Position", "Reports to"),
            (1, "Cem Su", "Sales Director", "Finance Director"),
            (2, "Dee Lu", "Rep", "Sales Director"),
        ],
        hierarchy="manager-name",
        fields="name: Name | title: Position | manager: Reports to | unit: Section",
        above="Ben Ode < Ana Paz; Cem Su < Ana Paz; Dee Lu < Cem Su",
        units="1. Finance Department; 2. Sales Department < 1. Finance Department",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 3, roots 1",
        problems="section-row 6; repeated-header 7",
    ),
    "subtotals": Mess(
        [
            ("Department", "Title", "Name", "FTE"),
            ("Finance", "CFO", "Ben Ode", 1),
            ("Finance", "Clerk", "Cem Su", 0.5),
            ("Finance Total", None, None, 1.5),
            ("Sales", "VP", "Eva Ng", 1),
            ("Sales Total", None, None, 1),
            ("Grand Total", None, None, 2.5),
        ],
        hierarchy="none",
        fields="unit: Department | title: Title | name: Name | fte: FTE",
        above="",
        units="Finance; Sales",
        counts="rows 3, units 2, positions 3, people 3, roots 2, depth 1, fte 2.5, headcount 3",
        problems="total-row 4; total-row 6; total-row 7",
    ),
    "totals named first": Mess(
        [
            ("Position no", "Title", "Name", "Reports to", "Department", "FTE", "Site"),
            ("P1", "CFO", "Ben Ode", None, "Finance", 1, "HQ"),
            ("P2", "Clerk", "Cem Su", "P1", "Finance", 0.5, "HQ"),
            ("Subtotal Finance", None, None, None, None, 1.5),
            ("P3", "VP", "Eva Ng", "P1", "Sales", 1, "HQ"),
            ("Total Rewards Manager", "P4", "Flo Fay", "P1", "Sales", 1, "HQ"),
            ("Total Sales", None, None, None, None, 2),
            ("小计 全部", None, None, None, None, 3.5),
        ],
        hierarchy="manager-id",
        fields="id: Position no | title: Title | name: Name | manager: Reports to | unit: Department | fte: FTE | location: Site",
        above="Cem Su < Ben Ode; Eva Ng < Ben Ode; Flo Fay < Ben Ode",
        units="Finance; Sales < Finance",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 3, roots 1, depth 2, largest_span 3, fte 3.5, headcount 4",
        problems="total-row 4; total-row 7; total-row 8",
    ),
    "several tables": Mess(
        grid("""
Table 1: Senior staff
Post ID|Name|Job Title|Reports to
1|Ana Paz|CEO|
2|Ben Ode|CFO|1

Table 2: Junior staff
Post ID|Name|Job Title|Reports to
3|Cem Su|Clerk|2
4|Dee Lu|Clerk|2
"""),
        hierarchy="manager-id",
        fields="id: Post ID | name: Name | title: Job Title | manager: Reports to",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ben Ode",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="blank-row-skipped 5; note-row 6; repeated-header 7",
    ),
    "legend above": Mess(
        [
            ("Legend:",),
            ("R", "Remote"),
            ("O", "Office"),
            (),
            ("ID", "Name", "Role", "Manager ID", "R/O"),
            (1, "Ana Paz", "CEO", None, "R"),
            (2, "Ben Ode", "CFO", 1, "O"),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Role | manager: Manager ID",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="",
    ),
    "cover and hidden": Mess(
        {
            "Read me": grid("""
Instructions
Fill in the sheet Data
Column|Meaning
ID|Employee number
Name|Full name
Manager|Number of the manager
"""),
            "Lists": Sheet(
                "Lists",
                grid("""
Departments|Grades
Finance|A
Sales|B
"""),
                hidden=True,
            ),
            "Data": grid("""
ID|Name|Department|Manager
E1|Ana Paz|Board|
E2|Ben Ode|Finance|E1
E3|Cem Su|Finance|E2
"""),
        },
        hierarchy="manager-id",
        fields="id: ID | name: Name | unit: Department | manager: Manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="table-unread 1; table-unread 3",
    ),
    "pivot beside": Mess(
        {
            "Data": [
                ("ID", "Name", "Title", "Manager", None, None, "Row Labels", "Count of ID"),
                ("E1", "Ana Paz", "CEO", None, None, None, "Board", 1),
                ("E2", "Ben Ode", "CFO", "E1", None, None, "Finance", 2),
                ("E3", "Cem Su", "Clerk", "E2", None, None, "Grand Total", 3),
            ]
        },
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="another-table 1",
    ),
    "comment lines": Mess(
        grid("""
# exported 2024-06-30
# do not edit
id|name|title|manager_id
1|Ana Paz|CEO|
2|Ben Ode|CFO|1
"""),
        hierarchy="manager-id",
        fields="id: id | name: name | title: title | manager: manager_id",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="",
    ),
    "index column": Mess(
        [
            (None, "emp_id", "name", "title", "boss"),
            (0, "E1", "Ana Paz", "CEO", None),
            (1, "E2", "Ben Ode", "CFO", "E1"),
            (2, "E3", "Cem Su", "Clerk", "E2"),
        ],
        hierarchy="manager-id",
        fields="id: emp_id | name: name | title: title | manager: boss",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "headers multiline": Mess(
        [
            ("Employee\nID", "Employee\nName", "Job\nTitle", "Manager\n(ID)"),
            (1, "Ana Paz", "CEO", None),
            (2, "Ben Ode", "CFO", 1),
        ],
        hierarchy="manager-id",
        fields="id: Employee ID | name: Employee Name | title: Job Title | manager: Manager (ID)",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="",
    ),
    "template row": Mess(
        [
            ("ID", "Name", "Title", "Manager ID"),
            ("Mandatory", "Mandatory", "Mandatory", "Optional"),
            ("text", "text", "text", "text"),
            ("e.g. 10001", "e.g. Jane", "Head", "10000"),
            (1, "Ana Paz", "CEO", None),
            (2, "Ben Ode", "CFO", 1),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="template-row 2; template-row 3; template-row 4",
    ),
    "gesamt and sous total": Mess(
        [
            ("Abteilung", "Stelle", "Name", "FTE"),
            ("Vertrieb", "Leiter", "Ana Paz", 1),
            ("Vertrieb", "Clerk", "Ben Ode", 0.5),
            ("Zwischensumme", None, None, 1.5),
            ("Finanz", "Leiter", "Cem Su", 1),
            ("Gesamtsumme", None, None, 2.5),
        ],
        hierarchy="none",
        fields="unit: Abteilung | title: Stelle | name: Name | fte: FTE",
        above="",
        units="Vertrieb; Finanz",
        counts="rows 3, units 2, positions 3, people 3, roots 2, depth 1, fte 2.5, headcount 3",
        problems="total-row 4; total-row 6",
    ),
    "blank down unmerged": Mess(
        grid("""
Department|Position|Name
Finance|CFO|Ben Ode
|Clerk|Cem Su
|Clerk|Dee Lu
Sales|VP|Eva Ng
|Rep|Flo Fay
"""),
        hierarchy="none",
        fields="unit: Department | title: Position | name: Name",
        above="",
        units="Finance; Sales",
        counts="rows 5, units 2, positions 5, people 5, roots 2, depth 1, fte 5, headcount 5",
        problems="as-above A3",
    ),
    "sheet per department": Mess(
        {
            "Finance": grid("""
Name|Title|Manager
Ben Ode|CFO|Ana Paz
Cem Su|Clerk|Ben Ode
"""),
            "Sales": grid("""
Name|Title|Manager
Eva Ng|VP|Ana Paz
Flo Fay|Rep|Eva Ng
"""),
            "Board": grid("""
Name|Title|Manager
Ana Paz|CEO|
"""),
        },
        hierarchy="manager-name",
        fields="name: Name | title: Title | manager: Manager | unit: Sheet",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Eva Ng < Ana Paz; Flo Fay < Eva Ng",
        units="Finance < Board; Sales < Board; Board",
        counts="rows 5, units 3, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 5, headcount 5",
        problems="sheet-as-unit Finance",
    ),
    "title beside logo": Mess(
        grid("""
||||CONFIDENTIAL
ACME Corp|||as of|2024-06-30
Name|Title|Reports To|Dept
Ana Paz|CEO||Board
Ben Ode|CFO|Ana Paz|Finance
|||Page 1 of 2
Name|Title|Reports To|Dept
Cem Su|Clerk|Ben Ode|Finance
"""),
        hierarchy="manager-name",
        fields="name: Name | title: Title | manager: Reports To | unit: Dept",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="note-row 6; repeated-header 7",
    ),
    "notes right of table": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", None, None, "Key"),
            (1, "Ana Paz", "CEO", None, None, None, "Red = leaving"),
            (2, "Ben Ode", "CFO", 1, None, None, "Blue = new"),
            (3, "Cem Su", "Clerk", 2),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "units row below header": Mess(
        [
            ("ID", "Name", "Title", "Manager ID", "Salary", "FTE"),
            (None, None, None, None, "EUR", "%"),
            (1, "Ana Paz", "CEO", None, 90000, 100),
            (2, "Ben Ode", "CFO", 1, 50000, 80),
        ],
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID | cost: Salary | fte: FTE",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 1.8, headcount 2",
        problems="template-row 2; fte-scaled F3",
    ),
    "numbered columns row": Mess(
        grid("""
ID|Name|Title|Manager ID
(1)|(2)|(3)|(4)
E1|Ana Paz|CEO|
E2|Ben Ode|CFO|E1
"""),
        hierarchy="manager-id",
        fields="id: ID | name: Name | title: Title | manager: Manager ID",
        above="Ben Ode < Ana Paz",
        units="",
        counts="rows 2, positions 2, people 2, reporting_lines 1, roots 1, depth 2, largest_span 1, fte 2, headcount 2",
        problems="template-row 2",
    ),
}
