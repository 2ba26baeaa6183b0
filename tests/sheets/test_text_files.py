from __future__ import annotations

import pytest

from orgeditor.files.sheets import Unreadable, read_workbook
from orgeditor.files.sheets.delimited import delimiter_of
from orgeditor.files.sheets.wire import Limits

ROSTERS = {
    "gb18030": "工号,姓名,部门,职位,直属上级\n1001,张伟,市场部,总监,\n1002,王芳,品牌部,经理,1001\n",
    "big5": "員工編號,姓名,部門,職稱,直屬主管\n1001,陳怡君,行銷部,總監,\n1002,林志明,業務部,經理,1001\n",
    "cp932": "社員番号,氏名,部署,役職,上司\n1001,佐藤太郎,営業部,部長,\n1002,鈴木花子,マーケティング部,課長,1001\n",
    "cp949": "사번,이름,부서,직위,상사\n1001,김민수,영업부,부장,\n1002,이영희,마케팅부,과장,1001\n",
    "cp1252": "Matrícula,Nombre,Área\n1,José Muñoz,Dirección\n2,Søren Müller,“Ventas”\n",
    "cp1251": "Номер,Имя,Отдел,Руководитель\n1,Иванов Иван,Маркетинг,\n2,Петрова Анна,Продажи,1\n",
    "cp1250": "Id,Imię i nazwisko,Dział\n1,Łukasz Wójcik,Sprzedaż\n2,Małgorzata Wiśniewska,Księgowość\n",
    "cp1253": "Κωδικός,Όνομα,Τμήμα\n1,Γιώργος Παπαδόπουλος,Πωλήσεις\n",
    "cp1254": "Sicil,Ad,Bölüm,Yönetici\n1,Şule Yılmaz,Satış,\n2,Çağrı Öztürk,Pazarlama,1\n",
    "cp1257": "Nr,Vārds,Nodaļa\n1,Jānis Bērziņš,Pārdošana\n2,Līga Kalniņa,Grāmatvedība\n",
}
OTHERS = {
    "short Chinese": ("gb18030", "员工编号,姓名\n1,王小明\n"),
    "a few Chinese words": ("gb18030", "计划,上市\n谈判,续约\n新闻稿,续约\n合约,产品\n"),
    "rare Chinese names": ("gb18030", "工号,姓名\n1,喆琨\n2,翀昊\n3,张三\n"),
    "traditional Chinese saved as simplified": (
        "gb18030",
        "談判,負責\n通路,審核\n預算,活動\n產品,新聞稿\n談判,產品\n談判,上市\n客戶訪談,研究\n新聞稿,上市\n產品,負責\n核准,諮詢\n",
    ),
    "short traditional Chinese saved as simplified": ("gb18030", "計畫,預算\n核准,產品\n"),
    "one name": ("cp1252", "id,name,manager\n1,Jane Smith,\n2,Zoë Black,1\n3,Peter Brown,1\n"),
    "German": (
        "cp1252",
        "Nr,Name,Abteilung\n1,Jürgen Müller,Geschäftsführung\n2,Käthe Groß,Vertrieb\n",
    ),
    "French": ("cp1252", "Nom,Service\nHélène Lefèvre,Qualité\nFrançois Noël,Société générale\n"),
    "Nordic": ("cp1252", "Navn,Afdeling\nSøren Kjær,Økonomi\nÅse Løvås,Indkøb\n"),
    "Czech": ("cp1250", "Jméno,Oddělení\nJiří Dvořák,Účetnictví\nŽofie Nováková,Řízení\n"),
    "Hungarian": ("cp1250", "Név,Osztály\nSzabó Győző,Értékesítés\nTűzkő Ágnes,Pénzügy\n"),
    "Hebrew": ("cp1255", "שם,מחלקה\nדוד כהן,מכירות\n"),
    "Thai": ("cp874", "รหัสพนักงาน,ชื่อ-นามสกุล,ตำแหน่ง\n1,สมชาย ใจดี,กรรมการ\n2,สมหญิง รักงาน,ผู้จัดการ\n"),
    "Russian of Unix": (
        "koi8-r",
        "Табельный номер,ФИО,Отдел\n1,Иванов Иван,Дирекция\n2,Петрова Анна,Финансы\n",
    ),
    "Russian of DOS": (
        "cp866",
        "Табельный номер,ФИО,Отдел\n1,Иванов Иван,Дирекция\n2,Петрова Анна,Финансы\n",
    ),
    "Japanese of Unix": ("euc_jp", "社員番号,氏名,部署\n1,山田太郎,本社\n2,鈴木花子,経理部\n"),
    "Arabic": ("cp1256", "الاسم,القسم\nمحمد علي,المبيعات\n"),
}


def cells(text: str):
    return [tuple(cell or None for cell in line.split(",")) for line in text.splitlines()]


def trimmed(rows):
    return [row[: max((n for n, cell in enumerate(row, 1) if cell), default=0)] for row in rows]


