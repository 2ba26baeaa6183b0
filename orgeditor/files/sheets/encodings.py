"""How the characters of a text file are encoded: known where it says so, else guessed.

A guess reads the bytes in each encoding that people's lists come in and takes the one in
which they look most like words. charset-normalizer (3.4) was tried for it and takes cp1250
for Western European names ("Muńoz" for "Muñoz") and cp949 for short Chinese lists.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from orgeditor.files.sheets.signature import looks_like_utf16

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE: Final = 1 << 20
_SAMPLE: Final = 1 << 15
_FOREIGN_LINE: Final = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGE: Final = 0.02
"""Share of broken characters up to which text is damaged UTF-8 and not another encoding."""


class Language(msgspec.Struct, frozen=True):
    """Words of a language as bytes: an encoding, and the characters that they are made of."""

    encoding: str
    letters: frozenset[str]
    plain: str = ""
    """For ideographs and syllables a character set of the common ones, with its lead bytes."""
    lead: range = range(0)


def _language(encoding: str, letters: str) -> Language:
    return Language(encoding, frozenset(letters + letters.upper()))


def _span(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_WESTERN: Final = _language("cp1252", "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ")
# Earlier ones win where several fit as well.
_ALPHABETS: Final = (
    _language("cp1252", "áéíóúüñç"),
    _language("cp1252", "àâæçèéêëîïôœùûüÿ"),
    _language("cp1252", "äöüßé"),
    _language("cp1252", "áâãàçéêíóôõú"),
    _language("cp1252", "àèéìòù"),
    _language("cp1252", "åäöæøé"),
    _language("cp1254", "çğıöşüâîiİ"),
    _language("cp1250", "ąćęłńóśźż"),
    _language("cp1250", "áčďéěíňóřšťúůýžľĺŕôä"),
    _language("cp1250", "áéíóöőúüű"),
    _language("cp1250", "ăâîşţ"),
    _language("cp1250", "čćđšž"),
    _language("cp1257", "āčēģīķļņšūž"),
    _language("cp1257", "ąčęėįšųūž"),
    _language("cp1257", "äõöüšž"),
    _language("cp1251", _span("а", "я") + "ёіїєґўђјљњћџ№"),
    _language("cp1253", _span("α", "ω") + "άέήίόύώϊϋΐΰ"),
    _language("cp1255", _span("א", "ת")),
    _language("cp1256", _span("ء", "غ") + _span("ف", "ي") + "پچژگ"),
)
_SCRIPTS: Final = (
    Language(
        "gb18030",
        frozenset(
            "部员工姓名职位务经理人事号主管上级岗门市场销售财总监公司中心张王李刘陈杨黄赵周吴"
        ),
        "gb2312",
        range(0xB0, 0xD8),
    ),
    Language(
        "big5",
        frozenset(
            "部員工姓名職位務經理人事號主管上級門市場銷售財總監公司中心張王李劉陳楊黃趙周吳林"
        ),
        "big5",
        range(0xA4, 0xC7),
    ),
    Language(
        "cp932",
        frozenset(_span("ぁ", "ん") + _span("ァ", "ヶ") + "ー部課長社員氏名番号上司役職営業人事田"),
        "shift_jis",
        range(0x88, 0x98),
    ),
    Language(
        "cp949",
        frozenset("이름부서직위사번상급자김박최정팀장과원대리영업인무경조윤강임한오신"),
        "euc_kr",
        range(0xB0, 0xC9),
    ),
)
_PUNCTUATION: Final = frozenset("’‘“”–—…€£§°ºª·«»¿¡©®™\xa0，。、；：（）《》“”·　！？／－")
_IN_WORD: Final = re.compile(r"(?<=\w)[^\w\s\x00-\x7f’'·-](?=\w)")


class Encoding(msgspec.Struct, frozen=True):
    """Python's name of an encoding, whether it is a guess, and whether all bytes fit it."""

    name: str
    guessed: bool = False
    fits: bool = True


def encoding_of(file: BinaryIO) -> Encoding:
    """Return the encoding of a text file."""
    file.seek(0)
    start = file.read(4096)
    for bom, name in _BOMS:
        if start.startswith(bom):
            return Encoding(name, fits=fits(file, name))
    wide = looks_like_utf16(start)
    if wide:
        return Encoding(wide, guessed=True, fits=fits(file, wide))
    if fits(file, "utf-8"):
        return Encoding("utf-8")
    sample = _sample(file)
    if _is_damaged_utf8(sample):
        return Encoding("utf-8", fits=False)
    name = guess(sample)
    return Encoding(name, guessed=True, fits=fits(file, name))


def fits(file: BinaryIO, encoding: str) -> bool:
    """Whether all bytes of ``file`` are characters in ``encoding``; LookupError if that is none."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def guess(sample: bytes) -> str:
    """Return the encoding in which ``sample`` looks most like words."""
    best, name = 0.0, "cp1252"
    candidates: list[tuple[Language, Callable[[str, Language], float], float]] = [
        *((script, _script_likeness, 1.0) for script in _SCRIPTS),
        *((alphabet, _alphabet_likeness, 1.0) for alphabet in _ALPHABETS),
        (_WESTERN, _alphabet_likeness, 0.95),
    ]
    for language, likeness, weight in candidates:
        try:
            text = sample.decode(language.encoding)
        except UnicodeDecodeError:
            continue
        score = weight * likeness(text, language)
        if score > best:
            best, name = score, language.encoding
    return name


def _sample(file: BinaryIO) -> bytes:
    """Return lines that hold more than ASCII, whole ones, up to about 32 KiB."""
    file.seek(0)
    lines: list[bytes] = []
    size = 0
    while size < _SAMPLE and (line := file.readline(_SAMPLE)):
        if _FOREIGN_LINE.match(line):
            lines.append(line)
            size += len(line)
    return b"".join(lines)


def _is_damaged_utf8(sample: bytes) -> bool:
    foreign = [char for char in sample.decode("utf-8", "replace") if char > "\x7f"]
    return foreign.count("\ufffd") <= _DAMAGE * len(foreign)


def _alphabet_likeness(text: str, language: Language) -> float:
    """Return the share of non-ASCII characters that the language's words are made of."""
    foreign = [char for char in text if char > "\x7f"]
    good = sum(char in language.letters or char in _PUNCTUATION for char in foreign)
    return (good - len(_IN_WORD.findall(text))) / max(len(foreign), 1)


def _script_likeness(text: str, language: Language) -> float:
    """Return how common the characters are on average: 1 for a list's usual words, 0 for rare ones."""
    foreign = [char for char in text if char > "\x7f"]
    return sum(_commonness(char, language) for char in foreign) / max(len(foreign), 1)


def _commonness(char: str, language: Language) -> float:
    if char in language.letters:
        return 1.0
    if char in _PUNCTUATION:
        return 0.5
    try:
        code = char.encode(language.plain)
    except UnicodeEncodeError:
        return 0.0
    return 0.7 if code[0] in language.lead and len(code) > 1 else 0.0
