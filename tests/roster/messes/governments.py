"""Staff lists of governments, and in other languages."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "uk senior": Mess(
        grid("""
Post Unique Reference|Name|Grade (or equivalent)|Job Title|Job/Team Function|Parent Department|Organisation|Unit|Contact Phone|Contact E-mail|Reports to Senior Post|Salary Cost of Reports (£)|FTE|Actual Pay Floor (£)|Actual Pay Ceiling (£)|Total Pay (£)|Professional/Occupational Group|Notes|Valid?
90001|Jane Roe|SCS3|Chief Executive|Runs it|Department for Things|Things Agency|Board|020 7946 0000|ceo@things.gov.uk|XX|500000|1.00|150000|154999||Operational Delivery||1
90002|John Doe|SCS2|Director|Ops|Department for Things|Things Agency|Operations|020 7946 0001|ops@things.gov.uk|90001|300000|1.00|100000|104999||Operational Delivery||1
90003|N/D|SCS1|Deputy Director|Plans|Department for Things|Things Agency|Operations|020 7946 0001|ops@things.gov.uk|90002|200000|0.60|N/D|N/D||Policy|Job share|1
90003|N/D|SCS1|Deputy Director|Plans|Department for Things|Things Agency|Operations|020 7946 0001|ops@things.gov.uk|90002|200000|0.40|N/D|N/D||Policy|Job share|1
90004|Eliminated|SCS1|Deputy Director|Old|Department for Things|Things Agency|Operations|||90002|0|0.00|||0|||1
"""),
        hierarchy="manager-id",
        fields="id: Post Unique Reference | name: Name | grade: Grade (or equivalent) | title: Job Title | duties: Job/Team Function | parent_unit: Parent Department | unit: Unit | phone: Contact Phone | email: Contact E-mail | manager: Reports to Senior Post | fte: FTE | cost: Total Pay (£) | notes: Notes",
        above="John Doe < Jane Roe; N/D & N/D < John Doe; Deputy Director < John Doe",
        units="Board < Department for Things; Operations < Department for Things; Department for Things",
        counts="rows 5, units 3, positions 4, people 2, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3, headcount 5",
        problems="none-id K2; parent-added F2; job-share A5; closed-positions 6",
    ),
    "us federal": Mess(
        grid("""
AGYSUB|AGENCY NAME|EMPLOYEE NAME|OCCUPATION|GRADE|PAY PLAN|ADJUSTED BASIC PAY|DUTY STATION|SUPERVISORY STATUS
AG01|Office of the Secretary|DOE, JANE|0301-MISCELLANEOUS ADMINISTRATION|15|GS|$164,200|Washington, DC|Supervisor
AG01|Office of the Secretary|ROE, RICHARD|0343-MANAGEMENT ANALYSIS|13|GS|$112,015|Washington, DC|Non-supervisor
AG02|Forest Service|NAME WITHHELD BY AGENCY|0460-FORESTRY|11|GS|$72,553|Missoula, MT|Non-supervisor
AG02|Forest Service|SMITH, AL|0462-FORESTRY TECHNICIAN|5|GS|REDACTED|Missoula, MT|Non-supervisor
"""),
        hierarchy="none",
        fields="unit: AGENCY NAME | name: EMPLOYEE NAME | title: OCCUPATION | grade: GRADE | cost: ADJUSTED BASIC PAY | location: DUTY STATION",
        above="",
        units="Office of the Secretary; Forest Service",
        counts="rows 4, units 2, positions 4, people 3, roots 2, depth 1, fte 4, headcount 4",
        problems="bad-number G5",
    ),
    "municipal payroll": Mess(
        grid("""
Fiscal Year|Payroll Number|Agency Name|Last Name|First Name|Mid Init|Agency Start Date|Work Location Borough|Title Description|Leave Status as of June 30|Base Salary|Pay Basis|Regular Hours|Regular Gross Paid|OT Hours|Total OT Paid
2023|3|DEPT OF PARKS|ABAD|MARIA|C|04/06/2015|MANHATTAN|CITY PARK WORKER|ACTIVE|$47,321.00|per Annum|1820|$46,101.12|12.5|$512.00
2023|3|DEPT OF PARKS|LOPEZ|JOSE||11/24/2008|BRONX|SUPERVISOR|CEASED|$68,900.00|per Annum|900|$33,222.00|0|$0.00
2023|8|DEPT OF FINANCE|SMITH|ANN|B|01/13/2020|QUEENS|CITY TAX AUDITOR|ACTIVE|$62,500.00|per Annum|1820|$61,999.00|0|$0.00
"""),
        hierarchy="none",
        fields="person_id: Payroll Number | unit: Agency Name | last_name: Last Name | first_name: First Name | start: Agency Start Date | location: Work Location Borough | title: Title Description | status: Leave Status as of June 30 | cost: Base Salary",
        above="",
        units="DEPT OF PARKS; DEPT OF FINANCE",
        counts="rows 3, units 2, positions 3, people 3, roots 2, depth 1, fte 3, headcount 3",
        problems="closed-positions 3",
    ),
    "nyc like": Mess(
        grid("""
