"""Exports of directories: people with their accounts, managers as distinguished names, units as paths."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "ad csvde": Mess(
        grid("""
DN|objectClass|sAMAccountName|displayName|title|department|manager|userAccountControl
CN=Ana Paz,OU=Board,DC=corp,DC=example,DC=com|user|apaz|Ana Paz|CEO|Board||512
CN=Ode\\, Ben,OU=Finance,DC=corp,DC=example,DC=com|user|bode|Ode, Ben|CFO|Finance|CN=Ana Paz,OU=Board,DC=corp,DC=example,DC=com|512
CN=Su\\, Cem,OU=Finance,DC=corp,DC=example,DC=com|user|csu|Su, Cem|Clerk|Finance|CN=Ode\\, Ben,OU=Finance,DC=corp,DC=example,DC=com|514
"""),
        hierarchy="manager-id",
        fields="id: DN | login: sAMAccountName | name: displayName | title: title | unit: department | manager: manager",
        above="Ode, Ben < Ana Paz; Su, Cem < Ode, Ben",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "openldap uid": Mess(
        grid("""
dn|uid|cn|sn|givenName|title|ou|manager|mail
uid=apaz,ou=people,dc=example,dc=org|apaz|Ana Paz|Paz|Ana|Director|Office||apaz@example.org
uid=bode,ou=people,dc=example,dc=org|bode|Ben Ode|Ode|Ben|Head of IT|IT|uid=apaz,ou=people,dc=example,dc=org|bode@example.org
uid=csu,ou=people,dc=example,dc=org|csu|Cem Su|Su|Cem|Admin|IT|uid=bode,ou=people,dc=example,dc=org|csu@example.org
"""),
        hierarchy="manager-id",
        fields="id: dn | login: uid | name: cn | last_name: sn | first_name: givenName | title: title | unit: ou | manager: manager | email: mail",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Office; IT < Office",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "google directory": Mess(
        grid("""
First Name [Required]|Last Name [Required]|Email Address [Required]|Password [Required]|Org Unit Path [Required]|Status [READ ONLY]|Last Sign In [READ ONLY]|Employee ID|Employee Type|Employee Title|Manager Email|Department|Cost Center
Ana|Paz|ana@x.io|****|/|Active|2024/06/01 10:00:00||Full-time|CEO||Board|100
Ben|Ode|ben@x.io|****|/Finance|Active|2024/06/01 11:00:00||Full-time|CFO|ana@x.io|Finance|200
Cem|Su|cem@x.io|****|/Finance/Tax|Suspended|Never logged in||Contractor|Clerk|ben@x.io|Finance|200
"""),
        hierarchy="manager-email",
        fields="first_name: First Name [Required] | last_name: Last Name [Required] | email: Email Address [Required] | unit_path: Org Unit Path [Required] | status: Status [READ ONLY] | id: Employee ID | employment: Employee Type | title: Employee Title | manager: Manager Email | unit: Department | cost_centre: Cost Center",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance; Tax < Finance",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "okta": Mess(
        grid("""
login|firstName|lastName|title|department|division|organization|manager|managerId|status|employeeNumber
ana@x.io|Ana|Paz|CEO|Board|Corp|X||| ACTIVE|1001
ben@x.io|Ben|Ode|CFO|Finance|Corp|X|Ana Paz|1001|ACTIVE|1002
cem@x.io|Cem|Su|Clerk|Finance|Corp|X|Ben Ode|1002|DEPROVISIONED|1003
"""),
        hierarchy="manager-id",
        fields="login: login | first_name: firstName | last_name: lastName | title: title | level_2: department | level_1: division | manager_name: manager | manager: managerId | status: status | id: employeeNumber",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Corp; Board < Corp; Finance < Corp",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="closed-positions 4",
    ),
    "entra export": Mess(
        grid("""
