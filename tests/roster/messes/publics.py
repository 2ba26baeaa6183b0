"""Staff lists of governments, hospitals, universities and relief organisations."""

from __future__ import annotations

from orgeditor.files.sheets.workbook import Sheet
from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "spanish rpt": Mess(
        grid("""
RELACIÓN DE PUESTOS DE TRABAJO 2024
Cód. Puesto|Denominación del puesto|Dotación|Grupo|N. Destino|C. Específico|T.P.|F.P.|Adm.|Unidad|Titular
CONSEJERÍA DE HACIENDA
101|Director/a General|1|A1|30|28.500,00|S|L|A1|D.G. Presupuestos|Paz Ruiz, Ana
102|Jefe/a de Servicio|1|A1|28|19.300,50|S|C|A1|S. Gestión|VACANTE
103|Auxiliar administrativo|6|C2|15|7.200,00|N|C|A1|S. Gestión|
CONSEJERÍA DE SANIDAD
201|Director/a General|1|A1|30|28.500,00|S|L|A1|D.G. Salud|Odé Gil, Ben
"""),
        hierarchy="levels",
        fields="id: Cód. Puesto | title: Denominación del puesto | headcount: Dotación | level_2: Unidad | name: Titular | level_1: Section",
        above="",
        units="CONSEJERÍA DE HACIENDA; D.G. Presupuestos < CONSEJERÍA DE HACIENDA; S. Gestión < CONSEJERÍA DE HACIENDA; CONSEJERÍA DE SANIDAD; D.G. Salud < CONSEJERÍA DE SANIDAD",
        counts="rows 4, units 5, positions 4, people 2, vacancies 2, reporting_lines 3, roots 2, depth 2, largest_span 2, fte 9, headcount 9",
        problems="section-row 3; section-row 7",
    ),
    "university": Mess(
        grid("""
Faculty|School / Department|Staff ID|Title|Surname|Forenames|Post Title|Category|FTE|Line Manager Staff ID|Contract end
Science|Physics|U100|Prof|Paz|Ana Maria|Head of School|Academic|1||
Science|Physics|U101|Dr|Ode|Ben|Senior Lecturer|Academic|0.8|U100|
Science|Physics|U102|Mr|Su|Cem|Technician|Professional|1|U101|31/07/2099
Arts|History|U103|Ms|Lu|Dee|Lecturer|Academic|0.5|U100|
"""),
        hierarchy="manager-id",
        fields="level_1: Faculty | level_2: School / Department | id: Staff ID | last_name: Surname | first_name: Forenames | title: Post Title | fte: FTE | manager: Line Manager Staff ID",
        above="Ben Ode < Ana Maria Paz; Cem Su < Ben Ode; Dee Lu < Ana Maria Paz",
        units="Science; Physics < Science; Arts; History < Arts",
        counts="rows 4, units 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.3, headcount 4",
        problems="",
    ),
    "hospital rota": Mess(
        {
            "Rota": Sheet(
                "Rota",
                [
                    ("Ward 7 - Duty rota w/c 03/06/2024",),
                    (
                        "Staff No",
                        "Name",
                        "Grade",
                        "Band",
                        "Mon",
                        "Tue",
                        "Wed",
                        "Thu",
                        "Fri",
                        "Sat",
                        "Sun",
                        "Hrs",
                        "Line manager",
                    ),
                    (None, None, None, None, "3", "4", "5", "6", "7", "8", "9"),
                    (
                        "N1",
                        "Paz, Ana",
                        "Ward Manager",
                        "8a",
                        "E",
                        "E",
                        "E",
                        "E",
                        "E",
                        "O",
                        "O",
                        37.5,
                        None,
                    ),
                    (
                        "N2",
                        "Ode, Ben",
                        "Charge Nurse",
                        "6",
                        "L",
                        "L",
                        "N",
                        "N",
                        "O",
                        "O",
                        "O",
                        37.5,
                        "N1",
                    ),
                    (
                        "N3",
                        "Su, Cem",
                        "Staff Nurse",
                        "5",
                        "N",
                        "N",
                        "O",
                        "O",
                        "E",
                        "E",
                        "L",
                        30,
                        "N2",
                    ),
                    (
                        "N4",
                        "Bank",
                        "Staff Nurse",
                        "5",
                        "L",
                        None,
                        None,
                        None,
                        None,
                        None,
                        None,
                        7.5,
                        "N2",
                    ),
                    ("E = early 07:00-15:00; L = late; N = night; O = off",),
                ],
            )
        },
        hierarchy="manager-id",
        fields="id: Staff No | name: Name | grade: Grade | manager: Line manager",
        above="Ode, Ben < Paz, Ana; Su, Cem < Ode, Ben; Bank < Ode, Ben",
        units="",
        counts="rows 4, positions 4, people 4, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="template-row 3; note-row 8",
    ),
    "ngo countries": Mess(
        {
            "Kenya": grid("""
Position|Name|Supervisor|Base|National/Intl
Country Director|Ana Paz||Nairobi|Intl
Finance Manager|Ben Ode|Country Director|Nairobi|National
"""),
            "Uganda": grid("""
Position|Name|Supervisor|Base|National/Intl
Country Director|Cem Su||Kampala|Intl
Finance Manager|Dee Lu|Country Director|Kampala|National
Driver|Eva Ng|Finance Manager|Kampala|National
"""),
        },
        hierarchy="manager-name",
        fields="title: Position | name: Name | manager: Supervisor | unit: Sheet",
        above="Dee Lu < Cem Su; Eva Ng < Dee Lu; Ben Ode < Ana Paz",
        units="Uganda; Kenya",
        counts="rows 5, units 2, positions 5, people 5, reporting_lines 3, roots 2, depth 3, largest_span 1, fte 5, headcount 5",
        problems="loose-match C3; sheet-as-unit Uganda; loose-match C3; loose-match C4",
    ),
    "uk two sheets": Mess(
        {
            "senior": grid("""
Post Unique Reference|Name|Grade|Job Title|Reports to Senior Post|FTE
1|Ana Paz|SCS3|Permanent Secretary|XX|1.00
2|N/D|SCS2|Director|1|1.00
"""),
            "junior": grid("""
Unit|Reporting Senior Post|Grade|Generic Job Title|Number of Posts in FTE|Professional/Occupational Group
Policy|2|Grade 7|Policy Adviser|12.5|Policy
Policy|2|HEO|Administrator|3|Operational Delivery
"""),
        },
        hierarchy="manager-id",
        fields="id: Post Unique Reference | name: Name | grade: Grade | title: Job Title | manager: Reports to Senior Post | fte: FTE",
        above="Director < Ana Paz; Policy Adviser < Director; Administrator < Director",
        units="Policy",
        counts="rows 4, units 1, positions 4, people 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 17.5, headcount 17.5",
        problems="none-id E2",
    ),
    "german planstellen": Mess(
        grid("""
Stellenplan 2024|||||||
Planst.-Nr.|Org.-Einheit|Stellenbezeichnung|EG/BesGr|Soll-VZÄ|Ist-VZÄ|Stelleninhaber/in|vorges. Planst.
4711|Amt 10|Amtsleitung|A15|1,00|1,00|Paz, Ana|
4712|Amt 10|Sachbearbeitung|E9b|1,00|0,75|Ode, Ben|4711
4713|Amt 10|Sachbearbeitung|E9b|0,50|0,00|n. n.|4711
4714|Amt 10|Schreibkraft|E5|0,50|0,50|Lu, Dee|4712
"""),
        hierarchy="manager-id",
        fields="id: Planst.-Nr. | unit: Org.-Einheit | title: Stellenbezeichnung | fte: Soll-VZÄ | name: Stelleninhaber/in | manager: vorges. Planst.",
        above="Ode, Ben < Paz, Ana; Sachbearbeitung < Paz, Ana; Lu, Dee < Ode, Ben",
        units="Amt 10",
        counts="rows 4, units 1, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3, headcount 4",
        problems="",
    ),
    "french fph": Mess(
        grid("""
Pôle|Service|UF|Matricule|Nom d'usage|Prénom|Grade|Fonction|Quotité|Cadre de proximité|Cadre supérieur
Chirurgie|Bloc|1201|M01|PAZ|Ana|Cadre supérieur de santé|Cadre de pôle|100%||
Chirurgie|Bloc|1201|M02|ODE|Benoît|Cadre de santé|Cadre de proximité|100%|PAZ Ana|
Chirurgie|Bloc|1202|M03|SU|Cem|IDE|Infirmier|80%|ODE Benoît|PAZ Ana
"""),
        hierarchy="manager-name",
        fields="level_1: Pôle | level_2: Service | id: Matricule | last_name: Nom d'usage | first_name: Prénom | grade: Grade | title: Fonction | fte: Quotité | manager: Cadre de proximité",
        above="Benoît ODE < Ana PAZ; Cem SU < Benoît ODE",
        units="Chirurgie; Bloc < Chirurgie",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.8, headcount 3",
        problems="loose-match J3; loose-match J4",
    ),
    "nyc chart": Mess(
        grid("""
Agency|Bureau|Civil Service Title|Office Title|Incumbent Name|Reports To (Office Title)|Budget Code|Headcount Type
DOT|Traffic|ADMIN MANAGER|Deputy Commissioner|PAZ, ANA||0101|CITY
DOT|Traffic|CITY PLANNER|Director of Planning|ODE, BEN|Deputy Commissioner|0101|CITY
DOT|Traffic|CITY PLANNER|Planner|VACANT|Director of Planning|0101|CITY
"""),
        hierarchy="manager-name",
        fields="level_1: Agency | level_2: Bureau | title: Office Title | name: Incumbent Name | manager: Reports To (Office Title)",
        above="ODE, BEN < PAZ, ANA; Planner < ODE, BEN",
        units="DOT; Traffic < DOT",
        counts="rows 3, units 2, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "brazil siape": Mess(
        grid("""
Id_SERVIDOR_PORTAL|NOME|MATRICULA|DESCRICAO_CARGO|COD_UORG_LOTACAO|UORG_LOTACAO|COD_ORG_SUPERIOR|ORG_SUPERIOR|SITUACAO_VINCULO|JORNADA_DE_TRABALHO
1|ANA PAZ|***001**|ANALISTA|10|GABINETE|1|MINISTERIO X|ATIVO PERMANENTE|40 HORAS SEMANAIS
2|BENTO ODE|***002**|TECNICO|11|COORD GERAL|1|MINISTERIO X|ATIVO PERMANENTE|40 HORAS SEMANAIS
3|CEM SU|***003**|TECNICO|11|COORD GERAL|1|MINISTERIO X|APOSENTADO|30 HORAS SEMANAIS
"""),
        hierarchy="unit-parent",
        fields="name: NOME | id: MATRICULA | title: DESCRICAO_CARGO | unit_id: COD_UORG_LOTACAO | unit: UORG_LOTACAO | parent_unit: COD_ORG_SUPERIOR | status: SITUACAO_VINCULO",
        above="",
        units="GABINETE < 1; COORD GERAL < 1; 1",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="parent-added G2; closed-positions 4",
    ),
    "usaid roster": Mess(
        grid("""
S/N|Full Name|Position|Duty Station|Supervisor|Contract Type|Contract End Date
1|Ana Paz|Country Director|Juba|Regional Director (Nairobi)|International|31-Dec-2099
2|Ben Ode|Finance Manager|Juba|Ana Paz|National|30-Jun-2099
3|Cem Su|Driver|Bor|Ben Ode|National|30-Jun-2099
"""),
        hierarchy="manager-name",
        fields="name: Full Name | title: Position | location: Duty Station | manager: Supervisor | employment: Contract Type",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, depth 3, largest_span 1, fte 3, headcount 3, unplaced 1",
        problems="unknown-manager E2",
    ),
    "zh gov": Mess(
        grid("""
序号|单位|科室|姓名|职务|职级|编制性质|分管领导|备注
1|市财政局|局领导|张明|局长|正处|行政||
2||局领导|李强|副局长|副处|行政|张明|
3||办公室|王芳|主任|正科|行政|李强|
4|||赵丽|科员||事业|王芳|借调
"""),
        hierarchy="manager-name",
        fields="level_1: 单位 | level_2: 科室 | name: 姓名 | title: 职务 | grade: 职级 | manager: 分管领导 | notes: 备注",
        above="李强 < 张明; 王芳 < 李强; 赵丽 < 王芳",
        units="市财政局; 局领导 < 市财政局; 办公室 < 市财政局",
        counts="rows 4, units 3, positions 4, people 4, reporting_lines 3, roots 1, depth 4, largest_span 1, fte 4, headcount 4",
        problems="",
    ),
    "school staff": Mess(
        grid("""
Dept|Teacher|Role|Subject|Line managed by
SLT|A Paz|Headteacher||
Maths|B Ode|Head of Maths|Maths|A Paz
Maths|C Su|Teacher|Maths|B Ode
"""),
        hierarchy="manager-name",
        fields="unit: Dept | name: Teacher | title: Role | manager: Line managed by",
        above="B Ode < A Paz; C Su < B Ode",
        units="SLT; Maths < SLT",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "retail": Mess(
        grid("""
Region|Store|Role|Employee|Reports to role
North|S1|Store Manager|Ana Paz|
North|S1|Cashier|Ben Ode|Store Manager
North|S2|Store Manager|Cem Su|
North|S2|Cashier|Dee Lu|Store Manager
"""),
        hierarchy="manager-name",
        fields="unit: Store | title: Role | name: Employee | manager: Reports to role",
        above="Ben Ode < Ana Paz; Dee Lu < Cem Su",
        units="S1; S2",
        counts="rows 4, units 2, positions 4, people 4, reporting_lines 2, roots 2, depth 2, largest_span 1, fte 4, headcount 4",
        problems="ambiguous-manager E3; ambiguous-manager E5",
    ),
    "headcount with vacancies": Mess(
        grid("""
Department|Position|Approved posts|Filled|Vacant|Reports to
Board|CEO|1|1|0|
Finance|CFO|1|1|0|CEO
Finance|Clerk|5|3|2|CFO
"""),
        hierarchy="manager-name",
        fields="unit: Department | title: Position | headcount: Approved posts | manager: Reports to",
        above="CFO < CEO; Clerk < CFO",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 0, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 7, headcount 7",
        problems="",
    ),
}