RecordID|Name|Acronym|OperationalStatus|OrganizationType|URL|PrincipalOfficerName|PrincipalOfficerTitle|ReportsTo
NYC_GOID_1|Office of the Mayor|OM|Active|Mayoral Office|https://x|Ana Paz|Mayor|
NYC_GOID_2|Department of Buildings|DOB|Active|Mayoral Agency|https://y|Ben Ode|Commissioner|Office of the Mayor
NYC_GOID_3|Department of Parks|DPR|Active|Mayoral Agency|https://z|Cem Su|Commissioner|Office of the Mayor; City Council
NYC_GOID_4|Board of Standards|BSA|Dissolved|Board|https://w||Chair|Department of Buildings
"""),
        hierarchy="manager-name",
        fields="unit_id: RecordID | unit: Name | parent_unit: ReportsTo",
        above="",
        units="Office of the Mayor; Department of Buildings < Office of the Mayor; Department of Parks < Office of the Mayor; Board of Standards < Department of Buildings",
        counts="rows 4, units 4, positions 0, people 0, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 0",
        problems="several-managers I4; unknown-manager I4",
    ),
    "french": Mess(
        grid("""
Matricule|Nom|Prénom|Intitulé du poste|Direction|Service|Responsable hiérarchique|ETP|Date d'entrée|Salaire annuel brut
0012|DUPONT|Hélène|Directrice générale|Direction générale|||1,0|02/01/2012|95 000,00 €
0034|LEFÈVRE|Marc|Directeur financier|Direction financière||DUPONT Hélène|1,0|15/03/2015|72 500,50 €
0056|N'DIAYE|Awa|Comptable|Direction financière|Comptabilité|LEFEVRE Marc|0,8|01/09/2019|31 200,00 €
0078|À pourvoir||Contrôleur de gestion|Direction financière|Contrôle de gestion|LEFÈVRE Marc|1,0||
"""),
        hierarchy="manager-name",
        fields="id: Matricule | last_name: Nom | first_name: Prénom | title: Intitulé du poste | level_1: Direction | level_2: Service | manager: Responsable hiérarchique | fte: ETP | start: Date d'entrée | cost: Salaire annuel brut",
        above="Marc LEFÈVRE < Hélène DUPONT; Awa N'DIAYE < Marc LEFÈVRE; Contrôleur de gestion < Marc LEFÈVRE",
        units="Direction générale; Direction financière; Comptabilité < Direction financière; Contrôle de gestion < Direction financière",
        counts="rows 4, units 4, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.8, headcount 4",
        problems="loose-match G3; loose-match G4; loose-match G5",
    ),
    "spanish": Mess(
        grid("""
Nº Empleado|Apellidos y Nombre|Puesto de trabajo|Departamento|Jefe inmediato|Fecha de ingreso|Salario bruto anual|% Jornada|Situación
15|García Pérez, José Luis|Director General|Dirección|—|01/02/2009|98.000,00|100%|Activo
27|Muñoz Íñiguez, Ana|Jefa de Ventas|Ventas|García Pérez, José Luis|13/05/2012|54.321,50|100%|Activo
31|VACANTE|Comercial|Ventas|Muñoz Iñiguez, Ana|||100%|Vacante
42|Peña, Íker|Comercial|Ventas|MUÑOZ ÍÑIGUEZ, ANA|30/11/2018|25.000,00|50%|Activo
"""),
        hierarchy="manager-name",
        fields="id: Nº Empleado | name: Apellidos y Nombre | title: Puesto de trabajo | unit: Departamento | manager: Jefe inmediato | start: Fecha de ingreso | cost: Salario bruto anual | fte: % Jornada | status: Situación",
        above="Muñoz Íñiguez, Ana < García Pérez, José Luis; Comercial < Muñoz Íñiguez, Ana; Peña, Íker < Muñoz Íñiguez, Ana",
        units="Dirección; Ventas < Dirección",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 3.5, headcount 4",
        problems="none-id E2; loose-match E4; loose-match E5",
    ),
    "portuguese": Mess(
        grid("""