userPrincipalName|displayName|surname|mail|givenName|id|userType|jobTitle|department|accountEnabled|usageLocation|streetAddress|state|country|officeLocation|city|postalCode|telephoneNumber|mobilePhone|alternateEmailAddress|ageGroup|consentProvidedForMinor|legalAgeGroupClassification|companyName|creationType|directorySynced|invitationState|identityIssuer|createdDateTime|manager
ana@x.io|Ana Paz|Paz|ana@x.io|Ana|8a5a6a1e-0000-4a00-8000-000000000001|Member|CEO|Board|True|US|1 St|WA|US|HQ|Seattle|98101|+1 206|||||||||||6/1/2020|
ben@x.io|Ben Ode|Ode|ben@x.io|Ben|8a5a6a1e-0000-4a00-8000-000000000002|Member|CFO|Finance|True|US|1 St|WA|US|HQ|Seattle|98101|+1 207|||||||||||6/1/2020|8a5a6a1e-0000-4a00-8000-000000000001
cem@x.io|Cem Su|Su|cem@x.io|Cem|8a5a6a1e-0000-4a00-8000-000000000003|Guest|Clerk|Finance|True|US|1 St|WA|US|HQ|Seattle|98101|+1 208|||||||||||6/1/2020|8a5a6a1e-0000-4a00-8000-000000000002
"""),
        hierarchy="manager-id",
        fields="login: userPrincipalName | name: displayName | last_name: surname | email: mail | first_name: givenName | id: id | title: jobTitle | unit: department | status: accountEnabled | location: city | phone: telephoneNumber | manager: manager",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "dingtalk": Mess(
        grid("""
工号|部门|职位|姓名|直属主管
1|某科技公司|总经理|张三|
2|某科技公司-研发部|研发总监|李四|张三
3|某科技公司-研发部-后端组,某科技公司-项目组|工程师|王五|李四
"""),
        hierarchy="manager-name",
        fields="id: 工号 | unit: 部门 | title: 职位 | name: 姓名 | manager: 直属主管",
        above="李四 < 张三; 王五 < 李四",
        units="某科技公司; 研发部 < 某科技公司; 后端组 < 研发部",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="several-units B4",
    ),
    "wecom": Mess(
        grid("""
姓名|帐号|别名|职务|部门|性别|手机|座机|个人邮箱|企业邮箱|激活状态|禁用状态|直属上级
张三|zhangsan||总经理|某公司|男|138||||已激活|启用|
李四|lisi||总监|某公司/研发部|男|138||||已激活|启用|张三(zhangsan)
王五|wangwu||工程师|某公司/研发部/后端组|女|138||||未激活|启用|李四(lisi)
"""),
        hierarchy="manager-name",
        fields="name: 姓名 | login: 帐号 | title: 职务 | unit: 部门 | phone: 手机 | manager: 直属上级",
        above="李四 < 张三; 王五 < 李四",
        units="某公司; 研发部 < 某公司; 后端组 < 研发部",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="loose-match M3; loose-match M4",
    ),
    "feishu": Mess(
        grid("""
姓名（必填）|用户 ID|部门（必填）|人员类型|直属上级|职务|工位|入职日期
张三|u1|公司|正式||总经理|A1|2020-01-01
李四|u2|公司/研发|正式|u1|总监|A2|2020-02-01
王五|u3|公司/研发/后端|实习|u2|工程师|A3|2023-02-01
"""),
        hierarchy="manager-id",
        fields="name: 姓名（必填） | id: 用户 ID | unit: 部门（必填） | employment: 人员类型 | manager: 直属上级 | title: 职务 | start: 入职日期",
        above="李四 < 张三; 王五 < 李四",
        units="公司; 研发 < 公司; 后端 < 研发",
        counts="rows 3, units 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "moodle style": Mess(
        grid("""
username|firstname|lastname|email|department|institution|manager_username
apaz|Ana|Paz|a@x.io|Board|X|
bode|Ben|Ode|b@x.io|Finance|X|apaz
csu|Cem|Su|c@x.io|Finance|X|bode
"""),
        hierarchy="manager-email",
        fields="login: username | first_name: firstname | last_name: lastname | email: email | unit: department | manager: manager_username",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Board; Finance < Board",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
}