@pytest.mark.parametrize(
    ("encoding", "text"), [*ROSTERS.items(), *OTHERS.values()], ids=[*ROSTERS, *OTHERS]
)
def test_the_encoding_is_guessed_and_said_so(encoding, text, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    workbook = read_workbook(path)
    assert workbook.encoding == encoding
    assert workbook.sheets[0].rows == trimmed(cells(text))
    (note,) = workbook.notes
    assert (note.kind, note.value) == ("encoding-guessed", encoding)


@pytest.mark.parametrize("text", ROSTERS.values(), ids=ROSTERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_that_says_so_is_no_guess(encoding, text, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == trimmed(cells(text))
    assert workbook.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding, tmp_path):
    path = tmp_path / "roster.txt"
    path.write_bytes(ROSTERS["gb18030"].replace(",", "\t").encode(encoding))
    workbook = read_workbook(path)
    assert (workbook.encoding, workbook.delimiter) == (encoding, "\t")
    assert workbook.sheets[0].rows == trimmed(cells(ROSTERS["gb18030"]))


def test_the_user_may_say_the_encoding(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes("Id,Name\n1,Łukasz\n".encode("cp1250"))
    workbook = read_workbook(path, encoding="cp1250")
    assert workbook.sheets[0].value(1, 1) == "Łukasz"
    assert workbook.notes == ()
    workbook = read_workbook(path, encoding="ascii")
    (note,) = workbook.notes
    assert (note.kind, note.cell, note.value) == ("bad-character", "B2", "\ufffdukasz")
    for wrong in ("klingon", "hex"):
        with pytest.raises(Unreadable, match="no encoding"):
            read_workbook(path, encoding=wrong)


def test_a_few_broken_bytes_in_utf_8_are_told_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "roster.csv"
    lines = [f"{n},张伟明".encode() for n in range(100)]
    lines[40] = lines[40][:-1]
    path.write_bytes(b"\n".join(lines))
    workbook = read_workbook(path)
    assert workbook.encoding == "utf-8"
    assert workbook.sheets[0].value(39, 1) == "张伟明"
    (note,) = workbook.notes
    assert (note.kind, note.row, note.cell) == ("bad-character", 41, "B41")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Id,Name\n1,Ada\n", ","),
        ("Id;FTE\n1;0,5\n2;1,5\n", ";"),
        ("Id;Name;FTE\n1;Lovelace, Ada;0,5\n2;Byron, Lord;1,5\n", ";"),
        ("Id\tName\n1\tLovelace, Ada\n", "\t"),
        ("Id|Name\n1|Ada\n", "|"),
        ("Id^Name^Unit\n1^Lovelace, Ada^Sales\n2^Byron, Lord^Sales\n", "^"),
        ("Id~Name\n1~Ada\n", "~"),
        ('Id,Note\n1,"a;b;c\nd;e;f\ng;h;i"\n2,"j;k"\n', ","),
        ("sep=|\nId;Name|FTE\n1;2|3\n", "|"),
        ("Name\nAda\n", ","),
        ("Staff of Acme\n\nId;Name;Unit\n1;Ada;Sales\n2;Bob;Sales\n", ";"),
        ("", ","),
    ],
)
def test_the_delimiter(text, delimiter):
    assert delimiter_of(text.splitlines(keepends=True)) == delimiter


def test_the_user_may_say_the_delimiter(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("a:b,c\nd:e,f\n")
    assert read_workbook(path, delimiter=":").sheets[0].rows == [("a", "b,c"), ("d", "e,f")]


def test_rows_are_those_that_a_spreadsheet_shows(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(b'sep=;\r\nId;Name\r\n\r\n1;"Ada\r\nLovelace"\r\n2;"say ""hi"""\r3;;\n;;;\n\n')
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == [
        ("Id", "Name"),
        (),
        ("1", "Ada\r\nLovelace"),
        ("2", 'say "hi"'),
        ("3",),
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(tmp_path):
    path = tmp_path / "roster.csv"
    rows = "".join(f'{n},Person {n},"a\nb"\n' for n in range(20_000))
    path.write_text('Id,Name,Note\n1,"Ada,x\n' + rows)
    workbook = read_workbook(path)
    assert len(workbook.sheets[0].rows) == 20_002
    assert workbook.sheets[0].rows[1] == ("1", '"Ada', "x")
    assert workbook.sheets[0].rows[2] == ("0", "Person 0", "a\nb")
    (note,) = workbook.notes
    assert (note.kind, note.row) == ("unclosed-quote", 2)


def test_a_cell_without_end_is_refused(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("Id,Name\n1," + "x" * (1 << 21))
    with pytest.raises(Unreadable, match="more than a million"):
        read_workbook(path)


@pytest.mark.parametrize(("name", "text"), [("roster.csv", "1,2\n"), ("roster.json", "[[1]]\n")])
def test_a_text_file_that_is_too_large_is_refused(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text * 400_000)
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        read_workbook(path, limits=Limits(unpacked=1 << 20))


def test_what_was_neutralised_on_the_way_out_is_plain_again(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("Id,Name\n1,'=1+1\n2,'-\n3,'quoted'\n4,''=x\n")
    assert [row[1] for row in read_workbook(path).sheets[0].rows[1:]] == [
        "=1+1",
        "-",
        "'quoted'",
        "'=x",
    ]
