"""How the characters of a text file are encoded: known where it says so, else guessed.

A guess reads the bytes in each encoding that people's lists come in and takes the one in
which they look most like words. charset-normalizer (3.4) was tried for it and takes cp1250
for Western European names ("Muńoz" for "Muñoz") and cp949 for short Chinese lists.
"""

from __future__ import annotations

import codecs
import re
from itertools import pairwise
from typing import BinaryIO, Final

import msgspec

from orgeditor.files.sheets.signature import looks_like_utf16

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


ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "gb18030": "GB 18030 (GBK)",
    "big5": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp874": "Windows-874",
    "koi8-r": "KOI8-R",
    "cp850": "DOS (850)",
    "cp866": "DOS (866)",
    "mac_roman": "Mac OS Roman",
    "utf-16": "UTF-16",
}
"""Encodings that a text file may be said to be in: Python's name, and what people call it."""


class Alphabet(msgspec.Struct, frozen=True):
    """What a language's words are spelled with, beside or instead of the Latin letters of ASCII."""

    encoding: str
    common: frozenset[str]
    rare: frozenset[str] = frozenset()
    is_latin: bool = True
    usual: float = 1.0
    """How readily it is believed, less than 1 for one that few files come in today."""


class Script(msgspec.Struct, frozen=True):
    """Ideographs or syllables: those of any list of people, and where the common ones are."""

    encoding: str
    usual: frozenset[str]
    plain: str
    """A character set whose lead bytes in ``lead`` are the common characters."""
    lead: range


def _latin(encoding: str, letters: str) -> Alphabet:
    return Alphabet(encoding, frozenset(letters + letters.upper()))


def _alphabet(encoding: str, common: str, rare: str, usual: float = 1.0) -> Alphabet:
    return Alphabet(
        encoding,
        frozenset(common + common.upper()),
        frozenset(rare + rare.upper()),
        is_latin=False,
        usual=usual,
    )


