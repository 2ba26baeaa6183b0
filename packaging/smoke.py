"""Run a frozen program once without a display, away from this checkout, and read what it made.

python packaging/smoke.py dist/orgeditor
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

TOP: Final = Path(__file__).resolve().parent.parent
SAMPLE: Final = TOP / "resources" / "sample"
SECONDS: Final = 120


class Failed(Exception):
    """The program did not do what it was asked; the argument says what."""


def run(program: Path, *arguments: str, cwd: Path) -> str:
    """Return what the program printed; raises Failed where it did not end with 0."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    environment = kept | {"HOME": str(cwd), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    said = done.stdout.decode("utf-8")
    if done.returncode:
        error = done.stderr.decode("utf-8", "replace")
        raise Failed(f"orgeditor {' '.join(arguments)}: status {done.returncode}\n{said}{error}")
    print(f"  orgeditor {' '.join(arguments)}")
    return said


def deliver(program: Path, folder: Path) -> None:
    """Import the sample and export it as workbook and paper; raises Failed."""
    if not run(program, "--version", cwd=folder).strip():
        raise Failed("--version printed nothing")

    # The workbook is parsed in a child process, which is the frozen program again.
    told = run(
        program, "import", str(SAMPLE / "roster.xlsx"), "-o", "sample.orgz", "--json", cwd=folder
    )
    positions = json.loads(told)["counts"]["positions"]
    run(
        program,
        "import-raci",
        str(SAMPLE / "raci.xlsx"),
        "-o",
        "sample.orgz",
        "--into",
        "sample.orgz",
        cwd=folder,
    )
    held = json.loads(run(program, "info", "sample.orgz", "--json", cwd=folder))["counts"]
    if not positions or held["positions"] < positions:
        raise Failed(f"{positions} positions were imported, the document holds {held}")

    for what, name in (
        ("roster", "roster.xlsx"),
        ("raci", "raci.xlsx"),
        ("raci", "raci.pdf"),
        ("chart", "chart.pdf"),
        ("chart", "chart.svg"),
        ("chart", "chart.pptx"),
        ("role-cards", "cards.docx"),
        ("elements", "elements.xlsx"),
        ("report", "report.xlsx"),
        ("report", "report.pdf"),
    ):
        run(program, "export", "sample.orgz", "--what", what, "-o", name, cwd=folder)
    for name in ("roster.xlsx", "raci.xlsx"):
        sheet = load_workbook(folder / name).worksheets[0]
        if sheet.max_row < 10:
            raise Failed(f"{name} holds {sheet.max_row} rows")
    for name in ("raci.pdf", "chart.pdf", "report.pdf"):
        if not any(page.extract_text().strip() for page in PdfReader(folder / name).pages):
            raise Failed(f"{name} holds no text")
    if not any(
        shape.has_text_frame
        for slide in Presentation(str(folder / "chart.pptx")).slides
        for shape in slide.shapes
    ):
        raise Failed("chart.pptx holds no text")
    if not any(paragraph.text for paragraph in Document(str(folder / "cards.docx")).paragraphs):
        raise Failed("cards.docx holds no text")


def main(built: Path) -> int:
    """Try the program in a built folder; return the exit status."""
    program = built.resolve() / ("orgeditor.exe" if sys.platform == "win32" else "orgeditor")
    size = sum(path.stat().st_size for path in built.rglob("*") if not path.is_symlink())
    print(f"{built}: {size / 1e6:,.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        try:
            deliver(program, Path(folder))
        except (Failed, subprocess.TimeoutExpired) as failure:
            print(f"the frozen program fails: {failure}", file=sys.stderr)
            return 1
    print("the frozen program works")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
