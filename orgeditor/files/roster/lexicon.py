"""The words that column headers are made of, in the languages that rosters come in, by what they mean."""

from __future__ import annotations

from typing import Final

# Phrases are parted by commas. They are compared as ``words.heading`` gives them.
LEXICON: Final[dict[str, str]] = {
    "manager": (
        "manager, managers, mgr, reporting manager, reporting mgr, reporting supervisor, reporting officer, reporting head, reporting to manager, reports to manager, supervisor, supervisors, supv, supvr, sup, boss, superior, reports to, report to,"
        " reporting to, reportsto, reporting, superordinate, lead, leader, line manager,"
        " jefe, jefa, responsable, supervisor directo, jefatura, superieur, manager n 1, n 1, l 1, encadrant, responsabile, capo, leidinggevende, manager directo,"
        " vorgesetzter, vorgesetzte, vorgesetzten, vorgesetzte r, fuhrungskraft, chef,"
        " gestor, gestora, chefe, chefia, superior hierarquico, lider,"
        " 上级, 上司, 主管, 领导, 汇报, 汇报对象, 汇报人, 汇报给, 汇报上级, 上长, 直线经理, 経理, 上級者, 报告对象, 报告先, 报告上级,"
        " 상관, 상사, 관리자, 상급자, 보고대상, 直接主管, przelozony, przelozonego, kierownik bezposredni, руководитель, руководителя, начальник, непосредственный руководитель, narmaste chef, narmeste leder, naermeste leder, esimies, yonetici, yoneticisi, amiri, quan ly, quan ly truc tiep, nguoi quan ly, المدير المباشر, المدير, cadre de proximite, vorges, vorgesetzten, nadrizeny, vedouci, felettes, atasan, керівник, προϊστάμενος, προϊσταμένη, προϊστάμενος τμήματος, managed by, line managed by, supervised by, reports into, podlega, ผู้บังคับบัญชา, หัวหน้างาน, หัวหน้า, ผู้จัดการโดยตรง, รายงานต่อ, מנהל, מנהל ישיר, ממונה, ממונה ישיר, sef, sef direct, sef ierarhic, superior ierarhic, penyelia, pegawai penyelia, nadriadeny, nadredeni, nadredjeni, rukovoditelj, ръководител, 直接领导, 上级主管, 分管领导, 隶属上级, primy nadrizeny, priamy nadriadeny, vadovas, vaditajs, vahetu juht, releve de, reports to releve de, 上長"
    ),
    "upper": "superior, superieur, 上级, 上位, 上层, 父, 父级, 상위, parent, higher, upper, ubergeordnet, ubergeordnete, ubergeordneter, padre, superieure, pai, 上位, superior, haut, ascendant, rattachement",
    "second": (
        "dotted, dotted line, matrix, functional, second, secondary, indirect, 2nd, fachlich, fachliche, fachlicher,"
        " fonctionnel, funcional, 虚线, 职能, 间接, 第二"
    ),
    "person": (
        "employee, employees, emp, ee, staff, worker, person, people, personnel, pers, associate, incumbent, holder,"
        " member, colleague, mitarbeiter, mitarbeiterin, mitarbeiter in, mitarbeitende, mitarbeitenden, personal, beschaftigter, employe, salarie,"
        " agent, collaborateur, colaborador, colaboradora, funcionario, servidor, empleado, empleada, trabajador, persona, titular, pessoa,"
        " 员工, 人员, 职工, 雇员, 社员, 职员, medewerker, dipendente, 직원, 사원, 任职者, 在岗人, stelleninhaber, stelleninhaberin, stelleninhaber in, inhaber, medarbejder, pracownik, сотрудник, работник, anstalld, calisan, zamestnanec, dolgozo, karyawan, nhan vien, الموظف, พนักงาน, บุคลากร, เจ้าหน้าที่, עובד, angajat, salariat, pekerja, kakitangan, zamestnanec, zaposleni, служител, occupant, occupied by, post holder, postholder, role holder, jobholder, ocupante, 人員, 職員, 現任, 现任人员, 现任职人员, 担当者, bekleder, zaposlenik, 在岗人员, 在岗人员名单, 在岗人员姓名, 人员名单, 在职人员, 现有人员, 现任人员姓名, 任职人员, 任职人员名单, incumbents, post holders, titulares"
    ),
    "position": (
        "position, positions, desig, designation, pos, post, job, role, seat, stelle, stellen, planstelle, planstellen, puesto,"
        " puesto de trabajo, plaza, cargo, poste, emploi, fonction, funktion, funcao, funcion, functie, mansione, ruolo, qualifica, occupation, occupational,"
        " 岗位, 职位, 职务, 职称, 직위, 직책, 직무, 役职, ポジション, planst, pl st, stanowisko, должность, befattning, stilling, unvan, gorev, pozisyon, chuc danh, chuc vu, المسمى الوظيفي, المنصب, pozice, munkakor, jabatan, posada, посада, toimi, tehtava, tehtavanimike, θέση, ειδικότητα, psn, pcn, slot, billet, posn, ตำแหน่ง, תפקיד, משרה, functia, functie, post ocupat, jawatan, pracovni pozice, pracovna pozicia, pozicia, radno mjesto, radno mesto, длъжност, dienstposten, arbeitsplatz, profilo professionale, profilo, figura professionale, categoria profesional, 岗位名, ポスト, 직함, position control, 職名, 职名"
    ),
    "unit": (
        "unit, units, department, departments, dept, dpt, dep, division, team, section, organisation, organization, org,"
        " orgunit, org unit, organizational, organisational, supervisory organization, agency, bureau, directorate,"
        " abteilung, abteilungs, bereich, bereichs, organisationseinheit, orgeinheit, einheit, departamento, area, servicio, unidad,"
        " unidad organizativa, servico, setor, diretoria, secretaria, orgao, lotacao, service, direction, pole, equipe, equipo, reparto, ufficio, direzione, afdeling, 内设机构,"
        " 部门, 单位, 组织, 机构, 部署, 科室, uorg, 组织单元, 部门单位, 组织架构, 组织结构, 架构, 부서, 조직, komorka, komorka organizacyjna, dzial, wydzial, подразделение, отдел, структурное подразделение, avdelning, enhet, avdeling, departman, departmani, bolum, birim, phong ban, bo phan, الإدارة, القسم, oddeleni, utvar, osztaly, szervezeti egyseg, departemen, yksikko, osasto, підрозділ, відділ, faculty, org einheit, orgeinh, 任职部门, 任职组织, τμήμα, διεύθυνση υπηρεσίας, store, div, sec, แผนก, ฝ่าย, หน่วยงาน, ส่วนงาน, กลุ่มงาน, สังกัด, מחלקה, אגף, יחידה, compartiment, serviciu, bahagian, odjel, odeljenje, отдел, amt, sachgebiet, referat, dezernat, fachbereich, fachdienst, stabsstelle, unidade, unidade organizacional, unidade administrativa, settore, struttura, unita organizzativa, eenheid, organisatorische eenheid, uo, sous direction, cellule, unite, unite organisationnelle, 所属, 所属部署, 所属組織, 归属部门, 隶属部门, 부서명, 소속부서, organizacni jednotka, organizacna jednotka, direction generale, 소속, 部局, 部局名, 局名, 課名, 室名, 係名, centro directivo, organismo, consejeria, ministerio, delegacion"
    ),
    "id": (
        "id, ids, wid, cod, no, nr, num, number, numero, numéro, nº, n, n°, code, codigo, key, ref, unique reference, identifier,"
        " identificador, identifiant, kennung, kurzel, nummer, nummern, schlussel, 编号, 编码, 代码, 代号, 号码, 番号, コード, 번호, 코드, 号, رقم, الرقم, κωδικός, nbr, n o, pcn, psn, sigla, รหัส, เลขที่, מספר, broj, cislo"
    ),
    "number": (
        "matricule, matricula, matricola, personeelsnummer, personalnummer, personalnr, persnr, pernr, 工号, 员工号, 사번, 社员番号, nif, payroll number, emplid,"
        " empno, empid, staffno, табельный номер, таб номер, таб, anstallningsnummer, anstallningsnr, anst nr, medarbejdernummer, ansattnummer, ma nv, ma nhan vien, الرقم الوظيفي, رقم الموظف, sicil no, sicil numarasi, nr ewidencyjny, nr ewid, osobni cislo, torzsszam, nik, henkilonumero, mitarb nr, persnum, αριθμός μητρώου, κωδικός εργαζομένου, รหัสพนักงาน, เลขประจำตัวพนักงาน, מספר עובד, מספר אישי, marca, nr marca, no pekerja, no kakitangan, os cislo, osobne cislo, personeelsnr, personeelsnummer, personalnum, ma so nhan vien, mecanografico, numero mecanografico, legajo, nro legajo, rut, dni, 身份证号, 教工号, 职工号, 职工编号, 人员工号, 警号, 員番, 社番, 従業員番号, 職員番号"
    ),
    "name": (
        "naam, name, names, nombre, nombres, nom, nome, namen, 名, 姓名, 名称, 名字, 氏名, 성명, 이름, 명, fio, фио, ф и о, nazwisko i imie, imie i nazwisko, namn, navn, nimi, adi soyadi, ad soyad, isim, ho va ten, ho ten, الاسم, اسم الموظف, jmeno, jmeno a prijmeni, nev, nama, піб, 人员姓名, ονοματεπώνυμο, ชื่อ, ชื่อ สกุล, ชื่อ นามสกุล, שם, שם מלא, שם עובד, nume, nume si prenume, nume prenume, meno, meno a priezvisko, ime, ime i prezime, име, cognome e nome, nome e cognome, nom et prenom, nom prenom, 人名, fn"
    ),
    "described": "bezeichnung, bezeichnungs, description, desc, descr, text, denominacion, libelle, intitule, descripcion, descricao, 描述",
    "title": "class title, title, titles, titel, titre, titulo, job title, business title, job profile, working title, functional title, civil service title, classification title, occupation title, job name, job description title, 单位及职务, 工作单位及职务, 部门及职务, 现任职务, 担任职务, 职务名称",
    "first": "first, first name, voornaam, given name, forename, vorname, prenom, nombre de pila, primeiro nome, fornamn, fornavn, etunimi, adi, imie, имя, jmeno krestni, nama depan, ім я, keresztnev, roepnaam, prenume, שם פרטי, vardas",
    "last": "last, last name, cognome, achternaam, surname, family name, nachname, familienname, apellido, apellidos, nom de famille, sobrenome, efternamn, etternavn, efternavn, sukunimi, soyadi, soyad, nazwisko, фамилия, prijmeni, vezeteknev, nom d usage, nom usuel, nom patronymique, nom de naissance, прізвище, นามสกุล, สกุล, שם משפחה, nume de familie, priezvisko, prezime, pavarde",
    "email": "email, e mail, mail, emails, email address, mail address, correo, correo electronico, courriel, adresse mail, 邮箱, 邮件, 电子邮箱, メール, メールアドレス, 이메일, 邮箱地址, e post, epost, eposta, e posta, почта, эл почта, электронная почта, البريد الإلكتروني, sahkoposti, อีเมล, אימייל, דואל, דוא ל, emailadres, imejl, имейл",
    "login": "login, logon, upn, user principal name, username, user name, user, sam account name, samaccountname, s amaccount name, account, 账号, 用户名, アカウント, 帐号, 登录名",
    "date": "date, dates, datum, fecha, data, am, ab, 日期, 日, 年月日, 时间, 年月, 일자, 일, 날짜, дата, tarihi, tarih, ngay, dato, tanggal, วันที่, วัน, תאריך, tarikh, tanggal",
    "start": (
        "hire, hired, doj, start, starting, starts, entry, join, joined, joining, onboard, onboarding, begin, admission, admissao,"
        " eintritt, eintritts, einstellung, einstellungs, ingreso, alta, incorporacion, d entree, entree, embauche, d embauche, inicio, original hire, assunzione, in dienst,"
        " agency start, effdt, eff date, 入职, 入社, 入厂, 到岗, 入司, 任职, 参加工作, 입사, zatrudnienia, data zatrudnienia, приема, приема на работу, anstallningsdatum, ansattelsesdato, ise giris, giris, vao lam, nhan viec, تاريخ التعيين, nastupu, belepes, masuk, 到职, ngay vao lam, ngay vao, เริ่มงาน, เริ่มทำงาน, เข้างาน, บรรจุ, תחילת עבודה, תחילת העסקה, angajarii, angajare, lantikan, mula khidmat, nastup, nastupu, zaposlenja, постъпване, recrutement, de recrutement, prise de fonction, de prise de fonction, de posse, de exercicio, toma de posesion, de toma de posesion, de antiguedad"
    ),
    "end": (
        "end, exit, leaving, leave date, termination, separation, austritt, austritts, baja, salida, sortie, de sortie, depart, desligamento,"
        " demissao, rescision, 离职, 退社, 退职, 퇴사, last working, zwolnienia, увольнения, isten cikis, cikis, slutdatum, slutdato, term date, term dt, last day, uit dienst, สิ้นสุด, ลาออก, סיום עבודה, סיום העסקה, incetarii, berhenti, ukonceni, odchodu"
    ),
    "status": "status, estado, situacion, situacao, situation, statut, zustand, 状态, 状况, 情况, 상태, 在职状态, 재직상태, lifecycle status, leave status, empl status, durum, durumu, statu, trang thai, الحالة, stav, tila, 任职状态, 人员状态, สถานะ, סטטוס, מצב, stare, состояние, статус, fill status, vacancy status, incumbency status, filled vacant, vacant filled, occupied vacant, vacant occupied, 在岗情况, 在岗状态, 人员情况",
    "kind": "type, kind, form, category, class, art, tipo, categoria, 类型, 形式, 类别, 性质, 形态, 구분, 형태, 유형, 区分, ประเภท, סוג, tip, jenis",
    "employment": "employment, contract, assignment, vertrag, vertrags, beschaftigungs, contrato, contrat, de contrat, de contrato, vinculo, regimen, 用工, 雇用, 合同, 雇佣, 고용, 계약, 聘用, ประเภทการจ้าง, העסקה",
    "fte": "fte, ftes, etp, vza, vzae, vze, vollzeitaquivalent, full time equivalent, beschaftigungsgrad, arbeitszeitanteil, pensum, jornada, dedicacion, quotite, 全时当量, 工时比例, 投入比例, fte factor, empl, employment percentage, etat, ставка, ставки, sysselsattningsgrad, tjanstgoringsgrad, stillingsprosent, stillingsandel, soll vza, soll vze, vza soll, uvazek, wymiar etatu, stellenanteil, stellenanteile, stellenumfang, beschaftigungsumfang, umfang, percent part time, part time percent, היקף משרה, norma, norma de lucru, vte, vte s, fte s, heltidsekvivalenter, percent fte, equivalent temps plein, equivalents temps plein, dienstverbandpercentage, deeltijdfactor, deeltijdpercentage, budgeted fte, percent time, appointment percent, appt percent, effort percent, wte, whole time equivalent, wte s, contracted wte, budgeted wte",
    "share": "percent, percentage, pct, prozent, porcentaje, pourcentage, percentual, 百分比, 比例",
    "hours": "hours, hrs, stunden, horas, heures, 工时, 小时, 労働時間, 근무시간, std",
    "week": "week, weekly, per week, wk, wochen, woche, pro woche, semana, semanales, semanais, semaine, hebdomadaires, par semaine, wochentliche, 周, 每周, 周工时, 주당, 週",
    "headcount": "headcount, head count, hc, plazas, dotacion, effectif, effectifs, 编制, 人数, 编制人数, 定员, 员额, 정원, 인원, number of posts, number of positions, no of posts, establishment, sanctioned strength, approved strength, authorized strength, approved positions, approved posts, budgeted positions, budgeted posts, sanctioned posts, 编制数, 核定编制, 核定编制数, 定编, 定编数, 定编人数, 职数, 岗位数, 岗位编制数, 编制数量, 配置人数, 인원수, 정원수, n plazas, numero de plazas, dotaciones, numero de dotaciones, no of posts, no of positions, number of seats, of positions, of posts, postes, nb postes, nombre de postes, anzahl, anzahl stellen, stellenanzahl, stellenzahl, planstellenzahl, n posti, posti, posti in organico, dotazione, dotazione organica, quantidade, qtd, qtde, quantidade de cargos, 员额数, 定員数, 人員数, อัตรา, จำนวน, จำนวนอัตรา, bil perjawatan, poc mist, pocet, pocet mist, antall, antal",
    "money": (
        "salary, pay, wage, wages, compensation, remuneration, gehalt, lohn, jahresgehalt, jahresbrutto, bruttojahresgehalt, salaire, salario, sueldo, retribucion, stipendio, retribuzione, salaris,"
        " vencimento, vencimentos, remuneracao, remuneracion, 工资, 年薪, 薪资, 薪酬, 薪水, 给与, 年收, 연봉, 급여, wynagrodzenie, оклад, зарплата, lon, loen, lonn, maas, ucret, luong, الراتب, plat, palkka, gaji, שכר, משכורת, salariu, salar, gaji pokok, plata, заплата, 基本年薪"
    ),
    "money words": "bruta, base, basic, adjusted, annual, yearly, gross, brutto, brut, bruto, anual, annuel, total, lordo, annuo, bruto, contracted, fixed, jahres, de base, 基本, 税前, 年度",
    "location": (
        "location, site, city, town, place, workplace, office, office location, duty station, work location, standort, arbeitsort, ort, einsatzort, lieu,"
        " lieu de travail, site de travail, ubicacion, localidad, lugar, centro de trabajo, localizacao, cidade, local de trabalho,"
        " 地点, 城市, 办公地点, 工作地点, 工作地, 勤务地, 事业所, 근무지, borough, miasto, lokalizacja, город, sted, lokasyon, sehir, dia diem, الموقع, المدينة, misto, varos, toimipaikka, duty sta, duty station location, จังหวัด, สถานที่ทำงาน, מקום עבודה, אתר, locatie, lokasi, misto vykonu, 所在地, 所在城市, 勤務地, 事業所, plaats, standplaats, sede, sede di lavoro, sede de trabajo"
    ),
    "grade": "grade, grades, classification, classificacao, clasificacion, band, pay grade, grado, nivel, stufe, entgeltgruppe, tarifgruppe, echelon, niveau, 职级, 等级, 级别, 职等, 等级号, 직급, 등급, bes entg gr, entg gr, bes gr, besoldungsgruppe, besoldung, besoldungs entgeltgruppe, entgeltgr, vergutungsgruppe, eingruppierung, tarif, egr, a e gr, bewertung, gred, ระดับ, דרגה, gradatie, salary group, pay plan grade, 等级工资, 资格等级, salarisschaal, schaal, 職等, 職級, 資格, 等級, 급수, pay band, pay scale, salary band, salary grade, pay level, career level, career band, management level, job level, 职务级别, 薪级, 岗级",
    "phone": "phone, telephone, tel, mobile, cell, telefon, telefono, telefone, movil, handy, portable, 电话, 手机, 手机号, 手机号码, 联系电话, 联系方式, 전화, 전화번호, 電話番号, เบอร์โทร, โทรศัพท์, טלפון, נייד, telefoon, ext, extension, 内線, 分机, 分机号, 内线, durchwahl, poste telephonique",
    "cost centre": "cost centre, cost center, cost ctr, costcenter, cc, kostenstelle, kst, centro de coste, centro de costes, centro de costo, centro de costos, centro de custo, centro de custos, centre de cout, centre de couts, 成本中心, 原价中心, 코스트센터",
    "currency": "currency, ccy, wahrung, moneda, devise, moeda, 币种, 货币, 通货, 통화",
    "notes": "notes, note, comment, comments, remark, remarks, bemerkung, bemerkungen, kommentar, observaciones, observacoes, observations, remarques, commentaires, 备注, 说明, 비고, หมายเหตุ, הערות, observatii, catatan, poznamka, opmerkingen, opmerking, note al, 备考, 備考, 비고란, anmerkung, anmerkungen, annotazioni",
    "duties": "duties, responsibilities, aufgaben, funciones, missions, atribuicoes, 职责, 业务内容, 업무",
    "path": "path, full path, hierarchy path, full name, 路径, 全路径, 全称, 全名, 层级路径",
    "job code": "job code, jobcode, job id, job number, job key, job family",
    "request": "req, requisition, vacancy, opening",
    "hiring": "hiring",
    "filler": (
        "home, payroll, the, of, to, for, by, a, an, and, y, e, et, und, de, del, la, el, los, las, du, des, le, les, l, d, do, da, dos, s, der, die,"
        " in, full, line, direct, immediate, primary, main, current, actual, official, legal, preferred, display, work, business, budgeted, approved,"
        " hierarchique, inmediato, inmediata, directo, direct e, imediato, imediata, direto, direkter, direkte, disziplinarischer, disziplinarische,"
        " generic, approved, 直接, 直属, 直线, 直系, 所在, 所属, 소속, 的, 现, 现任, 当前, 联系, 分管, 직속, 공식, 正式, 本人, generic job, reference, 及, 和, 与, 的人, primy, priamy, organizacni, pracovni, โดยตรง, 現, 担当, 现职"
    ),
}  # fmt: skip
