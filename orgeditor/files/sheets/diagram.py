"""Organisation charts of draw.io -> a sheet a page: its connected shapes and who stands above them."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from html import escape, unescape
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.sheets import wire
from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.files.sheets.signature import damaged
from orgeditor.files.sheets.workbook import trimmed
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST: Final = 64 << 20
_BREAK: Final = re.compile(r"<br\s*/?>|</?(?:div|p|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_PLACE: Final = re.compile(r"%([^%\s<>]+)%")
_TAG: Final = re.compile(r"<[^<>]*>")
_HEADERS: Final = ("ID", "Title", "Reports to")
_WIDE_HEADERS: Final = ("ID", "Name", "Title", "Department", "Reports to")
_OURS: Final = {
    "title name": ("ID", "Title", "Name", "On the card", "Reports to"),
    "unit": ("Unit ID", "Unit", "On the card", "Parent unit"),
}
"""The columns of a chart of ours, by what the first lines of its cards are; "On the card" takes the others."""


class Shape(msgspec.Struct):
    """A box or a text: its lines, where it is drawn (x, y, width, height), and data of its own."""

    lines: list[str]
    box: tuple[float, float, float, float]
    parent: str
    data: dict[str, str] = {}


class Page(msgspec.Struct):
    """The shapes of a page by id, and its lines as (source, target)."""

    name: str
    shapes: dict[str, Shape]
    edges: list[tuple[str, str]]


def frames(file: BinaryIO, name: str) -> Iterator[wire.Frame]:
    """Yield a sheet for each page that has lines between shapes. Raises Unreadable."""
    pages = [_page(page, model) for page, model in _models(file, name)]
    drawn = [page for page in pages if page.edges]
    if not drawn:
        raise Unreadable(t("{file} is a diagram without lines from shape to shape, so it shows no structure. Connect its shapes in draw.io.", file=name))  # fmt: skip
    told: list[Problem] = []
    for page in drawn:
        _label_from_texts(page)
        above = _above(page)
        yield wire.SheetBegins(page.name)
        yield wire.Rows(_rows(page, above))
        told += _unconnected(page, above, name)
    yield wire.Finished("drawio", notes=told)


def _models(file: BinaryIO, name: str) -> Iterator[tuple[str, Element]]:
    """Yield the name and the graph of each page, unpacked where it is packed."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    file.seek(0)
    try:
        root = fromstring(file.read(_MOST), forbid_dtd=True)
        for number, page in enumerate(root.iter("diagram"), 1):
            inside = page.find("mxGraphModel")
            if inside is None and (text := (page.text or "").strip()):
                inside = fromstring(_unpacked(text, name), forbid_dtd=True)
            if inside is not None:
                yield page.get("name") or f"Page-{number}", inside
        if root.tag == "mxGraphModel":
            yield "Page-1", root
    except (ParseError, DefusedXmlException, binascii.Error, zlib.error, UnicodeDecodeError) as error:  # fmt: skip
        raise damaged(name) from error


def _unpacked(text: str, name: str) -> str:
    inflater = zlib.decompressobj(-15)
    content = inflater.decompress(base64.b64decode(text), _MOST)
    if inflater.unconsumed_tail:
        raise damaged(name)
    return unquote(content.decode())


def _page(name: str, model: Element) -> Page:
    page = Page(name, {}, [])
    for item in model.iter():
        # Data of its own wraps a cell: <object label="..." id="..."><mxCell .../></object>.
        cell = item.find("mxCell") if item.tag in ("object", "UserObject") else item
        if cell is None or cell.tag != "mxCell" or not (key := item.get("id")):
            continue
        if cell.get("edge") == "1":
            ends = cell.get("source"), cell.get("target")
            if ends[0] and ends[1] and ends[0] != ends[1]:
                page.edges.append((ends[0], ends[1]))
        elif cell.get("vertex") == "1":
            page.shapes[key] = Shape(_lines(_label(item)), _box(cell), cell.get("parent") or "", dict(item.attrib))  # fmt: skip
    # What stands in a box here has no line that says so.
    boxed = [(shape.data["above"], key) for key, shape in page.shapes.items() if "above" in shape.data]  # fmt: skip
    page.edges = [(a, b) for a, b in dict.fromkeys([*boxed, *page.edges]) if a in page.shapes and b in page.shapes]  # fmt: skip
    return page


def _label(item: Element) -> str:
    """Return the label of a cell; in one of draw.io's CSV import %name% stands for its data of that name."""
    label = item.get("label") or item.get("value") or ""
    if item.get("placeholders") == "1":
        return _PLACE.sub(lambda found: escape(item.get(found[1], found[0])), label)
    return label


