"""Open a document in a new window and say under whom a position stands."""

from __future__ import annotations

import sys
from pathlib import Path

from orgeditor.model.records import Position
from tests.stories.stage import Stage


def main(document: Path, code: str) -> None:
    stage = Stage()
    stage.window.intake.open_paths([document])
    org = stage.desk.session.organization
    found = next(p for p in org.of(Position).values() if p.code == code)
    print(org.get(Position, found.manager).code)
    stage.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
