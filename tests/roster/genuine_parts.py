"""A workbook with a pivot table over its roster, a slicer, and a threaded comment, wired as Excel wires them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tests.roster.clients_workbook import FIRST, HEADER, ROWS

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MS = "http://schemas.microsoft.com/office"
_X14 = f"{_MS}/spreadsheetml/2009/9/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEPARTMENTS = list(dict.fromkeys(str(row[3]) for row in ROWS))
_DEPARTMENT = HEADER.index("Dept")
_FTE = HEADER.index("FTE")


def _items() -> str:
    return "".join(f"<s v={quoteattr(name)}/>" for name in DEPARTMENTS)


def _cache_fields() -> str:
    made = []
    for n, header in enumerate(HEADER):
        shared = f'<sharedItems count="{len(DEPARTMENTS)}">{_items()}</sharedItems>' if n == _DEPARTMENT else "<sharedItems/>"  # fmt: skip
        made.append(f'<cacheField name={quoteattr(header)} numFmtId="0">{shared}</cacheField>')
    return f'<cacheFields count="{len(HEADER)}">{"".join(made)}</cacheFields>'


def _records() -> str:
    rows = []
    for row in ROWS:
        cells = [*row, None][: len(HEADER)]
        told = []
        for n, cell in enumerate(cells):
            if n == _DEPARTMENT:
                told.append(f'<x v="{DEPARTMENTS.index(str(cell))}"/>')
            elif cell is None:
                told.append("<m/>")
            elif isinstance(cell, str):
                told.append(f"<s v={quoteattr(cell)}/>")
            else:
                told.append(f'<n v="{cell}"/>')
        rows.append(f"<r>{''.join(told)}</r>")
    return f'<pivotCacheRecords xmlns="{_MAIN}" xmlns:r="{_DOCS}" count="{len(ROWS)}">{"".join(rows)}</pivotCacheRecords>'


def _pivot_table() -> str:
    shown = "".join(f'<item x="{n}"/>' for n in range(len(DEPARTMENTS))) + '<item t="default"/>'
    fields = []
    for n in range(len(HEADER)):
        if n == _DEPARTMENT:
            fields.append(f'<pivotField axis="axisRow" showAll="0"><items count="{len(DEPARTMENTS) + 1}">{shown}</items></pivotField>')  # fmt: skip
        else:
            fields.append('<pivotField dataField="1" showAll="0"/>' if n == _FTE else '<pivotField showAll="0"/>')  # fmt: skip
    rows = "".join(f'<i><x v="{n}"/></i>' if n else "<i><x/></i>" for n in range(len(DEPARTMENTS)))
    last = 5 + len(DEPARTMENTS)
    return (
        f'<pivotTableDefinition xmlns="{_MAIN}" name="ByDept" cacheId="7" dataOnRows="0" applyNumberFormats="0" applyBorderFormats="0" '
        'applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" dataCaption="Values" '
        'updatedVersion="6" minRefreshableVersion="3" createdVersion="6" indent="0" outline="1" outlineData="1" multipleFieldFilters="0">'
        f'<location ref="H4:I{last}" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        f'<pivotFields count="{len(HEADER)}">{"".join(fields)}</pivotFields>'
        f'<rowFields count="1"><field x="{_DEPARTMENT}"/></rowFields><rowItems count="{len(DEPARTMENTS) + 1}">{rows}<i t="grand"><x/></i></rowItems>'
        f'<colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum of FTE" fld="{_FTE}" baseField="0" baseItem="0"/></dataFields>'
        "</pivotTableDefinition>"
    )


def _relationships(*told: tuple[str, str, str]) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in told)  # fmt: skip
    return f'<Relationships xmlns="{_PACKAGE}">{made}</Relationships>'


_ITEMS = "".join(f'<i x="{n}" s="1"/>' for n in range(len(DEPARTMENTS)))
_SLICER_CACHE = (
    f'<slicerCacheDefinition xmlns="{_X14}" name="Slicer_Dept" sourceName="Dept"><pivotTables><pivotTable tabId="2" name="ByDept"/></pivotTables>'
    f'<data><tabular pivotCacheId="7"><items count="{len(DEPARTMENTS)}">{_ITEMS}</items></tabular></data></slicerCacheDefinition>'
)
_SLICER = f'<slicers xmlns="{_X14}"><slicer name="Dept" cache="Slicer_Dept" caption="Dept" rowHeight="241300"/></slicers>'
_THREAD = (
    f'<ThreadedComments xmlns="{_MS}/spreadsheetml/2018/threadedcomments"><threadedComment ref="B6" dT="2024-06-30T10:00:00.00" '
    'personId="{6D9A1C50-0000-4000-8000-000000000001}" id="{6D9A1C50-0000-4000-8000-000000000002}"><text>Until June?</text></threadedComment></ThreadedComments>'
)
_PERSONS = f'<personList xmlns="{_MS}/spreadsheetml/2018/threadedcomments"><person displayName="HR" id="{{6D9A1C50-0000-4000-8000-000000000001}}" userId="HR" providerId="None"/></personList>'
_FRAME = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">'
    '<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>'
    "<xdr:to><xdr:col>13</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="90" name="Dept"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer">'
    '<sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="Dept"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
    "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
)
_SHEET_EXT = f'<extLst><ext xmlns:x14="{_X14}" uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}"><x14:slicerList><x14:slicer r:id="rIdSlicer"/></x14:slicerList></ext></extLst>'
_BOOK_EXT = f'<extLst><ext xmlns:x14="{_X14}" uri="{{BBE1A952-AA13-448e-AADC-164F8A28A991}}"><x14:slicerCaches><x14:slicerCache r:id="rIdSlicerCache"/></x14:slicerCaches></ext></extLst>'
_PARTS = {
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_DOCS}" r:id="rId1" refreshedBy="HR" refreshedDate="45000" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="{len(ROWS)}">'
        f'<cacheSource type="worksheet"><worksheetSource ref="A{FIRST}:J{FIRST + len(ROWS)}" sheet="Staff list"/></cacheSource>{_cache_fields()}</pivotCacheDefinition>',
    ),
    "xl/pivotCache/pivotCacheRecords1.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheRecords+xml",
        _records(),
    ),
    "xl/pivotTables/pivotTable1.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml",
        _pivot_table(),
    ),
    "xl/slicerCaches/slicerCache1.xml": ("application/vnd.ms-excel.slicerCache+xml", _SLICER_CACHE),
    "xl/slicers/slicer1.xml": ("application/vnd.ms-excel.slicer+xml", _SLICER),
    "xl/threadedComments/threadedComment1.xml": (
        "application/vnd.ms-excel.threadedcomments+xml",
        _THREAD,
    ),
    "xl/persons/person.xml": ("application/vnd.ms-excel.person+xml", _PERSONS),
}
_RELS = {
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": _relationships(("rId1", f"{_DOCS}/pivotCacheRecords", "pivotCacheRecords1.xml")),
    "xl/pivotTables/_rels/pivotTable1.xml.rels": _relationships(("rId1", f"{_DOCS}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
}  # fmt: skip
_MORE_RELS = {
    "xl/_rels/workbook.xml.rels": (
        ("rIdPivot", f"{_DOCS}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        ("rIdSlicerCache", f"{_MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        ("rIdPerson", f"{_MS}/2017/10/relationships/person", "persons/person.xml"),
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": (
        ("rIdThread", f"{_MS}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
    ),
    "xl/worksheets/_rels/sheet2.xml.rels": (
        ("rIdPivot", f"{_DOCS}/pivotTable", "../pivotTables/pivotTable1.xml"),
        ("rIdSlicer", f"{_MS}/2007/relationships/slicer", "../slicers/slicer1.xml"),
    ),
}  # fmt: skip


def with_genuine_parts(source: Path, target: Path) -> Path:
    """Write the workbook of ``everything`` with a pivot table, its slicer and a threaded comment."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, _wired(info.filename, old.read(info).decode()))
        for name, (_, content) in _PARTS.items():
            new.writestr(name, _HEAD + content)
        for name, content in _RELS.items():
            new.writestr(name, _HEAD + content)
    return target


def _wired(name: str, text: str) -> str:
    """Return a part that names the new ones where it has to."""
    if name == "[Content_Types].xml":
        made = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, (kind, _) in _PARTS.items())  # fmt: skip
        return text.replace("</Types>", made + "</Types>")
    if name == "xl/workbook.xml":
        caches = '<pivotCaches><pivotCache cacheId="7" r:id="rIdPivot"/></pivotCaches>'
        return text.replace("</workbook>", caches + _BOOK_EXT + "</workbook>")
    if name == "xl/worksheets/sheet2.xml":
        return text.replace("</worksheet>", _SHEET_EXT + "</worksheet>")
    if name == "xl/drawings/drawing1.xml" or (name.startswith("xl/drawings/drawing") and "chart" in text):  # fmt: skip
        return text.replace("</xdr:wsDr>", _FRAME + "</xdr:wsDr>")
    if name in _MORE_RELS:
        made = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{part}"/>' for key, kind, part in _MORE_RELS[name])  # fmt: skip
        return text.replace("</Relationships>", made + "</Relationships>")
    return text
