"""Work that ends in a crash: the blueprint, one title changed by hand, and then nothing."""

from __future__ import annotations

import os
import signal

from orgeditor.model.records import Position
from tests.stories.stage import Stage


def main() -> None:
    stage = Stage()
    stage.window.documents.from_template("marketing", "en")
    org = stage.desk.session.organization
    key = next(k for k, p in org.of(Position).items() if p.code == "P04")
    stage.window.jump((key,))
    stage.window.canvas.setFocus()
    stage.rest(0.6)
    stage.key("F2")
    stage.key("ctrl+a")
    stage.type("Head of stories")
    stage.key("Return")
    stage.until(lambda: org.get(Position, key).title == "Head of stories", "the title is changed")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