Matrícula|Nome do colaborador|Cargo|Setor|Gestor imediato|Data de admissão|Salário|Situação
001|João Conceição|Diretor|Diretoria||03/02/2010|R$ 25.000,00|Ativo
002|Márcia Antunes|Gerente|Comercial|João Conceição|14/08/2014|R$ 12.345,67|Ativo
003|Inês Brandão|Analista|Comercial|Marcia Antunes|01/03/2020|R$ 5.500,00|Férias
004|Vaga em aberto|Analista|Comercial|Márcia Antunes||R$ 5.500,00|Vaga
"""),
        hierarchy="manager-name",
        fields="id: Matrícula | name: Nome do colaborador | title: Cargo | unit: Setor | manager: Gestor imediato | start: Data de admissão | cost: Salário | status: Situação",
        above="Márcia Antunes < João Conceição; Inês Brandão < Márcia Antunes; Analista < Márcia Antunes",
        units="Diretoria; Comercial < Diretoria",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="loose-match E4",
    ),
    "japanese": Mess(
        grid("""
社員番号|氏名|フリガナ|部署名|役職|直属上司|入社年月日|雇用形態
0001|山田 太郎|ヤマダ タロウ|経営本部|代表取締役||2001年4月1日|正社員
0002|佐藤 花子|サトウ ハナコ|営業部|部長|山田 太郎|2008年10月1日|正社員
0003|鈴木 一郎|スズキ イチロウ|営業部|課長|佐藤花子|2012年4月1日|正社員
0004|欠員||営業部|主任|鈴木 一郎||
"""),
        hierarchy="manager-name",
        fields="id: 社員番号 | name: 氏名 | unit: 部署名 | title: 役職 | manager: 直属上司 | start: 入社年月日 | employment: 雇用形態",
        above="佐藤 花子 < 山田 太郎; 鈴木 一郎 < 佐藤 花子; 主任 < 鈴木 一郎",
        units="経営本部; 営業部 < 経営本部",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 4, largest_span 1, fte 4, headcount 4",
        problems="loose-match F4",
    ),
    "korean": Mess(
        grid("""
사번|성명|부서명|직위|직속상관|입사일자|고용형태
1001|김철수|경영지원본부|본부장||2005-03-02|정규직
1002|이영희|인사팀|팀장|김철수|2010-07-01|정규직
1003|박민수|인사팀|대리|이영희|2018-01-15|계약직
1004|공석|인사팀|사원|이영희||
"""),
        hierarchy="manager-name",
        fields="id: 사번 | name: 성명 | unit: 부서명 | title: 직위 | manager: 직속상관 | start: 입사일자 | employment: 고용형태",
        above="이영희 < 김철수; 박민수 < 이영희; 사원 < 이영희",
        units="경영지원본부; 인사팀 < 경영지원본부",
        counts="rows 4, units 2, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 3, largest_span 2, fte 4, headcount 4",
        problems="",
    ),
    "花名册": Mess(
        grid("""
XX集团有限公司员工花名册|||||||||
统计截止日期：2024年6月30日|||||||||
序号|工号|姓名|性别|一级部门|二级部门|岗位|职级|直接上级|入职日期|联系电话|学历|备注
1|A0001|张建国|男|总经办||总经理|M6||2008-03-01|13800000001|硕士|
2|A0002|李秀英|女|财务中心|会计部|财务总监|M5|张建国|2010/7/15|13800000002|本科|
3|A0003|王伟|男|财务中心|会计部|会计|P3|李秀英|2019.09.01|13800000003|本科|试用期
4|A0004|王伟|男|营销中心|华东区|销售经理|M3|张建国|2015年5月|13800000004|大专|
5|A0005|待招聘||营销中心|华东区|销售代表|P2|王伟（营销）||||
合计|5人|||||||||
制表人：赵敏|||审核人：钱多多||||||
"""),
        hierarchy="manager-name",
        fields="id: 工号 | name: 姓名 | level_1: 一级部门 | level_2: 二级部门 | title: 岗位 | grade: 职级 | manager: 直接上级 | start: 入职日期 | phone: 联系电话 | notes: 备注",
        above="李秀英 < 张建国; 王伟 < 李秀英; 王伟 < 张建国; 销售代表 < 王伟",
        units="总经办; 财务中心; 会计部 < 财务中心; 营销中心; 华东区 < 营销中心",
        counts="rows 5, units 5, positions 5, people 4, vacancies 1, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 5, headcount 5",
        problems="bad-date J7; loose-match I8; total-row 9; note-row 10",
    ),
    "zh 汇报对象工号": Mess(
        grid("""
