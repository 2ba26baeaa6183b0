"""Exports of HR systems."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "workday": Mess(
        grid("""
Employee ID|Worker|Business Title|Job Profile|Supervisory Organization|Manager|Manager ID|Cost Center|Location|FTE %|Hire Date|Worker Type|Time Type
21001|Grace Holloway|Chief Executive Officer|Executive|CEO Office (Grace Holloway)|||CC100 Corporate|London|100|2011-03-01|Employee|Full time
21002|Peter Quill|VP Sales|VP|Sales (Peter Quill)|Grace Holloway|21001|CC200 Sales|Paris|100|2012-05-01|Employee|Full time
21003|Ines Duarte|Account Manager|Manager|Sales (Peter Quill)|Peter Quill|21002|CC200 Sales|Lisbon|80|2019-11-15|Employee|Part time
21004|Omar Haddad|Account Manager|Manager|Sales (Peter Quill)|Peter Quill|21002|CC200 Sales|Paris|50|2020-01-06|Contingent Worker|Part time
21005|Lena Fischer|VP Finance|VP|Finance (Lena Fischer)|Grace Holloway|21001|CC300 Finance|Berlin|100|2015-09-01|Employee|Full time
"""),
        hierarchy="manager-id",
        fields="id: Employee ID | name: Worker | title: Business Title | unit: Supervisory Organization | manager_name: Manager | manager: Manager ID | cost_centre: Cost Center | location: Location | fte: FTE % | start: Hire Date | employment: Worker Type",
        above="Peter Quill < Grace Holloway; Ines Duarte < Peter Quill; Omar Haddad < Peter Quill; Lena Fischer < Grace Holloway",
        units="CEO Office (Grace Holloway); Sales (Peter Quill) < CEO Office (Grace Holloway); Finance (Lena Fischer) < CEO Office (Grace Holloway)",
        counts="rows 5, units 3, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 4.3, headcount 5",
        problems="fte-scaled J2",
    ),
    "bamboohr": Mess(
        grid("""
Employee #|Last Name, First Name|Job Title|Department|Division|Location|Reporting To|Hire Date|Employment Status|Work Email
1|Abbott, Charlotte|HR Administrator|Human Resources|North America|Lindon, Utah|Caldwell, Jennifer|03/22/2021|Full-Time|cabbott@efficientoffice.com
2|Caldwell, Jennifer|VP of People|Human Resources|North America|Lindon, Utah|Eich, Ryota|11/10/2019|Full-Time|jcaldwell@efficientoffice.com
3|Eich, Ryota|CEO|Executive|North America|Lindon, Utah||01/02/2018|Full-Time|reich@efficientoffice.com
4|Adams, Ashley|HR Manager|Human Resources|Europe|London, UK|Caldwell, Jennifer|06/30/2020|Part-Time|aadams@efficientoffice.com
"""),
        hierarchy="manager-name",
        fields="id: Employee # | name: Last Name, First Name | title: Job Title | level_2: Department | level_1: Division | location: Location | manager: Reporting To | start: Hire Date | employment: Employment Status | email: Work Email",
        above="Abbott, Charlotte < Caldwell, Jennifer; Caldwell, Jennifer < Eich, Ryota; Adams, Ashley < Caldwell, Jennifer",
        units="North America; Human Resources < North America; Executive < North America; Europe; Human Resources < Europe",
        counts="rows 4, units 5, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "personio de": Mess(
        grid("""
Personalnummer|Vorname|Nachname|Position|Abteilung|Team|Vorgesetzter|Kostenstelle|Eintrittsdatum|Wochenstunden|Status|Jahresgehalt
1001|Jürgen|Müller|Geschäftsführer|Geschäftsleitung|||1000|01.02.2010|40|aktiv|120.000,00 €
1002|Anke|Schäfer|Leiterin Vertrieb|Vertrieb||Jürgen Müller|2000|15.07.2014|40|aktiv|85.000,00 €
1003|Björn|Groß|Vertriebsmitarbeiter|Vertrieb|Innendienst|Anke Schäfer|2000|01.03.2019|20|aktiv|24.500,50 €
1004|Tanja|Voß|Vertriebsmitarbeiterin|Vertrieb|Außendienst|Anke Schäfer|2000|01.09.2021|32|Elternzeit|39.900,00 €
"""),
        hierarchy="manager-name",
        fields="id: Personalnummer | first_name: Vorname | last_name: Nachname | title: Position | level_1: Abteilung | level_2: Team | manager: Vorgesetzter | cost_centre: Kostenstelle | start: Eintrittsdatum | fte: Wochenstunden | status: Status | cost: Jahresgehalt",
        above="Anke Schäfer < Jürgen Müller; Björn Groß < Anke Schäfer; Tanja Voß < Anke Schäfer",
        units="Geschäftsleitung; Vertrieb; Innendienst < Vertrieb; Außendienst < Vertrieb",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.3, headcount 4",
        problems="fte-scaled J2",
    ),
    "sap om": Mess(
        grid("""