def _span(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_ANY_WESTERN: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ"
_WESTERN: Final = Alphabet("cp1252", frozenset(_ANY_WESTERN + _ANY_WESTERN.upper()), usual=0.95)
# Earlier ones win where several fit as well.
_ALPHABETS: Final = (
    _latin("cp1252", "áéíóúüñç"),
    _latin("cp1252", "àâæçèéêëîïôœùûüÿ"),
    _latin("cp1252", "äöüßé"),
    _latin("cp1252", "áâãàçéêíóôõú"),
    _latin("cp1252", "àèéìòù"),
    _latin("cp1252", "åäöæøé"),
    _latin("cp1254", "çğıöşüâîİ"),
    _latin("cp1250", "ąćęłńóśźż"),
    _latin("cp1250", "áčďéěíňóřšťúůýžľĺŕôä"),
    _latin("cp1250", "áéíóöőúüű"),
    _latin("cp1250", "ăâîşţ"),
    _latin("cp1250", "čćđšž"),
    _latin("cp1257", "āčēģīķļņšūž"),
    _latin("cp1257", "ąčęėįšųūž"),
    _latin("cp1257", "äõöüšž"),
    _alphabet("cp1251", "оеаинтсрвлкмдпу", "бгжзйфхцчшщъыьэюяёіїєґўђјљњћџ№"),
    _alphabet("koi8-r", "оеаинтсрвлкмдпу", "бгжзйфхцчшщъыьэюяё", usual=0.85),
    _alphabet("cp866", "оеаинтсрвлкмдпу", "бгжзйфхцчшщъыьэюяё№", usual=0.85),
    _alphabet("cp874", "กงนมยรลวสอาิีเแ่้ัุู์", _span("ก", "ฺ") + _span("เ", "๎")),
    _alphabet("cp1253", "αοιετσνηυρπκλμςάόίέή", "βγδζθξφχψωύώϊϋΐΰ"),
    _alphabet("cp1255", "יוהלאםמרתבנ", _span("א", "ת")),
    _alphabet("cp1256", "ايلمنوتربدعسحقة", _span("ء", "غ") + _span("ف", "ي") + "پچژگ"),
)
_TRADITIONAL: Final = frozenset(
    "部員工姓名職位務經理人事號主管上級門市場銷售財總監公司中心張王李劉陳楊黃趙周吳林"
)
_SCRIPTS: Final = (
    Script(
        "gb18030",
        frozenset(
            "部员工姓名职位务经理人事号主管上级岗门市场销售财总监公司中心张王李刘陈杨黄赵周吴序岗编制"
        ),
        "gb2312",
        range(0xB0, 0xD8),
    ),
    Script("big5", _TRADITIONAL, "big5", range(0xA4, 0xC7)),
    # Traditional Chinese as a program set to simplified saves it.
    Script("gb18030", _TRADITIONAL, "big5", range(0xA4, 0xC7)),
    Script(
        "cp932",
        frozenset(_span("ぁ", "ん") + _span("ァ", "ヶ") + "ー部課長社員氏名番号上司役職営業人事田"),
        "shift_jis",
        range(0x88, 0x98),
    ),
    Script(
        "euc_jp",
        frozenset(_span("ぁ", "ん") + _span("ァ", "ヶ") + "ー部課長社員氏名番号上司役職営業人事田"),
        "shift_jis",
        range(0x88, 0x98),
    ),
    Script(
        "cp949",
        frozenset("이름부서직위사번상급자김박최정팀장과원대리영업인무경조윤강임한오신성명소속번호"),
        "euc_kr",
        range(0xB0, 0xC9),
    ),
)
_PUNCTUATION: Final = frozenset("’‘“”–—…€£§°ºª·«»¿¡©®™\xa0，。、；：（）《》“”·　！？／－")
_SYMBOL_IN_WORD: Final = re.compile(r"(?<=\w)[^\w\s\x00-\x7f’'·-](?=\w)")
_MIXED_WORD: Final = re.compile(r"[a-zA-Z](?=[^\W\d_a-zA-Z])|[^\W\d_a-zA-Z](?=[a-zA-Z])")
_FOREIGN_RUN: Final = re.compile(r"[^\W\d_a-zA-Z]{3,}")
_RARE: Final = 0.6


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
    for candidate in (*_SCRIPTS, *_ALPHABETS, _WESTERN):
        try:
            text = sample.decode(candidate.encoding)
        except UnicodeDecodeError:
            continue
        if isinstance(candidate, Script):
            score = _script_likeness(text, candidate)
        else:
            score = _alphabet_likeness(text, candidate) * candidate.usual
        if score > best:
            best, name = score, candidate.encoding
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


def _alphabet_likeness(text: str, alphabet: Alphabet) -> float:
    """Return how well the non-ASCII characters spell words: 1 for well, below 0 for not at all."""
    foreign = [char for char in text if char > "\x7f"]
    fit: float = sum(char in alphabet.common or char in _PUNCTUATION for char in foreign)
    fit += _RARE * sum(char in alphabet.rare - alphabet.common for char in foreign)
    odd = len(_SYMBOL_IN_WORD.findall(text))
    if alphabet.is_latin:
        odd += sum(map(len, _FOREIGN_RUN.findall(text)))
    else:
        odd += len(_MIXED_WORD.findall(text))
        # Bytes of ideographs, read as letters, have capitals in the middle of words.
        odd += sum(
            len(word) for word in _FOREIGN_RUN.findall(text) if not _is_cased_as_words_are(word)
        )
    odd += sum(
        before.islower() and after.isupper() and max(before, after) > "\x7f"
        for before, after in pairwise(text)
    )
    return (fit - odd) / max(len(foreign), 1) * (1 if alphabet.is_latin else _capitalised(text))


def _is_cased_as_words_are(word: str) -> bool:
    return word[1:] == word[1:].lower() or word == word.upper()


def _capitalised(text: str) -> float:
    """Return less than 1 where a script with capitals begins few words with one: names do."""
    words: list[str] = _FOREIGN_RUN.findall(text)
    if not any(word != word.swapcase() for word in words):
        return 1.0
    return 0.7 + 0.3 * min(2 * sum(word[0].isupper() for word in words) / len(words), 1)


def _script_likeness(text: str, script: Script) -> float:
    """Return how common the characters are on average: 1 for a list's usual words, 0 for rare ones."""
    foreign = [char for char in text if char > "\x7f"]
    return sum(_commonness(char, script) for char in foreign) / max(len(foreign), 1)


def _commonness(char: str, script: Script) -> float:
    if char in script.usual:
        return 1.0
    if char in _PUNCTUATION:
        return 0.5
    try:
        code = char.encode(script.plain)
    except UnicodeEncodeError:
        return 0.0
    if len(code) == 1:
        return 0.0
    return 0.7 if code[0] in script.lead else 0.3