员工编号|员工姓名|所属部门|所属岗位|汇报对象|汇报对象工号|用工形式|在职状态|合同到期日
10001|陈晨|总部|首席执行官|||正式|在职|
10002|刘洋|研发部|研发总监|陈晨|10001|正式|在职|2027/12/31
10003|赵磊|研发部|工程师|刘洋|10002|劳务派遣|试用|2025/6/30
10004|孙丽|研发部|工程师|刘洋|10002|正式|离职|
10005|周杰|人力资源部|HRBP|陈晨|10001|正式|停薪留职|
"""),
        hierarchy="manager-id",
        fields="id: 员工编号 | name: 员工姓名 | unit: 所属部门 | title: 所属岗位 | manager_name: 汇报对象 | manager: 汇报对象工号 | employment: 用工形式 | status: 在职状态",
        above="刘洋 < 陈晨; 赵磊 < 刘洋; 孙丽 < 刘洋; 周杰 < 陈晨",
        units="总部; 研发部 < 总部; 人力资源部 < 总部",
        counts="rows 5, units 3, positions 5, people 5, reporting_lines 4, roots 1, depth 3, largest_span 2, fte 5, headcount 5",
        problems="closed-positions 5",
    ),
    "zh 编制表": Mess(
        grid("""
部门|岗位名称|编制人数|在岗人数|缺编|直接上级岗位|岗位职责
总经办|总经理|1|1|0||全面负责
市场部|市场总监|1|1|0|总经理|市场
市场部|品牌经理|2|1|1|市场总监|品牌
市场部|文案|4|3|1|品牌经理|文案
合计||8|6|2||
"""),
        hierarchy="manager-name",
        fields="unit: 部门 | title: 岗位名称 | headcount: 编制人数 | manager: 直接上级岗位 | duties: 岗位职责",
        above="市场总监 < 总经理; 品牌经理 < 市场总监; 文案 < 品牌经理",
        units="总经办; 市场部 < 总经办",
        counts="rows 4, units 2, positions 4, people 0, reporting_lines 3, roots 1, depth 4, largest_span 1, fte 8, headcount 8",
        problems="total-row 6",
    ),
    "zh fullwidth": Mess(
        grid("""
工号|姓名|部门|上级工号
Ａ００１|张　三|总部|
Ａ００２|李四|财务部|A001
Ａ００３|王五|财务部|Ａ００２
"""),
        hierarchy="manager-id",
        fields="id: 工号 | name: 姓名 | unit: 部门 | manager: 上级工号",
        above="李四 < 张 三; 王五 < 李四",
        units="总部; 财务部 < 总部",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match D3",
    ),
    "zh name with number": Mess(
        grid("""
姓名|部门|职务|汇报人
张三(10001)|总部|总经理|
李四(10002)|财务部|总监|张三(10001)
王五(10003)|财务部|会计|李四
"""),
        hierarchy="manager-name",
        fields="name: 姓名 | unit: 部门 | title: 职务 | manager: 汇报人",
        above="李四(10002) < 张三(10001); 王五(10003) < 李四(10002)",
        units="总部; 财务部 < 总部",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match D4",
    ),
    "italian": Mess(
        grid("""
Matricola|Cognome|Nome|Mansione|Reparto|Responsabile|Data assunzione|Stipendio annuo lordo
01|Rossi|Mario|Direttore|Direzione||01/02/2010|€ 90.000,00
02|Bianchi|Anna|Contabile|Amministrazione|Rossi Mario|15/03/2015|€ 31.500,00
03|Verdi|Luca|Impiegato|Amministrazione|Bianchi Anna|01/09/2020|€ 24.000,00
"""),
        hierarchy="manager-name",
        fields="id: Matricola | last_name: Cognome | name: Nome | title: Mansione | unit: Reparto | manager: Responsabile | start: Data assunzione | cost: Stipendio annuo lordo",
        above="Anna Bianchi < Mario Rossi; Luca Verdi < Anna Bianchi",
        units="Direzione; Amministrazione < Direzione",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match F3; loose-match F4",
    ),
    "dutch": Mess(
        grid("""