ObjectType|ObjectID|Object abbr.|Object name|Reports to Position|Org. unit|Org. unit text|Pers.No.|Name of employee|Empl. %|Cost Ctr|Vacancy
S|50000010|CEO|Chief Executive Officer||50000001|Executive Board|00001001|Dr. Karin Wolff|100.00|1000|
S|50000011|CFO|Chief Financial Officer|50000010|50000002|Finance|00001002|Mr. Paul Adler|100.00|2000|
S|50000012|ACC|Accountant|50000011|50000002|Finance|00001003|Mrs. Ida Brandt|50.00|2000|
S|50000013|ACC|Accountant|50000011|50000002|Finance|00000000||0.00|2000|X
"""),
        hierarchy="manager-id",
        fields="id: ObjectID | title: Object abbr. | manager: Reports to Position | unit_id: Org. unit | unit: Org. unit text | person_id: Pers.No. | name: Name of employee | fte: Empl. % | cost_centre: Cost Ctr",
        above="Mr. Paul Adler < Dr. Karin Wolff; Mrs. Ida Brandt < Mr. Paul Adler; ACC < Mr. Paul Adler",
        units="Executive Board; Finance < Executive Board",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 2.5, headcount 4",
        problems="fte-scaled J2",
    ),
    "position mgmt": Mess(
        grid("""
Position ID|Position Title|Incumbent|Supervisor Position ID|Dept Code|Dept Description|Position Status|Budgeted FTE|Annual Salary
P-0001|President|Alvarez, Maria T.||100|Office of the President|Filled|1.0|"$310,000"
P-0002|Provost|Chen, Wei|P-0001|200|Academic Affairs|Filled|1.0|"$255,500"
P-0003|Dean|VACANT|P-0002|210|Arts & Sciences|Vacant|1.0|"$198,000"
P-0004|Dept Chair|O'Neil, Sean P.|P-0003|211|History|Filled|0.75|"$121,250"
P-0005|Registrar|Open Position|P-0002|200|Academic Affairs|Recruiting|1.0|"$99,000"
"""),
        hierarchy="manager-id",
        fields="id: Position ID | title: Position Title | name: Incumbent | manager: Supervisor Position ID | unit_id: Dept Code | unit: Dept Description | status: Position Status | fte: Budgeted FTE",
        above="Chen, Wei < Alvarez, Maria T.; Dean < Chen, Wei; O'Neil, Sean P. < Dean; Registrar < Chen, Wei",
        units="Office of the President; Academic Affairs < Office of the President; Arts & Sciences < Academic Affairs; History < Arts & Sciences",
        counts="rows 5, units 4, positions 5, people 3, vacancies 2, reporting_lines 4, roots 1, depth 4, largest_span 2, fte 4.75, headcount 5",
        problems="",
    ),
    "name last first": Mess(
        grid("""
Employee Name|Title|Manager Name (Last, First)|Dept
Maria Lopez|Director||Ops
John Smith|Analyst|Lopez, Maria|Ops
Wei Zhang|Engineer|Lopez, Maria A.|Ops
Ana de la Cruz|Engineer|SMITH, JOHN|Ops
"""),
        hierarchy="manager-name",
        fields="name: Employee Name | title: Title | manager: Manager Name (Last, First) | unit: Dept",
        above="John Smith < Maria Lopez; Wei Zhang < Maria Lopez; Ana de la Cruz < John Smith",
        units="Ops",
        counts="rows 4, units 1, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="loose-match C3; loose-match C4; loose-match C5",
    ),
    "email mgr": Mess(
        grid("""
Display Name|Mail|Job Title|Department|Manager Mail
Ana Paz|ana.paz@x.io|CEO|Board|
Ben Ode|ben.ode@x.io|CFO|Finance|ANA.PAZ@X.IO
Cem Su|cem.su@x.io|Clerk|Finance|ben.ode@x.io
Dee Lu|dee.lu@x.io|Clerk|Finance|ben.ode@y.io
"""),
        hierarchy="manager-email",
        fields="name: Display Name | email: Mail | title: Job Title | unit: Department | manager: Manager Mail",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 4, headcount 4, unplaced 1",
        problems="loose-match E3; unknown-manager E5",
    ),
    "azure ad": Mess(
        grid("""
