"""Make OrgEditor Sans, the font of paper and exports, from four fonts of the Noto project.

    apt-get download fonts-noto-cjk fonts-noto-core
    for package in fonts-noto-*.deb; do dpkg -x "$package" noto; done
    python packaging/make_fonts.py noto

Noto Sans CJK has no Polish, Czech, Turkish, Ukrainian or accented Greek, so the alphabets
and their punctuation come from Noto Sans. Every character gets a glyph of its own, and the
CJK radicals and compatibility ideographs are left out: a PDF names a glyph by one character,
and a shared glyph would come out of it as the wrong one (人 as the radical U+2F08), so that a
search fails. Ligatures go for the same reason. The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY: Final = "OrgEditor Sans"
VERSION: Final = "1.000"
FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SIMPLIFIED_CHINESE: Final = 2  # the face's place in the collection
COPYRIGHT: Final = (
    "Copyright 2014-2021 Adobe (http://www.adobe.com/). "
    "Copyright 2010, 2012-2020 Google LLC. Modified by the OrgEditor contributors."
)
LICENCE: Final = "This Font Software is licensed under the SIL Open Font License, Version 1.1."

ALPHABETS: Final = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0300, 0x036F),
    (0x0370, 0x052F),
    (0x1E00, 0x1FFF),
    (0x2000, 0x218F),
)
OPERATORS: Final = ((0x2190, 0x22FF),)
EAST_ASIAN: Final = (
    (0x2000, 0x2BFF),
    (0x3000, 0x312F),
    (0x31A0, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFF9F),
    (0xFFE0, 0xFFEF),
)
SIGNS: Final = ((0x25A0, 0x27BF),)


@dataclass(frozen=True)
class Donor:
    """A font that gives glyphs, and the ranges of characters that it is asked for."""

    font: TTFont
    ranges: tuple[tuple[int, int], ...]

    def characters(self) -> Iterator[tuple[int, str]]:
        """Yield the code points in the ranges that the font has, and their glyphs."""
        held = self.font.getBestCmap()
        for first, last in self.ranges:
            for point in range(first, last + 1):
                if point in held:
                    yield point, held[point]


@dataclass
class Glyphs:
    """The glyphs of the font being made: outlines, advance widths, and who shows which."""

    outlines: dict[str, Any]
    advances: dict[str, int]
    characters: dict[int, str]

    def take(self, font: TTFont, source: str, name: str) -> None:
        """Copy the glyph ``source`` of a font as ``name``, outlines in the PostScript sense."""
        advance = font["hmtx"][source][0]
        pen = T2CharStringPen(advance, font.getGlyphSet())
        font.getGlyphSet()[source].draw(ReverseContourPen(pen) if "glyf" in font else pen)
        self.outlines[name] = pen.getCharString()
        self.advances[name] = advance


def donors(folder: Path, weight: str) -> list[Donor]:
    """Return the fonts of one weight, the most wanted first; the signs have a single weight."""
    truetype = folder / "usr/share/fonts/truetype/noto"
    collection = TTCollection(folder / f"usr/share/fonts/opentype/noto/NotoSansCJK-{weight}.ttc")
    return [
        Donor(alphabets(TTFont(truetype / f"NotoSans-{weight}.ttf")), ALPHABETS),
        Donor(TTFont(truetype / "NotoSansMath-Regular.ttf"), OPERATORS),
        Donor(collection.fonts[SIMPLIFIED_CHINESE], EAST_ASIAN),
        Donor(TTFont(truetype / "NotoSansSymbols2-Regular.ttf"), SIGNS),
    ]


def alphabets(font: TTFont) -> TTFont:
    """Return Noto Sans cut down to the alphabets, with kerning and placed accents alone."""
    del font["GSUB"]
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk"]
    options.hinting = False
    options.glyph_names = True
    options.notdef_outline = True
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[point for first, last in ALPHABETS for point in range(first, last + 1)])
    cut.subset(font)
    return font


def gathered(sources: list[Donor]) -> Glyphs:
    """Return one glyph for each character, from the first font that has it."""
    glyphs = Glyphs({}, {}, {})
    letters = sources[0].font
    for name in letters.getGlyphOrder():
        glyphs.take(letters, name, name)
    shown: set[str] = set()
    for donor in sources:
        for point, source in donor.characters():
            if point in glyphs.characters:
                continue
            name = source if donor.font is letters and source not in shown else f"uni{point:04X}"
            if name not in shown and not (donor.font is letters and name == source):
                glyphs.take(donor.font, source, name)
            shown.add(name)
            glyphs.characters[point] = name
    # Qt shows a tab that a font lacks as a space, and a space then comes out of a PDF as a tab.
    glyphs.take(letters, "space", "uni0009")
    glyphs.characters[0x0009] = "uni0009"
    return glyphs


def made(sources: list[Donor], weight: str) -> TTFont:
    """Return the font of one weight."""
    letters = sources[0].font
    glyphs = gathered(sources)
    builder = FontBuilder(letters["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(list(glyphs.outlines))
    builder.setupCharacterMap(glyphs.characters)
    postscript_name = f"{FAMILY.replace(' ', '')}-{weight}"
    builder.setupCFF(
        postscript_name, {"FullName": f"{FAMILY} {weight}", "Weight": weight}, glyphs.outlines, {}
    )
    boxes = {name: outline.calcBounds(None) for name, outline in glyphs.outlines.items()}
    builder.setupHorizontalMetrics(
        {
            name: (advance, round((boxes[name] or (0,))[0]))
            for name, advance in glyphs.advances.items()
        }
    )
    ascent, descent = letters["hhea"].ascent, letters["hhea"].descent
    builder.setupHorizontalHeader(ascent=ascent, descent=descent, lineGap=0)
    bold = weight == "Bold"
    builder.setupOS2(
        usWeightClass=700 if bold else 400,
        fsSelection=0x20 if bold else 0x40,
        sTypoAscender=ascent,
        sTypoDescender=descent,
        sTypoLineGap=0,
        usWinAscent=ascent,
        usWinDescent=-descent,
        sxHeight=letters["OS/2"].sxHeight,
        sCapHeight=letters["OS/2"].sCapHeight,
        achVendID="NONE",
    )
    builder.setupNameTable(
        {
            "copyright": COPYRIGHT,
            "familyName": FAMILY,
            "styleName": weight,
            "uniqueFontIdentifier": f"{VERSION};{postscript_name}",
            "fullName": f"{FAMILY} {weight}",
            "version": f"Version {VERSION}",
            "psName": postscript_name,
            "licenseDescription": LICENCE,
            "licenseInfoURL": "https://openfontlicense.org",
        },
        mac=False,
    )
    builder.setupPost(keepGlyphNames=False)
    font = builder.font
    for layout in ("GDEF", "GPOS"):
        font[layout] = letters[layout]
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].recalcCodePageRanges(font)
    head = font["head"]
    head.macStyle = int(bold)
    head.fontRevision = float(VERSION)
    head.created = head.modified = letters["head"].modified
    font.recalcTimestamp = False
    return font


def main(folder: Path) -> None:
    """Write the regular and the bold face into resources/fonts."""
    for weight in ("Regular", "Bold"):
        font = made(donors(folder, weight), weight)
        path = FOLDER / f"OrgEditorSans-{weight}.otf"
        font.save(path)
        print(f"{path.name}: {len(font.getBestCmap()):,} characters, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
