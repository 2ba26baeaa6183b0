"""Rosters in further languages."""

from __future__ import annotations

from tests.roster.messes import Mess, grid

MESSES: dict[str, Mess] = {
    "swiss decimals": Mess(
        [
            ("Pers-Nr", "Name", "Funktion", "Pensum", "Jahreslohn", "Vorgesetzte/r"),
            ("1", "Ana Paz", "CEO", "100%", "250'000.00", None),
            ("2", "Ben Ode", "CFO", "80%", "180'500.50", "1"),
            ("3", "Cem Su", "Clerk", "60%", "72’000", "2"),
        ],
        hierarchy="manager-id",
        fields="id: Pers-Nr | name: Name | title: Funktion | fte: Pensum | cost: Jahreslohn | manager: Vorgesetzte/r",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.4, headcount 3",
        problems="",
    ),
    "polish": Mess(
        grid("""
Nr ewid.|Nazwisko i imię|Stanowisko|Komórka organizacyjna|Przełożony|Etat|Data zatrudnienia
1|Kowalska Anna|Dyrektor|Zarząd||1|2010-01-01
2|Nowak Jan|Kierownik|Dział Finansów|Kowalska Anna|1|2012-01-01
3|Wójcik Ewa|Księgowa|Dział Finansów|Nowak Jan|0,5|2019-01-01
"""),
        hierarchy="manager-name",
        fields="id: Nr ewid. | name: Nazwisko i imię | title: Stanowisko | unit: Komórka organizacyjna | manager: Przełożony | fte: Etat | start: Data zatrudnienia",
        above="Nowak Jan < Kowalska Anna; Wójcik Ewa < Nowak Jan",
        units="Zarząd; Dział Finansów < Zarząd",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="",
    ),
    "russian": Mess(
        grid("""
Табельный номер|ФИО|Должность|Подразделение|Руководитель|Ставка|Дата приема
001|Иванова Анна Петровна|Директор|Дирекция||1|01.02.2010
002|Петров Иван Сергеевич|Начальник отдела|Отдел продаж|Иванова А.П.|1|15.03.2015
003|Сидоров Олег Игоревич|Менеджер|Отдел продаж|Петров И.С.|0,5|01.09.2020
"""),
        hierarchy="manager-id",
        fields="id: Табельный номер | name: ФИО | title: Должность | unit: Подразделение | manager: Руководитель | fte: Ставка | start: Дата приема",
        above="Петров Иван Сергеевич < Иванова Анна Петровна; Сидоров Олег Игоревич < Петров Иван Сергеевич",
        units="Дирекция; Отдел продаж < Дирекция",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.5, headcount 3",
        problems="loose-match E3; loose-match E4",
    ),
    "swedish": Mess(
        grid("""
Anställningsnr|Förnamn|Efternamn|Befattning|Avdelning|Närmaste chef|Sysselsättningsgrad|Anställningsdatum
1|Ana|Paz|VD|Ledning||100|2010-01-01
2|Ben|Ode|Ekonomichef|Ekonomi|Ana Paz|100|2012-01-01
3|Cem|Su|Assistent|Ekonomi|Ben Ode|75|2019-01-01
"""),
        hierarchy="manager-name",
        fields="id: Anställningsnr | first_name: Förnamn | last_name: Efternamn | title: Befattning | unit: Avdelning | manager: Närmaste chef | fte: Sysselsättningsgrad | start: Anställningsdatum",
        above="Ben Ode < Ana Paz; Cem Su < Ben Ode",
        units="Ledning; Ekonomi < Ledning",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 2.75, headcount 3",
        problems="fte-scaled G2",
    ),
    "turkish": Mess(
        grid("""
Sicil No|Adı Soyadı|Ünvan|Departman|Yöneticisi|İşe Giriş Tarihi
1|Ayşe Yılmaz|Genel Müdür|Yönetim||01.02.2010
2|Mehmet Öz|Müdür|Finans|Ayşe Yılmaz|15.03.2015
3|Işıl Çelik|Uzman|Finans|Mehmet Öz|01.09.2020
"""),
        hierarchy="manager-name",
        fields="id: Sicil No | name: Adı Soyadı | title: Ünvan | unit: Departman | manager: Yöneticisi | start: İşe Giriş Tarihi",
        above="Mehmet Öz < Ayşe Yılmaz; Işıl Çelik < Mehmet Öz",
        units="Yönetim; Finans < Yönetim",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "arabic": Mess(
        grid("""
الرقم الوظيفي|الاسم|المسمى الوظيفي|الإدارة|المدير المباشر
1|أحمد علي|المدير العام|الإدارة العليا|
2|سارة حسن|مدير مالي|المالية|أحمد علي
3|خالد سعيد|محاسب|المالية|سارة حسن
"""),
        hierarchy="manager-name",
        fields="id: الرقم الوظيفي | name: الاسم | title: المسمى الوظيفي | unit: الإدارة | manager: المدير المباشر",
        above="سارة حسن < أحمد علي; خالد سعيد < سارة حسن",
        units="الإدارة العليا; المالية < الإدارة العليا",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "vietnamese": Mess(
        grid("""
Mã NV|Họ và tên|Chức danh|Phòng ban|Quản lý trực tiếp|Ngày vào làm
NV01|Nguyễn Văn An|Giám đốc|Ban Giám đốc||01/02/2010
NV02|Trần Thị Bình|Trưởng phòng|Phòng Kế toán|Nguyễn Văn An|15/03/2015
NV03|Lê Văn Cường|Nhân viên|Phòng Kế toán|Trần Thị Bình|01/09/2020
"""),
        hierarchy="manager-name",
        fields="id: Mã NV | name: Họ và tên | title: Chức danh | unit: Phòng ban | manager: Quản lý trực tiếp | start: Ngày vào làm",
        above="Trần Thị Bình < Nguyễn Văn An; Lê Văn Cường < Trần Thị Bình",
        units="Ban Giám đốc; Phòng Kế toán < Ban Giám đốc",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "greek": Mess(
        grid("""
Κωδικός|Ονοματεπώνυμο|Θέση|Τμήμα|Προϊστάμενος
1|Άννα Παπά|Διευθύντρια|Διοίκηση|
2|Νίκος Βασιλείου|Λογιστής|Οικονομικά|Άννα Παπά
3|Μαρία Ρήγα|Βοηθός|Οικονομικά|Νίκος Βασιλείου
"""),
        hierarchy="manager-name",
        fields="name: Ονοματεπώνυμο | title: Θέση | unit: Τμήμα | manager: Προϊστάμενος",
        above="Νίκος Βασιλείου < Άννα Παπά; Μαρία Ρήγα < Νίκος Βασιλείου",
        units="Διοίκηση; Οικονομικά < Διοίκηση",
        counts="rows 3, units 2, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
    "thai": Mess(
        grid("""
รหัสพนักงาน|ชื่อ-สกุล|ตำแหน่ง|แผนก|หัวหน้างาน
1|สมชาย ใจดี|ผู้อำนวยการ|บริหาร|
2|สมหญิง รักดี|ผู้จัดการ|บัญชี|สมชาย ใจดี
3|มานะ อดทน|เจ้าหน้าที่|บัญชี|สมหญิง รักดี
"""),
        hierarchy="manager-name",
        fields="id: รหัสพนักงาน | name: ชื่อ-สกุล | title: ตำแหน่ง | unit: แผนก | manager: หัวหน้างาน",
        above="สมหญิง รักดี < สมชาย ใจดี; มานะ อดทน < สมหญิง รักดี",
        units="บริหาร; บัญชี < บริหาร",
        counts="rows 3, positions 3, people 3, reporting_lines 2, roots 1, depth 3, largest_span 1, fte 3, headcount 3",
        problems="",
    ),
}
