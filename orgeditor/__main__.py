from __future__ import annotations

import sys

from orgeditor.assets import PICTURE_ARGUMENT
from orgeditor.files.sheets.reading import CHILD_ARGUMENT

if __name__ == "__main__":
    # The frozen program is also the child that parses spreadsheets, or decodes a picture.
    if sys.argv[1:2] == [CHILD_ARGUMENT]:
        from orgeditor.files.sheets import child

        sys.exit(child.main(sys.argv[2:]))
    if sys.argv[1:2] == [PICTURE_ARGUMENT]:
        from orgeditor.drawing import picture_child

        sys.exit(picture_child.main(sys.argv[2:]))
    from orgeditor.cli import main

    sys.exit(main())
