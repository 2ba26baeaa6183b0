"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Final

from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.files.sheets.workbook import Container

_START: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES: Final = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_SURE_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""No text begins so, however much like one the rest may look."""
_WEB_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html", re.I | re.S
)
_TABLE_PAGE: Final = re.compile(rb"\s*<(?:table|head|body|meta|style|div)\b", re.I)
_MAIL_PAGE: Final = re.compile(
    rb"\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,20}MIME-Version:", re.I
)
"""A page saved as one file, which may say first by whom, from where and when."""
_XML_WORKBOOK: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|[a-z][\w:.-]*(?:\s+[\w:.-]+=[\"']|>\s*<))", re.I
)
_DIAGRAM: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:mxfile|mxGraphModel)\b", re.S
)
_JSON: Final = re.compile(rb'\s*(?:\[\s*[{\[\]]|\{\s*["}])')
_BARE_BIFF: Final = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00")


def container(file: BinaryIO, name: str) -> Container | None:
    """Return which kind of spreadsheet ``file`` is, None where its workbook is encrypted.

    Raises Unreadable, with a sentence on what it is instead.
    """
    file.seek(0)
    start = file.read(_START)
    if not start:
        raise Unreadable(t("{file} is empty. Export it again from where it came.", file=name))
    if start.startswith(_ZIP):
        return _zipped(file, name)
    if start.startswith(_OLE):
        return _ole(file, name)
    if _BARE_BIFF.match(start):
        return "xls"
    if _DIAGRAM.match(start):
        return "drawio"
    _refuse(start, name)
    return "json" if _JSON.match(_without_marks(start)) else "csv"


def _refuse(start: bytes, name: str) -> None:
    """Raise Unreadable, with what it is instead, for a file that is no text."""
    other = _other(start)
    if other:
        raise Unreadable(_instead(name, other))
    if _is_web_page(start):
        raise Unreadable(
            t("{file} is a web page. Open it in Excel and save it as xlsx.", file=name)
        )
    if _MARKUP.match(start) and _XML_WORKBOOK in start:
        raise Unreadable(
            t(
                "{file} is a workbook in the XML form of Excel 2003. Open it in Excel or LibreOffice"
                " and save it as xlsx.",
                file=name,
            )
        )
    if _MARKUP.match(start):
        raise Unreadable(
            t("{file} is an XML file. Open it in Excel and save it as xlsx.", file=name)
        )
    if not _is_text(start):
        raise Unreadable(
            t(
                "{file} is not a spreadsheet that can be read here. Open it in the program"
                " that made it and save it as xlsx or csv.",
                file=name,
            )
        )


def _zipped(file: BinaryIO, name: str) -> Container:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {part.lower().lstrip("/") for part in archive.namelist()}
            kind = _mimetype(archive)
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError) as error:
        raise damaged(name) from error
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if "word/document.xml" in parts or b"opendocument.text" in kind:
        raise Unreadable(_instead(name, t("a text document")))
    if "ppt/presentation.xml" in parts or b"opendocument.presentation" in kind:
        raise Unreadable(_instead(name, t("a presentation")))
    if any(part.endswith(".iwa") for part in parts):
        raise Unreadable(_instead(name, t("an Apple Numbers document")))
    if "manifest.json" in parts and any(part.endswith(".ndjson") for part in parts):
        raise Unreadable(
            t(
                "{file} is an OrgEditor document, not a workbook. Open it, or export it as xlsx"
                " and import that.",
                file=name,
            )
        )
    raise Unreadable(
        t("{file} is a zip archive, not a workbook. Unpack it and choose the file.", file=name)
    )


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    if "mimetype" not in archive.namelist():
        return b""
    with archive.open("mimetype") as part:
        return part.read(200)


def _ole(file: BinaryIO, name: str) -> Container | None:
    """Return what an OLE file holds, from the names in its directory."""
    file.seek(0)
    content = file.read()
    if _stream("EncryptedPackage") in content:
        return None
    if _stream("Workbook") in content or _stream("Book") in content:
        return "xls"
    is_text = _stream("WordDocument") in content
    raise Unreadable(
        _instead(name, t("a text document") if is_text else t("another Office document"))
    )


def _stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


def _other(start: bytes) -> Message | None:
    if start.startswith(_SURE_PICTURES) or (start.startswith(_PICTURES) and not _is_text(start)):
        return t("a picture")
    if start.startswith(b"%PDF"):
        return t("a PDF document")
    if start.startswith(b"{\\rtf"):
        return t("a text document")
    return None


def _is_web_page(start: bytes) -> bool:
    text = _without_marks(start)
    return any(page.match(text) for page in (_WEB_PAGE, _TABLE_PAGE, _MAIL_PAGE))


def _without_marks(start: bytes) -> bytes:
    """Return what is written in ASCII in any Unicode encoding, as far as it goes."""
    return start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _is_text(start: bytes) -> bool:
    """Whether these may be the first bytes of a text file in any encoding."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    codes: Iterable[int] = start
    if wide := looks_like_utf16(start):
        codes = map(ord, start[: len(start) // 2 * 2].decode(wide, "replace"))
    elif 0 in start:
        return False
    # A control character may stray into a name; in other files they are everywhere.
    return sum(map(_is_odd, codes)) <= 3 + len(start) // 100


def _is_odd(code: int) -> bool:
    return (code < 32 and chr(code) not in "\t\n\v\f\r\x1a\x1b") or code == 0xFFFD


def looks_like_utf16(start: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` where the zero bytes of ``start`` say so, else ""."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    few = len(start) // 20
    if odd > max(few, 4 * even):
        return "utf-16-le"
    if even > max(few, 4 * odd):
        return "utf-16-be"
    return ""


def _instead(name: str, other: Message) -> Message:
    return t(
        "{file} is {other}, not a spreadsheet. Choose the xlsx, xls, ods or csv file of the table.",
        file=name,
        other=other,
    )


def damaged(name: str) -> Unreadable:
    """Return the refusal of a file that breaks off or contradicts itself."""
    return Unreadable(
        t(
            "{file} is damaged. Open it in Excel, let it be repaired, and save it again as xlsx.",
            file=name,
        )
    )