userPrincipalName|displayName|jobTitle|department|officeLocation|manager|accountEnabled
ana@contoso.com|Ana Paz|CEO|Board|HQ||True
ben@contoso.com|Ben Ode|CFO|Finance|HQ|ana@contoso.com|True
cem@contoso.com|Cem Su|Clerk|Finance|HQ|ben@contoso.com|False
"""),
        hierarchy="manager-email",
        fields="login: userPrincipalName | name: displayName | title: jobTitle | unit: department | location: officeLocation | manager: manager | status: accountEnabled",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
    "ldap dn": Mess(
        grid("""
sAMAccountName|cn|title|department|manager
apaz|Ana Paz|CEO|Board|
bode|Ben Ode|CFO|Finance|CN=Ana Paz,OU=Board,DC=contoso,DC=com
csu|Cem Su|Clerk|Finance|CN=Ben Ode,OU=Finance,DC=contoso,DC=com
"""),
        hierarchy="manager-id",
        fields="login: sAMAccountName | name: cn | title: title | unit: department | manager: manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match E3; loose-match E4",
    ),
    "hibob": Mess(
        grid("""
Employee ID|Display name|Title|Department|Site|Reports to|Second level manager|Is manager|Direct reports|Start date|Lifecycle status
1|Ana Paz|CEO|Executive|London|||Yes|2|01/09/2015|Employed
2|Ben Ode|CTO|R&D|London|Ana Paz||Yes|1|14/02/2016|Employed
3|Cem Su|Developer|R&D|Tel Aviv|Ben Ode|Ana Paz|No|0|30/11/2019|Employed
4|Dee Lu|CFO|Finance|London|Ana Paz||No|0|15/11/2020|Terminated
"""),
        hierarchy="manager-name",
        fields="id: Employee ID | name: Display name | title: Title | unit: Department | location: Site | manager: Reports to | start: Start date | status: Lifecycle status",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz",
        units="Executive; R&D < Executive; Finance < Executive",
        counts="rows 4, units 3, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="closed-positions 5",
    ),
    "supervisor number name": Mess(
        grid("""
EE No|EE Name|Position|Supv No|Supv Name|Dept Name
0010|Ana Paz|CEO|||Board
0020|Ben Ode|CFO|10|Ana Paz|Finance
0030|Cem Su|Clerk|20|Ben Ode|Finance
0040|Dee Lu|Clerk|99|Zed Zap|Finance
"""),
        hierarchy="manager-id",
        fields="id: EE No | name: EE Name | title: Position | manager: Supv No | manager_name: Supv Name | unit: Dept Name",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 4, headcount 4, unplaced 1",
        problems="loose-match D3; loose-match D4; unknown-manager D5",
    ),
    "level codes and names": Mess(
        grid("""
Pers No|Name|Position|Org Level 1 Code|Org Level 1 Name|Org Level 2 Code|Org Level 2 Name|Org Level 3 Code|Org Level 3 Name
1|Ana Paz|CEO|A|Group||||
2|Ben Ode|CFO|A|Group|A1|Finance||
3|Cem Su|Clerk|A|Group|A1|Finance|A11|Tax
4|Dee Lu|VP|A|Group|A2|Sales||
"""),
        hierarchy="levels",
        fields="id: Pers No | name: Name | title: Position | level_1: Org Level 1 Name | level_2: Org Level 2 Name | level_3: Org Level 3 Name",
        above="",
        units="Group; Finance < Group; Tax < Finance; Sales < Group",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "bu function dept team": Mess(
        grid("""
Emp Code|Employee|Designation|Business Unit|Function|Department|Sub Department|Team|L+1|L+2
E1|Ana Paz|CEO|Corporate|Leadership|Board||||
E2|Ben Ode|CFO|Corporate|Finance|Finance|Treasury||E1|
E3|Cem Su|Analyst|Corporate|Finance|Finance|Treasury|Cash|E2|E1
E4|Dee Lu|Analyst|Retail|Sales|Field|North|Stores|E1|
"""),
        hierarchy="manager-id",
        fields="id: Emp Code | name: Employee | title: Designation | level_1: Business Unit | level_2: Function | level_3: Department | level_4: Sub Department | level_5: Team | manager: L+1",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz",
        units="Corporate; Leadership < Corporate; Board < Leadership; Finance < Corporate; Finance < Finance; Treasury < Finance; Cash < Treasury; Retail; Sales < Retail; Field < Sales; North < Field; Stores < North",
        counts="rows 4, units 12, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "split names and last first manager": Mess(
        grid("""
