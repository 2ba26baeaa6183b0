"""What a redaction profile leaves out is in no part of any file that goes out, and leaves no trace in it.

Two ways: what is not to be told is looked for in all that can be read in the file; and the
same document with other secrets gives the same bytes, down to the last dot of a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from orgeditor.analysis.picture_size import PictureSize
from orgeditor.cli import FORMATS, main
from orgeditor.drawing.image import Finish, png_of, svg_bytes
from orgeditor.drawing.picture_reading import read_picture
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.messages import use_language
from orgeditor.model.deliveries import Delivery
from orgeditor.model.edit import Refused
from orgeditor.model.output import PICTURES, Output
from orgeditor.outputs import given
from orgeditor.outputs.delivering import deliver
from orgeditor.outputs.element_pictures import element_image
from tests.drawing.test_pictures_of_people import picture
from tests.redaction.marked import OTHERS, PROFILES, Secrets, hides, marked, small
from tests.redaction.reading import found, pictures_in, readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgeditor.model.document import Document
    from orgeditor.model.redaction import RedactionProfile

OUTPUTS = [
    f"{what} {kind}" for what, kinds in FORMATS.items() if what not in PICTURES for kind in kinds
]
DRAWN = ("raci png", "report pptx", "report docx")
"""What holds pictures of other things than people."""
WITHOUT_TEXT = ("png", "svg")
"""Their words are shapes: that they do not tell is shown by their bytes."""


def saved(document: Document, path: Path) -> Path:
    table, scenarios = document.kept()
    save(table.values(), path, scenarios=scenarios)
    return path


@pytest.fixture(scope="module")
def documents(tmp_path_factory, qapp) -> dict[str, Path]:
    """The marked document, and one a profile in which what that profile hides is other."""
    folder = tmp_path_factory.mktemp("marked")
    base, mine = small(), Secrets()
    photos = [read_picture(picture("JPG", *size)) for size in ((400, 400), (300, 500))]
    made = {"": saved(marked(mine, photos[0], base), folder / "mine.orgz")}
    for profile in PROFILES:
        hidden = hides(profile)
        others = replace(
            mine, **{name: getattr(OTHERS, name) for name in hidden if name != "photo"}
        )
        photo = photos["photo" in hidden]
        path = folder / f"{profile.id}.orgz"
        made[profile.id] = saved(marked(others, photo, base), path)
    return made


@pytest.fixture(autouse=True)
def _settled(monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    yield
    use_language("en")


def written(document: Path, output: str, folder: Path, *options: str) -> bytes:
    what, kind = output.split()
    path = folder / f"out.{kind}"
    assert main(["export", str(document), "--what", what, "-o", str(path), *options]) == 0
    return path.read_bytes()


def telling(secrets: Secrets, names: set[str]) -> dict[str, list[str]]:
    """Return the ways in which secrets may be written."""
    ways = {name: [str(getattr(secrets, name))] for name in names - {"photo"}}
    if "pay" in names:
        ways["pay"] += [
            f"{secrets.pay:,}",
            f"{secrets.pay:,}".replace(",", "."),
            f"{secrets.pay}.0",
        ]
    if "name" in names:
        first, last = secrets.name.split()
        ways["name"] += [f"{last}, {first}", first, last]
    return ways


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_left_out_is_in_what_goes_out(documents, output: str, tmp_path) -> None:
    mine = Secrets()
    plain = readable(written(documents[""], output, tmp_path, "--with", "ratings"))
    if output.split()[1] not in WITHOUT_TEXT:
        assert found("Quillfeather", plain), "what is looked for can be found"
    for profile in PROFILES:
        options = ("--redaction", profile.id if profile.id != "board" else profile.name)
        content = written(documents[""], output, tmp_path, *options)
        text = readable(content)
        leaks = [
            (name, way)
            for name, ways in telling(mine, hides(profile)).items()
            for way in ways
            if found(way, text)
        ]
        assert not leaks, f"{profile.name}: {leaks}"
        if "photo" in hides(profile):
            assert not pictures_in(content) or output in DRAWN
        assert _tells(profile, text, output), f"{profile.name} is not told"
        assert written(documents[profile.id], output, tmp_path, *options) == content, profile.name


def _tells(profile: RedactionProfile, text: str, output: str) -> bool:
    """Whether a file says what was left out of it: a table of text alone has no place for that."""
    return output.split()[1] in ("csv", *WITHOUT_TEXT) or found(profile.name, text)


@pytest.mark.parametrize("profile", [None, *PROFILES], ids=lambda one: one.id if one else "plain")
def test_pictures_of_elements_tell_nothing_either(documents, profile) -> None:
    """All on one way, which ends in the painters: read as SVG text, and compared as PNG."""
    opened = [open_document(documents[key]).document for key in ("", profile.id if profile else "")]
    redaction = profile.id if profile else ""
    rated = profile is None or not profile.ratings
    asked = Output(what="heat-map", format="svg", redaction=redaction, ratings=rated)
    mine, other = (given(asked, document) for document in opened)
    ways = telling(Secrets(), hides(profile) if profile else {*Secrets.__struct_fields__})
    told = []
    for what in PICTURES:
        said = replace(asked, what=what)
        if what == "calibration":
            said = replace(said, about="cycle", by="units")
        if what == "calibration" and not rated:
            with pytest.raises(Refused, match="leaves out the ratings"):
                element_image(said, mine)
            continue
        images = [element_image(said, one) for one in (mine, other)]
        text = readable(svg_bytes(images[0], PictureSize(scale=1.0), Finish(outlines=False)))
        told.append(text)
        assert profile is None or found(profile.name, text), what
        one, two = (png_of(image, PictureSize(scale=0.5), Finish()) for image in images)
        assert one == two, what
    leaks = [(name, way) for name, some in ways.items() for way in some if any(found(way, text) for text in told)]  # fmt: skip
    assert not leaks if profile else {name for name, _ in leaks} >= {"name", "chinese", "pay"}


def test_secrets_are_told_where_nothing_is_left_out(documents, tmp_path) -> None:
    told = [
        readable(written(documents[""], output, tmp_path, "--with", "ratings"))
        for output in ("roster xlsx", "elements xlsx", "role-cards docx", "chart graphml")
    ]
    missing = [
        name
        for name, ways in telling(Secrets(), {*Secrets.__struct_fields__} - {"photo"}).items()
        if not any(found(ways[0], text) for text in told)
    ]
    assert not missing
    charts = [written(documents[""], f"chart {kind}", tmp_path) for kind in ("pdf", "svg")]
    assert all(map(pictures_in, charts))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_the_other_language_and_the_other_forms_tell_nothing_either(
    documents, profile, tmp_path
) -> None:
    ways = [way for found_in in telling(Secrets(), hides(profile)).values() for way in found_in]
    for output, *options in (
        ("roster xlsx", "--sheets", "--dictionary"),
        ("roster json", "--sheets"),
        ("chart drawio", "--units"),
        ("chart svg", "--text-as", "text"),
        ("chart svg", "--text-as", "text", "--page", "A4"),
        ("chart pdf", "--book", "size"),
        ("chart pdf", "--poster"),
        ("chart mmd", "--units"),
        ("raci pdf", "--form", "compact", "--marks"),
        ("raci pdf", "--form", "cards"),
        ("raci xlsx", "--by-process"),
    ):
        text = readable(
            written(
                documents[""],
                output,
                tmp_path,
                "--language",
                "zh",
                "--scenario",
                f"Plan of {Secrets().name} {Secrets().chinese}",
                "--redaction",
                profile.id if profile.id != "board" else profile.name,
                *options,
            )
        )
        assert not [way for way in ways if found(way, text)], (output, options)


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
@pytest.mark.parametrize("verb", ["compare", "story"])
def test_scenarios_and_how_they_come_about_tell_nothing_either(
    documents, verb: str, kind: str, tmp_path
) -> None:
    out = tmp_path / f"out.{kind}"
    compare = [verb, str(documents[""]), "-o", str(out)]
    if verb == "story":
        compare += ["--scenario", f"Plan of {Secrets().name} {Secrets().chinese}"]
    assert main(compare) == 0
    assert found("Plan of Zaphod Quillfeather", readable(out.read_bytes()))
    for profile in PROFILES:
        name = profile.id if profile.id != "board" else profile.name
        assert main([*compare, "--redaction", name]) == 0
        text = readable(out.read_bytes())
        ways = (way for found_in in telling(Secrets(), hides(profile)).values() for way in found_in)
        assert not [way for way in ways if found(way, text)], profile.name
        assert found(profile.name, text)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_a_delivery_tells_nothing_either(documents, profile, tmp_path) -> None:
    mine = Secrets()
    document = open_document(documents[""]).document
    said: dict[str, str] = {"redaction": profile.id, "scenario": "plan"}
    outputs = (
        Output(what="chart", format="pdf", **said),
        Output(what="raci", format="csv", language="zh", **said),
        Output(what="roster", format="xlsx", **said),
        Output(what="role-cards", format="docx", **said),
        Output(what="raci", format="xlsx", matrix="gone", **said),
        Output(what="roster", format="csv", file=f"For {mine.email}, {mine.name}", **said),
    )
    name = f"For {mine.name}, {mine.chinese}: {mine.email}, {mine.pay:,}"
    pack = Delivery(id="pack", name=name, outputs=outputs)
    made = deliver(pack, document, tmp_path, name=f"{name}.orgz", reached=lambda _: None)
    refused = {item.file for item in made.refused}
    assert "Responsibility matrix.xlsx" in refused
    secrets = [way for ways in telling(mine, hides(profile)).values() for way in ways]
    named = next(item.file for item in made.items if item.output.file)
    assert (named in refused) == any(found(way, readable(named.encode())) for way in secrets)
    for path in tmp_path.iterdir():
        text = readable(path.read_bytes() + path.name.encode())
        assert not [way for way in secrets if found(way, text)], path.name
    told = readable((tmp_path / "manifest.json").read_bytes())
    assert found(profile.name, told)
    assert found("For", told)


def test_what_cannot_be_is_refused(documents, tmp_path, capsys) -> None:
    out = str(tmp_path / "out.csv")
    export = ["export", str(documents[""]), "--what", "roster", "-o", out]
    assert main([*export, "--redaction", "nobody"]) == 1
    assert "initials-only, grades-only, For the board" in capsys.readouterr().err
    assert main([*export, "--redaction", "no-names", "--with", "ratings"]) == 2
    assert main([*export, "--redaction", "for the BOARD", "--without", "pay"]) == 0
    text = readable((tmp_path / "out.csv").read_bytes())
    assert not found("918273", text)
    assert not found("secret.example", text)
    assert found("Quillfeather", text)
    book = str(tmp_path / "client.xlsx")
    assert main([*export[:-1], str(tmp_path / "b.xlsx"), "--into-workbook", book, "--redaction", "no-pay"]) == 2  # fmt: skip
    assert "take out what the client wrote" in capsys.readouterr().err