def _lines(label: str) -> list[str]:
    """Return the lines that a label means; a line broken to fit goes on in the next."""
    text = unescape(_TAG.sub("", _BREAK.sub("\n\n", label)))
    gaps = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else re.split(r"(?<! )\n", text)  # fmt: skip
    return [line for gap in gaps if (line := " ".join(gap.split()))]


def _box(cell: Element) -> tuple[float, float, float, float]:
    shape = cell.find("mxGeometry")
    if shape is None:
        return 0.0, 0.0, 0.0, 0.0
    try:
        x, y, width, height = (float(shape.get(n) or 0) for n in ("x", "y", "width", "height"))
    except ValueError:
        return 0.0, 0.0, 0.0, 0.0
    return x, y, width, height


def _label_from_texts(page: Page) -> None:
    """Give boxes without a label the texts that stand in them: theirs, or those drawn over them."""
    ends = {end for edge in page.edges for end in edge}
    texts = {key: s for key, s in page.shapes.items() if s.lines and key not in ends}
    for key in ends:
        shape = page.shapes[key]
        if shape.lines:
            continue
        inside = [k for k, s in texts.items() if s.parent == key or (s.parent == shape.parent and _holds(shape, s))]  # fmt: skip
        for found in sorted(inside, key=lambda k: (page.shapes[k].box[1], page.shapes[k].box[0])):
            shape.lines += texts.pop(found).lines
            del page.shapes[found]


def _holds(outer: Shape, inner: Shape) -> bool:
    x, y = inner.box[0] + inner.box[2] / 2, inner.box[1] + inner.box[3] / 2
    left, top, width, height = outer.box
    return left <= x <= left + width and top <= y <= top + height


def _above(page: Page) -> dict[str, list[str]]:
    """Return what stands above each connected shape: lines run from it or to it, as fewer have several."""
    down: dict[str, list[str]] = {}
    up: dict[str, list[str]] = {}
    for source, target in page.edges:
        down.setdefault(target, []).append(source)
        up.setdefault(source, []).append(target)
    several = [sum(len(uppers) - 1 for uppers in way.values()) for way in (down, up)]
    higher = sum(1 if page.shapes[a].box[1] <= page.shapes[b].box[1] else -1 for a, b in page.edges)
    chosen = up if several[1] < several[0] or (several[0] == several[1] and higher < 0) else down
    return {key: chosen.get(key, []) for key in page.shapes if key in down or key in up}


def _rows(page: Page, above: dict[str, list[str]]) -> list[tuple[str | None, ...]]:
    """Return the rows of a page; where most shapes have several lines the first is who, the next what.

    A chart that was written here says itself what its lines are, and has the codes of its records.
    """
    shapes = [page.shapes[key] for key in above]
    if all(shape.lines and shape.data.get("lines") in _OURS for shape in shapes):
        return _our_rows(page, above)
    labels = {key: page.shapes[key].lines for key in above}
    if sum(1 for lines in labels.values() if len(lines) > 1) <= len(labels) / 2:
        named = {key: (" ".join(lines),) for key, lines in labels.items()}
        return [_HEADERS, *_told(named, above)]
    split = {k: ("", "".join(lines), "") if len(lines) < 2 else (*lines[:2], " ".join(lines[2:])) for k, lines in labels.items()}  # fmt: skip
    return [_WIDE_HEADERS, *_told(split, above)]


def _our_rows(page: Page, above: dict[str, list[str]]) -> list[tuple[str | None, ...]]:
    shapes = {key: page.shapes[key] for key in above}
    codes = [shape.data.get("code", "") for shape in shapes.values()]
    coded = all(codes) and len(set(codes)) == len(codes)
    named = {key: shape.data["code"] if coded else key for key, shape in shapes.items()}
    kinds = {shape.data["lines"] for shape in shapes.values()}
    headers = _OURS[kinds.pop() if len(kinds) == 1 else "title name"]
    width = len(headers) - 3
    rows: list[tuple[str | None, ...]] = [headers]
    for key, shape in shapes.items():
        own = [*shape.lines[:width], *[""] * (width - len(shape.lines))]
        cells = (named[key], *own, " ".join(shape.lines[width:]), "; ".join(named[up] for up in above[key]))  # fmt: skip
        rows.append(trimmed(tuple(cell or None for cell in cells)))
    return rows


def _told(
    labels: Mapping[str, tuple[str, ...]], above: dict[str, list[str]]
) -> Iterator[tuple[str | None, ...]]:
    for key, uppers in above.items():
        cells = (key, *(cell or None for cell in labels[key]), "; ".join(uppers) or None)
        yield trimmed(cells)


def _unconnected(page: Page, above: dict[str, list[str]], name: str) -> Iterator[Problem]:
    for key, shape in page.shapes.items():
        if key not in above and shape.lines:
            told = t("A shape without a line to another was left out.")
            yield Problem("shape-unconnected", "hint", told, name, page.name, value=" ".join(shape.lines))  # fmt: skip