Last|First|MI|Job|Mgr
Paz|Ana|M|CEO|
Ode|Ben||CFO|Paz, Ana M.
Su|Cem|K|Clerk|Ode, Ben
"""),
        hierarchy="manager-name",
        fields="last_name: Last | first_name: First | title: Job | manager: Mgr",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match E3; loose-match E4",
    ),
    "domain login": Mess(
        grid("""
Login|Full Name|Title|Manager Login
CORP\apaz|Ana Paz|CEO|
CORP\bode|Ben Ode|CFO|corp\apaz
CORP\\csu|Cem Su|Clerk|CORP\bode
"""),
        hierarchy="manager-email",
        fields="login: Login | name: Full Name | title: Title | manager: Manager Login",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match D3",
    ),
    "successfactors": Mess(
        grid("""
STATUS|USERID|USERNAME|FIRSTNAME|LASTNAME|MI|GENDER|EMAIL|MANAGER|HR|DEPARTMENT|JOBCODE|DIVISION|LOCATION|TIMEZONE|HIREDATE|EMPID|TITLE|MATRIX_MANAGER
active|100|apaz|Ana|Paz||F|ana@x.io|NO_MANAGER|103|Board|J1|Corp|Bonn|CET|01/01/2010|100|CEO|
active|101|bode|Ben|Ode||M|ben@x.io|100|103|Finance|J2|Corp|Bonn|CET|13/01/2012|101|CFO|
active|102|csu|Cem|Su||M|cem@x.io|101|103|Finance|J3|Corp|Bonn|CET|15/01/2015|102|Clerk|103
active|103|dlu|Dee|Lu||F|dee@x.io|100|103|HR|J4|Corp|Bonn|CET|20/01/2016|103|HRBP|
"""),
        hierarchy="manager-id",
        fields="status: STATUS | login: USERNAME | first_name: FIRSTNAME | last_name: LASTNAME | email: EMAIL | manager: MANAGER | level_2: DEPARTMENT | level_1: DIVISION | location: LOCATION | start: HIREDATE | id: EMPID | title: TITLE | dotted: MATRIX_MANAGER",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode; Dee Lu < Ana Paz",
        units="Corp; Board < Corp; Finance < Corp; HR < Corp",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="none-id I2",
    ),
    "peoplesoft": Mess(
        grid("""
EMPLID|NAME|POSITION_NBR|REPORTS_TO|JOBCODE|DESCR|DEPTID|DEPTNAME|STD_HOURS|FTE|EFFDT|EMPL_STATUS
000101|Paz,Ana|00010001||J1|CEO|D100|Board|40|1|2020-01-01|A
000102|Ode,Ben|00010002|00010001|J2|CFO|D200|Finance|40|1|2020-01-01|A
000103|Su,Cem|00010003|00010002|J3|Clerk|D200|Finance|20|.5|2020-01-01|A
"""),
        hierarchy="manager-id",
        fields="person_id: EMPLID | name: NAME | id: POSITION_NBR | manager: REPORTS_TO | title: DESCR | unit_id: DEPTID | unit: DEPTNAME | fte: FTE | start: EFFDT | status: EMPL_STATUS",
        above="Ode,Ben < Paz,Ana; Su,Cem < Ode,Ben",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="unknown-word L2",
    ),
    "adp": Mess(
        grid("""
Associate ID|Position ID|Payroll Name|Job Title Description|Reports To Associate ID|Reports To Name|Home Department Description|Position Status|Worker Category Description|Hire Date|Annual Salary
ASC1|P01|Paz, Ana|CEO|||Board|A - Active|Full Time|01/05/2010|250000
ASC2|P02|Ode, Ben|CFO|ASC1|Paz, Ana|Finance|A - Active|Full Time|12/15/2012|180000
ASC3|P03|Su, Cem|Clerk|ASC2|Ode, Ben|Finance|T - Terminated|Part Time|03/01/2018|40000
"""),
        hierarchy="manager-id",
        fields="person_id: Associate ID | id: Position ID | name: Payroll Name | title: Job Title Description | manager: Reports To Associate ID | manager_name: Reports To Name | unit: Home Department Description | status: Position Status | employment: Worker Category Description | start: Hire Date | cost: Annual Salary",
        above="Ode, Ben < Paz, Ana; Su, Cem < Ode, Ben",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
}