Personeelsnummer|Voornaam|Achternaam|Functie|Afdeling|Leidinggevende|Datum in dienst|FTE
1|Jan|de Vries|Directeur|Directie||01-02-2010|1,0
2|Anna|Bakker|Controller|Financiën|Jan de Vries|15-03-2015|0,8
3|Piet|Smit|Medewerker|Financiën|Anna Bakker|01-09-2020|1,0
"""),
        hierarchy="manager-name",
        fields="id: Personeelsnummer | first_name: Voornaam | last_name: Achternaam | title: Functie | unit: Afdeling | manager: Leidinggevende | start: Datum in dienst | fte: FTE",
        above="Anna Bakker < Jan de Vries; Piet Smit < Anna Bakker",
        units="Directie; Financiën < Directie",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.8, headcount 3",
        problems="",
    ),
    "zh 政府编制": Mess(
        grid("""
单位名称|内设机构|职务|姓名|编制类型|行政级别|分管领导
某市财政局|办公室|主任|张明|行政编|正科|
某市财政局|办公室|科员|李强|行政编|科员|张明
某市财政局|预算科|科长|空缺|行政编|正科|张明
某市财政局|预算科|科员|赵丽|事业编|科员|张明
"""),
        hierarchy="manager-name",
        fields="level_1: 单位名称 | level_2: 内设机构 | title: 职务 | name: 姓名 | manager: 分管领导",
        above="李强 < 张明; 科长 < 张明; 赵丽 < 张明",
        units="某市财政局; 办公室 < 某市财政局; 预算科 < 某市财政局",
        counts="rows 4, units 3, positions 4, people 3, vacancies 1, reporting_lines 3, roots 1, depth 2, largest_span 3, fte 4, headcount 4",
        problems="",
    ),
    "au directory": Mess(
        grid("""
Directorate|Branch|Section|Position No.|Classification|Position Title|Occupant|Supervisor Position No.|Occupancy Status
Corporate|Finance|Budgets|10001|EL2|Director|Ana Paz||Ongoing
Corporate|Finance|Budgets|10002|EL1|Assistant Director|Ben Ode|10001|Acting
Corporate|Finance|Reporting|10003|APS6|Analyst|VACANT|10001|Vacant
"""),
        hierarchy="manager-id",
        fields="level_1: Directorate | level_2: Branch | level_3: Section | id: Position No. | grade: Classification | title: Position Title | name: Occupant | manager: Supervisor Position No.",
        above="Ben Ode < Ana Paz; Analyst < Ana Paz",
        units="Corporate; Finance < Corporate; Budgets < Finance; Reporting < Finance",
        counts="rows 3, units 4, positions 3, people 2, vacancies 1, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 3, headcount 3",
        problems="",
    ),
    "jp 組織図": Mess(
        grid("""
本部|部|課|役職|氏名|兼務
管理本部|||本部長|山田太郎|
管理本部|人事部||部長|佐藤花子|
管理本部|人事部|採用課|課長|鈴木一郎|
管理本部|人事部|採用課||田中次郎|
"""),
        hierarchy="levels",
        fields="level_1: 本部 | level_2: 部 | level_3: 課 | title: 役職 | name: 氏名",
        above="",
        units="管理本部; 人事部 < 管理本部; 採用課 < 人事部",
        counts="rows 4, units 3, positions 4, people 4, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 4, headcount 4",
        problems="",
    ),
    "kr 조직": Mess(
        grid("""
본부|팀|직책|이름|직급|상급자 사번|사번
경영본부||본부장|김철수|상무||1001
경영본부|인사팀|팀장|이영희|부장|1001|1002
경영본부|인사팀|팀원|박민수|대리|1002|1003
"""),
        hierarchy="manager-id",
        fields="level_1: 본부 | level_2: 팀 | title: 직책 | name: 이름 | grade: 직급 | manager: 상급자 사번 | id: 사번",
        above="이영희 < 김철수; 박민수 < 이영희",
        units="경영본부; 인사팀 < 경영본부",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "pt orgao": Mess(
        grid("""
NOME|CARGO|FUNÇÃO|ÓRGÃO|LOTAÇÃO|VÍNCULO|REMUNERAÇÃO BRUTA
ANA PAZ|Secretária|Chefe|Secretaria de Saúde|Gabinete|Comissionado|R$ 18.000,00
BENTO ODE|Médico||Secretaria de Saúde|Hospital|Efetivo|R$ 12.500,50
"""),
        hierarchy="levels",
        fields="name: NOME | title: CARGO | level_1: ÓRGÃO | level_2: LOTAÇÃO | employment: VÍNCULO | cost: REMUNERAÇÃO BRUTA",
        above="",
        units="Secretaria de Saúde; Gabinete < Secretaria de Saúde; Hospital < Secretaria de Saúde",
        counts="rows 2, units 3, positions 2, people 2, reporting_lines 2, roots 1, depth 2, largest_span 2, fte 2, headcount 2",
        problems="",
    ),
}
