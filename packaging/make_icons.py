"""Make icons/ from Lucide's drawings: named by what they mean here, with thinner strokes.

    npm pack lucide-static@1.62.0 && tar xzf lucide-static-1.62.0.tgz
    python packaging/make_icons.py package

Every stroke is 1.6 wide on the 24 x 24 grid and has the colour ``currentColor``, which the
theme replaces. The program's own mark, icons/orgeditor.svg, is drawn by hand.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "icons"

LUCIDE_NAMES: Final = {
    # sections
    "structure": "network",
    "responsibilities": "table",
    "goals": "target",
    "resources": "coins",
    "performance": "gauge",
    "communication": "messages-square",
    "skills": "graduation-cap",
    "scenarios": "git-branch",
    "health": "heart-pulse",
    # documents
    "new": "file-plus",
    "open": "folder-open",
    "save": "save",
    "import": "file-input",
    "export": "file-output",
    "print": "printer",
    "document": "file-text",
    "workbook": "file-spreadsheet",
    "picture": "image",
    "template": "layout-template",
    "recent": "clock",
    "recover": "archive-restore",
    "start": "house",
    # editing
    "undo": "undo-2",
    "redo": "redo-2",
    "cut": "scissors",
    "copy": "copy",
    "paste": "clipboard-paste",
    "add": "plus",
    "remove": "minus",
    "delete": "trash-2",
    "rename": "pencil",
    "move": "move",
    "merge": "git-merge",
    "history": "history",
    "reset": "rotate-ccw",
    # what an organisation is made of
    "unit": "building-2",
    "position": "briefcase",
    "person": "user",
    "people": "users",
    "vacancy": "user-x",
    "add-person": "user-plus",
    "role": "id-card",
    "activity": "clipboard-list",
    "matrix": "grid-3x3",
    "dotted-line": "spline",
    "link": "link",
    "unlink": "unlink",
    "holding-area": "inbox",
    # looking
    "search": "search",
    "filter": "funnel",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "fit": "maximize",
    "minimap": "map",
    "fold": "chevrons-down-up",
    "unfold": "chevrons-up-down",
    "layers": "layers",
    "layout": "workflow",
    "layout-stacks": "list-tree",
    "layout-across": "columns-2",
    "colour": "palette",
    "show": "eye",
    "hide": "eye-off",
    "panel-left": "panel-left",
    "panel-right": "panel-right",
    "panel-bottom": "panel-bottom",
    "chevron-down": "chevron-down",
    "chevron-left": "chevron-left",
    "chevron-right": "chevron-right",
    "chevron-up": "chevron-up",
    "jump": "arrow-right",
    "more": "ellipsis",
    "grip": "grip-vertical",
    # what is said
    "error": "circle-alert",
    "warning": "triangle-alert",
    "hint": "lightbulb",
    "info": "info",
    "done": "check",
    "close": "x",
    "stop": "circle-stop",
    "locked": "lock",
    # the program
    "settings": "settings",
    "light": "sun",
    "dark": "moon",
    "language": "languages",
    "commands": "command",
    "keyboard": "keyboard",
    "help": "circle-question-mark",
}


def thinned(drawing: str) -> str:
    """Return a Lucide drawing on one line, with our strokes and without its class."""
    drawing = re.sub(r"<!--.*?-->", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r'\s+class="[^"]*"', "", drawing)
    drawing = drawing.replace('stroke-width="2"', 'stroke-width="1.6"')
    drawing = re.sub(r"\s+", " ", drawing).replace("> <", "><").replace(" />", "/>")
    return drawing.replace(" >", ">").strip() + "\n"


def main(package: Path) -> None:
    """Write the icons and their licence from an unpacked lucide-static."""
    for name, lucide in LUCIDE_NAMES.items():
        drawing = (package / "icons" / f"{lucide}.svg").read_text("utf-8")
        (FOLDER / f"{name}.svg").write_text(thinned(drawing), "utf-8")
    shutil.copyfile(package / "LICENSE", FOLDER / "LICENSE")
    print(f"{len(LUCIDE_NAMES)} icons")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
